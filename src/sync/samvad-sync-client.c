/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-client.h"

#include <glib/gi18n-lib.h>

#include "samvad-sync-certificate.h"
#include "samvad-sync-transfer.h"

#define ANSWER_LIMIT (64 * 1024 * 1024)
#define PATIENCE     (60 * G_USEC_PER_SEC)
#define HOPS         5
#define REFUSAL      65536   /* bytes: the explanation of a refusal is a line */
#define RETRY_MAX    300     /* seconds that a server may ask to wait */

struct _SamvadSyncClient {
  GObject            parent;
  SamvadSyncOptions *options;
  GUri              *base;
  char              *url;
  SoupSession       *session;
  gint64             patience;
  int                retry_after;
  gint64             offset;
  gboolean           has_offset;
  gboolean           signed_in;
  gboolean           refused;      /* this password was: it is not tried again */
};

G_DEFINE_FINAL_TYPE (SamvadSyncClient, samvad_sync_client, G_TYPE_OBJECT)

struct _SamvadSyncRequest {
  SamvadSyncClient   *client;
  char               *method;
  char               *path;
  GBytes             *body;
  const char         *type;
  gboolean            head_only;
  GCancellable       *cancellable;
  SamvadSyncTransfer *transfer;
};

static void
samvad_sync_client_finalize (GObject *object)
{
  SamvadSyncClient *self = SAMVAD_SYNC_CLIENT (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->options, samvad_sync_options_free);
  g_clear_pointer (&self->base, g_uri_unref);
  g_free (self->url);
  G_OBJECT_CLASS (samvad_sync_client_parent_class)->finalize (object);
}

static void
samvad_sync_client_class_init (SamvadSyncClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = samvad_sync_client_finalize;
}

static void
samvad_sync_client_init (SamvadSyncClient *self)
{
  self->retry_after = -1;
  self->patience = PATIENCE;
}

static SoupSession *
new_session (GUri        *base,
             const char  *ca_file,
             GError     **error)
{
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (SoupCookieJar) jar = soup_cookie_jar_new ();
  g_autoptr (GTlsDatabase) authorities = NULL;

  if (ca_file != NULL && (authorities = g_tls_file_database_new (ca_file, error)) == NULL)
    {
      g_prefix_error (error, _("The file of the certificate's authority, %s, cannot be used: "), ca_file);
      return NULL;
    }
  session = soup_session_new_with_options ("user-agent", "Samvad/" SAMVAD_VERSION, "max-conns-per-host", 6,
                                           "timeout", 0, NULL);
  if (authorities != NULL)
    soup_session_set_tls_database (session, authorities);
  /* What may go in the clear because it stays on this PC must not go to a proxy. */
  if (samvad_sync_options_is_loopback (g_uri_get_host (base)))
    soup_session_set_proxy_resolver (session, NULL);
  soup_session_add_feature (session, SOUP_SESSION_FEATURE (jar));
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  return g_steal_pointer (&session);
}

/** Returns: (transfer full): a client, or NULL with an error of code ADDRESS, or of the CA file */
SamvadSyncClient *
samvad_sync_client_new (const SamvadSyncOptions  *options,
                        GError                  **error)
{
  g_autoptr (GUri) base = samvad_sync_options_get_base (options, error);
  g_autoptr (SoupSession) session = base != NULL ? new_session (base, options->ca_file, error) : NULL;
  SamvadSyncClient *self;

  if (session == NULL)
    return NULL;
  self = g_object_new (SAMVAD_TYPE_SYNC_CLIENT, NULL);
  self->options = samvad_sync_options_copy (options);
  self->url = g_uri_to_string (base);
  if (g_str_has_suffix (self->url, "/"))
    self->url[strlen (self->url) - 1] = '\0';
  self->base = g_steal_pointer (&base);
  self->session = g_steal_pointer (&session);
  return self;
}

