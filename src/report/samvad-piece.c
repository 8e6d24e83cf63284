/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-piece.h"

/** @data: freed with @destroy */
SamvadPiece *
samvad_piece_new (SamvadPieceDraw draw,
                  gpointer        data,
                  GDestroyNotify  destroy,
                  double          height)
{
  SamvadPiece *self = g_new0 (SamvadPiece, 1);

  self->draw = draw;
  self->data = data;
  self->destroy = destroy;
  self->height = height;
  self->least = height;
  return self;
}

void
samvad_piece_free (SamvadPiece *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->outline);
  g_free (self);
}

/* The lines @from to @to - 1 in the layout's own size, the first one at the top. */
static double
draw_unscaled (PangoLayout *layout,
               cairo_t     *cr,
               int          from,
               int          to)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double top = 0, bottom = 0;
  int index = 0;

  do
    {
      int y0, y1;
      PangoRectangle rectangle;

      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      pango_layout_iter_get_line_extents (iter, NULL, &rectangle);
      if (index == from)
        top = (double) y0 / PANGO_SCALE;
      if (index >= from && index < to)
        bottom = (double) y1 / PANGO_SCALE;
      if (index >= from && index < to && cr != NULL)
        {
          cairo_move_to (cr, (double) rectangle.x / PANGO_SCALE,
                         (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE - top);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      index++;
    }
  while (index < to && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return bottom - top;
}

/**
 * samvad_layout_draw_lines:
 * @y: top of the first line that is drawn
 *
 * Draws the lines @from to @to - 1 of @layout. With a %NULL @cr it only measures.
 *
 * Returns: the height of these lines
 */
double
samvad_layout_draw_lines (PangoLayout *layout,
                          cairo_t     *cr,
                          double       x,
                          double       y,
                          int          from,
                          int          to)
{
  double scale = samvad_layout_get_scale (layout);
  double height;

  if (cr != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_scale (cr, scale, scale);
    }
  height = draw_unscaled (layout, cr, from, to) * scale;
  if (cr != NULL)
    cairo_restore (cr);
  return height;
}

/** Draws all of @layout with its top left corner at (@x, @y). */
void
samvad_layout_draw (PangoLayout *layout,
                    cairo_t     *cr,
                    double       x,
                    double       y)
{
  samvad_layout_draw_lines (layout, cr, x, y, 0, pango_layout_get_line_count (layout));
}

/** Returns: the baseline of the first line, from the top at which samvad_layout_draw_lines() draws it */
double
samvad_layout_get_ascent (PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int baseline = pango_layout_iter_get_baseline (iter);
  int top;

  pango_layout_iter_get_line_yrange (iter, &top, NULL);
  pango_layout_iter_free (iter);
  return (double) (baseline - top) / PANGO_SCALE * samvad_layout_get_scale (layout);
}
