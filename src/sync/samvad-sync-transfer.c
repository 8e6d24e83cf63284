/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-transfer.h"

#include <glib/gi18n-lib.h>

#define CHUNK 65536

static SamvadSyncTransfer *
transfer_ref (SamvadSyncTransfer *self)
{
  self->references++;
  return self;
}

static void
transfer_unref (SamvadSyncTransfer *self)
{
  if (--self->references > 0)
    return;
  if (self->watchdog != NULL)
    {
      g_source_destroy (self->watchdog);
      g_source_unref (self->watchdog);
    }
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_byte_array_unref (self->body);
  g_free (self->chunk);
  g_free (self);
}

static gboolean
on_silence (gpointer user_data)
{
  SamvadSyncTransfer *self = user_data;

  self->silent = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

/** Something was heard: the server's patience starts anew. */
static void
rewind_watchdog (SamvadSyncTransfer *self)
{
  if (self->watchdog != NULL)
    g_source_set_ready_time (self->watchdog, g_get_monotonic_time () + self->patience);
}

static void
end (SamvadSyncTransfer *self,
     GError             *error)
{
  self->done = TRUE;
  self->error = error;
  if (self->watchdog != NULL)
    g_source_destroy (self->watchdog);
  if (self->silent && error != NULL)
    {
      g_clear_error (&self->error);
      self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _("nothing is heard from it"));
    }
}

/* libsoup takes an answer that the connection cuts short for whole, where what closes it said that it
 * would; bytes that were packed are counted otherwise. */
static gboolean
is_short (SamvadSyncTransfer *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_headers_get_one (headers, "Content-Encoding") == NULL &&
         (goffset) self->body->len < soup_message_headers_get_content_length (headers);
}

static void read_on (SamvadSyncTransfer *self);

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SamvadSyncTransfer *self = user_data;
  GError *error = NULL;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  rewind_watchdog (self);
  if (size > 0)
    g_byte_array_append (self->body, self->chunk, size);
  if (size > 0 && self->body->len > self->limit)
    error = g_error_new_literal (SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_TOO_LARGE, _("The server's answer does not end."));
  else if (size == 0 && is_short (self))
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, _("the answer was cut short"));
  if (size > 0 && error == NULL)
    read_on (self);
  else
    end (self, error);
  transfer_unref (self);
}

static void
read_on (SamvadSyncTransfer *self)
{
  g_input_stream_read_async (self->stream, self->chunk, CHUNK, G_PRIORITY_DEFAULT, self->cancellable,
                             on_read, transfer_ref (self));
}

static void
on_sent (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SamvadSyncTransfer *self = user_data;
  GError *error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  self->received_at = g_get_real_time ();
  rewind_watchdog (self);
  if (self->stream == NULL || self->head_only)
    end (self, error);
  else
    read_on (self);
  transfer_unref (self);
}

static GSource *
add_watchdog (SamvadSyncTransfer *self)
{
  GSource *source = g_timeout_source_new (self->patience / 1000);

  g_source_set_callback (source, on_silence, self, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

/**
 * samvad_sync_transfer_new:
 * @message: (transfer full)
 * @limit: bytes that the answer may have
 * @patience: microseconds without a byte after which the server counts as silent
 * @head_only: TRUE: end with the head and leave the body in the stream
 *
 * Returns: (transfer full): a transfer that is under way
 */
SamvadSyncTransfer *
samvad_sync_transfer_new (SoupSession *session,
                          SoupMessage *message,
                          gsize        limit,
                          gint64       patience,
                          gboolean     head_only)
{
  SamvadSyncTransfer *self = g_new0 (SamvadSyncTransfer, 1);

  self->references = 1;
  self->message = message;
  self->limit = limit;
  self->patience = patience;
  self->head_only = head_only;
  self->body = g_byte_array_new ();
  self->chunk = head_only ? NULL : g_malloc (CHUNK);
  self->cancellable = g_cancellable_new ();
  self->watchdog = add_watchdog (self);
  /* On a kept connection that the server has closed libsoup sends the request again by itself, and in
   * 3.2.2 that ends in a crash where the request is given up at the same moment. A connection of its
   * own for each request is never sent again behind our back. */
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, self->cancellable, on_sent, transfer_ref (self));
  return self;
}

/** Reads on where only the head was asked for, up to @limit bytes. */
void
samvad_sync_transfer_read_body (SamvadSyncTransfer *self,
                                gsize               limit)
{
  g_return_if_fail (self->done && self->stream != NULL && self->chunk == NULL);

  self->done = FALSE;
  self->limit = limit;
  self->chunk = g_malloc (CHUNK);
  g_source_unref (self->watchdog);
  self->watchdog = add_watchdog (self);
  read_on (self);
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_main_context_wakeup (user_data);
}

/* The transfer is cancelled in its own thread only: where another thread cancels while GIO lets go of
 * a cancellable's GSource, GLib 2.74 loses the source. */
static void
heed (SamvadSyncTransfer *self,
      GCancellable       *cancellable)
{
  if (g_cancellable_is_cancelled (cancellable) && !g_cancellable_is_cancelled (self->cancellable))
    g_cancellable_cancel (self->cancellable);
}

/** Runs the thread's context until the transfer is over; @cancellable may be cancelled from any thread. */
void
samvad_sync_transfer_wait (SamvadSyncTransfer *self,
                           GCancellable       *cancellable)
{
  GMainContext *context = g_main_context_get_thread_default ();
  gulong handler = 0;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), context, NULL);
  while (!self->done)
    {
      heed (self, cancellable);
      g_main_context_iteration (context, !self->done);
    }
  g_cancellable_disconnect (cancellable, handler);
}

/** Ends the transfer where it is, and waits until nothing of it is under way. */
void
samvad_sync_transfer_free (SamvadSyncTransfer *self)
{
  if (!self->done)
    {
      g_cancellable_cancel (self->cancellable);
      samvad_sync_transfer_wait (self, NULL);
    }
  transfer_unref (self);
}
