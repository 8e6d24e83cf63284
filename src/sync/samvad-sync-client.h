/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "samvad-sync-answer.h"
#include "samvad-sync-options.h"

G_BEGIN_DECLS

/* Requests to one database of one server. A client belongs to the thread that made it and runs on
 * that thread's default main context, also while one of its functions waits. */

#define SAMVAD_TYPE_SYNC_CLIENT (samvad_sync_client_get_type ())
G_DECLARE_FINAL_TYPE (SamvadSyncClient, samvad_sync_client, SAMVAD, SYNC_CLIENT, GObject)

/* One request that is under way. */
typedef struct _SamvadSyncRequest SamvadSyncRequest;

SamvadSyncClient  *samvad_sync_client_new           (const SamvadSyncOptions *options, GError **error);
void               samvad_sync_client_set_user      (SamvadSyncClient *self, const char *user, const char *password);
void               samvad_sync_client_forget_connections (SamvadSyncClient *self);
void               samvad_sync_client_set_patience  (SamvadSyncClient *self, gint64 patience);
const char        *samvad_sync_client_get_url       (SamvadSyncClient *self);
gboolean           samvad_sync_client_set_stranger  (SamvadSyncClient *self, GError **error);
const char        *samvad_sync_client_get_database  (SamvadSyncClient *self);
int                samvad_sync_client_get_retry     (SamvadSyncClient *self);
gboolean           samvad_sync_client_get_offset    (SamvadSyncClient *self, gint64 *offset);
gboolean           samvad_sync_client_sign_in       (SamvadSyncClient *self, GCancellable *cancellable, GError **error);
gboolean           samvad_sync_client_resume        (SamvadSyncClient *self, GCancellable *cancellable, GError **error);

SamvadSyncRequest *samvad_sync_client_begin         (SamvadSyncClient *self, const char *method, const char *path,
                                                     GBytes *body, GCancellable *cancellable);
gboolean           samvad_sync_request_is_done      (SamvadSyncRequest *request);
SamvadSyncAnswer  *samvad_sync_request_end          (SamvadSyncRequest *request, GError **error);
void               samvad_sync_request_free         (SamvadSyncRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSyncRequest, samvad_sync_request_free)

SamvadSyncAnswer  *samvad_sync_client_call          (SamvadSyncClient *self, const char *method, const char *path,
                                                     GBytes *body, GCancellable *cancellable, GError **error);
JsonNode          *samvad_sync_client_get           (SamvadSyncClient *self, const char *path,
                                                     GCancellable *cancellable, GError **error);
GInputStream      *samvad_sync_client_open          (SamvadSyncClient *self, const char *path, GCancellable *cancellable,
                                                     GError **error);
char              *samvad_sync_client_path          (SamvadSyncClient *self, const char *document);

G_END_DECLS