static void
drop_cookies (SamvadSyncClient *self)
{
  SoupCookieJar *jar = SOUP_COOKIE_JAR (soup_session_get_feature (self->session, SOUP_TYPE_COOKIE_JAR));
  GSList *cookies = soup_cookie_jar_all_cookies (jar);

  for (GSList *at = cookies; at != NULL; at = at->next)
    soup_cookie_jar_delete_cookie (jar, at->data);
  g_slist_free_full (cookies, (GDestroyNotify) soup_cookie_free);
}

void
samvad_sync_client_set_user (SamvadSyncClient *self,
                             const char       *user,
                             const char       *password)
{
  SamvadSyncOptions *options = samvad_sync_options_copy (self->options);

  g_free (options->user);
  g_free (options->password);
  options->user = g_strdup (user);
  options->password = g_strdup (password);
  samvad_sync_options_free (self->options);
  self->options = options;
  self->signed_in = FALSE;
  self->refused = FALSE;
  /* The session of whoever was signed in before must not carry the next one's edits. */
  drop_cookies (self);
}

/** The network is another one: what is open leads nowhere, and is not used again. */
void
samvad_sync_client_forget_connections (SamvadSyncClient *self)
{
  soup_session_abort (self->session);
}

/** @patience: microseconds without a byte after which an answer is given up */
void
samvad_sync_client_set_patience (SamvadSyncClient *self,
                                 gint64            patience)
{
  self->patience = patience;
}

const char *
samvad_sync_client_get_url (SamvadSyncClient *self)
{
  return self->url;
}

/** Says that what answers is no server of ours, whatever it says. Returns: FALSE */
gboolean
samvad_sync_client_set_stranger (SamvadSyncClient  *self,
                                 GError           **error)
{
  g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NOT_COUCHDB,
               _("What answers at %s is not CouchDB: sign in to the network if it asks for that, or check the address."),
               self->url);
  return FALSE;
}

const char *
samvad_sync_client_get_database (SamvadSyncClient *self)
{
  return self->options->database;
}

/** Returns: seconds that the last answer asked to wait, or -1 */
int
samvad_sync_client_get_retry (SamvadSyncClient *self)
{
  return self->retry_after;
}

/**
 * samvad_sync_client_get_offset:
 * @offset: (out): microseconds by which the server's clock is ahead of this PC's, to about a second
 *
 * Returns: whether the server ever told its time
 */
gboolean
samvad_sync_client_get_offset (SamvadSyncClient *self,
                               gint64           *offset)
{
  *offset = self->offset;
  return self->has_offset;
}

static SamvadSyncPlace
get_place (SamvadSyncClient *self)
{
  return (SamvadSyncPlace) { self->url, self->options->database, self->options->user };
}

/** Returns: (transfer full): the path of @document, or of the database itself where it is NULL */
char *
samvad_sync_client_path (SamvadSyncClient *self,
                         const char       *document)
{
  g_autofree char *database = g_uri_escape_string (self->options->database, NULL, FALSE);
  g_autofree char *id = document != NULL ? g_uri_escape_string (document, ":", FALSE) : NULL;

  return id != NULL ? g_strconcat ("/", database, "/", id, NULL) : g_strconcat ("/", database, NULL);
}

/* libsoup sends a request again by itself when a connection that it kept turns out to be dead,
 * but then with what is left of the body: nothing. */
static void
on_restarted (SoupMessage *message,
              gpointer     user_data)
{
  SamvadSyncRequest *request = user_data;

  soup_message_set_request_body_from_bytes (message, request->type, request->body);
}

static void
start (SamvadSyncRequest *request,
       const char        *url)
{
  SoupMessage *message = soup_message_new (request->method, url);

  /* What an earlier answer asked for is over. */
  request->client->retry_after = -1;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", "application/json");
  if (request->body != NULL)
    {
      soup_message_set_request_body_from_bytes (message, request->type, request->body);
      g_signal_connect (message, "restarted", G_CALLBACK (on_restarted), request);
    }
  g_clear_pointer (&request->transfer, samvad_sync_transfer_free);
  request->transfer = samvad_sync_transfer_new (request->client->session, message, ANSWER_LIMIT,
                                                request->client->patience, request->head_only);
}

