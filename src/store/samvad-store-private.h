/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-database.h"
#include "samvad-month-cache.h"
#include "samvad-outbox-copy.h"

G_BEGIN_DECLS

/* What the files of this room share. Functions on a SamvadDatabase run on whatever thread owns it;
 * those on a SamvadStore say which. */

SamvadDatabase *samvad_store_get_writer    (SamvadStore *self);
SamvadDatabase *samvad_store_get_feed      (SamvadStore *self);
SamvadDatabase *samvad_store_borrow_reader (SamvadStore *self, GCancellable *cancellable, GError **error);
void            samvad_store_return_reader (SamvadStore *self, SamvadDatabase *reader);
SamvadMonthCache *samvad_store_get_month_cache (SamvadStore *self);
void            samvad_store_note_change   (SamvadStore *self, guint change);
/* what the writer thread asks for */
gboolean        samvad_store_do            (SamvadStore *self, SamvadStoreJob job, gpointer data, GError **error);
void            samvad_store_settle        (SamvadStore *self);
void            samvad_store_rest          (SamvadStore *self);

gboolean        samvad_store_run           (SamvadStore *self, SamvadStoreJob job, gpointer data, GError **error);
SamvadOutboxCopy *samvad_store_get_copy    (SamvadStore *self);
gboolean        samvad_store_follow        (SamvadStore *self, GError **error);
gboolean        samvad_store_check_feed    (SamvadStore *self, GError **error);
void            samvad_store_take_feed     (SamvadStore *self);
char           *samvad_store_get_path      (SamvadStore *self, const char *suffix);
gboolean        samvad_store_swap          (SamvadStore *self, GError **error);
gboolean        samvad_store_open_rebuild  (SamvadStore *self, GError **error);

/* edits */
gboolean        samvad_store_begin_edit    (SamvadStore *self, GError **error);
gboolean        samvad_store_commit_edit   (SamvadStore *self, gboolean sent, GError **error);
void            samvad_store_abandon_edit  (SamvadStore *self);

/* Nobody else will ever see an item that the server refused to make. */
#define SAMVAD_ACTION_NOT_REFUSED "id NOT IN (SELECT made.id FROM outbox JOIN action AS made USING (doc_id) " \
  "WHERE event_id IS NULL AND refused IS NOT NULL)"

/* calls */
#define SAMVAD_CALL_COLUMNS \
  "call.id, call.doc_id, call.family, call.officer, call.district, call.project, call.centre_code, " \
  "call.centre_name, call.started_at, call.duration, call.category, call.age_months, call.sex, call.outcome, " \
  "call.outcome_code, call.callback_at, call.overall, call.rating, call.sentiment, call.remark, call.language, call.answers"
SamvadCall     *samvad_calls_read          (SamvadDatabase *database, sqlite3_stmt *statement, GError **error);
GPtrArray      *samvad_calls_load_case     (SamvadDatabase *database, SamvadMonth month, const char *family,
                                            GError **error);
gboolean        samvad_calls_add           (SamvadDatabase *database, const SamvadCall *call, GError **error);
gboolean        samvad_calls_delete        (SamvadDatabase *database, const char *id, GError **error);
gboolean        samvad_calls_find_case     (SamvadDatabase *database, const char *id, SamvadMonth *month,
                                            char **family, GError **error);
char           *samvad_answers_write       (const SamvadFeedback *feedback, int *asked);
void            samvad_answers_read        (SamvadFeedback *feedback, const char *text);
gboolean        samvad_answers_register    (SamvadDatabase *database, GError **error);
char           *samvad_search_normalise    (const char *text);
char           *samvad_search_make_query   (const char *text);

/* directory: districts, projects, officers, years, targets, coverage, closings */
gboolean        samvad_directory_put       (SamvadDatabase *database, const SamvadDocument *document, GError **error);
gboolean        samvad_directory_delete    (SamvadDatabase *database, const char *id, GError **error);
gboolean        samvad_directory_fill      (SamvadDatabase *database, SamvadReading *reading, GError **error);
GPtrArray      *samvad_directory_closings  (SamvadDatabase *database, GError **error);

/* actions, decisions, their events */
#define SAMVAD_ACTION_COLUMNS \
  "action.doc_id, action.call, action.family, action.district, action.project, action.centre_code, " \
  "action.centre_name, action.service, action.issue, action.priority, action.opened_at, action.due_at, " \
  "action.worker_id, action.worker_name, action.worker_role"
#define SAMVAD_N_ACTION_COLUMNS 15
SamvadAction   *samvad_actions_read        (SamvadDatabase *database, sqlite3_stmt *statement, GError **error);
SamvadAction   *samvad_actions_get         (SamvadDatabase *database, const char *id, GError **error);
gboolean        samvad_actions_put         (SamvadDatabase *database, const SamvadAction *action, int local,
                                            GError **error);
gboolean        samvad_actions_delete      (SamvadDatabase *database, const char *id, GError **error);
gboolean        samvad_actions_refold      (SamvadDatabase *database, const char *id, GError **error);
gboolean        samvad_actions_settle      (SamvadDatabase *database, guint *n_settled, GError **error);
gboolean        samvad_action_flow_put     (SamvadDatabase *database, const SamvadAction *action,
                                            const SamvadHistory *history, GError **error);
gboolean        samvad_actions_count       (SamvadDatabase *database, SamvadReading *reading, GError **error);
gboolean        samvad_decisions_put       (SamvadDatabase *database, const SamvadDecision *decision, int local,
                                            GError **error);
SamvadDecision *samvad_decisions_get       (SamvadDatabase *database, const char *id, GError **error);
gboolean        samvad_events_put          (SamvadDatabase *database, const char *id, const SamvadEvent *event,
                                            int local, GError **error);
GPtrArray      *samvad_events_load         (SamvadDatabase *database, const char *id, gboolean all, GError **error);
SamvadEvent    *samvad_events_get          (SamvadDatabase *database, const char *id, const char *event,
                                            GError **error);

/* roll-ups */
gboolean        samvad_rollup_add          (SamvadDatabase *database, SamvadTally *tally, GError **error);
gboolean        samvad_rollup_load         (SamvadDatabase *database, SamvadMonth from, SamvadMonth to,
                                            SamvadTally *tally, GError **error);

G_END_DECLS
