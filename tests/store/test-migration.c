/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <sqlite3.h>

/* What version 1 of the cache had in the place of what version 2 has. */
static const char to_version_1[] =
  "CREATE TABLE call_service (call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE, service INTEGER NOT NULL,"
  "  asked INTEGER NOT NULL, received INTEGER NOT NULL, satisfaction INTEGER NOT NULL, issue TEXT,"
  "  aware INTEGER NOT NULL, informed INTEGER NOT NULL, PRIMARY KEY (call, service)) WITHOUT ROWID;"
  "ALTER TABLE call DROP COLUMN asked; ALTER TABLE call DROP COLUMN answers;"
  "INSERT INTO call_service SELECT id, 0, 1, 2, 4, 'not_received', 1, 0 FROM call;"
  "INSERT INTO call_service SELECT id, 3, 0, 3, 0, NULL, -1, 1 FROM call;"
  "PRAGMA user_version = 1;";

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/migration/answers", StoreFixture, NULL, store_fixture_set_up, test_answers, store_fixture_tear_down);
  return g_test_run ();
}
