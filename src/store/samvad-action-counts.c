/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-filter.h"

static gboolean
count_view (SamvadDatabase            *database,
            const SamvadActionFilter  *filter,
            SamvadTime                 now,
            gint64                    *count,
            GError                   **error)
{
  g_autoptr (SamvadPagedQuery) query = samvad_paged_query_new ();
  g_autoptr (GString) where = samvad_action_filter_make_where (filter, query, now);
  sqlite3_stmt *statement;
  gboolean counted;

  query->page = g_strdup_printf ("SELECT count (*) FROM action WHERE coalesce (?1, ?2, ?3) IS NOT NULL%s", where->str);
  statement = samvad_paged_query_start (query, database, error);
  counted = statement != NULL && samvad_database_step (database, statement, error);
  if (counted)
    *count = sqlite3_column_int64 (statement, 0);
  if (statement != NULL)
    sqlite3_reset (statement);
  return counted;
}

/**
 * samvad_store_count_actions:
 * @filter: narrows all lists alike; its view is not looked at
 *
 * Counts what each list has, by the same conditions as the lists themselves.
 */
gboolean
samvad_store_count_actions (SamvadStore               *store,
                            const SamvadActionFilter  *filter,
                            SamvadTime                 now,
                            gint64                     counts[SAMVAD_N_ACTION_VIEWS],
                            GError                   **error)
{
  SamvadDatabase *reader = samvad_store_borrow_reader (store, NULL, error);
  g_autoptr (SamvadActionFilter) each = samvad_action_filter_copy (filter);
  gboolean counted = reader != NULL;

  for (int view = 0; counted && view < SAMVAD_N_ACTION_VIEWS; view++)
    {
      each->view = (SamvadActionView) view;
      counted = count_view (reader, each, now, &counts[view], error);
    }
  if (reader != NULL)
    samvad_store_return_reader (store, reader);
  return counted;
}

static const char *
get_group_column (int group)
{
  switch (group)
    {
    case SAMVAD_ACTION_ORDER_PLACE:
      return "district";
    case SAMVAD_ACTION_ORDER_SERVICE:
      return "ifnull (service, '')";
    case SAMVAD_ACTION_ORDER_ROLE:
      return "owner_role";
    case SAMVAD_ACTION_ORDER_STATE:
      return "state";
    case SAMVAD_ACTION_ORDER_PRIORITY:
      return "priority";
    default:
      return NULL;
    }
}

static void
count_groups (SamvadDatabase            *database,
              const SamvadActionFilter  *filter,
              SamvadTime                 now,
              GHashTable                *counts,
              GError                   **error)
{
  g_autoptr (SamvadPagedQuery) query = samvad_paged_query_new ();
  g_autoptr (GString) where = samvad_action_filter_make_where (filter, query, now);
  const char *column = get_group_column (filter->group);
  sqlite3_stmt *statement;

  query->page = g_strdup_printf ("SELECT %s, count (*) FROM action WHERE coalesce (?1, ?2, ?3) IS NOT NULL%s GROUP BY 1", column,
                                 where->str);
  statement = samvad_paged_query_start (query, database, error);
  while (statement != NULL && samvad_database_step (database, statement, error))
    g_hash_table_insert (counts, samvad_column_text (statement, 0), GUINT_TO_POINTER ((guint) sqlite3_column_int64 (statement, 1)));
}

/**
 * samvad_store_count_action_groups:
 * @filter: with its view and its group
 *
 * Returns: (transfer full) (nullable) (element-type utf8 guint): how many items of the list each group has, by the code
 * of the district or service, or the number of the role, state or priority; empty where there are no groups
 */
GHashTable *
samvad_store_count_action_groups (SamvadStore               *store,
                                  const SamvadActionFilter  *filter,
                                  SamvadTime                 now,
                                  GError                   **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) problem = NULL;
  SamvadDatabase *reader;

  if (get_group_column (filter->group) == NULL)
    return g_steal_pointer (&counts);
  reader = samvad_store_borrow_reader (store, NULL, error);
  if (reader == NULL)
    return NULL;
  count_groups (reader, filter, now, counts, &problem);
  samvad_store_return_reader (store, reader);
  if (problem == NULL)
    return g_steal_pointer (&counts);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
