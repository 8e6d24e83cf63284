/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-map.h"

#include <math.h>

#include "samvad-chart-class.h"
#include "samvad-interval.h"
#include "samvad-map-shape.h"
#include "samvad-text.h"

#define FULL_TINT   0.30        /* difference from the State at which the tint is deepest */
#define GUTTER      0.30        /* em between tiles */
#define TILE_LEAST  4.6         /* em */
#define TILE_LINES  2.3         /* a tile's least height */
#define TILE_GOOD   2.9         /* and at its best */
#define SHAPE_MOST  24.0        /* lines: boundaries are not drawn taller than that by their own will */
#define PADDING     0.15        /* em */
#define NAME_OVER   1.5         /* of the district's width: what its name may take */
#define STRIP_TILE  9.0         /* em: tiles below a map of boundaries */

typedef struct {
  char           *name;
  char           *value;
  SamvadShare     share;
  gboolean        differs;
  int             column;
  int             row;
  SamvadMapShape *shape;        /* nullable */
} Place;

typedef struct {
  SamvadChart     parent;
  GArray         *places;       /* Place */
  double          state;
  int             n_columns;
  int             n_rows;
  guint           n_shaped;     /* districts that have a boundary; the others are tiles below it */
  SamvadMapBounds bounds;
  SamvadBox       drawn;        /* where the boundaries were drawn last, in the chart */
  char           *more;
  char           *less;
} SamvadDistrictMap;

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_free (place->name);
  g_free (place->value);
  g_clear_pointer (&place->shape, samvad_map_shape_free);
}

static double
get_foot (SamvadCanvas *canvas)
{
  return 1.4 * canvas->line;
}

static double
measure_key (SamvadDistrictMap *self,
             SamvadCanvas      *canvas)
{
  return samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->more) +
         samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->less) +
         2 * samvad_canvas_get_mark_size (canvas) + 3 * canvas->em;
}

/* A file of boundaries is older than the newest district; one of another State has hardly any of them. */
static gboolean
has_boundaries (SamvadDistrictMap *self)
{
  return 2 * self->n_shaped > self->places->len;
}

static guint
count_strip_columns (SamvadDistrictMap *self,
                     SamvadCanvas      *canvas)
{
  return MAX ((guint) (canvas->width / (STRIP_TILE * canvas->em)), 1);
}

/* The tiles of the districts without a boundary stand below the map. */
static double
measure_strip (SamvadDistrictMap *self,
               SamvadCanvas      *canvas)
{
  guint n_left = self->places->len - self->n_shaped, columns = count_strip_columns (self, canvas);

  return (n_left + columns - 1) / columns * TILE_LINES * canvas->line;
}

static void
district_map_measure (SamvadChart  *chart,
                      SamvadCanvas *canvas)
{
  SamvadDistrictMap *self = (SamvadDistrictMap *) chart;
  double foot = get_foot (canvas);

  canvas->minimal_width = MAX (self->n_columns * TILE_LEAST * canvas->em, measure_key (self, canvas));
  canvas->minimal_height = self->n_rows * TILE_LINES * canvas->line + foot;
  canvas->natural_height = self->n_rows * TILE_GOOD * canvas->line + foot;
  if (has_boundaries (self))
    canvas->natural_height = MAX (canvas->minimal_height,
                                  MIN (canvas->width / samvad_map_bounds_get_aspect (&self->bounds),
                                       SHAPE_MOST * canvas->line) + measure_strip (self, canvas) + foot);
}

/* Colour only where there is enough to say something (DESIGN, bands). */
static double
get_tint (SamvadDistrictMap *self,
          const Place       *place)
{
  if (place->share.band == SAMVAD_BAND_SUPPRESSED || isnan (self->state) || isnan (place->share.share))
    return 0;
  return CLAMP (fabs (place->share.share - self->state) / FULL_TINT, 0.04, 1) * SAMVAD_CHART_DEEPEST_TINT;
}

static gboolean
is_worse (SamvadDistrictMap *self,
          const Place       *place)
{
  return place->share.share > self->state;
}

