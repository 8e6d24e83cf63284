/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tiny-couch.h"

#include <string.h>

#define NOT_FOUND(reason) "{\"error\":\"not_found\",\"reason\":\"" reason "\"}"

void
tiny_couch_answer (SoupServerMessage *message,
                   guint              status,
                   const char        *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
append_row (TinyCouch *self,
            GString   *text,
            guint      seq)
{
  const char *id = g_ptr_array_index (self->changes, seq - 1);
  const char *doc = g_hash_table_lookup (self->documents, id);
  gboolean deleted = strstr (doc, "\"_deleted\":true") != NULL;

  g_string_append_printf (text, "{\"seq\":\"%u-x\",\"id\":\"%s\",\"changes\":[{\"rev\":\"%u-r\"}],%s\"doc\":%s}", seq, id, seq,
                          deleted ? "\"deleted\":true," : "", doc);
}

static void
answer_page (TinyCouch         *self,
             SoupServerMessage *message,
             guint              since,
             guint              limit)
{
  g_autoptr (GString) text = g_string_new ("{\"results\":[\n");
  guint seq = since;
  guint rows = 0;
  guint pending = 0;

  for (guint i = since + 1; i <= self->changes->len; i++)
    {
      if (g_ptr_array_index (self->changes, i - 1) == NULL)
        continue;
      if (rows == limit)
        {
          pending++;
          continue;
        }
      if (rows++ > 0)
        g_string_append (text, ",\n");
      append_row (self, text, i);
      seq = i;
    }
  g_string_append_printf (text, "\n],\n\"last_seq\":\"%u-x\",\"pending\":%u}\n", seq, pending);
  tiny_couch_answer (message, 200, text->str);
}

static void
tell (TinyCouch         *self,
      SoupServerMessage *message,
      guint              from)
{
  g_autoptr (GString) text = g_string_new ("\n");

  for (guint i = from; i <= self->changes->len; i++)
    {
      if (g_ptr_array_index (self->changes, i - 1) == NULL)
        continue;
      append_row (self, text, i);
      g_string_append_c (text, '\n');
    }
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY, text->str, text->len);
  soup_server_message_unpause (message);
}

static void
on_finished (SoupServerMessage *message,
             gpointer           user_data)
{
  TinyCouch *self = user_data;

  g_ptr_array_remove (self->waiting, message);
}

static void
open_feed (TinyCouch         *self,
           SoupServerMessage *message,
           guint              since)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message), SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_ptr_array_add (self->waiting, g_object_ref (message));
  g_signal_connect (message, "finished", G_CALLBACK (on_finished), self);
  tell (self, message, since + 1);
}

static const char *
get_parameter (GHashTable *query,
               const char *name,
               const char *otherwise)
{
  const char *value = query != NULL ? g_hash_table_lookup (query, name) : NULL;

  return value != NULL ? value : otherwise;
}

static void
answer_changes (TinyCouch         *self,
                SoupServerMessage *message,
                GHashTable        *query)
{
  const char *since = get_parameter (query, "since", "0");
  const char *feed = get_parameter (query, "feed", "normal");
  guint number = strtoul (since, NULL, 10);

  if (!g_str_equal (since, "0") && !g_str_has_suffix (since, "-x"))
    tiny_couch_answer (message, 400, "{\"error\":\"bad_request\",\"reason\":\"Malformed sequence supplied in 'since' parameter.\"}");
  else if (!g_str_equal (feed, "normal") && self->only_polls)
    tiny_couch_answer (message, 400, "{\"error\":\"bad_request\",\"reason\":\"no such feed\"}");
  else if (g_str_equal (feed, "continuous"))
    open_feed (self, message, number > self->changes->len ? 0 : number);
  else
    answer_page (self, message, number > self->changes->len ? 0 : number,
                 strtoul (get_parameter (query, "limit", "1000000"), NULL, 10));
}

static char *
get_revision (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return g_strdup (json_object_get_string_member_with_default (json_node_get_object (node), "_rev", ""));
}

static void
put_document (TinyCouch         *self,
              SoupServerMessage *message,
              const char        *id)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *text = g_strndup (body->data, body->length);
  g_autofree char *theirs = get_revision (text);
  const char *old = g_hash_table_lookup (self->documents, id);
  g_autofree char *ours = old != NULL ? get_revision (old) : g_strdup ("");

  if (theirs == NULL)
    {
      tiny_couch_answer (message, 400, "{\"error\":\"bad_request\",\"reason\":\"invalid UTF-8 JSON\"}");
      return;
    }
  if (!g_str_equal (theirs, ours))
    {
      tiny_couch_answer (message, 409, "{\"error\":\"conflict\",\"reason\":\"Document update conflict.\"}");
      return;
    }
  tiny_couch_put (self, id, text);
  tiny_couch_answer (message, 201, "{\"ok\":true}");
}

