/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-view-model.h"

/* The least time between the starts of two readings: twenty changes a second cost four. */
#define PAUSE_MS 250
/* A message that only says "nothing new" changes one time of day, to the minute. */
#define CONTACT_PAUSE_MS 60000
#define TICK_S 60
/* While no window shows them, only alerts read the figures: in their time. */
#define HIDDEN_PAUSE_MS 60000
#define HIDDEN_CONTACT_MS 300000

struct _SamvadViewModel {
  GObject           parent;
  SamvadStore      *store;
  SamvadMonth       month;      /* NONE: the current one */
  guint             window;     /* 0: by the rule */
  SamvadBoundaryView boundaries;
  SamvadSnapshot   *snapshot;
  char             *problem;
  SamvadConnection  connection;
  SamvadOutlines   *outlines;   /* of the map file, if there is one */
  char             *outlines_problem;
  GSettings        *settings;   /* nullable */
  GCancellable     *cancellable;        /* of the reading under way */
  gboolean          reading;
  gboolean          dirty;
  gint64            started;            /* monotonic, of the last reading */
  gint64            due;                /* monotonic, of the timer */
  guint             changes;            /* of the cache, but for mere contacts */
  guint             shown;              /* of them in the snapshot */
  guint             timer;
  guint             ticker;             /* 0: nobody watches */
  char             *clock;              /* that this PC's is wrong, or NULL */
};

G_DEFINE_FINAL_TYPE (SamvadViewModel, samvad_view_model, G_TYPE_OBJECT)

enum { CHANGED, CACHE_CHANGED, CONNECTION_CHANGED, SELECTION_CHANGED, TICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The snapshot of its inputs that a reading takes with it into the worker. */
typedef struct {
  SamvadStore *store;
  SamvadMonth  month;
  guint        window;
  SamvadBoundaryView boundaries;
  SamvadTime   as_of;
  guint        changes;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->store);
  g_free (errand);
}

static void
read_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Errand *errand = data;
  GError *error = NULL;
  SamvadSnapshot *snapshot = samvad_snapshot_read (errand->store, errand->month, errand->window,
                                                   errand->boundaries, errand->as_of, cancellable, &error);

  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, (GDestroyNotify) samvad_snapshot_unref);
  else
    g_task_return_error (task, error);
}

static void schedule (SamvadViewModel *self, gint64 pause_ms);