static SamvadColourName
get_colour (SamvadDistrictMap *self,
            const Place       *place)
{
  return is_worse (self, place) ? SAMVAD_COLOUR_NEGATIVE : SAMVAD_COLOUR_POSITIVE;
}

static SamvadStroke
get_stroke (const Place *place)
{
  return place->differs ? SAMVAD_STROKE_BOLD
         : place->share.band == SAMVAD_BAND_SUPPRESSED ? SAMVAD_STROKE_DOTTED : SAMVAD_STROKE_HAIRLINE;
}

/* The sign stands where the district differs: elsewhere it would claim too much. */
static void
draw_value (SamvadDistrictMap *self,
            SamvadCanvas      *canvas,
            const Place       *place,
            const SamvadBox   *box,
            double             y,
            SamvadColourName   ink)
{
  double width = samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, place->value);
  double size = place->differs ? samvad_canvas_get_mark_size (canvas) + 0.2 * canvas->em : 0;
  double x = box->x + (box->width - MIN (width + size, box->width)) / 2;

  if (width + size > box->width || !samvad_canvas_try_text (canvas, place->value, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = ink, .x = x + size, .y = y, .y_align = 0.5,
    .knock_out = canvas->paper }))
    return;
  if (place->differs)
    samvad_canvas_mark (canvas, is_worse (self, place) ? SAMVAD_MARK_DOWN : SAMVAD_MARK_UP, ink,
                        x + samvad_canvas_get_mark_size (canvas) / 2, y);
}

/* Where no room is left for the name, what is said of the district may still have some.
 * Returns: whether the name is drawn */
static gboolean
draw_texts (SamvadDistrictMap *self,
            SamvadCanvas      *canvas,
            const Place       *place,
            const SamvadBox   *box,
            gboolean           named)
{
  SamvadColour fill = samvad_canvas_get_fill (canvas, get_colour (self, place), get_tint (self, place));
  gboolean hidden = place->share.band == SAMVAD_BAND_SUPPRESSED;
  SamvadColourName ink = hidden ? SAMVAD_COLOUR_DIM : samvad_chart_style_find_ink (canvas->style, &fill);
  double padding = PADDING * canvas->em, middle = box->y + box->height / 2;
  SamvadBox inner = { box->x + padding, box->y, box->width - 2 * padding, box->height };

  if (inner.width <= 0)
    return FALSE;
  if (named && samvad_canvas_try_text (canvas, place->name, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = canvas->paper ? SAMVAD_COLOUR_FOREGROUND : ink,
    .x = box->x + box->width / 2, .y = middle - 0.5 * canvas->line, .x_align = 0.5,
    .y_align = 0.5, .max_width = inner.width, .knock_out = canvas->paper }))
    {
      draw_value (self, canvas, place, &inner, middle + 0.5 * canvas->line, ink);
      return TRUE;
    }
  if (box->height >= canvas->line)
    draw_value (self, canvas, place, &inner, middle, ink);
  return FALSE;
}

static void
draw_tile (SamvadDistrictMap *self,
           SamvadCanvas      *canvas,
           guint              index,
           const SamvadBox   *cell)
{
  const Place *place = &g_array_index (self->places, Place, index);
  double gutter = GUTTER * canvas->em / 2;
  SamvadBox tile = { cell->x + gutter, cell->y + gutter, cell->width - 2 * gutter, cell->height - 2 * gutter };

  samvad_chart_place_point (&self->parent, canvas, index, cell);
  samvad_canvas_fill (canvas, get_colour (self, place), get_tint (self, place), &tile);
  samvad_canvas_outline (canvas, place->differs ? SAMVAD_COLOUR_FOREGROUND : SAMVAD_COLOUR_DIM,
                         get_stroke (place), &tile);
  if (samvad_chart_is_selected (&self->parent, index))
    samvad_canvas_outline (canvas, SAMVAD_COLOUR_ACCENT, SAMVAD_STROKE_BOLD, cell);
  draw_texts (self, canvas, place, &tile, TRUE);
}

