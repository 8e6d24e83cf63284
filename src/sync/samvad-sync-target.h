/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-document.h"

G_BEGIN_DECLS

/* What synchronisation needs of whoever keeps the documents. `sync/` knows only this interface;
 * `ctl/samvad-cache-target.c` is its one implementation over the store. Every method may take
 * its time: it is asynchronous, runs off the main loop, and calls back on the thread-default
 * main context of the caller. */

/**
 * SamvadSyncPosition:
 * @server: identity of what was synchronised: uuid of the server, instance_start_time and name of
 *   the database, in one opaque text; NULL before the first time
 * @since: opaque, as the server gave it: JSON text of a string or number; NULL: from the start
 * @witness: (nullable): revision and id, with a space between, of the last document before @since
 */
typedef struct {
  char *server;
  char *since;
  char *witness;
} SamvadSyncPosition;

/**
 * SamvadSyncPage:
 * @documents: (element-type SamvadDocument): also deleted and unreadable ones
 * @since: the position after this page, stored in the same transaction; NULL: leave as it is
 * @server_time: the server's clock (`Date`) when it sent the page, or NONE
 * @checked_at: this PC's clock then
 * @pending: what is still to come, or -1
 */
typedef struct {
  GPtrArray  *documents;
  char       *since;
  SamvadTime  server_time;
  SamvadTime  checked_at;
  gint64      pending;
} SamvadSyncPage;

/**
 * SamvadSyncEdit:
 * @row: of the outbox, for acknowledging
 * @document: the id of the document to change or make
 * @event: (nullable): the event to add to it; NULL: make @body
 * @body: (nullable): a new document
 */
typedef struct {
  gint64          row;
  char           *document;
  SamvadEvent    *event;
  SamvadDocument *body;
} SamvadSyncEdit;

void            samvad_sync_position_free (SamvadSyncPosition *position);
SamvadSyncPage *samvad_sync_page_new      (void);
void            samvad_sync_page_free     (SamvadSyncPage *page);
void            samvad_sync_edit_free     (SamvadSyncEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSyncPosition, samvad_sync_position_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSyncPage, samvad_sync_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSyncEdit, samvad_sync_edit_free)

#define SAMVAD_TYPE_SYNC_TARGET (samvad_sync_target_get_type ())
G_DECLARE_INTERFACE (SamvadSyncTarget, samvad_sync_target, SAMVAD, SYNC_TARGET, GObject)

/**
 * SamvadSyncTargetInterface:
 * @get_position: where the feed stands; the finish function gives (transfer full) a position
 * @begin_rebuild: documents of another database follow: gather them beside the old ones, which
 *   stay readable until @finish_rebuild swaps; edits of the outbox are kept
 * @apply: (transfer full page): write a page in one transaction
 * @note_contact: the server answered but sent nothing new
 * @list_edits: the edits that wait, oldest first, at most @limit
 * @acknowledge: the server has it: forget the outbox row
 * @refuse: the server will never take it: keep the row, visible, with the reason
 *
 * Every `_finish` of the boolean methods returns FALSE with an error that is shown as it is.
 */
struct _SamvadSyncTargetInterface {
  GTypeInterface parent;

  void                (*get_position)        (SamvadSyncTarget *, GCancellable *, GAsyncReadyCallback, gpointer);
  SamvadSyncPosition *(*get_position_finish) (SamvadSyncTarget *, GAsyncResult *, GError **);
  void                (*begin_rebuild)       (SamvadSyncTarget *, const char *server, GCancellable *,
                                              GAsyncReadyCallback, gpointer);
  void                (*finish_rebuild)      (SamvadSyncTarget *, GCancellable *, GAsyncReadyCallback, gpointer);
  void                (*apply)               (SamvadSyncTarget *, SamvadSyncPage *page, GCancellable *,
                                              GAsyncReadyCallback, gpointer);
  void                (*note_contact)        (SamvadSyncTarget *, SamvadTime server_time, SamvadTime checked_at,
                                              GCancellable *, GAsyncReadyCallback, gpointer);
  void                (*list_edits)          (SamvadSyncTarget *, guint limit, GCancellable *,
                                              GAsyncReadyCallback, gpointer);
  GPtrArray          *(*list_edits_finish)   (SamvadSyncTarget *, GAsyncResult *, GError **);
  void                (*acknowledge)         (SamvadSyncTarget *, gint64 row, GCancellable *,
                                              GAsyncReadyCallback, gpointer);
  void                (*refuse)              (SamvadSyncTarget *, gint64 row, const char *reason, GCancellable *,
                                              GAsyncReadyCallback, gpointer);
  gboolean            (*finish)              (SamvadSyncTarget *, GAsyncResult *, GError **);
};

G_END_DECLS
