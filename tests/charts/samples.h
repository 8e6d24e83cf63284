/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-figures.h"

G_BEGIN_DECLS

/* Every chart with believable, awkward and empty numbers, for the tests and for looking at. */

typedef enum {
  SAMPLE_ENGLISH,
  SAMPLE_HINDI,
  SAMPLE_LONG,
  SAMPLE_ONE,
  SAMPLE_EMPTY,
  SAMPLE_NANS,
  N_SAMPLES
} Sample;

typedef SamvadChart *(*SampleFunc) (Sample sample);

typedef struct {
  const char *name;
  SampleFunc  create;
} SampleChart;

extern const SampleChart sample_charts[];

const char  *sample_name          (Sample sample);
SamvadShare  sample_share         (gint64 count, gint64 n);
void         sample_clean_up      (void);

G_END_DECLS