static void
answer_document (TinyCouch         *self,
                 SoupServerMessage *message,
                 const char        *id)
{
  const char *text = g_hash_table_lookup (self->documents, id);

  if (g_str_equal (soup_server_message_get_method (message), "PUT"))
    put_document (self, message, id);
  else if (text != NULL)
    tiny_couch_answer (message, 200, text);
  else
    tiny_couch_answer (message, 404, NOT_FOUND ("missing"));
}

static void
answer_bulk (TinyCouch         *self,
             SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *request = g_strndup (body->data, body->length);
  g_autoptr (JsonNode) node = json_from_string (request, NULL);
  JsonArray *docs = json_object_get_array_member (json_node_get_object (node), "docs");
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < json_array_get_length (docs); i++)
    {
      g_autofree char *doc = json_to_string (json_array_get_element (docs, i), FALSE);
      const char *id = json_object_get_string_member (json_array_get_object_element (docs, i), "_id");

      if (i > 0)
        g_string_append_c (text, ',');
      if (g_hash_table_contains (self->documents, id))
        g_string_append_printf (text, "{\"id\":\"%s\",\"error\":\"conflict\",\"reason\":\"Document update conflict.\"}", id);
      else if (g_str_has_prefix (id, "bad:"))
        g_string_append_printf (text, "{\"id\":\"%s\",\"error\":\"forbidden\",\"reason\":\"not this\"}", id);
      else
        {
          tiny_couch_put (self, id, doc);
          g_string_append_printf (text, "{\"ok\":true,\"id\":\"%s\",\"rev\":\"1-x\"}", id);
        }
    }
  g_string_append_c (text, ']');
  tiny_couch_answer (message, 201, text->str);
}

static void
answer_revisions (TinyCouch         *self,
                  SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *request = g_strndup (body->data, body->length);
  g_autoptr (JsonNode) node = json_from_string (request, NULL);
  g_autoptr (GList) ids = json_object_get_members (json_node_get_object (node));
  const char *id = ids->data;
  const char *rev = json_array_get_string_element (json_object_get_array_member (json_node_get_object (node), id), 0);
  g_autofree char *known = g_strconcat (rev, " ", id, NULL);
  g_autofree char *missing = g_strdup_printf ("{\"%s\":{\"missing\":[\"%s\"]}}", id, rev);

  tiny_couch_answer (message, 200, g_hash_table_contains (self->revisions, known) ? "{}" : missing);
}

static void
answer_database (TinyCouch         *self,
                 SoupServerMessage *message)
{
  g_autofree char *text = g_strdup_printf ("{\"instance_start_time\":\"%u\",\"db_name\":\"samvad\",\"update_seq\":\"%u-x\"}",
                                           self->birth, self->changes->len);

  if (g_str_equal (soup_server_message_get_method (message), "PUT"))
    {
      self->exists = TRUE;
      tiny_couch_answer (message, 201, "{\"ok\":true}");
    }
  else if (self->exists)
    tiny_couch_answer (message, 200, text);
  else
    tiny_couch_answer (message, 404, NOT_FOUND ("Database does not exist."));
}

static void
answer_session (TinyCouch         *self,
                SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *text = g_strndup (body->data, body->length);
  g_autoptr (GHashTable) form = soup_form_decode (text);
  g_autofree char *cookie = g_strdup_printf ("AuthSession=%u; Version=1; Path=/; HttpOnly", self->session);

  self->sign_ins++;
  if (self->password == NULL || g_strcmp0 (g_hash_table_lookup (form, "password"), self->password) != 0)
    {
      tiny_couch_answer (message, 401, "{\"error\":\"unauthorized\",\"reason\":\"Name or password is incorrect.\"}");
      return;
    }
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie", cookie);
  tiny_couch_answer (message, 200, "{\"ok\":true,\"name\":\"asha\",\"roles\":[]}");
}

