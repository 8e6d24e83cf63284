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

/**
 * SamvadBoundaryView:
 * @SAMVAD_BOUNDARY_VIEW_CALLED: each call counts in the district that it names
 * @SAMVAD_BOUNDARY_VIEW_OLD: both districts together, as they were
 * @SAMVAD_BOUNDARY_VIEW_NEW: earlier opinions count where their project lies today
 */
typedef enum {
  SAMVAD_BOUNDARY_VIEW_CALLED,
  SAMVAD_BOUNDARY_VIEW_OLD,
  SAMVAD_BOUNDARY_VIEW_NEW,
} SamvadBoundaryView;

GArray       *samvad_boundaries_list  (const SamvadReading *reading, guint months);
gboolean      samvad_boundaries_find  (const SamvadFigures *figures, const char *district, SamvadBoundaryChange *change);
guint         samvad_boundaries_merge (SamvadReading *reading, guint months);
SamvadCarved  samvad_boundaries_carve (const SamvadFigures *figures, const SamvadBoundaryChange *change);
SamvadShare   samvad_boundaries_read  (const SamvadFigures *figures, const char *district,
                                       const SamvadBoundaryChange *change, SamvadBoundaryView view);

G_END_DECLS
