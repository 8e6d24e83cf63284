/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-live.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "samvad-sync-rows.h"
#include "samvad-sync-steps.h"

#define CHUNK          65536
#define LINE_LIMIT     (64 * 1024 * 1024)
#define BATCH          2000
#define BATCH_TIME     (50 * 1000)      /* microseconds that a first row waits for others */
#define SILENT_BEATS   3                /* heartbeats missed before the server counts as gone */
#define FAILURES_UNTIL_FALL_BACK 2

typedef struct {
  GInputStream *stream;
  GCancellable *cancellable;
  guint8        chunk[CHUNK];
  GByteArray   *line;           /* what has no end yet */
  gsize         scanned;        /* of it */
  GPtrArray    *documents;
  char         *since;
  gint64        first_row_at;
  gint64        heard_at;
  gboolean      heard;          /* anything at all */
  gboolean      reading;
  gboolean      ended;
  GError       *error;
} Reader;

static void
take_line (Reader     *self,
           const char *line,
           gsize       length)
{
  g_autoptr (SamvadSyncRow) row = NULL;

  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  if (length == 0)
    return;
  row = samvad_sync_row_read (line, length, &self->error);
  if (row == NULL)
    return;
  if (row->since != NULL)
    {
      g_free (self->since);
      self->since = g_steal_pointer (&row->since);
    }
  if (row->document == NULL)
    return;
  if (self->documents->len == 0)
    self->first_row_at = g_get_monotonic_time ();
  g_ptr_array_add (self->documents, g_steal_pointer (&row->document));
}

static void
split_lines (Reader *self)
{
  gsize start = 0;

  while (self->error == NULL)
    {
      const guint8 *from = self->line->data + MAX (self->scanned, start);
      const guint8 *newline = memchr (from, '\n', self->line->data + self->line->len - from);
      gsize end;

      if (newline == NULL)
        break;
      end = newline - self->line->data;
      take_line (self, (const char *) self->line->data + start, end - start);
      start = end + 1;
    }
  if (start > 0)
    g_byte_array_remove_range (self->line, 0, start);
  self->scanned = self->line->len;
  if (self->line->len > LINE_LIMIT && self->error == NULL)
    self->error = g_error_new_literal (SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_TOO_LARGE, _("The server's answer does not end."));
}

static void read_on (Reader *self);

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reader *self = user_data;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, self->error == NULL ? &self->error : NULL);

  self->reading = FALSE;
  self->ended = size <= 0;
  if (size <= 0)
    return;
  self->heard = TRUE;
  self->heard_at = g_get_monotonic_time ();
  g_byte_array_append (self->line, self->chunk, size);
  split_lines (self);
  read_on (self);
}

/* The network waits while the target has enough to write. */
static void
read_on (Reader *self)
{
  if (self->reading || self->ended || self->error != NULL || self->documents->len >= BATCH)
    return;
  self->reading = TRUE;
  g_input_stream_read_async (self->stream, self->chunk, CHUNK, G_PRIORITY_DEFAULT, self->cancellable, on_read, self);
}

static Reader *
reader_new (GInputStream *stream)
{
  Reader *self = g_new0 (Reader, 1);

  self->stream = stream;
  self->cancellable = g_cancellable_new ();
  self->line = g_byte_array_new ();
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  self->heard_at = g_get_monotonic_time ();
  read_on (self);
  return self;
}

static void
reader_free (Reader *self)
{
  g_cancellable_cancel (self->cancellable);
  while (self->reading)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  g_object_unref (self->cancellable);
  g_object_unref (self->stream);
  g_byte_array_unref (self->line);
  g_ptr_array_unref (self->documents);
  g_clear_error (&self->error);
  g_free (self->since);
  g_free (self);
}

static gboolean
write_rows (Reader          *self,
            SamvadSyncFeed  *feed,
            GError         **error)
{
  SamvadSyncPage *page = samvad_sync_page_new ();

  g_ptr_array_unref (page->documents);
  page->documents = g_steal_pointer (&self->documents);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  page->since = g_steal_pointer (&self->since);
  page->pending = 0;
  samvad_sync_feed_stamp (feed, page);
  read_on (self);
  return samvad_sync_feed_apply (feed, page, error);
}

