/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-actions-page.h"
#include "samvad-preferences.h"
#include "samvad-reports-page.h"
#include "samvad-sign-in.h"
#include "samvad-tour.h"
#include "samvad-window-private.h"

static SamvadViewModel *
get_model (gpointer window)
{
  return samvad_session_get_model (SAMVAD_WINDOW (window)->session);
}

static void
step_month (gpointer window,
            int      step)
{
  SamvadViewModel *model = get_model (window);

  samvad_view_model_set_month (model, samvad_view_model_get_month (model) + step);
}

static void
previous_month (GtkWidget  *window,
                const char *action,
                GVariant   *parameter)
{
  step_month (window, -1);
}

static void
next_month (GtkWidget  *window,
            const char *action,
            GVariant   *parameter)
{
  step_month (window, +1);
}

static void
latest_month (GtkWidget  *window,
              const char *action,
              GVariant   *parameter)
{
  SamvadViewModel *model = get_model (window);
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);

  if (snapshot != NULL && samvad_snapshot_get_latest (snapshot) != SAMVAD_MONTH_NONE)
    samvad_view_model_set_month (model, samvad_snapshot_get_latest (snapshot));
}

static void
show_page (GtkWidget  *window,
           const char *action,
           GVariant   *parameter)
{
  samvad_window_show_page (SAMVAD_WINDOW (window), g_variant_get_string (parameter, NULL));
}

/* What an alert is about: it holds for the current month, whichever was being read. */
static void
show_place (GtkWidget  *window,
            const char *action,
            GVariant   *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);
  SamvadViewModel *model = get_model (window);

  if (g_strcmp0 (parts[0], "sign-in") == 0)
    {
      gtk_widget_activate_action (window, "win.connect", NULL);
      return;
    }
  samvad_view_model_set_month (model, samvad_time_get_month (samvad_view_model_get_now (model)));
  samvad_window_show_place (SAMVAD_WINDOW (window), parts[0], parts[1]);
}

/* An action item, where something can be done with it. */
static void
show_item (GtkWidget  *window,
           const char *action,
           GVariant   *parameter)
{
  GtkWidget *page = adw_view_stack_get_child_by_name (SAMVAD_WINDOW (window)->pages, "actions");

  samvad_window_show_page (SAMVAD_WINDOW (window), "actions");
  samvad_actions_page_open_item (SAMVAD_ACTIONS_PAGE (page), g_variant_get_string (parameter, NULL));
}

static void
retry (GtkWidget  *window,
       const char *action,
       GVariant   *parameter)
{
  samvad_session_retry (SAMVAD_WINDOW (window)->session);
}

static void
open_connection (GtkWidget  *window,
                 const char *action,
                 GVariant   *parameter)
{
  samvad_sign_in_open (GTK_WINDOW (window), SAMVAD_WINDOW (window)->session);
}

static void
sign_out (GtkWidget  *window,
          const char *action,
          GVariant   *parameter)
{
  samvad_sign_out_open (GTK_WINDOW (window), SAMVAD_WINDOW (window)->session);
}

static void
open_preferences (GtkWidget  *window,
                  const char *action,
                  GVariant   *parameter)
{
  GtkWidget *dialog = samvad_preferences_new (GTK_WINDOW (window),
                                              samvad_session_get_settings (SAMVAD_WINDOW (window)->session),
                                              samvad_session_get_model (SAMVAD_WINDOW (window)->session));

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_tour (GtkWidget  *window,
           const char *action,
           GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (samvad_tour_new (GTK_WINDOW (window))));
}

static void
toggle_full_screen (GtkWidget  *window,
                    const char *action,
                    GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (window)))
    gtk_window_unfullscreen (GTK_WINDOW (window));
  else
    gtk_window_fullscreen (GTK_WINDOW (window));
}

static void
present (GtkWidget  *window,
         const char *action,
         GVariant   *parameter)
{
  samvad_reports_page_present (SAMVAD_REPORTS_PAGE (adw_view_stack_get_child_by_name (SAMVAD_WINDOW (window)->pages,
                                                                                      "reports")));
}

static void
lock (GtkWidget  *window,
      const char *action,
      GVariant   *parameter)
{
  samvad_lock_engage (SAMVAD_WINDOW (window)->lock);
}

static void
show_help (GtkWidget  *window,
           const char *action,
           GVariant   *parameter)
{
  samvad_window_show_help (SAMVAD_WINDOW (window));
}

void
samvad_window_install_actions (SamvadWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.previous-month", NULL, previous_month);
  gtk_widget_class_install_action (widget_class, "win.next-month", NULL, next_month);
  gtk_widget_class_install_action (widget_class, "win.latest-month", NULL, latest_month);
  gtk_widget_class_install_action (widget_class, "win.page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.show", "s", show_place);
  gtk_widget_class_install_action (widget_class, "win.item", "s", show_item);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry);
  gtk_widget_class_install_action (widget_class, "win.connect", NULL, open_connection);
  gtk_widget_class_install_action (widget_class, "win.sign-out", NULL, sign_out);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, open_preferences);
  gtk_widget_class_install_action (widget_class, "win.tour", NULL, open_tour);
  gtk_widget_class_install_action (widget_class, "win.full-screen", NULL, toggle_full_screen);
  gtk_widget_class_install_action (widget_class, "win.present", NULL, present);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, show_help);
}

/** Of a locked window no key may do what its hidden buttons would. */
void
samvad_window_enable_actions (SamvadWindow *self,
                              gboolean      enabled)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (self);
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    if (owner == SAMVAD_TYPE_WINDOW)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), name, enabled);
}

static gboolean
has_month (GArray      *months,
           SamvadMonth  from,
           SamvadMonth  to)
{
  for (guint i = 0; i < months->len; i++)
    {
      SamvadMonth month = g_array_index (months, SamvadMonth, i);

      if (month >= from && month <= to)
        return TRUE;
    }
  return FALSE;
}

/** The one place that says which actions can be used now. */
void
samvad_window_update_actions (SamvadWindow *self)
{
  SamvadViewModel *model = samvad_session_get_model (self->session);
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  SamvadMonth month = samvad_view_model_get_month (model);
  SamvadMonth current = samvad_time_get_month (samvad_view_model_get_now (model));
  const SamvadProfile *profile = samvad_session_get_profile (self->session);
  gboolean earlier = snapshot != NULL && has_month (snapshot->months, G_MININT32, month - 1);
  gboolean later = month < current ||
                   (snapshot != NULL && has_month (snapshot->months, month + 1, G_MAXINT32));

  if (samvad_window_is_locked (self))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.lock", self->lock != NULL && profile->user[0] != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.previous-month", earlier);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.next-month", later);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-out", profile->user[0] != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.latest-month",
                                 snapshot != NULL && snapshot->months->len > 0);
}
