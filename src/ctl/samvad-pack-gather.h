/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-pack-source.h"
#include "samvad-store.h"

G_BEGIN_DECLS

/* Gathers from the cache what a review pack needs, for `samvadctl` and the window alike. May run in
 * a worker thread. */
SamvadPackSource *samvad_pack_gather (SamvadStore *store, const SamvadPackScope *scope, GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