static gboolean
on_time (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the context until something happens, or until @at. Each change of the alarm wakes the context once for nothing:
 * it stays set until another time is meant. */
static void
sleep_until (GSource *alarm,
             gint64   at)
{
  g_source_set_ready_time (alarm, at);
  g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

static gboolean
note_contact (Reader          *self,
              SamvadSyncFeed  *feed,
              gint64          *noted_at,
              gint64           every,
              GError         **error)
{
  gint64 now = g_get_real_time ();
  gint64 offset;

  if (self->heard_at < *noted_at + every)
    return TRUE;
  *noted_at = self->heard_at;
  if (!samvad_sync_client_get_offset (feed->client, &offset))
    return samvad_sync_step_note_contact (feed->target, SAMVAD_TIME_NONE, now, feed->cancellable, error);
  return samvad_sync_step_note_contact (feed->target, now + offset, now, feed->cancellable, error);
}

static gboolean
is_batch_due (Reader *self)
{
  return self->documents->len > 0 &&
         (self->ended || self->error != NULL || self->documents->len >= BATCH ||
          g_get_monotonic_time () >= self->first_row_at + BATCH_TIME);
}

static gboolean
pump (SamvadSyncLive  *live,
      SamvadSyncFeed  *feed,
      Reader          *reader,
      GSource         *alarm,
      GError         **error)
{
  gint64 noted_at = g_get_monotonic_time ();

  while (TRUE)
    {
      gint64 silent_at = reader->heard_at + SILENT_BEATS * live->heartbeat;

      if (g_cancellable_set_error_if_cancelled (feed->cancellable, error))
        return FALSE;
      if (is_batch_due (reader) && !write_rows (reader, feed, error))
        return FALSE;
      if (!note_contact (reader, feed, &noted_at, live->heartbeat, error) ||
          (feed->tend != NULL && !feed->tend (feed, feed->user_data, error)))
        return FALSE;
      if (reader->documents->len > 0)
        sleep_until (alarm, reader->first_row_at + BATCH_TIME);
      else if (reader->ended || reader->error != NULL || g_get_monotonic_time () >= silent_at)
        return TRUE;
      else
        sleep_until (alarm, silent_at);
    }
}

/* What ended without a sign of life, or before its second one was due, was never a feed: something between holds it back. */
static gboolean
judge_end (SamvadSyncLive  *live,
           SamvadSyncFeed  *feed,
           Reader          *reader,
           gint64           opened_at,
           GError         **error)
{
  gboolean whole = reader->ended && reader->error == NULL;
  gboolean brief = whole && g_get_monotonic_time () < opened_at + live->heartbeat / 2;
  SamvadSyncPlace place = { samvad_sync_client_get_url (feed->client), samvad_sync_client_get_database (feed->client), NULL };
  g_autoptr (GError) silence = NULL;

  live->failures = reader->heard && !brief ? 0 : live->failures + 1;
  if (live->failures >= FAILURES_UNTIL_FALL_BACK)
    samvad_sync_live_fall_back (live);
  if (whole)
    return TRUE;
  silence = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _("nothing is heard from it"));
  samvad_sync_error_from_network (reader->error != NULL ? reader->error : silence, &place, error);
  return FALSE;
}

static GInputStream *
open_feed (SamvadSyncLive  *live,
           SamvadSyncFeed  *feed,
           GError         **error)
{
  g_autofree char *path = samvad_sync_client_path (feed->client, NULL);
  g_autofree char *since = samvad_sync_since_escape (feed->since);
  g_autofree char *url = g_strdup_printf ("%s/_changes?feed=continuous&include_docs=true&heartbeat=%" G_GINT64_FORMAT "&since=%s",
                                          path, live->heartbeat / 1000, since);

  return samvad_sync_client_open (feed->client, url, feed->cancellable, error);
}

gboolean
samvad_sync_continuous_follow (SamvadSyncLive  *live,
                               SamvadSyncFeed  *feed,
                               GError         **error)
{
  g_autoptr (GError) problem = NULL;
  GInputStream *stream = open_feed (live, feed, &problem);
  gint64 opened_at = g_get_monotonic_time ();
  g_autoptr (GSource) alarm = NULL;
  Reader *reader;
  gboolean ended;

  if (stream == NULL)
    {
      if (samvad_sync_live_is_refusal (problem))
        {
          samvad_sync_live_fall_back (live);
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  alarm = g_timeout_source_new (G_MAXINT);
  g_source_set_ready_time (alarm, -1);
  g_source_set_callback (alarm, on_time, NULL, NULL);
  g_source_attach (alarm, g_main_context_get_thread_default ());
  reader = reader_new (stream);
  ended = pump (live, feed, reader, alarm, error) && judge_end (live, feed, reader, opened_at, error);
  g_source_destroy (alarm);
  reader_free (reader);
  return ended;
}
