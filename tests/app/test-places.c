/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an alert's button opens, or a row that leads to another page: the page, and on it what it is about. */
#include "demo-window.h"

#include "samvad-open-list.h"
#include "samvad-store-lists.h"
#include "samvad-text.h"
#include "samvad-view-model.h"

#define DISTRICT "604"  /* Nuh */

typedef struct {
  DemoWindow  window;
  char       *district; /* from which an item was opened */
  char       *item;
} Run;

static void
show (Run        *run,
      const char *place)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (demo_window_get_main (&run->window)), "win.show", "s", place));
}

static GtkWidget *
get_page (Run        *run,
          const char *name)
{
  return demo_window_find_page (GTK_WIDGET (demo_window_get_main (&run->window)), name);
}

/* Returns: (nullable): the first widget of that type in sight; of a label, the one that says @text */
static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (text == NULL || g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static SamvadSnapshot *
get_snapshot (Run *run)
{
  return samvad_view_model_get_snapshot (demo_window_get_model (&run->window));
}

/* Narrowed by hand before: an alert counts all of them. */
static gboolean
narrow (gpointer data)
{
  Run *run = data;
  GtkWidget *search;

  show (run, "actions/unsent");
  search = find (get_page (run, "actions"), GTK_TYPE_SEARCH_ENTRY, NULL);
  if (search == NULL)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (search), "no item says this");
  return TRUE;
}

static gboolean
open_overdue (gpointer data)
{
  Run *run = data;
  show (run, "actions/overdue");
  return TRUE;
}

static gboolean
lists_overdue (gpointer data)
{
  Run *run = data;
  GtkWidget *page = get_page (run, "actions");
  GtkWidget *table = find (page, GTK_TYPE_COLUMN_VIEW, NULL);
  gint64 overdue = get_snapshot (run)->figures->reading->actions.overdue;
  g_autofree char *number = samvad_text_number (overdue);
  g_autofree char *chosen = g_strdup_printf ("Overdue (%s)", number);

  g_assert_cmpint (overdue, >, 0);
  return table != NULL && find (page, GTK_TYPE_LABEL, chosen) != NULL &&
         g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)))) == overdue;
}

static gboolean
open_district (gpointer data)
{
  Run *run = data;
  run->district = g_strdup (DISTRICT);
  show (run, "districts/" DISTRICT);
  return TRUE;
}

static gboolean
shows_district (gpointer data)
{
  Run *run = data;
  const char *name = samvad_snapshot_get_district (get_snapshot (run), DISTRICT);
  GtkWidget *heading = find (get_page (run, "districts"), GTK_TYPE_LABEL, name);

  g_assert_cmpstr (name, !=, DISTRICT);
  return heading != NULL && gtk_widget_has_css_class (heading, "title-2");
}

static GListModel *
get_rows (GtkWidget *table)
{
  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
}

/* A row of what is open in the district. */
static gboolean
open_item (gpointer data)
{
  Run *run = data;
  GtkWidget *list = find (get_page (run, "districts"), SAMVAD_TYPE_OPEN_LIST, NULL);
  GtkWidget *table = list != NULL ? find (list, GTK_TYPE_COLUMN_VIEW, NULL) : NULL;
  g_autoptr (SamvadActionItem) item = table != NULL ? g_list_model_get_item (get_rows (table), 0) : NULL;
  const SamvadAction *action = item != NULL ? samvad_action_item_get_action (item) : NULL;

  if (action == NULL || !g_str_equal (action->district, run->district))
    return FALSE;
  g_free (run->item);
  run->item = g_strdup (action->id);
  g_signal_emit_by_name (table, "activate", 0);
  return TRUE;
}

/* It alone is selected, wherever it stands among all that are open. */
static gboolean
shows_item (gpointer data)
{
  Run *run = data;
  GtkWidget *table = find (get_page (run, "actions"), GTK_TYPE_COLUMN_VIEW, NULL);
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (SamvadActionItem) item = NULL;

  if (table == NULL)
    return FALSE;
  selected = gtk_selection_model_get_selection (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
  if (gtk_bitset_get_size (selected) != 1)
    return FALSE;
  item = g_list_model_get_item (get_rows (table), gtk_bitset_get_minimum (selected));
  return samvad_action_item_get_action (item) != NULL && g_str_equal (samvad_action_item_get_action (item)->id, run->item) &&
         g_list_model_get_n_items (get_rows (table)) == get_snapshot (run)->figures->reading->actions.open;
}

/* While the list already shows all that are open. */
static gboolean
open_other_district (gpointer data)
{
  Run *run = data;
  GPtrArray *districts = get_snapshot (run)->figures->reading->actions.by_district;
  const SamvadDistrictActions *other = g_ptr_array_index (districts, 0);
  g_autofree char *place = NULL;

  if (g_str_equal (other->district, DISTRICT))
    other = g_ptr_array_index (districts, 1);
  g_free (run->district);
  run->district = g_strdup (other->district);
  place = g_strconcat ("districts/", run->district, NULL);
  show (run, place);
  return TRUE;
}

static gboolean
open_overview (gpointer data)
{
  Run *run = data;
  show (run, "overview");
  return TRUE;
}

static gboolean
shows_overview (gpointer data)
{
  Run *run = data;
  return gtk_widget_get_mapped (get_page (run, "overview"));
}

static gboolean (*const steps[]) (gpointer run) = {
  narrow, open_overdue, lists_overdue, open_district, shows_district, open_item, shows_item, open_other_district,
  open_item, shows_item, open_overview, shows_overview,
};

static void
start (gpointer run)
{
  demo_window_walk (&((Run *) run)->window, steps, G_N_ELEMENTS (steps));
}

static void
test_places (void)
{
  Run run = { 0 };

  demo_window_run (&run.window, "en", start, &run);
  g_assert_cmpuint (run.window.n_steps, ==, 0);
  g_free (run.district);
  g_free (run.item);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/places", test_places);
  return g_test_run ();
}
