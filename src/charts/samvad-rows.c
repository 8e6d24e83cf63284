/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-rows.h"

#define GAP        0.9  /* em between columns */
#define NAME_LIMIT 20.0 /* em */
#define MIN_PLOT   9.0
#define ROW        1.40 /* lines */
#define ROW_LEAST  1.04
#define BAR        0.62 /* of a row's height */

void
samvad_rows_init (SamvadRows *self,
                  guint       n_rows)
{
  memset (self, 0, sizeof *self);
  self->n_rows = n_rows;
}

/** samvad_rows_widen: sees to it that they fit; @note: (nullable) */
void
samvad_rows_widen (SamvadRows   *self,
                   SamvadCanvas *canvas,
                   const char   *name,
                   const char   *value,
                   const char   *note)
{
  double width = samvad_canvas_get_text_width (canvas, SAMVAD_FACE_NORMAL, name);

  self->name = MAX (self->name, MIN (width, NAME_LIMIT * canvas->em));
  self->value = MAX (self->value, samvad_canvas_get_text_width (canvas, SAMVAD_FACE_NORMAL, value));
  if (note != NULL)
    self->note = MAX (self->note, samvad_canvas_get_text_width (canvas, SAMVAD_FACE_NORMAL, note));
}

static double
get_columns (SamvadRows   *self,
             SamvadCanvas *canvas)
{
  return self->name + self->value + self->note + (self->note > 0 ? 3 : 2) * GAP * canvas->em;
}

void
samvad_rows_measure (SamvadRows   *self,
                     SamvadCanvas *canvas)
{
  guint n_rows = MAX (self->n_rows, 1);

  canvas->minimal_width = get_columns (self, canvas) + MIN_PLOT * canvas->em;
  canvas->minimal_height = self->head + self->foot + n_rows * ROW_LEAST * canvas->line;
  canvas->natural_height = self->head + self->foot + n_rows * ROW * canvas->line;
}

void
samvad_rows_place (SamvadRows   *self,
                   SamvadCanvas *canvas)
{
  self->plot_x = self->name + GAP * canvas->em;
  self->plot = canvas->width - get_columns (self, canvas);
  self->height = (canvas->height - self->head - self->foot) / MAX (self->n_rows, 1);
}

/** Returns: the whole row */
SamvadBox
samvad_rows_get_box (const SamvadRows *self,
                     SamvadCanvas     *canvas,
                     guint             index)
{
  return (SamvadBox) { 0, self->head + index * self->height, canvas->width, self->height };
}

/** Returns: a bar from the plot's start over @share of its width */
SamvadBox
samvad_rows_get_bar (const SamvadRows *self,
                     guint             index,
                     double            share)
{
  return (SamvadBox) { self->plot_x, self->head + (index + (1 - BAR) / 2) * self->height,
                       self->plot * CLAMP (share, 0, 1), self->height * BAR };
}

void
samvad_rows_draw (const SamvadRows *self,
                  SamvadCanvas     *canvas,
                  guint             index,
                  const char       *name,
                  const char       *value,
                  const char       *note)
{
  double y = self->head + (index + 0.5) * self->height;
  double x = self->plot_x + self->plot + GAP * canvas->em + self->value;

  samvad_canvas_text (canvas, name, &(SamvadLabel) { .y = y, .y_align = 0.5, .max_width = self->name });
  samvad_canvas_text (canvas, value, &(SamvadLabel) {
    .x = x, .y = y, .x_align = 1, .y_align = 0.5 });
  if (note != NULL)
    samvad_canvas_text (canvas, note, &(SamvadLabel) {
      .colour = SAMVAD_COLOUR_DIM, .x = canvas->width, .y = y, .x_align = 1, .y_align = 0.5 });
}
