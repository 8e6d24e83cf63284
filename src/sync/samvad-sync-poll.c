/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-live.h"

#include "samvad-sync-rows.h"

/* Long-poll, and its last resort: the server is asked, waits for something to tell as long as a
 * heartbeat, or answers at once that there is nothing. The one that does so is left alone in
 * between. */

#define BATCH 2000

static gboolean
on_time (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
tend (SamvadSyncFeed  *feed,
      GError         **error)
{
  if (g_cancellable_set_error_if_cancelled (feed->cancellable, error))
    return FALSE;
  return feed->tend == NULL || feed->tend (feed, feed->user_data, error);
}

static gboolean
rest (SamvadSyncFeed  *feed,
      gint64           time,
      GError         **error)
{
  gboolean over = FALSE;
  gboolean well = TRUE;
  g_autoptr (GSource) alarm = g_timeout_source_new (time / 1000);

  g_source_set_callback (alarm, on_time, &over, NULL);
  g_source_attach (alarm, g_main_context_get_thread_default ());
  while (!over && (well = tend (feed, error)))
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  g_source_destroy (alarm);
  return well;
}

static SamvadSyncRequest *
ask (SamvadSyncLive *live,
     SamvadSyncFeed *feed)
{
  g_autofree char *path = samvad_sync_client_path (feed->client, NULL);
  g_autofree char *since = samvad_sync_since_escape (feed->since);
  g_autofree char *wait = live->transport == SAMVAD_SYNC_TRANSPORT_POLL
                            ? g_strdup ("")
                            : g_strdup_printf ("&feed=longpoll&timeout=%" G_GINT64_FORMAT, live->heartbeat / 1000);
  g_autofree char *url = g_strdup_printf ("%s/_changes?include_docs=true&limit=%d&since=%s%s", path, BATCH, since, wait);

  return samvad_sync_client_begin (feed->client, "GET", url, NULL, feed->cancellable);
}

static SamvadSyncPage *
fetch (SamvadSyncLive  *live,
       SamvadSyncFeed  *feed,
       GError         **error)
{
  g_autoptr (SamvadSyncRequest) request = ask (live, feed);
  g_autoptr (SamvadSyncAnswer) answer = NULL;
  SamvadSyncPage *page;

  while (!samvad_sync_request_is_done (request))
    {
      if (!tend (feed, error))
        return NULL;
      g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
    }
  answer = samvad_sync_request_end (request, error);
  page = answer != NULL ? samvad_sync_page_read (answer->body, FALSE, error) : NULL;
  if (page == NULL)
    return NULL;
  page->server_time = answer->server_time;
  page->checked_at = answer->received_at;
  return page;
}

/* A server that does not wait has refused to: it is asked at intervals from now on. */
static gboolean
rest_if_told_at_once (SamvadSyncLive  *live,
                      SamvadSyncFeed  *feed,
                      gint64           asked_at,
                      GError         **error)
{
  gint64 rest_of_it = asked_at + live->heartbeat - g_get_monotonic_time ();

  if (live->transport == SAMVAD_SYNC_TRANSPORT_LONG_POLL && rest_of_it > live->heartbeat / 2)
    samvad_sync_live_fall_back (live);
  return live->transport != SAMVAD_SYNC_TRANSPORT_POLL || rest (feed, MAX (rest_of_it, 0), error);
}

gboolean
samvad_sync_poll_follow (SamvadSyncLive  *live,
                         SamvadSyncFeed  *feed,
                         GError         **error)
{
  gint64 asked_at = g_get_monotonic_time ();
  g_autoptr (GError) problem = NULL;
  SamvadSyncPage *page = fetch (live, feed, &problem);
  guint rows = page != NULL ? page->documents->len : 0;

  if (page == NULL && samvad_sync_live_is_refusal (problem) && live->transport == SAMVAD_SYNC_TRANSPORT_LONG_POLL)
    {
      samvad_sync_live_fall_back (live);
      return TRUE;
    }
  if (page == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!samvad_sync_feed_apply (feed, page, error))
    return FALSE;
  return rows > 0 || rest_if_told_at_once (live, feed, asked_at, error);
}
