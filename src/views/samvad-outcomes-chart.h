/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

SamvadChart *samvad_outcomes_chart_new_funnel (SamvadSnapshot *snapshot);
SamvadChart *samvad_outcomes_chart_new_codes  (SamvadSnapshot *snapshot);
SamvadChart *samvad_outcomes_chart_new_hours  (SamvadSnapshot *snapshot);

G_END_DECLS
