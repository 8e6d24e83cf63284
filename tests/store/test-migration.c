/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <sqlite3.h>

/* What version 3 of the cache did not have yet. */
#define TO_VERSION_3 "DROP TABLE action_flow; DROP TABLE flow; DROP INDEX action_settles;" \
  "ALTER TABLE action DROP COLUMN settles_at;"

/* What version 1 of the cache had in the place of what this version has. */
static const char to_version_1[] =
  "CREATE TABLE call_service (call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE, service INTEGER NOT NULL,"
  "  asked INTEGER NOT NULL, received INTEGER NOT NULL, satisfaction INTEGER NOT NULL, issue TEXT,"
  "  aware INTEGER NOT NULL, informed INTEGER NOT NULL, PRIMARY KEY (call, service)) WITHOUT ROWID;"
  "ALTER TABLE call DROP COLUMN asked; ALTER TABLE call DROP COLUMN answers;"
  "INSERT INTO call_service SELECT id, 0, 1, 2, 4, 'not_received', 1, 0 FROM call;"
  "INSERT INTO call_service SELECT id, 3, 0, 3, 0, NULL, -1, 1 FROM call;"
  "ALTER TABLE target DROP COLUMN sampled;"
  TO_VERSION_3 "PRAGMA user_version = 1;";

static void
run_sql (StoreFixture *fixture,
         const char   *sql)
{
  g_autofree char *path = g_build_filename (fixture->directory, "samvad.db", NULL);
  sqlite3 *database;
  char *problem = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, sql, NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, NULL);
  sqlite3_close (database);
}

static SamvadDocument *
make_interview (void)
{
  SamvadDocument *document = make_call_document ("call:1", "f", samvad_month_get_start (2026 * 12 + 8), SAMVAD_OUTCOME_COMPLETE);

  document->call->feedback = samvad_feedback_new ();
  document->call->feedback->overall = SAMVAD_SENTIMENT_NEGATIVE;
  return document;
}

/* Answers that an older program stored are read as they were. */
static void
test_answers (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (SamvadCall) call = NULL;
  g_autoptr (GError) error = NULL;
  const SamvadFeedback *feedback;

  apply_documents (fixture->store, "\"1\"", make_interview (), NULL);
  samvad_store_close (fixture->store);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  run_sql (fixture, to_version_1);
  store_fixture_reopen (fixture);
  call = samvad_store_get_call (fixture->store, "call:1", &error);
  g_assert_no_error (error);
  feedback = call->feedback;
  g_assert_cmpint (feedback->overall, ==, SAMVAD_SENTIMENT_NEGATIVE);
  g_assert_true (feedback->services[0].asked);
  g_assert_cmpint ((int) feedback->services[0].received, ==, 2);
  g_assert_cmpint (feedback->services[0].satisfaction, ==, 4);
  g_assert_cmpstr (feedback->services[0].issue, ==, "not_received");
  g_assert_cmpint (feedback->aware[0], ==, 1);
  g_assert_false (feedback->services[3].asked);
  g_assert_cmpint (feedback->aware[3], ==, -1);
  g_assert_cmpuint (feedback->informed, ==, 1u << 3);
}

/* What version 2 has in the place of what version 3 has. */
static const char to_version_2[] =
  TO_VERSION_3 "ALTER TABLE target DROP COLUMN sampled; DELETE FROM rollup WHERE kind = 13; PRAGMA user_version = 2;";

static void
subtract_row (const SamvadTallyRow *row,
              gpointer              user_data)
{
  samvad_tally_add_row (user_data, row, -1);
}

static void
count_callback (const SamvadTallyRow *row,
                gpointer              user_data)
{
  *(gint64 *) user_data += row->kind == SAMVAD_TALLY_CALLBACK ? row->n[0] : 0;
}

static SamvadReading *
read_month (SamvadStore *store)
{
  g_autoptr (GError) error = NULL;
  SamvadReading *reading = samvad_store_read (store, 2026 * 12 + 8, 1, samvad_month_get_end (2026 * 12 + 8), NULL, &error);

  g_assert_no_error (error);
  return reading;
}

/* The sums that a step makes are those that the calls would have made. */
static void
test_callbacks (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (SamvadReading) before = NULL, after = NULL;
  gint64 callbacks = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("call:%u", i), *family = g_strdup_printf ("f%d", g_test_rand_int_range (0, 90));
      SamvadTime at = samvad_month_get_start (2026 * 12 + 8) + g_test_rand_int_range (0, 29 * 24 * 60) * 60 * SAMVAD_SECOND;
      SamvadDocument *document = make_call_document (id, family, at, g_test_rand_bit () ? SAMVAD_OUTCOME_CALLBACK
                                                     : (SamvadOutcome) g_test_rand_int_range (2, SAMVAD_N_OUTCOMES));

      if (document->call->outcome == SAMVAD_OUTCOME_CALLBACK && i % 3 > 0)
        document->call->callback_at = at + g_test_rand_int_range (0, 90 * 60) * 60 * SAMVAD_SECOND;
      apply_documents (fixture->store, "\"1\"", document, NULL);
    }
  before = read_month (fixture->store);
  samvad_tally_foreach (before->tally, count_callback, &callbacks);
  g_assert_cmpint (callbacks, >, 10);
  samvad_store_close (fixture->store);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  run_sql (fixture, to_version_2);
  store_fixture_reopen (fixture);
  after = read_month (fixture->store);
  samvad_tally_foreach (after->tally, subtract_row, before->tally);
  g_assert_cmpuint (samvad_tally_get_size (before->tally), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/migration/answers", StoreFixture, NULL, store_fixture_set_up, test_answers, store_fixture_tear_down);
  g_test_add ("/store/migration/callbacks", StoreFixture, NULL, store_fixture_set_up, test_callbacks, store_fixture_tear_down);
  return g_test_run ();
}
