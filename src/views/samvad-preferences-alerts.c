/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-preferences-alerts.h"

#include "samvad-text.h"
#include "samvad-time.h"
#include "samvad-widgets.h"

#define KEY          "alerts"
#define STEP_MINUTES 30         /* between the times of quiet hours to choose from */
#define N_STEPS      (24 * 60 / STEP_MINUTES)

/* The codes are those of the setting. */
static const struct { const char *code, *title; } rules[] = {
  { "sign-in", N_("The server asks to sign in") },
  { "outbox", N_("Edits do not reach the server") },
  { "no-data", N_("No call for a working day") },
  { "behind", N_("The month is behind its target") },
  { "differs", N_("A district newly differs from the State") },
  { "escalation", N_("Action items are due for escalation") },
  { "overdue", N_("Action items are overdue") },
};

/* One switch of the list of codes. */
typedef struct {
  GSettings  *settings;
  const char *code;
} Rule;

static void
rule_free (gpointer data)
{
  g_object_unref (((Rule *) data)->settings);
  g_free (data);
}

static gboolean
list_to_switch (GValue   *value,
                GVariant *variant,
                gpointer  data)
{
  g_autofree const char **codes = g_variant_get_strv (variant, NULL);

  g_value_set_boolean (value, g_strv_contains (codes, ((Rule *) data)->code));
  return TRUE;
}

static GVariant *
switch_to_list (const GValue       *value,
                const GVariantType *type,
                gpointer            data)
{
  Rule *rule = data;
  g_auto (GStrv) codes = g_settings_get_strv (rule->settings, KEY);
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; codes[i] != NULL; i++)
    if (!g_str_equal (codes[i], rule->code))
      g_strv_builder_add (chosen, codes[i]);
  if (g_value_get_boolean (value))
    g_strv_builder_add (chosen, rule->code);
  list = g_strv_builder_end (chosen);
  return g_variant_new_strv ((const char *const *) list, -1);
}

static GtkWidget *
new_rule_row (GSettings  *settings,
              const char *code,
              const char *title)
{
  Rule *rule = g_new (Rule, 1);
  GtkWidget *toggle;
  GtkWidget *row = samvad_switch_row_new (title, NULL, &toggle);

  *rule = (Rule) { g_object_ref (settings), code };
  g_settings_bind_with_mapping (settings, KEY, toggle, "active", G_SETTINGS_BIND_DEFAULT, list_to_switch, switch_to_list,
                                rule, rule_free);
  return row;
}

static gboolean
minutes_to_row (GValue   *value,
                GVariant *variant,
                gpointer  data)
{
  g_value_set_uint (value, g_variant_get_int32 (variant) / STEP_MINUTES);
  return TRUE;
}

static GVariant *
row_to_minutes (const GValue       *value,
                const GVariantType *type,
                gpointer            data)
{
  guint row = g_value_get_uint (value);

  return row < N_STEPS ? g_variant_new_int32 (row * STEP_MINUTES) : NULL;
}

static GtkWidget *
new_time_row (GSettings  *settings,
              const char *key,
              const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  for (int i = 0; i < N_STEPS; i++)
    gtk_string_list_take (times, samvad_text_clock (samvad_day_get_start (0) + i * STEP_MINUTES * 60 * SAMVAD_SECOND));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (times));
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, minutes_to_row, row_to_minutes,
                                NULL, NULL);
  return row;
}

/** Returns: a group of preferences: each rule with its switch, and the quiet hours */
GtkWidget *
samvad_preferences_alerts_new (GSettings *settings)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _("Alerts"));
  adw_preferences_group_set_description (group, _("Notifications of the desktop. All are listed under Main Menu, Alerts."));
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    adw_preferences_group_add (group, new_rule_row (settings, rules[i].code, _(rules[i].title)));
  adw_preferences_group_add (group, new_time_row (settings, "quiet-from", _("Quiet from")));
  adw_preferences_group_add (group, new_time_row (settings, "quiet-to", _("Quiet until")));
  return GTK_WIDGET (group);
}
