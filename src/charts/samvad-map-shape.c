/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-map-shape.h"

#include <math.h>

SamvadMapShape *
samvad_map_shape_new (const SamvadMapRing *rings,
                      guint                n_rings)
{
  SamvadMapShape *self = g_new0 (SamvadMapShape, 1);

  self->spots = g_array_new (FALSE, FALSE, sizeof (SamvadSpot));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_rings; i++)
    {
      for (guint corner = 0; corner < rings[i].n_corners; corner++)
        {
          SamvadSpot spot = { rings[i].coordinates[2 * corner], rings[i].coordinates[2 * corner + 1] };

          if (isfinite (spot.x) && isfinite (spot.y))
            g_array_append_val (self->spots, spot);
        }
      g_array_append_val (self->ends, self->spots->len);
      g_array_append_val (self->parts, rings[i].part);
      self->n_parts = MAX (self->n_parts, rings[i].part + 1);
    }
  return self;
}

void
samvad_map_shape_free (SamvadMapShape *self)
{
  g_array_unref (self->spots);
  g_array_unref (self->ends);
  g_array_unref (self->parts);
  g_free (self);
}

void
samvad_map_shape_extend (const SamvadMapShape *self,
                         SamvadMapBounds      *bounds)
{
  for (guint i = 0; i < self->spots->len; i++)
    {
      const SamvadSpot *spot = &g_array_index (self->spots, SamvadSpot, i);

      bounds->west = MIN (bounds->west, spot->x);
      bounds->east = MAX (bounds->east, spot->x);
      bounds->south = MIN (bounds->south, spot->y);
      bounds->north = MAX (bounds->north, spot->y);
    }
}

static double
get_squeeze (const SamvadMapBounds *bounds)
{
  return cos ((bounds->south + bounds->north) / 2 * G_PI / 180);
}

/** Returns: width by height */
double
samvad_map_bounds_get_aspect (const SamvadMapBounds *bounds)
{
  double height = bounds->north - bounds->south;

  return height > 0 ? (bounds->east - bounds->west) * get_squeeze (bounds) / height : 1;
}

static SamvadSpot
project (const SamvadSpot      *spot,
         const SamvadMapBounds *bounds,
         const SamvadBox       *box)
{
  double squeeze = get_squeeze (bounds);
  double width = MAX ((bounds->east - bounds->west) * squeeze, 1e-9);
  double height = MAX (bounds->north - bounds->south, 1e-9);
  double scale = MIN (box->width / width, box->height / height);

  return (SamvadSpot) { box->x + (box->width - width * scale) / 2 + (spot->x - bounds->west) * squeeze * scale,
                        box->y + (box->height - height * scale) / 2 + (bounds->north - spot->y) * scale };
}

/** samvad_map_shape_trace: adds the shape to the current path */
void
samvad_map_shape_trace (const SamvadMapShape  *self,
                        cairo_t               *cr,
                        const SamvadMapBounds *bounds,
                        const SamvadBox       *box)
{
  guint i = 0;

  for (guint ring = 0; ring < self->ends->len; ring++)
    {
      guint end = g_array_index (self->ends, guint, ring);

      cairo_new_sub_path (cr);
      for (; i < end; i++)
        {
          SamvadSpot spot = project (&g_array_index (self->spots, SamvadSpot, i), bounds, box);

          cairo_line_to (cr, spot.x, spot.y);
        }
      cairo_close_path (cr);
    }
}

/* Whether the ring's edge from @a to @b crosses the ray that goes right from (@x, @y). */
static gboolean
crosses (const SamvadSpot *a,
         const SamvadSpot *b,
         double            x,
         double            y)
{
  return (a->y > y) != (b->y > y) && x < a->x + (y - a->y) / (b->y - a->y) * (b->x - a->x);
}

/** Returns: whether (@x, @y) is in the shape as it is laid out in @box, and in no hole of it */
gboolean
samvad_map_shape_contains (const SamvadMapShape  *self,
                           const SamvadMapBounds *bounds,
                           const SamvadBox       *box,
                           double                 x,
                           double                 y)
{
  gboolean inside = FALSE;
  guint begin = 0;

  for (guint ring = 0; ring < self->ends->len; ring++)
    {
      guint end = g_array_index (self->ends, guint, ring);

      for (guint i = begin; i < end; i++)
        {
          SamvadSpot a = project (&g_array_index (self->spots, SamvadSpot, i), bounds, box);
          SamvadSpot b = project (&g_array_index (self->spots, SamvadSpot, i + 1 < end ? i + 1 : begin), bounds, box);

          if (crosses (&a, &b, x, y))
            inside = !inside;
        }
      begin = end;
    }
  return inside;
}

