/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define FAMILIES  40
#define OFFICERS  5
#define DISTRICTS 4

static SamvadTime
get_start (void)
{
  return samvad_month_get_start (2026 * 12 + 8);
}

static SamvadFeedback *
make_feedback (void)
{
  SamvadFeedback *feedback = samvad_feedback_new ();

  feedback->overall = (SamvadSentiment) g_test_rand_int_range (0, SAMVAD_N_SENTIMENTS);
  feedback->rating = g_test_rand_int_range (0, 6);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    if (g_test_rand_bit ())
      {
        feedback->services[i].asked = TRUE;
        feedback->services[i].received = (SamvadReceived) g_test_rand_int_range (0, SAMVAD_N_RECEIVED);
        feedback->services[i].satisfaction = g_test_rand_int_range (0, 6);
        feedback->services[i].issue = g_test_rand_bit () ? g_strdup ("not_received") : NULL;
        feedback->aware[i] = (gint8) g_test_rand_int_range (-1, 2);
        feedback->informed |= g_test_rand_bit () ? 1u << i : 0;
      }
  return feedback;
}

/* Some dial in two months around a border; the same number gives a new version of the same dial. */
static SamvadDocument *
make_random_call (int number)
{
  g_autofree char *id = g_strdup_printf ("call:%d", number);
  g_autofree char *family = g_strdup_printf ("f%d", g_test_rand_int_range (0, FAMILIES));
  SamvadTime at = get_start () + g_test_rand_int_range (0, 61 * 24) * SAMVAD_HOUR;
  SamvadDocument *document = make_call_document (id, family, at, (SamvadOutcome) g_test_rand_int_range (0, SAMVAD_N_OUTCOMES));

  g_free (document->call->officer);
  document->call->officer = g_strdup_printf ("o-%d", g_test_rand_int_range (0, OFFICERS));
  g_free (document->call->district);
  document->call->district = g_strdup_printf ("d%d", g_test_rand_int_range (0, DISTRICTS));
  if (g_test_rand_bit ())
    document->call->feedback = make_feedback ();
  return document;
}

static void
subtract_row (const SamvadTallyRow *row,
              gpointer              user_data)
{
  samvad_tally_add_row (user_data, row, -1);
}

static void
count_row (const SamvadTallyRow *row,
           gpointer              user_data)
{
  ++*(guint *) user_data;
}

static void
assert_equal_tallies (SamvadTally *a,
                      SamvadTally *b)
{
  guint left = 0;

  samvad_tally_foreach (b, subtract_row, a);
  samvad_tally_foreach (a, count_row, &left);
  g_assert_cmpuint (left, ==, 0);
}

/* What the definition says, over all dials and without a cache. */
static SamvadTally *
tally_all (GHashTable *calls,
           SamvadTime  as_of)
{
  SamvadTally *tally = samvad_tally_new ();
  g_autoptr (GHashTable) cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, calls);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const SamvadCall *call = ((SamvadDocument *) value)->call;
      char *key = g_strdup_printf ("%d %s", samvad_time_get_month (call->started_at), call->family);
      GPtrArray *dials = g_hash_table_lookup (cases, key);

      if (dials == NULL)
        g_hash_table_insert (cases, g_strdup (key), dials = g_ptr_array_new ());
      g_ptr_array_add (dials, (gpointer) call);
      g_free (key);
    }
  g_hash_table_iter_init (&iter, cases);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const SamvadCall *first = g_ptr_array_index ((GPtrArray *) value, 0);

      samvad_tally_add_case (tally, samvad_time_get_month (first->started_at), value, as_of, 1);
    }
  return tally;
}

/* A page has one version of a document, as the feed of CouchDB has. */
static void
drop_from_page (GPtrArray  *page,
                const char *id)
{
  for (guint i = 0; i < page->len; i++)
    if (g_str_equal (((SamvadDocument *) g_ptr_array_index (page, i))->id, id))
      g_ptr_array_remove_index (page, i--);
}

static void
test_any_time (StoreFixture *self,
               gconstpointer data)
{
  g_autoptr (GHashTable) calls = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) samvad_document_free);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GPtrArray) page = g_ptr_array_new ();
      g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
      SamvadTime as_of = get_start () + g_test_rand_int_range (-24, 62 * 24) * SAMVAD_HOUR;
      g_autoptr (SamvadReading) reading = NULL;
      g_autoptr (SamvadTally) expected = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 15; i++)
        {
          SamvadDocument *document = make_random_call (g_test_rand_int_range (0, 250));

          drop_from_page (page, document->id);
          if (g_test_rand_int_range (0, 8) == 0)
            {
              SamvadDocument *deleted = samvad_document_new (SAMVAD_DOCUMENT_DELETED, document->id);

              samvad_document_free (document);
              g_hash_table_remove (calls, deleted->id);
              g_ptr_array_add (gone, deleted);
              g_ptr_array_add (page, deleted);
              continue;
            }
          g_hash_table_replace (calls, document->id, document);
          g_ptr_array_add (page, document);
        }
      samvad_store_apply (self->store, page, "\"1\"", 1, 2, &error);
      g_assert_no_error (error);
      reading = samvad_store_read (self->store, 2026 * 12 + 9, 12, as_of, NULL, &error);
      g_assert_no_error (error);
      expected = tally_all (calls, as_of);
      assert_equal_tallies (reading->tally, expected);
    }
}