static void
draw_tiles (SamvadDistrictMap *self,
            SamvadCanvas      *canvas)
{
  double height = (canvas->height - get_foot (canvas)) / MAX (self->n_rows, 1);
  double width = MIN (canvas->width / MAX (self->n_columns, 1), height * 2.2);
  double start = (canvas->width - width * self->n_columns) / 2;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      draw_tile (self, canvas, i,
                 &(SamvadBox) { start + place->column * width, place->row * height, width, height });
    }
}

static void
draw_shape (SamvadDistrictMap *self,
            SamvadCanvas      *canvas,
            guint              index,
            const SamvadBox   *box)
{
  const Place *place = &g_array_index (self->places, Place, index);
  SamvadBox own = samvad_map_shape_get_extents (place->shape, &self->bounds, box);

  samvad_chart_place_point (&self->parent, canvas, index, &own);
  cairo_new_path (canvas->cr);
  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
  samvad_map_shape_trace (place->shape, canvas->cr, &self->bounds, box);
  samvad_canvas_pattern_path (canvas, get_colour (self, place), get_tint (self, place));
  samvad_map_shape_trace (place->shape, canvas->cr, &self->bounds, box);
  samvad_canvas_stroke_path (canvas, SAMVAD_COLOUR_DIM, get_stroke (place));
}

/* Over the neighbours' outlines. */
static void
draw_emphasis (SamvadDistrictMap *self,
               SamvadCanvas      *canvas,
               guint              index,
               const SamvadBox   *box)
{
  const Place *place = &g_array_index (self->places, Place, index);
  gboolean selected = samvad_chart_is_selected (&self->parent, index);

  if (!selected && !place->differs)
    return;
  cairo_new_path (canvas->cr);
  samvad_map_shape_trace (place->shape, canvas->cr, &self->bounds, box);
  samvad_canvas_stroke_path (canvas, selected ? SAMVAD_COLOUR_ACCENT : SAMVAD_COLOUR_FOREGROUND,
                             SAMVAD_STROKE_BOLD);
}

static const Place *
get_shaped (SamvadDistrictMap *self,
            guint              index)
{
  const Place *place = &g_array_index (self->places, Place, index);

  return place->shape != NULL ? place : NULL;
}

/* Its name once, in the first part that has room for it. */
static void
draw_parts (SamvadDistrictMap *self,
            SamvadCanvas      *canvas,
            const Place       *place,
            const SamvadBox   *box)
{
  gboolean named = FALSE;

  for (guint part = 0; part < place->shape->n_parts; part++)
    {
      SamvadBox own = samvad_map_shape_get_label_box (place->shape, part, &self->bounds, box);

      own.x -= (NAME_OVER - 1) / 2 * own.width;
      own.width *= NAME_OVER;
      named |= draw_texts (self, canvas, place, &own, !named);
    }
}

/* A name may reach over its district's border, but never over another name: those that differ come first. */
static void
draw_names (SamvadDistrictMap *self,
            SamvadCanvas      *canvas,
            const SamvadBox   *box,
            gboolean           differing)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = get_shaped (self, i);

      if (place != NULL && place->differs == differing)
        draw_parts (self, canvas, place, box);
    }
}

static void
draw_strip (SamvadDistrictMap *self,
            SamvadCanvas      *canvas,
            double             top)
{
  guint columns = count_strip_columns (self, canvas), n_drawn = 0;
  double width = MIN (canvas->width, STRIP_TILE * canvas->em), height = TILE_LINES * canvas->line;

  for (guint i = 0; i < self->places->len; i++)
    if (get_shaped (self, i) == NULL)
      {
        draw_tile (self, canvas, i, &(SamvadBox) { n_drawn % columns * width, top + n_drawn / columns * height, width,
                                                   height });
        n_drawn++;
      }
}

