/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

#define EVENT_COLUMNS \
  "event_id, at, by, kind, kind_code, text, worker_id, worker_name, worker_role, role, due_at, response"

static SamvadEvent *
read_event (sqlite3_stmt *statement)
{
  SamvadEvent *event = samvad_event_new ((SamvadEventKind) sqlite3_column_int (statement, 3));

  event->id = samvad_column_text (statement, 0);
  event->at = sqlite3_column_int64 (statement, 1);
  event->by = samvad_column_text (statement, 2);
  event->kind_code = samvad_column_text (statement, 4);
  event->text = samvad_column_text (statement, 5);
  event->worker.id = samvad_column_text (statement, 6);
  event->worker.name = samvad_column_text (statement, 7);
  event->worker.role = (SamvadRole) sqlite3_column_int (statement, 8);
  event->role = (SamvadRole) sqlite3_column_int (statement, 9);
  event->due_at = samvad_column_time (statement, 10);
  event->response = (SamvadResponse) sqlite3_column_int (statement, 11);
  return event;
}

/**
 * samvad_events_put:
 * @local: 0 the server has it, 1 not sent yet, 2 refused
 *
 * The same event again changes nothing but, where the server has it now, the mark. Of two different
 * events with one id the server's is kept, whichever came first: all desktops then read the same.
 */
gboolean
samvad_events_put (SamvadDatabase     *database,
                   const char         *id,
                   const SamvadEvent  *event,
                   int                 local,
                   GError            **error)
{
  if (local == 0 &&
      !samvad_database_run (database, error, "DELETE FROM event WHERE doc_id = ? AND event_id = ?", "ss", id, event->id))
    return FALSE;
  return samvad_database_run (database, error, "INSERT INTO event (doc_id, " EVENT_COLUMNS ", local) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                              "ON CONFLICT DO NOTHING", "ssisnssssnntnn",
                              id, event->id, event->at, event->by, (int) event->kind, event->kind_code, event->text,
                              event->worker.id, event->worker.name, (int) event->worker.role, (int) event->role,
                              event->due_at, (int) event->response, local);
}

/**
 * samvad_events_load:
 * @all: also those that the server refused, which no longer count
 *
 * Returns: (transfer full) (element-type SamvadEvent): the events of a document, in order
 */
GPtrArray *
samvad_events_load (SamvadDatabase  *database,
                    const char      *id,
                    gboolean         all,
                    GError         **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_event_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  statement = samvad_database_prepare (database, &problem, "SELECT " EVENT_COLUMNS " FROM event WHERE doc_id = ? "
                                       "AND local <= ? ORDER BY at, event_id", "sn", id, all ? 2 : 1);
  while (problem == NULL && samvad_database_step (database, statement, &problem))
    g_ptr_array_add (events, read_event (statement));
  if (problem == NULL)
    return g_steal_pointer (&events);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/** Returns: (transfer full) (nullable): one event; %NULL without error where there is none */
SamvadEvent *
samvad_events_get (SamvadDatabase  *database,
                   const char      *id,
                   const char      *event,
                   GError         **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (database, error, "SELECT " EVENT_COLUMNS " FROM event "
                                                     "WHERE doc_id = ? AND event_id = ?", "ss", id, event);
  SamvadEvent *found = NULL;

  if (statement != NULL && samvad_database_step (database, statement, error))
    {
      found = read_event (statement);
      sqlite3_reset (statement);
    }
  return found;
}
