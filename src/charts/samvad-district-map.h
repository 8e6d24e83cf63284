/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadMapRing:
 * @coordinates: (array length=n_corners): longitude and latitude of each corner in turn, degrees
 * @part: from 0 on: rings of one number are what once was one district; each part has the value of them together
 *
 * One ring of a polygon: outlines and holes alike, told apart by the even-odd rule.
 */
typedef struct {
  const double *coordinates;
  guint         n_corners;
  guint         part;
} SamvadMapRing;

/**
 * SamvadMapDistrict:
 * @column, @row: of its tile; -1: it stands in a row of its own below the others
 * @rings: (array length=n_rings) (nullable): its boundary, where one is known
 */
typedef struct {
  const char          *key;
  const char          *name;
  SamvadShare          share;
  gboolean             differs;
  int                  column;
  int                  row;
  const SamvadMapRing *rings;
  guint                n_rings;
} SamvadMapDistrict;

SamvadChart *samvad_district_map_new (const SamvadMapDistrict *districts, guint n_districts,
                                      const char *share_heading, double state_share);

G_END_DECLS
