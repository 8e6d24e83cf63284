/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-feed.h"

G_BEGIN_DECLS

typedef enum {
  SAMVAD_SYNC_TRANSPORT_CONTINUOUS,     /* rows come as they happen */
  SAMVAD_SYNC_TRANSPORT_LONG_POLL,      /* an answer comes when something happened */
  SAMVAD_SYNC_TRANSPORT_POLL,           /* asked for now and then */
} SamvadSyncTransport;

/**
 * SamvadSyncLive:
 * @transport: the best way that this server, or what is between, is known to allow
 * @heartbeat: microseconds between the signs of life that are asked of the server
 * @failures: ends of the feed in a row that brought nothing
 */
typedef struct {
  SamvadSyncTransport transport;
  gint64              heartbeat;
  guint               failures;
} SamvadSyncLive;

const char *samvad_sync_transport_to_text (SamvadSyncTransport transport);
gboolean    samvad_sync_live_follow       (SamvadSyncLive *self, SamvadSyncFeed *feed, GError **error);
void        samvad_sync_live_fall_back    (SamvadSyncLive *self);
gboolean    samvad_sync_live_is_refusal   (const GError *problem);

/* One of the ways each; TRUE: ended in good order. */
gboolean    samvad_sync_continuous_follow (SamvadSyncLive *self, SamvadSyncFeed *feed, GError **error);
gboolean    samvad_sync_poll_follow       (SamvadSyncLive *self, SamvadSyncFeed *feed, GError **error);

G_END_DECLS
