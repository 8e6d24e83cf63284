/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory-target.h"
#include "samvad-sync-engine.h"
#include "tiny-couch.h"

#define ACTION "{\"type\":\"action\",\"district\":\"63\",\"opened_at\":\"2026-10-09T10:00:00+05:30\"," \
  "\"due_at\":\"2026-10-19T18:00:00+05:30\",\"events\":[],\"kept\":7}"

typedef struct {
  TinyCouch        *couch;
  MemoryTarget     *target;
  SamvadSyncEngine *engine;
  gboolean          done;
  gboolean          ok;
} Fixture;

static void
on_finished (SamvadSyncEngine *engine,
             gboolean          ok,
             gpointer          user_data)
{
  Fixture *fixture = user_data;

  fixture->done = TRUE;
  fixture->ok = ok;
}

static void
make_engine (Fixture    *fixture,
             const char *password)
{
  SamvadSyncOptions options = { .url = fixture->couch->url, .database = (char *) "samvad",
                                .user = (char *) (password != NULL ? "asha" : NULL), .password = (char *) password };
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->engine);
  fixture->engine = samvad_sync_engine_new (&options, SAMVAD_SYNC_TARGET (fixture->target), &error);
  g_assert_no_error (error);
  g_object_set (fixture->engine, "backoff-base-ms", 5, NULL);
  g_signal_connect (fixture->engine, "finished", G_CALLBACK (on_finished), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->couch = tiny_couch_new ();
  fixture->target = memory_target_new ();
  make_engine (fixture, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->engine));
  g_assert_finalize_object (g_steal_pointer (&fixture->target));
  tiny_couch_free (fixture->couch);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
on_too_late (gpointer user_data)
{
  g_error ("waited too long for %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* The target changes in another thread, without an event here: hence the tick. */
#define WAIT_FOR(condition) \
  G_STMT_START { \
    guint alarm_ = g_timeout_add_seconds (90, on_too_late, (gpointer) #condition); \
    guint tick_ = g_timeout_add (5, on_tick, NULL); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (alarm_); \
    g_source_remove (tick_); \
  } G_STMT_END

static gboolean
run_once (Fixture *fixture)
{
  fixture->done = FALSE;
  samvad_sync_engine_start (fixture->engine, FALSE);
  WAIT_FOR (fixture->done);
  if (!fixture->ok)
    g_test_message ("%s", samvad_sync_engine_get_error (fixture->engine)->message);
  return fixture->ok;
}

static void
follow (Fixture *fixture)
{
  samvad_sync_engine_start (fixture->engine, TRUE);
  WAIT_FOR (samvad_sync_engine_get_state (fixture->engine) == SAMVAD_SYNC_STATE_LIVE);
}

static void
assert_error (Fixture         *fixture,
              SamvadSyncError  code,
              const char      *word)
{
  const GError *error = samvad_sync_engine_get_error (fixture->engine);

  g_assert_error (error, SAMVAD_SYNC_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, "geheim"));
}

static void
put_many (Fixture *fixture,
          guint    count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *id = g_strdup_printf ("x:%u", i);

      tiny_couch_put (fixture->couch, id, "{\"type\":\"later\"}");
    }
}

static void
test_once (Fixture       *fixture,
           gconstpointer  data)
{
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  tiny_couch_put (fixture->couch, "action:2", "{\"type\":\"action\"}");
  tiny_couch_put (fixture->couch, "gone:1", "{\"_deleted\":true}");
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (memory_target_count (fixture->target), ==, 2);
  g_assert_cmpstr (fixture->target->since, ==, "\"3-x\"");
  g_assert_cmpuint (fixture->target->rebuilds, ==, 1);
  g_assert_cmpint (samvad_sync_engine_get_state (fixture->engine), ==, SAMVAD_SYNC_STATE_IDLE);
  g_assert_cmpint (ABS (samvad_sync_engine_get_clock_offset (fixture->engine)), <, 2 * SAMVAD_SECOND);

  tiny_couch_put (fixture->couch, "action:1", "{\"_deleted\":true}");
  g_assert_true (run_once (fixture));
  g_assert_false (memory_target_has (fixture->target, "action:1"));
  g_assert_cmpuint (fixture->target->rebuilds, ==, 1);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_object_set (fixture->engine, "page-size", 2000, NULL);
  put_many (fixture, 4100);
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (memory_target_count (fixture->target), ==, 4100);
  g_assert_cmpuint (fixture->target->applied, ==, 3);
  g_assert_cmpuint (samvad_sync_engine_get_documents (fixture->engine), ==, 4100);
}

static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_set (fixture->engine, "heartbeat-ms", 2000, NULL);
  follow (fixture);
  WAIT_FOR (fixture->couch->waiting->len == 1);
  g_assert_cmpstr (samvad_sync_engine_get_transport (fixture->engine), ==, "continuous");
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  WAIT_FOR (memory_target_has (fixture->target, "action:1"));
  tiny_couch_hang_up (fixture->couch);
  tiny_couch_put (fixture->couch, "action:2", ACTION);
  WAIT_FOR (memory_target_has (fixture->target, "action:2"));
  g_assert_cmpuint (fixture->target->rebuilds, ==, 1);
  samvad_sync_engine_stop (fixture->engine);
  g_assert_cmpint (samvad_sync_engine_get_state (fixture->engine), ==, SAMVAD_SYNC_STATE_IDLE);
}

