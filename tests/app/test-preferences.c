/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences of the real program: the language takes effect at once, what starts at login is written where the
 * desktop looks. */
#include "samvad-application.h"
#include "samvad-preferences.h"
#include "samvad-window.h"

#include <glib/gstdio.h>

#define STEP_MS  100
#define PATIENCE 600    /* steps */

typedef struct {
  GApplication *application;
  GSettings    *settings;
  guint         step;
  guint         waited;
} Run;

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (!GTK_IS_LABEL (widget) || g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0) &&
      (!ADW_IS_PREFERENCES_ROW (widget) ||
       g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

/* Returns: the row whose title is @title in the preferences, if they are open */
static GtkWidget *
get_row (const char *title)
{
  GtkWidget *preferences = get_window (SAMVAD_TYPE_PREFERENCES);

  return preferences != NULL ? find (preferences, ADW_TYPE_PREFERENCES_ROW, title) : NULL;
}

static void
choose (GtkWidget  *row,
        const char *name)
{
  GListModel *names = adw_combo_row_get_model (ADW_COMBO_ROW (row));

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name))
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
        return;
      }
  g_assert_not_reached ();
}

static gboolean
starts_at_login (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart", "org.samvad.Supervisor.desktop", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
open_preferences (Run *run)
{
  GtkWidget *window = get_window (SAMVAD_TYPE_WINDOW);

  return window != NULL && gtk_widget_activate_action (window, "win.preferences", NULL);
}

static gboolean
choose_hindi (Run *run)
{
  GtkWidget *row = get_row ("_Language");
  g_autofree char *code = NULL;

  if (row == NULL)
    return FALSE;
  choose (row, "हिन्दी");
  code = g_settings_get_string (run->settings, "language");
  g_assert_cmpstr (code, ==, "hi");
  return TRUE;
}

/* The window and the preferences, which came again, both say it. */
static gboolean
reads_hindi (Run *run)
{
  GtkWidget *window = get_window (SAMVAD_TYPE_WINDOW);
  GtkWidget *row = get_row ("भाषा (_L)");

  return row != NULL && window != NULL && find (window, GTK_TYPE_LABEL, "सारांश") != NULL;
}

static gboolean
choose_english (Run *run)
{
  choose (get_row ("भाषा (_L)"), "English");
  return TRUE;
}

static gboolean
reads_english (Run *run)
{
  return get_row ("_Language") != NULL;
}

static gboolean
switch_login_on (Run *run)
{
  GtkWidget *row = get_row ("_Start when you log in");

  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), TRUE);
  return TRUE;
}

static gboolean
login_is_on (Run *run)
{
  return starts_at_login ();
}

static gboolean
switch_login_off (Run *run)
{
  g_settings_set_boolean (run->settings, "start-at-login", FALSE);
  return TRUE;
}

static gboolean
login_is_off (Run *run)
{
  return !starts_at_login ();
}

/* Faster than a disk writes: what counts is what was chosen last, also when the program ends at once. */
static gboolean
toggle_login (Run *run)
{
  for (guint i = 0; i < 51; i++)
    g_settings_set_boolean (run->settings, "start-at-login", i % 2 == 0);
  return TRUE;
}

static gboolean
keep_two_years (Run *run)
{
  choose (get_row ("_Keep calls and what families said"), "Of 2 years");
  g_assert_cmpuint (g_settings_get_uint (run->settings, "keep-months"), ==, 24);
  return TRUE;
}

static gboolean (*const steps[]) (Run *run) = {
  open_preferences, choose_hindi, reads_hindi, choose_english, reads_english, switch_login_on, login_is_on, switch_login_off,
  login_is_off, keep_two_years, toggle_login,
};

static gboolean
next_step (gpointer data)
{
  Run *run = data;

  if (!steps[run->step] (run))
    {
      if (++run->waited == PATIENCE)
        g_error ("step %u did not come", run->step);
      return G_SOURCE_CONTINUE;
    }
  run->waited = 0;
  if (++run->step < G_N_ELEMENTS (steps))
    return G_SOURCE_CONTINUE;
  g_application_quit (run->application);
  return G_SOURCE_REMOVE;
}

static void
test_preferences (void)
{
  g_autofree char *cache = g_dir_make_tmp ("samvad-preferences-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (cache, "samvad.db", NULL);
  const char *arguments[] = { "samvad", "--offline", "--cache-dir", cache };
  Run run = { samvad_application_new (), NULL, 0, 0 };

  run.settings = g_settings_new ("org.samvad.Supervisor");
  g_timeout_add (STEP_MS, next_step, &run);
  g_assert_cmpint (g_application_run (run.application, G_N_ELEMENTS (arguments), (char **) arguments), ==, 0);
  g_assert_cmpuint (run.step, ==, G_N_ELEMENTS (steps));
  g_object_unref (run.settings);
  g_object_unref (run.application);
  g_assert_true (starts_at_login ());
  g_unlink (database);
  g_rmdir (cache);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/preferences", test_preferences);
  return g_test_run ();
}
