/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-store.h"
#include "samvad-sync-target.h"

G_BEGIN_DECLS

/**
 * SamvadCacheTarget:
 *
 * Lets synchronisation write into the cache: the one implementation of #SamvadSyncTarget over
 * #SamvadStore, for `samvadctl` and the application alike. Every method runs on the store's
 * writer thread.
 */
#define SAMVAD_TYPE_CACHE_TARGET (samvad_cache_target_get_type ())
G_DECLARE_FINAL_TYPE (SamvadCacheTarget, samvad_cache_target, SAMVAD, CACHE_TARGET, GObject)

SamvadCacheTarget *samvad_cache_target_new (SamvadStore *store);

G_END_DECLS
