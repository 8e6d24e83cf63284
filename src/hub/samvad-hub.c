/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-path.h"
#include "samvad-hub-private.h"

#include "samvad-json-text.h"
#include "samvad-wire.h"

#include <string.h>

typedef struct {
  guint          id;
  gint64         db;
  SamvadHubWake  wake;
  gpointer       data;
} Waiter;

struct _SamvadHub {
  GObject          parent;
  SoupServer      *server;
  SamvadHubBase   *base;
  SamvadHubUsers  *users;
  GTlsCertificate *certificate;
  GSocketAddress  *address;
  char            *url;
  GArray          *waiters;
  guint            last_waiter;
};

G_DEFINE_FINAL_TYPE (SamvadHub, samvad_hub, G_TYPE_OBJECT)

SamvadHubBase *
samvad_hub_get_base (SamvadHub *self)
{
  return self->base;
}

guint
samvad_hub_add_waiter (SamvadHub     *self,
                       gint64         db,
                       SamvadHubWake  wake,
                       gpointer       data)
{
  Waiter waiter = { ++self->last_waiter, db, wake, data };

  g_array_append_val (self->waiters, waiter);
  return waiter.id;
}

void
samvad_hub_remove_waiter (SamvadHub *self,
                          guint      id)
{
  for (guint i = 0; i < self->waiters->len; i++)
    if (g_array_index (self->waiters, Waiter, i).id == id)
      {
        g_array_remove_index_fast (self->waiters, i);
        return;
      }
}

/** Wakes the feeds that wait for changes of a database. */
void
samvad_hub_notify (SamvadHub *self,
                   gint64     db)
{
  g_autoptr (GArray) now = g_array_copy (self->waiters);

  for (guint i = 0; i < now->len; i++)
    {
      const Waiter *waiter = &g_array_index (now, Waiter, i);

      if (waiter->db == db)
        waiter->wake (waiter->data);
    }
}

static void
handle_welcome (SamvadHubRequest *request)
{
  samvad_hub_reply_take (request, 200,
                         g_strdup_printf ("{\"couchdb\":\"Welcome\",\"version\":\"3.3.0\",\"git_sha\":\"samvad\",\"uuid\":\"%s\","
                                          "\"features\":[],\"vendor\":{\"name\":\"Samvad hub\",\"version\":\"%s\"}}",
                                          samvad_hub_base_get_uuid (request->base), SAMVAD_VERSION));
}

static void
handle_all_dbs (SamvadHubRequest *request)
{
  g_autoptr (GPtrArray) names = samvad_hub_base_list (request->base);
  GString *out = g_string_new ("[");

  for (guint i = 0; i < names->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      samvad_json_append_quoted (out, g_ptr_array_index (names, i));
    }
  g_string_append_c (out, ']');
  samvad_hub_reply_take (request, 200, g_string_free (out, FALSE));
}

static void
handle_info (SamvadHubRequest *request)
{
  g_autofree char *seq = samvad_hub_seq_to_text (request->db, request->db->seq);
  gint64 docs, deleted;

  samvad_hub_base_count (request->base, request->db, &docs, &deleted);
  samvad_hub_reply_take (request, 200,
                         g_strdup_printf ("{\"instance_start_time\":\"%s\",\"db_name\":\"%s\",\"purge_seq\":\"0\","
                                          "\"update_seq\":\"%s\",\"sizes\":{\"file\":0,\"external\":0,\"active\":0},"
                                          "\"props\":{},\"doc_del_count\":%" G_GINT64_FORMAT ",\"doc_count\":%" G_GINT64_FORMAT
                                          ",\"disk_format_version\":8,\"compact_running\":false}", request->db->instance,
                                          request->db->name, seq, deleted, docs));
}

static gboolean
is_db_name (const char *name)
{
  return g_ascii_islower (*name) && strlen (name) <= 200 &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_$()+-") == strlen (name);
}

