/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-connect-dialog.h"
#include "samvad-widgets.h"

/* The dialog between two connections that are remembered: Nuh, which is in use, and Palwal. */
typedef struct {
  GtkWidget *parent;
  GtkWidget *dialog;
} Fixture;

static void
run_main_loop (void)
{
  gint64 end = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_profile_free);

  g_ptr_array_add (profiles, samvad_profile_new ("Nuh", "https://nuh.example.org", "samvad", "asha", ""));
  g_ptr_array_add (profiles, samvad_profile_new ("Palwal", "https://palwal.example.org", "palwal", "usha", "/etc/palwal.pem"));
  fixture->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->parent));
  fixture->dialog = samvad_connect_dialog_new (GTK_WINDOW (fixture->parent), profiles, g_ptr_array_index (profiles, 0));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  run_main_loop ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  run_main_loop ();
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkWidget *
find_titled (GtkWidget  *widget,
             const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_titled (child, title);
  return found;
}

/* Opens the list as a click on the row does, and takes the entry at @position out of it. */
static void
choose (Fixture *fixture,
        guint    position)
{
  GtkWidget *row = find (fixture->dialog, ADW_TYPE_COMBO_ROW);
  GtkWidget *list;

  g_assert_true (gtk_widget_activate (row));
  run_main_loop ();
  list = find (find (row, GTK_TYPE_POPOVER), GTK_TYPE_LIST_VIEW);
  g_assert_true (gtk_widget_get_mapped (list));
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE, FALSE);
  gtk_widget_activate_action (list, "list.activate-item", "u", position);
  run_main_loop ();
  g_assert_false (gtk_widget_get_mapped (list));
}

static void
assert_profile (Fixture    *fixture,
                const char *name,
                const char *server,
                const char *database,
                const char *user,
                const char *authority)
{
  g_autoptr (SamvadProfile) shown = samvad_connect_dialog_get_profile (SAMVAD_CONNECT_DIALOG (fixture->dialog));

  g_assert_cmpstr (shown->name, ==, name);
  g_assert_cmpstr (shown->server, ==, server);
  g_assert_cmpstr (shown->database, ==, database);
  g_assert_cmpstr (shown->user, ==, user);
  g_assert_cmpstr (shown->ca_file, ==, authority);
}

/* What is chosen fills the rows; what was typed for the other one, its password above all, is not taken along. */
static void
test_choose (Fixture       *fixture,
             gconstpointer  data)
{
  SamvadConnectDialog *dialog = SAMVAD_CONNECT_DIALOG (fixture->dialog);
  GtkWidget *password = find (fixture->dialog, ADW_TYPE_PASSWORD_ENTRY_ROW);

  assert_profile (fixture, "Nuh", "https://nuh.example.org", "samvad", "asha", "");
  gtk_editable_set_text (GTK_EDITABLE (password), "of Nuh");
  g_assert_cmpstr (samvad_connect_dialog_get_password (dialog), ==, "of Nuh");
  choose (fixture, 1);
  assert_profile (fixture, "Palwal", "https://palwal.example.org", "palwal", "usha", "/etc/palwal.pem");
  g_assert_cmpstr (samvad_connect_dialog_get_password (dialog), ==, "");
  choose (fixture, 0);
  assert_profile (fixture, "Nuh", "https://nuh.example.org", "samvad", "asha", "");
}

/* The last entry is a connection that is not there yet: nothing to forget, nothing to connect with. */
static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *address = find_titled (fixture->dialog, "Address, such as https://couch.example.org");

  choose (fixture, 2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (address)), ==, "");
  g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog))));
  gtk_editable_set_text (GTK_EDITABLE (address), "https://sirsa.example.org");
  assert_profile (fixture, "samvad · sirsa.example.org", "https://sirsa.example.org", "samvad", "", "");
  g_assert_true (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog))));
}

/* What was found at one server says nothing of another. */
static void
test_checked (Fixture       *fixture,
              gconstpointer  data)
{
  SamvadConnectDialog *dialog = SAMVAD_CONNECT_DIALOG (fixture->dialog);
  GtkButton *connect = GTK_BUTTON (gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog)));

  g_assert_cmpstr (gtk_button_get_label (connect), ==, "_Check");
  g_signal_emit_by_name (connect, "clicked");
  samvad_connect_dialog_add_verdict (dialog, TRUE, "You may read", NULL);
  samvad_connect_dialog_end_check (dialog, SAMVAD_CONNECT_OUTCOME_USABLE);
  g_assert_cmpstr (gtk_button_get_label (connect), ==, "C_onnect");
  choose (fixture, 1);
  g_assert_cmpstr (gtk_button_get_label (connect), ==, "_Check");
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  samvad_views_init ();
  add ("/views/connect-dialog/choose", test_choose);
  add ("/views/connect-dialog/new", test_new);
  add ("/views/connect-dialog/checked", test_checked);
  return g_test_run ();
}
