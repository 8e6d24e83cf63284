/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-flow.h"

G_BEGIN_DECLS

/* How items come and go, as the page and the review pack show it alike. */

char        *samvad_flow_words_age   (guint age);
SamvadChart *samvad_flow_words_chart (const SamvadFlow *flow, guint n_months);

G_END_DECLS
