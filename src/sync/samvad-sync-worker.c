/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-worker.h"

#include <glib/gi18n-lib.h>

#include "samvad-sync-live.h"
#include "samvad-sync-push.h"

#define BACKOFF_STEPS 300               /* the longest wait, in first waits: 1 s to 5 min */
#define SKIPPED_AGAIN (30 * G_USEC_PER_SEC)     /* until an edit that met others' is tried again */

struct _SamvadSyncWorker {
  SamvadSyncPlan     plan;
  GThread           *thread;
  GMainContext      *context;
  GCancellable      *cancellable;
  int                kicked;            /* atomic */

  GMutex             lock;
  SamvadSyncOptions *credentials;       /* (nullable): new ones, under the lock */
  GCancellable      *attempt;           /* of what is under way on this connection, under the lock */

  /* Of the thread alone: */
  SamvadSyncClient  *client;
  SamvadSyncFeed     feed;
  SamvadSyncLive     live;
  SamvadSyncState    state;
  GError            *error;
  guint              failures;
  gint64             fell_back_at;
  guint              skipped;           /* edits that others' changes kept from being sent */
  gint64             skipped_at;
};

void
samvad_sync_report_free (SamvadSyncReport *report)
{
  g_clear_error (&report->error);
  g_free (report);
}

static void
report (SamvadSyncWorker *self,
        gboolean          finished,
        gboolean          ok)
{
  SamvadSyncReport *news = g_new0 (SamvadSyncReport, 1);
  gint64 offset;

  news->state = self->state;
  news->pending = self->feed.pending;
  news->documents = self->feed.documents;
  news->pages = self->feed.pages;
  news->transport = samvad_sync_transport_to_text (self->live.transport);
  news->clock_offset = self->client != NULL && samvad_sync_client_get_offset (self->client, &offset) ? offset : G_MININT64;
  news->error = self->error != NULL ? g_error_copy (self->error) : NULL;
  news->finished = finished;
  news->ok = ok;
  self->plan.report (news, self->plan.user_data);
}

static void
set_state (SamvadSyncWorker *self,
           SamvadSyncState   state)
{
  if (state == SAMVAD_SYNC_STATE_LIVE || state == SAMVAD_SYNC_STATE_CATCHING_UP)
    g_clear_error (&self->error);
  self->state = state;
  report (self, FALSE, FALSE);
}

static void
on_page (SamvadSyncFeed *feed,
         gpointer        user_data)
{
  report (user_data, FALSE, FALSE);
}

static gboolean
push (SamvadSyncWorker  *self,
      GError           **error)
{
  g_atomic_int_set (&self->kicked, FALSE);
  self->skipped_at = g_get_monotonic_time ();
  return samvad_sync_push (self->client, self->plan.target, &self->skipped, self->feed.cancellable, error);
}

static gboolean
push_if_kicked (SamvadSyncFeed  *feed,
                gpointer         user_data,
                GError         **error)
{
  SamvadSyncWorker *self = user_data;

  gboolean again = self->skipped > 0 && g_get_monotonic_time () >= self->skipped_at + SKIPPED_AGAIN;

  return (!g_atomic_int_get (&self->kicked) && !again) || push (self, error);
}

static void
take_credentials (SamvadSyncWorker *self)
{
  g_autoptr (SamvadSyncOptions) credentials = NULL;

  g_mutex_lock (&self->lock);
  credentials = g_steal_pointer (&self->credentials);
  g_mutex_unlock (&self->lock);
  if (credentials != NULL)
    samvad_sync_client_set_user (self->client, credentials->user, credentials->password);
}

static gboolean
connect_and_catch_up (SamvadSyncWorker  *self,
                      GError           **error)
{
  take_credentials (self);
  if (self->error == NULL)
    set_state (self, SAMVAD_SYNC_STATE_CONNECTING);
  if (!samvad_sync_client_resume (self->client, self->feed.cancellable, error) ||
      !samvad_sync_feed_identify (&self->feed, error))
    return FALSE;
  set_state (self, SAMVAD_SYNC_STATE_CATCHING_UP);
  return push (self, error) && samvad_sync_feed_catch_up (&self->feed, error);
}

static void
return_to_better_way (SamvadSyncWorker *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now >= self->fell_back_at + self->plan.recovery)
    self->live.transport = SAMVAD_SYNC_TRANSPORT_CONTINUOUS;
  /* Also of one that is tried in vain: the next try waits as long again. */
  if (self->live.transport == SAMVAD_SYNC_TRANSPORT_CONTINUOUS)
    self->fell_back_at = now;
}

