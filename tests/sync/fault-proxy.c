/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-proxy.h"

#include <string.h>
#include <sys/socket.h>

#define BUFFER       65536
#define DELAY_MS     60
#define DRIP         11         /* bytes at a time */
#define TAIL         9          /* bytes that do not come */
#define CORRUPT_EACH 37
#define QUIET_US     300000     /* a feed that never ends counts as over after so long without a byte */
#define MAX_SENT     (512 * 1024 * 1024)

struct _FaultProxy {
  GSocketService *service;
  GSocketAddress *server;
  GCancellable   *cancellable;
  char           *url;
  const Fault    *fault;        /* nullable */
  guint           at;
  GMutex          lock;         /* of what follows */
  char           *refused;      /* nullable: a word of requests that are not understood */
  char           *request;      /* the one that was struck */
  guint           exchanges;
  guint           running;
  gboolean        struck;
  guint64         sent;         /* bytes that took the place of the server's */
};

typedef struct {
  FaultProxy    *proxy;
  const Fault   *fault;         /* nullable: this exchange goes well */
  GSocket       *near;
  GInputStream  *in;
  GOutputStream *out;
  GString       *request;
  guint          number;
} Exchange;

static gboolean
write_out (Exchange   *self,
           const char *data,
           gsize       size)
{
  return g_output_stream_write_all (self->out, data, size, NULL, self->proxy->cancellable, NULL);
}

static gsize
get_body_size (const char *head)
{
  g_autofree char *lower = g_ascii_strdown (head, -1);
  const char *field = strstr (lower, "\r\ncontent-length:");

  return field != NULL ? g_ascii_strtoull (field + strlen ("\r\ncontent-length:"), NULL, 10) : 0;
}

static gboolean
read_request (Exchange *self)
{
  char buffer[BUFFER];
  const char *end;

  while ((end = strstr (self->request->str, "\r\n\r\n")) == NULL ||
         self->request->len < (gsize) (end + 4 - self->request->str) + get_body_size (self->request->str))
    {
      gssize got = g_input_stream_read (self->in, buffer, sizeof buffer, self->proxy->cancellable, NULL);

      if (got <= 0)
        return FALSE;
      g_string_append_len (self->request, buffer, got);
    }
  return TRUE;
}

/* Asks the server, which shall close when it has answered. */
static GSocketConnection *
ask (Exchange *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GString) request = g_string_new_len (self->request->str, (gssize) self->request->len);
  GSocketConnection *connection;

  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (self->proxy->server), self->proxy->cancellable, NULL);
  if (connection == NULL)
    return NULL;
  g_string_replace (request, "\r\n", "\r\nConnection: close\r\n", 1);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request->str, request->len, NULL,
                             self->proxy->cancellable, NULL);
  return connection;
}

static gboolean
drip (Exchange   *self,
      const char *data,
      gsize       size)
{
  for (gsize i = 0; i < size; i += DRIP)
    {
      if (!write_out (self, data + i, MIN (DRIP, size - i)))
        return FALSE;
      g_usleep (200);
    }
  return TRUE;
}

/* What comes out is never UTF-8, so that it is seen: a digit that became another one would not be. */
static void
corrupt (char    *data,
         gsize    size,
         guint64  passed)
{
  for (gsize i = 0; i < size; i++)
    if ((passed + i) % CORRUPT_EACH == CORRUPT_EACH - 1)
      data[i] = (char) (data[i] ^ 0x80);
}

static gboolean
pass (Exchange *self,
      char     *data,
      gsize     size,
      guint64   passed)
{
  switch (self->fault != NULL ? self->fault->kind : FAULT_DELAY)
    {
    case FAULT_DRIP:
      return drip (self, data, size);
    case FAULT_DUPLICATE:
      return write_out (self, data, size) && write_out (self, data, size);
    case FAULT_CORRUPT:
      corrupt (data, size, passed);
      return write_out (self, data, size);
    default:
      return write_out (self, data, size);
    }
}

/* How many bytes of the answer come; another number at each exchange, in the head and in the body. */
static guint64
get_cut (Exchange *self)
{
  if (self->fault == NULL)
    return G_MAXUINT64;
  if (self->fault->kind == FAULT_LOSE)
    return 0;
  return self->fault->kind == FAULT_CUT || self->fault->kind == FAULT_RESET ? 20 + 67 * (guint64) self->number % 400
                                                                             : G_MAXUINT64;
}

