/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-boundaries.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

char *samvad_district_boundaries_describe (SamvadSnapshot *snapshot, const SamvadBoundaryChange *change,
                                           SamvadBoundaryView view);

G_END_DECLS
