/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-canvas.h"

G_BEGIN_DECLS

/**
 * SamvadRows:
 * @name: width of the column before the plot
 * @value, @note: widths of the columns behind it, a number and a word to it
 * @head, @foot: height above and below the rows
 * @plot_x, @plot: where the plot begins and how wide it is
 * @height: of one row
 *
 * The layout that all charts of horizontal bars share: name, plot, number.
 */
typedef struct {
  guint  n_rows;
  double name;
  double value;
  double note;
  double head;
  double foot;
  double plot_x;
  double plot;
  double height;
} SamvadRows;

void      samvad_rows_init    (SamvadRows *self, guint n_rows);
void      samvad_rows_widen   (SamvadRows *self, SamvadCanvas *canvas, const char *name, const char *value,
                               const char *note);
void      samvad_rows_measure (SamvadRows *self, SamvadCanvas *canvas);
void      samvad_rows_place   (SamvadRows *self, SamvadCanvas *canvas);
SamvadBox samvad_rows_get_box (const SamvadRows *self, SamvadCanvas *canvas, guint index);
SamvadBox samvad_rows_get_bar (const SamvadRows *self, guint index, double share);
void      samvad_rows_draw    (const SamvadRows *self, SamvadCanvas *canvas, guint index,
                               const char *name, const char *value, const char *note);

G_END_DECLS
