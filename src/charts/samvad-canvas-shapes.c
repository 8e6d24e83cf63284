/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-canvas.h"

#include <math.h>

#define HAIRLINE      0.05      /* em */
#define THIN          0.10
#define BOLD          0.18
#define EMPHASIS      1.4       /* strokes in high contrast */
#define MARK          0.30      /* em, radius */
#define DASH          0.45
#define DOT_GAP       0.24
#define HATCH_NEAR    0.22      /* em between hatching lines at full strength */
#define HATCH_FAR     0.75      /* and at the least that is hatched */
#define HATCH_LEAST   0.10      /* strength: less is left white */

static void
set_colour (SamvadCanvas       *self,
            const SamvadColour *colour)
{
  cairo_set_source_rgb (self->cr, colour->red, colour->green, colour->blue);
}

static void
set_colour_name (SamvadCanvas     *self,
                 SamvadColourName  name)
{
  set_colour (self, &self->style->colours[name]);
}

double
samvad_canvas_get_stroke (SamvadCanvas *self,
                          SamvadStroke  stroke)
{
  double width = stroke == SAMVAD_STROKE_HAIRLINE ? HAIRLINE : stroke == SAMVAD_STROKE_BOLD ? BOLD : THIN;

  if (self->style->flags & SAMVAD_CHART_HIGH_CONTRAST)
    width *= EMPHASIS;
  return width * self->em;
}

static void
set_stroke (SamvadCanvas *self,
            SamvadStroke  stroke)
{
  const double dash[] = { DASH * self->em, DASH * self->em };
  const double dots[] = { 0, DOT_GAP * self->em };

  cairo_set_line_width (self->cr, samvad_canvas_get_stroke (self, stroke));
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (self->cr, stroke == SAMVAD_STROKE_DOTTED ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (self->cr, stroke == SAMVAD_STROKE_DOTTED ? dots : dash,
                  stroke == SAMVAD_STROKE_DOTTED || stroke == SAMVAD_STROKE_DASHED ? 2 : 0, 0);
}

void
samvad_canvas_line (SamvadCanvas     *self,
                    SamvadColourName  colour,
                    SamvadStroke      stroke,
                    double            x1,
                    double            y1,
                    double            x2,
                    double            y2)
{
  set_colour_name (self, colour);
  set_stroke (self, stroke);
  cairo_move_to (self->cr, samvad_canvas_map_x (self, x1), y1);
  cairo_line_to (self->cr, samvad_canvas_map_x (self, x2), y2);
  cairo_stroke (self->cr);
}

static void
trace (SamvadCanvas     *self,
       const SamvadSpot *spots,
       guint             n_spots)
{
  /* a text leaves its current point behind */
  cairo_new_path (self->cr);
  for (guint i = 0; i < n_spots; i++)
    cairo_line_to (self->cr, samvad_canvas_map_x (self, spots[i].x), spots[i].y);
}

void
samvad_canvas_path (SamvadCanvas     *self,
                    SamvadColourName  colour,
                    SamvadStroke      stroke,
                    const SamvadSpot *spots,
                    guint             n_spots)
{
  if (n_spots < 2)
    return;
  set_colour_name (self, colour);
  set_stroke (self, stroke);
  trace (self, spots, n_spots);
  cairo_stroke (self->cr);
}

/** Returns: @colour at @strength (0 to 1) over the background */
SamvadColour
samvad_canvas_get_fill (SamvadCanvas     *self,
                        SamvadColourName  colour,
                        double            strength)
{
  return samvad_colour_mix (&self->style->colours[SAMVAD_COLOUR_BACKGROUND], &self->style->colours[colour],
                            strength);
}

/* Lines over the current clip: rising (negative), level (positive), falling (others). */
static void
draw_hatching (SamvadCanvas     *self,
               SamvadColourName  colour,
               double            gap)
{
  double x1, y1, x2, y2, slope;

  slope = colour == SAMVAD_COLOUR_NEGATIVE ? -1 : colour == SAMVAD_COLOUR_POSITIVE ? 0 : 1;
  cairo_clip_extents (self->cr, &x1, &y1, &x2, &y2);
  set_colour_name (self, colour);
  set_stroke (self, SAMVAD_STROKE_HAIRLINE);
  for (double y = y1 - (x2 - x1); y < y2 + (x2 - x1); y += gap)
    {
      cairo_move_to (self->cr, x1, y + (slope < 0 ? x2 - x1 : 0));
      cairo_line_to (self->cr, x2, y + (slope > 0 ? x2 - x1 : 0));
    }
  cairo_stroke (self->cr);
}

/**
 * samvad_canvas_pattern_path:
 * @strength: 0 to 1
 *
 * Fills the current path, and ends it: with the colour on the screen; on paper with the hatching
 * that stands for it, denser with strength. Grey and plain bars are solid there, neutral is left white.
 */
void
samvad_canvas_pattern_path (SamvadCanvas     *self,
                            SamvadColourName  colour,
                            double            strength)
{
  SamvadColour fill = samvad_canvas_get_fill (self, colour, strength);
  gboolean solid = !self->paper || (colour == SAMVAD_COLOUR_FOREGROUND || colour == SAMVAD_COLOUR_GRID ||
                                    colour == SAMVAD_COLOUR_BACKGROUND);

  cairo_save (self->cr);
  if (solid)
    {
      set_colour (self, &fill);
      cairo_fill (self->cr);
    }
  else if (colour != SAMVAD_COLOUR_NEUTRAL && strength >= HATCH_LEAST)
    {
      double depth = MIN (strength / SAMVAD_CHART_DEEPEST_TINT, 1);

      cairo_clip (self->cr);
      draw_hatching (self, colour, self->em * (HATCH_FAR + (HATCH_NEAR - HATCH_FAR) * depth));
    }
  cairo_restore (self->cr);
  cairo_new_path (self->cr);
}

/** samvad_canvas_stroke_path: strokes the current path, and ends it */
void
samvad_canvas_stroke_path (SamvadCanvas     *self,
                           SamvadColourName  colour,
                           SamvadStroke      stroke)
{
  set_colour_name (self, colour);
  set_stroke (self, stroke);
  cairo_stroke (self->cr);
}

void
samvad_canvas_area (SamvadCanvas     *self,
                    SamvadColourName  colour,
                    double            strength,
                    const SamvadSpot *spots,
                    guint             n_spots)
{
  if (n_spots < 3)
    return;
  trace (self, spots, n_spots);
  cairo_close_path (self->cr);
  samvad_canvas_pattern_path (self, colour, strength);
}

static void
trace_box (SamvadCanvas    *self,
           const SamvadBox *box)
{
  double x = self->mirrored ? self->width - box->x - box->width : box->x;
  double left = round (x), top = round (box->y);
  double right = round (x + box->width), bottom = round (box->y + box->height);

  /* Edges on whole pixels are sharp, and quick to fill; paper has no pixels. */
  if (!self->paper && right > left && bottom > top)
    cairo_rectangle (self->cr, left, top, right - left, bottom - top);
  else
    cairo_rectangle (self->cr, x, box->y, box->width, box->height);
}

void
samvad_canvas_fill (SamvadCanvas     *self,
                    SamvadColourName  colour,
                    double            strength,
                    const SamvadBox  *box)
{
  if (box->width <= 0 || box->height <= 0)
    return;
  trace_box (self, box);
  samvad_canvas_pattern_path (self, colour, strength);
}

/** samvad_canvas_hatch: the sign of what is provisional, on the screen too */
void
samvad_canvas_hatch (SamvadCanvas     *self,
                     SamvadColourName  colour,
                     const SamvadBox  *box)
{
  if (box->width <= 0 || box->height <= 0)
    return;
  cairo_save (self->cr);
  trace_box (self, box);
  cairo_clip (self->cr);
  draw_hatching (self, colour, self->em * (HATCH_NEAR + HATCH_FAR) / 2);
  cairo_restore (self->cr);
}

/** samvad_canvas_outline: lies wholly inside @box */
void
samvad_canvas_outline (SamvadCanvas     *self,
                       SamvadColourName  colour,
                       SamvadStroke      stroke,
                       const SamvadBox  *box)
{
  double inset = samvad_canvas_get_stroke (self, stroke) / 2;
  SamvadBox inner = { box->x + inset, box->y + inset, box->width - 2 * inset, box->height - 2 * inset };

  if (inner.width <= 0 || inner.height <= 0)
    return;
  set_colour_name (self, colour);
  set_stroke (self, stroke);
  cairo_rectangle (self->cr, self->mirrored ? self->width - inner.x - inner.width : inner.x, inner.y,
                   inner.width, inner.height);
  cairo_stroke (self->cr);
}

static void
trace_triangle (SamvadCanvas *self,
                double        x,
                double        y,
                double        up)
{
  double r = MARK * self->em;

  cairo_move_to (self->cr, x - r, y + up * r * 0.8);
  cairo_line_to (self->cr, x + r, y + up * r * 0.8);
  cairo_line_to (self->cr, x, y - up * r * 0.8);
  cairo_close_path (self->cr);
}

static void
trace_circle (SamvadCanvas *self,
              double        x,
              double        y)
{
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, x, y, MARK * self->em, 0, 2 * G_PI);
}