static void
draw_shapes (SamvadDistrictMap *self,
             SamvadCanvas      *canvas)
{
  double inset = samvad_canvas_get_stroke (canvas, SAMVAD_STROKE_BOLD);
  double bottom = canvas->height - get_foot (canvas) - measure_strip (self, canvas);
  SamvadBox box = { inset, inset, canvas->width - 2 * inset, MAX (bottom - 2 * inset, 0) };

  self->drawn = samvad_canvas_map_box (canvas, &box);
  for (guint i = 0; i < self->places->len; i++)
    if (get_shaped (self, i) != NULL)
      draw_shape (self, canvas, i, &box);
  for (guint i = 0; i < self->places->len; i++)
    if (get_shaped (self, i) != NULL)
      draw_emphasis (self, canvas, i, &box);
  draw_names (self, canvas, &box, TRUE);
  draw_names (self, canvas, &box, FALSE);
  draw_strip (self, canvas, bottom);
}

static void
draw_key (SamvadDistrictMap *self,
          SamvadCanvas      *canvas)
{
  double size = samvad_canvas_get_mark_size (canvas), gap = 0.4 * canvas->em;
  double y = canvas->height - canvas->line / 2, x = (canvas->width - measure_key (self, canvas)) / 2 + gap;

  if (isnan (self->state))
    return;
  samvad_canvas_mark (canvas, SAMVAD_MARK_DOWN, SAMVAD_COLOUR_NEGATIVE, x + size / 2, y);
  samvad_canvas_text (canvas, self->more, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = x + size + gap, .y = y, .y_align = 0.5 });
  x += size + 3 * gap + samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->more);
  samvad_canvas_mark (canvas, SAMVAD_MARK_UP, SAMVAD_COLOUR_POSITIVE, x + size / 2, y);
  samvad_canvas_text (canvas, self->less, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = x + size + gap, .y = y, .y_align = 0.5 });
}

static void
district_map_draw (SamvadChart  *chart,
                   SamvadCanvas *canvas)
{
  SamvadDistrictMap *self = (SamvadDistrictMap *) chart;

  /* East is right in every language. */
  canvas->mirrored = FALSE;
  if (has_boundaries (self))
    draw_shapes (self, canvas);
  else
    draw_tiles (self, canvas);
  draw_key (self, canvas);
}

static void
district_map_finalize (SamvadChart *chart)
{
  SamvadDistrictMap *self = (SamvadDistrictMap *) chart;

  g_array_unref (self->places);
  g_free (self->more);
  g_free (self->less);
}

/* What lies in a hole of one district is another one. */
static gboolean
district_map_contains (SamvadChart *chart,
                       guint        index,
                       double       x,
                       double       y)
{
  SamvadDistrictMap *self = (SamvadDistrictMap *) chart;
  const Place *place = get_shaped (self, index);

  return place == NULL || !has_boundaries (self) ||
         samvad_map_shape_contains (place->shape, &self->bounds, &self->drawn, x, y);
}

static gboolean
district_map_trace (SamvadChart  *chart,
                    SamvadCanvas *canvas,
                    guint         index)
{
  SamvadDistrictMap *self = (SamvadDistrictMap *) chart;
  SamvadBox box = self->drawn;

  if (!has_boundaries (self) || get_shaped (self, index) == NULL)
    return FALSE;
  box.y -= canvas->origin;
  cairo_new_path (canvas->cr);
  samvad_map_shape_trace (get_shaped (self, index)->shape, canvas->cr, &self->bounds, &box);
  return TRUE;
}

static const SamvadChartClass district_map_class = {
  "district-map", district_map_measure, district_map_draw, district_map_finalize, district_map_contains,
  district_map_trace
};

static char *
get_value (const SamvadShare *share)
{
  g_autofree char *n = samvad_text_number (share->n);

  if (share->band != SAMVAD_BAND_SUPPRESSED)
    return samvad_interval_get_percent (share);
  /* Translators: the number of answers, too few to show a share */
  return g_strdup_printf (C_("chart", "n %s"), n);
}

static void
add_cells (SamvadChart             *chart,
           const SamvadMapDistrict *district)
{
  samvad_chart_take_cell (chart, g_strdup (district->name));
  samvad_chart_take_cell (chart, samvad_text_number (district->share.n));
  samvad_chart_take_cell (chart, samvad_interval_get_percent (&district->share));
  samvad_chart_take_cell (chart, samvad_interval_get_limits (&district->share));
  samvad_chart_take_cell (chart, samvad_interval_get_band (&district->share));
  samvad_chart_take_cell (chart, g_strdup (district->differs ? C_("column", "differs") : ""));
}

