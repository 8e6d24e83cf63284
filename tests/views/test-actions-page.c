/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of action items in a window, on a real cache. */
#include <dlfcn.h>
#include <gdk/x11/gdkx.h>

#include "golden.h"
#include "samvad-actions-page.h"
#include "samvad-store-lists.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

#define N_ITEMS 300

typedef struct {
  SamvadStore       *store;
  char              *directory;
  SamvadViewModel   *model;
  GtkWidget         *window;
  GtkWidget         *page;
  GtkColumnView     *table;
  GtkSelectionModel *rows;
  GSettings         *settings;
} Fixture;

/* Item @number is due that many days after the first of August; @events: a JSON list */
static void
put_item (Fixture    *fixture,
          guint       number,
          guint       due,
          const char *events)
{
  SamvadDay day = samvad_day_from_ymd (2026, 8, 1) + (SamvadDay) due;
  g_autofree char *date = samvad_day_to_string (day);
  g_autofree char *json = g_strdup_printf (
    "{\"_id\":\"action:t%03u\",\"type\":\"action\",\"schema\":1,\"call\":\"call:t\",\"case\":\"t\",\"district\":\"%s\","
    "\"centre\":{\"code\":\"c\",\"name\":\"Centre %03u\"},\"service\":\"take_home_ration\",\"issue\":\"not_received\","
    "\"priority\":\"%s\",\"opened_at\":\"2026-08-01T10:00:00+05:30\",\"due_at\":\"%sT18:00:00+05:30\","
    "\"worker\":{\"id\":\"w\",\"name\":\"Bimla\",\"role\":\"aww\"},\"events\":%s}",
    number, number % 2 ? "58" : "63", number, number % 3 ? "normal" : "critical", date, events);

  golden_apply (fixture->store, json);
}

static gpointer
find_one (GtkWidget *widget,
          GType      type)
{
  gpointer found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_one (child, type);
  return found;
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *part)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, part);
  return found;
}

/* A row says something once it was read. */
static GtkWidget *
wait_for_label (GtkWidget  *widget,
                const char *part)
{
  GtkWidget *label;

  while ((label = find_label (widget, part)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return label;
}

/* Anew each time: with another order it is another item. */
static SamvadActionItem *
get_loaded (Fixture *fixture,
            guint    position)
{
  while (TRUE)
    {
      g_autoptr (SamvadActionItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->rows), position);

      /* The list holds it. */
      if (item != NULL && samvad_action_item_get_action (item) != NULL)
        return item;
      g_main_context_iteration (NULL, TRUE);
    }
}

static const char *
get_id (Fixture *fixture,
        guint    position)
{
  return samvad_action_item_get_action (get_loaded (fixture, position))->id;
}

static guint
find_position (Fixture    *fixture,
               const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)); i++)
    if (g_str_equal (get_id (fixture, i), id))
      return i;
  return G_MAXUINT;
}

static void
wait_for_frames (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 4;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = golden_open ("b", &fixture->directory);
  for (guint i = 0; i < N_ITEMS; i++)
    put_item (fixture, i, i, "[]");
  fixture->model = samvad_view_model_new ();
  samvad_view_model_set_month (fixture->model, 2026 * 12 + 8);
  samvad_view_model_set_store (fixture->model, fixture->store);
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (SAMVAD_TYPE_ACTIONS_PAGE, "model", fixture->model, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->table = find_one (fixture->page, GTK_TYPE_COLUMN_VIEW);
  fixture->rows = gtk_column_view_get_model (fixture->table);
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)) < N_ITEMS)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frames (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  samvad_view_model_set_store (fixture->model, NULL);
  g_clear_object (&fixture->model);
  golden_close (fixture->store, fixture->directory);
}

static void
assert_chosen (Fixture           *fixture,
               const char *const *ids)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (fixture->rows);

  g_assert_cmpuint (gtk_bitset_get_size (chosen), ==, g_strv_length ((GStrv) ids));
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_true (gtk_bitset_contains (chosen, find_position (fixture, ids[i])));
}