/* Passes the answer on, and keeps the last @kept bytes back until more come. */
static void
pump (Exchange          *self,
      GSocketConnection *server,
      gsize              kept)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (server));
  g_autoptr (GByteArray) waiting = g_byte_array_new ();
  guint64 passed = 0, cut = get_cut (self);
  char buffer[BUFFER];
  gssize got;

  while (passed < cut && (got = g_input_stream_read (in, buffer, sizeof buffer, self->proxy->cancellable, NULL)) > 0)
    {
      gsize size;

      g_byte_array_append (waiting, (guint8 *) buffer, (guint) got);
      size = (gsize) MIN (waiting->len > kept ? waiting->len - kept : 0, cut - passed);
      if (!pass (self, (char *) waiting->data, size, passed))
        return;
      passed += size;
      g_byte_array_remove_range (waiting, 0, (guint) size);
    }
}

static void
forward (Exchange *self)
{
  g_autoptr (GSocketConnection) server = NULL;

  if (self->fault != NULL && self->fault->kind == FAULT_REPEAT)
    {
      g_autoptr (GSocketConnection) first = ask (self);

      if (first != NULL)
        {
          g_autoptr (GBytes) answer = NULL;

          g_socket_set_timeout (g_socket_connection_get_socket (first), 1);
          answer = g_input_stream_read_bytes (g_io_stream_get_input_stream (G_IO_STREAM (first)), BUFFER,
                                              self->proxy->cancellable, NULL);
        }
    }
  server = ask (self);
  if (server == NULL)
    return;
  if (self->fault != NULL && self->fault->kind == FAULT_DELAY)
    g_usleep (DELAY_MS * 1000);
  if (self->fault != NULL && self->fault->kind == FAULT_TRUNCATE)
    g_socket_set_timeout (g_socket_connection_get_socket (server), 1);
  pump (self, server, self->fault != NULL && self->fault->kind == FAULT_TRUNCATE ? TAIL : 0);
}

static void
answer_instead (Exchange *self)
{
  const Fault *fault = self->fault;
  gsize size = 0;
  const char *body = fault->body != NULL ? g_bytes_get_data (fault->body, &size) : NULL;
  gboolean endless = fault->kind == FAULT_ENDLESS || fault->kind == FAULT_ENDLESS_HEAD, heard;

  heard = write_out (self, fault->head, strlen (fault->head)) &&
          write_out (self, "\r\n\r\n", fault->kind == FAULT_ENDLESS_HEAD ? 2 : 4) && (size == 0 || write_out (self, body, size));
  for (guint64 sent = 0; endless && heard && sent < MAX_SENT; sent += size)
    {
      heard = write_out (self, body, size);
      g_mutex_lock (&self->proxy->lock);
      self->proxy->sent += size;
      g_mutex_unlock (&self->proxy->lock);
    }
}

static void
wait_until_gone (Exchange *self)
{
  char buffer[64];

  while (g_input_stream_read (self->in, buffer, sizeof buffer, self->proxy->cancellable, NULL) > 0)
    ;
}

static void
serve (Exchange *self)
{
  const FaultProxy *proxy = self->proxy;

  if (self->fault == NULL && proxy->refused != NULL && strstr (self->request->str, proxy->refused) != NULL)
    {
      static const char text[] = "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
                                 "{\"error\":\"bad_request\",\"reason\":\"no such feed\"}";

      write_out (self, text, sizeof text - 1);
    }
  else if (self->fault == NULL || self->fault->kind < FAULT_INSTEAD)
    forward (self);
  else if (self->fault->kind == FAULT_SILENCE)
    wait_until_gone (self);
  else
    answer_instead (self);
}

static void
begin (Exchange *self)
{
  FaultProxy *proxy = self->proxy;

  g_mutex_lock (&proxy->lock);
  proxy->running++;
  self->number = ++proxy->exchanges;
  if (proxy->fault != NULL && !g_cancellable_is_cancelled (proxy->cancellable) && (proxy->at == FAULT_PROXY_EACH || proxy->at == self->number))
    self->fault = proxy->fault;
  g_mutex_unlock (&proxy->lock);
}

