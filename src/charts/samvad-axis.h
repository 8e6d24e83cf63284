/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-canvas.h"

G_BEGIN_DECLS

/**
 * SamvadAxis:
 * @from, @to: values
 * @start, @end: where they lie on the canvas
 * @step: between ticks
 */
typedef struct {
  double from;
  double to;
  double start;
  double end;
  double step;
} SamvadAxis;

SamvadAxis samvad_axis_new_counts  (double highest, double start, double end, guint max_ticks);
SamvadAxis samvad_axis_new_shares  (double highest, double start, double end, guint max_ticks);
double     samvad_axis_map         (const SamvadAxis *self, double value);
guint      samvad_axis_get_n_ticks (const SamvadAxis *self);
double     samvad_axis_get_tick    (const SamvadAxis *self, guint index);

G_END_DECLS