static void
create_db (SamvadHubRequest *request,
           const char       *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadHubDb) db = NULL;

  if (!is_db_name (name))
    {
      samvad_hub_reply_error (request, 400, "illegal_database_name", "Only lowercase characters (a-z), digits (0-9), and any "
                              "of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.");
      return;
    }
  db = samvad_hub_base_create (request->base, name, &error);
  if (db == NULL)
    samvad_hub_reply_gerror (request, error);
  else
    samvad_hub_reply (request, 201, "{\"ok\":true}");
}

static void
delete_db (SamvadHubRequest *request)
{
  g_autoptr (GError) error = NULL;
  gint64 row = request->db->row;

  if (!samvad_hub_base_delete (request->base, request->db->name, &error))
    {
      samvad_hub_reply_gerror (request, error);
      return;
    }
  samvad_hub_reply (request, 200, "{\"ok\":true}");
  samvad_hub_notify (request->hub, row);
}

static void
handle_db (SamvadHubRequest *request)
{
  if (g_str_equal (request->method, "GET") || g_str_equal (request->method, "HEAD"))
    handle_info (request);
  else if (g_str_equal (request->method, "DELETE"))
    delete_db (request);
  else if (g_str_equal (request->method, "POST"))
    samvad_hub_handle_document (request, NULL);
  else
    samvad_hub_reply_error (request, 405, "method_not_allowed", "Only DELETE,GET,HEAD,POST,PUT allowed");
}

static void
handle_commit (SamvadHubRequest *request)
{
  samvad_hub_reply_take (request, 201, g_strdup_printf ("{\"ok\":true,\"instance_start_time\":\"%s\"}", request->db->instance));
}

static void
handle_security (SamvadHubRequest *request)
{
  samvad_hub_reply (request, 200, "{\"members\":{\"roles\":[\"reader\",\"writer\"]},\"admins\":{\"roles\":[\"writer\"]}}");
}

/* What may follow a database's name; `writes`: only for writers, whatever the method. */
static const struct {
  const char *name;
  const char *method;           /* NULL: any */
  void      (*handle) (SamvadHubRequest *request);
} special[] = {
  { "_changes", NULL, samvad_hub_handle_changes },
  { "_all_docs", NULL, samvad_hub_handle_all_docs },
  { "_bulk_docs", "POST", samvad_hub_handle_bulk_docs },
  { "_bulk_get", "POST", samvad_hub_handle_bulk_get },
  { "_revs_diff", "POST", samvad_hub_handle_revs_diff },
  { "_ensure_full_commit", "POST", handle_commit },
  { "_security", "GET", handle_security },
};

static char *
join_id (SamvadHubRequest *request,
         guint             from)
{
  return g_strjoinv ("/", request->path + from);
}

static void
route_special (SamvadHubRequest *request)
{
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_str_equal (request->path[1], special[i].name))
      {
        if (special[i].method == NULL || g_str_equal (request->method, special[i].method))
          special[i].handle (request);
        else
          samvad_hub_reply_error (request, 405, "method_not_allowed", "Only POST allowed");
        return;
      }
  if (g_str_equal (request->method, "PUT"))
    samvad_hub_reply_error (request, 400, "bad_request", "Only reserved document ids may start with underscore.");
  else
    samvad_hub_reply_error (request, 404, "not_found", "missing");
}

static void
route_in_db (SamvadHubRequest *request)
{
  g_autofree char *id = NULL;

  if (request->length == 1)
    handle_db (request);
  else if (g_str_equal (request->path[1], "_local") && request->length > 2)
    {
      id = join_id (request, 2);
      samvad_hub_handle_local (request, id);
    }
  else if (request->path[1][0] == '_' && !g_str_equal (request->path[1], "_design"))
    route_special (request);
  else
    {
      id = join_id (request, 1);
      samvad_hub_handle_document (request, id);
    }
}

/* Reading is GET, HEAD, and those POSTs that only carry a long question. */
static gboolean
is_reading (SamvadHubRequest *request)
{
  static const char *const questions[] = { "_changes", "_all_docs", "_bulk_get", "_revs_diff", "_ensure_full_commit", NULL };

  if (g_str_equal (request->method, "GET") || g_str_equal (request->method, "HEAD"))
    return TRUE;
  if (request->length == 2 && g_str_equal (request->method, "POST"))
    return g_strv_contains (questions, request->path[1]);
  /* A replicator that may only read still keeps its place. */
  return request->length > 2 && g_str_equal (request->path[1], "_local");
}

