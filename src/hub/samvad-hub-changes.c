/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-private.h"

#include "samvad-json-text.h"

#include <string.h>

/* So many rows are read and written at a time: memory does not follow the size of a feed, and other
 * requests get their turn in between. */
#define BATCH 400

#define DEFAULT_HEARTBEAT_MS 60000
#define DEFAULT_TIMEOUT_MS   60000

typedef enum {
  FEED_NORMAL,
  FEED_LONGPOLL,
  FEED_CONTINUOUS,
  FEED_EVENTSOURCE,
} FeedKind;

/* One change feed while its connection lives. */
typedef struct {
  SamvadHub         *hub;
  SoupServerMessage *message;
  SamvadHubDb       *db;
  FeedKind           kind;
  gboolean           include_docs;
  gboolean           all_leaves;        /* style=all_docs */
  gint64             seq_interval;
  gint64             since;
  gint64             left;              /* of limit */
  gint64             written;
  guint              heartbeat_ms;      /* 0: none */
  guint              timeout_ms;        /* 0: none */
  guint              waiter;
  GSource           *timer;
  GSource           *deadline;
  gboolean           writing;           /* a chunk is on its way */
  gboolean           waiting;
  gboolean           done;
} Feed;

static void feed_advance (Feed *feed);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stop_waiting (Feed *feed)
{
  feed->waiting = FALSE;
  if (feed->waiter != 0)
    samvad_hub_remove_waiter (feed->hub, feed->waiter);
  feed->waiter = 0;
  clear_source (&feed->timer);
  clear_source (&feed->deadline);
}

static void
feed_free (Feed *feed)
{
  stop_waiting (feed);
  samvad_hub_db_free (feed->db);
  g_object_unref (feed->message);
  g_object_unref (feed->hub);
  g_free (feed);
}

static void
on_finished (SoupServerMessage *message,
             gpointer           user_data)
{
  Feed *feed = user_data;

  g_signal_handlers_disconnect_by_data (message, feed);
  feed_free (feed);
}

static void
write_text (Feed       *feed,
            const char *text)
{
  SoupMessageBody *body = soup_server_message_get_response_body (feed->message);

  if (*text == '\0')
    return;
  soup_message_body_append (body, SOUP_MEMORY_COPY, text, strlen (text));
  feed->writing = TRUE;
  soup_server_message_unpause (feed->message);
}

static void
finish (Feed *feed)
{
  feed->done = TRUE;
  stop_waiting (feed);
  soup_message_body_complete (soup_server_message_get_response_body (feed->message));
  soup_server_message_unpause (feed->message);
}

static void
append_leaves (Feed                  *feed,
               GString               *out,
               const SamvadHubChange *change)
{
  g_autoptr (GPtrArray) leaves = NULL;

  if (!feed->all_leaves)
    {
      g_string_append_printf (out, "{\"rev\":\"%s\"}", change->rev);
      return;
    }
  leaves = samvad_hub_base_list_leaves (samvad_hub_get_base (feed->hub), feed->db, change->id);
  for (guint i = 0; i < leaves->len; i++)
    g_string_append_printf (out, "%s{\"rev\":\"%s\"}", i > 0 ? "," : "",
                            ((SamvadHubRevision *) g_ptr_array_index (leaves, i))->rev);
}

static void
append_change (Feed                  *feed,
               GString               *out,
               const SamvadHubChange *change)
{
  g_autofree char *seq = samvad_hub_seq_to_text (feed->db, change->seq);
  gboolean silent = feed->seq_interval > 1 && (feed->written + 1) % feed->seq_interval != 0;

  if (feed->kind == FEED_EVENTSOURCE)
    g_string_append (out, "data: ");
  else if (feed->kind != FEED_CONTINUOUS)
    g_string_append (out, feed->written > 0 ? ",\n" : "");
  if (silent && feed->kind != FEED_EVENTSOURCE)
    g_string_append (out, "{\"seq\":null,\"id\":");
  else
    g_string_append_printf (out, "{\"seq\":\"%s\",\"id\":", seq);
  samvad_json_append_quoted (out, change->id);
  g_string_append (out, ",\"changes\":[");
  append_leaves (feed, out, change);
  g_string_append (out, "]");
  if (change->deleted)
    g_string_append (out, ",\"deleted\":true");
  if (feed->include_docs)
    {
      g_autofree char *text = samvad_hub_change_document (change);

      g_string_append_printf (out, ",\"doc\":%s", text);
    }
  g_string_append_c (out, '}');
  if (feed->kind == FEED_CONTINUOUS)
    g_string_append_c (out, '\n');
  if (feed->kind == FEED_EVENTSOURCE)
    g_string_append_printf (out, "\nid: \"%s\"\n\n", seq);
  feed->written++;
}

