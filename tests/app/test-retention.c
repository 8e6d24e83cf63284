/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long what families said is kept here, as somebody chooses it in the preferences: the older months are there until the
 * program is started again, then they go, from the cache and from the window's list; what was to be done about them stays. */
#include "demo-window.h"

#include "samvad-preferences.h"
#include "samvad-store.h"

#define MONTHS   15
#define KEPT     13     /* of one year, and the month that is going on */
#define CALLS    200
#define PAUSE_MS 100
#define PATIENCE 600

typedef struct {
  DemoWindow window;
  guint      waited;
  guint      items;     /* open action items */
  gboolean   done;
} Run;

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_COMBO_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_preferences (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAMVAD_IS_PREFERENCES (l->data))
      return l->data;
  return NULL;
}

static guint
count_months (Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) months = samvad_store_list_months (samvad_view_model_get_store (demo_window_get_model (&run->window)), &error);

  g_assert_no_error (error);
  return months->len;
}

static guint
count_items (Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = samvad_store_list_open_actions (samvad_view_model_get_store (demo_window_get_model (&run->window)),
                                                                run->window.as_of, &error);

  g_assert_no_error (error);
  return items->len;
}

/* Those that the window's selector offers, as one who opens it sees them. */
static guint
count_offered (Run *run)
{
  GtkWidget *selector = demo_window_find_type (GTK_WIDGET (demo_window_get_main (&run->window)), GTK_TYPE_MENU_BUTTON);
  GtkWidget *list;
  guint count = 0;

  gtk_menu_button_popup (GTK_MENU_BUTTON (selector));
  list = demo_window_find_type (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (selector))), GTK_TYPE_LIST_BOX);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (selector));
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) count) != NULL)
    count++;
  return count;
}

static void
choose_one_year (gpointer data)
{
  Run *run = data;
  GtkWidget *row;
  GListModel *spans;

  g_assert_cmpuint (count_months (run), ==, MONTHS);
  g_assert_cmpuint (count_offered (run), ==, MONTHS);
  run->items = count_items (run);
  g_assert_cmpuint (run->items, >, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (demo_window_get_main (&run->window)), "win.preferences", NULL));
  row = find_row (find_preferences (), "_Keep calls and what families said");
  spans = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (spans), 1), ==, "Of 1 year");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  /* Until the next start there is time to think better of it. */
  g_assert_cmpuint (count_months (run), ==, MONTHS);
  run->done = TRUE;
  g_application_quit (run->window.application);
}

static gboolean
look_whether_gone (gpointer data)
{
  Run *run = data;

  if (count_months (run) > KEPT || count_offered (run) > KEPT)
    {
      g_assert_cmpuint (++run->waited, <, PATIENCE);
      return G_SOURCE_CONTINUE;
    }
  g_assert_cmpuint (count_months (run), ==, KEPT);
  g_assert_cmpuint (count_offered (run), ==, KEPT);
  g_assert_cmpuint (count_items (run), ==, run->items);
  run->done = TRUE;
  g_application_quit (run->window.application);
  return G_SOURCE_REMOVE;
}

static void
wait_for_the_end (gpointer run)
{
  g_timeout_add (PAUSE_MS, look_whether_gone, run);
}

static void
test_retention (void)
{
  Run run = { .window = { .as_of = g_get_real_time (), .months = MONTHS, .calls = CALLS, .keep = TRUE } };

  demo_window_run (&run.window, "en", choose_one_year, &run);
  g_assert_true (run.done);
  run.done = FALSE;
  demo_window_run (&run.window, "en", wait_for_the_end, &run);
  g_assert_true (run.done);
  demo_window_clear (&run.window);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/retention", test_retention);
  return g_test_run ();
}
