/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-lists.h"

#include "samvad-store-private.h"

/* The median is that of so many complete calls at most, the newest ones: all of a month in real use, and
 * never more to read than that. */
#define NEWEST 61

G_STATIC_ASSERT (SAMVAD_OUTCOME_COMPLETE == 0);

static int
compare_durations (gconstpointer a,
                   gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static gint64
find_median (GArray *durations)
{
  if (durations->len == 0)
    return -1;
  g_array_sort (durations, compare_durations);
  return (g_array_index (durations, gint64, (durations->len - 1) / 2) +
          g_array_index (durations, gint64, durations->len / 2)) / 2;
}

static gboolean
read_median (SamvadDatabase     *database,
             const char         *officer,
             SamvadTime          from,
             SamvadTime          to,
             SamvadOfficerCalls *calls,
             GError            **error)
{
  g_autoptr (GArray) durations = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;
  /* A literal: only then is it the condition of the index. */
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem, "SELECT duration FROM call WHERE officer = ? "
                                                     "AND started_at >= ? AND started_at < ? AND outcome = 0 "
                                                     "ORDER BY started_at DESC, id DESC LIMIT ?", "siin", officer, from,
                                                     to, NEWEST);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    {
      gint64 duration = sqlite3_column_int64 (statement, 0);

      g_array_append_val (durations, duration);
    }
  calls->median = find_median (durations);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_officer (SamvadDatabase     *database,
              const char         *officer,
              SamvadTime          from,
              SamvadTime          to,
              SamvadOfficerCalls *calls,
              GError            **error)
{
  calls->last = SAMVAD_TIME_NONE;
  return samvad_database_get_int (database, &calls->last, error, "SELECT max (started_at) FROM call WHERE officer = ? "
                                  "AND started_at >= ? AND started_at < ?", "sii", officer, from, to) &&
         read_median (database, officer, from, to, calls, error);
}

/**
 * samvad_store_read_officers:
 * @officers: (array length=n_officers): keys
 * @from: @to: the calls with from ≤ started_at < to
 *
 * What the sums cannot say of an officer's calls. Blocks, for a time that does not grow with the calls.
 *
 * Returns: (transfer full) (element-type SamvadOfficerCalls) (nullable): in the order of @officers
 */
GArray *
samvad_store_read_officers (SamvadStore        *store,
                            const char *const  *officers,
                            guint               n_officers,
                            SamvadTime          from,
                            SamvadTime          to,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_autoptr (GArray) calls = g_array_new (FALSE, TRUE, sizeof (SamvadOfficerCalls));
  SamvadDatabase *reader = samvad_store_borrow_reader (store, cancellable, error);
  gboolean read = reader != NULL;

  g_array_set_size (calls, n_officers);
  for (guint i = 0; read && i < n_officers; i++)
    read = read_officer (reader, officers[i], from, to, &g_array_index (calls, SamvadOfficerCalls, i), error);
  if (reader != NULL)
    samvad_store_return_reader (store, reader);
  return read ? g_steal_pointer (&calls) : NULL;
}
