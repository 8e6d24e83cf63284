/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"
#include "samvad-place.h"

G_BEGIN_DECLS

/**
 * SamvadBoundaryChange:
 * @child: borrowed from the reading
 * @parent: code; borrowed from @child
 * @mergeable: FALSE: carved from several districts, so that the old ones cannot be had back
 */
typedef struct {
  const SamvadDistrict *child;
  const char           *parent;
  gboolean              mergeable;
} SamvadBoundaryChange;

SamvadMonth    samvad_boundaries_get_since    (SamvadMonth first);
GArray        *samvad_boundaries_list         (const SamvadReading *reading, SamvadMonth since);
GArray        *samvad_boundaries_list_of      (const SamvadReading *reading, SamvadMonth since, const char *district);
gboolean       samvad_boundaries_has_old      (GArray *changes);
SamvadReading *samvad_boundaries_apply        (SamvadReading *reading, SamvadBoundaryView view, SamvadMonth since);
SamvadFigures *samvad_boundaries_read_figures (const SamvadFigures *called, SamvadBoundaryView view,
                                               SamvadMonth since);
gint64         samvad_boundaries_count_unplaced (const SamvadFigures *figures, GArray *changes);
const char    *samvad_boundaries_find_today   (const SamvadReading *reading, const char *project);
const char    *samvad_boundaries_find_listed  (const SamvadReading *reading, const char *district);
GPtrArray     *samvad_boundaries_list_places  (const SamvadReading *reading, const char *district);

G_END_DECLS
