/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store-fixture.h"

/* The outbox in two files: whichever is lost, damaged or behind, each edit is there once, and what was taken back or
 * sent does not return. And two programs on one cache, of which one rebuilds it. */

#define CACHE "samvad.db"
#define COPY  "samvad.db.outbox"
#define EDITS 60

static SamvadTime
get_start (void)
{
  return samvad_month_get_start (2026 * 12 + 9);
}

static void
act_in (SamvadStore *store,
        const char  *id)
{
  g_autoptr (SamvadEvent) event = make_event (id, SAMVAD_EVENT_NOTE, get_start () + SAMVAD_HOUR);
  g_autoptr (GError) error = NULL;

  event->text = g_strdup_printf ("text of %s", id);
  samvad_store_act (store, "action:1", event, &error);
  g_assert_no_error (error);
}

static void
act (StoreFixture *self,
     const char   *id)
{
  act_in (self->store, id);
}

static void
add_item (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (samvad_store_begin_rebuild (self->store, "server-1", &error));
  apply_documents (self->store, "1", make_action_document ("action:1", "63", get_start ()), NULL);
}

static char *
path_of (StoreFixture *self,
         const char   *name)
{
  return g_build_filename (self->directory, name, NULL);
}

static void
close_store (StoreFixture *self)
{
  samvad_store_close (self->store);
  g_clear_object (&self->store);
}

static void
copy_file (StoreFixture *self,
           const char   *from,
           const char   *to)
{
  g_autoptr (GFile) source = g_file_new_build_filename (self->directory, from, NULL);
  g_autoptr (GFile) target = g_file_new_build_filename (self->directory, to, NULL);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
change_file (StoreFixture *self,
             const char   *name,
             const char   *sql)
{
  g_autofree char *path = path_of (self, name);
  sqlite3 *connection;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (connection), >, 0);
  sqlite3_close (connection);
}

/* Of the events that wait, in order, with their texts; of a document, its id. */
static void
assert_waiting (StoreFixture *self,
                const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = samvad_store_list_outbox (self->store, 100, FALSE, &error);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (SamvadReading) reading = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      SamvadOutboxRow *row = g_ptr_array_index (rows, i);

      if (row->event != NULL)
        g_assert_true (row->event->text == NULL || g_str_has_suffix (row->event->text, row->event->id));
      g_string_append_printf (said, "%s%s", i > 0 ? " " : "", row->event != NULL ? row->event->id : row->document);
    }
  reading = samvad_store_read (self->store, samvad_time_get_month (get_start ()), 1, get_start (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reading->outbox_waiting, ==, rows->len);
  g_assert_cmpstr (said->str, ==, expected);
}

static gint64
get_row (StoreFixture *self,
         guint         at)
{
  g_autoptr (GPtrArray) rows = samvad_store_list_outbox (self->store, 100, FALSE, NULL);

  return ((SamvadOutboxRow *) g_ptr_array_index (rows, at))->row;
}

static void
create_item (StoreFixture *self,
             const char   *id)
{
  g_autoptr (SamvadDocument) document = make_action_document (id, "64", get_start ());
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (document->action->events, make_event ("n1", SAMVAD_EVENT_NOTE, get_start ()));
  samvad_store_create (self->store, document, &error);
  g_assert_no_error (error);
}