static void
note_strike (Exchange *self)
{
  FaultProxy *proxy = self->proxy;

  g_mutex_lock (&proxy->lock);
  proxy->struck = proxy->struck || self->fault != NULL;
  if (self->fault != NULL)
    {
      g_free (proxy->request);
      proxy->request = g_strndup (self->request->str, strcspn (self->request->str, "\r"));
    }
  g_mutex_unlock (&proxy->lock);
}

static void
finish (Exchange *self)
{
  struct linger reset = { 1, 0 };

  if (self->fault != NULL && self->fault->kind == FAULT_RESET)
    setsockopt (g_socket_get_fd (self->near), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  g_string_free (self->request, TRUE);
  g_mutex_lock (&self->proxy->lock);
  self->proxy->running--;
  g_mutex_unlock (&self->proxy->lock);
}

/* In a thread of its own. */
static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        gpointer                user_data)
{
  Exchange self = { .proxy = user_data, .near = g_socket_connection_get_socket (connection),
                    .in = g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                    .out = g_io_stream_get_output_stream (G_IO_STREAM (connection)), .request = g_string_new (NULL) };

  begin (&self);
  if (self.fault != NULL && self.fault->kind == FAULT_REFUSE)
    note_strike (&self);
  else if (read_request (&self))
    {
      note_strike (&self);
      serve (&self);
    }
  finish (&self);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
destroy (gpointer  data,
         GClosure *closure)
{
  FaultProxy *self = data;

  g_object_unref (self->server);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_free (self->refused);
  g_free (self->request);
  g_free (self->url);
  g_free (self);
}

/** @fault: (nullable): what happens at the exchange of number @at, from 1 */
FaultProxy *
fault_proxy_new (const char  *server_url,
                 const Fault *fault,
                 guint        at)
{
  FaultProxy *self = g_new0 (FaultProxy, 1);
  g_autoptr (GUri) uri = g_uri_parse (server_url, G_URI_FLAGS_NONE, NULL);
  guint16 port;

  self->server = g_inet_socket_address_new_from_string (g_uri_get_host (uri), (guint) g_uri_get_port (uri));
  self->cancellable = g_cancellable_new ();
  self->fault = fault;
  self->at = at;
  g_mutex_init (&self->lock);
  self->service = g_threaded_socket_service_new (64);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, NULL);
  g_assert_cmpuint (port, !=, 0);
  self->url = g_strdup_printf ("http://127.0.0.1:%u", port);
  /* A thread may begin when we have ended: it has the closure, and with it the proxy. */
  g_signal_connect_data (self->service, "run", G_CALLBACK (on_run), self, destroy, 0);
  g_socket_service_start (self->service);
  return self;
}

static gboolean
is_running (FaultProxy *self)
{
  gboolean running;

  g_mutex_lock (&self->lock);
  running = self->running > 0;
  g_mutex_unlock (&self->lock);
  return running;
}

void
fault_proxy_free (FaultProxy *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_cancellable_cancel (self->cancellable);
  while (is_running (self))
    g_main_context_iteration (NULL, FALSE);
  g_object_unref (self->service);
}

/** Requests with @word are answered as not understood: an old server, or a proxy without streams. */
void
fault_proxy_refuse (FaultProxy *self,
                    const char *word)
{
  self->refused = g_strdup (word);
}

const char *
fault_proxy_get_url (FaultProxy *self)
{
  return self->url;
}

guint
fault_proxy_get_exchanges (FaultProxy *self)
{
  guint exchanges;

  g_mutex_lock (&self->lock);
  exchanges = self->exchanges;
  g_mutex_unlock (&self->lock);
  return exchanges;
}

gboolean
fault_proxy_has_struck (FaultProxy *self)
{
  gboolean struck;

  g_mutex_lock (&self->lock);
  struck = self->struck;
  g_mutex_unlock (&self->lock);
  return struck;
}

/** Returns: bytes of an endless answer that the client took */
guint64
fault_proxy_get_sent (FaultProxy *self)
{
  guint64 sent;

  g_mutex_lock (&self->lock);
  sent = self->sent;
  g_mutex_unlock (&self->lock);
  return sent;
}

/** Returns: (transfer full) (nullable): the first line of what was struck */
char *
fault_proxy_dup_request (FaultProxy *self)
{
  char *request;

  g_mutex_lock (&self->lock);
  request = g_strdup (self->request);
  g_mutex_unlock (&self->lock);
  return request;
}