/* Returns only with an error. */
static void
follow (SamvadSyncWorker  *self,
        GError           **error)
{
  SamvadSyncTransport transport;

  do
    {
      return_to_better_way (self);
      transport = self->live.transport;
      set_state (self, SAMVAD_SYNC_STATE_LIVE);
      self->failures = 0;
      if (!samvad_sync_live_follow (&self->live, &self->feed, error))
        return;
      /* The end of a continuous feed may be that of its database. */
      if (transport == SAMVAD_SYNC_TRANSPORT_CONTINUOUS && !connect_and_catch_up (self, error))
        return;
    }
  while (TRUE);
}

static SamvadSyncState
get_state_of_error (const GError *error)
{
  if (error->domain != SAMVAD_SYNC_ERROR)
    return SAMVAD_SYNC_STATE_OFFLINE;
  switch ((SamvadSyncError) error->code)
    {
    case SAMVAD_SYNC_ERROR_SIGNED_OUT:
      return SAMVAD_SYNC_STATE_SIGNED_OUT;
    case SAMVAD_SYNC_ERROR_NOT_PERMITTED:
      return SAMVAD_SYNC_STATE_NOT_PERMITTED;
    case SAMVAD_SYNC_ERROR_NO_DATABASE:
      return SAMVAD_SYNC_STATE_NOT_FOUND;
    case SAMVAD_SYNC_ERROR_ADDRESS:
    case SAMVAD_SYNC_ERROR_CERTIFICATE:
    case SAMVAD_SYNC_ERROR_NOT_COUCHDB:
      return SAMVAD_SYNC_STATE_REFUSED;
    case SAMVAD_SYNC_ERROR_NETWORK:
    case SAMVAD_SYNC_ERROR_BUSY:
    case SAMVAD_SYNC_ERROR_MALFORMED:
    case SAMVAD_SYNC_ERROR_CONFLICT:
    case SAMVAD_SYNC_ERROR_NO_DOCUMENT:
    case SAMVAD_SYNC_ERROR_REJECTED:
    case SAMVAD_SYNC_ERROR_TOO_LARGE:
      return SAMVAD_SYNC_STATE_OFFLINE;
    }
  return SAMVAD_SYNC_STATE_OFFLINE;
}

/* Doubled with each failure; at least half of it, the rest by chance, so that the PCs of an office
 * do not come back together. */
static gint64
get_delay (SamvadSyncWorker *self)
{
  int asked = samvad_sync_client_get_retry (self->client);
  double steps = MIN (BACKOFF_STEPS, (double) (G_GUINT64_CONSTANT (1) << MIN (self->failures, 16)));
  gint64 delay = self->plan.backoff * steps * g_random_double_range (0.5, 1.0);

  return MAX (delay, asked * (gint64) G_USEC_PER_SEC);
}

static gboolean
on_time (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
rest (SamvadSyncWorker *self)
{
  gboolean over = FALSE;
  g_autoptr (GSource) alarm = g_timeout_source_new (get_delay (self) / 1000);

  g_source_set_callback (alarm, on_time, &over, NULL);
  /* A password that was refused is not tried again: only the user can help. */
  if (self->state != SAMVAD_SYNC_STATE_SIGNED_OUT)
    g_source_attach (alarm, self->context);
  while (!over && !g_atomic_int_get (&self->kicked) && !g_cancellable_is_cancelled (self->feed.cancellable))
    g_main_context_iteration (self->context, TRUE);
  g_source_destroy (alarm);
  g_atomic_int_set (&self->kicked, FALSE);
  self->failures++;
}

static void
set_failed (SamvadSyncWorker *self,
            GError           *error)
{
  g_clear_error (&self->error);
  self->error = error;
  self->feed.pending = -1;
  set_state (self, get_state_of_error (error));
}

/* Another network may have another best way to be followed. */
static void
begin_attempt (SamvadSyncWorker *self)
{
  if (!g_cancellable_is_cancelled (self->feed.cancellable))
    return;
  g_mutex_lock (&self->lock);
  g_object_unref (self->attempt);
  self->feed.cancellable = self->attempt = g_cancellable_new ();
  g_mutex_unlock (&self->lock);
  samvad_sync_client_forget_connections (self->client);
  self->failures = 0;
  self->live = (SamvadSyncLive) { .heartbeat = self->live.heartbeat };
}

static void
work (SamvadSyncWorker *self)
{
  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      GError *error = NULL;

      begin_attempt (self);
      if (connect_and_catch_up (self, &error))
        {
          self->feed.pending = 0;
          if (!self->plan.follow && self->skipped == 0)
            break;
          if (self->plan.follow)
            follow (self, &error);
          else
            g_set_error_literal (&error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_CONFLICT,
                                 _("Others keep changing the same document: the edit is sent with the next try."));
        }
      if (g_cancellable_is_cancelled (self->cancellable))
        {
          g_clear_error (&error);
          break;
        }
      if (g_cancellable_is_cancelled (self->feed.cancellable))
        {
          g_clear_error (&error);
          continue;
        }
      set_failed (self, error);
      if (!self->plan.follow)
        break;
      rest (self);
    }
}

