/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-pack.h"
#include "samvad-store.h"

G_BEGIN_DECLS

/**
 * SamvadPackSource:
 * @input: what the review pack says; borrows everything from the source
 *
 * Gathers from the cache what a review pack needs, for `samvadctl` and the window alike. May be made
 * in a worker thread.
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

SamvadPackSource *samvad_pack_source_new  (SamvadStore *store, SamvadMonth month, guint window, SamvadTime as_of,
                                           const char *const *districts, GCancellable *cancellable, GError **error);
void              samvad_pack_source_free (SamvadPackSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadPackSource, samvad_pack_source_free)

G_END_DECLS
