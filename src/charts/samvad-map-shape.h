/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-canvas.h"
#include "samvad-district-map.h"

G_BEGIN_DECLS

/* Boundaries laid out on the plane: equirectangular at the mean latitude. */

typedef struct {
  GArray *spots;        /* SamvadSpot: of all rings, one after the other */
  GArray *ends;         /* guint: one past each ring's last spot */
  GArray *parts;        /* guint: of each ring */
  guint   n_parts;
} SamvadMapShape;

typedef struct {
  double west;
  double south;
  double east;
  double north;
} SamvadMapBounds;

SamvadMapShape *samvad_map_shape_new        (const SamvadMapRing *rings, guint n_rings);
void            samvad_map_shape_free       (SamvadMapShape *self);
void            samvad_map_shape_extend     (const SamvadMapShape *self, SamvadMapBounds *bounds);
void            samvad_map_shape_trace      (const SamvadMapShape *self, cairo_t *cr,
                                             const SamvadMapBounds *bounds, const SamvadBox *box);
SamvadBox       samvad_map_shape_get_extents (const SamvadMapShape *self, const SamvadMapBounds *bounds,
                                              const SamvadBox *box);
SamvadBox       samvad_map_shape_get_label_box (const SamvadMapShape *self, guint part,
                                                const SamvadMapBounds *bounds, const SamvadBox *box);
gboolean        samvad_map_shape_contains   (const SamvadMapShape *self, const SamvadMapBounds *bounds,
                                             const SamvadBox *box, double x, double y);
double          samvad_map_bounds_get_aspect (const SamvadMapBounds *bounds);

G_END_DECLS
