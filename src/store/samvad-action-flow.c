/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

/* What one item adds, row by row into the database. */
typedef struct {
  SamvadDatabase *database;
  const char     *id;
  GError         *error;
} Put;

static void
put_one (SamvadMonth     month,
         SamvadFlowKind  kind,
         SamvadResponse  response,
         gpointer        data)
{
  Put *put = data;

  if (put->error != NULL)
    return;
  /* The sums by month follow by triggers. */
  samvad_database_run (put->database, &put->error, "INSERT INTO action_flow VALUES (?, ?, ?, ?, 1) "
                       "ON CONFLICT DO UPDATE SET n = n + 1", "snnn", put->id, month, (int) kind, (int) response);
}

/* Nobody else will ever see an item that the server refused to make. */
static gboolean
is_refused (SamvadDatabase *database,
            const char     *id)
{
  gint64 refused = 0;

  samvad_database_get_int (database, &refused, NULL, "SELECT EXISTS (SELECT 1 FROM outbox WHERE doc_id = ? "
                           "AND event_id IS NULL AND refused IS NOT NULL)", "s", id);
  return refused != 0;
}

/** Stores what @action adds to the flow, in the place of what it added before. */
gboolean
samvad_action_flow_put (SamvadDatabase       *database,
                        const SamvadAction   *action,
                        const SamvadHistory  *history,
                        GError              **error)
{
  Put put = { database, action->id, NULL };

  if (!samvad_database_run (database, error, "DELETE FROM action_flow WHERE doc_id = ?", "s", action->id))
    return FALSE;
  if (!is_refused (database, action->id))
    samvad_flow_visit (action, history, put_one, &put);
  if (put.error == NULL)
    return TRUE;
  g_propagate_error (error, put.error);
  return FALSE;
}

static gboolean
read_months (SamvadDatabase  *database,
             SamvadFlow      *flow,
             GError         **error)
{
  g_autoptr (GError) problem = NULL;
  SamvadMonth last = samvad_flow_get_last (flow)->month;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem, "SELECT month, kind, response, n FROM flow "
                                                     "WHERE month > ? AND month <= ?", "nn",
                                                     last - (SamvadMonth) flow->months->len, last);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    samvad_flow_add (flow, sqlite3_column_int (statement, 0), (SamvadFlowKind) sqlite3_column_int (statement, 1),
                     (SamvadResponse) sqlite3_column_int (statement, 2), sqlite3_column_int64 (statement, 3));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
count_age (SamvadFlow *flow,
           SamvadTime  opened_at,
           SamvadTime  due_at,
           SamvadTime  now,
           int         sign)
{
  SamvadDay days = samvad_time_get_day (now) - samvad_time_get_day (opened_at);
  guint age = 0;

  while (age + 1 < SAMVAD_N_AGES && days > (SamvadDay) samvad_flow_get_age_limit (age))
    age++;
  flow->open[age] += sign;
  flow->overdue[age] += due_at < now ? sign : 0;
}

/* As the lists count. */
static gboolean
read_ages (SamvadDatabase  *database,
           SamvadFlow      *flow,
           SamvadTime       now,
           GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem, "SELECT opened_at, due_now FROM action "
                                                     "WHERE state IN (?2, ?3, ?4) AND opened_at <= ?1 AND "
                                                     SAMVAD_ACTION_NOT_REFUSED, "innn", now,
                                                     (int) SAMVAD_STATE_OPEN, (int) SAMVAD_STATE_ACKNOWLEDGED,
                                                     (int) SAMVAD_STATE_REOPENED);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    count_age (flow, sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), now, 1);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Takes away what the items add to the months of which something happens after the time of reading. */
static gboolean
take_unsettled (SamvadDatabase  *database,
                SamvadFlow      *flow,
                SamvadTime       now,
                GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem, "SELECT month, kind, response, sum (n) "
                                                     "FROM action JOIN action_flow USING (doc_id) WHERE last_at > ? "
                                                     "GROUP BY month, kind, response", "i", now);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    samvad_flow_add (flow, sqlite3_column_int (statement, 0), (SamvadFlowKind) sqlite3_column_int (statement, 1),
                     (SamvadResponse) sqlite3_column_int (statement, 2), -sqlite3_column_int64 (statement, 3));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
add_one (SamvadMonth     month,
         SamvadFlowKind  kind,
         SamvadResponse  response,
         gpointer        flow)
{
  samvad_flow_add (flow, month, kind, response, 1);
}

/* @state, @due_now: as the cache has them, with all that happened since */
static void
correct_one (SamvadFlow         *flow,
             const SamvadAction *action,
             SamvadActionState   state,
             SamvadTime          due_now,
             SamvadTime          now)
{
  g_autoptr (SamvadHistory) history = samvad_history_new (action, now);

  if (samvad_action_state_is_open (state))
    count_age (flow, action->opened_at, due_now, now, -1);
  if (samvad_history_is_open (history))
    count_age (flow, action->opened_at, history->due_at, now, 1);
  samvad_flow_visit (action, history, add_one, flow);
}

/* Items with an event after the time of reading are folded anew as of then. */
static gboolean
correct_unsettled (SamvadDatabase  *database,
                   SamvadFlow      *flow,
                   SamvadTime       now,
                   GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  if (!take_unsettled (database, flow, now, error))
    return FALSE;
  statement = samvad_database_prepare (database, &problem, "SELECT " SAMVAD_ACTION_COLUMNS ", state, due_now FROM action "
                                       "WHERE last_at > ?1 AND opened_at <= ?1 AND " SAMVAD_ACTION_NOT_REFUSED, "i", now);
  while (problem == NULL && samvad_database_step (database, statement, &problem))
    {
      g_autoptr (SamvadAction) action = samvad_actions_read (database, statement, &problem);

      correct_one (flow, action, (SamvadActionState) sqlite3_column_int (statement, SAMVAD_N_ACTION_COLUMNS),
                   sqlite3_column_int64 (statement, SAMVAD_N_ACTION_COLUMNS + 1), now);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * samvad_store_read_flow:
 * @last: the newest month
 * @now: the time of reading: what happened later does not count, and items are as old as at this time
 *
 * Returns: (transfer full): how items came and went in @n_months months, and how old the open ones are
 */
SamvadFlow *
samvad_store_read_flow (SamvadStore  *self,
                        SamvadMonth   last,
                        guint         n_months,
                        SamvadTime    now,
                        GError      **error)
{
  g_autoptr (SamvadFlow) flow = samvad_flow_new (last, n_months);
  SamvadDatabase *reader = samvad_store_borrow_reader (self, NULL, error);
  gboolean filled;

  if (reader == NULL)
    return NULL;
  filled = samvad_database_run (reader, error, "BEGIN", NULL) && read_months (reader, flow, error) &&
           read_ages (reader, flow, now, error) && correct_unsettled (reader, flow, now, error);
  samvad_database_rollback (reader);
  samvad_store_return_reader (self, reader);
  return filled ? g_steal_pointer (&flow) : NULL;
}
