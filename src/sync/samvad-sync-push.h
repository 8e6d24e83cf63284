/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-client.h"
#include "samvad-sync-target.h"

G_BEGIN_DECLS

gboolean samvad_sync_push (SamvadSyncClient *client, SamvadSyncTarget *target, guint *skipped,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
