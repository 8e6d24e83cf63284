/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

typedef struct {
  SamvadMonth before;
  gboolean    found;
} Forget;

/* Returns: the oldest month that there is anything of, SAMVAD_MONTH_NONE where that is not older than asked for */
static gboolean
find_oldest (SamvadDatabase  *database,
             SamvadMonth      before,
             SamvadMonth     *oldest,
             GError         **error)
{
  gint64 month = before;

  if (!samvad_database_get_int (database, &month, error,
                                "SELECT min (ifnull ((SELECT min (month) FROM rollup), ?1),"
                                " ifnull ((SELECT min (month) FROM target), ?1), ifnull ((SELECT min (month) FROM call), ?1))",
                                "n", before))
    return FALSE;
  *oldest = month < before ? (SamvadMonth) month : SAMVAD_MONTH_NONE;
  return TRUE;
}

/* A month goes as a whole, with its sums and its target: half of one would show wrong figures. */
static gboolean
forget_month (SamvadDatabase  *database,
              SamvadMonth      month,
              GError         **error)
{
  return samvad_database_run (database, error, "DELETE FROM call_search WHERE rowid IN (SELECT id FROM call WHERE month = ?)",
                              "n", month) &&
         samvad_database_run (database, error, "DELETE FROM call WHERE month = ?", "n", month) &&
         samvad_database_run (database, error, "DELETE FROM rollup WHERE month = ?", "n", month) &&
         samvad_database_run (database, error, "DELETE FROM target WHERE month = ?", "n", month) &&
         samvad_month_cache_stamp (database, month, error);
}

static gboolean
forget_in_transaction (SamvadDatabase  *database,
                       Forget          *forget,
                       GError         **error)
{
  SamvadMonth oldest;

  if (!samvad_database_begin (database, FALSE, error))
    return FALSE;
  if (!find_oldest (database, forget->before, &oldest, error) ||
      (oldest != SAMVAD_MONTH_NONE && !forget_month (database, oldest, error)))
    {
      samvad_database_rollback (database);
      return FALSE;
    }
  forget->found = oldest != SAMVAD_MONTH_NONE;
  return samvad_database_commit (database, error);
}

static gboolean
forget_job (SamvadStore  *self,
            gpointer      data,
            GError      **error)
{
  SamvadDatabase *database = samvad_store_get_writer (self);
  Forget *forget = data;
  gboolean done;

  /* What families said is not to be found in the file's free pages. */
  if (!samvad_database_script (database, "PRAGMA secure_delete = ON", error))
    return FALSE;
  done = forget_in_transaction (database, forget, error);
  if (!samvad_database_script (database, "PRAGMA secure_delete = OFF", done ? error : NULL))
    done = FALSE;
  if (done && forget->found)
    samvad_store_note_change (self, SAMVAD_CHANGE_CALLS | SAMVAD_CHANGE_DIRECTORY);
  return done;
}

/**
 * samvad_store_forget_before:
 * @before: months older than this one are not kept
 * @found: (out): whether a month was forgotten; then there may be another one
 *
 * Takes the oldest such month out of the cache, in one transaction: its calls with what families said, its sums and its
 * target. Action items, decisions and closed figures stay. The server keeps everything.
 */
gboolean
samvad_store_forget_before (SamvadStore  *self,
                            SamvadMonth   before,
                            gboolean     *found,
                            GError      **error)
{
  Forget forget = { before, FALSE };

  if (!samvad_store_run (self, forget_job, &forget, error))
    return FALSE;
  *found = forget.found;
  return TRUE;
}