static void
test_recreated (Fixture       *fixture,
                gconstpointer  data)
{
  put_many (fixture, 3);
  g_assert_true (run_once (fixture));
  tiny_couch_recreate (fixture->couch);
  tiny_couch_put (fixture->couch, "action:9", ACTION);
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (memory_target_count (fixture->target), ==, 1);
  g_assert_cmpuint (fixture->target->rebuilds, ==, 2);

  g_free (fixture->target->since);
  fixture->target->since = g_strdup ("12345");
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (fixture->target->rebuilds, ==, 3);
  g_assert_cmpstr (fixture->target->since, ==, "\"1-x\"");
}

/* The server's positions go on to those that we know, and are of other documents: nothing but the last one that came
 * from it tells. */
static void
test_restored (Fixture       *fixture,
               gconstpointer  data)
{
  put_many (fixture, 6);
  g_assert_true (run_once (fixture));
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (fixture->target->rebuilds, ==, 1);
  tiny_couch_restore (fixture->couch, 3);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("action:after-%u", i);

      tiny_couch_put (fixture->couch, id, ACTION);
    }
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (fixture->target->rebuilds, ==, 2);
  g_assert_cmpuint (memory_target_count (fixture->target), ==, g_hash_table_size (fixture->couch->documents));
  g_assert_false (memory_target_has (fixture->target, "action:1"));
  g_assert_true (memory_target_has (fixture->target, "action:after-0"));
  /* What was changed since we saw it was there nevertheless. */
  tiny_couch_put (fixture->couch, "action:after-5", ACTION);
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (fixture->target->rebuilds, ==, 2);
}

static void
test_polls (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->couch->only_polls = TRUE;
  g_object_set (fixture->engine, "heartbeat-ms", 20, NULL);
  follow (fixture);
  WAIT_FOR (g_str_equal (samvad_sync_engine_get_transport (fixture->engine), "poll"));
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  WAIT_FOR (memory_target_has (fixture->target, "action:1"));
}

/* Lets a word of every feed through and ends it, in good order. */
static gboolean
cut_short (TinyCouch         *couch,
           SoupServerMessage *message,
           const char        *path,
           gpointer           user_data)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));

  if (query == NULL || strstr (query, "feed=continuous") == NULL)
    return FALSE;
  tiny_couch_answer (message, 200, "\n");
  return TRUE;
}

/* Who is in between may never let a feed live: it is not opened again and again. */
static void
test_brief_feeds (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->couch->fault = cut_short;
  g_object_set (fixture->engine, "heartbeat-ms", 2000, NULL);
  follow (fixture);
  WAIT_FOR (g_str_equal (samvad_sync_engine_get_transport (fixture->engine), "poll"));
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  WAIT_FOR (memory_target_has (fixture->target, "action:1"));
}

/* Takes the question and never answers: a network that is gone without a word. */
static gboolean
swallow (TinyCouch         *couch,
         SoupServerMessage *message,
         const char        *path,
         gpointer           user_data)
{
  GPtrArray *swallowed = user_data;

  soup_server_message_pause (message);
  g_ptr_array_add (swallowed, g_object_ref (message));
  return TRUE;
}

/* The PC slept: nothing that is open is waited for any longer. */
static void
test_reconnect (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) swallowed = g_ptr_array_new_with_free_func (g_object_unref);

  g_object_set (fixture->engine, "patience-ms", 600000, "backoff-base-ms", 60000, NULL);
  follow (fixture);
  WAIT_FOR (fixture->couch->waiting->len == 1);
  fixture->couch->fault_data = swallowed;
  fixture->couch->fault = swallow;
  samvad_sync_engine_reconnect (fixture->engine);
  WAIT_FOR (swallowed->len == 1);
  samvad_sync_engine_reconnect (fixture->engine);
  WAIT_FOR (swallowed->len == 2);
  fixture->couch->fault = NULL;
  samvad_sync_engine_reconnect (fixture->engine);
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  WAIT_FOR (memory_target_has (fixture->target, "action:1"));
  WAIT_FOR (samvad_sync_engine_get_state (fixture->engine) == SAMVAD_SYNC_STATE_LIVE);
  g_assert_null (samvad_sync_engine_get_error (fixture->engine));
}

