/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "full-disk.h"
#include "store-fixture.h"

/* A disk that is full from any one write on: while the cache is made, while a page of the feed is written,
 * at the user's own edit, and while a rebuild takes the cache's place. What was answered with success is
 * there afterwards, what was not is not, and with room again the same program goes on. */

#define CALLS 12

typedef struct {
  gboolean opened, applied, acted, rebuilt;
} Outcome;

static SamvadTime
get_start (void)
{
  return samvad_month_get_start (2026 * 12 + 9);
}

/* A full disk says so; what follows from it for somebody else may be said otherwise, but never as damage. */
static gboolean
check (gboolean  ok,
       GError   *error)
{
  g_assert_true (ok == (error == NULL));
  if (error == NULL)
    return TRUE;
  g_assert_true (error->domain == SAMVAD_STORE_ERROR);
  g_assert_cmpint (error->code, ==, SAMVAD_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "full"));
  g_assert_null (strchr (error->message, '\n'));
  g_error_free (error);
  return FALSE;
}

static gboolean
apply_calls (SamvadStore *store,
             const char  *since)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  GError *error = NULL;
  gboolean ok;

  g_ptr_array_add (documents, make_action_document ("action:1", "63", get_start ()));
  for (guint i = 0; i < CALLS; i++)
    {
      g_autofree char *id = g_strdup_printf ("call:%u", i);

      g_ptr_array_add (documents, make_call_document (id, id, get_start () + i * SAMVAD_HOUR, SAMVAD_OUTCOME_COMPLETE));
    }
  ok = samvad_store_apply (store, documents, since, 1000, 2000, &error);
  return check (ok, error);
}

static gboolean
act (SamvadStore     *store,
     const char      *id,
     SamvadEventKind  kind)
{
  g_autoptr (SamvadEvent) event = make_event (id, kind, get_start () + SAMVAD_HOUR);
  GError *error = NULL;
  gboolean ok = samvad_store_act (store, "action:1", event, &error);

  return check (ok, error);
}

static gboolean
rebuild (SamvadStore *store)
{
  GError *error = NULL;
  gboolean ok = samvad_store_begin_rebuild (store, "server-2", &error);

  if (!check (ok, g_steal_pointer (&error)) || !apply_calls (store, "\"9\""))
    return FALSE;
  ok = samvad_store_finish_rebuild (store, &error);
  return check (ok, error);
}

static void
work (SamvadStore *store,
      Outcome     *outcome)
{
  GError *error = NULL;

  outcome->applied = samvad_store_begin_rebuild (store, "server-1", &error);
  outcome->applied = check (outcome->applied, g_steal_pointer (&error)) && apply_calls (store, "\"5\"");
  outcome->acted = outcome->applied && act (store, "e1", SAMVAD_EVENT_ACKNOWLEDGE);
  outcome->rebuilt = outcome->applied && rebuild (store);
}

static guint
count (SamvadStore *store)
{
  guint calls = 0;

  for (guint i = 0; i < CALLS; i++)
    {
      g_autofree char *id = g_strdup_printf ("call:%u", i);
      g_autoptr (SamvadCall) call = samvad_store_get_call (store, id, NULL);

      calls += call != NULL;
    }
  return calls;
}

static guint
count_outbox (SamvadStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = samvad_store_list_outbox (store, 100, FALSE, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
check_file (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "samvad.db", NULL);
  sqlite3_stmt *statement;
  sqlite3 *connection;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (connection, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  sqlite3_close (connection);
}

/* The position of the feed and the documents are of one moment; the edit is there where it was accepted. */
static void
check_state (StoreFixture  *fixture,
             const Outcome *outcome)
{
  g_autofree char *server = NULL, *since = NULL, *witness = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (samvad_store_get_set_aside (fixture->store));
  g_assert_true (samvad_store_get_position (fixture->store, &server, &since, &witness, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture->store), ==, since != NULL ? CALLS : 0);
  if (outcome->applied)
    g_assert_nonnull (since);
  g_assert_cmpuint (count_outbox (fixture->store), ==, outcome->acted ? 1 : 0);
  if (outcome->rebuilt)
    g_assert_cmpstr (since, ==, "\"9\"");
}

/* With room again, the same program goes on where it was. */
static void
go_on (StoreFixture *fixture,
       Outcome      *outcome)
{
  full_disk_set (0);
  outcome->applied = apply_calls (fixture->store, "\"6\"");
  g_assert_true (outcome->applied);
  if (!outcome->acted)
    outcome->acted = act (fixture->store, "e1", SAMVAD_EVENT_ACKNOWLEDGE);
  g_assert_true (outcome->acted);
}

static void
run (guint64  from,
     gboolean going_on)
{
  StoreFixture fixture = { NULL };
  g_autoptr (GError) error = NULL;
  Outcome outcome = { FALSE };
  GError *problem = NULL;

  fixture.directory = g_dir_make_tmp ("samvad-store-XXXXXX", &error);
  g_assert_no_error (error);
  full_disk_set (from);
  fixture.store = samvad_store_open (fixture.directory, 0, &problem);
  outcome.opened = check (fixture.store != NULL, problem);
  if (outcome.opened)
    work (fixture.store, &outcome);
  if (outcome.opened && going_on)
    go_on (&fixture, &outcome);
  if (outcome.opened)
    {
      samvad_store_close (fixture.store);
      g_assert_finalize_object (g_steal_pointer (&fixture.store));
    }
  if (from == 0)
    {
      g_assert_true (outcome.applied && outcome.acted && outcome.rebuilt);
      g_assert_cmpuint (full_disk_get_writes (), >, 50);
    }
  full_disk_set (0);
  store_fixture_reopen (&fixture);
  if (!outcome.rebuilt || !going_on)
    check_state (&fixture, &outcome);
  check_file (fixture.directory);
  store_fixture_tear_down (&fixture, NULL);
}

static void
test_room (void)
{
  StoreFixture fixture = { NULL };

  /* Before the first of all: SQLite is set up by it. */
  store_fixture_set_up (&fixture, NULL);
  store_fixture_tear_down (&fixture, NULL);
  full_disk_install ();
  run (0, FALSE);
  full_disk_set (0);
  run (G_MAXUINT64, FALSE);
}

static guint64
count_writes (void)
{
  StoreFixture fixture = { NULL };
  Outcome outcome;
  guint64 count_of;

  full_disk_set (0);
  store_fixture_set_up (&fixture, NULL);
  work (fixture.store, &outcome);
  count_of = full_disk_get_writes ();
  store_fixture_tear_down (&fixture, NULL);
  return count_of;
}

static void
test_each (void)
{
  guint64 n_writes = count_writes ();

  g_test_message ("%" G_GUINT64_FORMAT " writes", n_writes);
  g_assert_cmpuint (n_writes, >, 50);
  /* Each write in turn; going on afterwards is the same code at most of them. */
  for (guint64 from = 1; from <= n_writes; from++)
    run (from, from % 5 == 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/full/room", test_room);
  g_test_add_func ("/store/full/each-write", test_each);
  return g_test_run ();
}