static void
test_nothing_without_edits (StoreFixture *self,
                            gconstpointer data)
{
  g_autofree char *path = path_of (self, COPY);

  add_item (self);
  store_fixture_reopen (self);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_private (StoreFixture *self,
              gconstpointer data)
{
  g_autofree char *path = path_of (self, COPY);
  GStatBuf info;

  add_item (self);
  act (self, "e1");
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* The feed brings the item again, and all is as it was. */
static void
test_cache_lost (StoreFixture *self,
                 gconstpointer data)
{
  g_autofree char *path = path_of (self, CACHE);
  g_autoptr (SamvadAction) action = NULL;

  add_item (self);
  act (self, "e1");
  create_item (self, "action:new");
  act (self, "e2");
  g_assert_true (samvad_store_refuse (self->store, get_row (self, 0), "not here", NULL));
  g_assert_true (samvad_store_undo_event (self->store, "action:1", "e2", NULL));
  act (self, "e3");
  close_store (self);
  g_assert_cmpint (g_unlink (path), ==, 0);
  store_fixture_reopen (self);
  assert_waiting (self, "action:new n1 e3");
  add_item (self);
  action = samvad_store_get_action (self->store, "action:1", NULL);
  g_assert_cmpuint (action->events->len, ==, 1);
  g_clear_pointer (&action, samvad_action_free);
  action = samvad_store_get_action (self->store, "action:new", NULL);
  g_assert_cmpstr (action->district, ==, "64");
  g_assert_cmpuint (action->events->len, ==, 1);
}

static void
test_copy_lost (StoreFixture *self,
                gconstpointer data)
{
  g_autofree char *copy = path_of (self, COPY);
  g_autofree char *cache = path_of (self, CACHE);

  add_item (self);
  act (self, "e1");
  close_store (self);
  g_assert_cmpint (g_unlink (copy), ==, 0);
  store_fixture_reopen (self);
  assert_waiting (self, "e1");
  close_store (self);
  g_assert_cmpint (g_unlink (cache), ==, 0);
  store_fixture_reopen (self);
  assert_waiting (self, "e1");
}

/* Killed after the copy's commit and before the cache's: the edit is made. */
static void
test_killed_between (StoreFixture *self,
                     gconstpointer data)
{
  add_item (self);
  act (self, "e1");
  close_store (self);
  copy_file (self, CACHE, CACHE "-before");
  store_fixture_reopen (self);
  act (self, "e2");
  create_item (self, "action:new");
  close_store (self);
  copy_file (self, CACHE "-before", CACHE);
  store_fixture_reopen (self);
  assert_waiting (self, "e1 e2 action:new n1");
  close_store (self);
  copy_file (self, CACHE, CACHE "-before");
  /* The same at an undo: it is undone. */
  store_fixture_reopen (self);
  g_assert_true (samvad_store_undo_event (self->store, "action:1", "e1", NULL));
  g_assert_true (samvad_store_undo (self->store, get_row (self, 1), NULL));
  close_store (self);
  copy_file (self, CACHE "-before", CACHE);
  store_fixture_reopen (self);
  assert_waiting (self, "e2");
  g_assert_null (samvad_store_get_action (self->store, "action:new", NULL));
}

/* Killed after the cache's commit of what was sent, and before the copy's: it is not sent again. */
static void
test_sent_does_not_return (StoreFixture *self,
                           gconstpointer data)
{
  g_autoptr (SamvadAction) action = NULL;

  add_item (self);
  act (self, "e1");
  act (self, "e2");
  close_store (self);
  copy_file (self, COPY, COPY "-before");
  store_fixture_reopen (self);
  g_assert_true (samvad_store_acknowledge (self->store, get_row (self, 0), NULL));
  close_store (self);
  copy_file (self, COPY "-before", COPY);
  store_fixture_reopen (self);
  assert_waiting (self, "e2");
  action = samvad_store_get_action (self->store, "action:1", NULL);
  g_assert_cmpuint (action->events->len, ==, 2);
}

/* What SQLite finds sound, the seal does not. */
static void
test_changed_text (StoreFixture *self,
                   gconstpointer data)
{
  add_item (self);
  act (self, "e1");
  create_item (self, "action:new");
  close_store (self);
  change_file (self, CACHE, "UPDATE event SET text = 'no' WHERE event_id = 'e1'; UPDATE action SET district = '99' "
                            "WHERE doc_id = 'action:new'");
  store_fixture_reopen (self);
  assert_waiting (self, "e1 action:new n1");
  {
    g_autoptr (SamvadAction) action = samvad_store_get_action (self->store, "action:new", NULL);

    g_assert_cmpstr (action->district, ==, "64");
  }
  close_store (self);
  change_file (self, COPY, "UPDATE event SET text = 'no' WHERE event_id = 'e1'");
  store_fixture_reopen (self);
  assert_waiting (self, "e1 action:new n1");
  close_store (self);
  change_file (self, CACHE, "DELETE FROM outbox WHERE event_id = 'e1'");
  store_fixture_reopen (self);
  assert_waiting (self, "e1 action:new n1");
  close_store (self);
  change_file (self, CACHE, "UPDATE outbox SET doc_id = 'action:!' WHERE event_id = 'e1'");
  store_fixture_reopen (self);
  assert_waiting (self, "action:new n1 e1");
  close_store (self);
  change_file (self, CACHE, "UPDATE outbox SET event_id = '!' WHERE event_id = 'e1'");
  store_fixture_reopen (self);
  assert_waiting (self, "e1 action:new n1");
}

/* The document that we made was sent, though its answer was lost, and somebody deleted it. */
static void
test_deleted_does_not_return (StoreFixture *self,
                              gconstpointer data)
{
  add_item (self);
  create_item (self, "action:new");
  apply_documents (self->store, "2", samvad_document_new (SAMVAD_DOCUMENT_DELETED, "action:new"), NULL);
  store_fixture_reopen (self);
  g_assert_null (samvad_store_get_action (self->store, "action:new", NULL));
  assert_waiting (self, "n1");          /* the server will say that it is of nothing */
}

/* Damage that the check at the start does not find is remembered once it is met. */
static void
test_met_damage (StoreFixture *self,
                 gconstpointer data)
{
  g_autofree char *mark = path_of (self, CACHE ".damaged");

  add_item (self);
  act (self, "e1");
  close_store (self);
  g_assert_true (g_file_set_contents (mark, "", 0, NULL));
  store_fixture_reopen (self);
  g_assert_nonnull (samvad_store_get_set_aside (self->store));
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
  assert_waiting (self, "e1");
}

/* The server's events of a document that is ours and waits stay. */
static void
test_server_has_it (StoreFixture *self,
                    gconstpointer data)
{
  SamvadDocument *theirs = make_action_document ("action:new", "64", get_start ());
  g_autoptr (SamvadAction) action = NULL;

  add_item (self);
  create_item (self, "action:new");
  g_ptr_array_add (theirs->action->events, make_event ("x1", SAMVAD_EVENT_ACKNOWLEDGE, get_start () + SAMVAD_HOUR));
  apply_documents (self->store, "2", theirs, NULL);
  store_fixture_reopen (self);
  action = samvad_store_get_action (self->store, "action:new", NULL);
  g_assert_cmpuint (action->events->len, ==, 2);
  assert_waiting (self, "action:new n1");
}

static SamvadStore *
open_other (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  SamvadStore *other = samvad_store_open (self->directory, 0, &error);

  g_assert_no_error (error);
  return other;
}

static void
close_other (SamvadStore *other)
{
  samvad_store_close (other);
  g_assert_finalize_object (other);
}

static void
rebuild_in (SamvadStore *store,
            const char  *server)
{
  g_autoptr (GError) error = NULL;

  samvad_store_begin_rebuild (store, server, &error);
  g_assert_no_error (error);
  apply_documents (store, "1", make_action_document ("action:1", "63", get_start ()), NULL);
  samvad_store_finish_rebuild (store, &error);
  g_assert_no_error (error);
}

static void
test_replaced_by_another (StoreFixture *self,
                          gconstpointer data)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autofree char *server = NULL, *since = NULL, *witness = NULL;
  g_autoptr (GError) error = NULL;
  SamvadStore *other;
  gint64 row;

  add_item (self);
  act (self, "e0");
  g_assert_true (samvad_store_acknowledge (self->store, get_row (self, 0), NULL));
  act (self, "e1");
  row = get_row (self, 0);
  other = open_other (self);
  rebuild_in (other, "server-2");
  act (self, "e2");
  assert_waiting (self, "e1 e2");
  g_assert_cmpint (get_row (self, 0), ==, row);
  /* What still comes from the old server is not the new one's. */
  g_assert_false (samvad_store_apply (self->store, documents, "99", 1000, 2000, &error));
  g_assert_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (samvad_store_get_position (self->store, &server, &since, &witness, &error));
  g_assert_cmpstr (server, ==, "server-2");
  g_assert_true (samvad_store_apply (self->store, documents, "2", 1000, 2000, &error));
  act_in (other, "e3");
  close_other (other);
  assert_waiting (self, "e1 e2 e3");
}

static void
test_one_rebuilds (StoreFixture *self,
                   gconstpointer data)
{
  SamvadStore *other;
  g_autoptr (GError) error = NULL;

  add_item (self);
  other = open_other (self);
  g_assert_true (samvad_store_begin_rebuild (self->store, "server-2", &error));
  g_assert_false (samvad_store_begin_rebuild (other, "server-2", &error));
  g_assert_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_BUSY);
  apply_documents (self->store, "1", make_action_document ("action:1", "63", get_start ()), NULL);
  g_assert_true (samvad_store_finish_rebuild (self->store, NULL));
  rebuild_in (other, "server-3");
  close_other (other);
}

