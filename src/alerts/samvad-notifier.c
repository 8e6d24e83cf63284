/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-notifier.h"

#include <libnotify/notify.h>

#include "samvad-text.h"

#define ICON "org.samvad.Supervisor"

/* libnotify declares none of its own. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotifyNotification, g_object_unref)

struct _SamvadNotifier {
  GObject       parent;
  GPtrArray    *shown;          /* NotifyNotification, with its causes */
  GCancellable *cancellable;    /* of what is being shown */
};

#define CAUSES "samvad-causes"  /* of a notification: GStrv */
#define PLACE  "samvad-place"   /* of it: see samvad_alert_dup_place() */

G_DEFINE_FINAL_TYPE (SamvadNotifier, samvad_notifier, G_TYPE_OBJECT)

enum { OPEN_PLACE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_action (NotifyNotification *notification,
           char               *action,
           gpointer            user_data)
{
  g_signal_emit (user_data, signals[OPEN_PLACE], 0, g_object_get_data (G_OBJECT (notification), PLACE));
}

static void
on_closed (NotifyNotification *notification,
           gpointer            user_data)
{
  g_ptr_array_remove (SAMVAD_NOTIFIER (user_data)->shown, notification);
}

/* libnotify waits for the service, which the bus may have to start first: not in the main loop. Its
 * signals come there all the same. One at a time: the service's proxy is shared. */
static void
show_in_thread (GTask        *task,
                gpointer      source,
                gpointer      notification,
                GCancellable *cancellable)
{
  static GMutex lock;
  GError *error = NULL;
  gboolean shown;

  g_mutex_lock (&lock);
  shown = notify_notification_show (notification, &error);
  g_mutex_unlock (&lock);
  if (shown)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Bodies are markup to most services: what came from outside is made text. The action “default” is
 * what a click on the notification itself does. */
static NotifyNotification *
make (SamvadNotifier    *self,
      const char        *title,
      const char        *body,
      const SamvadAlert *first)
{
  g_autofree char *escaped = g_markup_escape_text (body, -1);
  NotifyNotification *notification = notify_notification_new (title, escaped, ICON);

  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (ICON));
  notify_notification_add_action (notification, "default", _("Open"), on_action, self, NULL);
  notify_notification_add_action (notification, "open", _("Open"), on_action, self, NULL);
  g_object_set_data_full (G_OBJECT (notification), PLACE, samvad_alert_dup_place (first), g_free);
  g_signal_connect (notification, "closed", G_CALLBACK (on_closed), self);
  return notification;
}

static char *
list_titles (GPtrArray           *alerts,
             const SamvadFigures *figures)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < alerts->len; i++)
    {
      g_autofree char *title = samvad_alert_get_title (g_ptr_array_index (alerts, i), figures);

      g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", title);
    }
  return g_string_free (list, FALSE);
}

static NotifyNotification *
make_digest (SamvadNotifier      *self,
             GPtrArray           *alerts,
             const SamvadFigures *figures)
{
  const SamvadAlert *first = g_ptr_array_index (alerts, 0);
  g_autofree char *number = samvad_text_number (alerts->len);
  g_autofree char *title = g_strdup_printf (ngettext ("%s thing needs attention", "%s things need attention", alerts->len), number);
  g_autofree char *body = list_titles (alerts, figures);

  return make (self, title, body, first);
}

static NotifyNotification *
make_single (SamvadNotifier      *self,
             const SamvadAlert   *alert,
             const SamvadFigures *figures)
{
  g_autofree char *title = samvad_alert_get_title (alert, figures);
  g_autofree char *body = samvad_alert_get_body (alert, figures);

  return make (self, title, body, alert);
}

static char **
list_causes (GPtrArray *alerts)
{
  g_autoptr (GStrvBuilder) causes = g_strv_builder_new ();

  for (guint i = 0; i < alerts->len; i++)
    g_strv_builder_add (causes, ((SamvadAlert *) g_ptr_array_index (alerts, i))->cause);
  return g_strv_builder_end (causes);
}

