/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-call-filter.h"

/** Returns: (transfer full) (element-type SamvadCall): every dial that @filter lets through, newest first */
GPtrArray *
samvad_store_list_calls (SamvadStore             *store,
                         const SamvadCallFilter  *filter,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  g_autoptr (SamvadPagedQuery) query = samvad_call_filter_make_query (filter);
  g_autoptr (GPtrArray) calls = g_ptr_array_new_with_free_func (query->destroy);
  SamvadDatabase *reader = samvad_store_borrow_reader (store, cancellable, error);
  gboolean listed;

  if (reader == NULL)
    return NULL;
  listed = samvad_paged_query_read (query, reader, calls, error);
  samvad_store_return_reader (store, reader);
  return listed ? g_steal_pointer (&calls) : NULL;
}

static gboolean
visit (SamvadPagedQuery  *query,
       SamvadDatabase    *database,
       SamvadCallFunc     func,
       gpointer           user_data,
       GError           **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_paged_query_start (query, database, &problem);
  gboolean more = statement != NULL;

  while (more && problem == NULL && samvad_database_step (database, statement, &problem))
    {
      g_autoptr (SamvadCall) call = samvad_calls_read (database, statement, &problem);

      more = problem == NULL && func (call, user_data);
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * samvad_store_visit_calls:
 *
 * Calls @func for the dials that @filter lets through, newest first, one at a time: memory does not
 * grow with their number. Blocks: for a worker thread.
 */
gboolean
samvad_store_visit_calls (SamvadStore             *store,
                          const SamvadCallFilter  *filter,
                          SamvadCallFunc           func,
                          gpointer                 user_data,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  g_autoptr (SamvadPagedQuery) query = samvad_call_filter_make_query (filter);
  SamvadDatabase *reader = samvad_store_borrow_reader (store, cancellable, error);
  gboolean visited;

  if (reader == NULL)
    return FALSE;
  visited = visit (query, reader, func, user_data, error);
  samvad_store_return_reader (store, reader);
  return visited;
}