static gboolean
is_permitted (SamvadHubRequest *request,
              SamvadHubUsers   *users)
{
  if (users == NULL || request->role == SAMVAD_HUB_ROLE_WRITER)
    return TRUE;
  if (request->role == SAMVAD_HUB_ROLE_NONE)
    {
      samvad_hub_reply_error (request, 401, "unauthorized", "You are not authorized to access this db.");
      return FALSE;
    }
  if (is_reading (request))
    return TRUE;
  samvad_hub_reply_error (request, 403, "forbidden", "You are not allowed to write to this db.");
  return FALSE;
}

static void
route (SamvadHubRequest *request,
       SamvadHubUsers   *users)
{
  const char *first = request->length > 0 ? request->path[0] : "";
  g_autoptr (GError) error = NULL;

  if (*first == '\0')
    handle_welcome (request);
  else if (g_str_equal (first, "_up"))
    samvad_hub_reply (request, 200, "{\"status\":\"ok\",\"seeds\":{}}");
  else if (g_str_equal (first, "_session"))
    samvad_hub_handle_session (request, users);
  else if (!is_permitted (request, users))
    return;
  else if (g_str_equal (first, "_all_dbs"))
    handle_all_dbs (request);
  else if (request->length == 1 && g_str_equal (request->method, "PUT"))
    create_db (request, first);
  else if ((request->db = samvad_hub_base_get (request->base, first, &error)) == NULL)
    samvad_hub_reply_gerror (request, error);
  else
    route_in_db (request);
}

static char *
find_cookie (SoupServerMessage *message)
{
  const char *header = soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Cookie");
  g_auto (GStrv) cookies = g_strsplit_set (header != NULL ? header : "", ";,", -1);

  for (guint i = 0; cookies[i] != NULL; i++)
    if (g_str_has_prefix (g_strstrip (cookies[i]), "AuthSession="))
      return g_strdup (cookies[i] + strlen ("AuthSession="));
  return NULL;
}

/* Returns: FALSE where the request came with credentials that are wrong: then it is answered */
static gboolean
authenticate_basic (SamvadHub        *self,
                    SamvadHubRequest *request,
                    const char       *header,
                    char            **user)
{
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (header, &length);
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  char *colon = strchr (text, ':');
  SamvadHubSignIn verdict = SAMVAD_HUB_SIGN_IN_WRONG;

  if (colon != NULL)
    {
      *colon = '\0';
      verdict = samvad_hub_users_check (self->users, text, colon + 1, g_get_real_time () / G_USEC_PER_SEC);
    }
  if (verdict == SAMVAD_HUB_SIGN_IN_OK)
    *user = g_strdup (text);
  else if (verdict == SAMVAD_HUB_SIGN_IN_LOCKED)
    samvad_hub_reply_error (request, 403, "forbidden",
                            "Account is temporarily locked due to multiple authentication failures");
  else
    samvad_hub_reply_error (request, 401, "unauthorized", "Name or password is incorrect.");
  return verdict == SAMVAD_HUB_SIGN_IN_OK;
}

static gboolean
authenticate (SamvadHub        *self,
              SamvadHubRequest *request,
              char            **user)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *header = soup_message_headers_get_one (headers, "Authorization");
  g_autofree char *cookie = find_cookie (request->message);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean fresh = TRUE;

  if (self->users == NULL)
    return TRUE;
  if (header != NULL && g_ascii_strncasecmp (header, "Basic ", 6) == 0)
    return authenticate_basic (self, request, header + 6, user);
  if (cookie == NULL || *cookie == '\0')
    return TRUE;
  *user = samvad_hub_users_read_cookie (self->users, cookie, now, &fresh);
  if (*user != NULL && !fresh)
    {
      g_autofree char *renewed = samvad_hub_users_make_cookie (self->users, *user, now);
      g_autofree char *line = g_strdup_printf ("AuthSession=%s; Version=1; Max-Age=%d; Path=/; HttpOnly%s", renewed,
                                               SAMVAD_HUB_SESSION_SECONDS,
                                               samvad_hub_is_secure (request->message) ? "; Secure" : "");

      soup_message_headers_append (soup_server_message_get_response_headers (request->message), "Set-Cookie", line);
    }
  return TRUE;
}

