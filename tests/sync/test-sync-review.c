/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "memory-target.h"
#include "samvad-sync-client.h"
#include "samvad-sync-engine.h"
#include "samvad-sync-feed.h"
#include "samvad-sync-push.h"
#include "tiny-couch.h"

/* What a review of the room found, each so that it stays mended. */

#define ACTION "{\"type\":\"action\",\"district\":\"63\",\"opened_at\":\"2026-10-09T10:00:00+05:30\"," \
  "\"due_at\":\"2026-10-19T18:00:00+05:30\",\"events\":[]}"

typedef struct {
  TinyCouch        *couch;
  MemoryTarget     *target;
  SamvadSyncClient *client;
  GError           *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  SamvadSyncOptions options = { .database = (char *) "samvad", .user = (char *) "asha", .password = (char *) "geheim" };

  fixture->couch = tiny_couch_new ();
  fixture->couch->password = g_strdup ("geheim");
  fixture->target = memory_target_new ();
  options.url = fixture->couch->url;
  fixture->client = samvad_sync_client_new (&options, &fixture->error);
  g_assert_no_error (fixture->error);
  samvad_sync_client_set_patience (fixture->client, 5 * G_USEC_PER_SEC);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  g_assert_finalize_object (g_steal_pointer (&fixture->target));
  tiny_couch_free (fixture->couch);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
get_database (Fixture *fixture)
{
  g_autoptr (JsonNode) node = NULL;

  g_clear_error (&fixture->error);
  node = samvad_sync_client_get (fixture->client, "/samvad", NULL, &fixture->error);
  return node != NULL;
}

static gboolean
damage_cookie (TinyCouch         *couch,
               SoupServerMessage *message,
               const char        *path,
               gpointer           user_data)
{
  const char *cookie = soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Cookie");

  if (cookie == NULL || strstr (cookie, "AuthSession=1") == NULL)
    return FALSE;
  couch->session = 2;
  tiny_couch_answer (message, 400, "{\"error\":\"bad_request\",\"reason\":\"Malformed AuthSession cookie. Please clear your cookies.\"}");
  return TRUE;
}

static void
test_damaged_cookie (Fixture       *fixture,
                     gconstpointer  data)
{
  g_assert_true (get_database (fixture));
  g_assert_cmpuint (fixture->couch->sign_ins, ==, 1);
  fixture->couch->fault = damage_cookie;
  g_assert_true (get_database (fixture));
  g_assert_cmpuint (fixture->couch->sign_ins, ==, 2);
}

static gboolean
answer_400 (TinyCouch         *couch,
            SoupServerMessage *message,
            const char        *path,
            gpointer           user_data)
{
  if (g_str_equal (path, "/_session"))
    return FALSE;
  tiny_couch_answer (message, 400, "{\"error\":\"bad_request\",\"reason\":\"no\"}");
  return TRUE;
}

static void
test_true_400 (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_true (get_database (fixture));
  fixture->couch->fault = answer_400;
  g_assert_false (get_database (fixture));
  g_assert_error (fixture->error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_MALFORMED);
  g_assert_cmpuint (fixture->couch->sign_ins, ==, 2);
}

static gboolean
promise_a_body (TinyCouch         *couch,
                SoupServerMessage *message,
                const char        *path,
                gpointer           user_data)
{
  const char head[] = "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{";
  GIOStream **kept = user_data;

  *kept = soup_server_message_steal_connection (message);
  g_output_stream_write_all (g_io_stream_get_output_stream (*kept), head, strlen (head), NULL, NULL, NULL);
  return TRUE;
}

static void
test_refusal_without_end (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GIOStream) kept = NULL;

  fixture->couch->fault = promise_a_body;
  fixture->couch->fault_data = &kept;
  g_assert_null (samvad_sync_client_open (fixture->client, "/samvad/_changes?feed=continuous", NULL, &fixture->error));
  g_assert_error (fixture->error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NETWORK);
}

static gboolean
answer_status (TinyCouch         *couch,
               SoupServerMessage *message,
               const char        *path,
               gpointer           user_data)
{
  guint status = GPOINTER_TO_UINT (user_data);

  soup_server_message_set_status (message, status, NULL);
  if (status == 503)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Retry-After", "86400");
  return TRUE;
}

