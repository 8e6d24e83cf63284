/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-boundaries.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

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

gboolean    samvad_district_boundaries_find     (const SamvadFigures *figures, const char *code,
                                                 SamvadBoundaryChange *change);
SamvadShare samvad_district_boundaries_read     (SamvadSnapshot *snapshot, const char *code,
                                                 const SamvadBoundaryChange *change, SamvadBoundaryView view);
char       *samvad_district_boundaries_describe (SamvadSnapshot *snapshot, const SamvadBoundaryChange *change,
                                                 SamvadBoundaryView view);

G_END_DECLS
