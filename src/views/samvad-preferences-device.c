/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-preferences-device.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

/* To choose from; 0: never. */
static const guint lock_minutes[] = { 0, 1, 5, 10, 15, 30, 60 };

#define SECONDS_PER_MINUTE 60

/* To choose from; 0: all. One year is what the longest window of feedback reads. */
static const guint kept_years[] = { 0, 1, 2, 3, 5 };

#define MONTHS_PER_YEAR 12

/* A time that somebody set by other means shows as the next longer one of the list. */
static gboolean
seconds_to_row (GValue   *value,
                GVariant *variant,
                gpointer  data)
{
  guint seconds = g_variant_get_uint32 (variant);
  guint row = 0;

  if (seconds > 0)
    for (row = 1; row + 1 < G_N_ELEMENTS (lock_minutes) && lock_minutes[row] * SECONDS_PER_MINUTE < seconds;)
      row++;
  g_value_set_uint (value, row);
  return TRUE;
}

static GVariant *
row_to_seconds (const GValue       *value,
                const GVariantType *type,
                gpointer            data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (lock_minutes) ? g_variant_new_uint32 (lock_minutes[row] * SECONDS_PER_MINUTE) : NULL;
}

static void
show_lock_state (AdwActionRow *row)
{
  GSettings *settings = g_object_get_data (G_OBJECT (row), "samvad-settings");
  g_autofree char *user = g_settings_get_string (settings, "user");

  gtk_widget_set_sensitive (GTK_WIDGET (row), user[0] != '\0');
  adw_action_row_set_subtitle (row, user[0] != '\0' ? _("The password opens it again. Never in the review meeting.")
                                                    : _("Only where one signs in with a password"));
}

static GtkWidget *
new_lock_row (GSettings *settings)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  gtk_string_list_append (times, _("Never"));
  for (guint i = 1; i < G_N_ELEMENTS (lock_minutes); i++)
    {
      g_autofree char *number = samvad_text_number (lock_minutes[i]);

      gtk_string_list_take (times, g_strdup_printf (ngettext ("After %s minute", "After %s minutes", lock_minutes[i]), number));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Lock when nobody uses it"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (times));
  g_settings_bind_with_mapping (settings, "lock-after", row, "selected", G_SETTINGS_BIND_DEFAULT, seconds_to_row,
                                row_to_seconds, NULL, NULL);
  g_object_set_data_full (G_OBJECT (row), "samvad-settings", g_object_ref (settings), g_object_unref);
  g_signal_connect_object (settings, "changed::user", G_CALLBACK (show_lock_state), row, G_CONNECT_SWAPPED);
  show_lock_state (ADW_ACTION_ROW (row));
  return row;
}

static gboolean
months_to_row (GValue   *value,
               GVariant *variant,
               gpointer  data)
{
  guint months = g_variant_get_uint32 (variant);
  guint row = 0;

  if (months > 0)
    for (row = 1; row + 1 < G_N_ELEMENTS (kept_years) && kept_years[row] * MONTHS_PER_YEAR < months;)
      row++;
  g_value_set_uint (value, row);
  return TRUE;
}

static GVariant *
row_to_months (const GValue       *value,
               const GVariantType *type,
               gpointer            data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (kept_years) ? g_variant_new_uint32 (kept_years[row] * MONTHS_PER_YEAR) : NULL;
}

static GtkWidget *
new_kept_row (GSettings *settings)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) spans = gtk_string_list_new (NULL);

  gtk_string_list_append (spans, _("All of them"));
  for (guint i = 1; i < G_N_ELEMENTS (kept_years); i++)
    {
      g_autofree char *number = samvad_text_number (kept_years[i]);

      gtk_string_list_take (spans, g_strdup_printf (ngettext ("Of %s year", "Of %s years", kept_years[i]), number));
    }
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("_Keep calls and what families said"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("Older ones are deleted here, not on the server, when Samvad is opened next. Action items, "
                                 "decisions and closed figures stay."));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (spans));
  g_settings_bind_with_mapping (settings, "keep-months", row, "selected", G_SETTINGS_BIND_DEFAULT, months_to_row,
                                row_to_months, NULL, NULL);
  return row;
}

static GtkWidget *
new_setting_row (GSettings  *settings,
                 const char *key,
                 const char *title,
                 const char *subtitle)
{
  GtkWidget *toggle;
  GtkWidget *row = samvad_switch_row_new (title, subtitle, &toggle);

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_settings_bind (settings, key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

/** Returns: a group of preferences: what the program keeps and does on this PC */
GtkWidget *
samvad_preferences_device_new (GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _("This PC"));
  adw_preferences_group_add (group, new_kept_row (settings));
  adw_preferences_group_add (group, new_setting_row (settings, "background", _("_Go on following when the window is closed"),
                                                     _("Alerts still come. Quit, in the main menu, ends it.")));
  adw_preferences_group_add (group, new_setting_row (settings, "start-at-login", _("_Start when you log in"),
                                                     _("Without a window, where it goes on following without one")));
  adw_preferences_group_add (group, new_lock_row (settings));
  return GTK_WIDGET (group);
}