static void
test_success_without_stream (Fixture       *fixture,
                             gconstpointer  data)
{
  fixture->couch->fault = answer_status;
  fixture->couch->fault_data = GUINT_TO_POINTER (204);
  g_assert_null (samvad_sync_client_open (fixture->client, "/samvad/_changes?feed=continuous", NULL, &fixture->error));
  g_assert_error (fixture->error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NOT_COUCHDB);
}

static void
test_retry_after (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->couch->fault = answer_status;
  fixture->couch->fault_data = GUINT_TO_POINTER (503);
  g_assert_false (get_database (fixture));
  g_assert_error (fixture->error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_BUSY);
  g_assert_cmpint (samvad_sync_client_get_retry (fixture->client), ==, 300);
  soup_server_disconnect (fixture->couch->server);
  g_assert_false (get_database (fixture));
  g_assert_error (fixture->error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NETWORK);
  g_assert_cmpint (samvad_sync_client_get_retry (fixture->client), ==, -1);
}

static void
test_network_sign_in (Fixture       *fixture,
                      gconstpointer  data)
{
  fixture->couch->fault = answer_status;
  fixture->couch->fault_data = GUINT_TO_POINTER (511);
  g_assert_false (get_database (fixture));
  g_assert_error (fixture->error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NOT_COUCHDB);
}

static gboolean
answer_at_length (TinyCouch         *couch,
                  SoupServerMessage *message,
                  const char        *path,
                  gpointer           user_data)
{
  g_autofree char *tail = g_strnfill (100000, 'x');
  g_autofree char *body = g_strconcat ("{\"error\":\"forbidden\",\"reason\":\"a\\u202eb\\u0007c\\nd ", tail, "\"}", NULL);

  tiny_couch_answer (message, 403, body);
  return TRUE;
}

