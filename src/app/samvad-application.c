/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-application.h"

#include <string.h>

#include "samvad-alert-watch.h"
#include "samvad-autostart.h"
#include "samvad-background.h"
#include "samvad-map-file.h"
#include "samvad-preferences.h"
#include "samvad-retention.h"
#include "samvad-text.h"
#include "samvad-wake.h"
#include "samvad-widgets.h"
#include "samvad-window.h"

#define STATUS_USAGE 2

struct _SamvadApplication {
  AdwApplication    parent;
  SamvadSession    *session;
  SamvadAlertWatch *alerts;
  SamvadMapFile    *map;
  SamvadRetention  *retention;
  SamvadLock       *lock;
  GSettings        *settings;
  char             *desktop_language; /* before this program sets its own */
  guint             reopening;    /* source: the window comes anew, in another language */
  SamvadBackground *background;
  SamvadWake       *wake;
  SamvadAutostart  *autostart;
  gboolean          parsed;       /* the options were understood */
};

G_DEFINE_FINAL_TYPE (SamvadApplication, samvad_application, ADW_TYPE_APPLICATION)

static const GOptionEntry entries[] = {
  { "server", 0, 0, G_OPTION_ARG_STRING, NULL, N_("The central server"), N_("URL") },
  { "database", 0, 0, G_OPTION_ARG_STRING, NULL, N_("The database on it"), N_("NAME") },
  { "cache-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("The folder of the cache"), N_("DIR") },
  { "offline", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Do not use the network"), NULL },
  { "month", 0, 0, G_OPTION_ARG_STRING, NULL, N_("The month to show"), N_("YYYY-MM") },
  { "page", 0, 0, G_OPTION_ARG_STRING, NULL, N_("overview, districts, feedback, actions or reports"), N_("NAME") },
  { "review", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Full screen, for the review meeting"), NULL },
  { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Follow without a window"), NULL },
  { "language", 0, 0, G_OPTION_ARG_STRING, NULL, N_("en or hi"), N_("LANGUAGE") },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
  { NULL }
};

static void
init_language (SamvadApplication *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "language");
  const char *directory = g_getenv ("SAMVAD_LOCALEDIR");

  self->desktop_language = g_strdup (g_get_language_names ()[0]);
  samvad_text_init (chosen[0] != '\0' ? chosen : NULL, directory != NULL ? directory : SAMVAD_LOCALEDIR);
  samvad_text_set_devanagari_digits (g_settings_get_boolean (self->settings, "devanagari-digits"));
}

static gboolean
is_page (const char *name)
{
  const char *const pages[] = { "overview", "districts", "feedback", "actions", "reports", NULL };

  return g_strv_contains (pages, name);
}

/* Returns: whether there is a translation; where not, what there is has been said */
static gboolean
choose_language (const char *language)
{
  g_auto (GStrv) known = samvad_text_list_languages ();
  g_autofree char *code = g_strndup (language, strcspn (language, "_.@:"));
  g_autofree char *codes = g_strjoinv (", ", known);

  if (!g_strv_contains ((const char *const *) known, code))
    {
      g_printerr (_("samvad: there is no translation into “%1$s”; there is one into %2$s\n"), language, codes);
      return FALSE;
    }
  samvad_text_set_language (code);
  return TRUE;
}

/* In the process that was started, before it is known whether another one runs already. */
static int
samvad_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  const char *language = NULL, *month_text = NULL, *page = NULL;
  SamvadMonth month;

  SAMVAD_APPLICATION (application)->parsed = TRUE;
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("samvad %s\n", SAMVAD_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "language", "&s", &language);
  g_variant_dict_lookup (options, "month", "&s", &month_text);
  g_variant_dict_lookup (options, "page", "&s", &page);
  if (month_text != NULL && !samvad_month_parse (month_text, &month))
    {
      g_printerr (_("samvad: “%s” is no month; write it as 2026-10\n"), month_text);
      return STATUS_USAGE;
    }
  if (page != NULL && !is_page (page))
    {
      g_printerr (_("samvad: there is no page “%s”; there are overview, districts, feedback, actions and reports\n"), page);
      return STATUS_USAGE;
    }
  return language == NULL || choose_language (language) ? -1 : STATUS_USAGE;
}

/* GApplication ends with 1 where an option is wrong; here that is 2. */
static gboolean
samvad_application_local_command_line (GApplication   *application,
                                       char         ***arguments,
                                       int            *status)
{
  GApplicationClass *parent = G_APPLICATION_CLASS (samvad_application_parent_class);
  gboolean handled = parent->local_command_line (application, arguments, status);

  if (handled && *status == 1 && !SAMVAD_APPLICATION (application)->parsed)
    *status = STATUS_USAGE;
  return handled;
}

static void
on_woke (SamvadApplication *self)
{
  samvad_lock_look (self->lock);
  samvad_view_model_refresh (samvad_session_get_model (self->session));
  samvad_session_reconnect (self->session);
}

static void
on_network_changed (SamvadApplication *self)
{
  samvad_session_reconnect (self->session);
}

static void
open_session (SamvadApplication *self,
              GVariantDict      *options)
{
  SamvadSessionOptions chosen = { 0 };

  if (self->session != NULL)
    return;
  if (options != NULL)
    {
      g_variant_dict_lookup (options, "server", "&s", &chosen.server);
      g_variant_dict_lookup (options, "database", "&s", &chosen.database);
      g_variant_dict_lookup (options, "cache-dir", "^&ay", &chosen.cache_dir);
      chosen.offline = g_variant_dict_contains (options, "offline");
    }
  self->session = samvad_session_new (&chosen);
  self->alerts = samvad_alert_watch_new (GTK_APPLICATION (self), self->session);
  self->map = samvad_map_file_new (self->settings, samvad_session_get_model (self->session));
  self->lock = samvad_lock_new (self->session);
  self->retention = samvad_retention_new (self->settings, samvad_session_get_model (self->session));
  self->background = samvad_background_new (GTK_APPLICATION (self), self->settings);
  self->wake = samvad_wake_new ();
  g_signal_connect_object (self->wake, "woke", G_CALLBACK (on_woke), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wake, "network-changed", G_CALLBACK (on_network_changed), self, G_CONNECT_SWAPPED);
  samvad_view_model_set_watched (samvad_session_get_model (self->session), FALSE);
  samvad_session_open (self->session);
}

static SamvadWindow *
ensure_window (SamvadApplication *self)
{
  SamvadWindow *window;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SAMVAD_IS_WINDOW (l->data))
      return l->data;
  window = SAMVAD_WINDOW (samvad_window_new (GTK_APPLICATION (self), self->session));
  samvad_window_set_lock (window, self->lock);
  return window;
}

static SamvadWindow *
present_window (SamvadApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL || !gtk_widget_get_visible (GTK_WIDGET (window)))
    window = GTK_WINDOW (ensure_window (self));
  gtk_window_present (window);
  return SAMVAD_IS_WINDOW (window) ? SAMVAD_WINDOW (window) : NULL;
}