static double
get_y (Fixture    *fixture,
       const char *part)
{
  graphene_point_t at;

  g_assert_true (gtk_widget_compute_point (wait_for_label (GTK_WIDGET (fixture->table), part), GTK_WIDGET (fixture->table),
                                           &GRAPHENE_POINT_INIT (0, 0), &at));
  return at.y;
}

static GtkWidget *
get_row (GtkWidget *cell)
{
  while (!gtk_widget_get_focusable (cell))
    cell = gtk_widget_get_parent (cell);
  return cell;
}

/* The row above the table's title is none: what stands in the table's list. */
static GtkWidget *
get_list (Fixture *fixture)
{
  return find_one (GTK_WIDGET (fixture->table), GTK_TYPE_LIST_VIEW);
}

/* While one reads in the middle of the list, one item comes above, one goes, and one of those that are chosen moves
 * from the beginning to the end. */
static void
test_changes_that_come_in (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char *const ids[] = { "action:t005", "action:t120", "action:t124", "action:t250", NULL };
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (fixture->rows));
  guint middle = find_position (fixture, "action:t120");
  GtkWidget *focus;
  double y;

  for (guint i = 0; ids[i] != NULL; i++)
    gtk_selection_model_select_item (fixture->rows, find_position (fixture, ids[i]), FALSE);
  assert_chosen (fixture, ids);
  /* A busy machine lays the list out, and reads the rows, some frames later. */
  do
    {
      gtk_widget_activate_action (get_list (fixture), "list.scroll-to-item", "u", middle);
      wait_for_frames (fixture);
    }
  while (find_label (GTK_WIDGET (fixture->table), "Centre 120") == NULL);
  focus = get_row (find_label (GTK_WIDGET (fixture->table), "Centre 120"));
  g_assert_true (gtk_widget_grab_focus (focus));
  wait_for_frames (fixture);
  y = get_y (fixture, "Centre 120");

  put_item (fixture, 900, 0, "[]");
  put_item (fixture, 901, 1, "[]");
  put_item (fixture, 10, 10, "[{\"id\":\"c\",\"at\":\"2026-08-02T10:00:00+05:30\",\"by\":\"s\",\"kind\":\"cancel\",\"text\":\"x\"}]");
  put_item (fixture, 5, 5, "[{\"id\":\"x\",\"at\":\"2026-08-02T10:00:00+05:30\",\"by\":\"s\",\"kind\":\"extend\","
            "\"text\":\"x\",\"due_at\":\"2027-12-01T18:00:00+05:30\"}]");
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)) != n_before + 1 ||
         find_position (fixture, "action:t005") < N_ITEMS / 2)
    g_main_context_iteration (NULL, TRUE);
  wait_for_frames (fixture);
  assert_chosen (fixture, ids);
  g_assert_cmpfloat_with_epsilon (get_y (fixture, "Centre 120"), y, 1);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (find_label (focus, "Centre 120"));
}

static GtkColumnViewColumn *
find_column (Fixture    *fixture,
             const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (fixture->table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      /* The table holds it. */
      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column;
    }
  g_assert_not_reached ();
}

static void
wait_for_title (Fixture    *fixture,
                const char *title,
                gboolean    there)
{
  while ((find_label (gtk_widget_get_first_child (GTK_WIDGET (fixture->table)), title) != NULL) != there)
    g_main_context_iteration (NULL, TRUE);
}