static void
start_at_path (SamvadSyncRequest *request)
{
  g_autofree char *url = g_strconcat (request->client->url, request->path, NULL);

  start (request, url);
}

static SamvadSyncRequest *
new_request (SamvadSyncClient *self,
             const char       *method,
             const char       *path,
             GBytes           *body,
             GCancellable     *cancellable)
{
  SamvadSyncRequest *request = g_new0 (SamvadSyncRequest, 1);

  request->client = g_object_ref (self);
  request->method = g_strdup (method);
  request->path = g_strdup (path);
  request->body = body != NULL ? g_bytes_ref (body) : NULL;
  request->type = "application/json";
  request->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return request;
}

void
samvad_sync_request_free (SamvadSyncRequest *request)
{
  g_clear_pointer (&request->transfer, samvad_sync_transfer_free);
  g_clear_pointer (&request->body, g_bytes_unref);
  g_clear_object (&request->cancellable);
  g_free (request->method);
  g_free (request->path);
  g_object_unref (request->client);
  g_free (request);
}

/**
 * samvad_sync_client_begin:
 * @path: from the server's address on, with its slash and already escaped
 * @body: (nullable): JSON
 *
 * Returns: (transfer full): a request that is under way while the caller does something else
 */
SamvadSyncRequest *
samvad_sync_client_begin (SamvadSyncClient *self,
                          const char       *method,
                          const char       *path,
                          GBytes           *body,
                          GCancellable     *cancellable)
{
  SamvadSyncRequest *request = new_request (self, method, path, body, cancellable);

  start_at_path (request);
  return request;
}

static SamvadTime
get_date (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Date");
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? g_date_time_to_unix (date) * SAMVAD_SECOND : SAMVAD_TIME_NONE;
}

/* Seconds, or a date. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
static int
get_retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds;

  if (text == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &seconds, NULL))
    return MIN (seconds, RETRY_MAX);
  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return -1;
  return CLAMP (g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC, 0, RETRY_MAX);
}

static SamvadSyncAnswer *
take_answer (SamvadSyncClient   *self,
             SamvadSyncTransfer *transfer)
{
  SamvadSyncAnswer *answer = g_new0 (SamvadSyncAnswer, 1);
  SoupMessageHeaders *headers = soup_message_get_response_headers (transfer->message);

  answer->status = soup_message_get_status (transfer->message);
  answer->body = g_byte_array_free_to_bytes (transfer->body);
  transfer->body = g_byte_array_new ();
  answer->received_at = transfer->received_at;
  answer->server_time = get_date (headers);
  answer->retry_after = get_retry_after (headers);
  self->retry_after = answer->retry_after;
  if (answer->server_time != SAMVAD_TIME_NONE)
    {
      /* The header is cut to whole seconds: half of one is the best guess of what it lacks. */
      self->offset = answer->server_time + SAMVAD_SECOND / 2 - answer->received_at;
      self->has_offset = TRUE;
    }
  return answer;
}

/* A redirection is followed only on the same server: documents and cookies go nowhere else. */
static gboolean
follow (SamvadSyncRequest  *request,
        const char         *location,
        GError            **error)
{
  SamvadSyncClient *self = request->client;
  g_autoptr (GUri) here = g_uri_ref (soup_message_get_uri (request->transfer->message));
  g_autoptr (GUri) there = location != NULL ? g_uri_parse_relative (here, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  g_autofree char *url = there != NULL ? g_uri_to_string (there) : NULL;

  if (there == NULL || !g_str_equal (request->method, "GET") ||
      g_strcmp0 (g_uri_get_scheme (here), g_uri_get_scheme (there)) != 0 ||
      g_strcmp0 (g_uri_get_host (here), g_uri_get_host (there)) != 0 ||
      g_uri_get_port (here) != g_uri_get_port (there))
    {
      g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NOT_COUCHDB,
                   _("%s is not CouchDB: it sends on to %s. Sign in to the network if it asks for that, "
                     "or use that address."),
                   self->url, there != NULL ? g_uri_get_host (there) : "?");
      return FALSE;
    }
  start (request, url);
  return TRUE;
}