/* What stood in the way may be gone: a better way is tried now and then, and by itself. */
static void
test_recovery (Fixture       *fixture,
               gconstpointer  data)
{
  fixture->couch->only_polls = TRUE;
  g_object_set (fixture->engine, "heartbeat-ms", 20, "recovery-ms", 1000, NULL);
  follow (fixture);
  WAIT_FOR (g_str_equal (samvad_sync_engine_get_transport (fixture->engine), "poll"));
  WAIT_FOR (g_str_equal (samvad_sync_engine_get_transport (fixture->engine), "continuous"));
  WAIT_FOR (g_str_equal (samvad_sync_engine_get_transport (fixture->engine), "poll"));
  fixture->couch->only_polls = FALSE;
  WAIT_FOR (g_str_equal (samvad_sync_engine_get_transport (fixture->engine), "continuous"));
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  WAIT_FOR (memory_target_has (fixture->target, "action:1"));
}

/* Another network may allow a better way than the one before. */
static void
test_reconnect_better (Fixture       *fixture,
                       gconstpointer  data)
{
  fixture->couch->only_polls = TRUE;
  g_object_set (fixture->engine, "heartbeat-ms", 20, NULL);
  follow (fixture);
  WAIT_FOR (g_str_equal (samvad_sync_engine_get_transport (fixture->engine), "poll"));
  fixture->couch->only_polls = FALSE;
  samvad_sync_engine_reconnect (fixture->engine);
  WAIT_FOR (g_str_equal (samvad_sync_engine_get_transport (fixture->engine), "continuous"));
}

static void
test_push (Fixture       *fixture,
           gconstpointer  data)
{
  const char *text;

  tiny_couch_put (fixture->couch, "action:1", ACTION);
  memory_target_add_note (fixture->target, "action:1", "e-1");
  memory_target_add_note (fixture->target, "action:none", "e-2");
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (memory_target_waiting (fixture->target), ==, 0);
  g_assert_cmpuint (fixture->target->acknowledged, ==, 1);
  g_assert_cmpuint (fixture->target->refused->len, ==, 1);
  text = tiny_couch_get (fixture->couch, "action:1");
  g_assert_nonnull (strstr (text, "\"e-1\""));
  g_assert_nonnull (strstr (text, "\"kept\":7"));

  /* The answer was lost: sent again, it is there once. */
  memory_target_add_note (fixture->target, "action:1", "e-1");
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (fixture->target->acknowledged, ==, 2);
  g_assert_null (strstr (strstr (tiny_couch_get (fixture->couch, "action:1"), "\"e-1\"") + 5, "\"e-1\""));
}

/* Somebody else writes between our reading and our writing. */
static gboolean
overtake (TinyCouch         *couch,
          SoupServerMessage *message,
          const char        *path,
          gpointer           user_data)
{
  if (!g_str_equal (soup_server_message_get_method (message), "PUT"))
    return FALSE;
  couch->fault = NULL;
  tiny_couch_put (couch, "action:1", ACTION);
  return FALSE;
}

static void
test_push_conflict (Fixture       *fixture,
                    gconstpointer  data)
{
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  memory_target_add_note (fixture->target, "action:1", "e-1");
  fixture->couch->fault = overtake;
  g_assert_true (run_once (fixture));
  g_assert_null (fixture->couch->fault);
  g_assert_cmpuint (fixture->target->acknowledged, ==, 1);
  g_assert_nonnull (strstr (tiny_couch_get (fixture->couch, "action:1"), "\"e-1\""));
}

static void
test_push_live (Fixture       *fixture,
                gconstpointer  data)
{
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  follow (fixture);
  memory_target_add_note (fixture->target, "action:1", "e-1");
  samvad_sync_engine_kick (fixture->engine);
  WAIT_FOR (memory_target_waiting (fixture->target) == 0);
  WAIT_FOR (g_str_equal (fixture->target->since, "\"2-x\""));
}

static void
test_session (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->couch->password = g_strdup ("geheim");
  make_engine (fixture, "geheim");
  put_many (fixture, 3);
  g_assert_true (run_once (fixture));
  g_assert_cmpuint (fixture->couch->sign_ins, ==, 1);

  follow (fixture);
  fixture->couch->session++;
  tiny_couch_put (fixture->couch, "action:1", ACTION);
  memory_target_add_note (fixture->target, "action:1", "e-1");
  samvad_sync_engine_kick (fixture->engine);
  WAIT_FOR (memory_target_waiting (fixture->target) == 0);
  g_assert_cmpuint (fixture->couch->sign_ins, ==, 3);
}