static void
add_place (SamvadDistrictMap       *self,
           const SamvadMapDistrict *from)
{
  g_autofree char *share = samvad_interval_to_text (&from->share);
  Place place = { g_strdup (from->name), get_value (&from->share), from->share,
                  from->differs && from->share.band != SAMVAD_BAND_SUPPRESSED, from->column, from->row };

  if (from->n_rings > 0)
    place.shape = samvad_map_shape_new (from->rings, from->n_rings);
  if (place.shape != NULL)
    samvad_map_shape_extend (place.shape, &self->bounds);
  self->n_shaped += place.shape != NULL;
  self->n_columns = MAX (self->n_columns, place.column + 1);
  self->n_rows = MAX (self->n_rows, place.row + 1);
  g_array_append_val (self->places, place);
  samvad_chart_take_point (&self->parent, from->key, place.differs
                           /* Translators: a district's name; its share with interval and n */
                           ? g_strdup_printf (_("%1$s: %2$s; differs from the State"), from->name, share)
                           : g_strdup_printf (C_("read-out", "%1$s: %2$s"), from->name, share));
  add_cells (&self->parent, from);
}

/* Districts without a tile stand in rows of their own below, so that none is lost. */
static void
place_others (SamvadDistrictMap *self)
{
  int next = self->n_rows, column = 0;

  self->n_columns = MAX (self->n_columns, 6);
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);

      if (place->column >= 0 && place->row >= 0)
        continue;
      place->column = column % self->n_columns;
      place->row = next + column / self->n_columns;
      column++;
      self->n_rows = place->row + 1;
    }
}

static char *
describe (SamvadDistrictMap *self,
          const char        *share_heading)
{
  g_autofree char *n = samvad_text_number (self->places->len);
  g_autofree char *state = samvad_text_percent (self->state);
  GString *text = g_string_new (NULL);

  /* Translators: what the share is of; a number of districts; the State's share */
  g_string_printf (text, _("Map: %1$s in %2$s districts; the State: %3$s."), share_heading, n, state);
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, Place, i).differs)
      g_string_append_printf (text, " %s.", samvad_chart_get_point_text (&self->parent, i));
  return g_string_free (text, FALSE);
}

static void
add_columns (SamvadChart *chart,
             const char  *share_heading)
{
  samvad_chart_add_column (chart, C_("column", "District"), FALSE);
  samvad_chart_add_column (chart, C_("column", "n"), TRUE);
  samvad_chart_add_column (chart, share_heading, TRUE);
  samvad_chart_add_column (chart, _("95% interval"), TRUE);
  samvad_chart_add_column (chart, C_("column", "Band"), FALSE);
  samvad_chart_add_column (chart, _("Against the State"), FALSE);
}

/**
 * samvad_district_map_new:
 * @districts: copied, boundaries too
 *
 * Tiles of one size each, or the boundaries where most districts have one; the others are tiles below them.
 */
SamvadChart *
samvad_district_map_new (const SamvadMapDistrict *districts,
                         guint                    n_districts,
                         const char              *share_heading,
                         double                   state_share)
{
  SamvadDistrictMap *self = samvad_chart_create (&district_map_class, sizeof *self);
  g_autofree char *state = samvad_text_percent (state_share);

  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);
  self->state = state_share;
  self->bounds = (SamvadMapBounds) { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
  /* Translators: the signs of a map: above and below the State's share */
  self->more = g_strdup_printf (C_("chart", "more than the State (%s)"), state);
  self->less = g_strdup (C_("chart", "less"));
  add_columns (&self->parent, share_heading);
  for (guint i = 0; i < n_districts; i++)
    add_place (self, &districts[i]);
  place_others (self);
  samvad_chart_take_description (&self->parent, describe (self, share_heading));
  return &self->parent;
}
