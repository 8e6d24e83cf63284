/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-alert-history.h"

#include "samvad-notifier.h"
#include "samvad-text.h"

#define WIDTH  560
#define HEIGHT 600

static char *
describe_time (const SamvadAlertEntry *entry)
{
  g_autofree char *raised = samvad_text_time (entry->raised_at);
  g_autofree char *ended = entry->ended_at != SAMVAD_TIME_NONE ? samvad_text_time (entry->ended_at) : NULL;

  if (ended == NULL)
    /* Translators: a date and time */
    return g_strdup_printf (_("Since %s"), raised);
  /* Translators: from one date and time to another */
  return g_strdup_printf (_("%1$s until %2$s"), raised, ended);
}

static void
on_opened (GtkWidget *row)
{
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (row));
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show", "s", g_object_get_data (G_OBJECT (row), "samvad-place"));
  gtk_window_close (dialog);
}

static GtkWidget *
new_row (const SamvadAlertEntry *entry,
         const SamvadFigures    *figures)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean lasts = entry->ended_at == SAMVAD_TIME_NONE;
  GtkWidget *icon = gtk_image_new_from_icon_name (lasts ? "dialog-warning-symbolic" : "object-select-symbolic");
  g_autofree char *title = samvad_alert_get_title (entry->alert, figures);
  g_autofree char *time = describe_time (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lasts ? C_("alert", "still so") : C_("alert", "over"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "samvad-place", samvad_alert_dup_place (entry->alert), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_opened), NULL);
  return row;
}

static GtkWidget *
new_list (GPtrArray           *entries,
          const SamvadFigures *figures)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = entries->len; i > 0; i--)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (g_ptr_array_index (entries, i - 1), figures));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static void
close_by_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

static GtkWidget *
new_nothing (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing to report"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("What needs attention is listed here, also when no notification was shown."));
  return page;
}

/** @figures: (nullable): for names */
GtkWidget *
samvad_alert_history_new (GtkWindow           *parent,
                          SamvadAlertBook     *book,
                          const SamvadFigures *figures)
{
  GPtrArray *entries = samvad_alert_book_get_entries (book);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _("Alerts"), "modal", TRUE, "transient-for", parent,
                                    "default-width", WIDTH, "default-height", HEIGHT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = entries->len > 0 ? new_list (entries, figures) : new_nothing ();

  close_by_escape (window);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  return window;
}