static gpointer
run (gpointer data)
{
  SamvadSyncWorker *self = data;
  gboolean ok;

  g_main_context_push_thread_default (self->context);
  self->client = samvad_sync_client_new (self->plan.options, &self->error);
  if (self->client != NULL)
    {
      self->feed.client = self->client;
      samvad_sync_client_set_patience (self->client, self->plan.patience);
      work (self);
      ok = self->error == NULL && !g_cancellable_is_cancelled (self->cancellable);
      if (ok)
        self->state = SAMVAD_SYNC_STATE_IDLE;
      report (self, !self->plan.follow, ok);
      samvad_sync_feed_clear (&self->feed);
      g_clear_object (&self->client);
    }
  else
    {
      self->state = SAMVAD_SYNC_STATE_REFUSED;
      report (self, !self->plan.follow, FALSE);
    }
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/** Returns: (transfer full): a worker with a thread, to be freed by samvad_sync_worker_stop() */
SamvadSyncWorker *
samvad_sync_worker_start (const SamvadSyncPlan *plan)
{
  SamvadSyncWorker *self = g_new0 (SamvadSyncWorker, 1);

  self->plan = *plan;
  self->plan.options = samvad_sync_options_copy (plan->options);
  self->plan.target = g_object_ref (plan->target);
  self->context = g_main_context_new ();
  self->cancellable = g_cancellable_new ();
  self->attempt = g_cancellable_new ();
  g_mutex_init (&self->lock);
  self->feed = (SamvadSyncFeed) {
    .target = self->plan.target, .cancellable = self->attempt, .limit = plan->page, .pending = -1,
    .notify = on_page, .tend = push_if_kicked, .user_data = self,
  };
  self->live.heartbeat = plan->heartbeat;
  self->thread = g_thread_new ("samvad-sync", run, self);
  return self;
}

/** There is something to send, or the network may be back: do not wait any longer. */
void
samvad_sync_worker_kick (SamvadSyncWorker *self)
{
  g_atomic_int_set (&self->kicked, TRUE);
  g_main_context_wakeup (self->context);
}

void
samvad_sync_worker_sign_in_as (SamvadSyncWorker *self,
                               const char       *user,
                               const char       *password)
{
  SamvadSyncOptions credentials = { .user = (char *) user, .password = (char *) password };

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->credentials, samvad_sync_options_free);
  self->credentials = samvad_sync_options_copy (&credentials);
  g_mutex_unlock (&self->lock);
  samvad_sync_worker_kick (self);
}

/** What is open may lead nowhere any more: it is given up and opened anew, at once. */
void
samvad_sync_worker_reconnect (SamvadSyncWorker *self)
{
  g_autoptr (GCancellable) attempt = NULL;

  g_mutex_lock (&self->lock);
  attempt = g_object_ref (self->attempt);
  g_mutex_unlock (&self->lock);
  g_cancellable_cancel (attempt);
  g_main_context_wakeup (self->context);
}

/** Ends the thread where it is, waits for it, and frees the worker. */
void
samvad_sync_worker_stop (SamvadSyncWorker *self)
{
  g_cancellable_cancel (self->cancellable);
  samvad_sync_worker_reconnect (self);
  g_thread_join (self->thread);
  g_clear_pointer (&self->credentials, samvad_sync_options_free);
  g_clear_error (&self->error);
  samvad_sync_options_free (self->plan.options);
  g_object_unref (self->plan.target);
  g_object_unref (self->cancellable);
  g_object_unref (self->attempt);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}