/* Returns: whether anything was written */
static gboolean
write_batch (Feed *feed)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  guint limit = (guint) MIN (feed->left, BATCH);

  if (limit == 0)
    return FALSE;
  changes = samvad_hub_base_changes (samvad_hub_get_base (feed->hub), feed->db, feed->since, limit, feed->include_docs);
  for (guint i = 0; i < changes->len; i++)
    {
      const SamvadHubChange *change = g_ptr_array_index (changes, i);

      append_change (feed, out, change);
      feed->since = change->seq;
      feed->left--;
    }
  write_text (feed, out->str);
  return changes->len > 0;
}

static void
write_end (Feed *feed)
{
  g_autofree char *last = samvad_hub_seq_to_text (feed->db, feed->since);
  gint64 pending = samvad_hub_base_pending (samvad_hub_get_base (feed->hub), feed->db, feed->since);
  g_autofree char *text = NULL;

  if (feed->kind == FEED_CONTINUOUS)
    text = g_strdup_printf ("{\"last_seq\":\"%s\",\"pending\":%" G_GINT64_FORMAT "}\n", last, pending);
  else if (feed->kind == FEED_EVENTSOURCE)
    text = g_strdup ("");
  else
    text = g_strdup_printf ("\n],\n\"last_seq\":\"%s\",\"pending\":%" G_GINT64_FORMAT "}\n", last, pending);
  write_text (feed, text);
  finish (feed);
}

static void
on_wake (gpointer data)
{
  Feed *feed = data;

  if (!feed->waiting)
    return;
  stop_waiting (feed);
  feed_advance (feed);
}

static gboolean
on_heartbeat (gpointer data)
{
  Feed *feed = data;

  /* Nobody reads: one more heartbeat would only wait in memory behind the last. */
  if (!feed->writing)
    write_text (feed, feed->kind == FEED_EVENTSOURCE ? "event: heartbeat\ndata: \n\n" : "\n");
  return G_SOURCE_CONTINUE;
}

static gboolean
on_deadline (gpointer data)
{
  Feed *feed = data;

  stop_waiting (feed);
  write_end (feed);
  return G_SOURCE_REMOVE;
}

static GSource *
add_timer (Feed        *feed,
           guint        milliseconds,
           GSourceFunc  func)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, func, feed, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

static void
wait (Feed *feed)
{
  feed->waiting = TRUE;
  feed->waiter = samvad_hub_add_waiter (feed->hub, feed->db->row, on_wake, feed);
  if (feed->heartbeat_ms > 0)
    feed->timer = add_timer (feed, feed->heartbeat_ms, on_heartbeat);
  else if (feed->timeout_ms > 0)
    feed->deadline = add_timer (feed, feed->timeout_ms, on_deadline);
}

/* Whether the database is still the one that the feed began with. */
static gboolean
refresh (Feed *feed)
{
  SamvadHubDb *now = samvad_hub_base_get (samvad_hub_get_base (feed->hub), feed->db->name, NULL);
  gboolean same = now != NULL && g_str_equal (now->instance, feed->db->instance);

  if (same)
    {
      samvad_hub_db_free (feed->db);
      feed->db = g_steal_pointer (&now);
    }
  g_clear_pointer (&now, samvad_hub_db_free);
  return same;
}

static void
feed_advance (Feed *feed)
{
  if (feed->done)
    return;
  if (!refresh (feed))
    {
      write_end (feed);
      return;
    }
  if (write_batch (feed))
    return;     /* goes on when the chunk is out */
  if (feed->kind == FEED_NORMAL || feed->left == 0 || (feed->kind == FEED_LONGPOLL && feed->written > 0))
    write_end (feed);
  else
    wait (feed);
}

