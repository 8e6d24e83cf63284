/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

/** Reads a row that begins with SAMVAD_ACTION_COLUMNS. Returns: (transfer full): with its events */
SamvadAction *
samvad_actions_read (SamvadDatabase  *database,
                     sqlite3_stmt    *statement,
                     GError         **error)
{
  SamvadAction *action = samvad_action_new ();
  GPtrArray *events;

  action->id = samvad_column_text (statement, 0);
  action->call = samvad_column_text (statement, 1);
  action->family = samvad_column_text (statement, 2);
  action->district = samvad_column_text (statement, 3);
  action->project = samvad_column_text (statement, 4);
  action->centre_code = samvad_column_text (statement, 5);
  action->centre_name = samvad_column_text (statement, 6);
  action->service = samvad_column_text (statement, 7);
  action->issue = samvad_column_text (statement, 8);
  action->priority = (SamvadPriority) sqlite3_column_int (statement, 9);
  action->opened_at = sqlite3_column_int64 (statement, 10);
  action->due_at = sqlite3_column_int64 (statement, 11);
  action->worker.id = samvad_column_text (statement, 12);
  action->worker.name = samvad_column_text (statement, 13);
  action->worker.role = (SamvadRole) sqlite3_column_int (statement, 14);
  events = samvad_events_load (database, action->id, FALSE, error);
  if (events != NULL)
    {
      g_ptr_array_unref (action->events);
      action->events = events;
    }
  return action;
}

/** Returns: (transfer full) (nullable): the action; %NULL without error where there is none */
SamvadAction *
samvad_actions_get (SamvadDatabase  *database,
                    const char      *id,
                    GError         **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (database, error, "SELECT " SAMVAD_ACTION_COLUMNS
                                                     " FROM action WHERE doc_id = ?", "s", id);
  SamvadAction *action = NULL;

  if (statement != NULL && samvad_database_step (database, statement, error))
    {
      action = samvad_actions_read (database, statement, error);
      sqlite3_reset (statement);
    }
  return action;
}

/* @settles: (out): the time of the first event after @now, or NONE. Returns: the last event or the opening */
static SamvadTime
find_last (const SamvadAction *action,
           SamvadTime          now,
           SamvadTime         *settles)
{
  SamvadTime last = action->opened_at;

  *settles = SAMVAD_TIME_NONE;
  for (guint i = 0; i < action->events->len; i++)
    {
      SamvadTime at = ((SamvadEvent *) g_ptr_array_index (action->events, i))->at;

      last = MAX (last, at);
      if (at > now && (*settles == SAMVAD_TIME_NONE || at < *settles))
        *settles = at;
    }
  return *settles == SAMVAD_TIME_NONE ? last : G_MAXINT64;
}

/**
 * samvad_actions_refold:
 *
 * Stores what the history says now beside the action; to be called after any change of events. An event
 * dated in the future counts when its time has come: samvad_actions_settle() sees to it.
 */
gboolean
samvad_actions_refold (SamvadDatabase  *database,
                       const char      *id,
                       GError         **error)
{
  g_autoptr (SamvadAction) action = samvad_actions_get (database, id, error);
  g_autoptr (SamvadHistory) history = NULL;
  SamvadTime now = g_get_real_time (), settles, last;

  if (action == NULL)
    return error == NULL || *error == NULL;
  history = samvad_history_new (action, now);
  last = find_last (action, now, &settles);
  return samvad_database_run (database, error, "UPDATE action SET state = ?, due_now = ?, owner_name = ?, owner_role = ?, "
                              "changed_at = ?, last_at = ?, settles_at = ? WHERE doc_id = ?", "nisniits",
                              (int) history->state, history->due_at, history->worker.name, (int) history->worker.role,
                              history->changed_at, last, settles, id) &&
         samvad_action_flow_put (database, action, history, error);
}

static gboolean
list_settling (SamvadDatabase  *database,
               GPtrArray       *ids,
               GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem, "SELECT doc_id FROM action WHERE settles_at <= ?",
                                                     "i", g_get_real_time ());

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    g_ptr_array_add (ids, samvad_column_text (statement, 0));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * samvad_actions_settle:
 * @n_settled: (out): how many items say something else now
 *
 * Folds anew the items of which an event was dated in the future and is not any more.
 */
