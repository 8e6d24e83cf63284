/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-flow.h"
#include "samvad-reading.h"

G_BEGIN_DECLS

#define SAMVAD_STORE_ERROR (samvad_store_error_quark ())
GQuark samvad_store_error_quark (void);

/**
 * SamvadStoreError:
 * @SAMVAD_STORE_ERROR_NEWER: written by a newer version: left alone
 * @SAMVAD_STORE_ERROR_DAMAGED: not a sound database: was set aside, or cannot be
 * @SAMVAD_STORE_ERROR_FULL: no room on the disk
 * @SAMVAD_STORE_ERROR_READ_ONLY: the folder or file cannot be written
 * @SAMVAD_STORE_ERROR_BUSY: another program holds the write lock for too long
 * @SAMVAD_STORE_ERROR_NOT_FOUND: no such document, or no cache in the folder
 * @SAMVAD_STORE_ERROR_NOT_ALLOWED: the state machine does not allow the event now
 * @SAMVAD_STORE_ERROR_FAILED: anything else SQLite says
 */
typedef enum {
  SAMVAD_STORE_ERROR_NEWER,
  SAMVAD_STORE_ERROR_DAMAGED,
  SAMVAD_STORE_ERROR_FULL,
  SAMVAD_STORE_ERROR_READ_ONLY,
  SAMVAD_STORE_ERROR_BUSY,
  SAMVAD_STORE_ERROR_NOT_FOUND,
  SAMVAD_STORE_ERROR_NOT_ALLOWED,
  SAMVAD_STORE_ERROR_FAILED,
} SamvadStoreError;

typedef enum {
  SAMVAD_STORE_READ_ONLY = 1 << 0,      /* never writes; a missing cache is NOT_FOUND */
} SamvadStoreFlags;

/* What changed, for the signal `changed`. */
typedef enum {
  SAMVAD_CHANGE_CALLS     = 1 << 0,
  SAMVAD_CHANGE_ACTIONS   = 1 << 1,
  SAMVAD_CHANGE_DIRECTORY = 1 << 2,     /* districts, projects, officers, targets, calendars, coverage */
  SAMVAD_CHANGE_DECISIONS = 1 << 3,     /* also closings */
  SAMVAD_CHANGE_OUTBOX    = 1 << 4,
  SAMVAD_CHANGE_CONTACT   = 1 << 5,     /* only the times of contact */
  SAMVAD_CHANGE_SET_ASIDE = 1 << 6,
  SAMVAD_CHANGE_REBUILT   = 1 << 7,     /* everything: another database took the place */
} SamvadChange;

/**
 * SamvadStore:
 *
 * The cache: one SQLite file, `samvad.db`, in a folder of 0700. One thread owns the connection
 * that writes; reads have read-only connections of their own, so they never wait for a write.
 *
 * Signal `changed` (guint SamvadChange): after a transaction, on the main context in which the
 * store was opened. Never while the transaction is still open.
 *
 * The `_async` calls are for the main loop, the plain ones block and are for `samvadctl`, worker
 * threads and tests.
 */
#define SAMVAD_TYPE_STORE (samvad_store_get_type ())
G_DECLARE_FINAL_TYPE (SamvadStore, samvad_store, SAMVAD, STORE, GObject)

SamvadStore   *samvad_store_open           (const char *directory, SamvadStoreFlags flags, GError **error);
void           samvad_store_close          (SamvadStore *self);
const char    *samvad_store_get_set_aside  (SamvadStore *self);

/* Readings */
SamvadReading *samvad_store_read           (SamvadStore *self, SamvadMonth month, guint months, SamvadTime as_of,
                                            GCancellable *cancellable, GError **error);
