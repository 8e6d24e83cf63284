/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-target.h"

G_BEGIN_DECLS

/* The methods of the target, waited for. On errors see #SamvadSyncTargetInterface. */

SamvadSyncPosition *samvad_sync_step_get_position   (SamvadSyncTarget *target, GCancellable *cancellable, GError **error);
gboolean            samvad_sync_step_begin_rebuild  (SamvadSyncTarget *target, const char *server,
                                                     GCancellable *cancellable, GError **error);
gboolean            samvad_sync_step_finish_rebuild (SamvadSyncTarget *target, GCancellable *cancellable, GError **error);
gboolean            samvad_sync_step_note_contact   (SamvadSyncTarget *target, SamvadTime server_time,
                                                     SamvadTime checked_at, GCancellable *cancellable, GError **error);
GPtrArray          *samvad_sync_step_list_edits     (SamvadSyncTarget *target, guint limit,
                                                     GCancellable *cancellable, GError **error);
gboolean            samvad_sync_step_acknowledge    (SamvadSyncTarget *target, gint64 row,
                                                     GCancellable *cancellable, GError **error);
gboolean            samvad_sync_step_refuse         (SamvadSyncTarget *target, gint64 row, const char *reason,
                                                     GCancellable *cancellable, GError **error);

/* Writing a page goes on while the next ones are fetched and decoded. */
void                samvad_sync_step_apply_begin    (SamvadSyncTarget *target, SamvadSyncPage *page,
                                                     GCancellable *cancellable, GAsyncResult **slot);
gboolean            samvad_sync_step_apply_end      (SamvadSyncTarget *target, GAsyncResult **slot, GError **error);

G_END_DECLS
