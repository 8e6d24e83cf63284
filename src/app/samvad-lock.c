/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-lock.h"

#include <time.h>

#include "samvad-keyring.h"
#include "samvad-review.h"
#include "samvad-sync-probe.h"
#include "samvad-text.h"
#include "samvad-window.h"

#define KEY  "lock-after"
#define HELD "samvad-lock-held"         /* on a window that the lock hides */

struct _SamvadLock {
  GObject        parent;
  SamvadSession *session;
  GListModel    *windows;       /* every top level of the program */
  gint64         used_at;       /* microseconds, see read_clock() */
  guint          timer;
  gboolean       locked;
  char          *expected;      /* the password that unlocks; only while it is locked */
  GCancellable  *cancellable;   /* of asking the keyring or the server; ends with us */
};

G_DEFINE_FINAL_TYPE (SamvadLock, samvad_lock, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void wait_for_disuse (SamvadLock *self);

/* The time that a PC sleeps is time in which nobody used it: the usual monotonic clock leaves it out. */
static gint64
read_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* 0: never */
static gint64
get_limit (SamvadLock *self)
{
  return g_settings_get_uint (samvad_session_get_settings (self->session), KEY) * G_USEC_PER_SEC;
}

static void
hide_window (GtkWindow *window)
{
  if (SAMVAD_IS_WINDOW (window) || !gtk_widget_get_visible (GTK_WIDGET (window)))
    return;
  g_object_set_data (G_OBJECT (window), HELD, window);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
}

static void
show_window (GtkWindow *window)
{
  if (g_object_steal_data (G_OBJECT (window), HELD) != NULL)
    gtk_window_present (window);
}

static void
for_each_window (SamvadLock *self,
                 void      (*act) (GtkWindow *window))
{
  for (guint i = 0; i < g_list_model_get_n_items (self->windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (self->windows, i);

      act (window);
    }
}

static void
lock_with (SamvadLock *self,
           char       *password)
{
  samvad_keyring_wipe (self->expected);
  self->expected = password;
  self->locked = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  for_each_window (self, hide_window);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
unlock (SamvadLock *self)
{
  g_clear_pointer (&self->expected, samvad_keyring_wipe);
  self->locked = FALSE;
  self->used_at = read_clock ();
  g_signal_emit (self, signals[CHANGED], 0);
  for_each_window (self, show_window);
  wait_for_disuse (self);
}

static void
on_kept_password (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (SamvadLock) self = user_data;
  g_autoptr (GError) error = NULL;
  char *password = samvad_keyring_lookup_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (password != NULL && !self->locked)
    lock_with (self, password);
  else
    samvad_keyring_wipe (password);
}

/**
 * samvad_lock_engage:
 *
 * Locks now; where no password is known that could unlock it again, it stays open.
 */
void
samvad_lock_engage (SamvadLock *self)
{
  const SamvadProfile *profile = samvad_session_get_profile (self->session);
  char *password;

  g_return_if_fail (SAMVAD_IS_LOCK (self));

  if (self->locked || profile->user[0] == '\0')
    return;
  password = samvad_session_dup_password (self->session, profile);
  if (password != NULL)
    lock_with (self, password);
  else
    samvad_keyring_lookup_async (profile, self->cancellable, on_kept_password, g_object_ref (self));
}

/** Looks whether it is time to lock: a timer does not count while the PC sleeps. */
void
samvad_lock_look (SamvadLock *self)
{
  g_return_if_fail (SAMVAD_IS_LOCK (self));

  if (get_limit (self) == 0 || self->locked)
    return;
  /* A meeting looks at the screen without touching it. */
  if (samvad_review_is_open ())
    self->used_at = read_clock ();
  else if (read_clock () - self->used_at >= get_limit (self))
    {
      self->used_at = read_clock ();
      samvad_lock_engage (self);
    }
  wait_for_disuse (self);
}

static gboolean
on_timer (gpointer user_data)
{
  SamvadLock *self = user_data;

  self->timer = 0;
  samvad_lock_look (self);
  return G_SOURCE_REMOVE;
}

/* One timer for the time that is left: use only moves the time from which it counts. */
static void
wait_for_disuse (SamvadLock *self)
{
  gint64 limit = get_limit (self);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (limit == 0 || self->locked)
    return;
  self->timer = g_timeout_add ((guint) (MAX (0, self->used_at + limit - read_clock ()) / 1000 + 1), on_timer, self);
}

static gboolean
is_use (GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_MOTION_NOTIFY:
    case GDK_BUTTON_PRESS:
    case GDK_BUTTON_RELEASE:
    case GDK_KEY_PRESS:
    case GDK_KEY_RELEASE:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_TOUCH_END:
    case GDK_TOUCHPAD_SWIPE:
    case GDK_TOUCHPAD_PINCH:
      return TRUE;
    default:
      return FALSE;
    }
}

/* After a sleep the first touch may come before the timer: then it is too late. */
static gboolean
on_event (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          SamvadLock               *self)
{
  gint64 limit = get_limit (self);

  if (!is_use (event))
    return GDK_EVENT_PROPAGATE;
  if (limit != 0 && !self->locked && !samvad_review_is_open () && read_clock () - self->used_at >= limit)
    samvad_lock_engage (self);
  self->used_at = read_clock ();
  return GDK_EVENT_PROPAGATE;
}

/* What comes up by itself while it is locked waits like the others. */
static void
on_visible (GtkWindow  *window,
            GParamSpec *property,
            SamvadLock *self)
{
  if (self->locked)
    hide_window (window);
}

static void
watch_window (SamvadLock *self,
              GtkWindow  *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
  g_signal_connect_object (window, "notify::visible", G_CALLBACK (on_visible), self, 0);
}

static void
on_windows_changed (GListModel *windows,
                    guint       position,
                    guint       removed,
                    guint       added,
                    SamvadLock *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      watch_window (self, window);
    }
}

static void
samvad_lock_dispose (GObject *object)
{
  SamvadLock *self = SAMVAD_LOCK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->expected, samvad_keyring_wipe);
  g_clear_object (&self->windows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (samvad_lock_parent_class)->dispose (object);
}

static void
samvad_lock_class_init (SamvadLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_lock_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
samvad_lock_init (SamvadLock *self)
{
  self->used_at = read_clock ();
  self->cancellable = g_cancellable_new ();
}

/** Returns: (transfer full): open, and watching */
SamvadLock *
samvad_lock_new (SamvadSession *session)
{
  SamvadLock *self = g_object_new (SAMVAD_TYPE_LOCK, NULL);

  self->session = g_object_ref (session);
  self->windows = g_object_ref (gtk_window_get_toplevels ());
  g_signal_connect_object (self->windows, "items-changed", G_CALLBACK (on_windows_changed), self, 0);
  on_windows_changed (self->windows, 0, 0, g_list_model_get_n_items (self->windows), self);
  g_signal_connect_object (samvad_session_get_settings (session), "changed::" KEY, G_CALLBACK (wait_for_disuse), self,
                           G_CONNECT_SWAPPED);
  wait_for_disuse (self);
  return self;
}

gboolean
samvad_lock_is_locked (SamvadLock *self)
{
  return self->locked;
}

/** Returns: (transfer none): whose password unlocks; empty: nobody's, it cannot be locked */
const char *
samvad_lock_get_user (SamvadLock *self)
{
  return samvad_session_get_profile (self->session)->user;
}

/* The password may have been changed on the server since. */
static void
on_probed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = samvad_sync_probe_finish (result, &error);
  const SamvadSyncFinding *last = findings != NULL ? g_ptr_array_index (findings, findings->len - 1) : NULL;

  if (last != NULL && (last->step > SAMVAD_SYNC_STEP_SIGN_IN || (last->passed && last->step == SAMVAD_SYNC_STEP_SIGN_IN)))
    {
      unlock (g_task_get_source_object (task));
      g_task_return_boolean (task, TRUE);
    }
  else if (last != NULL && last->step > SAMVAD_SYNC_STEP_CERTIFICATE)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s", _("This is not the password."));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                             _("This is not the password that was used last, and the server cannot be asked about another one now."));
}

/** Unlocks where @password is the one in use, or where the server accepts it. */
void
samvad_lock_try_async (SamvadLock          *self,
                       const char          *password,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  const SamvadProfile *profile = samvad_session_get_profile (self->session);
  SamvadViewModel *model = samvad_session_get_model (self->session);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, user_data);
  const SamvadSyncOptions options = {
    profile->server, profile->database, profile->user, (char *) password,
    profile->ca_file[0] != '\0' ? profile->ca_file : NULL,
  };

  g_return_if_fail (SAMVAD_IS_LOCK (self));

  g_task_set_source_tag (task, samvad_lock_try_async);
  if (g_strcmp0 (password, self->expected) == 0)
    {
      unlock (self);
      g_task_return_boolean (task, TRUE);
    }
  else if (samvad_view_model_get_connection (model)->state == SAMVAD_CONNECTION_CACHE_ONLY)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s", _("This is not the password."));
  else
    samvad_sync_probe_async (&options, self->cancellable, NULL, on_probed, g_steal_pointer (&task));
}

gboolean
samvad_lock_try_finish (SamvadLock    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
