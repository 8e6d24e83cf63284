/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-chart-class.h"

#define SELECTION      0.14     /* strength of the tint */
#define TITLE_GAP      0.6      /* em below the title */

static void
point_clear (gpointer data)
{
  SamvadChartPoint *point = data;

  g_free (point->key);
  g_free (point->text);
}

/**
 * samvad_chart_create:
 * @size: of the struct that begins with a SamvadChart
 *
 * Returns: (transfer full): zeroed apart from the base
 */
gpointer
samvad_chart_create (const SamvadChartClass *class,
                     gsize                   size)
{
  SamvadChart *self = g_malloc0 (size);

  self->class = class;
  self->ref_count = 1;
  self->description = g_strdup ("");
  self->points = g_array_new (FALSE, TRUE, sizeof (SamvadChartPoint));
  g_array_set_clear_func (self->points, point_clear);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->numeric = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->focus = -1;
  return self;
}

SamvadChart *
samvad_chart_ref (SamvadChart *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
samvad_chart_unref (SamvadChart *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  if (self->class->finalize != NULL)
    self->class->finalize (self);
  g_array_unref (self->points);
  g_ptr_array_unref (self->headings);
  g_array_unref (self->numeric);
  g_ptr_array_unref (self->cells);
  g_free (self->title);
  g_free (self->description);
  g_free (self->selected);
  samvad_canvas_cache_clear (&self->cache);
  g_free (self);
}

static gboolean
has_title (SamvadChart            *self,
           const SamvadChartStyle *style)
{
  return (style->flags & SAMVAD_CHART_TITLED) && self->title != NULL && *self->title != '\0';
}

static double
measure_title (SamvadChart  *self,
               SamvadCanvas *canvas)
{
  SamvadLabel label = { .face = SAMVAD_FACE_TITLE, .max_width = canvas->width };

  if (!has_title (self, canvas->style))
    return 0;
  return samvad_canvas_measure_paragraph (canvas, self->title, &label) + TITLE_GAP * canvas->em;
}

/**
 * samvad_chart_measure:
 * @width: the width it is to be drawn at; raised to the minimal width where it is less
 * @minimal_width: (out) (optional): below it texts would collide
 * @minimal_height: (out) (optional): at that width
 * @natural_height: (out) (optional): at which it looks best
 *
 * All in user units of the style's resolution: pixels on the screen, points on paper.
 */
void
samvad_chart_measure (SamvadChart            *self,
                      const SamvadChartStyle *style,
                      double                  width,
                      double                 *minimal_width,
                      double                 *minimal_height,
                      double                 *natural_height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  SamvadCanvas canvas;
  double title;

  samvad_canvas_init (&canvas, cr, style, &self->cache);
  canvas.width = width;
  self->class->measure (self, &canvas);
  if (canvas.width < canvas.minimal_width)
    {
      canvas.width = canvas.minimal_width;
      self->class->measure (self, &canvas);
    }
  title = measure_title (self, &canvas);
  if (minimal_width != NULL)
    *minimal_width = canvas.minimal_width;
  if (minimal_height != NULL)
    *minimal_height = canvas.minimal_height + title;
  if (natural_height != NULL)
    *natural_height = MAX (canvas.natural_height, canvas.minimal_height) + title;
  samvad_canvas_clear (&canvas);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
forget_boxes (SamvadChart *self)
{
  for (guint i = 0; i < self->points->len; i++)
    g_array_index (self->points, SamvadChartPoint, i).box = (SamvadBox) { 0, 0, 0, 0 };
}

static void
draw_focus (SamvadChart  *self,
            SamvadCanvas *canvas)
{
  SamvadBox box;

  if (self->focus < 0 || !samvad_chart_get_point_box (self, (guint) self->focus, &box))
    return;
  canvas->mirrored = FALSE;
  if (self->class->trace != NULL && self->class->trace (self, canvas, (guint) self->focus))
    {
      samvad_canvas_stroke_path (canvas, SAMVAD_COLOUR_ACCENT, SAMVAD_STROKE_BOLD);
      return;
    }
  box.y -= canvas->origin;
  samvad_canvas_outline (canvas, SAMVAD_COLOUR_ACCENT, SAMVAD_STROKE_BOLD, &box);
}

static void
draw_title (SamvadChart  *self,
            SamvadCanvas *canvas)
{
  SamvadLabel label = { .face = SAMVAD_FACE_TITLE, .max_width = canvas->width };

  if (has_title (self, canvas->style))
    samvad_canvas_paragraph (canvas, self->title, &label);
}

/**
 * samvad_chart_draw_recording:
 * @texts: (nullable) (element-type SamvadCanvasText): gets every text that was drawn
 */
void
samvad_chart_draw_recording (SamvadChart            *self,
                             cairo_t                *cr,
                             double                  width,
                             double                  height,
                             const SamvadChartStyle *style,
                             GArray                 *texts)
{
  SamvadCanvas canvas;

  forget_boxes (self);
  cairo_save (cr);
  cairo_new_path (cr);
  samvad_canvas_init (&canvas, cr, style, &self->cache);
  canvas.recording = texts != NULL;
  canvas.width = width;
  canvas.origin = measure_title (self, &canvas);
  canvas.height = height - canvas.origin;
  cairo_translate (cr, 0, canvas.origin);
  self->class->draw (self, &canvas);
  draw_focus (self, &canvas);
  cairo_translate (cr, 0, -canvas.origin);
  canvas.mirrored = (style->flags & SAMVAD_CHART_RIGHT_TO_LEFT) != 0;
  canvas.origin = 0;
  draw_title (self, &canvas);
  if (texts != NULL)
    {
      g_array_append_vals (texts, canvas.texts->data, canvas.texts->len);
      /* the texts are the caller's now */
      g_array_set_clear_func (canvas.texts, NULL);
    }
  samvad_canvas_clear (&canvas);
  cairo_restore (cr);
}

/**
 * samvad_chart_draw:
 * @cr: with its origin where the chart's upper left corner is to be
 *
 * Draws the chart into @width × @height, which should be at least what samvad_chart_measure()
 * says. Paints no background.
 */
void
samvad_chart_draw (SamvadChart            *self,
                   cairo_t                *cr,
                   double                  width,
                   double                  height,
                   const SamvadChartStyle *style)
{
  g_return_if_fail (self != NULL && cr != NULL && style != NULL);

  samvad_chart_draw_recording (self, cr, width, height, style, NULL);
}

/** samvad_chart_set_title: (nullable): a sentence that says the finding */
void
samvad_chart_set_title (SamvadChart *self,
                        const char  *title)
{
  char *copy = g_strdup (title);

  g_free (self->title);
  self->title = copy;
}

const char *
samvad_chart_get_title (SamvadChart *self)
{
  return self->title;
}

void
samvad_chart_take_description (SamvadChart *self,
                               char        *description)
{
  g_free (self->description);
  self->description = description;
}

/** Returns: what the chart shows, in sentences, for a screen reader; never %NULL */
const char *
samvad_chart_get_description (SamvadChart *self)
{
  return self->description;
}

/**
 * samvad_chart_take_point:
 * @key: (nullable): what it stands for, a district's code say, so that views can be linked
 */
void
samvad_chart_take_point (SamvadChart *self,
                         const char  *key,
                         char        *text)
{
  SamvadChartPoint point = { g_strdup (key), text, { 0, 0, 0, 0 } };

  g_array_append_val (self->points, point);
}

gboolean
samvad_chart_is_selected (SamvadChart *self,
                          guint        index)
{
  return self->selected != NULL &&
         g_strcmp0 (g_array_index (self->points, SamvadChartPoint, index).key, self->selected) == 0;
}

/** samvad_chart_place_point: says where point @index is, its selection is the chart's own business */
void
samvad_chart_place_point (SamvadChart     *self,
                          SamvadCanvas    *canvas,
                          guint            index,
                          const SamvadBox *box)
{
  g_array_index (self->points, SamvadChartPoint, index).box = samvad_canvas_map_box (canvas, box);
}

/** samvad_chart_mark_point: places it, and tints its ground where it is selected; call before drawing */
void
samvad_chart_mark_point (SamvadChart     *self,
                         SamvadCanvas    *canvas,
                         guint            index,
                         const SamvadBox *box)
{
  samvad_chart_place_point (self, canvas, index, box);
  if (!samvad_chart_is_selected (self, index))
    return;
  if (canvas->paper)
    samvad_canvas_outline (canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_THIN, box);
  else
    samvad_canvas_fill (canvas, SAMVAD_COLOUR_ACCENT, SELECTION, box);
}

guint
samvad_chart_get_n_points (SamvadChart *self)
{
  return self->points->len;
}

const char *
samvad_chart_get_point_text (SamvadChart *self,
                             guint        index)
{
  g_return_val_if_fail (index < self->points->len, NULL);

  return g_array_index (self->points, SamvadChartPoint, index).text;
}

const char *
samvad_chart_get_point_key (SamvadChart *self,
                            guint        index)
{
  g_return_val_if_fail (index < self->points->len, NULL);

  return g_array_index (self->points, SamvadChartPoint, index).key;
}

/** Returns: %FALSE where the last drawing did not show it, or there was none */
gboolean
samvad_chart_get_point_box (SamvadChart *self,
                            guint        index,
                            SamvadBox   *box)
{
  g_return_val_if_fail (index < self->points->len, FALSE);

  *box = g_array_index (self->points, SamvadChartPoint, index).box;
  return box->width > 0;
}

static gboolean
contains (const SamvadBox *box,
          double           x,
          double           y)
{
  return box->width > 0 && x >= box->x && x <= box->x + box->width && y >= box->y &&
         y <= box->y + box->height;
}

static double
measure_distance (const SamvadBox *box,
                  double           x,
                  double           y)
{
  double dx = x - box->x - box->width / 2;
  double dy = y - box->y - box->height / 2;

  return dx * dx + dy * dy;
}

/* From @begin to before @end, the one with the nearest centre where they overlap. */
static int
find_among (SamvadChart *self,
            guint        begin,
            guint        end,
            double       x,
            double       y)
{
  double nearest = G_MAXDOUBLE;
  int found = -1;

  for (guint i = begin; i < end; i++)
    {
      const SamvadBox *box = &g_array_index (self->points, SamvadChartPoint, i).box;

      if (contains (box, x, y) && measure_distance (box, x, y) < nearest &&
          (self->class->contains == NULL || self->class->contains (self, i, x, y)))
        {
          nearest = measure_distance (box, x, y);
          found = (int) i;
        }
    }
  return found;
}

/** Returns: the point at (@x, @y), or -1. A part of a row covers the row */
int
samvad_chart_find_point (SamvadChart *self,
                         double       x,
                         double       y)
{
  guint n_rows = self->points->len - self->n_parts;
  int part = find_among (self, n_rows, self->points->len, x, y);

  return part >= 0 ? part : find_among (self, 0, n_rows, x, y);
}

/** Returns: the first point with @key, or -1 */
int
samvad_chart_find_key (SamvadChart *self,
                       const char  *key)
{
  for (guint i = 0; key != NULL && i < self->points->len; i++)
    if (g_strcmp0 (g_array_index (self->points, SamvadChartPoint, i).key, key) == 0)
      return (int) i;
  return -1;
}

/** samvad_chart_set_focus: the point with the keyboard's ring around it; -1: none */
void
samvad_chart_set_focus (SamvadChart *self,
                        int          index)
{
  self->focus = index < (int) self->points->len ? MAX (index, -1) : -1;
}

int
samvad_chart_get_focus (SamvadChart *self)
{
  return self->focus;
}

/** samvad_chart_set_selected: @key: (nullable): all points with it are highlighted */
void
samvad_chart_set_selected (SamvadChart *self,
                           const char  *key)
{
  char *copy = g_strdup (key);

  g_free (self->selected);
  self->selected = copy;
}

const char *
samvad_chart_get_selected (SamvadChart *self)
{
  return self->selected;
}

void
samvad_chart_add_column (SamvadChart *self,
                         const char  *heading,
                         gboolean     numeric)
{
  g_ptr_array_add (self->headings, g_strdup (heading));
  g_array_append_val (self->numeric, numeric);
}

/** samvad_chart_take_cell: adds the next cell, row by row */
void
samvad_chart_take_cell (SamvadChart *self,
                        char        *text)
{
  g_ptr_array_add (self->cells, text);
}

guint
samvad_chart_get_n_columns (SamvadChart *self)
{
  return self->headings->len;
}

guint
samvad_chart_get_n_rows (SamvadChart *self)
{
  return self->headings->len > 0 ? self->cells->len / self->headings->len : 0;
}

const char *
samvad_chart_get_heading (SamvadChart *self,
                          guint        column)
{
  g_return_val_if_fail (column < self->headings->len, NULL);

  return g_ptr_array_index (self->headings, column);
}

gboolean
samvad_chart_is_numeric (SamvadChart *self,
                         guint        column)
{
  g_return_val_if_fail (column < self->headings->len, FALSE);

  return g_array_index (self->numeric, gboolean, column);
}

const char *
samvad_chart_get_cell (SamvadChart *self,
                       guint        row,
                       guint        column)
{
  g_return_val_if_fail (row < samvad_chart_get_n_rows (self) && column < self->headings->len, NULL);

  return g_ptr_array_index (self->cells, row * self->headings->len + column);
}

/** Returns: the point that a row of the table stands for; -1: a row of several shares for none of them */
int
samvad_chart_find_row_point (SamvadChart *self,
                             guint        row)
{
  guint n_rows = samvad_chart_get_n_rows (self);

  return row < n_rows && self->points->len - self->n_parts == n_rows ? (int) row : -1;
}