static void
test_wrong_password (Fixture       *fixture,
                     gconstpointer  data)
{
  fixture->couch->password = g_strdup ("geheim");
  make_engine (fixture, "geheim2");
  samvad_sync_engine_start (fixture->engine, TRUE);
  WAIT_FOR (samvad_sync_engine_get_state (fixture->engine) == SAMVAD_SYNC_STATE_SIGNED_OUT);
  assert_error (fixture, SAMVAD_SYNC_ERROR_SIGNED_OUT, "password");
  samvad_sync_engine_kick (fixture->engine);
  samvad_sync_engine_set_credentials (fixture->engine, "asha", "geheim");
  WAIT_FOR (samvad_sync_engine_get_state (fixture->engine) == SAMVAD_SYNC_STATE_LIVE);
  g_assert_cmpuint (fixture->couch->sign_ins, ==, 2);
}

static void
test_no_password (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->couch->password = g_strdup ("geheim");
  g_assert_false (run_once (fixture));
  assert_error (fixture, SAMVAD_SYNC_ERROR_SIGNED_OUT, "password");
}

static void
test_no_database (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->couch->exists = FALSE;
  samvad_sync_engine_start (fixture->engine, TRUE);
  WAIT_FOR (samvad_sync_engine_get_state (fixture->engine) == SAMVAD_SYNC_STATE_NOT_FOUND);
  assert_error (fixture, SAMVAD_SYNC_ERROR_NO_DATABASE, "samvad");
  fixture->couch->exists = TRUE;
  WAIT_FOR (samvad_sync_engine_get_state (fixture->engine) == SAMVAD_SYNC_STATE_LIVE);
  g_assert_null (samvad_sync_engine_get_error (fixture->engine));
}

static gboolean
answer_page (TinyCouch         *couch,
             SoupServerMessage *message,
             const char        *path,
             gpointer           user_data)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, "<html>Sign in</html>", 20);
  return TRUE;
}

static void
test_portal (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->couch->fault = answer_page;
  g_assert_false (run_once (fixture));
  assert_error (fixture, SAMVAD_SYNC_ERROR_NOT_COUCHDB, "CouchDB");
}

static gboolean
redirect (TinyCouch         *couch,
          SoupServerMessage *message,
          const char        *path,
          gpointer           user_data)
{
  soup_server_message_set_redirect (message, 302, "https://portal.invalid/");
  return TRUE;
}

static void
test_redirect (Fixture       *fixture,
               gconstpointer  data)
{
  fixture->couch->fault = redirect;
  g_assert_false (run_once (fixture));
  assert_error (fixture, SAMVAD_SYNC_ERROR_NOT_COUCHDB, "portal.invalid");
}

static void
test_unreachable (Fixture       *fixture,
                  gconstpointer  data)
{
  soup_server_disconnect (fixture->couch->server);
  g_assert_false (run_once (fixture));
  assert_error (fixture, SAMVAD_SYNC_ERROR_NETWORK, fixture->couch->url);
  g_assert_cmpint (samvad_sync_engine_get_state (fixture->engine), ==, SAMVAD_SYNC_STATE_OFFLINE);
}

static void
test_address (void)
{
  const char *refused[] = { "http://couchdb.example.org", "http://127.0.0.1.example.org", "ftp://127.0.0.1", "", "https://",
                            "https://a:geheim@couchdb.example.org", "couchdb.example.org" };
  const char *taken[] = { "https://couchdb.example.org/", "http://localhost:5984", "http://[::1]:5984", "http://127.0.0.2/couch/" };
  SamvadSyncOptions options = { .database = (char *) "samvad" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      options.url = (char *) refused[i];
      g_assert_null (samvad_sync_options_get_base (&options, &error));
      g_assert_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_ADDRESS);
      g_assert_nonnull (strstr (error->message, "https"));
      g_assert_null (strstr (error->message, "geheim"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = NULL;

      options.url = (char *) taken[i];
      uri = samvad_sync_options_get_base (&options, &error);
      g_assert_no_error (error);
      g_assert_false (g_str_has_suffix (g_uri_get_path (uri), "/"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/address", test_address);
#define ADD(name, function) g_test_add ("/sync/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("once", test_once);
  ADD ("pages", test_pages);
  ADD ("live", test_live);
  ADD ("recreated", test_recreated);
  ADD ("restored", test_restored);
  ADD ("polls", test_polls);
  ADD ("brief-feeds", test_brief_feeds);
  ADD ("recovery", test_recovery);
  ADD ("reconnect", test_reconnect);
  ADD ("reconnect-better", test_reconnect_better);
  ADD ("push", test_push);
  ADD ("push-conflict", test_push_conflict);
  ADD ("push-live", test_push_live);
  ADD ("session", test_session);
  ADD ("wrong-password", test_wrong_password);
  ADD ("no-password", test_no_password);
  ADD ("no-database", test_no_database);
  ADD ("portal", test_portal);
  ADD ("redirect", test_redirect);
  ADD ("unreachable", test_unreachable);
  return g_test_run ();
}
