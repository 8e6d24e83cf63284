/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "samvad-chart-style.h"

G_BEGIN_DECLS

/**
 * SamvadChart:
 *
 * One chart, drawn alike on the screen and on paper, with its texts: a title that says the
 * finding, a line for every point (read-out by pointer or keyboard), a description for a screen
 * reader and a table with the same numbers. The constructors (`samvad_burn_up_new` …) copy what
 * they are given and put it into words of the current language: after a change of language or
 * data, make a new chart. Reference counted; use from one thread at a time.
 */
typedef struct _SamvadChart SamvadChart;

/* A rectangle in the user units of the cairo context, y downwards. */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} SamvadBox;

SamvadChart *samvad_chart_ref             (SamvadChart *self);
void         samvad_chart_unref           (SamvadChart *self);

void         samvad_chart_measure         (SamvadChart *self, const SamvadChartStyle *style, double width,
                                           double *minimal_width, double *minimal_height,
                                           double *natural_height);
void         samvad_chart_draw            (SamvadChart *self, cairo_t *cr, double width, double height,
                                           const SamvadChartStyle *style);

void         samvad_chart_set_title       (SamvadChart *self, const char *title);
const char  *samvad_chart_get_title       (SamvadChart *self);
const char  *samvad_chart_get_description (SamvadChart *self);

/* Points: boxes are those of the last drawing. */
guint        samvad_chart_get_n_points    (SamvadChart *self);
const char  *samvad_chart_get_point_text  (SamvadChart *self, guint index);
const char  *samvad_chart_get_point_key   (SamvadChart *self, guint index);
gboolean     samvad_chart_get_point_box   (SamvadChart *self, guint index, SamvadBox *box);
int          samvad_chart_find_point      (SamvadChart *self, double x, double y);
int          samvad_chart_find_key        (SamvadChart *self, const char *key);
void         samvad_chart_set_focus       (SamvadChart *self, int index);
int          samvad_chart_get_focus       (SamvadChart *self);
void         samvad_chart_set_selected    (SamvadChart *self, const char *key);
const char  *samvad_chart_get_selected    (SamvadChart *self);

/* The table twin. */
guint        samvad_chart_get_n_columns   (SamvadChart *self);
guint        samvad_chart_get_n_rows      (SamvadChart *self);
const char  *samvad_chart_get_heading     (SamvadChart *self, guint column);
gboolean     samvad_chart_is_numeric      (SamvadChart *self, guint column);
const char  *samvad_chart_get_cell        (SamvadChart *self, guint row, guint column);
int          samvad_chart_find_row_point  (SamvadChart *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadChart, samvad_chart_unref)

G_END_DECLS