/**
 * samvad_notifier_tell_async:
 * @alerts: (element-type SamvadAlert): what samvad_alert_book_update() gave; may be empty
 * @figures: (nullable): for names and numbers
 */
void
samvad_notifier_tell_async (SamvadNotifier      *self,
                            GPtrArray           *alerts,
                            const SamvadFigures *figures,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, user_data);
  NotifyNotification *notification;

  g_return_if_fail (SAMVAD_IS_NOTIFIER (self));

  g_task_set_source_tag (task, samvad_notifier_tell_async);
  if (alerts->len == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  notification = alerts->len == 1 ? make_single (self, g_ptr_array_index (alerts, 0), figures)
                                  : make_digest (self, alerts, figures);
  g_object_set_data_full (G_OBJECT (notification), CAUSES, list_causes (alerts), (GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->shown, notification);
  g_task_set_task_data (task, g_object_ref (notification), g_object_unref);
  g_task_run_in_thread (task, show_in_thread);
}

/** Returns: whether the desktop took it; FALSE where there is no notification service */
gboolean
samvad_notifier_tell_finish (SamvadNotifier  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  if (g_task_propagate_boolean (G_TASK (result), error))
    return TRUE;
  g_ptr_array_remove (self->shown, g_task_get_task_data (G_TASK (result)));
  return FALSE;
}

/* The service is told from a thread too; who does not hear it has nothing to close. */
static void
close_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      notification,
                 GCancellable *cancellable)
{
  notify_notification_close (notification, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
take_back (SamvadNotifier     *self,
           NotifyNotification *notification)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_signal_handlers_disconnect_by_data (notification, self);
  notify_notification_clear_actions (notification);
  g_task_set_source_tag (task, take_back);
  g_task_set_task_data (task, g_object_ref (notification), g_object_unref);
  g_task_run_in_thread (task, close_in_thread);
}

static gboolean
has_any (GPtrArray          *causes,
         NotifyNotification *notification)
{
  char **own = g_object_get_data (G_OBJECT (notification), CAUSES);

  for (guint i = 0; own[i] != NULL; i++)
    if (g_ptr_array_find_with_equal_func (causes, own[i], g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

/**
 * samvad_notifier_keep:
 * @causes: (element-type utf8): those that last
 *
 * Takes back what is shown for causes that are all over: nobody is to act on it any more.
 */
void
samvad_notifier_keep (SamvadNotifier *self,
                      GPtrArray      *causes)
{
  g_return_if_fail (SAMVAD_IS_NOTIFIER (self));

  for (guint i = self->shown->len; i > 0; i--)
    {
      NotifyNotification *notification = g_ptr_array_index (self->shown, i - 1);

      if (has_any (causes, notification))
        continue;
      take_back (self, notification);
      g_ptr_array_remove_index (self->shown, i - 1);
    }
}

/** Takes back all that is still shown, for the review meeting. */
void
samvad_notifier_withdraw_all (SamvadNotifier *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  samvad_notifier_keep (self, none);
}

static void
samvad_notifier_dispose (GObject *object)
{
  SamvadNotifier *self = SAMVAD_NOTIFIER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; self->shown != NULL && i < self->shown->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->shown, i), self);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (samvad_notifier_parent_class)->dispose (object);
}

static void
samvad_notifier_class_init (SamvadNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_notifier_dispose;
  signals[OPEN_PLACE] = g_signal_new ("open-place", SAMVAD_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
samvad_notifier_init (SamvadNotifier *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/** Returns: (transfer full): the notifier; libnotify is one per process */
SamvadNotifier *
samvad_notifier_new (const char *app_name)
{
  if (!notify_is_initted ())
    notify_init (app_name);
  return g_object_new (SAMVAD_TYPE_NOTIFIER, NULL);
}
