/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-map-shape.h"

#include <math.h>

SamvadMapShape *
samvad_map_shape_new (const SamvadMapRing *rings,
                      guint                n_rings)
{
  SamvadMapShape *self = g_new (SamvadMapShape, 1);

  self->spots = g_array_new (FALSE, FALSE, sizeof (SamvadSpot));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_rings; i++)
    {
      for (guint corner = 0; corner < rings[i].n_corners; corner++)
        {
          SamvadSpot spot = { rings[i].coordinates[2 * corner], rings[i].coordinates[2 * corner + 1] };

          if (isfinite (spot.x) && isfinite (spot.y))
            g_array_append_val (self->spots, spot);
        }
      g_array_append_val (self->ends, self->spots->len);
    }
  return self;
}

void
samvad_map_shape_free (SamvadMapShape *self)
{
  g_array_unref (self->spots);
  g_array_unref (self->ends);
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

/** Returns: the extents of the shape's first ring, its largest part as a rule */
SamvadBox
samvad_map_shape_get_box (const SamvadMapShape  *self,
                          const SamvadMapBounds *bounds,
                          const SamvadBox       *box)
{
  SamvadMapBounds own = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
  guint end = self->ends->len > 0 ? g_array_index (self->ends, guint, 0) : 0;
  SamvadSpot low, high;

  for (guint i = 0; i < end; i++)
    {
      SamvadSpot spot = g_array_index (self->spots, SamvadSpot, i);

      own.west = MIN (own.west, spot.x);
      own.east = MAX (own.east, spot.x);
      own.south = MIN (own.south, spot.y);
      own.north = MAX (own.north, spot.y);
    }
  if (end == 0)
    return (SamvadBox) { box->x, box->y, 0, 0 };
  low = project (&(SamvadSpot) { own.west, own.north }, bounds, box);
  high = project (&(SamvadSpot) { own.east, own.south }, bounds, box);
  return (SamvadBox) { low.x, low.y, high.x - low.x, high.y - low.y };
}
