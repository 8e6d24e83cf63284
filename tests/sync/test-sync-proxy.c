/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "fault-proxy.h"
#include "memory-target.h"
#include "samvad-hub-private.h"
#include "samvad-sync-engine.h"
#include "samvad-sync-upload.h"

/* A real client and a real server with every fault between them, at every exchange: sign-in, welcome,
 * database, an action read and written, pages, and each kind of live feed. In the end the client holds
 * what the server holds, revision by revision, and the edit is there once. */

#define ROWS         25
#define MOST_ASKED   80         /* exchanges, whatever goes wrong: no busy loop */
#define ANSWER_LIMIT (64 * 1024 * 1024)
#define SOCKETS      (16 * 1024 * 1024)   /* bytes that may be under way */
#define BOMB         (80 * 1024 * 1024)

#define CODE(name) (1u << SAMVAD_SYNC_ERROR_##name)
#define ANY_BROKEN (CODE (NETWORK) | CODE (NOT_COUCHDB))

typedef struct {
  const char *name;
  FaultKind   kind;
  const char *head;
  const char *body;
  guint       says;             /* what the client may be told; 0: nothing need go wrong */
} Case;

#define JSON "Content-Type: application/json\r\nConnection: close"
#define HTML "Content-Type: text/html\r\nConnection: close"

