/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-interval-list.h"

G_BEGIN_DECLS

/**
 * SamvadFunnelLimits:
 * @n: the number of answers
 * @low, @high: the 95% limits around the State's share for that n
 * @outer_low, @outer_high: the 99.8% limits
 */
typedef struct {
  double n;
  double low;
  double high;
  double outer_low;
  double outer_high;
} SamvadFunnelLimits;

SamvadChart *samvad_funnel_plot_new (const SamvadIntervalRow *rows, guint n_rows,
                                     const SamvadFunnelLimits *limits, guint n_limits,
                                     const char *row_heading, const char *share_heading,
                                     double state_share);

G_END_DECLS
