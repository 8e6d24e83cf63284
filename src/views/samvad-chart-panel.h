/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-chart-view.h"

G_BEGIN_DECLS

/**
 * SamvadChartPanel:
 *
 * A chart as a page shows it: the finding as heading, the drawing, the read-out line, and a
 * button that shows the same numbers as a table. Its `definition` says what the numbers are.
 */
#define SAMVAD_TYPE_CHART_PANEL (samvad_chart_panel_get_type ())
G_DECLARE_FINAL_TYPE (SamvadChartPanel, samvad_chart_panel, SAMVAD, CHART_PANEL, AdwBin)

void             samvad_chart_panel_take_chart (SamvadChartPanel *self, SamvadChart *chart);
SamvadChartView *samvad_chart_panel_get_view   (SamvadChartPanel *self);

G_END_DECLS
