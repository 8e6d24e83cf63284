/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "memory-target.h"
#include "samvad-sync-engine.h"
#include "tiny-couch.h"

/* Every fault at every exchange of a synchronisation: sign-in, welcome, database, reading and
 * writing an action, three pages, the live feed. What the target holds in the end is what the
 * server holds, and the edit is there once. */

#define EXCHANGES 9
#define ROWS      25
#define ACTION    "{\"type\":\"action\",\"district\":\"63\",\"opened_at\":\"2026-10-09T10:00:00+05:30\"," \
  "\"due_at\":\"2026-10-19T18:00:00+05:30\",\"events\":[]}"

typedef struct {
  const char *name;
  guint       status;
  const char *body;
  const char *raw;              /* written to the socket in place of all that */
  const char *header;
} Fault;

static const Fault faults[] = {
  { "401", 401, "{\"error\":\"unauthorized\",\"reason\":\"no\"}" },
  { "403", 403, "{\"error\":\"forbidden\",\"reason\":\"no\"}" },
  { "404", 404, "{\"error\":\"not_found\",\"reason\":\"Database does not exist.\"}" },
  { "408", 408, "" },
  { "409", 409, "{\"error\":\"conflict\",\"reason\":\"no\"}" },
  { "413", 413, "<html>too large</html>" },
  { "429", 429, "slow down", NULL, "0" },
  { "500", 500, "{\"error\":\"oops\",\"reason\":\"no\"}" },
  { "502", 502, "<html>Bad gateway</html>" },
  { "503", 503, "", NULL, "0" },
  { "page", 200, "<html>Sign in to the network</html>" },
  { "forbidden page", 403, "<html>Sign in to the network</html>" },
  { "nothing", 200, "" },
  { "null", 200, "null" },
  { "other JSON", 200, "[{\"results\":7}]" },
  { "redirection", 302, "", NULL, NULL },
  { "hang up", 0, NULL, "" },
  { "cut head", 0, NULL, "HTTP/1.1 200 OK\r\nContent-Le" },
  { "cut body", 0, NULL, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"results\":[{\"seq\":\"9-x\"" },
  { "cut chunk", 0, NULL, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"results\":[" },
  { "short length", 0, NULL, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"results\":[],\"last_seq\":\"90-x\",\"pending\":0}" },
  { "not gzip", 0, NULL, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd" },
  { "not HTTP", 0, NULL, "\x16\x03\x01 hello\r\n\r\n" },
  { "not UTF-8", 200, "{\"results\":[{\"seq\":\"1-x\",\"id\":\"\xff\xfe\"}],\"last_seq\":\"1-x\"" },
  { "silence", 0, NULL, NULL },
};

typedef struct {
  const Fault *fault;
  guint        at;
  gboolean     struck;
  gboolean     at_put;
  gboolean     at_sign_in;
} Strike;

static void
write_raw (SoupServerMessage *message,
           const char        *raw)
{
  GIOStream *stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), raw, strlen (raw), NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
  g_object_unref (stream);
}