/* On a small screen three columns make way for the others, but never the one that the list is sorted by. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  wait_for_title (fixture, "Priority", TRUE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  wait_for_title (fixture, "Priority", FALSE);
  wait_for_title (fixture, "Age", FALSE);
  wait_for_title (fixture, "Last Event", FALSE);
  wait_for_title (fixture, "State", TRUE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  wait_for_title (fixture, "Last Event", TRUE);
  wait_for_title (fixture, "Age", TRUE);
  gtk_column_view_sort_by_column (fixture->table, find_column (fixture, "Age"), GTK_SORT_ASCENDING);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  wait_for_title (fixture, "Priority", FALSE);
  wait_for_title (fixture, "Age", TRUE);
}

/* A click of the mouse at a place of the screen, as the X server tells it; the library comes with at-spi2-core. */
static gboolean
click_at (GtkWidget *window,
          double     x,
          double     y)
{
  void *library = dlopen ("libXtst.so.6", RTLD_NOW);
  int (*move) (Display *, int, int, int, unsigned long) = library != NULL ? dlsym (library, "XTestFakeMotionEvent") : NULL;
  int (*press) (Display *, unsigned, int, unsigned long) = library != NULL ? dlsym (library, "XTestFakeButtonEvent") : NULL;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  Display *display = GDK_SURFACE_XDISPLAY (surface);
  double left, top;
  int at_x, at_y;
  Window child;

  if (move == NULL || press == NULL)
    return FALSE;
  gtk_native_get_surface_transform (GTK_NATIVE (window), &left, &top);
  XTranslateCoordinates (display, GDK_SURFACE_XID (surface), DefaultRootWindow (display), (int) (x + left), (int) (y + top),
                         &at_x, &at_y, &child);
  move (display, -1, at_x, at_y, 0);
  press (display, 1, True, 0);
  press (display, 1, False, 0);
  XFlush (display);
  return TRUE;
}

static void
on_sorted (GtkSorter       *sorter,
           GtkSorterChange  change,
           gboolean        *sorted)
{
  *sorted = TRUE;
}

/* Again where it went amiss: a busy machine lays the columns out late. */
static gboolean
click_title (Fixture    *fixture,
             const char *title)
{
  GtkWidget *label = find_label (gtk_widget_get_first_child (GTK_WIDGET (fixture->table)), title);
  GtkSorter *sorter = gtk_column_view_get_sorter (fixture->table);
  gboolean sorted = FALSE;
  gulong handler = g_signal_connect (sorter, "changed", G_CALLBACK (on_sorted), &sorted);

  while (!sorted)
    {
      gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
      graphene_point_t at;

      g_assert_true (gtk_widget_compute_point (label, fixture->window,
                                               &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (label) / 2,
                                                                     (float) gtk_widget_get_height (label) / 2), &at));
      if (!click_at (fixture->window, at.x, at.y))
        break;
      while (!sorted && g_get_monotonic_time () < end)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (1000);
    }
  g_signal_handler_disconnect (sorter, handler);
  return sorted;
}

static SamvadPriority
get_priority (Fixture *fixture,
              guint    position)
{
  return samvad_action_item_get_action (get_loaded (fixture, position))->priority;
}

static void
assert_sorted_by_priority (Fixture *fixture,
                           int      sign)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->rows));

  for (guint i = 1; i < n_items; i++)
    g_assert_cmpint (sign * (int) get_priority (fixture, i - 1), <=, sign * (int) get_priority (fixture, i));
}

static void
wait_for_first (Fixture        *fixture,
                SamvadPriority  priority)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)) < N_ITEMS || get_priority (fixture, 0) != priority)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  if (!GDK_IS_X11_DISPLAY (gtk_widget_get_display (fixture->window)) || !click_title (fixture, "Priority"))
    {
      g_test_skip ("there is no X server that can be made to click");
      return;
    }
  wait_for_first (fixture, SAMVAD_PRIORITY_CRITICAL);
  assert_sorted_by_priority (fixture, 1);
  g_assert_true (click_title (fixture, "Priority"));
  wait_for_first (fixture, SAMVAD_PRIORITY_NORMAL);
  assert_sorted_by_priority (fixture, -1);
}