gboolean
samvad_actions_settle (SamvadDatabase  *database,
                       guint           *n_settled,
                       GError         **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  *n_settled = 0;
  if (!list_settling (database, ids, error))
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  if (!samvad_database_begin (database, FALSE, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!samvad_actions_refold (database, g_ptr_array_index (ids, i), error))
      {
        samvad_database_rollback (database);
        return FALSE;
      }
  *n_settled = ids->len;
  return samvad_database_commit (database, error);
}

static gboolean
put_events (SamvadDatabase  *database,
            const char      *id,
            GPtrArray       *events,
            int              local,
            GError         **error)
{
  for (guint i = 0; i < events->len; i++)
    if (!samvad_events_put (database, id, g_ptr_array_index (events, i), local, error))
      return FALSE;
  return TRUE;
}

/**
 * samvad_actions_put:
 * @local: of its events: 0 where the document came from the server
 *
 * Stores an action in the place of what the server said before; our own unsent events stay.
 */
gboolean
samvad_actions_put (SamvadDatabase      *database,
                    const SamvadAction  *self,
                    int                  local,
                    GError             **error)
{
  return samvad_database_run (database, error, "DELETE FROM event WHERE doc_id = ? AND local = 0", "s", self->id) &&
         samvad_database_run (database, error, "INSERT INTO action (doc_id, call, family, district, project, centre_code, "
                              "centre_name, service, issue, priority, opened_at, due_at, worker_id, worker_name, "
                              "worker_role, state, due_now, owner_role, changed_at, last_at) VALUES "
                              "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0) "
                              /* Its row stays: lists know it by that. */
                              "ON CONFLICT (doc_id) DO UPDATE SET call = excluded.call, family = excluded.family, "
                              "district = excluded.district, project = excluded.project, "
                              "centre_code = excluded.centre_code, centre_name = excluded.centre_name, "
                              "service = excluded.service, issue = excluded.issue, priority = excluded.priority, "
                              "opened_at = excluded.opened_at, due_at = excluded.due_at, "
                              "worker_id = excluded.worker_id, worker_name = excluded.worker_name, "
                              "worker_role = excluded.worker_role", "sssssssssniissn",
                              self->id, self->call, self->family, self->district, self->project, self->centre_code,
                              self->centre_name, self->service, self->issue, (int) self->priority, self->opened_at,
                              self->due_at, self->worker.id, self->worker.name, (int) self->worker.role) &&
         put_events (database, self->id, self->events, local, error) &&
         samvad_actions_refold (database, self->id, error);
}

gboolean
samvad_actions_delete (SamvadDatabase  *database,
                       const char      *id,
                       GError         **error)
{
  return samvad_database_run (database, error, "DELETE FROM event WHERE doc_id = ? AND local = 0", "s", id) &&
         samvad_database_run (database, error, "DELETE FROM action_flow WHERE doc_id = ?", "s", id) &&
         samvad_database_run (database, error, "DELETE FROM action WHERE doc_id = ?", "s", id);
}

static gboolean
count_settled (SamvadDatabase  *database,
               SamvadReading   *reading,
               GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem,
                                                     "SELECT state, district, due_now < ?1 AS late, count (*) FROM action "
                                                     "WHERE last_at <= ?1 GROUP BY state, district, late", "i",
                                                     reading->as_of);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    samvad_action_counts_add (&reading->actions, (const char *) sqlite3_column_text (statement, 1),
                              (SamvadActionState) sqlite3_column_int (statement, 0),
                              sqlite3_column_int (statement, 2) != 0, sqlite3_column_int (statement, 3));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Items with an event after the time of reading are folded anew as of then. */
static gboolean
count_unsettled (SamvadDatabase  *database,
                 SamvadReading   *reading,
                 GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem, "SELECT " SAMVAD_ACTION_COLUMNS " FROM action "
                                                     "WHERE last_at > ?1 AND opened_at <= ?1", "i", reading->as_of);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    {
      g_autoptr (SamvadAction) action = samvad_actions_read (database, statement, &problem);
      g_autoptr (SamvadHistory) history = samvad_history_new (action, reading->as_of);

      samvad_action_counts_add (&reading->actions, action->district, history->state,
                                samvad_history_is_overdue (history, reading->as_of), 1);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* What the server refused to make is there for the user to drop, but nobody else will ever see it. */
static gboolean
count_refused (SamvadDatabase  *database,
               SamvadReading   *reading,
               GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem, "SELECT " SAMVAD_ACTION_COLUMNS " FROM action "
                                                     "WHERE opened_at <= ? AND doc_id IN (SELECT doc_id FROM outbox "
                                                     "WHERE event_id IS NULL AND refused IS NOT NULL)", "i",
                                                     reading->as_of);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    {
      g_autoptr (SamvadAction) action = samvad_actions_read (database, statement, &problem);
      g_autoptr (SamvadHistory) history = samvad_history_new (action, reading->as_of);

      samvad_action_counts_add (&reading->actions, action->district, history->state,
                                samvad_history_is_overdue (history, reading->as_of), -1);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
drop_empty_districts (GPtrArray *rows)
{
  for (guint i = rows->len; i > 0; i--)
    if (((SamvadDistrictActions *) g_ptr_array_index (rows, i - 1))->open == 0)
      g_ptr_array_remove_index (rows, i - 1);
}

/* By code of the district, as the design wants them. */
static int
compare_districts (gconstpointer a,
                   gconstpointer b)
{
  return g_strcmp0 ((*(SamvadDistrictActions **) a)->district, (*(SamvadDistrictActions **) b)->district);
}

/** Counts the actions of all months as of the reading's time. */
gboolean
samvad_actions_count (SamvadDatabase  *database,
                      SamvadReading   *reading,
                      GError         **error)
{
  if (!count_settled (database, reading, error) || !count_unsettled (database, reading, error) ||
      !count_refused (database, reading, error))
    return FALSE;
  drop_empty_districts (reading->actions.by_district);
  g_ptr_array_sort (reading->actions.by_district, compare_districts);
  return TRUE;
}

gboolean
samvad_decisions_put (SamvadDatabase        *database,
                      const SamvadDecision  *self,
                      int                    local,
                      GError               **error)
{
  return samvad_database_run (database, error, "DELETE FROM event WHERE doc_id = ? AND local = 0", "s", self->id) &&
         samvad_database_run (database, error, "INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?, ?, ?)", "sdsssd",
                              self->id, self->meeting, self->text, self->district, self->owner, self->due) &&
         put_events (database, self->id, self->events, local, error);
}

static SamvadDecision *
read_decision (SamvadDatabase  *database,
               sqlite3_stmt    *statement,
               GError         **error)
{
  SamvadDecision *decision = samvad_decision_new ();
  GPtrArray *events;

  decision->id = samvad_column_text (statement, 0);
  decision->meeting = samvad_column_day (statement, 1);
  decision->text = samvad_column_text (statement, 2);
  decision->district = samvad_column_text (statement, 3);
  decision->owner = samvad_column_text (statement, 4);
  decision->due = samvad_column_day (statement, 5);
  events = samvad_events_load (database, decision->id, FALSE, error);
  if (events != NULL)
    {
      g_ptr_array_unref (decision->events);
      decision->events = events;
    }
  return decision;
}

/** Returns: (transfer full) (nullable): the decision; %NULL without error where there is none */
SamvadDecision *
samvad_decisions_get (SamvadDatabase  *database,
                      const char      *id,
                      GError         **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (database, error, "SELECT doc_id, meeting, text, district, owner, due "
                                                     "FROM decision WHERE doc_id = ?", "s", id);
  SamvadDecision *decision = NULL;

  if (statement != NULL && samvad_database_step (database, statement, error))
    {
      decision = read_decision (database, statement, error);
      sqlite3_reset (statement);
    }
  return decision;
}
