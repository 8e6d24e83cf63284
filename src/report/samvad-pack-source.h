/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-pack.h"

G_BEGIN_DECLS

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
  SamvadFigures   *sealed;
  SamvadFigures   *sealed_now;
  GPtrArray       *decisions;
  GPtrArray       *actions;
  GStrv            districts;
} SamvadPackSource;

void samvad_pack_source_free (SamvadPackSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadPackSource, samvad_pack_source_free)

G_END_DECLS
