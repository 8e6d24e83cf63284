/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

static SamvadFeedback *
read_feedback (sqlite3_stmt *row)
{
  SamvadFeedback *feedback = samvad_feedback_new ();

  feedback->overall = (SamvadSentiment) sqlite3_column_int (row, 16);
  feedback->rating = sqlite3_column_int (row, 17);
  feedback->remark = samvad_column_text (row, 19);
  feedback->language = samvad_column_text (row, 20);
  samvad_answers_read (feedback, (const char *) sqlite3_column_text (row, 21));
  return feedback;
}

/** Reads a row that begins with SAMVAD_CALL_COLUMNS. Returns: (transfer full) */
SamvadCall *
samvad_calls_read (SamvadDatabase  *database,
                   sqlite3_stmt    *statement,
                   GError         **error)
{
  SamvadCall *call = samvad_call_new ();

  call->id = samvad_column_text (statement, 1);
  call->family = samvad_column_text (statement, 2);
  call->officer = samvad_column_text (statement, 3);
  call->district = samvad_column_text (statement, 4);
  call->project = samvad_column_text (statement, 5);
  call->centre_code = samvad_column_text (statement, 6);
  call->centre_name = samvad_column_text (statement, 7);
  call->started_at = sqlite3_column_int64 (statement, 8);
  call->duration = sqlite3_column_int64 (statement, 9);
  call->category = (SamvadCategory) sqlite3_column_int (statement, 10);
  call->age_months = sqlite3_column_int (statement, 11);
  call->sex = samvad_column_text (statement, 12);
  call->outcome = (SamvadOutcome) sqlite3_column_int (statement, 13);
  call->outcome_code = samvad_column_text (statement, 14);
  if (call->outcome_code == NULL)
    call->outcome_code = g_strdup (samvad_outcome_to_code (call->outcome));
  call->callback_at = samvad_column_time (statement, 15);
  if (sqlite3_column_type (statement, 18) != SQLITE_NULL)
    call->feedback = read_feedback (statement);
  return call;
}

/** Returns: (transfer full) (element-type SamvadCall): every dial of one case */
GPtrArray *
samvad_calls_load_case (SamvadDatabase  *database,
                        SamvadMonth      month,
                        const char      *family,
                        GError         **error)
{
  g_autoptr (GPtrArray) dials = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_call_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;

  statement = samvad_database_prepare (database, &problem, "SELECT " SAMVAD_CALL_COLUMNS
                                       " FROM call WHERE month = ? AND family = ?", "ns", month, family);
  while (problem == NULL && samvad_database_step (database, statement, &problem))
    g_ptr_array_add (dials, samvad_calls_read (database, statement, &problem));
  if (problem == NULL)
    return g_steal_pointer (&dials);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/** Which case the stored dial @id belongs to; *@family is %NULL where there is no such dial. */
gboolean
samvad_calls_find_case (SamvadDatabase  *database,
                        const char      *id,
                        SamvadMonth     *month,
                        char           **family,
                        GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, error, "SELECT month, family FROM call WHERE doc_id = ?",
                                                     "s", id);

  *family = NULL;
  if (statement == NULL)
    return FALSE;
  if (samvad_database_step (database, statement, &problem))
    {
      *month = sqlite3_column_int (statement, 0);
      *family = samvad_column_text (statement, 1);
      sqlite3_reset (statement);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
put_search (SamvadDatabase  *database,
            gint64           call,
            const char      *remark,
            GError         **error)
{
  g_autofree char *words = NULL;

  if (remark == NULL)
    return TRUE;
  words = samvad_search_normalise (remark);
  return samvad_database_run (database, error, "INSERT INTO call_search (rowid, words) VALUES (?, ?)", "is", call, words);
}

#define INSERT_DIAL \
  "INSERT INTO call (doc_id, family, month, officer, district, project, centre_code, centre_name, started_at, " \
  "duration, category, age_months, sex, outcome, outcome_code, callback_at, asked"
#define DIAL_FORMAT "ssnsssssiinnsnstn"
#define DIAL_VALUES(call, word, asked) \
  (call)->id, (call)->family, samvad_time_get_month ((call)->started_at), (call)->officer, (call)->district, \
  (call)->project, (call)->centre_code, (call)->centre_name, (call)->started_at, (call)->duration, \
  (int) (call)->category, (call)->age_months, (call)->sex, (int) (call)->outcome, word, (call)->callback_at, asked

static gboolean
add_with_feedback (SamvadDatabase    *database,
                   const SamvadCall  *call,
                   const char        *word,
                   GError           **error)
{
  const SamvadFeedback *feedback = call->feedback;
  int asked;
  g_autofree char *answers = samvad_answers_write (feedback, &asked);

  return samvad_database_run (database, error, INSERT_DIAL ", overall, rating, sentiment, remark, language, answers) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                              DIAL_FORMAT "nnnsss", DIAL_VALUES (call, word, asked), (int) feedback->overall,
                              feedback->rating, (int) samvad_feedback_get_sentiment (feedback), feedback->remark,
                              feedback->language, answers) &&
         put_search (database, samvad_database_last_row (database), feedback->remark, error);
}

/** Stores a dial under whose id nothing is stored. */
gboolean
samvad_calls_add (SamvadDatabase    *database,
                  const SamvadCall  *call,
                  GError           **error)
{
  /* The word is kept only where the number does not say it all. */
  const char *word = call->outcome == SAMVAD_OUTCOME_UNKNOWN ? call->outcome_code : NULL;

  if (call->feedback != NULL)
    return add_with_feedback (database, call, word, error);
  return samvad_database_run (database, error, INSERT_DIAL ") "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                              DIAL_FORMAT, DIAL_VALUES (call, word, 0));
}

gboolean
samvad_calls_delete (SamvadDatabase  *database,
                     const char      *id,
                     GError         **error)
{
  gint64 row = 0;

  if (!samvad_database_get_int (database, &row, error, "SELECT id FROM call WHERE doc_id = ?", "s", id))
    return FALSE;
  if (row == 0)
    return TRUE;
  return samvad_database_run (database, error, "DELETE FROM call_search WHERE rowid = ?", "i", row) &&
         samvad_database_run (database, error, "DELETE FROM call WHERE id = ?", "i", row);
}