static void
test_modes (StoreFixture *self,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->directory, "samvad.db", NULL);
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (self->directory, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_position (StoreFixture *self,
               gconstpointer data)
{
  g_autofree char *server = NULL, *since = NULL, *witness = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (samvad_store_begin_rebuild (self->store, "one", &error));
  apply_documents (self->store, "\"7-abc\"", make_call_document ("call:1", "f", get_start (), SAMVAD_OUTCOME_BUSY), NULL);
  g_assert_true (samvad_store_finish_rebuild (self->store, &error));
  store_fixture_reopen (self);
  g_assert_true (samvad_store_get_position (self->store, &server, &since, &witness, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (server, ==, "one");
  g_assert_cmpstr (since, ==, "\"7-abc\"");
}

static gint64
count_dials (SamvadStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadReading) reading = samvad_store_read (store, 2026 * 12 + 8, 1, G_MAXINT64 / 2, NULL, &error);
  guint rows = 0;

  g_assert_no_error (error);
  samvad_tally_foreach (reading->tally, count_row, &rows);
  return rows;
}

static void
test_rebuild (StoreFixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadEvent) event = make_event ("e1", SAMVAD_EVENT_ACKNOWLEDGE, get_start () + SAMVAD_HOUR);
  g_autoptr (GPtrArray) outbox = NULL;
  gint64 before;

  g_assert_true (samvad_store_begin_rebuild (self->store, "one", &error));
  apply_documents (self->store, "1", make_call_document ("call:1", "f", get_start (), SAMVAD_OUTCOME_BUSY),
                   make_action_document ("action:1", "63", get_start ()), NULL);
  g_assert_true (samvad_store_act (self->store, "action:1", event, &error));
  before = count_dials (self->store);
  g_assert_cmpint (before, >, 0);
  /* Another database: the old one stays readable until the swap. */
  g_assert_true (samvad_store_begin_rebuild (self->store, "two", &error));
  apply_documents (self->store, "5", make_action_document ("action:1", "63", get_start ()), NULL);
  g_assert_cmpint (count_dials (self->store), ==, before);
  g_assert_true (samvad_store_finish_rebuild (self->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_dials (self->store), ==, 0);
  outbox = samvad_store_list_outbox (self->store, 10, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outbox->len, ==, 1);
}

static void
test_newer (StoreFixture *self,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->directory, "samvad.db", NULL);
  g_autofree char *command = g_strdup_printf ("sqlite3 %s 'PRAGMA user_version = 999'", path);
  g_autoptr (GError) error = NULL;
  SamvadStore *store;

  samvad_store_close (self->store);
  g_clear_object (&self->store);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
    {
      g_test_skip ("the program sqlite3 is not here");
      return;
    }
  store = samvad_store_open (self->directory, 0, &error);
  g_assert_null (store);
  g_assert_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NEWER);
}

static void
test_damaged (StoreFixture *self,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->directory, "samvad.db", NULL);

  apply_documents (self->store, "1", make_call_document ("call:1", "f", get_start (), SAMVAD_OUTCOME_BUSY), NULL);
  samvad_store_close (self->store);
  g_clear_object (&self->store);
  g_assert_true (g_file_set_contents (path, "this is no database, and long enough to be looked at as one", -1, NULL));
  store_fixture_reopen (self);
  g_assert_nonnull (samvad_store_get_set_aside (self->store));
  g_assert_true (g_file_test (samvad_store_get_set_aside (self->store), G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_dials (self->store), ==, 0);
}

static void
test_set_aside (StoreFixture *self,
                gconstpointer data)
{
  SamvadDocument *bad = samvad_document_new (SAMVAD_DOCUMENT_UNREADABLE, "call:1");
  g_autoptr (GPtrArray) rows = NULL;

  bad->reason = g_strdup ("“started_at” is missing");
  apply_documents (self->store, "1", make_call_document ("call:1", "f", get_start (), SAMVAD_OUTCOME_BUSY), NULL);
  apply_documents (self->store, "2", bad, NULL);
  g_assert_cmpint (count_dials (self->store), ==, 0);
  rows = samvad_store_list_set_aside (self->store, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_clear_pointer (&rows, g_ptr_array_unref);
  apply_documents (self->store, "3", make_call_document ("call:1", "f", get_start (), SAMVAD_OUTCOME_BUSY), NULL);
  rows = samvad_store_list_set_aside (self->store, NULL);
  g_assert_cmpuint (rows->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/any-time", test_any_time);
  ADD ("/store/modes", test_modes);
  ADD ("/store/position", test_position);
  ADD ("/store/rebuild", test_rebuild);
  ADD ("/store/newer", test_newer);
  ADD ("/store/damaged", test_damaged);
  ADD ("/store/set-aside", test_set_aside);
  return g_test_run ();
}