static SamvadMapBounds
get_ring_bounds (const SamvadMapShape *self,
                 guint                 begin,
                 guint                 end)
{
  SamvadMapBounds own = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };

  for (guint i = begin; i < end; i++)
    {
      SamvadSpot spot = g_array_index (self->spots, SamvadSpot, i);

      own.west = MIN (own.west, spot.x);
      own.east = MAX (own.east, spot.x);
      own.south = MIN (own.south, spot.y);
      own.north = MAX (own.north, spot.y);
    }
  return own;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_area (const SamvadMapBounds *bounds)
{
  return (bounds->east - bounds->west) * (bounds->north - bounds->south);
}

static SamvadBox
lay_out (const SamvadMapBounds *own,
         const SamvadMapBounds *bounds,
         const SamvadBox       *box)
{
  SamvadSpot low, high;

  if (own->east < own->west)
    return (SamvadBox) { box->x, box->y, 0, 0 };
  low = project (&(SamvadSpot) { own->west, own->north }, bounds, box);
  high = project (&(SamvadSpot) { own->east, own->south }, bounds, box);
  return (SamvadBox) { low.x, low.y, high.x - low.x, high.y - low.y };
}

/** Returns: the extents of all its parts */
SamvadBox
samvad_map_shape_get_extents (const SamvadMapShape  *self,
                              const SamvadMapBounds *bounds,
                              const SamvadBox       *box)
{
  SamvadMapBounds own = get_ring_bounds (self, 0, self->spots->len);

  return lay_out (&own, bounds, box);
}

/* Where the ring, as it is laid out, crosses the level @y: from left to right. */
static GArray *
find_crossings (const SamvadMapShape  *self,
                guint                  begin,
                guint                  end,
                const SamvadMapBounds *bounds,
                const SamvadBox       *box,
                double                 y)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = begin; i < end; i++)
    {
      SamvadSpot a = project (&g_array_index (self->spots, SamvadSpot, i), bounds, box);
      SamvadSpot b = project (&g_array_index (self->spots, SamvadSpot, i + 1 < end ? i + 1 : begin), bounds, box);
      double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);

      if ((a.y > y) != (b.y > y))
        g_array_append_val (found, x);
    }
  g_array_sort (found, compare_doubles);
  return found;
}

/* At half its height a ring is widest somewhere: a name stands best there. */
static SamvadBox
find_label_box (const SamvadMapShape  *self,
                guint                  begin,
                guint                  end,
                const SamvadMapBounds *bounds,
                const SamvadBox       *box)
{
  SamvadMapBounds own = get_ring_bounds (self, begin, end);
  SamvadBox found = lay_out (&own, bounds, box);
  g_autoptr (GArray) x = find_crossings (self, begin, end, bounds, box, found.y + found.height / 2);
  double widest = 0;

  for (guint i = 0; i + 1 < x->len; i += 2)
    {
      double low = g_array_index (x, double, i), width = g_array_index (x, double, i + 1) - low;

      if (width > widest)
        {
          widest = width;
          found.x = low;
          found.width = width;
        }
    }
  return found;
}

/** Returns: where a name has most room in the largest ring of the part */
SamvadBox
samvad_map_shape_get_label_box (const SamvadMapShape  *self,
                                guint                  part,
                                const SamvadMapBounds *bounds,
                                const SamvadBox       *box)
{
  guint begin = 0, largest_begin = 0, largest_end = 0;
  double largest = -1;

  for (guint ring = 0; ring < self->ends->len; ring++)
    {
      guint end = g_array_index (self->ends, guint, ring);
      SamvadMapBounds own = get_ring_bounds (self, begin, end);

      if (g_array_index (self->parts, guint, ring) == part && end > begin && get_area (&own) > largest)
        {
          largest = get_area (&own);
          largest_begin = begin;
          largest_end = end;
        }
      begin = end;
    }
  return find_label_box (self, largest_begin, largest_end, bounds, box);
}
