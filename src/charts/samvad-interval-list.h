/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadIntervalRow:
 * @key: a district's code, say
 * @differs: the test of DESIGN section 6 says so
 * @rank_low, @rank_high: 0 where there is none
 */
typedef struct {
  const char *key;
  const char *name;
  SamvadShare share;
  gboolean    differs;
  int         rank_low;
  int         rank_high;
} SamvadIntervalRow;

SamvadChart *samvad_interval_list_new      (const SamvadIntervalRow *rows, guint n_rows,
                                            const char *row_heading, const char *share_heading,
                                            double state_share);
void         samvad_interval_list_draw_row (SamvadChart *chart, guint index, cairo_t *cr, double width,
                                            double height, const SamvadChartStyle *style);

G_END_DECLS
