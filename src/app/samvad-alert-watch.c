/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-alert-watch.h"

#include "samvad-alert-book.h"
#include "samvad-alert-history.h"
#include "samvad-notifier.h"
#include "samvad-review.h"
#include "samvad-window.h"

/* A reading that began while the cache was still filling may arrive after it is full: what depends on
 * the data waits so long after the word “live”. */
#define SETTLE_S 10
#define SETTLE   (SETTLE_S * G_USEC_PER_SEC)

struct _SamvadAlertWatch {
  GObject           parent;
  GtkApplication   *application;        /* not owned: it owns us */
  SamvadSession    *session;
  SamvadViewModel  *model;
  GSettings        *settings;
  SamvadNotifier   *notifier;
  SamvadAlertBook  *book;               /* NULL: not read yet */
  char             *path;               /* of it */
  char             *saved;              /* what the file says, as far as we know */
  SamvadStore      *store;              /* whose it is; not owned, only compared */
  GCancellable     *cancellable;        /* of the look that is under way */
  gint64            live_since;         /* monotonic; 0: not live */
  guint             settling;           /* timer */
  gboolean          complained;         /* that there is no notification service */
};

G_DEFINE_FINAL_TYPE (SamvadAlertWatch, samvad_alert_watch, G_TYPE_OBJECT)

/* What only the store can tell, gathered in a worker thread beside the snapshot. */
typedef struct {
  SamvadStore    *store;
  SamvadSnapshot *snapshot;     /* of the current month, or of the one that is shown until that is read */
  gint64          escalations;
  SamvadTime      outbox_since;
  char           *path;         /* (nullable): of the book, where it has to be read first */
  char           *book;         /* (nullable): what it says */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->store);
  samvad_snapshot_unref (look->snapshot);
  g_free (look->path);
  g_free (look->book);
  g_free (look);
}

static gboolean
is_due_for_escalation (const SamvadAction *action,
                       SamvadCalendar     *calendar,
                       SamvadTime          now)
{
  g_autoptr (SamvadHistory) history = samvad_history_new (action, now);
  guint days = samvad_calendar_count_overdue (calendar, history->due_at, now);

  return samvad_escalation_propose (history->worker.role, days) > history->worker.role;
}

/* Alerts are about now, also while a month of the past is open to be read. */
static gboolean
take_current_month (Look          *look,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const SamvadFigures *shown = look->snapshot->figures;
  SamvadMonth current = samvad_time_get_month (shown->as_of);
  SamvadSnapshot *snapshot;

  if (shown->month == current)
    return TRUE;
  snapshot = samvad_snapshot_read (look->store, current, 0, SAMVAD_BOUNDARY_VIEW_CALLED, shown->as_of, cancellable, error);
  if (snapshot == NULL)
    return FALSE;
  samvad_snapshot_unref (look->snapshot);
  look->snapshot = snapshot;
  return TRUE;
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Look *look = data;
  GError *error = NULL;
  gboolean taken = take_current_month (look, cancellable, &error);
  const SamvadFigures *figures = look->snapshot->figures;
  g_autoptr (GPtrArray) actions = taken ? samvad_store_list_open_actions (look->store, figures->as_of, &error) : NULL;
  g_autoptr (GPtrArray) waiting = error == NULL ? samvad_store_list_outbox (look->store, 1, FALSE, &error) : NULL;

  if (look->path != NULL)
    g_file_get_contents (look->path, &look->book, NULL, NULL);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < actions->len; i++)
    look->escalations += is_due_for_escalation (g_ptr_array_index (actions, i), figures->reading->calendar, figures->as_of);
  look->outbox_since = waiting->len > 0 ? ((SamvadOutboxRow *) g_ptr_array_index (waiting, 0))->made_at : SAMVAD_TIME_NONE;
  g_task_return_boolean (task, TRUE);
}

static guint
get_enabled (SamvadAlertWatch *self)
{
  g_auto (GStrv) codes = g_settings_get_strv (self->settings, "alerts");
  guint enabled = 0;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      SamvadAlertKind kind;

      if (samvad_alert_kind_from_code (codes[i], &kind))
        enabled |= 1u << kind;
    }
  return enabled;
}

