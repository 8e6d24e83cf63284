/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "samvad-sync-error.h"

G_BEGIN_DECLS

/**
 * SamvadSyncTransfer:
 * @done: nothing more happens
 * @error: (nullable): why it ended early
 * @received_at: this PC's clock when the head came
 *
 * One message and its bounded answer, as the network brings it.
 */
typedef struct {
  int           references;     /* of the owner and of each callback */
  SoupMessage  *message;
  GInputStream *stream;
  GByteArray   *body;
  guint8       *chunk;
  gsize         limit;
  gint64        patience;
  gint64        received_at;
  GCancellable *cancellable;
  GSource      *watchdog;
  GError       *error;
  gboolean      head_only;
  gboolean      silent;
  gboolean      done;
} SamvadSyncTransfer;

SamvadSyncTransfer *samvad_sync_transfer_new  (SoupSession *session, SoupMessage *message, gsize limit,
                                               gint64 patience, gboolean head_only);
void                samvad_sync_transfer_read_body (SamvadSyncTransfer *self, gsize limit);
void                samvad_sync_transfer_wait (SamvadSyncTransfer *self, GCancellable *cancellable);
void                samvad_sync_transfer_free (SamvadSyncTransfer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSyncTransfer, samvad_sync_transfer_free)

G_END_DECLS
