/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-preferences.h"

#include "samvad-district-charts.h"
#include "samvad-preferences-alerts.h"
#include "samvad-preferences-device.h"
#include "samvad-preferences-language.h"
#include "samvad-text.h"

/* At the usual size of letters, as libadwaita has them. */
#define ROW_WIDTH 600
#define WIDTH     640
#define HEIGHT    576

struct _SamvadPreferences {
  AdwPreferencesWindow  parent;
  AdwPreferencesPage   *page;
  AdwComboRow          *window;
  AdwActionRow         *server;
  AdwActionRow         *map;
  GtkButton            *map_clear;
  GtkFileChooserNative *chooser;        /* while it is open */
  GSettings            *settings;
  SamvadViewModel      *model;
};

G_DEFINE_FINAL_TYPE (SamvadPreferences, samvad_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the row's list in the template. */
static const guint windows[] = { 0, 1, 2, 4, 12 };

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

static void
show_server (SamvadPreferences *self)
{
  g_autofree char *server = g_settings_get_string (self->settings, "server");
  g_autofree char *database = g_settings_get_string (self->settings, "database");
  g_autofree char *user = g_settings_get_string (self->settings, "user");
  /* Translators: the parts of a connection: address, database, user */
  g_autofree char *text = *user != '\0' ? g_strdup_printf (_("%1$s · %2$s · as %3$s"), server, database, user)
                                        : g_strdup_printf (_("%1$s · %2$s"), server, database);
  g_autofree char *escaped = g_markup_escape_text (*server != '\0' ? text : _("None was chosen yet"), -1);

  adw_action_row_set_subtitle (self->server, escaped);
}

/* Its dialog belongs to the window, not to the preferences. */
static void
on_server_change (SamvadPreferences *self)
{
  g_autoptr (GtkWindow) window = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self)));

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.connect", NULL);
}

/* Returns: (transfer full): what became of the map file that was chosen */
static char *
describe_map (SamvadPreferences *self)
{
  SamvadOutlines *outlines = samvad_view_model_get_outlines (self->model);
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (self->model);
  g_autofree char *path = g_settings_get_string (self->settings, "map-file");
  g_autofree char *name = g_path_get_basename (path), *missing = NULL;
  guint n_missing = 0;

  if (*path == '\0')
    return g_strdup (_("None: each district is a tile of the same size"));
  if (samvad_view_model_get_outlines_problem (self->model) != NULL)
    return g_strdup (samvad_view_model_get_outlines_problem (self->model));
  if (outlines != NULL && snapshot != NULL)
    missing = samvad_district_charts_list_missing (snapshot, outlines, &n_missing);
  if (missing != NULL && 2 * n_missing < snapshot->figures->districts->len)
    /* Translators: the name of a file, the names of districts */
    return g_strdup_printf (_("%1$s; what it lacks is a tile below the map: %2$s"), name, missing);
  if (missing != NULL)
    /* Translators: the name of a file, the names of districts */
    return g_strdup_printf (_("%1$s is not used, as it lacks districts: %2$s"), name, missing);
  return g_steal_pointer (&name);
}

static void
show_map (SamvadPreferences *self)
{
  g_autofree char *text = describe_map (self);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *path = g_settings_get_string (self->settings, "map-file");

  adw_action_row_set_subtitle (self->map, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->map_clear), *path != '\0');
}

static void
on_map_chosen (SamvadPreferences *self,
               int                response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (file);
  if (path != NULL)
    g_settings_set_string (self->settings, "map-file", path);
}

static void
on_map_choose (SamvadPreferences *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  gtk_file_filter_set_name (filter, _("Boundaries (GeoJSON)"));
  gtk_file_filter_add_suffix (filter, "geojson");
  gtk_file_filter_add_suffix (filter, "json");
  self->chooser = gtk_file_chooser_native_new (_("Boundaries of the Districts"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_map_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_map_clear (SamvadPreferences *self)
{
  g_settings_reset (self->settings, "map-file");
}

static void
samvad_preferences_dispose (GObject *object)
{
  g_clear_object (&SAMVAD_PREFERENCES (object)->model);
  g_clear_object (&SAMVAD_PREFERENCES (object)->chooser);
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
  gtk_widget_class_bind_template_child (widget_class, SamvadPreferences, page);
  gtk_widget_class_bind_template_child (widget_class, SamvadPreferences, window);
  gtk_widget_class_bind_template_child (widget_class, SamvadPreferences, server);
  gtk_widget_class_bind_template_child (widget_class, SamvadPreferences, map);
  gtk_widget_class_bind_template_child (widget_class, SamvadPreferences, map_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_server_change);
  gtk_widget_class_bind_template_callback (widget_class, on_map_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_map_clear);
}

static void
samvad_preferences_init (SamvadPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
on_query_choice (AdwComboRow *row,
                 int          x,
                 int          y,
                 gboolean     keyboard,
                 GtkTooltip  *tooltip)
{
  gpointer choice = adw_combo_row_get_selected_item (row);

  if (!GTK_IS_STRING_OBJECT (choice))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_string_object_get_string (choice));
  return TRUE;
}

/* Returns: how much larger than usual this desktop's letters are, at least 1 */
static double
get_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return MAX (dpi / (96.0 * PANGO_SCALE), 1);
}

/* With large letters a row of libadwaita's fixed width has no room left for what was chosen: the rows grow with the
 * letters, and what is cut off all the same is a hover away. */
static void
make_room (GtkWidget *widget,
           double     scale)
{
  if (ADW_IS_CLAMP (widget))
    adw_clamp_set_maximum_size (ADW_CLAMP (widget), (int) (ROW_WIDTH * scale));
  if (ADW_IS_COMBO_ROW (widget))
    {
      gtk_widget_set_has_tooltip (widget, TRUE);
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_choice), NULL);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    make_room (child, scale);
}

GtkWidget *
samvad_preferences_new (GtkWindow       *parent,
                        GSettings       *settings,
                        SamvadViewModel *model)
{
  SamvadPreferences *self = g_object_new (SAMVAD_TYPE_PREFERENCES, "transient-for", parent, NULL);
  double scale = get_text_scale (GTK_WIDGET (self));

  self->settings = g_object_ref (settings);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (samvad_preferences_language_new (settings)));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (samvad_preferences_device_new (settings)));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (samvad_preferences_alerts_new (settings)));
  self->model = g_object_ref (model);
  g_settings_bind_with_mapping (settings, "window-months", self->window, "selected", G_SETTINGS_BIND_DEFAULT,
                                window_to_row, row_to_window, NULL, NULL);
  g_signal_connect_object (settings, "changed::server", G_CALLBACK (show_server), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::database", G_CALLBACK (show_server), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::user", G_CALLBACK (show_server), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::map-file", G_CALLBACK (show_map), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "changed", G_CALLBACK (show_map), self, G_CONNECT_SWAPPED);
  show_server (self);
  show_map (self);
  make_room (GTK_WIDGET (self), scale);
  gtk_window_set_default_size (GTK_WINDOW (self), (int) (WIDTH * scale), HEIGHT);
  return GTK_WIDGET (self);
}