static void
on_wrote_chunk (SoupServerMessage *message,
                gpointer           user_data)
{
  Feed *feed = user_data;

  feed->writing = FALSE;
  /* Without a further chunk SoupServer waits by itself, until the next one is unpaused. */
  if (!feed->done && !feed->waiting)
    feed_advance (feed);
}

static FeedKind
read_kind (SamvadHubRequest *request)
{
  const char *kind = samvad_hub_query (request, "feed");

  if (g_strcmp0 (kind, "longpoll") == 0)
    return FEED_LONGPOLL;
  if (g_strcmp0 (kind, "continuous") == 0)
    return FEED_CONTINUOUS;
  return g_strcmp0 (kind, "eventsource") == 0 ? FEED_EVENTSOURCE : FEED_NORMAL;
}

static guint
read_heartbeat (SamvadHubRequest *request)
{
  const char *text = samvad_hub_query (request, "heartbeat");

  if (text == NULL || g_str_equal (text, "false"))
    return 0;
  if (g_str_equal (text, "true"))
    return DEFAULT_HEARTBEAT_MS;
  return (guint) CLAMP (samvad_hub_query_number (request, "heartbeat", DEFAULT_HEARTBEAT_MS), 10, 3600000);
}

static void
start (SamvadHubRequest *request,
       gint64            since)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);
  Feed *feed = g_new0 (Feed, 1);

  feed->hub = g_object_ref (request->hub);
  feed->message = g_object_ref (request->message);
  feed->db = g_steal_pointer (&request->db);
  feed->kind = read_kind (request);
  feed->include_docs = samvad_hub_query_flag (request, "include_docs");
  feed->all_leaves = g_strcmp0 (samvad_hub_query (request, "style"), "all_docs") == 0;
  feed->seq_interval = samvad_hub_query_number (request, "seq_interval", 1);
  feed->since = since;
  feed->left = MAX (1, samvad_hub_query_number (request, "limit", G_MAXINT64));
  feed->heartbeat_ms = read_heartbeat (request);
  feed->timeout_ms = (guint) CLAMP (samvad_hub_query_number (request, "timeout", DEFAULT_TIMEOUT_MS), 0, DEFAULT_TIMEOUT_MS);

  soup_server_message_set_status (feed->message, 200, NULL);
  soup_message_headers_replace (headers, "Cache-Control", feed->kind == FEED_EVENTSOURCE ? "no-cache" : "must-revalidate");
  soup_message_headers_set_content_type (headers, feed->kind == FEED_EVENTSOURCE ? "text/event-stream" : "application/json",
                                         NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  /* A feed may last for days: what was written is not kept. */
  soup_message_body_set_accumulate (soup_server_message_get_response_body (feed->message), FALSE);
  g_signal_connect (feed->message, "wrote-chunk", G_CALLBACK (on_wrote_chunk), feed);
  g_signal_connect (feed->message, "finished", G_CALLBACK (on_finished), feed);
  if (feed->kind == FEED_NORMAL || feed->kind == FEED_LONGPOLL)
    write_text (feed, "{\"results\":[\n");
  else
    /* Headers go out with the first chunk: an empty line is a heartbeat. */
    write_text (feed, "\n");
}

/** GET or POST /db/_changes: normal, longpoll, continuous, eventsource */
void
samvad_hub_handle_changes (SamvadHubRequest *request)
{
  const char *last = soup_message_headers_get_one (soup_server_message_get_request_headers (request->message), "Last-Event-ID");
  const char *text = samvad_hub_query (request, "since");
  gint64 since;

  if (samvad_hub_query (request, "filter") != NULL)
    {
      samvad_hub_reply_error (request, 404, "not_found", "The hub has no filters: replicate to CouchDB for those.");
      return;
    }
  if (!samvad_hub_seq_from_text (request->db, last != NULL ? last : text, &since))
    {
      samvad_hub_reply_error (request, 400, "bad_request", "Malformed sequence supplied in 'since' parameter.");
      return;
    }
  start (request, since);
}
