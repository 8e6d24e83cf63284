/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadTrendPoint:
 * @label: "Oct 2026"
 * @reference: the State's share in the same month; NAN: none
 */
typedef struct {
  const char  *key;
  const char  *label;
  SamvadShare  share;
  double       reference;
} SamvadTrendPoint;

SamvadChart *samvad_trend_new (const SamvadTrendPoint *points, guint n_points, const char *share_heading);

G_END_DECLS