static void
test_words_of_a_server (Fixture       *fixture,
                        gconstpointer  data)
{
  fixture->couch->fault = answer_at_length;
  g_assert_false (get_database (fixture));
  g_assert_error (fixture->error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NOT_PERMITTED);
  g_assert_nonnull (strstr (fixture->error->message, "abc d xxx"));
  g_assert_cmpuint (strlen (fixture->error->message), <, 600);
  for (const char *at = fixture->error->message; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_true (g_utf8_get_char (at) >= 0x20 && g_utf8_get_char (at) != 0x202e);
}

static gboolean
always_overtake (TinyCouch         *couch,
                 SoupServerMessage *message,
                 const char        *path,
                 gpointer           user_data)
{
  if (g_str_equal (soup_server_message_get_method (message), "PUT") && g_str_equal (path, "/samvad/action:1"))
    tiny_couch_put (couch, "action:1", ACTION);
  return FALSE;
}

static void
test_busy_document (Fixture       *fixture,
                    gconstpointer  data)
{
  guint skipped = 0;

  tiny_couch_put (fixture->couch, "action:1", ACTION);
  tiny_couch_put (fixture->couch, "action:2", ACTION);
  memory_target_add_note (fixture->target, "action:1", "e-1");
  memory_target_add_note (fixture->target, "action:2", "e-2");
  fixture->couch->fault = always_overtake;
  g_assert_true (samvad_sync_push (fixture->client, SAMVAD_SYNC_TARGET (fixture->target), &skipped, NULL, &fixture->error));
  g_assert_cmpuint (skipped, ==, 1);
  g_assert_cmpuint (fixture->target->acknowledged, ==, 1);
  g_assert_nonnull (strstr (tiny_couch_get (fixture->couch, "action:2"), "\"e-2\""));
  fixture->couch->fault = NULL;
  g_assert_true (samvad_sync_push (fixture->client, SAMVAD_SYNC_TARGET (fixture->target), &skipped, NULL, &fixture->error));
  g_assert_cmpuint (skipped, ==, 0);
  g_assert_cmpuint (memory_target_waiting (fixture->target), ==, 0);
  g_assert_nonnull (strstr (tiny_couch_get (fixture->couch, "action:1"), "\"e-1\""));
}

static SamvadSyncEdit *
new_closing (const char *by)
{
  SamvadSyncEdit *edit = g_new0 (SamvadSyncEdit, 1);
  SamvadDocument *document = g_new0 (SamvadDocument, 1);
  SamvadClosing *closing = g_new0 (SamvadClosing, 1);

  closing->id = g_strdup ("closing:2026-10");
  samvad_month_parse ("2026-10", &closing->month);
  closing->closed_at = G_GINT64_CONSTANT (1793500000) * SAMVAD_SECOND;
  closing->by = g_strdup (by);
  closing->figures = g_strdup ("{\"cases\":366,\"rate\":0.1}");
  document->kind = SAMVAD_DOCUMENT_CLOSING;
  document->id = g_strdup (closing->id);
  document->closing = closing;
  edit->row = 1;
  edit->document = g_strdup (closing->id);
  edit->body = document;
  return edit;
}

static void
push_closing (Fixture    *fixture,
              const char *by)
{
  guint skipped;

  memory_target_add_edit (fixture->target, new_closing (by));
  g_assert_true (samvad_sync_push (fixture->client, SAMVAD_SYNC_TARGET (fixture->target), &skipped, NULL, &fixture->error));
  g_assert_cmpuint (skipped, ==, 0);
}

/* Two supervisors close the same month: the second one is told, and the answer that was lost is not. */
static void
test_same_name (Fixture       *fixture,
                gconstpointer  data)
{
  push_closing (fixture, "asha");
  push_closing (fixture, "asha");
  g_assert_cmpuint (fixture->target->acknowledged, ==, 2);
  push_closing (fixture, "meera");
  g_assert_cmpuint (fixture->target->acknowledged, ==, 2);
  g_assert_cmpuint (fixture->target->refused->len, ==, 1);
  g_assert_nonnull (strstr (tiny_couch_get (fixture->couch, "closing:2026-10"), "asha"));
}

static gboolean
answer_without_end (TinyCouch         *couch,
                    SoupServerMessage *message,
                    const char        *path,
                    gpointer           user_data)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  gsize size = 65 * 1024 * 1024;
  guint *count = user_data;

  if (query == NULL || strstr (query, "limit=20&") == NULL || ++*count > 1)
    return FALSE;
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, g_strnfill (size, ' '), size);
  return TRUE;
}

static void
test_pages_grow_again (Fixture       *fixture,
                       gconstpointer  data)
{
  guint count = 0;
  SamvadSyncFeed feed = { .client = fixture->client, .target = SAMVAD_SYNC_TARGET (fixture->target), .limit = 20, .pending = -1 };

  samvad_sync_client_set_patience (fixture->client, 20 * G_USEC_PER_SEC);
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *id = g_strdup_printf ("x:%u", i);

      tiny_couch_put (fixture->couch, id, "{\"type\":\"later\"}");
    }
  fixture->couch->fault = answer_without_end;
  fixture->couch->fault_data = &count;
  g_assert_true (samvad_sync_feed_identify (&feed, &fixture->error));
  g_assert_true (samvad_sync_feed_catch_up (&feed, &fixture->error));
  g_assert_cmpuint (memory_target_count (fixture->target), ==, 7);
  g_assert_cmpuint (feed.pages, ==, 4);
  g_assert_true (samvad_sync_feed_catch_up (&feed, &fixture->error));
  g_assert_cmpuint (count, ==, 2);
  samvad_sync_feed_clear (&feed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/sync/review/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("damaged-cookie", test_damaged_cookie);
  ADD ("true-400", test_true_400);
  ADD ("refusal-without-end", test_refusal_without_end);
  ADD ("success-without-stream", test_success_without_stream);
  ADD ("retry-after", test_retry_after);
  ADD ("network-sign-in", test_network_sign_in);
  ADD ("words-of-a-server", test_words_of_a_server);
  ADD ("busy-document", test_busy_document);
  ADD ("same-name", test_same_name);
  ADD ("pages-grow-again", test_pages_grow_again);
  return g_test_run ();
}