/* Returns: whether the preferences were among the windows */
static gboolean
close_windows (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  gboolean preferences = FALSE;

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAMVAD_IS_WINDOW (l->data))
      samvad_window_save_state (l->data);
    else if (SAMVAD_IS_PREFERENCES (l->data))
      preferences = TRUE;
  g_list_foreach (windows, (GFunc) g_object_ref, NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  g_list_foreach (windows, (GFunc) g_object_unref, NULL);
  return preferences;
}

/* What windows already say cannot be said anew in another language: they are made anew, on the same cache and at the
 * same place. */
static gboolean
reopen (gpointer data)
{
  SamvadApplication *self = data;
  SamvadWindow *window;

  self->reopening = 0;
  /* Without a window the program would end. */
  g_application_hold (G_APPLICATION (self));
  if (close_windows ())
    {
      window = present_window (self);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
    }
  else
    present_window (self);
  g_application_release (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

static void
on_language_changed (SamvadApplication *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "language");

  samvad_text_set_language (*chosen != '\0' ? chosen : self->desktop_language);
  samvad_text_set_devanagari_digits (g_settings_get_boolean (self->settings, "devanagari-digits"));
  /* Not under the feet of the row that is being changed. */
  if (self->session != NULL && self->reopening == 0 && gtk_application_get_windows (GTK_APPLICATION (self)) != NULL)
    self->reopening = g_idle_add (reopen, self);
}

/* The cache opens after the window: the meeting begins when there is something to show. */
static void
present_once (SamvadViewModel *model,
              GtkWidget       *window)
{
  g_signal_handlers_disconnect_by_func (model, present_once, window);
  gtk_widget_activate_action (window, "win.present", NULL);
}

static void
open_packs (SamvadWindow *window,
            GFile *const *files,
            int           n_files)
{
  for (int i = 0; window != NULL && i < n_files; i++)
    if (g_file_peek_path (files[i]) != NULL)
      samvad_window_open_pack (window, g_file_peek_path (files[i]));
}

/* The desktop asks so over the bus when a sealed pack is double-clicked. */
static void
samvad_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  open_session (SAMVAD_APPLICATION (application), NULL);
  open_packs (present_window (SAMVAD_APPLICATION (application)), files, n_files);
}

