/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-month-compare.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* The sentences under the headline of a month. */

char *samvad_overview_words_state      (SamvadSnapshot *snapshot);
char *samvad_overview_words_badge      (SamvadSnapshot *snapshot);
char *samvad_overview_words_reported   (SamvadSnapshot *snapshot);
char *samvad_overview_words_comparison (const SamvadMonthComparison *comparison);

G_END_DECLS