/* A small gzip can be a large text: what comes out is bounded as what comes in. */
static GBytes *
inflate (GBytes *bytes)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 buffer[65536];
  gssize got;

  while ((got = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
    {
      g_byte_array_append (out, buffer, (guint) got);
      if (out->len > SAMVAD_HUB_MAX_BODY)
        return NULL;
    }
  return got == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

/* PUT carries documents whatever its type says; a form comes by POST. */
static gboolean
has_json_type (SamvadHubRequest *request)
{
  const char *type = soup_message_headers_get_content_type (soup_server_message_get_request_headers (request->message), NULL);

  return g_str_equal (request->method, "PUT") || g_strcmp0 (type, "application/json") == 0;
}

static gboolean
read_body (SamvadHubRequest *request)
{
  SoupMessageBody *body = soup_server_message_get_request_body (request->message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  gsize size;
  gconstpointer data;

  if (g_strcmp0 (soup_message_headers_get_one (headers, "Content-Encoding"), "gzip") == 0)
    {
      GBytes *inflated = inflate (bytes);

      if (inflated == NULL)
        {
          samvad_hub_reply_error (request, 413, "too_large", "The request body cannot be inflated or is too large.");
          return FALSE;
        }
      g_bytes_unref (bytes);
      bytes = inflated;
    }
  data = g_bytes_get_data (bytes, &size);
  if (size > SAMVAD_HUB_MAX_BODY)
    {
      samvad_hub_reply_error (request, 413, "too_large", "The request entity is too large.");
      return FALSE;
    }
  /* A text that ends; a NUL inside makes it end early, and so no JSON. */
  {
    g_autofree char *text = g_strndup (size > 0 ? data : "", size);
    /* What is no JSON (a form, or a mistake) stays as it is: the handlers answer it. */
    char *json = g_utf8_validate (text, -1, NULL) ? samvad_json_compact (text) : NULL;

    if (json == NULL && has_json_type (request) && *text != '\0')
      {
        samvad_hub_reply_error (request, 400, "bad_request", "invalid UTF-8 JSON");
        return FALSE;
      }
    request->body = json != NULL ? g_bytes_new_take (json, strlen (json) + 1)
                                 : g_bytes_new (text, strlen (text) + 1);
  }
  return TRUE;
}

static gboolean
check_content_type (SamvadHubRequest *request)
{
  const char *type = soup_message_headers_get_content_type (soup_server_message_get_request_headers (request->message), NULL);

  if (!g_str_equal (request->method, "POST") || (request->length > 0 && g_str_equal (request->path[0], "_session")) ||
      g_strcmp0 (type, "application/json") == 0)
    return TRUE;
  samvad_hub_reply_error (request, 415, "bad_content_type", "Content-Type must be application/json");
  return FALSE;
}

/* SoupServer closes when the client asked for it, but does not say so; a client that pools its
 * connections (PouchDB on Node.js does) would send its next request into the closing one. */
static void
announce_close (SoupServerMessage *message)
{
  if (soup_message_headers_header_contains (soup_server_message_get_request_headers (message), "Connection", "close"))
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Connection", "close");
}

/**
 * samvad_hub_handle:
 * @request: with its hub, base, message, method and query
 * @path: as it was sent, still escaped
 *
 * Answers what SoupServer has read of a connection; a change feed goes on after it.
 */
void
samvad_hub_handle (SamvadHubRequest *request,
                   const char       *path)
{
  SamvadHub *self = request->hub;
  g_autofree char *user = NULL;

  announce_close (request->message);
  request->path = samvad_hub_path_split (path);
  request->length = request->path != NULL ? g_strv_length (request->path) : 0;
  if (request->path == NULL)
    samvad_hub_reply_error (request, 400, "bad_request", "The path is not UTF-8");
  else if (read_body (request) && check_content_type (request) && authenticate (self, request, &user))
    {
      request->user = user;
      request->role = user != NULL ? samvad_hub_users_get_role (self->users, user) : SAMVAD_HUB_ROLE_NONE;
      route (request, self->users);
    }
  g_clear_pointer (&request->body, g_bytes_unref);
  g_clear_pointer (&request->db, samvad_hub_db_free);
  g_clear_pointer (&request->path, g_strfreev);
  request->user = NULL;
}

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  SamvadHub *self = user_data;
  SamvadHubRequest request = { .hub = self, .base = self->base, .message = message, .query = query,
                               .method = soup_server_message_get_method (message) };

  samvad_hub_handle (&request, g_uri_get_path (soup_server_message_get_uri (message)));
}

static void
on_chunk (SoupServerMessage *message,
          GBytes            *chunk,
          gpointer           user_data)
{
  gsize *size = user_data;

  *size += g_bytes_get_size (chunk);
  /* Beyond the limit nothing is kept; the answer is 413 when the request ends. */
  if (*size > SAMVAD_HUB_MAX_BODY)
    soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

/* SoupServer would read the whole body before it answers: the connection is taken from it, answered
 * and closed. */
static void
refuse_body (SoupServerMessage *message)
{
  static const char answer[] =
    "HTTP/1.1 413 Request Entity Too Large\r\nConnection: close\r\nContent-Type: application/json\r\n\r\n"
    "{\"error\":\"too_large\",\"reason\":\"The request entity is too large.\"}\n";
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  if (stream == NULL)
    return;
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), answer, sizeof answer - 1, NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

static void
on_early_request (SoupServer        *server,
                  SoupServerMessage *message,
                  const char        *path,
                  GHashTable        *query,
                  gpointer           user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  gsize *size = g_new0 (gsize, 1);

  g_signal_connect_data (message, "got-chunk", G_CALLBACK (on_chunk), size, (GClosureNotify) (void (*) (void)) g_free, 0);
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_content_length (headers) > SAMVAD_HUB_MAX_BODY)
    refuse_body (message);
}

static gboolean
parse_listen (SamvadHub   *self,
              const char  *listen,
              GError     **error)
{
  g_autoptr (GSocketConnectable) address = g_network_address_parse (listen != NULL ? listen : "127.0.0.1:0", 5984, error);
  g_autoptr (GInetAddress) inet = NULL;

  if (address == NULL)
    return FALSE;
  inet = g_inet_address_new_from_string (g_network_address_get_hostname (G_NETWORK_ADDRESS (address)));
  if (inet == NULL && g_strcmp0 (g_network_address_get_hostname (G_NETWORK_ADDRESS (address)), "localhost") == 0)
    inet = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  if (inet == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no address to listen on; write it as 127.0.0.1:5984", listen);
      return FALSE;
    }
  if (self->users == NULL && !g_inet_address_get_is_loopback (inet))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                   "without accounts everybody could write: listen on 127.0.0.1, or give --users FILE");
      return FALSE;
    }
  self->address = g_inet_socket_address_new (inet, g_network_address_get_port (G_NETWORK_ADDRESS (address)));
  return TRUE;
}