/* Files are meant relative to where the command was given. */
static void
open_named (GApplicationCommandLine *command_line,
            GVariantDict            *options,
            SamvadWindow            *window)
{
  g_autofree const char **names = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &names))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, names[i]);

      open_packs (window, &file, 1);
    }
}

static gboolean
is_plain (GVariantDict *options)
{
  for (guint i = 0; entries[i].long_name != NULL; i++)
    if (g_variant_dict_contains (options, entries[i].long_name))
      return FALSE;
  return TRUE;
}

/* On the very first start, once; not for who comes for something in particular. */
static void
show_tour_once (SamvadApplication *self,
                SamvadWindow      *window,
                gboolean           plain)
{
  if (window == NULL || !plain || g_settings_get_boolean (self->settings, "tour-seen"))
    return;
  g_settings_set_boolean (self->settings, "tour-seen", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tour", NULL);
}

static int
samvad_application_command_line (GApplication            *application,
                                 GApplicationCommandLine *command_line)
{
  SamvadApplication *self = SAMVAD_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *month_text = NULL, *page = NULL;
  SamvadWindow *window;
  SamvadMonth month;

  open_session (self, options);
  if (g_variant_dict_lookup (options, "month", "&s", &month_text) &&
      samvad_month_parse (month_text, &month))
    samvad_view_model_set_month (samvad_session_get_model (self->session), month);
  if (g_variant_dict_contains (options, "background"))
    {
      samvad_background_begin (self->background);
      return 0;
    }
  window = present_window (self);
  if (window != NULL && g_variant_dict_lookup (options, "page", "&s", &page))
    samvad_window_show_page (window, page);
  open_named (command_line, options, window);
  if (window != NULL && g_variant_dict_contains (options, "review"))
    g_signal_connect_object (samvad_session_get_model (self->session), "changed", G_CALLBACK (present_once), window, 0);
  show_tour_once (self, window, is_plain (options));
  return 0;
}

static void
samvad_application_activate (GApplication *application)
{
  SamvadApplication *self = SAMVAD_APPLICATION (application);

  open_session (self, NULL);
  show_tour_once (self, present_window (self), TRUE);
}

static void
show_about (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (data)),
                         "application-name", _("Samvad"),
                         "application-icon", "org.samvad.Supervisor",
                         "version", SAMVAD_VERSION,
                         "developer-name", _("The Samvad developers"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Follow a tele calling hub and what families tell it."),
                         NULL);
}

static void
show_alerts (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window != NULL && SAMVAD_APPLICATION (data)->alerts != NULL && !samvad_lock_is_locked (SAMVAD_APPLICATION (data)->lock))
    samvad_alert_watch_show_history (SAMVAD_APPLICATION (data)->alerts, window);
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       data)
{
  SamvadApplication *self = data;

  if (self->background != NULL)
    samvad_background_end (self->background);
  close_windows ();
  g_application_quit (G_APPLICATION (self));
}

static gboolean
has_window (SamvadApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SAMVAD_IS_WINDOW (l->data))
      return TRUE;
  return FALSE;
}

/* Figures that no window shows are read for alerts only. */
static void
update_watched (SamvadApplication *self)
{
  gboolean any = has_window (self);

  if (self->background == NULL)
    return;
  samvad_view_model_set_watched (samvad_session_get_model (self->session), any);
  samvad_background_set_windowed (self->background, any);
}

static void
samvad_application_window_added (GtkApplication *application,
                                 GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (samvad_application_parent_class)->window_added (application, window);
  update_watched (SAMVAD_APPLICATION (application));
}

static void
samvad_application_window_removed (GtkApplication *application,
                                   GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (samvad_application_parent_class)->window_removed (application, window);
  update_watched (SAMVAD_APPLICATION (application));
}

static void
set_keys (GtkApplication *application,
          const char     *action,
          const char     *first,
          const char     *second)
{
  const char *keys[] = { first, second, NULL };

  gtk_application_set_accels_for_action (application, action, keys);
}

