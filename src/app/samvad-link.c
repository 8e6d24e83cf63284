/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-link.h"

#include "samvad-cache-target.h"
#include "samvad-sync-engine.h"
#include "samvad-text.h"

/* Two heartbeats of half a minute failed to come; after a third the engine tries anew. */
#define STALE_AFTER (75 * SAMVAD_SECOND)

struct _SamvadLink {
  GObject           parent;
  SamvadViewModel  *model;
  SamvadStore      *store;
  SamvadSyncEngine *engine;
  SamvadTime        heard_at;   /* this PC's clock */
  GSource          *alarm;      /* moved on by each sign of life: due only where there is none */
  gboolean          was_live;
};

G_DEFINE_FINAL_TYPE (SamvadLink, samvad_link, G_TYPE_OBJECT)

static SamvadConnectionState
translate (SamvadSyncState state)
{
  switch (state)
    {
    case SAMVAD_SYNC_STATE_CATCHING_UP:
      return SAMVAD_CONNECTION_CATCHING_UP;
    case SAMVAD_SYNC_STATE_LIVE:
      return SAMVAD_CONNECTION_LIVE;
    case SAMVAD_SYNC_STATE_OFFLINE:
      return SAMVAD_CONNECTION_OFFLINE;
    case SAMVAD_SYNC_STATE_SIGNED_OUT:
      return SAMVAD_CONNECTION_SIGNED_OUT;
    case SAMVAD_SYNC_STATE_NOT_PERMITTED:
      return SAMVAD_CONNECTION_NOT_PERMITTED;
    case SAMVAD_SYNC_STATE_NOT_FOUND:
      return SAMVAD_CONNECTION_NO_DATABASE;
    case SAMVAD_SYNC_STATE_REFUSED:
      return SAMVAD_CONNECTION_WRONG_SERVER;
    case SAMVAD_SYNC_STATE_IDLE:
    case SAMVAD_SYNC_STATE_CONNECTING:
    default:
      return SAMVAD_CONNECTION_CONNECTING;
    }
}

static void
note_contact (SamvadLink *self)
{
  self->heard_at = g_get_real_time ();
  if (self->alarm != NULL)
    g_source_set_ready_time (self->alarm, g_get_monotonic_time () + STALE_AFTER + SAMVAD_SECOND);
}

/* The engine says what it met; who stands in its way, the desktop may know better. */
static const char *
get_detail (SamvadConnectionState  state,
            const GError          *error)
{
  gboolean held_up = state == SAMVAD_CONNECTION_WRONG_SERVER || state == SAMVAD_CONNECTION_OFFLINE;

  if (held_up && g_network_monitor_get_connectivity (g_network_monitor_get_default ()) == G_NETWORK_CONNECTIVITY_PORTAL)
    return _("This network wants a sign-in of its own first: open any page in the web browser.");
  return error != NULL ? error->message : NULL;
}

static void
tell (SamvadLink *self)
{
  SamvadConnectionState state = translate (samvad_sync_engine_get_state (self->engine));
  gboolean live = state == SAMVAD_CONNECTION_LIVE;

  /* Nobody becomes live without an answer. */
  if (live && !self->was_live)
    note_contact (self);
  self->was_live = live;
  if (live && g_get_real_time () - self->heard_at > STALE_AFTER)
    state = SAMVAD_CONNECTION_STALE;
  samvad_view_model_set_connection (self->model, state, samvad_sync_engine_get_pending (self->engine),
                                    get_detail (state, samvad_sync_engine_get_error (self->engine)));
}

static void
tell_clock (SamvadLink *self)
{
  samvad_view_model_set_clock (self->model, samvad_sync_engine_get_clock_offset (self->engine));
}

static gboolean
on_alarm (gpointer user_data)
{
  tell (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_changed (SamvadStore *store,
            guint        changes,
            gpointer     user_data)
{
  SamvadLink *self = user_data;

  if (changes & SAMVAD_CHANGE_CONTACT)
    {
      note_contact (self);
      tell (self);
    }
  /* An edit was made: it goes out at once, not with the next attempt. */
  if (changes & SAMVAD_CHANGE_OUTBOX)
    samvad_sync_engine_kick (self->engine);
}

static void
samvad_link_dispose (GObject *object)
{
  SamvadLink *self = SAMVAD_LINK (object);

  samvad_link_stop (self);
  g_clear_object (&self->engine);
  g_clear_object (&self->store);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (samvad_link_parent_class)->dispose (object);
}

static void
samvad_link_class_init (SamvadLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_link_dispose;
}

static void
samvad_link_init (SamvadLink *self)
{
  self->heard_at = g_get_real_time ();
}

static void
start (SamvadLink *self)
{
  g_signal_connect_swapped (self->engine, "notify::state", G_CALLBACK (tell), self);
  g_signal_connect_swapped (self->engine, "notify::pending", G_CALLBACK (tell), self);
  g_signal_connect_swapped (self->engine, "notify::error", G_CALLBACK (tell), self);
  g_signal_connect_swapped (self->engine, "notify::clock-offset", G_CALLBACK (tell_clock), self);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_changed), self, 0);
  self->alarm = g_timeout_source_new (G_MAXINT);
  g_source_set_ready_time (self->alarm, -1);
  g_source_set_callback (self->alarm, on_alarm, self, NULL);
  g_source_attach (self->alarm, NULL);
  samvad_sync_engine_start (self->engine, TRUE);
  tell (self);
}

/**
 * samvad_link_new:
 * @password: (nullable)
 *
 * Returns: (transfer full): the synchronisation, under way; where the address cannot be used the
 * model has been told so
 */
SamvadLink *
samvad_link_new (SamvadViewModel     *model,
                 SamvadStore         *store,
                 const SamvadProfile *profile,
                 const char          *password)
{
  SamvadLink *self = g_object_new (SAMVAD_TYPE_LINK, NULL);
  const SamvadSyncOptions options = {
    profile->server, profile->database, profile->user[0] != '\0' ? profile->user : NULL, (char *) password,
    profile->ca_file[0] != '\0' ? profile->ca_file : NULL,
  };
  g_autoptr (SamvadCacheTarget) target = samvad_cache_target_new (store);
  g_autoptr (GError) error = NULL;

  self->model = g_object_ref (model);
  self->store = g_object_ref (store);
  self->engine = samvad_sync_engine_new (&options, SAMVAD_SYNC_TARGET (target), &error);
  if (self->engine != NULL)
    start (self);
  else
    samvad_view_model_set_connection (model, SAMVAD_CONNECTION_WRONG_SERVER, -1, error->message);
  return self;
}

/** Ends it; nothing is written to the cache afterwards. */
void
samvad_link_stop (SamvadLink *self)
{
  if (self->alarm != NULL)
    g_source_destroy (self->alarm);
  g_clear_pointer (&self->alarm, g_source_unref);
  if (self->engine == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->engine, self);
  g_signal_handlers_disconnect_by_data (self->store, self);
  samvad_sync_engine_stop (self->engine);
  samvad_view_model_set_clock (self->model, G_MININT64);
}

/** Tries now, without waiting for the next attempt's time. */
void
samvad_link_retry (SamvadLink *self)
{
  if (self->engine != NULL)
    samvad_sync_engine_kick (self->engine);
}

/** The PC slept, or the network is another one: what is open is given up and opened anew. */
void
samvad_link_reconnect (SamvadLink *self)
{
  if (self->engine == NULL)
    return;
  tell (self);
  samvad_sync_engine_reconnect (self->engine);
}