static GtkDropDown *
find_choice (GtkWidget  *widget,
             const char *name)
{
  GtkDropDown *found = NULL;

  if (GTK_IS_DROP_DOWN (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0)
    return GTK_DROP_DOWN (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_choice (child, name);
  return found;
}

/* At the name of the first row's group stands how many rows it has. */
static void
assert_heading (Fixture *fixture,
                guint    position)
{
  g_autofree char *district = g_strdup (samvad_action_item_get_action (get_loaded (fixture, position))->district);
  g_autofree char *heading = NULL;
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)); i++)
    count += g_str_equal (samvad_action_item_get_action (get_loaded (fixture, i))->district, district);
  heading = g_strdup_printf ("%s (%u)", samvad_snapshot_get_district (samvad_view_model_get_snapshot (fixture->model), district),
                             count);
  wait_for_label (GTK_WIDGET (fixture->table), heading);
}

static void
test_group (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)), n_changes = 0;
  const char *district = NULL;

  /* By district: each stands together. */
  gtk_drop_down_set_selected (find_choice (fixture->page, "Group"), 1);
  wait_for_frames (fixture);
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)) != n_items)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n_items; i++)
    {
      const char *own = samvad_action_item_get_action (get_loaded (fixture, i))->district;

      n_changes += g_strcmp0 (own, district) != 0;
      district = own;
    }
  g_assert_cmpuint (n_changes, >, 1);
  g_assert_cmpuint (n_changes, <=, samvad_view_model_get_snapshot (fixture->model)->figures->districts->len);
  g_assert_nonnull (find_label (gtk_widget_get_first_child (GTK_WIDGET (fixture->table)), "Group"));
  assert_heading (fixture, 0);
  put_item (fixture, 900, 0, "[]");
  put_item (fixture, 901, 0, "[]");
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)) != n_items + 2)
    g_main_context_iteration (NULL, TRUE);
  assert_heading (fixture, 0);
}

static SamvadActionState
get_state (Fixture *fixture,
           guint    position)
{
  return samvad_action_item_get_history (get_loaded (fixture, position))->state;
}

