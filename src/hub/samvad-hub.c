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
  else if (samvad_hub_read_body (request) && samvad_hub_check_content_type (request) &&
           samvad_hub_authenticate (request, self->users, &user))
    {
      request->user = user;
      request->role = user != NULL ? samvad_hub_users_get_role (self->users, user) : SAMVAD_HUB_ROLE_NONE;
      samvad_hub_route (request, self->users);
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
on_early_request (SoupServer        *server,
                  SoupServerMessage *message,
                  const char        *path,
                  GHashTable        *query,
                  gpointer           user_data)
{
  samvad_hub_bound_body (message);
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