/* Losing the book means that something is told twice: no reason to trouble anybody. */
static void
save_book (SamvadAlertWatch *self)
{
  char *text = samvad_alert_book_to_text (self->book);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_equal (text, self->saved != NULL ? self->saved : ""))
    {
      g_free (text);
      return;
    }
  g_free (self->saved);
  self->saved = text;
  bytes = g_bytes_new (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, NULL);
}

static void
on_told (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SamvadAlertWatch) self = user_data;
  g_autoptr (GError) error = NULL;

  if (samvad_notifier_tell_finish (SAMVAD_NOTIFIER (source), result, &error) || self->complained)
    return;
  self->complained = TRUE;
  g_info ("Alerts are shown in the window only: %s", error->message);
}

/* What is over is not to be acted on: its notification goes. */
static void
take_back_old (SamvadAlertWatch *self)
{
  GPtrArray *entries = samvad_alert_book_get_entries (self->book);
  g_autoptr (GPtrArray) causes = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const SamvadAlertEntry *entry = g_ptr_array_index (entries, i);

      if (entry->ended_at == SAMVAD_TIME_NONE && entry->gone_since == SAMVAD_TIME_NONE)
        g_ptr_array_add (causes, entry->alert->cause);
    }
  samvad_notifier_keep (self->notifier, causes);
}

/* What comes up while a meeting looks at the screen is told when it is over. */
static gboolean
is_quiet (SamvadAlertWatch *self,
          SamvadTime        now)
{
  return samvad_review_is_open () ||
         samvad_alerts_is_quiet (now, g_settings_get_int (self->settings, "quiet-from"),
                                 g_settings_get_int (self->settings, "quiet-to"));
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SamvadAlertWatch *self;
  g_autoptr (GError) error = NULL;
  Look *look = g_task_get_task_data (G_TASK (result));
  const SamvadFigures *figures = look->snapshot->figures;
  g_autoptr (GPtrArray) found = NULL, untold = NULL;
  SamvadAlertFacts facts;
  SamvadTime now = figures->as_of;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    return;
  self = SAMVAD_ALERT_WATCH (source);
  if (look->store != self->store)
    return;
  if (self->book == NULL)
    {
      self->saved = g_strdup (look->book);
      self->book = samvad_alert_book_new_from_text (look->book);
    }
  facts = (SamvadAlertFacts) {
    .figures = figures,
    .now = now,
    .stale = self->live_since == 0 || g_get_monotonic_time () - self->live_since < SETTLE,
    .signed_out = samvad_view_model_get_connection (self->model)->state == SAMVAD_CONNECTION_SIGNED_OUT,
    .escalations = look->escalations,
    .outbox_since = look->outbox_since,
    .enabled = get_enabled (self),
  };
  found = samvad_alerts_find (&facts);
  untold = samvad_alert_book_update (self->book, found, now, facts.stale, is_quiet (self, now));
  take_back_old (self);
  samvad_notifier_tell_async (self->notifier, untold, figures, on_told, g_object_ref (self));
  save_book (self);
}

/* Each cache has its own alerts: one server's are none of another's. */
static void
follow_store (SamvadAlertWatch *self,
              SamvadStore      *store)
{
  g_autofree char *directory = NULL;

  if (store == self->store)
    return;
  self->store = store;
  g_clear_pointer (&self->book, samvad_alert_book_free);
  g_clear_pointer (&self->saved, g_free);
  g_clear_pointer (&self->path, g_free);
  samvad_notifier_withdraw_all (self->notifier);
  directory = samvad_session_dup_cache_dir (self->session);
  if (directory != NULL)
    self->path = g_build_filename (directory, SAMVAD_SESSION_ALERTS, NULL);
}