static gpointer
edit_all (gpointer data)
{
  SamvadStore *other = open_other (data);

  for (guint i = 0; i < EDITS; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      act_in (other, id);
    }
  close_other (other);
  return NULL;
}

/* One edits while the other puts rebuild after rebuild in the cache's place. */
static void
test_edits_while_another_rebuilds (StoreFixture *self,
                                   gconstpointer data)
{
  g_autoptr (GString) expected = g_string_new ("e0");
  GThread *thread;

  add_item (self);
  act (self, "e0");
  thread = g_thread_new ("other", edit_all, self);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *server = g_strdup_printf ("server-%u", 2 + i);

      rebuild_in (self->store, server);
    }
  g_thread_join (thread);
  for (guint i = 1; i < EDITS; i++)
    g_string_append_printf (expected, " e%u", i);
  assert_waiting (self, expected->str);
  store_fixture_reopen (self);
  assert_waiting (self, expected->str);
}

#define ADD(path, func) g_test_add ("/outbox-copy/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-without-edits", test_nothing_without_edits);
  ADD ("private", test_private);
  ADD ("cache-lost", test_cache_lost);
  ADD ("copy-lost", test_copy_lost);
  ADD ("killed-between", test_killed_between);
  ADD ("sent-does-not-return", test_sent_does_not_return);
  ADD ("changed-text", test_changed_text);
  ADD ("deleted-does-not-return", test_deleted_does_not_return);
  ADD ("met-damage", test_met_damage);
  ADD ("server-has-it", test_server_has_it);
  ADD ("replaced-by-another", test_replaced_by_another);
  ADD ("one-rebuilds", test_one_rebuilds);
  ADD ("edits-while-another-rebuilds", test_edits_while_another_rebuilds);
  return g_test_run ();
}
