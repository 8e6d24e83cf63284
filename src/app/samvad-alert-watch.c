/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-alert-watch.h"

#include "samvad-alert-book.h"
#include "samvad-alert-history.h"
#include "samvad-notifier.h"
#include "samvad-review.h"

/* A reading that began while the cache was still filling may arrive after it is full: what depends on
 * the data waits so long after the word “live”. */
#define SETTLE (10 * G_USEC_PER_SEC)

struct _SamvadAlertWatch {
  GObject           parent;
  GtkApplication   *application;        /* not owned: it owns us */
  SamvadViewModel  *model;
  GSettings        *settings;
  SamvadNotifier   *notifier;
  SamvadAlertBook  *book;
  char             *path;
  GCancellable     *cancellable;        /* of the look that is under way */
  gint64            live_since;         /* monotonic; 0: not live */
  gboolean          complained;         /* that there is no notification service */
};

G_DEFINE_FINAL_TYPE (SamvadAlertWatch, samvad_alert_watch, G_TYPE_OBJECT)

/* What only the store can tell, gathered in a worker thread beside the snapshot. */
typedef struct {
  SamvadStore    *store;
  SamvadSnapshot *snapshot;
  gint64          escalations;
  SamvadTime      outbox_since;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->store);
  samvad_snapshot_unref (look->snapshot);
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

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Look *look = data;
  const SamvadFigures *figures = look->snapshot->figures;
  GError *error = NULL;
  g_autoptr (GPtrArray) actions = samvad_store_list_open_actions (look->store, figures->as_of, &error);
  g_autoptr (GPtrArray) waiting = error == NULL ? samvad_store_list_outbox (look->store, 1, FALSE, &error) : NULL;

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
  g_autofree char *text = samvad_alert_book_to_text (self->book);
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static void
tell (SamvadAlertWatch    *self,
      GPtrArray           *alerts,
      const SamvadFigures *figures)
{
  g_autoptr (GError) error = NULL;

  if (samvad_notifier_tell (self->notifier, alerts, figures, &error) || self->complained)
    return;
  self->complained = TRUE;
  g_info ("Alerts are shown in the window only: %s", error->message);
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
  tell (self, untold, figures);
  save_book (self);
}

static void
on_changed (SamvadViewModel  *model,
            SamvadAlertWatch *self)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  SamvadStore *store = samvad_view_model_get_store (model);
  g_autoptr (GTask) task = NULL;
  Look *look;

  /* Alerts are about now: a month of the past, opened to be read, has none. */
  if (snapshot == NULL || store == NULL || snapshot->figures->month != samvad_time_get_month (snapshot->figures->as_of))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  look = g_new0 (Look, 1);
  look->store = g_object_ref (store);
  look->snapshot = samvad_snapshot_ref (snapshot);
  task = g_task_new (self, self->cancellable, on_looked, NULL);
  g_task_set_source_tag (task, on_changed);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
on_connection_changed (SamvadViewModel  *model,
                       SamvadAlertWatch *self)
{
  gboolean live = samvad_view_model_get_connection (model)->state == SAMVAD_CONNECTION_LIVE;

  if (!live)
    self->live_since = 0;
  else if (self->live_since == 0)
    self->live_since = g_get_monotonic_time ();
}

static void
on_open_page (SamvadNotifier   *notifier,
              const char       *page,
              SamvadAlertWatch *self)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (self->application));
  window = gtk_application_get_active_window (self->application);
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);
}

static void
samvad_alert_watch_dispose (GObject *object)
{
  SamvadAlertWatch *self = SAMVAD_ALERT_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->notifier);
  g_clear_object (&self->settings);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (samvad_alert_watch_parent_class)->dispose (object);
}

static void
samvad_alert_watch_finalize (GObject *object)
{
  SamvadAlertWatch *self = SAMVAD_ALERT_WATCH (object);

  g_clear_pointer (&self->book, samvad_alert_book_free);
  g_free (self->path);
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
  g_autofree char *text = NULL;

  self->path = g_build_filename (g_get_user_data_dir (), "samvad", "alerts", NULL);
  g_file_get_contents (self->path, &text, NULL, NULL);
  self->book = samvad_alert_book_new_from_text (text);
  self->notifier = samvad_notifier_new ("Samvad");
}

/** @application: outlives the watch. Returns: (transfer full) */
SamvadAlertWatch *
samvad_alert_watch_new (GtkApplication  *application,
                        SamvadViewModel *model,
                        GSettings       *settings)
{
  SamvadAlertWatch *self = g_object_new (SAMVAD_TYPE_ALERT_WATCH, NULL);

  self->application = application;
  self->model = g_object_ref (model);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (model, "connection-changed", G_CALLBACK (on_connection_changed), self, 0);
  g_signal_connect_object (self->notifier, "open-page", G_CALLBACK (on_open_page), self, 0);
  return self;
}

/** Shows what was told, and what is to be told when the quiet hours end. */
void
samvad_alert_watch_show_history (SamvadAlertWatch *self,
                                 GtkWindow        *parent)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (self->model);

  g_return_if_fail (SAMVAD_IS_ALERT_WATCH (self));

  gtk_window_present (GTK_WINDOW (samvad_alert_history_new (parent, self->book, snapshot != NULL ? snapshot->figures : NULL)));
}
