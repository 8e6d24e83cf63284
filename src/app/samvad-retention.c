/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-retention.h"

struct _SamvadRetention {
  GObject          parent;
  SamvadViewModel *model;
  guint            months;      /* before this one that are kept; 0: all */
  GCancellable    *cancellable; /* of the round under way */
};

G_DEFINE_FINAL_TYPE (SamvadRetention, samvad_retention, G_TYPE_OBJECT)

/* One transaction of the store's thread, and what came of it. */
typedef struct {
  SamvadRetention *retention;
  SamvadMonth      before;
  gboolean         found;
} Round;

static void begin (SamvadRetention *self);

static void
round_free (Round *round)
{
  g_object_unref (round->retention);
  g_free (round);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Round, round_free)

static gboolean
forget (SamvadStore  *store,
        gpointer      data,
        GError      **error)
{
  Round *round = data;

  return samvad_store_forget_before (store, round->before, &round->found, error);
}

static void
on_forgotten (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Round) round = user_data;
  SamvadRetention *self = round->retention;
  g_autoptr (GError) error = NULL;
  gboolean done = samvad_store_run_finish (SAMVAD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (!done)
    g_warning ("Old months were not taken out of the cache: %s", error->message);
  /* One month is one transaction: the feed and the user's edits have their turn in between. */
  else if (round->found)
    begin (self);
}

static void
begin (SamvadRetention *self)
{
  SamvadStore *store = samvad_view_model_get_store (self->model);
  SamvadMonth now = samvad_time_get_month (samvad_view_model_get_now (self->model));
  Round *round;

  if (self->months == 0 || store == NULL || self->cancellable != NULL)
    return;
  round = g_new (Round, 1);
  *round = (Round) { g_object_ref (self), now - (int) self->months, FALSE };
  self->cancellable = g_cancellable_new ();
  samvad_store_run_async (store, forget, round, NULL, self->cancellable, on_forgotten, round);
}

/* After the feed has caught up it may have brought old months again; with it comes, sooner or later, each new month. */
static void
on_connection_changed (SamvadRetention *self)
{
  SamvadConnectionState state = samvad_view_model_get_connection (self->model)->state;

  if (state == SAMVAD_CONNECTION_LIVE || state == SAMVAD_CONNECTION_CACHE_ONLY)
    begin (self);
}

static void
samvad_retention_dispose (GObject *object)
{
  SamvadRetention *self = SAMVAD_RETENTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (samvad_retention_parent_class)->dispose (object);
}

static void
samvad_retention_class_init (SamvadRetentionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_retention_dispose;
}

static void
samvad_retention_init (SamvadRetention *self)
{
}

/** @settings: as they are now: who changes them has until the next start to think better of it */
SamvadRetention *
samvad_retention_new (GSettings       *settings,
                      SamvadViewModel *model)
{
  SamvadRetention *self = g_object_new (SAMVAD_TYPE_RETENTION, NULL);

  self->months = g_settings_get_uint (settings, "keep-months");
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "connection-changed", G_CALLBACK (on_connection_changed), self, G_CONNECT_SWAPPED);
  return self;
}