/* Without it GTK draws running text without the tops of Devanagari's marks: बिंदु reads बिदु. */
static void
hint_font_metrics (void)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (settings != NULL)
    g_object_set (settings, "gtk-hint-font-metrics", TRUE, NULL);
}

static void
samvad_application_startup (GApplication *application)
{
  GtkApplication *self = GTK_APPLICATION (application);
  const GActionEntry actions[] = {
    { .name = "about", .activate = show_about },
    { .name = "alerts", .activate = show_alerts },
    { .name = "quit", .activate = quit },
  };

  samvad_views_init ();
  G_APPLICATION_CLASS (samvad_application_parent_class)->startup (application);
  hint_font_metrics ();
  SAMVAD_APPLICATION (application)->autostart = samvad_autostart_new (SAMVAD_APPLICATION (application)->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_window_set_default_icon_name ("org.samvad.Supervisor");
  set_keys (self, "app.quit", "<Control>q", NULL);
  set_keys (self, "window.close", "<Control>w", NULL);
  set_keys (self, "win.preferences", "<Control>comma", NULL);
  set_keys (self, "win.page::overview", "<Control>1", NULL);
  set_keys (self, "win.page::districts", "<Control>2", NULL);
  set_keys (self, "win.page::feedback", "<Control>3", NULL);
  set_keys (self, "win.page::actions", "<Control>4", NULL);
  set_keys (self, "win.page::reports", "<Control>5", NULL);
  set_keys (self, "win.previous-month", "<Alt>Left", NULL);
  set_keys (self, "win.next-month", "<Alt>Right", NULL);
  set_keys (self, "win.latest-month", "<Alt>Home", NULL);
  set_keys (self, "win.retry", "<Control>r", "F5");
  set_keys (self, "win.present", "F11", NULL);
  set_keys (self, "win.help", "F1", NULL);
  set_keys (self, "win.lock", "<Control>l", NULL);
}

static void
samvad_application_shutdown (GApplication *application)
{
  SamvadApplication *self = SAMVAD_APPLICATION (application);

  g_clear_handle_id (&self->reopening, g_source_remove);
  g_clear_pointer (&self->autostart, samvad_autostart_free);
  g_clear_object (&self->alerts);
  g_clear_object (&self->map);
  g_clear_object (&self->retention);
  g_clear_object (&self->wake);
  g_clear_object (&self->background);
  g_clear_object (&self->lock);
  if (self->session != NULL)
    samvad_session_close (self->session);
  G_APPLICATION_CLASS (samvad_application_parent_class)->shutdown (application);
  g_clear_object (&self->session);
}

static void
samvad_application_finalize (GObject *object)
{
  g_clear_object (&SAMVAD_APPLICATION (object)->settings);
  g_free (SAMVAD_APPLICATION (object)->desktop_language);
  G_OBJECT_CLASS (samvad_application_parent_class)->finalize (object);
}

static void
samvad_application_class_init (SamvadApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = samvad_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_added = samvad_application_window_added;
  GTK_APPLICATION_CLASS (klass)->window_removed = samvad_application_window_removed;
  application_class->handle_local_options = samvad_application_handle_local_options;
  application_class->local_command_line = samvad_application_local_command_line;
  application_class->command_line = samvad_application_command_line;
  application_class->activate = samvad_application_activate;
  application_class->open = samvad_application_open;
  application_class->startup = samvad_application_startup;
  application_class->shutdown = samvad_application_shutdown;
}

/* GApplication cannot be told in which catalogue its options are. */
static void
add_options (GApplication *self)
{
  GOptionEntry translated[G_N_ELEMENTS (entries)];

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      translated[i] = entries[i];
      if (entries[i].description != NULL)
        translated[i].description = _(entries[i].description);
      if (entries[i].arg_description != NULL)
        translated[i].arg_description = _(entries[i].arg_description);
    }
  g_application_add_main_option_entries (self, translated);
}

static void
samvad_application_init (SamvadApplication *self)
{
  self->settings = g_settings_new ("org.samvad.Supervisor");
  init_language (self);
  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (on_language_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::devanagari-digits", G_CALLBACK (on_language_changed), self, G_CONNECT_SWAPPED);
  add_options (G_APPLICATION (self));
}

GApplication *
samvad_application_new (void)
{
  return g_object_new (SAMVAD_TYPE_APPLICATION,
                       "application-id", "org.samvad.Supervisor",
                       "resource-base-path", "/org/samvad/Supervisor",
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
