/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-preferences-language.h"

#include "samvad-text.h"

#define KEY_CODES "samvad-codes"        /* of the row: the codes in the order of its list */

static gboolean
code_to_row (GValue   *value,
             GVariant *variant,
             gpointer  data)
{
  char **codes = g_object_get_data (data, KEY_CODES);

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
row_to_code (const GValue       *value,
             const GVariantType *type,
             gpointer            data)
{
  char **codes = g_object_get_data (data, KEY_CODES);
  guint row = g_value_get_uint (value);

  return row < g_strv_length (codes) ? g_variant_new_string (codes[row]) : NULL;
}

/* Whatever catalogue is installed can be chosen: nobody has to be told of a new one. */
static GtkWidget *
new_language_row (GSettings *settings)
{
  GtkWidget *row = adw_combo_row_new ();
  g_auto (GStrv) installed = samvad_text_list_languages ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  gtk_string_list_append (names, _("As on the desktop"));
  g_strv_builder_add (codes, "");
  for (guint i = 0; installed[i] != NULL; i++)
    {
      gtk_string_list_take (names, samvad_text_dup_language_name (installed[i]));
      g_strv_builder_add (codes, installed[i]);
    }
  g_object_set_data_full (G_OBJECT (row), KEY_CODES, g_strv_builder_end (codes), (GDestroyNotify) g_strfreev);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("_Language"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_settings_bind_with_mapping (settings, "language", row, "selected", G_SETTINGS_BIND_DEFAULT, code_to_row, row_to_code,
                                row, NULL);
  return row;
}

static GtkWidget *
new_digits_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *digits = gtk_switch_new ();

  gtk_widget_set_valign (digits, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("_Devanagari digits"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Write ०१२ instead of 012 in Hindi"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), digits);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), digits);
  g_settings_bind (settings, "devanagari-digits", digits, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

/** Returns: a group of preferences: the language of the window, and its digits */
GtkWidget *
samvad_preferences_language_new (GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _("Language"));
  adw_preferences_group_add (group, new_language_row (settings));
  adw_preferences_group_add (group, new_digits_row (settings));
  return GTK_WIDGET (group);
}
