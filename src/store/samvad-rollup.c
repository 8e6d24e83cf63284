/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

typedef struct {
  SamvadDatabase *database;
  GHashTable     *months;       /* that the transaction touches */
  GError         *error;
} Flush;

static void
flush_row (const SamvadTallyRow *row,
           gpointer              user_data)
{
  Flush *flush = user_data;
  const gint64 *n = row->n;

  if (flush->error != NULL)
    return;
  g_hash_table_add (flush->months, GINT_TO_POINTER (row->month));
  samvad_database_run (flush->database, &flush->error,
                       "INSERT INTO rollup VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                       " ON CONFLICT DO UPDATE SET n0 = n0 + excluded.n0, n1 = n1 + excluded.n1,"
                       " n2 = n2 + excluded.n2, n3 = n3 + excluded.n3, n4 = n4 + excluded.n4, n5 = n5 + excluded.n5,"
                       " n6 = n6 + excluded.n6, n7 = n7 + excluded.n7, n8 = n8 + excluded.n8, n9 = n9 + excluded.n9,"
                       " n10 = n10 + excluded.n10, n11 = n11 + excluded.n11, n12 = n12 + excluded.n12,"
                       " n13 = n13 + excluded.n13", "nnnsssiiiiiiiiiiiiii",
                       row->month, (int) row->kind, row->day, row->district, row->officer, row->item,
                       n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13]);
}

static void
stamp_months (Flush *flush)
{
  GHashTableIter iter;
  gpointer month;

  g_hash_table_iter_init (&iter, flush->months);
  while (flush->error == NULL && g_hash_table_iter_next (&iter, &month, NULL))
    samvad_month_cache_stamp (flush->database, GPOINTER_TO_INT (month), &flush->error);
}

/** Adds the net changes of a transaction to the stored sums. */
gboolean
samvad_rollup_add (SamvadDatabase  *database,
                   SamvadTally     *tally,
                   GError         **error)
{
  g_autoptr (GHashTable) months = g_hash_table_new (NULL, NULL);
  Flush flush = { database, months, NULL };

  samvad_tally_foreach (tally, flush_row, &flush);
  stamp_months (&flush);
  if (flush.error == NULL)
    return TRUE;
  g_propagate_error (error, flush.error);
  return FALSE;
}

static void
read_row (sqlite3_stmt *statement,
          SamvadTally  *tally)
{
  SamvadTallyRow row = {
    .month = sqlite3_column_int (statement, 0),
    .kind = (SamvadTallyKind) sqlite3_column_int (statement, 1),
    .day = sqlite3_column_int (statement, 2),
    .district = (const char *) sqlite3_column_text (statement, 3),
    .officer = (const char *) sqlite3_column_text (statement, 4),
    .item = (const char *) sqlite3_column_text (statement, 5),
  };

  for (int i = 0; i < SAMVAD_TALLY_WIDTH; i++)
    row.n[i] = sqlite3_column_int64 (statement, 6 + i);
  samvad_tally_add_row (tally, &row, 1);
}

/** Adds the stored sums of the months @from to @to, both included, to @tally. */
gboolean
samvad_rollup_load (SamvadDatabase  *database,
                    SamvadMonth      from,
                    SamvadMonth      to,
                    SamvadTally     *tally,
                    GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem,
                                                     "SELECT * FROM rollup WHERE month BETWEEN ? AND ?", "nn", from, to);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    read_row (statement, tally);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