static const Case cases[] = {
  { "refused", FAULT_REFUSE, NULL, NULL, CODE (NETWORK) },
  { "lost", FAULT_LOSE, NULL, NULL, CODE (NETWORK) },
  { "cut", FAULT_CUT, NULL, NULL, ANY_BROKEN },
  { "reset", FAULT_RESET, NULL, NULL, ANY_BROKEN },
  { "truncated", FAULT_TRUNCATE, NULL, NULL, ANY_BROKEN },
  { "delayed", FAULT_DELAY, NULL, NULL, 0 },
  { "dripped", FAULT_DRIP, NULL, NULL, 0 },
  { "duplicated", FAULT_DUPLICATE, NULL, NULL, 0 },
  { "repeated", FAULT_REPEAT, NULL, NULL, 0 },
  { "corrupted", FAULT_CORRUPT, NULL, NULL, 0 },
  { "silent", FAULT_SILENCE, NULL, NULL, CODE (NETWORK) },
  { "401", FAULT_INSTEAD, "HTTP/1.1 401 Unauthorized\r\n" JSON, "{\"error\":\"unauthorized\",\"reason\":\"no\"}", 0 },
  { "403", FAULT_INSTEAD, "HTTP/1.1 403 Forbidden\r\n" JSON, "{\"error\":\"forbidden\",\"reason\":\"no\"}",
    CODE (NOT_PERMITTED) | CODE (SIGNED_OUT) },
  { "404", FAULT_INSTEAD, "HTTP/1.1 404 Object Not Found\r\n" JSON,
    "{\"error\":\"not_found\",\"reason\":\"Database does not exist.\"}", CODE (NO_DATABASE) | CODE (NO_DOCUMENT) },
  { "408", FAULT_INSTEAD, "HTTP/1.1 408 Request Timeout\r\n" HTML, "", CODE (BUSY) },
  { "413", FAULT_INSTEAD, "HTTP/1.1 413 Request Entity Too Large\r\n" HTML, "<html>too large</html>", CODE (REJECTED) },
  { "429", FAULT_INSTEAD, "HTTP/1.1 429 Too Many Requests\r\n" HTML, "slow down", CODE (BUSY) },
  { "429 with a time", FAULT_INSTEAD, "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\n" HTML, "slow down", CODE (BUSY) },
  { "500", FAULT_INSTEAD, "HTTP/1.1 500 Internal Server Error\r\n" JSON, "{\"error\":\"oops\",\"reason\":\"no\"}", CODE (BUSY) },
  { "502", FAULT_INSTEAD, "HTTP/1.1 502 Bad Gateway\r\n" HTML, "<html>Bad gateway</html>", CODE (BUSY) },
  { "503", FAULT_INSTEAD, "HTTP/1.1 503 Service Unavailable\r\n" HTML, "", CODE (BUSY) },
  { "503 with a time", FAULT_INSTEAD, "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\n" HTML, "", CODE (BUSY) },
  { "503 with a date", FAULT_INSTEAD, "HTTP/1.1 503 Service Unavailable\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n" HTML,
    "", CODE (BUSY) },
  { "503 with nonsense", FAULT_INSTEAD, "HTTP/1.1 503 Service Unavailable\r\nRetry-After: -1e9\r\n" HTML, "", CODE (BUSY) },
  { "409", FAULT_INSTEAD, "HTTP/1.1 409 Conflict\r\n" JSON, "{\"error\":\"conflict\",\"reason\":\"no\"}",
    CODE (CONFLICT) | CODE (NO_DATABASE) },
  { "forbidden page", FAULT_INSTEAD, "HTTP/1.1 403 Forbidden\r\n" HTML, "<html>Sign in to the network</html>",
    CODE (NOT_COUCHDB) | CODE (NOT_PERMITTED) | CODE (SIGNED_OUT) },
  { "a page", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\n" HTML, "<html>Sign in to the network</html>", CODE (NOT_COUCHDB) },
  { "511", FAULT_INSTEAD, "HTTP/1.1 511 Network Authentication Required\r\n" HTML, "<html>Sign in</html>", CODE (NOT_COUCHDB) },
  { "other JSON", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\n" JSON,
    "{\"couchdb\":{},\"version\":[],\"uuid\":{},\"update_seq\":[],\"instance_start_time\":[],\"ok\":{},\"results\":{},"
    "\"last_seq\":{},\"pending\":[],\"_id\":7,\"_rev\":{},\"events\":{},\"error\":[],\"name\":{}}", CODE (NOT_COUCHDB) },
  { "empty", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" JSON, "", ANY_BROKEN },
  { "null", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\n" JSON, "null", ANY_BROKEN },
  { "an array", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\n" JSON, "[{\"results\":7}]", ANY_BROKEN },
  { "not UTF-8", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\n" JSON, "{\"results\":[{\"seq\":\"1-x\",\"id\":\"\xff\xfe\"}],\"last_seq\":\"1-x\"",
    ANY_BROKEN },
  { "not gzip", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n" JSON, "abcd", ANY_BROKEN },
  { "not HTTP", FAULT_INSTEAD, "\x16\x03\x01 hello", "", ANY_BROKEN },
  { "cut head", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\nContent-Le", "", ANY_BROKEN },
  { "too long", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n" JSON, "{\"ok\":true}", ANY_BROKEN },
  { "too short", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n" JSON, "{\"ok\":true}", ANY_BROKEN },
  { "no chunks", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" JSON, "zz\r\n{\"ok\":true}", ANY_BROKEN },
  { "endless chunk", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" JSON, "ffffffffffffffff\r\n{", ANY_BROKEN },
  { "endless", FAULT_ENDLESS, "HTTP/1.1 200 OK\r\n" JSON, "spaces", CODE (TOO_LARGE) | ANY_BROKEN },
  { "endless head", FAULT_ENDLESS_HEAD, "HTTP/1.1 200 OK", "X-Line: and on\r\n", CODE (TOO_LARGE) | ANY_BROKEN },
  { "bomb", FAULT_INSTEAD, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n" JSON, "bomb", CODE (TOO_LARGE) | ANY_BROKEN },
  { "redirection", FAULT_INSTEAD, "HTTP/1.1 302 Found\r\nLocation: @/\r\nContent-Length: 0\r\nConnection: close", "",
    CODE (NOT_COUCHDB) },
  { "permanent redirection", FAULT_INSTEAD, "HTTP/1.1 308 Permanent Redirect\r\nLocation: @/samvad/_changes\r\nContent-Length: 0\r\n"
    "Connection: close", "", CODE (NOT_COUCHDB) },
};

typedef struct {
  SamvadHub     *hub;
  SoupServer    *stranger;      /* where redirections lead: nobody may come */
  char          *stranger_url;
  guint          visits;
  GBytes        *spaces, *bomb;
} World;

typedef struct {
  World            *world;
  const Case       *story;
  FaultProxy       *proxy;
  MemoryTarget     *target;
  SamvadSyncEngine *engine;
  guint             said;       /* codes */
  gboolean          late;
} Run;

/* One round of HMAC: what is tested here is no password. */
static void
write_users (const char *path)
{
  static const char salt[] = "salt\0\0\0\1";
  g_autofree char *hash = g_compute_hmac_for_data (G_CHECKSUM_SHA256, (const guchar *) "geheim", 6, (const guchar *) salt, 8);
  g_autofree char *line = g_strdup_printf ("asha:writer:1:salt:%s\n", hash);

  g_assert_true (g_file_set_contents (path, line, -1, NULL));
}

static GBytes *
make_bomb (void)
{
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  char block[65536];

  memset (block, ' ', sizeof block);
  for (gsize i = 0; i < BOMB / sizeof block; i++)
    g_assert_true (g_output_stream_write_all (stream, block, sizeof block, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
make_spaces (void)
{
  char *block = g_malloc (1024 * 1024);

  memset (block, ' ', 1024 * 1024);
  return g_bytes_new_take (block, 1024 * 1024);
}

static void
on_visit (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  ((World *) user_data)->visits++;
  soup_server_message_set_status (message, 200, NULL);
}

static void
world_init (World *world)
{
  g_autofree char *users = g_build_filename (g_get_tmp_dir (), "samvad-sync-proxy-users", NULL);
  SamvadHubOptions options = { .users = users };
  g_autoptr (GError) error = NULL;
  GSList *uris;

  write_users (users);
  world->hub = samvad_hub_new (&options, &error);
  g_assert_no_error (error);
  g_remove (users);
  g_assert_true (samvad_hub_start (world->hub, &error));
  world->stranger = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (world->stranger, NULL, on_visit, world, NULL);
  g_assert_true (soup_server_listen_local (world->stranger, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  uris = soup_server_get_uris (world->stranger);
  world->stranger_url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  world->spaces = make_spaces ();
  world->bomb = make_bomb ();
}

static void
world_clear (World *world)
{
  samvad_hub_stop (world->hub);
  g_object_unref (world->hub);
  soup_server_disconnect (world->stranger);
  g_object_unref (world->stranger);
  g_free (world->stranger_url);
  g_bytes_unref (world->spaces);
  g_bytes_unref (world->bomb);
}

static SamvadHubDb *
get_db (World *world)
{
  return samvad_hub_base_get (samvad_hub_get_base (world->hub), "samvad", NULL);
}

static void
put (World      *world,
     const char *id,
     const char *body)
{
  SamvadHubBase *base = samvad_hub_get_base (world->hub);
  g_autoptr (SamvadHubDb) db = get_db (world);
  g_autoptr (GError) error = NULL;
  g_autofree char *rev = NULL;

  g_assert_true (samvad_hub_base_begin (base, &error));
  rev = samvad_hub_base_put (base, db, id, NULL, body, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (samvad_hub_base_commit (base, &error));
  samvad_hub_notify (world->hub, db->row);
}

static void
fill (World *world)
{
  SamvadHubBase *base = samvad_hub_get_base (world->hub);
  g_autoptr (SamvadHubDb) db = NULL;

  samvad_hub_base_delete (base, "samvad", NULL);
  db = samvad_hub_base_create (base, "samvad", NULL);
  g_assert_nonnull (db);
  put (world, "action:1", "{\"type\":\"action\",\"district\":\"63\",\"opened_at\":\"2026-10-09T10:00:00+05:30\","
       "\"due_at\":\"2026-10-19T18:00:00+05:30\",\"events\":[]}");
  for (guint i = 0; i < ROWS; i++)
    {
      g_autofree char *id = g_strdup_printf ("x:%u", i);

      put (world, id, "{\"type\":\"later\"}");
    }
}

/* Whether the client holds what the server holds, in the same revisions, and nothing waits to be sent. */
static gboolean
is_equal (World        *world,
          MemoryTarget *target)
{
  g_autoptr (SamvadHubDb) db = get_db (world);
  g_autoptr (GPtrArray) rows = samvad_hub_base_all (samvad_hub_get_base (world->hub), db, NULL, NULL, G_MAXINT32, 0);
  gboolean equal = memory_target_count (target) == rows->len && memory_target_waiting (target) == 0;

  for (guint i = 0; equal && i < rows->len; i++)
    {
      const SamvadHubChange *row = g_ptr_array_index (rows, i);
      const char *there;

      g_mutex_lock (&target->lock);
      there = g_hash_table_lookup (target->documents, row->id);
      equal = g_strcmp0 (there, row->rev) == 0;
      g_mutex_unlock (&target->lock);
    }
  return equal;
}

static void
on_error (SamvadSyncEngine *engine,
          GParamSpec       *pspec,
          gpointer          user_data)
{
  Run *run = user_data;
  const GError *error = samvad_sync_engine_get_error (engine);

  if (error == NULL)
    return;
  g_assert_true (error->domain == SAMVAD_SYNC_ERROR);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, "geheim"));
  g_assert_cmpuint (strlen (error->message), <, 600);
  run->said |= 1u << error->code;
}

static gboolean
on_too_late (gpointer user_data)
{
  Run *run = user_data;

  g_error ("“%s” at exchange %u: %u of %u documents, %u waiting, state %d", run->story != NULL ? run->story->name : "nothing",
           fault_proxy_get_exchanges (run->proxy), memory_target_count (run->target), ROWS + 2,
           memory_target_waiting (run->target), samvad_sync_engine_get_state (run->engine));
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_over (Run *run)
{
  if (samvad_sync_engine_get_state (run->engine) == SAMVAD_SYNC_STATE_SIGNED_OUT)
    samvad_sync_engine_set_credentials (run->engine, "asha", "geheim");
  if (samvad_sync_engine_get_state (run->engine) != SAMVAD_SYNC_STATE_LIVE || !is_equal (run->world, run->target))
    return FALSE;
  if (!run->late)
    put (run->world, "late:1", "{\"type\":\"later\"}");
  if (run->late)
    return TRUE;
  run->late = TRUE;
  return FALSE;
}

static void
synchronise (Run *run)
{
  SamvadSyncOptions options = { (char *) fault_proxy_get_url (run->proxy), (char *) "samvad", (char *) "asha", (char *) "geheim", NULL };
  gboolean silent = run->story != NULL && run->story->kind == FAULT_SILENCE;
  guint patience = silent ? 400 : 20000;        /* only silence is waited out: a slow machine is no fault */
  guint alarm = g_timeout_add_seconds (90, on_too_late, run);
  guint tick = g_timeout_add (5, on_tick, NULL);

  run->engine = samvad_sync_engine_new (&options, SAMVAD_SYNC_TARGET (run->target), NULL);
  g_object_set (run->engine, "backoff-base-ms", 2, "patience-ms", patience, "heartbeat-ms", silent ? 100 : 2000, "page-size", 10, NULL);
  g_signal_connect (run->engine, "notify::error", G_CALLBACK (on_error), run);
  samvad_sync_engine_start (run->engine, TRUE);
  while (!is_over (run))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (alarm);
  g_source_remove (tick);
}

static guint
count_notes (World *world)
{
  g_autoptr (SamvadHubDb) db = get_db (world);
  g_autoptr (SamvadHubRevision) revision = samvad_hub_base_read (samvad_hub_get_base (world->hub), db, "action:1", NULL);
  guint count = 0;

  for (const char *at = strstr (revision->body, "\"e-1\""); at != NULL; at = strstr (at + 1, "\"e-1\""))
    count++;
  return count;
}

/* Only what the server says for good ends an edit: and then it is kept with its reason. */
static void
check_edit (Run *run)
{
  gboolean refused = run->target->refused->len > 0;

  g_assert_cmpuint (run->target->refused->len + run->target->acknowledged, ==, 1);
  g_assert_cmpuint (count_notes (run->world), ==, refused ? 0 : 1);
  if (refused)
    g_assert_true (g_str_equal (run->story->name, "403") || g_str_equal (run->story->name, "413"));
}

static void
check_said (Run *run)
{
  if (run->said & ~(run->story->says != 0 ? run->story->says : ~0u))
    {
      g_autofree char *request = fault_proxy_dup_request (run->proxy);

      g_error ("“%s” at “%s” was told as %x", run->story->name, request, run->said);
    }
}

/* @head: (out): text that the fault borrows */
static Fault
make_fault (World      *world,
            const Case *story,
            char      **head)
{
  g_auto (GStrv) parts = g_strsplit (story->head != NULL ? story->head : "", "@", -1);
  GBytes *body;

  *head = g_strjoinv (world->stranger_url, parts);
  if (g_strcmp0 (story->body, "spaces") == 0)
    body = g_bytes_ref (world->spaces);
  else if (g_strcmp0 (story->body, "bomb") == 0)
    body = g_bytes_ref (world->bomb);
  else
    body = g_bytes_new_static (story->body, story->body != NULL ? strlen (story->body) : 0);
  return (Fault) { story->kind, *head, body };
}

/* Returns: how many exchanges there were */
static guint
run_story (World      *world,
           const Case *story,
           const char *refuse,
           guint       at)
{
  Run run = { .world = world, .story = story, .target = memory_target_new () };
  g_autofree char *head = NULL;
  Fault fault = { 0 };
  guint exchanges;

  if (story != NULL)
    fault = make_fault (world, story, &head);
  fill (world);
  run.proxy = fault_proxy_new (samvad_hub_get_url (world->hub), story != NULL ? &fault : NULL, at);
  if (refuse != NULL)
    fault_proxy_refuse (run.proxy, refuse);
  memory_target_add_note (run.target, "action:1", "e-1");
  synchronise (&run);
  exchanges = fault_proxy_get_exchanges (run.proxy);
  g_assert_cmpuint (exchanges, <, MOST_ASKED);
  g_assert_cmpuint (fault_proxy_get_sent (run.proxy), <, ANSWER_LIMIT + SOCKETS);
  g_assert_cmpuint (world->visits, ==, 0);
  if (story != NULL)
    {
      g_assert_true (fault_proxy_has_struck (run.proxy));
      check_said (&run);
    }
  check_edit (&run);
  g_assert_cmpuint (run.target->rebuilds, ==, 1);
  g_assert_finalize_object (g_steal_pointer (&run.engine));
  g_assert_finalize_object (g_steal_pointer (&run.target));
  fault_proxy_free (run.proxy);
  g_clear_pointer (&fault.body, g_bytes_unref);
  return exchanges;
}

#define UPLOADED 30

static GPtrArray *
make_documents (guint count)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"_id\":\"action:%u\",\"type\":\"action\",\"events\":[{\"id\":\"e-1\",\"kind\":\"note\"}]}", i);
      g_autoptr (JsonNode) node = json_from_string (text, NULL);

      g_ptr_array_add (documents, json_node_dup_object (node));
    }
  return documents;
}

static void
on_uploaded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (transfer full) (nullable): what became of it; %NULL with the code told in @said */
static SamvadSyncUpload *
upload_once (FaultProxy *proxy,
             GPtrArray  *documents,
             guint      *said)
{
  SamvadSyncOptions options = { (char *) fault_proxy_get_url (proxy), (char *) "samvad", (char *) "asha", (char *) "geheim", NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SamvadSyncUpload *upload;

  samvad_sync_upload_async (&options, documents, NULL, on_uploaded, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  upload = samvad_sync_upload_finish (result, &error);
  if (upload != NULL)
    return upload;
  g_assert_true (error->domain == SAMVAD_SYNC_ERROR);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, "geheim"));
  *said |= 1u << error->code;
  return NULL;
}

/* Each document is there in its first revision: nothing was written twice. */
static void
check_uploaded (World *world,
                guint  count)
{
  g_autoptr (SamvadHubDb) db = get_db (world);
  g_autoptr (GPtrArray) rows = samvad_hub_base_all (samvad_hub_get_base (world->hub), db, NULL, NULL, G_MAXINT32, 0);

  g_assert_cmpuint (rows->len, ==, count);
  for (guint i = 0; i < rows->len; i++)
    {
      const SamvadHubChange *row = g_ptr_array_index (rows, i);
      g_autoptr (SamvadHubRevision) revision = samvad_hub_base_read (samvad_hub_get_base (world->hub), db, row->id, NULL);

      g_assert_true (g_str_has_prefix (row->rev, "1-"));
      g_assert_true (strstr (revision->body, "\"e-1\"") == g_strrstr (revision->body, "\"e-1\""));
    }
}

/* Whoever is told of a failure imports the same once more. Returns: how many exchanges there were */
static guint
upload_story (World      *world,
              const Case *story,
              guint       at,
              guint       count)
{
  g_autoptr (GPtrArray) documents = make_documents (count);
  g_autoptr (SamvadSyncUpload) upload = NULL;
  g_autofree char *head = NULL;
  Fault fault = { 0 };
  FaultProxy *proxy;
  guint said = 0, exchanges;

  if (story != NULL)
    fault = make_fault (world, story, &head);
  samvad_hub_base_delete (samvad_hub_get_base (world->hub), "samvad", NULL);
  proxy = fault_proxy_new (samvad_hub_get_url (world->hub), story != NULL ? &fault : NULL, at);
  for (guint attempt = 0; upload == NULL && attempt < 3; attempt++)
    upload = upload_once (proxy, documents, &said);
  g_assert_nonnull (upload);
  g_assert_cmpuint (upload->created + upload->present, ==, count);
  g_assert_cmpuint (upload->refused->len, ==, 0);
  check_uploaded (world, count);
  g_assert_true (story == NULL || fault_proxy_has_struck (proxy));
  if (story != NULL && story->says != 0 && (said & ~story->says) != 0)
    g_error ("“%s” at exchange %u of an upload was told as %x", story->name, at, said);
  exchanges = fault_proxy_get_exchanges (proxy);
  g_assert_cmpuint (exchanges, <, MOST_ASKED);
  g_assert_cmpuint (fault_proxy_get_sent (proxy), <, ANSWER_LIMIT + SOCKETS);
  g_assert_cmpuint (world->visits, ==, 0);
  fault_proxy_free (proxy);
  g_clear_pointer (&fault.body, g_bytes_unref);
  return exchanges;
}

static World world;
static guint n_exchanges;

/* An import: sign-in, database, its making, documents. Silence is waited out for a minute: a synchronisation shows it. */
static void
test_upload (gconstpointer data)
{
  const Case *story = data;
  guint last = upload_story (&world, NULL, 0, UPLOADED);

  g_assert_cmpuint (last, >=, 4);
  for (guint at = 1; at <= last && story->kind != FAULT_SILENCE; at++)
    upload_story (&world, story, at, UPLOADED);
}

/* Of a file that goes in two parts, the second is lost, and its answer. */
static void
test_upload_in_parts (void)
{
  static const Case lost = { "lost", FAULT_LOSE, NULL, NULL, CODE (NETWORK) };
  static const Case refused = { "refused", FAULT_REFUSE, NULL, NULL, CODE (NETWORK) };
  guint last = upload_story (&world, NULL, 0, 501);

  upload_story (&world, &lost, last, 501);
  upload_story (&world, &refused, last, 501);
}

static void
test_nothing (void)
{
  n_exchanges = run_story (&world, NULL, NULL, 0);
  g_assert_cmpuint (n_exchanges, >=, 9);
  run_story (&world, NULL, "feed=continuous", 0);
  run_story (&world, NULL, "feed=", 0);
}

static void
test_case (gconstpointer data)
{
  for (guint at = 1; at <= n_exchanges; at++)
    run_story (&world, data, NULL, at);
}

/* Long-poll is asked for after what continuous is refused at: the last exchange but those of the feed. */
static void
test_long_poll (gconstpointer data)
{
  run_story (&world, data, "feed=continuous", n_exchanges + 1);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  world_init (&world);
  g_test_add_func ("/sync/proxy/nothing", test_nothing);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/proxy/%s", cases[i].name);
      g_autofree char *upload = g_strdup_printf ("/sync/proxy/upload/%s", cases[i].name);
      g_autofree char *poll = g_strdup_printf ("/sync/proxy/long-poll/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
      g_test_add_data_func (poll, &cases[i], test_long_poll);
      g_test_add_data_func (upload, &cases[i], test_upload);
    }
  g_test_add_func ("/sync/proxy/upload-in-parts", test_upload_in_parts);
  result = g_test_run ();
  world_clear (&world);
  return result;
}
