/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-lists.h"

#include "samvad-store-private.h"

/* Whose assignments are looked at: those of so many items, the nearest and newest of the district. */
#define NEAREST 500

/* Over any time: what is nearer stands first, then what is newer. */
#define NEARNESS "10000000000000000"

G_STATIC_ASSERT (SAMVAD_EVENT_ASSIGN == 1 && SAMVAD_N_STATES == 6);

/* All states are named for the index that begins with them. A worker is known by the id, or else by the name; the
 * other columns are those of the row that max() finds. */
#define QUERY \
  "WITH near AS (SELECT doc_id, worker_id, worker_name, worker_role, opened_at, project, centre_name, " \
  "    ifnull (project = ?2, 0) + ifnull (project = ?2 AND centre_code = ?3, 0) AS nearness FROM action " \
  "    WHERE state IN (0, 1, 2, 3, 4, 5) AND district = ?1 ORDER BY nearness DESC, last_at DESC LIMIT ?4), " \
  "  held AS (SELECT worker_id, worker_name, worker_role, opened_at AS at, project, centre_name, nearness FROM near " \
  "    UNION ALL SELECT event.worker_id, event.worker_name, event.worker_role, event.at, project, centre_name, nearness " \
  "    FROM near JOIN event USING (doc_id) WHERE event.kind = 1) " \
  "SELECT worker_id, worker_name, worker_role, project, centre_name, nearness, " \
  "  max (nearness * " NEARNESS " + at) AS rank FROM held WHERE worker_name <> '' " \
  "GROUP BY ifnull (worker_id, worker_name) ORDER BY rank DESC LIMIT ?5"

void
samvad_known_worker_free (SamvadKnownWorker *self)
{
  samvad_worker_clear (&self->worker);
  g_free (self->project);
  g_free (self->centre_name);
  g_free (self);
}

static SamvadKnownWorker *
read_worker (sqlite3_stmt *statement)
{
  SamvadKnownWorker *self = g_new0 (SamvadKnownWorker, 1);

  self->worker.id = samvad_column_text (statement, 0);
  self->worker.name = samvad_column_text (statement, 1);
  self->worker.role = (SamvadRole) sqlite3_column_int (statement, 2);
  self->project = samvad_column_text (statement, 3);
  self->centre_name = samvad_column_text (statement, 4);
  self->nearness = (SamvadNearness) sqlite3_column_int (statement, 5);
  return self;
}

/**
 * samvad_store_list_workers:
 * @project: (nullable): of @district, as in the documents
 * @centre: (nullable): code, of @project
 * @limit: so many at most
 *
 * Who did such work before: those of the centre first, then those of the project, then the district's, and among
 * equals whose work is the newest. Blocks, for a time that follows the items of the district.
 *
 * Returns: (transfer full) (element-type SamvadKnownWorker) (nullable):
 */
GPtrArray *
samvad_store_list_workers (SamvadStore   *store,
                           const char    *district,
                           const char    *project,
                           const char    *centre,
                           guint          limit,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_known_worker_free);
  g_autoptr (GError) problem = NULL;
  SamvadDatabase *reader = samvad_store_borrow_reader (store, cancellable, error);
  sqlite3_stmt *statement;

  if (reader == NULL)
    return NULL;
  statement = samvad_database_prepare (reader, &problem, QUERY, "sssnn", district, project, centre, NEAREST, (int) limit);
  while (problem == NULL && samvad_database_step (reader, statement, &problem))
    g_ptr_array_add (workers, read_worker (statement));
  samvad_store_return_reader (store, reader);
  if (problem == NULL)
    return g_steal_pointer (&workers);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

typedef struct {
  char  *district;
  char  *project;
  char  *centre;
  guint  limit;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->district);
  g_free (wish->project);
  g_free (wish->centre);
  g_free (wish);
}

static void
list_thread (GTask        *task,
             gpointer      store,
             gpointer      data,
             GCancellable *cancellable)
{
  const Wish *wish = data;
  GError *error = NULL;
  GPtrArray *workers = samvad_store_list_workers (store, wish->district, wish->project, wish->centre, wish->limit,
                                                  cancellable, &error);

  if (workers != NULL)
    g_task_return_pointer (task, workers, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/** As samvad_store_list_workers(). */
void
samvad_store_list_workers_async (SamvadStore         *store,
                                 const char          *district,
                                 const char          *project,
                                 const char          *centre,
                                 guint                limit,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Wish *wish = g_new (Wish, 1);

  *wish = (Wish) { g_strdup (district), g_strdup (project), g_strdup (centre), limit };
  g_task_set_source_tag (task, samvad_store_list_workers_async);
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, list_thread);
}

GPtrArray *
samvad_store_list_workers_finish (SamvadStore   *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