static void
take_snapshot (SamvadViewModel *self,
               SamvadSnapshot  *snapshot)
{
  g_autoptr (SamvadSnapshot) old = self->snapshot;

  self->snapshot = snapshot;
  g_clear_pointer (&self->problem, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SamvadViewModel *self = SAMVAD_VIEW_MODEL (source);
  g_autoptr (GError) error = NULL;
  SamvadSnapshot *snapshot = g_task_propagate_pointer (G_TASK (result), &error);

  /* One that was cancelled has made way for the next, whose state this is by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&snapshot, samvad_snapshot_unref);
      return;
    }
  self->reading = FALSE;
  self->shown = ((Errand *) g_task_get_task_data (G_TASK (result)))->changes;
  if (snapshot != NULL)
    take_snapshot (self, snapshot);
  else
    {
      g_free (self->problem);
      self->problem = g_strdup (error->message);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (self->dirty)
    schedule (self, PAUSE_MS);
}

static void
start_reading (SamvadViewModel *self)
{
  g_autoptr (GTask) task = NULL;
  Errand *errand;

  self->dirty = FALSE;
  if (self->store == NULL)
    return;
  self->reading = TRUE;
  self->started = g_get_monotonic_time ();
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  errand = g_new0 (Errand, 1);
  errand->store = g_object_ref (self->store);
  errand->month = samvad_view_model_get_month (self);
  errand->window = self->window;
  errand->boundaries = self->boundaries;
  errand->changes = self->changes;
  errand->as_of = samvad_view_model_get_now (self);
  task = g_task_new (self, self->cancellable, on_read, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  g_task_run_in_thread (task, read_in_worker);
}

static gboolean
on_timer (gpointer data)
{
  SamvadViewModel *self = data;

  self->timer = 0;
  if (!self->reading)
    start_reading (self);
  return G_SOURCE_REMOVE;
}

/* At once after a pause, otherwise when the pause is over, and never two at a time. */
static void
schedule (SamvadViewModel *self,
          gint64           pause_ms)
{
  gint64 now = g_get_monotonic_time ();
  gint64 due = CLAMP (self->started + pause_ms * 1000, now, now + pause_ms * 1000);

  self->dirty = TRUE;
  if (self->reading || self->store == NULL || (self->timer != 0 && self->due <= due))
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->due = due;
  self->timer = g_timeout_add ((guint) ((due - now) / 1000), on_timer, self);
}

/* What the reader asked for does not wait for the pause, nor for a reading of something else. */
static void
read_now (SamvadViewModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  start_reading (self);
}

/* What nobody sees wakes nobody: alerts look when the server speaks anyway. */
static void
schedule_hidden (SamvadViewModel *self,
                 guint            what)
{
  if (what != SAMVAD_CHANGE_CONTACT)
    schedule (self, HIDDEN_PAUSE_MS);
  else if (g_get_monotonic_time () - self->started >= HIDDEN_CONTACT_MS * 1000)
    schedule (self, PAUSE_MS);
}

static void
on_store_changed (SamvadStore     *store,
                  guint            what,
                  SamvadViewModel *self)
{
  if (what != SAMVAD_CHANGE_CONTACT)
    self->changes++;
  g_signal_emit (self, signals[CACHE_CHANGED], 0, what);
  if (self->ticker == 0)
    schedule_hidden (self, what);
  else
    schedule (self, what == SAMVAD_CHANGE_CONTACT ? CONTACT_PAUSE_MS : PAUSE_MS);
}

static gboolean
on_tick (gpointer data)
{
  samvad_view_model_refresh (data);
  return G_SOURCE_CONTINUE;
}

static void
drop_store (SamvadViewModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->reading = FALSE;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
}

static void
samvad_view_model_dispose (GObject *object)
{
  SamvadViewModel *self = SAMVAD_VIEW_MODEL (object);

  drop_store (self);
  g_clear_handle_id (&self->ticker, g_source_remove);
  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  G_OBJECT_CLASS (samvad_view_model_parent_class)->dispose (object);
}

static void
samvad_view_model_finalize (GObject *object)
{
  SamvadViewModel *self = SAMVAD_VIEW_MODEL (object);

  g_free (self->problem);
  g_free (self->clock);
  g_free (self->connection.detail);
  g_clear_pointer (&self->outlines, samvad_outlines_unref);
  g_free (self->outlines_problem);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (samvad_view_model_parent_class)->finalize (object);
}

static guint
add_signal (const char *name,
            guint       n_arguments)
{
  return g_signal_new (name, SAMVAD_TYPE_VIEW_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_arguments, G_TYPE_UINT);
}

static void
samvad_view_model_class_init (SamvadViewModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_view_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = samvad_view_model_finalize;

  signals[CHANGED] = add_signal ("changed", 0);
  signals[CACHE_CHANGED] = add_signal ("cache-changed", 1);
  signals[CONNECTION_CHANGED] = add_signal ("connection-changed", 0);
  signals[SELECTION_CHANGED] = add_signal ("selection-changed", 0);
  signals[TICKED] = add_signal ("ticked", 0);
}

static void
samvad_view_model_init (SamvadViewModel *self)
{
  self->month = SAMVAD_MONTH_NONE;
  self->connection.left = -1;
  self->ticker = g_timeout_add_seconds (TICK_S, on_tick, self);
}

SamvadViewModel *
samvad_view_model_new (void)
{
  return g_object_new (SAMVAD_TYPE_VIEW_MODEL, NULL);
}

/** @store: (nullable): the cache to show from now on */
void
samvad_view_model_set_store (SamvadViewModel *self,
                             SamvadStore     *store)
{
  g_return_if_fail (SAMVAD_IS_VIEW_MODEL (self));

  drop_store (self);
  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  if (store != NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, 0);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  start_reading (self);
}

/** Returns: (transfer none) (nullable): the cache, once it is open */
SamvadStore *
samvad_view_model_get_store (SamvadViewModel *self)
{
  return self->store;
}

/** @month: NONE: the current one, whichever that will be */
void
samvad_view_model_set_month (SamvadViewModel *self,
                             SamvadMonth      month)
{
  g_return_if_fail (SAMVAD_IS_VIEW_MODEL (self));

  if (month == samvad_time_get_month (samvad_view_model_get_now (self)))
    month = SAMVAD_MONTH_NONE;
  if (self->month == month)
    return;
  self->month = month;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  read_now (self);
}

SamvadMonth
samvad_view_model_get_month (SamvadViewModel *self)
{
  if (self->month != SAMVAD_MONTH_NONE)
    return self->month;
  return samvad_time_get_month (samvad_view_model_get_now (self));
}

/* The months of every window are there, unless another reading is under way. */
static void
select_anew (SamvadViewModel *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  if (self->reading || self->snapshot == NULL ||
      self->snapshot->figures->month != samvad_view_model_get_month (self))
    read_now (self);
  else
    take_snapshot (self, samvad_snapshot_new_window (self->snapshot, self->window, self->boundaries));
}

/** @months: 1, 2, 4 or 12; 0: the shortest that says anything */
void
samvad_view_model_set_window (SamvadViewModel *self,
                              guint            months)
{
  g_return_if_fail (SAMVAD_IS_VIEW_MODEL (self));

  if (self->window == months)
    return;
  self->window = months;
  select_anew (self);
}

guint
samvad_view_model_get_window (SamvadViewModel *self)
{
  return self->window;
}

/** Remembers it in the settings, if there are any. */
void
samvad_view_model_set_boundaries (SamvadViewModel    *self,
                                  SamvadBoundaryView  boundaries)
{
  g_return_if_fail (SAMVAD_IS_VIEW_MODEL (self));

  if (self->boundaries == boundaries)
    return;
  self->boundaries = boundaries;
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "boundaries", samvad_boundary_view_to_code (boundaries));
  select_anew (self);
}

/** Returns: on which district boundaries the pages about districts are read, where any changed */
SamvadBoundaryView
samvad_view_model_get_boundaries (SamvadViewModel *self)
{
  return self->boundaries;
}

/** Returns: (transfer none) (nullable): what was read last */
SamvadSnapshot *
samvad_view_model_get_snapshot (SamvadViewModel *self)
{
  return self->snapshot;
}

/** Returns: (nullable): why the last reading failed; the snapshot is then an older one */
const char *
samvad_view_model_get_problem (SamvadViewModel *self)
{
  return self->problem;
}

/** Returns: this PC's clock: the time of reading */
SamvadTime
samvad_view_model_get_now (SamvadViewModel *self)
{
  return g_get_real_time ();
}

/** Returns: whether the cache holds what the snapshot does not show yet */
gboolean
samvad_view_model_is_behind (SamvadViewModel *self)
{
  return self->store != NULL && (self->shown != self->changes || self->snapshot == NULL);
}

/** Returns: when the server was last heard, or NONE */
SamvadTime
samvad_view_model_get_checked (SamvadViewModel *self)
{
  return self->snapshot != NULL ? self->snapshot->figures->reading->last_checked : SAMVAD_TIME_NONE;
}

/** @detail: (nullable): one sentence that says what happened and what to do */
void
samvad_view_model_set_connection (SamvadViewModel       *self,
                                  SamvadConnectionState  state,
                                  gint64                 left,
                                  const char            *detail)
{
  g_autofree char *old = NULL;

  g_return_if_fail (SAMVAD_IS_VIEW_MODEL (self));

  if (self->connection.state == state && self->connection.left == left &&
      g_strcmp0 (self->connection.detail, detail) == 0)
    return;
  old = self->connection.detail;
  self->connection.state = state;
  self->connection.left = left;
  self->connection.detail = g_strdup (detail);
  g_signal_emit (self, signals[CONNECTION_CHANGED], 0);
  /* The times of contact are of interest again, at once. */
  if (self->ticker == 0)
    schedule (self, HIDDEN_PAUSE_MS);
  else if (state == SAMVAD_CONNECTION_LIVE)
    schedule (self, PAUSE_MS);
}

const SamvadConnection *
samvad_view_model_get_connection (SamvadViewModel *self)
{
  return &self->connection;
}

/** @offset: microseconds by which the server's clock is ahead of this PC's, or G_MININT64 */
void
samvad_view_model_set_clock (SamvadViewModel *self,
                             gint64           offset)
{
  g_autofree char *old = NULL;

  g_return_if_fail (SAMVAD_IS_VIEW_MODEL (self));

  old = self->clock;
  self->clock = samvad_connection_get_clock (offset);
  if (g_strcmp0 (self->clock, old) != 0)
    g_signal_emit (self, signals[CONNECTION_CHANGED], 0);
}

/** Returns: (nullable): one sentence: that this PC's clock is wrong */
const char *
samvad_view_model_get_clock (SamvadViewModel *self)
{
  return self->clock;
}

/** Reads again, and lets ages be told again: time may have passed unseen. */
void
samvad_view_model_refresh (SamvadViewModel *self)
{
  g_return_if_fail (SAMVAD_IS_VIEW_MODEL (self));

  schedule (self, PAUSE_MS);
  g_signal_emit (self, signals[TICKED], 0);
}

/**
 * samvad_view_model_set_watched:
 * @watched: whether a window shows the figures; at first, yes
 *
 * What nobody looks at has no clock of its own: it is read when the cache changes, and not often.
 */
void
samvad_view_model_set_watched (SamvadViewModel *self,
                               gboolean         watched)
{
  g_return_if_fail (SAMVAD_IS_VIEW_MODEL (self));

  if (watched == (self->ticker != 0))
    return;
  if (!watched)
    {
      g_clear_handle_id (&self->ticker, g_source_remove);
      return;
    }
  self->ticker = g_timeout_add_seconds (TICK_S, on_tick, self);
  samvad_view_model_refresh (self);
}

/**
 * samvad_view_model_set_outlines:
 * @outlines: (nullable): the boundaries to draw the districts with
 * @problem: (nullable): why there are none although a file was chosen
 */
void
samvad_view_model_set_outlines (SamvadViewModel *self,
                                SamvadOutlines  *outlines,
                                const char      *problem)
{
  g_return_if_fail (SAMVAD_IS_VIEW_MODEL (self));

  g_clear_pointer (&self->outlines, samvad_outlines_unref);
  self->outlines = outlines != NULL ? samvad_outlines_ref (outlines) : NULL;
  g_free (self->outlines_problem);
  self->outlines_problem = g_strdup (problem);
  if (self->snapshot != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

/** Returns: (transfer none) (nullable) */
SamvadOutlines *
samvad_view_model_get_outlines (SamvadViewModel *self)
{
  return self->outlines;
}

/** Returns: (nullable): one sentence: why the map file cannot be used */
const char *
samvad_view_model_get_outlines_problem (SamvadViewModel *self)
{
  return self->outlines_problem;
}

/** @settings: for the name of who signs in, and the boundaries that were chosen last */
void
samvad_view_model_set_settings (SamvadViewModel *self,
                                GSettings       *settings)
{
  g_autofree char *boundaries = g_settings_get_string (settings, "boundaries");
  SamvadBoundaryView view;

  if (samvad_boundary_view_from_code (boundaries, &view))
    samvad_view_model_set_boundaries (self, view);
  g_set_object (&self->settings, settings);
}

/** Returns: (transfer full): who does what is done here: the name at the server, or else at this PC */
char *
samvad_view_model_get_user (SamvadViewModel *self)
{
  g_autofree char *user = self->settings != NULL ? g_settings_get_string (self->settings, "user") : NULL;

  return g_strdup (user != NULL && *user != '\0' ? user : g_get_user_name ());
}
