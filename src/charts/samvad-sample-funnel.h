/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"

G_BEGIN_DECLS

/* "sampled" 690, "dialled" 640, … @count: of cases; @key: (nullable) */
typedef struct {
  const char *name;
  gint64      count;
  const char *key;
} SamvadSampleStep;

SamvadChart *samvad_sample_funnel_new (const SamvadSampleStep *steps, guint n_steps);

G_END_DECLS