static gboolean
configure (SamvadHub               *self,
           const SamvadHubOptions  *options,
           GError                 **error)
{
  if (options->users != NULL && (self->users = samvad_hub_users_load (options->users, error)) == NULL)
    return FALSE;
  if ((options->certificate != NULL) != (options->key != NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "--certificate and --key go together");
      return FALSE;
    }
  if (options->certificate != NULL &&
      (self->certificate = g_tls_certificate_new_from_files (options->certificate, options->key, error)) == NULL)
    return FALSE;
  if (!parse_listen (self, options->listen, error))
    return FALSE;
  self->base = samvad_hub_base_open (options->directory, error);
  return self->base != NULL;
}

/** Returns: (transfer full) (nullable): a hub that does not listen yet */
SamvadHub *
samvad_hub_new (const SamvadHubOptions  *options,
                GError                 **error)
{
  g_autoptr (SamvadHub) self = g_object_new (SAMVAD_TYPE_HUB, NULL);

  return configure (self, options, error) ? g_steal_pointer (&self) : NULL;
}

static void
remember_url (SamvadHub *self)
{
  GSList *uris = soup_server_get_uris (self->server);
  g_autofree char *text = g_uri_to_string (uris->data);

  self->url = g_str_has_suffix (text, "/") ? g_strndup (text, strlen (text) - 1) : g_strdup (text);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

/** Begins to listen, in the thread-default main context. */
gboolean
samvad_hub_start (SamvadHub  *self,
                  GError    **error)
{
  g_return_val_if_fail (SAMVAD_IS_HUB (self), FALSE);

  self->server = soup_server_new ("server-header", "Samvad-hub/" SAMVAD_VERSION, "raw-paths", TRUE, NULL);
  if (self->certificate != NULL)
    soup_server_set_tls_certificate (self->server, self->certificate);
  soup_server_add_early_handler (self->server, NULL, on_early_request, self, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  if (!soup_server_listen (self->server, self->address, self->certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0, error))
    {
      g_clear_object (&self->server);
      return FALSE;
    }
  remember_url (self);
  return TRUE;
}

/** Ends all connections. */
void
samvad_hub_stop (SamvadHub *self)
{
  g_return_if_fail (SAMVAD_IS_HUB (self));

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->url, g_free);
}

/** Returns: (nullable): "http://127.0.0.1:PORT", while it listens */
const char *
samvad_hub_get_url (SamvadHub *self)
{
  return self->url;
}

static gboolean
write_document (SamvadHub             *self,
                SamvadHubDb           *db,
                const SamvadDocument  *document,
                GError               **error)
{
  g_autoptr (JsonObject) object = samvad_wire_encode (document);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (SamvadHubRevision) there = samvad_hub_base_read (self->base, db, document->id, NULL);
  g_autofree char *text = NULL, *body = NULL, *rev = NULL;

  json_node_set_object (node, object);
  text = json_to_string (node, FALSE);
  body = samvad_json_strip_system (text);
  rev = samvad_hub_base_put (self->base, db, document->id, there != NULL && !there->deleted ? there->rev : NULL, body, FALSE,
                             error);
  return rev != NULL;
}

/**
 * samvad_hub_write:
 * @documents: (element-type SamvadDocument): each becomes the newest revision
 *
 * Writes without HTTP, for demonstration data; the database is made where it is not there.
 */
gboolean
samvad_hub_write (SamvadHub   *self,
                  const char  *database,
                  GPtrArray   *documents,
                  GError     **error)
{
  g_autoptr (SamvadHubDb) db = samvad_hub_base_get (self->base, database, NULL);

  if (db == NULL && (db = samvad_hub_base_create (self->base, database, error)) == NULL)
    return FALSE;
  if (!samvad_hub_base_begin (self->base, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!write_document (self, db, g_ptr_array_index (documents, i), error))
      {
        samvad_hub_base_rollback (self->base);
        return FALSE;
      }
  if (!samvad_hub_base_commit (self->base, error))
    return FALSE;
  samvad_hub_notify (self, db->row);
  return TRUE;
}

static void
samvad_hub_finalize (GObject *object)
{
  SamvadHub *self = SAMVAD_HUB (object);

  samvad_hub_stop (self);
  g_clear_pointer (&self->base, samvad_hub_base_close);
  g_clear_pointer (&self->users, samvad_hub_users_free);
  g_clear_object (&self->certificate);
  g_clear_object (&self->address);
  g_array_unref (self->waiters);
  G_OBJECT_CLASS (samvad_hub_parent_class)->finalize (object);
}

static void
samvad_hub_class_init (SamvadHubClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = samvad_hub_finalize;
}

static void
samvad_hub_init (SamvadHub *self)
{
  self->waiters = g_array_new (FALSE, FALSE, sizeof (Waiter));
}