/** samvad_canvas_mark: hollow marks hide what lies below, so that they stay hollow on a line */
void
samvad_canvas_mark (SamvadCanvas     *self,
                    SamvadMark        mark,
                    SamvadColourName  colour,
                    double            x,
                    double            y)
{
  gboolean hollow = mark == SAMVAD_MARK_HOLLOW || mark == SAMVAD_MARK_DOTTED;

  x = samvad_canvas_map_x (self, x);
  if (mark == SAMVAD_MARK_DOWN || mark == SAMVAD_MARK_UP)
    trace_triangle (self, x, y, mark == SAMVAD_MARK_UP ? 1 : -1);
  else
    trace_circle (self, x, y);
  set_colour_name (self, hollow ? SAMVAD_COLOUR_BACKGROUND : colour);
  if (!hollow)
    {
      cairo_fill (self->cr);
      return;
    }
  cairo_fill_preserve (self->cr);
  set_colour_name (self, colour);
  set_stroke (self, mark == SAMVAD_MARK_DOTTED ? SAMVAD_STROKE_DOTTED : SAMVAD_STROKE_THIN);
  cairo_stroke (self->cr);
}

/** Returns: the width and height of a mark, its stroke included */
double
samvad_canvas_get_mark_size (SamvadCanvas *self)
{
  return 2 * MARK * self->em + samvad_canvas_get_stroke (self, SAMVAD_STROKE_THIN);
}