static gboolean
is_redirection (SamvadSyncTransfer *transfer)
{
  guint status = soup_message_get_status (transfer->message);

  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void
set_broken (SamvadSyncRequest  *request,
            GError            **error)
{
  SamvadSyncPlace place = get_place (request->client);
  const GError *cause = request->transfer->error;
  g_autofree char *reason = NULL;

  if (!g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    {
      samvad_sync_error_from_network (cause, &place, error);
      return;
    }
  reason = samvad_sync_certificate_explain (soup_message_get_tls_peer_certificate_errors (request->transfer->message));
  g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_CERTIFICATE,
               _("The certificate of %s is not trusted: %s. Give the file of its authority, or ask its administrator."),
               place.url, reason);
}

static gboolean
wait_and_follow (SamvadSyncRequest  *request,
                 GError            **error)
{
  for (int hops = 0; hops < HOPS; hops++)
    {
      g_autofree char *location = NULL;

      samvad_sync_transfer_wait (request->transfer, request->cancellable);
      if (request->transfer->error != NULL)
        {
          set_broken (request, error);
          return FALSE;
        }
      if (!is_redirection (request->transfer))
        return TRUE;
      location = g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (request->transfer->message),
                                                         "Location"));
      if (!follow (request, location, error))
        return FALSE;
    }
  return follow (request, NULL, error);
}

/**
 * samvad_sync_client_sign_in:
 *
 * Asks for a session cookie. A password that was refused is not sent again: CouchDB locks an
 * account after a few.
 */
gboolean
samvad_sync_client_sign_in (SamvadSyncClient  *self,
                            GCancellable      *cancellable,
                            GError           **error)
{
  SamvadSyncPlace place = get_place (self);
  g_autoptr (SamvadSyncRequest) request = NULL;
  g_autoptr (SamvadSyncAnswer) answer = NULL;
  SamvadSyncAnswer refusal = { 401, NULL };
  g_autoptr (GBytes) empty = g_bytes_new_static ("{\"error\":\"\"}", 12);
  g_autofree char *form = NULL;

  refusal.body = empty;
  if (self->options->user == NULL || self->refused)
    return samvad_sync_answer_check (&refusal, &place, error);
  form = soup_form_encode ("name", self->options->user,
                           "password", self->options->password != NULL ? self->options->password : "", NULL);
  request = new_request (self, "POST", "/_session", NULL, cancellable);
  request->body = g_bytes_new_take (form, strlen (form));
  form = NULL;
  request->type = "application/x-www-form-urlencoded";
  start_at_path (request);
  if (!wait_and_follow (request, error))
    return FALSE;
  answer = take_answer (self, request->transfer);
  self->refused = answer->status == 401;
  self->signed_in = answer->status == 200;
  if (answer->status == 403)
    {
      g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_SIGNED_OUT,
                   _("%s has locked the account “%s” for some minutes after wrong passwords: wait, then sign in again."),
                   self->url, self->options->user);
      return FALSE;
    }
  return samvad_sync_answer_check (answer, &place, error);
}

/** Signs in where a user is known and was not signed in yet; later a 401 renews the session. */
gboolean
samvad_sync_client_resume (SamvadSyncClient  *self,
                           GCancellable      *cancellable,
                           GError           **error)
{
  if (self->options->user == NULL || self->signed_in)
    return TRUE;
  return samvad_sync_client_sign_in (self, cancellable, error);
}

static gboolean
has_cookie (SamvadSyncClient *self)
{
  SoupCookieJar *jar = SOUP_COOKIE_JAR (soup_session_get_feature (self->session, SOUP_TYPE_COOKIE_JAR));
  GSList *cookies = soup_cookie_jar_all_cookies (jar);
  gboolean any = cookies != NULL;

  g_slist_free_full (cookies, (GDestroyNotify) soup_cookie_free);
  return any;
}

