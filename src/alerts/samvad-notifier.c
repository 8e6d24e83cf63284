/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-notifier.h"

#include <libnotify/notify.h>

#include "samvad-text.h"

#define ICON "org.samvad.Supervisor"

/* libnotify declares none of its own. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotifyNotification, g_object_unref)

struct _SamvadNotifier {
  GObject    parent;
  GPtrArray *shown;     /* NotifyNotification */
};

G_DEFINE_FINAL_TYPE (SamvadNotifier, samvad_notifier, G_TYPE_OBJECT)

enum { OPEN_PAGE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_action (NotifyNotification *notification,
           char               *page,
           gpointer            user_data)
{
  g_signal_emit (user_data, signals[OPEN_PAGE], 0, page);
}

static void
on_closed (NotifyNotification *notification,
           gpointer            user_data)
{
  g_ptr_array_remove (SAMVAD_NOTIFIER (user_data)->shown, notification);
}

/* Bodies are markup to most services: what came from outside is made text. */
static gboolean
show (SamvadNotifier  *self,
      const char      *title,
      const char      *body,
      const char      *page,
      GError         **error)
{
  g_autofree char *escaped = g_markup_escape_text (body, -1);
  g_autoptr (NotifyNotification) notification = notify_notification_new (title, escaped, ICON);

  notify_notification_set_hint (notification, "desktop-entry", g_variant_new_string (ICON));
  notify_notification_add_action (notification, page, _("Open"), on_action, self, NULL);
  g_signal_connect (notification, "closed", G_CALLBACK (on_closed), self);
  if (!notify_notification_show (notification, error))
    return FALSE;
  g_ptr_array_add (self->shown, g_steal_pointer (&notification));
  return TRUE;
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

static gboolean
show_digest (SamvadNotifier       *self,
             GPtrArray            *alerts,
             const SamvadFigures  *figures,
             GError              **error)
{
  const SamvadAlert *first = g_ptr_array_index (alerts, 0);
  g_autofree char *number = samvad_text_number (alerts->len);
  g_autofree char *title = g_strdup_printf (ngettext ("%s thing needs attention", "%s things need attention", alerts->len), number);
  g_autofree char *body = list_titles (alerts, figures);

  return show (self, title, body, first->page, error);
}

/**
 * samvad_notifier_tell:
 * @alerts: (element-type SamvadAlert): what samvad_alert_book_update() gave; may be empty
 * @figures: (nullable): for names and numbers
 *
 * Returns: whether the desktop took it; FALSE where there is no notification service
 */
gboolean
samvad_notifier_tell (SamvadNotifier       *self,
                      GPtrArray            *alerts,
                      const SamvadFigures  *figures,
                      GError              **error)
{
  g_return_val_if_fail (SAMVAD_IS_NOTIFIER (self), FALSE);

  if (alerts->len == 0)
    return TRUE;
  if (alerts->len == 1)
    {
      const SamvadAlert *alert = g_ptr_array_index (alerts, 0);
      g_autofree char *title = samvad_alert_get_title (alert, figures);
      g_autofree char *body = samvad_alert_get_body (alert, figures);

      return show (self, title, body, alert->page, error);
    }
  return show_digest (self, alerts, figures, error);
}

/** Takes back what is still shown, for review mode and for signing out. */
void
samvad_notifier_withdraw_all (SamvadNotifier *self)
{
  g_autoptr (GPtrArray) shown = NULL;

  g_return_if_fail (SAMVAD_IS_NOTIFIER (self));
  shown = g_steal_pointer (&self->shown);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < shown->len; i++)
    {
      g_signal_handlers_disconnect_by_data (g_ptr_array_index (shown, i), self);
      notify_notification_close (g_ptr_array_index (shown, i), NULL);
    }
}

static void
samvad_notifier_dispose (GObject *object)
{
  SamvadNotifier *self = SAMVAD_NOTIFIER (object);

  for (guint i = 0; self->shown != NULL && i < self->shown->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->shown, i), self);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (samvad_notifier_parent_class)->dispose (object);
}

static void
samvad_notifier_class_init (SamvadNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_notifier_dispose;
  signals[OPEN_PAGE] = g_signal_new ("open-page", SAMVAD_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
samvad_notifier_init (SamvadNotifier *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
}

/** Returns: (transfer full): the notifier; libnotify is one per process */
SamvadNotifier *
samvad_notifier_new (const char *app_name)
{
  if (!notify_is_initted ())
    notify_init (app_name);
  return g_object_new (SAMVAD_TYPE_NOTIFIER, NULL);
}