static void
on_changed (SamvadViewModel  *model,
            SamvadAlertWatch *self)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  SamvadStore *store = samvad_view_model_get_store (model);
  g_autoptr (GTask) task = NULL;
  Look *look;

  follow_store (self, store);
  if (snapshot == NULL || store == NULL || self->path == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  look = g_new0 (Look, 1);
  look->store = g_object_ref (store);
  look->snapshot = samvad_snapshot_ref (snapshot);
  look->path = self->book == NULL ? g_strdup (self->path) : NULL;
  task = g_task_new (self, self->cancellable, on_looked, NULL);
  g_task_set_source_tag (task, on_changed);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static gboolean
on_settled (gpointer user_data)
{
  SamvadAlertWatch *self = user_data;

  self->settling = 0;
  samvad_view_model_refresh (self->model);
  return G_SOURCE_REMOVE;
}

static void
on_connection_changed (SamvadViewModel  *model,
                       SamvadAlertWatch *self)
{
  SamvadConnectionState state = samvad_view_model_get_connection (model)->state;

  if (state == SAMVAD_CONNECTION_SIGNED_OUT)
    on_changed (model, self);
  if (state == SAMVAD_CONNECTION_LIVE && self->live_since != 0)
    return;
  g_clear_handle_id (&self->settling, g_source_remove);
  self->live_since = 0;
  if (state != SAMVAD_CONNECTION_LIVE)
    return;
  self->live_since = g_get_monotonic_time ();
  self->settling = g_timeout_add_seconds (SETTLE_S + 1, on_settled, self);
}

/* What is on the projector is not the place for what came before the meeting. */
static void
on_windows (SamvadAlertWatch *self)
{
  if (samvad_review_is_open ())
    samvad_notifier_withdraw_all (self->notifier);
}

/* Not the dialog that may be in front of it. */
static void
on_open_place (SamvadNotifier   *notifier,
               const char       *place,
               SamvadAlertWatch *self)
{
  g_application_activate (G_APPLICATION (self->application));
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    if (SAMVAD_IS_WINDOW (l->data))
      {
        gtk_widget_activate_action (GTK_WIDGET (l->data), "win.show", "s", place);
        return;
      }
}

static void
samvad_alert_watch_dispose (GObject *object)
{
  SamvadAlertWatch *self = SAMVAD_ALERT_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_object (&self->notifier);
  g_clear_object (&self->settings);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (samvad_alert_watch_parent_class)->dispose (object);
}

static void
samvad_alert_watch_finalize (GObject *object)
{
  SamvadAlertWatch *self = SAMVAD_ALERT_WATCH (object);

  g_clear_pointer (&self->book, samvad_alert_book_free);
  g_free (self->path);
  g_free (self->saved);
  G_OBJECT_CLASS (samvad_alert_watch_parent_class)->finalize (object);
}

static void
samvad_alert_watch_class_init (SamvadAlertWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_alert_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = samvad_alert_watch_finalize;
}

static void
samvad_alert_watch_init (SamvadAlertWatch *self)
{
  self->notifier = samvad_notifier_new ("Samvad");
}

/** @application: outlives the watch. Returns: (transfer full) */
SamvadAlertWatch *
samvad_alert_watch_new (GtkApplication *application,
                        SamvadSession  *session)
{
  SamvadViewModel *model = samvad_session_get_model (session);
  SamvadAlertWatch *self = g_object_new (SAMVAD_TYPE_ALERT_WATCH, NULL);

  self->application = application;
  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  self->settings = g_object_ref (samvad_session_get_settings (session));
  g_signal_connect_object (model, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (model, "connection-changed", G_CALLBACK (on_connection_changed), self, 0);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_windows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notifier, "open-place", G_CALLBACK (on_open_place), self, 0);
  return self;
}

/** Shows what was told, and what is to be told when the quiet hours end. */
void
samvad_alert_watch_show_history (SamvadAlertWatch *self,
                                 GtkWindow        *parent)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (self->model);
  g_autoptr (SamvadAlertBook) empty = samvad_alert_book_new ();
  SamvadAlertBook *book = self->book != NULL ? self->book : empty;

  g_return_if_fail (SAMVAD_IS_ALERT_WATCH (self));

  gtk_window_present (GTK_WINDOW (samvad_alert_history_new (parent, book, snapshot != NULL ? snapshot->figures : NULL)));
}