void           samvad_store_read_async     (SamvadStore *self, SamvadMonth month, guint months, SamvadTime as_of,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SamvadReading *samvad_store_read_finish    (SamvadStore *self, GAsyncResult *result, GError **error);
SamvadFlow    *samvad_store_read_flow      (SamvadStore *self, SamvadMonth last, guint n_months, SamvadTime now,
                                            GError **error);
GArray        *samvad_store_list_months    (SamvadStore *self, GError **error);

/* The feed (the adapter of samvad-sync-target.h calls these) */
gboolean       samvad_store_get_position   (SamvadStore *self, char **server, char **since, char **witness,
                                            GError **error);
gboolean       samvad_store_begin_rebuild  (SamvadStore *self, const char *server, GError **error);
gboolean       samvad_store_finish_rebuild (SamvadStore *self, GError **error);
gboolean       samvad_store_apply          (SamvadStore *self, GPtrArray *documents, const char *since,
                                            SamvadTime server_time, SamvadTime checked_at, GError **error);
gboolean       samvad_store_note_contact   (SamvadStore *self, SamvadTime server_time, SamvadTime checked_at,
                                            GError **error);

gboolean       samvad_store_forget_before  (SamvadStore *self, SamvadMonth before, gboolean *found, GError **error);

/* The user's own edits and the outbox */
typedef struct {
  gint64          row;
  char           *document;
  SamvadEvent    *event;        /* NULL: @body is a new document */
  SamvadDocument *body;
  SamvadTime      made_at;
  guint           attempts;
  char           *refused;      /* reason, or NULL: waits */
} SamvadOutboxRow;

void           samvad_outbox_row_free      (SamvadOutboxRow *row);
gboolean       samvad_store_act            (SamvadStore *self, const char *action, const SamvadEvent *event,
                                            GError **error);
gboolean       samvad_store_decide         (SamvadStore *self, const char *decision, const SamvadEvent *event,
                                            GError **error);
gboolean       samvad_store_create         (SamvadStore *self, const SamvadDocument *document, GError **error);
gboolean       samvad_store_undo           (SamvadStore *self, gint64 row, GError **error);
gboolean       samvad_store_undo_event     (SamvadStore *self, const char *document, const char *event,
                                            GError **error);
GPtrArray     *samvad_store_list_edits_of  (SamvadStore *self, const char *document, GError **error);
GPtrArray     *samvad_store_list_outbox    (SamvadStore *self, guint limit, gboolean refused, GError **error);
gboolean       samvad_store_acknowledge    (SamvadStore *self, gint64 row, GError **error);
gboolean       samvad_store_refuse         (SamvadStore *self, gint64 row, const char *reason, GError **error);

/* Any of the blocking writes above, on the writer thread, for the main loop: @job runs there. */
typedef gboolean (*SamvadStoreJob) (SamvadStore *self, gpointer data, GError **error);
void           samvad_store_run_async      (SamvadStore *self, SamvadStoreJob job, gpointer data,
                                            GDestroyNotify destroy, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean       samvad_store_run_finish     (SamvadStore *self, GAsyncResult *result, GError **error);

/* Single documents and what was set aside */
typedef struct {
  char       *document;
  char       *reason;
  SamvadTime  at;
} SamvadSetAside;

void           samvad_set_aside_free       (SamvadSetAside *row);
SamvadCall    *samvad_store_get_call       (SamvadStore *self, const char *id, GError **error);
SamvadAction  *samvad_store_get_action     (SamvadStore *self, const char *id, GError **error);
GPtrArray     *samvad_store_list_actions_of_call (SamvadStore *self, const char *call, GError **error);
GPtrArray     *samvad_store_list_open_actions (SamvadStore *self, SamvadTime as_of, GError **error);
GPtrArray     *samvad_store_list_decisions (SamvadStore *self, GError **error);
GPtrArray     *samvad_store_list_closings  (SamvadStore *self, GError **error);
GPtrArray     *samvad_store_list_set_aside (SamvadStore *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadOutboxRow, samvad_outbox_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSetAside, samvad_set_aside_free)

G_END_DECLS
