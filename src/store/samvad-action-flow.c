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

static guint
find_age (SamvadTime opened_at,
          SamvadTime now)
{
  SamvadDay days = samvad_time_get_day (now) - samvad_time_get_day (opened_at);
  guint age = 0;

  while (age + 1 < SAMVAD_N_AGES && days > (SamvadDay) samvad_flow_get_age_limit (age))
    age++;
  return age;
}

static gboolean
read_ages (SamvadDatabase  *database,
           SamvadFlow      *flow,
           SamvadTime       now,
           GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem, "SELECT opened_at, due_now < ?1 FROM action "
                                                     "WHERE state IN (?2, ?3, ?4) AND opened_at <= ?1", "innn", now,
                                                     (int) SAMVAD_STATE_OPEN, (int) SAMVAD_STATE_ACKNOWLEDGED,
                                                     (int) SAMVAD_STATE_REOPENED);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    {
      guint age = find_age (sqlite3_column_int64 (statement, 0), now);

      flow->open[age]++;
      flow->overdue[age] += sqlite3_column_int (statement, 1);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * samvad_store_read_flow:
 * @last: the newest month
 * @now: items are as old as at this time; what counts is what counted when the cache was written
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
           read_ages (reader, flow, now, error);
  samvad_database_rollback (reader);
  samvad_store_return_reader (self, reader);
  return filled ? g_steal_pointer (&flow) : NULL;
}
