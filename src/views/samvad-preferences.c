/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-preferences.h"

#include "samvad-text.h"

struct _SamvadPreferences {
  AdwPreferencesWindow  parent;
  AdwComboRow          *language;
  GtkSwitch            *digits;
  AdwComboRow          *window;
  AdwActionRow         *server;
  GSettings            *settings;
};

G_DEFINE_FINAL_TYPE (SamvadPreferences, samvad_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows' lists in the template. */
static const char *const languages[] = { "", "en", "hi" };
static const guint windows[] = { 0, 1, 2, 4, 12 };

static gboolean
language_to_row (GValue   *value,
                 GVariant *variant,
                 gpointer  data)
{
  const char *language = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], language))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
row_to_language (const GValue       *value,
                 const GVariantType *type,
                 gpointer            data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (languages) ? g_variant_new_string (languages[row]) : NULL;
}

static gboolean
window_to_row (GValue   *value,
               GVariant *variant,
               gpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    if (windows[i] == g_variant_get_uint32 (variant))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
row_to_window (const GValue       *value,
               const GVariantType *type,
               gpointer            data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (windows) ? g_variant_new_uint32 (windows[row]) : NULL;
}

/* The language of a running program cannot change what its windows already say. */
static void
on_language_changed (SamvadPreferences *self)
{
  AdwToast *toast = adw_toast_new (_("The language changes when Samvad is opened again"));

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
}

static void
show_server (SamvadPreferences *self)
{
  g_autofree char *server = g_settings_get_string (self->settings, "server");
  g_autofree char *escaped = g_markup_escape_text (server, -1);

  adw_action_row_set_subtitle (self->server, escaped);
}

static void
samvad_preferences_dispose (GObject *object)
{
  g_clear_object (&SAMVAD_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (samvad_preferences_parent_class)->dispose (object);
}

static void
samvad_preferences_class_init (SamvadPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, SamvadPreferences, digits);
  gtk_widget_class_bind_template_child (widget_class, SamvadPreferences, window);
  gtk_widget_class_bind_template_child (widget_class, SamvadPreferences, server);
}

static void
samvad_preferences_init (SamvadPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
samvad_preferences_new (GtkWindow *parent,
                        GSettings *settings)
{
  SamvadPreferences *self = g_object_new (SAMVAD_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind_with_mapping (settings, "language", self->language, "selected", G_SETTINGS_BIND_DEFAULT,
                                language_to_row, row_to_language, NULL, NULL);
  g_settings_bind_with_mapping (settings, "window-months", self->window, "selected", G_SETTINGS_BIND_DEFAULT,
                                window_to_row, row_to_window, NULL, NULL);
  g_settings_bind (settings, "devanagari-digits", self->digits, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::language", G_CALLBACK (on_language_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::server", G_CALLBACK (show_server), self, G_CONNECT_SWAPPED);
  show_server (self);
  return GTK_WIDGET (self);
}
