/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-view-model.h"

G_BEGIN_DECLS

/* How many families of the window find the services how: each number opens its records. */
#define SAMVAD_TYPE_OPINION_COUNTS (samvad_opinion_counts_get_type ())
G_DECLARE_FINAL_TYPE (SamvadOpinionCounts, samvad_opinion_counts, SAMVAD, OPINION_COUNTS, AdwBin)

void samvad_opinion_counts_show (SamvadOpinionCounts *self, SamvadViewModel *model, const char *district);

G_END_DECLS
