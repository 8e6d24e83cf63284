/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-chart.h"

G_BEGIN_DECLS

/**
 * SamvadChartView:
 *
 * A chart on the screen: drawn in the colours and the font of the desktop, read out at the pointer
 * and by the arrow keys (Home, End), named for a screen reader.
 *
 * Property `readout`: what the point in focus says, or NULL. Signal `activated` (the point's
 * key): by click or Enter.
 */
#define SAMVAD_TYPE_CHART_VIEW (samvad_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SamvadChartView, samvad_chart_view, SAMVAD, CHART_VIEW, GtkWidget)

GtkWidget   *samvad_chart_view_new       (void);
void         samvad_chart_view_set_chart (SamvadChartView *self, SamvadChart *chart);
SamvadChart *samvad_chart_view_get_chart (SamvadChartView *self);
void         samvad_chart_view_select    (SamvadChartView *self, const char *key);
void         samvad_chart_view_activate  (SamvadChartView *self, int index);
void         samvad_chart_view_set_quiet (SamvadChartView *self);

G_END_DECLS
