/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-document.h"

G_BEGIN_DECLS

/**
 * SamvadOutlineRing:
 * @coordinates: (array length=n_corners): longitude and latitude of each corner in turn, degrees
 *
 * One ring of a polygon; outlines and holes alike, told apart by the even-odd rule.
 */
typedef struct {
  const double *coordinates;
  guint         n_corners;
} SamvadOutlineRing;

/**
 * SamvadOutlines:
 *
 * The boundaries that a map file gave, each with the names and codes that it goes by. Reference
 * counted; not changed any more once it is shared.
 */
typedef struct _SamvadOutlines SamvadOutlines;

SamvadOutlines *samvad_outlines_new       (void);
SamvadOutlines *samvad_outlines_ref       (SamvadOutlines *self);
void            samvad_outlines_unref     (SamvadOutlines *self);

void            samvad_outlines_begin     (SamvadOutlines *self);
void            samvad_outlines_add_name  (SamvadOutlines *self, const char *name);
void            samvad_outlines_add_code  (SamvadOutlines *self, const char *code);
void            samvad_outlines_take_ring (SamvadOutlines *self, GArray *coordinates);
void            samvad_outlines_thin      (SamvadOutlines *self, double least);

guint           samvad_outlines_get_size  (const SamvadOutlines *self);
GArray         *samvad_outlines_find      (const SamvadOutlines *self, const SamvadDistrict *district);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadOutlines, samvad_outlines_unref)

G_END_DECLS
