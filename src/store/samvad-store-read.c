/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

/* The sums in the roll-ups hold every dial. A reading at a time takes away each case that has a dial
 * after it, whole, and adds it again as it was then: exact for any time, at a cost that follows the
 * dials after it and never the total. */

typedef struct {
  SamvadMonth  month;
  char        *family;
} LateCase;

static void
late_case_clear (gpointer data)
{
  g_free (((LateCase *) data)->family);
}

static gboolean
find_late_cases (SamvadDatabase  *database,
                 SamvadReading   *reading,
                 GArray          *cases,
                 GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  statement = samvad_database_prepare (database, &problem, "SELECT DISTINCT month, family FROM call WHERE started_at > ? "
                                       "AND started_at < ?", "ii", reading->as_of,
                                       samvad_month_get_end (reading->month));
  while (problem == NULL && samvad_database_step (database, statement, &problem))
    {
      LateCase late = { sqlite3_column_int (statement, 0), samvad_column_text (statement, 1) };

      g_array_append_val (cases, late);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
correct_late_cases (SamvadDatabase  *database,
                    SamvadReading   *reading,
                    GError         **error)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (LateCase));

  g_array_set_clear_func (cases, late_case_clear);
  if (!find_late_cases (database, reading, cases, error))
    return FALSE;
  for (guint i = 0; i < cases->len; i++)
    {
      const LateCase *late = &g_array_index (cases, LateCase, i);
      g_autoptr (GPtrArray) dials = samvad_calls_load_case (database, late->month, late->family, error);

      if (dials == NULL)
        return FALSE;
      if (late->month <= reading->month - (SamvadMonth) reading->months)
        continue;
      samvad_tally_add_case (reading->tally, late->month, dials, G_MAXINT64, -1);
      samvad_tally_add_case (reading->tally, late->month, dials, reading->as_of, 1);
    }
  return TRUE;
}

static gboolean
fill_times (SamvadDatabase  *database,
            SamvadReading   *reading,
            GError         **error)
{
  gint64 call = SAMVAD_TIME_NONE, event = SAMVAD_TIME_NONE;

  if (!samvad_database_get_int (database, &call, error, "SELECT max (started_at) FROM call WHERE started_at <= ?", "i",
                                reading->as_of) ||
      !samvad_database_get_int (database, &event, error, "SELECT max (at) FROM event WHERE at <= ?", "i", reading->as_of))
    return FALSE;
  reading->newest_event = MAX (call, event);
  return samvad_database_get_int (database, &reading->last_server_time, error,
                                  "SELECT value FROM meta WHERE key = 'server_time'", NULL) &&
         samvad_database_get_int (database, &reading->last_checked, error,
                                  "SELECT value FROM meta WHERE key = 'checked_at'", NULL);
}

static gboolean
fill_state (SamvadDatabase  *database,
            SamvadReading   *reading,
            GError         **error)
{
  return samvad_database_get_int (database, &reading->future, error, "SELECT count (*) FROM call WHERE started_at > ?", "i",
                                  reading->as_of) &&
         samvad_database_get_int (database, &reading->unreadable, error, "SELECT count (*) FROM set_aside", NULL) &&
         samvad_database_get_int (database, &reading->outbox_waiting, error,
                                  "SELECT count (*) FROM outbox WHERE refused IS NULL", NULL) &&
         samvad_database_get_int (database, &reading->outbox_refused, error,
                                  "SELECT count (*) FROM outbox WHERE refused IS NOT NULL", NULL) &&
         fill_times (database, reading, error);
}

static gboolean
fill (SamvadStore     *self,
      SamvadDatabase  *database,
      SamvadReading   *reading,
      GError         **error)
{
  return samvad_month_cache_load (samvad_store_get_month_cache (self), database,
                                  reading->month - (SamvadMonth) reading->months + 1, reading->month,
                                  reading->tally, error) &&
         correct_late_cases (database, reading, error) &&
         samvad_directory_fill (database, reading, error) &&
         samvad_actions_count (database, reading, error) &&
         fill_state (database, reading, error);
}

/**
 * samvad_store_read:
 * @months: how many months the tally reaches back, @month included
 * @as_of: the time of reading
 *
 * Returns: (transfer full) (nullable): all that was counted, of one moment of the cache
 */
SamvadReading *
samvad_store_read (SamvadStore   *self,
                   SamvadMonth    month,
                   guint          months,
                   SamvadTime     as_of,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (SamvadReading) reading = samvad_reading_new (month, as_of);
  SamvadDatabase *reader = samvad_store_borrow_reader (self, cancellable, error);
  gboolean filled;

  if (reader == NULL)
    return NULL;
  reading->months = months;
  filled = samvad_database_run (reader, error, "BEGIN", NULL) && fill (self, reader, reading, error);
  samvad_database_rollback (reader);
  samvad_store_return_reader (self, reader);
  return filled ? g_steal_pointer (&reading) : NULL;
}

typedef struct {
  SamvadMonth month;
  guint       months;
  SamvadTime  as_of;
} Wish;

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Wish *wish = data;
  GError *error = NULL;
  SamvadReading *reading = samvad_store_read (source, wish->month, wish->months, wish->as_of, cancellable, &error);

  if (reading != NULL)
    g_task_return_pointer (task, reading, (GDestroyNotify) samvad_reading_free);
  else
    g_task_return_error (task, error);
}

void
samvad_store_read_async (SamvadStore         *self,
                         SamvadMonth          month,
                         guint                months,
                         SamvadTime           as_of,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wish *wish = g_new (Wish, 1);

  *wish = (Wish) { month, months, as_of };
  g_task_set_source_tag (task, samvad_store_read_async);
  g_task_set_task_data (task, wish, g_free);
  g_task_run_in_thread (task, read_thread);
}

SamvadReading *
samvad_store_read_finish (SamvadStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
add_month (sqlite3_stmt *statement,
           GArray       *months)
{
  SamvadMonth month = sqlite3_column_int (statement, 0);

  g_array_append_val (months, month);
}

/** Returns: (transfer full) (element-type SamvadMonth): the months with calls or a target, newest first */
GArray *
samvad_store_list_months (SamvadStore  *self,
                          GError      **error)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (SamvadMonth));
  g_autoptr (GError) problem = NULL;
  SamvadDatabase *reader = samvad_store_borrow_reader (self, NULL, error);
  sqlite3_stmt *statement;

  if (reader == NULL)
    return NULL;
  /* The roll-up's key begins with the month: a loose index scan finds each with one step. */
  statement = samvad_database_prepare (reader, &problem,
                                       "WITH RECURSIVE m (month) AS (SELECT max (month) FROM rollup UNION ALL "
                                       "SELECT (SELECT max (month) FROM rollup WHERE month < m.month) FROM m "
                                       "WHERE m.month IS NOT NULL) SELECT month FROM m WHERE month IS NOT NULL "
                                       "UNION SELECT month FROM target ORDER BY 1 DESC", NULL);
  while (problem == NULL && samvad_database_step (reader, statement, &problem))
    add_month (statement, months);
  samvad_store_return_reader (self, reader);
  if (problem == NULL)
    return g_steal_pointer (&months);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