static gboolean
strike (TinyCouch         *couch,
        SoupServerMessage *message,
        const char        *path,
        gpointer           user_data)
{
  Strike *self = user_data;

  if (self->struck || couch->requests != self->at)
    return FALSE;
  self->struck = TRUE;
  self->at_put = g_str_equal (soup_server_message_get_method (message), "PUT");
  self->at_sign_in = g_str_equal (path, "/_session");
  if (self->fault->status == 302)
    soup_server_message_set_redirect (message, 302, "https://portal.invalid/");
  else if (self->fault->status != 0)
    tiny_couch_answer (message, self->fault->status, self->fault->body);
  else if (self->fault->raw != NULL)
    write_raw (message, self->fault->raw);
  else
    soup_server_message_pause (message);
  if (self->fault->header != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Retry-After", self->fault->header);
  return TRUE;
}

static gboolean
on_too_late (gpointer user_data)
{
  g_error ("%s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_whole (MemoryTarget *target)
{
  return memory_target_count (target) == ROWS + 2 && memory_target_has (target, "late:1") &&
         memory_target_waiting (target) == 0;
}

static void
run_until_whole (SamvadSyncEngine *engine,
                 MemoryTarget     *target,
                 TinyCouch        *couch,
                 const char       *what)
{
  guint alarm = g_timeout_add_seconds (90, on_too_late, (gpointer) what);
  guint tick = g_timeout_add (5, on_tick, NULL);
  gboolean late = FALSE;

  samvad_sync_engine_start (engine, TRUE);
  while (!is_whole (target) || samvad_sync_engine_get_state (engine) != SAMVAD_SYNC_STATE_LIVE)
    {
      g_main_context_iteration (NULL, TRUE);
      if (samvad_sync_engine_get_state (engine) == SAMVAD_SYNC_STATE_SIGNED_OUT)
        samvad_sync_engine_set_credentials (engine, "asha", "geheim");
      if (!late && samvad_sync_engine_get_state (engine) == SAMVAD_SYNC_STATE_LIVE && memory_target_count (target) >= ROWS)
        {
          tiny_couch_put (couch, "late:1", "{\"type\":\"later\"}");
          late = TRUE;
        }
    }
  g_source_remove (alarm);
  g_source_remove (tick);
}

static guint
count_events (const char *text)
{
  guint count = 0;

  for (const char *at = strstr (text, "\"e-1\""); at != NULL; at = strstr (at + 1, "\"e-1\""))
    count++;
  return count;
}

static void
fill (TinyCouch    *couch,
      MemoryTarget *target)
{
  couch->password = g_strdup ("geheim");
  tiny_couch_put (couch, "action:1", ACTION);
  for (guint i = 0; i < ROWS; i++)
    {
      g_autofree char *id = g_strdup_printf ("x:%u", i);

      tiny_couch_put (couch, id, "{\"type\":\"later\"}");
    }
  memory_target_add_note (target, "action:1", "e-1");
}

/* Only what the server says for good ends an edit: and then it is kept with its reason. */
static void
assert_edit (TinyCouch    *couch,
             MemoryTarget *target,
             Strike       *blow)
{
  gboolean refused = target->refused->len > 0;

  if (refused)
    g_assert_true (g_str_equal (blow->fault->name, "403") || g_str_equal (blow->fault->name, "413"));
  g_assert_cmpuint (target->refused->len + target->acknowledged, ==, 1);
  g_assert_cmpuint (count_events (tiny_couch_get (couch, "action:1")), ==, refused ? 0 : 1);
}

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  gboolean silent = fault->status == 0 && fault->raw == NULL;
  guint patience = silent ? 300 : 20000;      /* only silence is waited out: a slow machine is no fault */

  for (guint at = 1; at <= EXCHANGES; at++)
    {
      TinyCouch *couch = tiny_couch_new ();
      MemoryTarget *target = memory_target_new ();
      SamvadSyncOptions options = { couch->url, (char *) "samvad", (char *) "asha", (char *) "geheim", NULL };
      g_autofree char *what = g_strdup_printf ("%s at exchange %u", fault->name, at);
      Strike blow = { fault, at };
      SamvadSyncEngine *engine = samvad_sync_engine_new (&options, SAMVAD_SYNC_TARGET (target), NULL);

      g_object_set (engine, "backoff-base-ms", 2, "patience-ms", patience, "heartbeat-ms", patience, "page-size", 10, NULL);
      fill (couch, target);
      couch->fault = strike;
      couch->fault_data = &blow;
      run_until_whole (engine, target, couch, what);
      g_assert_true (blow.struck);
      assert_edit (couch, target, &blow);
      g_assert_cmpuint (couch->requests, <, 60);
      g_assert_cmpuint (target->rebuilds, ==, 1);
      g_assert_finalize_object (engine);
      g_assert_finalize_object (target);
      tiny_couch_free (couch);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/faults/%s", faults[i].name);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  return g_test_run ();
}
