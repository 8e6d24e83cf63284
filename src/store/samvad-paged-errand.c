/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-paged-errand.h"

#include "samvad-row-change.h"

static void
errand_free (gpointer data)
{
  SamvadPagedErrand *errand = data;

  samvad_paged_query_unref (errand->query);
  g_free (errand->sought);
  g_clear_pointer (&errand->anchors, g_array_unref);
  g_clear_pointer (&errand->rows, g_array_unref);
  g_clear_pointer (&errand->before, g_array_unref);
  g_clear_pointer (&errand->splices, g_array_unref);
  g_clear_pointer (&errand->values, g_ptr_array_unref);
  g_free (errand);
}

static void
scan_rows (SamvadDatabase     *database,
           SamvadPagedErrand  *errand,
           GError            **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (database, error, errand->query->scan, NULL);

  errand->anchors = g_array_new (FALSE, FALSE, sizeof (SamvadKey));
  if (statement == NULL)
    return;
  samvad_paged_query_bind (errand->query, statement);
  while (samvad_database_step (database, statement, error))
    {
      SamvadKey key = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };

      if (errand->n_items % SAMVAD_PAGE_SIZE == 0)
        g_array_append_val (errand->anchors, key);
      if (errand->rows != NULL)
        g_array_append_val (errand->rows, key.row);
      errand->newest = MAX (errand->newest, key.row);
      errand->n_unseen += key.row > errand->seen;
      errand->n_items++;
    }
  if (errand->before != NULL)
    errand->splices = samvad_row_change_find (errand->before, errand->rows);
}

static void
find_row (SamvadDatabase     *database,
          SamvadPagedErrand  *errand,
          GError            **error)
{
  gint64 row = 0;

  errand->position = -1;
  if (!samvad_database_get_int (database, &row, error, errand->query->find, "s", errand->sought))
    return;
  for (guint i = 0; row != 0 && errand->position < 0 && i < errand->rows->len; i++)
    if (g_array_index (errand->rows, gint64, i) == row)
      errand->position = (int) i;
}

static void
read_page (SamvadDatabase     *database,
           SamvadPagedErrand  *errand,
           GError            **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (database, error, errand->query->page, "iin", errand->from.sort,
                                                     errand->from.row, SAMVAD_PAGE_SIZE);

  errand->values = g_ptr_array_new_with_free_func (errand->query->destroy);
  if (statement == NULL)
    return;
  samvad_paged_query_bind (errand->query, statement);
  while (samvad_database_step (database, statement, error))
    g_ptr_array_add (errand->values, errand->query->read (database, statement, errand->query->now, error));
}

static void (*const works[]) (SamvadDatabase *, SamvadPagedErrand *, GError **) = {
  [SAMVAD_PAGED_WORK_SCAN] = scan_rows, [SAMVAD_PAGED_WORK_PAGE] = read_page, [SAMVAD_PAGED_WORK_FIND] = find_row,
};

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  SamvadPagedErrand *self = data;
  GError *error = NULL;
  SamvadDatabase *reader = samvad_store_borrow_reader (source, cancellable, &error);

  if (reader != NULL)
    {
      works[self->work] (reader, self, &error);
      samvad_store_return_reader (source, reader);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/** @self: (transfer full): with its query and what @work asks of it */
void
samvad_paged_errand_start (SamvadPagedErrand   *self,
                           SamvadPagedWork      work,
                           SamvadStore         *store,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  self->work = work;
  g_task_set_task_data (task, self, errand_free);
  g_task_run_in_thread (task, work_thread);
}

/** Returns: (transfer none): what was started, with what was found */
SamvadPagedErrand *
samvad_paged_errand_get (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}

gboolean
samvad_paged_errand_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