/* A session that ran out is a 401; a cookie that was damaged on the way is a 400, like any other
 * request that is not understood. */
static gboolean
may_be_session (SamvadSyncRequest *request)
{
  guint status = soup_message_get_status (request->transfer->message);

  return request->client->options->user != NULL &&
         (status == 401 || (status == 400 && has_cookie (request->client)));
}

static gboolean
settle (SamvadSyncRequest  *request,
        GError            **error)
{
  if (!wait_and_follow (request, error))
    return FALSE;
  if (!may_be_session (request))
    return TRUE;
  drop_cookies (request->client);
  if (!samvad_sync_client_sign_in (request->client, request->cancellable, error))
    return FALSE;
  start_at_path (request);
  return wait_and_follow (request, error);
}

/** Returns: whether samvad_sync_request_end() has something to look at already */
gboolean
samvad_sync_request_is_done (SamvadSyncRequest *request)
{
  return request->transfer->done;
}

/**
 * samvad_sync_request_end:
 *
 * Waits for the answer; a session that ran out is renewed once on the way.
 *
 * Returns: (transfer full): an answer that is a success, or NULL
 */
SamvadSyncAnswer *
samvad_sync_request_end (SamvadSyncRequest  *request,
                         GError            **error)
{
  SamvadSyncPlace place = get_place (request->client);
  g_autoptr (SamvadSyncAnswer) answer = NULL;

  if (!settle (request, error))
    return NULL;
  answer = take_answer (request->client, request->transfer);
  return samvad_sync_answer_check (answer, &place, error) ? g_steal_pointer (&answer) : NULL;
}

SamvadSyncAnswer *
samvad_sync_client_call (SamvadSyncClient  *self,
                         const char        *method,
                         const char        *path,
                         GBytes            *body,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (SamvadSyncRequest) request = samvad_sync_client_begin (self, method, path, body, cancellable);

  return samvad_sync_request_end (request, error);
}

/** Returns: (transfer full): the JSON at @path */
JsonNode *
samvad_sync_client_get (SamvadSyncClient  *self,
                        const char        *path,
                        GCancellable      *cancellable,
                        GError           **error)
{
  SamvadSyncPlace place = get_place (self);
  g_autoptr (SamvadSyncAnswer) answer = samvad_sync_client_call (self, "GET", path, NULL, cancellable, error);

  return answer != NULL ? samvad_sync_answer_parse (answer, &place, error) : NULL;
}

/* Says why there is no stream; whoever refuses without a word is as good as gone. */
static void
read_refusal (SamvadSyncRequest  *request,
              GError            **error)
{
  SamvadSyncPlace place = get_place (request->client);
  SamvadSyncTransfer *transfer = request->transfer;
  g_autoptr (SamvadSyncAnswer) answer = NULL;

  samvad_sync_transfer_read_body (transfer, REFUSAL);
  samvad_sync_transfer_wait (transfer, request->cancellable);
  answer = take_answer (request->client, transfer);
  if (transfer->error != NULL && !g_error_matches (transfer->error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_TOO_LARGE))
    samvad_sync_error_from_network (transfer->error, &place, error);
  else if (samvad_sync_answer_check (answer, &place, error))
    samvad_sync_error_set_stranger (&place, answer->status, error);
}

/**
 * samvad_sync_client_open:
 *
 * Returns: (transfer full): the body of the answer, as an endless stream, or NULL
 */
GInputStream *
samvad_sync_client_open (SamvadSyncClient  *self,
                         const char        *path,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (SamvadSyncRequest) request = new_request (self, "GET", path, NULL, cancellable);
  g_autoptr (SamvadSyncAnswer) head = NULL;

  request->head_only = TRUE;
  start_at_path (request);
  if (!settle (request, error))
    return NULL;
  if (soup_message_get_status (request->transfer->message) != 200)
    {
      read_refusal (request, error);
      return NULL;
    }
  head = take_answer (self, request->transfer);
  return g_steal_pointer (&request->transfer->stream);
}
