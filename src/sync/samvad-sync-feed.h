/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-client.h"
#include "samvad-sync-target.h"

G_BEGIN_DECLS

/**
 * SamvadSyncFeed:
 * @server: identity of the database that @since belongs to
 * @since: (nullable): position, as JSON text
 * @limit: rows a page
 * @reduced: (0: none) rows a page while whole ones are too large
 * @failures: damaged pages in a row at this position; after some, a page is read row by row
 * @pending: documents still to come, or -1
 * @documents: how many were written since the feed was made
 * @pages: in how many transactions
 * @notify: called after every page
 * @tend: called when the feed is idle or was woken: other work for the same thread
 *
 * The change feed of one database, pulled into the target. Lives in the thread of its client.
 */
typedef struct _SamvadSyncFeed SamvadSyncFeed;
struct _SamvadSyncFeed {
  SamvadSyncClient *client;
  SamvadSyncTarget *target;
  GCancellable     *cancellable;
  char             *server;
  char             *since;
  guint             limit;
  guint             reduced;
  guint             failures;
  gint64            pending;
  guint64           documents;
  guint64           pages;
  void            (*notify) (SamvadSyncFeed *, gpointer user_data);
  gboolean        (*tend)   (SamvadSyncFeed *, gpointer user_data, GError **);
  gpointer          user_data;
};

void     samvad_sync_feed_clear     (SamvadSyncFeed *self);
gboolean samvad_sync_feed_identify  (SamvadSyncFeed *self, GError **error);
gboolean samvad_sync_feed_catch_up  (SamvadSyncFeed *self, GError **error);
void     samvad_sync_feed_stamp     (SamvadSyncFeed *self, SamvadSyncPage *page);
gboolean samvad_sync_feed_apply     (SamvadSyncFeed *self, SamvadSyncPage *page, GError **error);

G_END_DECLS