static void
put_page_anew (Fixture *fixture)
{
  fixture->page = g_object_new (SAMVAD_TYPE_ACTIONS_PAGE, "model", fixture->model, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  samvad_actions_page_set_settings (SAMVAD_ACTIONS_PAGE (fixture->page), fixture->settings);
  fixture->table = find_one (fixture->page, GTK_TYPE_COLUMN_VIEW);
  fixture->rows = gtk_column_view_get_model (fixture->table);
}

/* What is not as it should be is there and says so. */
static void
test_odd (Fixture       *fixture,
          gconstpointer  data)
{
  static const struct { const char *change, *with, *says; } odd[] = {
    { "x", "x", "The call that it came from is not in this copy." },
    { "\"aww\"", "\"king\"", "Its owner has a role that this version does not know." },
    { "\"events\":[]", "\"events\":[{\"id\":\"e\",\"at\":\"2026-08-02T10:00:00+05:30\",\"by\":\"s\",\"kind\":\"praise\"}]",
      "It has events of a kind that this version does not know: they change nothing." },
    { "\"events\":[]", "\"events\":[{\"id\":\"e\",\"at\":\"2999-08-02T10:00:00+05:30\",\"by\":\"s\",\"kind\":\"done\"}]",
      "It has events dated in the future: they do not count yet." },
    { "\"normal\"", "\"soon\"", "Its priority is one that this version does not know." },
    { "\"opened_at\":\"2026", "\"opened_at\":\"2998", "It was opened in the future: it does not count yet." },
    { "\"due_at\":\"2026", "\"due_at\":\"2020", "Its due date lies before its opening." },
  };

  gtk_drop_down_set_selected (find_choice (fixture->page, "List"), SAMVAD_ACTION_VIEW_ALL);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *id = g_strdup_printf ("action:odd%u", i);
      g_autoptr (GString) json = g_string_new (NULL);
      guint position;

      g_string_printf (json, "{\"_id\":\"%s\",\"type\":\"action\",\"schema\":1,\"call\":\"call:none\",\"case\":\"t\","
                       "\"district\":\"63\",\"service\":\"take_home_ration\",\"issue\":\"not_received\",\"priority\":\"normal\","
                       "\"opened_at\":\"2026-08-01T10:00:00+05:30\",\"due_at\":\"2026-08-09T18:00:00+05:30\","
                       "\"worker\":{\"id\":\"w\",\"name\":\"Bimla\",\"role\":\"aww\"},\"events\":[]}", id);
      g_string_replace (json, odd[i].change, odd[i].with, 1);
      golden_apply (fixture->store, json->str);
      while ((position = find_position (fixture, id)) == G_MAXUINT)
        g_main_context_iteration (NULL, TRUE);
      gtk_selection_model_select_item (fixture->rows, position, TRUE);
      while (find_label (fixture->page, odd[i].says) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

static guint
count_refused (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = samvad_store_list_outbox (fixture->store, 10, TRUE, NULL);

  return rows->len;
}

/* What the server refused goes only when the user has said so twice. */
static void
test_discard (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (SamvadEvent) note = samvad_event_new (SAMVAD_EVENT_NOTE);
  g_autoptr (GPtrArray) rows = NULL;
  const char *const responses[] = { "cancel", "drop" };
  gint64 row;

  note->id = g_strdup ("e-refused");
  note->at = g_get_real_time ();
  note->by = g_strdup ("s");
  note->text = g_strdup ("Three days of work");
  g_assert_true (samvad_store_act (fixture->store, "action:t001", note, NULL));
  rows = samvad_store_list_outbox (fixture->store, 10, FALSE, NULL);
  row = ((SamvadOutboxRow *) g_ptr_array_index (rows, 0))->row;
  g_assert_true (samvad_store_refuse (fixture->store, row, "You may not write", NULL));
  gtk_selection_model_select_item (fixture->rows, find_position (fixture, "action:t001"), TRUE);
  wait_for_label (fixture->page, "You may not write");
  for (guint i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      g_assert_cmpuint (count_refused (fixture), ==, 1);
      g_assert_true (gtk_widget_activate_action (find_label (fixture->page, "Drop…"), "act.discard", "x", row));
      adw_message_dialog_response (golden_find_dialog (), responses[i]);
      wait_for_frames (fixture);
    }
  while (count_refused (fixture) > 0)
    g_main_context_iteration (NULL, TRUE);
  while (find_label (fixture->page, "You may not write") != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The next window has the district, the role, the group and the order of the last one. */
static void
test_remembered (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GtkColumnViewColumn) priority = NULL;
  g_autofree char *order = NULL;

  fixture->settings = g_settings_new ("org.samvad.Supervisor");
  put_page_anew (fixture);
  gtk_drop_down_set_selected (find_choice (fixture->page, "District"), 3);
  gtk_drop_down_set_selected (find_choice (fixture->page, "Role"), 1);
  gtk_drop_down_set_selected (find_choice (fixture->page, "Group"), 4);
  priority = g_list_model_get_item (gtk_column_view_get_columns (fixture->table), 3);
  gtk_column_view_sort_by_column (fixture->table, priority, GTK_SORT_DESCENDING);
  put_page_anew (fixture);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (fixture->page, "District")), ==, 3);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (fixture->page, "Role")), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (find_choice (fixture->page, "Group")), ==, 4);
  order = g_settings_get_string (fixture->settings, "actions-sort");
  g_assert_cmpstr (order, ==, "priority");
  g_assert_true (g_settings_get_boolean (fixture->settings, "actions-descending"));
  wait_for_frames (fixture);
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)); i++)
    if (get_state (fixture, i - 1) == get_state (fixture, i))
      g_assert_cmpint (get_priority (fixture, i - 1), >=, get_priority (fixture, i));
  g_clear_object (&fixture->settings);
}

static void
add (const char *path,
     void      (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int    argc,
      char **argv)
{
  if (!golden_init (&argc, &argv))
    return 0;
  add ("/actions-page/changes-that-come-in", test_changes_that_come_in);
  add ("/actions-page/sort", test_sort);
  add ("/actions-page/group", test_group);
  add ("/actions-page/remembered", test_remembered);
  add ("/actions-page/narrow", test_narrow);
  add ("/actions-page/odd", test_odd);
  add ("/actions-page/discard", test_discard);
  return g_test_run ();
}
