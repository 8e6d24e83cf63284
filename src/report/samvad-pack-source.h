/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-fiscal.h"
#include "samvad-pack.h"

G_BEGIN_DECLS

/**
 * SamvadPackScope:
 * @month: the month shown, or any month of the quarter or financial year
 * @window: months of opinions in a month's pack: 1, 2, 4, 12 or 0: by the rule; a longer span has its own
 * @districts: (nullable): codes of districts that get a page besides those that differ
 * @boundaries: of the districts, where they changed
 *
 * What a pack is to be of.
 */
typedef struct {
  SamvadMonth        month;
  SamvadSpan         span;
  guint              window;
  SamvadTime         as_of;
  const char *const *districts;
  SamvadBoundaryView boundaries;
} SamvadPackScope;

/**
 * SamvadPackSource:
 * @input: what the review pack says; borrows everything from the source
 *
 * What a review pack says and all that this borrows. Whoever knows the cache fills it in.
 */
typedef struct {
  SamvadPackInput  input;
  SamvadFigures   *figures;
  SamvadFigures   *previous;
  GPtrArray       *months;
  GPtrArray       *restatements;
  GPtrArray       *decisions;
  GPtrArray       *actions;
  SamvadFlow      *flow;
  GStrv            districts;
} SamvadPackSource;

void samvad_pack_source_free (SamvadPackSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadPackSource, samvad_pack_source_free)

G_END_DECLS
