/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-path.h"
#include "samvad-hub-private.h"
#include "samvad-json-text.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever somebody sends to the hub: one to eight requests, each
 *
 *   METHOD /path?query
 *   Name: value
 *
 *   body
 *
 * with a NUL between them, go through the real handlers to a real database, in memory. Each has an
 * answer of JSON alone, and what was written can be read. */

#define MAX_REQUESTS 8
#define MAX_CHUNKS   16

/* Messages come out of no connection here: what libsoup would ask of one is answered in its place. */
void
soup_server_message_unpause (SoupServerMessage *message)
{
}

GUri *
soup_server_message_get_uri (SoupServerMessage *message)
{
  static GUri *uri;

  if (uri == NULL)
    uri = g_uri_parse ("http://127.0.0.1/", SOUP_HTTP_URI_FLAGS, NULL);
  return uri;
}

static SamvadHub *
get_hub (void)
{
  static SamvadHub *hub;
  const SamvadHubOptions options = { NULL };

  if (hub == NULL)
    hub = samvad_hub_new (&options, NULL);
  g_assert_nonnull (hub);
  return hub;
}

static void
make_database (void)
{
  SamvadHubBase *base = samvad_hub_get_base (get_hub ());
  g_autoptr (GPtrArray) names = samvad_hub_base_list (base);
  g_autoptr (SamvadHubDb) db = NULL;
  g_autofree char *rev = NULL;

  for (guint i = 0; i < names->len; i++)
    g_assert_true (samvad_hub_base_delete (base, g_ptr_array_index (names, i), NULL));
  db = samvad_hub_base_create (base, "samvad", NULL);
  g_assert_nonnull (db);
  rev = samvad_hub_base_put (base, db, "kept", NULL, "{\"type\":\"call\"}", FALSE, NULL);
  g_assert_nonnull (rev);
}

/* A feed goes on when a part of its answer is out, and ends when the client does. */
static void
read_on (SoupServerMessage *message)
{
  if (soup_message_headers_get_encoding (soup_server_message_get_response_headers (message)) != SOUP_ENCODING_CHUNKED)
    return;
  for (guint i = 0; i < MAX_CHUNKS; i++)
    g_signal_emit_by_name (message, "wrote-chunk");
  g_signal_emit_by_name (message, "finished");
}

static void
check_json (const char *text)
{
  g_autofree char *json = NULL;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  json = samvad_json_compact (text);
  if (json == NULL)
    g_error ("This is not JSON: %s", text);
}

/* What a feed has written is not kept together. Returns: (nullable): %NULL where it still goes on */
static char *
read_answer (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean ends = soup_message_headers_get_encoding (soup_server_message_get_response_headers (message)) != SOUP_ENCODING_CHUNKED;
  GBytes *chunk;

  while ((chunk = soup_message_body_get_chunk (body, (goffset) text->len)) != NULL && g_bytes_get_size (chunk) > 0)
    {
      g_string_append_len (text, g_bytes_get_data (chunk, NULL), (gssize) g_bytes_get_size (chunk));
      g_bytes_unref (chunk);
    }
  g_assert_cmpuint (strlen (text->str), ==, text->len);
  ends = ends || chunk != NULL;
  g_clear_pointer (&chunk, g_bytes_unref);
  return g_string_free (g_steal_pointer (&text), !ends);
}

static gboolean
is_one_text (SoupServerMessage *message,
             GHashTable        *query)
{
  const char *type = soup_message_headers_get_content_type (soup_server_message_get_response_headers (message), NULL);

  return g_str_equal (type, "application/json") &&
         g_strcmp0 (query != NULL ? g_hash_table_lookup (query, "feed") : NULL, "continuous") != 0;
}

/* An answer that has ended is one JSON text; the lines of some feeds are one each. */
static char *
check_answer (SoupServerMessage *message,
              GHashTable        *query)
{
  g_autofree char *text = read_answer (message);
  guint status = soup_server_message_get_status (message);

  g_assert_cmpuint (status, >=, 200);
  g_assert_cmpuint (status, <, 500);
  if (text != NULL && *text != '\0' && is_one_text (message, query))
    check_json (text);
  return g_steal_pointer (&text);
}

static char *
ask (const char *method,
     const char *target,
     const char *headers,
     const char *body)
{
  g_autoptr (SoupServerMessage) message = g_object_new (SOUP_TYPE_SERVER_MESSAGE, NULL);
  g_autofree char *path = g_strndup (target, strcspn (target, "?"));
  g_autoptr (GHashTable) query = target[strlen (path)] == '?' ? soup_form_decode (target + strlen (path) + 1) : NULL;
  SamvadHubRequest request = { .hub = get_hub (), .base = samvad_hub_get_base (get_hub ()), .message = message,
                               .query = query, .method = method };
  SoupMessageHeaders *fields = soup_server_message_get_request_headers (message);

  soup_headers_parse (headers, (int) strlen (headers), fields);
  if (soup_message_headers_get_one (fields, "Content-Type") == NULL)
    soup_message_headers_replace (fields, "Content-Type", "application/json");
  soup_message_body_append (soup_server_message_get_request_body (message), SOUP_MEMORY_COPY, body, strlen (body));
  samvad_hub_handle (&request, path);
  read_on (message);
  return check_answer (message, query);
}

/* @text: the request as above; what it lacks is empty */
static void
ask_text (char *text)
{
  char *line_end = strchr (text, '\n');
  char *body = strstr (text, "\n\n");
  char *space = strchr (text, ' ');
  g_autofree char *headers = NULL;

  if (line_end == NULL || space == NULL || space > line_end)
    return;
  headers = body != NULL ? g_strndup (line_end, (gsize) (body + 1 - line_end)) : g_strdup ("");
  *line_end = *space = '\0';
  g_free (ask (text, space + 1, headers, body != NULL ? body + 2 : ""));
}

/* What the scanner makes of a body is what the parser reads of it. */
static void
check_body (const char *text)
{
  g_autofree char *compact = g_utf8_validate (text, -1, NULL) ? samvad_json_compact (text) : NULL;
  g_autofree char *again = compact != NULL ? samvad_json_compact (compact) : NULL;
  g_autofree char *body = compact != NULL && *compact == '{' ? samvad_json_strip_system (compact) : NULL;

  g_assert_cmpstr (again, ==, compact);
  if (body != NULL)
    check_json (body);
}

/* Each document is answered under its own name, whatever else it says that it is. */
static void
check_names (const char *answer)
{
  g_autoptr (JsonNode) root = samvad_json_parse (answer, strlen (answer), NULL);
  JsonObject *object = json_node_get_object (root);
  JsonArray *rows = json_object_has_member (object, "rows") ? json_object_get_array_member (object, "rows") : NULL;

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i), *doc = json_object_get_object_member (row, "doc");

      g_assert_cmpstr (json_object_get_string_member (doc, "_id"), ==, json_object_get_string_member (row, "id"));
      g_assert_cmpstr (json_object_get_string_member (doc, "_rev"), ==,
                       json_object_get_string_member (json_object_get_object_member (row, "value"), "rev"));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const guint8 *end = size > 0 ? data + size : data;
  g_autofree char *documents = NULL;

  make_database ();
  for (guint i = 0; data < end && i < MAX_REQUESTS; i++)
    {
      g_autofree char *text = g_strndup ((const char *) data, (gsize) (end - data));

      data += strlen (text) + 1;
      check_body (text);
      ask_text (text);
    }
  documents = ask ("GET", "/samvad/_all_docs?include_docs=true", "", "");
  check_names (documents);
  return 0;
}