static gboolean
is_signed_in (TinyCouch         *self,
              SoupServerMessage *message)
{
  g_autofree char *cookie = g_strdup_printf ("AuthSession=%u", self->session);
  const char *sent = soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Cookie");

  return self->password == NULL || (sent != NULL && strstr (sent, cookie) != NULL);
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  TinyCouch *self = user_data;

  self->requests++;
  if (self->fault != NULL && self->fault (self, message, path, self->fault_data))
    return;
  if (g_str_equal (path, "/"))
    tiny_couch_answer (message, 200, "{\"couchdb\":\"Welcome\",\"version\":\"3.5.0\",\"uuid\":\"u-1\"}");
  else if (g_str_equal (path, "/_session"))
    answer_session (self, message);
  else if (!is_signed_in (self, message))
    tiny_couch_answer (message, 401, "{\"error\":\"unauthorized\",\"reason\":\"You are not authorized to access this db.\"}");
  else if (g_str_equal (path, "/samvad"))
    answer_database (self, message);
  else if (!self->exists)
    tiny_couch_answer (message, 404, NOT_FOUND ("Database does not exist."));
  else if (g_str_equal (path, "/samvad/_changes"))
    answer_changes (self, message, query);
  else if (g_str_equal (path, "/samvad/_bulk_docs"))
    answer_bulk (self, message);
  else if (g_str_equal (path, "/samvad/_revs_diff"))
    answer_revisions (self, message);
  else if (g_str_has_prefix (path, "/samvad/"))
    answer_document (self, message, path + strlen ("/samvad/"));
  else
    tiny_couch_answer (message, 404, NOT_FOUND ("Database does not exist."));
}

TinyCouch *
tiny_couch_new (void)
{
  TinyCouch *self = g_new0 (TinyCouch, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->changes = g_ptr_array_new_with_free_func (g_free);
  self->revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->exists = TRUE;
  self->birth = 1000;
  self->session = 1;
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

/* Ends the open feeds in good order. */
void
tiny_couch_hang_up (TinyCouch *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      SoupServerMessage *message = g_ptr_array_index (self->waiting, i);

      soup_message_body_complete (soup_server_message_get_response_body (message));
      soup_server_message_unpause (message);
    }
}

void
tiny_couch_free (TinyCouch *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->changes);
  g_hash_table_unref (self->revisions);
  g_hash_table_unref (self->documents);
  g_free (self->password);
  g_free (self->url);
  g_free (self);
}

const char *
tiny_couch_get (TinyCouch  *self,
                const char *id)
{
  return g_hash_table_lookup (self->documents, id);
}

/* Gives @json its id and next revision, and tells the open feeds. */
void
tiny_couch_put (TinyCouch  *self,
                const char *id,
                const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autofree char *rev = NULL;

  for (guint i = 0; i < self->changes->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (self->changes, i), id) == 0)
        g_clear_pointer (&g_ptr_array_index (self->changes, i), g_free);
    }
  g_ptr_array_add (self->changes, g_strdup (id));
  rev = g_strdup_printf ("%u-r", self->changes->len);
  json_object_set_string_member (json_node_get_object (node), "_id", id);
  json_object_set_string_member (json_node_get_object (node), "_rev", rev);
  g_hash_table_insert (self->documents, g_strdup (id), json_to_string (node, FALSE));
  g_hash_table_add (self->revisions, g_strconcat (rev, " ", id, NULL));
  for (guint i = 0; i < self->waiting->len; i++)
    tell (self, g_ptr_array_index (self->waiting, i), self->changes->len);
}

static gboolean
is_newer (gpointer key,
          gpointer value,
          gpointer user_data)
{
  return strtoul (key, NULL, 10) > GPOINTER_TO_UINT (user_data);
}

/* Puts the database back to what it was after so many changes, of which none was of the same document, as who copies
 * the server's files back does: the same birth, and positions that are given out once more. */
void
tiny_couch_restore (TinyCouch *self,
                    guint      n_changes)
{
  for (guint i = n_changes; i < self->changes->len; i++)
    g_hash_table_remove (self->documents, g_ptr_array_index (self->changes, i));
  g_ptr_array_set_size (self->changes, n_changes);
  g_hash_table_foreach_remove (self->revisions, is_newer, GUINT_TO_POINTER (n_changes));
  tiny_couch_hang_up (self);
}

/* Deletes the database and makes it again, empty. */
void
tiny_couch_recreate (TinyCouch *self)
{
  g_ptr_array_set_size (self->changes, 0);
  g_hash_table_remove_all (self->documents);
  g_hash_table_remove_all (self->revisions);
  self->birth++;
  tiny_couch_hang_up (self);
}
