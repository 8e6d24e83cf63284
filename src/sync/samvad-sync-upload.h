/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "samvad-sync-options.h"

G_BEGIN_DECLS

/**
 * SamvadSyncUpload:
 * @created: documents that the database has now because of this upload
 * @present: documents that it had already, with these ids
 * @refused: (element-type utf8): "id: reason" of each that it does not take
 *
 * What became of the documents.
 */
typedef struct {
  guint64    created;
  guint64    present;
  GPtrArray *refused;
} SamvadSyncUpload;

void              samvad_sync_upload_free   (SamvadSyncUpload *upload);
void              samvad_sync_upload_async  (const SamvadSyncOptions *options, GPtrArray *documents,
                                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SamvadSyncUpload *samvad_sync_upload_finish (GAsyncResult *result, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSyncUpload, samvad_sync_upload_free)

G_END_DECLS
