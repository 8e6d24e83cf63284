/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

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

/**
 * SamvadCarved:
 * @parent, @child: negative share over the window as if today's boundary had always been
 * @unplaced: opinions from before the change whose project is not known; they stay with the parent
 */
typedef struct {
  SamvadShare parent;
  SamvadShare child;
  gint64      unplaced;
} SamvadCarved;

GArray       *samvad_boundaries_list  (const SamvadReading *reading, guint months);
guint         samvad_boundaries_merge (SamvadReading *reading, guint months);
SamvadCarved  samvad_boundaries_carve (const SamvadFigures *figures, const SamvadBoundaryChange *change);

G_END_DECLS
