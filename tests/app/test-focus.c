/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Tab key on each page of the real window, in each dialog and popover: it comes to every control once, in reading order, out again,
 * and is seen where it is. Escape closes a dialog, and the focus is where it was before. And a desktop that wants no motion has
 * none. */
#include "dialogs.h"

#define LOOK_MS  1500
#define DIALOG_MS 150   /* for what a dialog reads */
#define MOST     400    /* controls of a page, more than which is a trap */
#define FRAMES   60     /* that a scrolling may take */
#define SHAPING  8      /* frames */
#define SEEN     20     /* pixels that a sign of the focus has at least */

static const char *const pages[] = { "overview", "districts", "feedback", "actions", "reports" };

typedef struct {
  DemoWindow  window;
  guint       page;
  guint       dialog;
  guint       popovers;
  const char *place;    /* that page, or dialog */
  GHashTable *drawn;    /* types whose sign of the focus was looked at */
} Run;

static void
fail (Run        *run,
      GtkWidget  *widget,
      const char *problem)
{
  g_autoptr (GString) place = g_string_new (G_OBJECT_TYPE_NAME (widget));
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    g_string_append_printf (place, " < %s", G_OBJECT_TYPE_NAME (at));
  g_test_message ("%s: %s “%s” %s", run->place, place->str, tooltip != NULL ? tooltip : "", problem);
  g_test_fail ();
}

static void
on_painted (GdkFrameClock *clock,
            gboolean      *painted)
{
  *painted = TRUE;
}

/* Lets the window lay itself out and draw once. */
static void
wait_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static graphene_rect_t
get_place (GtkWidget *widget)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &bounds))
    g_test_message ("a %s has no place", G_OBJECT_TYPE_NAME (widget));
  return bounds;
}

/* A column is read to its end before the next one begins: what is higher stands to the right then. */
static gboolean
is_before (const graphene_rect_t *next,
           const graphene_rect_t *last)
{
  return next->origin.y + next->size.height <= last->origin.y + 1 && next->origin.x < last->origin.x + last->size.width - 1;
}

static cairo_surface_t *
draw (GtkWidget *window)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GdkPaintable) paintable = NULL;
  GskRenderNode *node;

  wait_frame (window);
  wait_frame (window);
  paintable = gtk_widget_paintable_new (window);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_differences (cairo_surface_t *a,
                   cairo_surface_t *b)
{
  int stride = cairo_image_surface_get_stride (a), height = cairo_image_surface_get_height (a);
  const guint32 *one = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (a);
  const guint32 *other = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (b);
  guint count = 0;

  for (int i = 0; i < stride / 4 * height; i++)
    count += one[i] != other[i];
  return count;
}

/* Each kind of control once: that is a matter of its class and style. */
static void
check_drawn (Run       *run,
             GtkWidget *window,
             GtkWidget *focus)
{
  cairo_surface_t *with, *without;

  /* libadwaita's own around a page of words can be scrolled by the arrow keys. */
  if (GTK_IS_SCROLLED_WINDOW (focus) || !g_hash_table_add (run->drawn, (gpointer) G_OBJECT_TYPE_NAME (focus)))
    return;
  /* GTK hides it some seconds after the last key. */
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  with = draw (window);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  without = draw (window);
  gtk_widget_grab_focus (focus);
  if (count_differences (with, without) < SEEN)
    fail (run, focus, "does not show that it has the focus");
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

static void
check_in_sight (Run             *run,
                GtkWidget       *window,
                GtkWidget       *focus,
                graphene_rect_t *place)
{
  graphene_rect_t sight = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (window), (float) gtk_widget_get_height (window));
  GtkWidget *scrolled = gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW);

  if (scrolled != NULL)
    sight = get_place (scrolled);
  /* GTK scrolls there in some frames, and again from the start where the page was still filling. */
  for (guint frame = 0; frame < FRAMES; frame++)
    {
      *place = get_place (focus);
      if (graphene_rect_intersection (&sight, place, NULL))
        return;
      if (frame == FRAMES / 2)
        {
          gtk_window_set_focus (GTK_WINDOW (window), NULL);
          gtk_widget_grab_focus (focus);
        }
      wait_frame (window);
    }
  fail (run, focus, "has the focus and is out of sight");
}

/* Rows, and what moves by the arrow keys, are one stop together. */
static gboolean
is_one_of_many (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BASE) != NULL || gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX) != NULL ||
         gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL || (GTK_IS_CHECK_BUTTON (widget) && GTK_IS_BOX (gtk_widget_get_parent (widget)));
}

static gboolean
is_stop (GtkWidget *widget)
{
  /* The bar between two panes is moved by F8. */
  if (GTK_IS_ROOT (widget) || GTK_IS_PANED (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LABEL (widget) || is_one_of_many (widget))
    return FALSE;
  /* The widget that holds the text of an entry, the button of a choice. */
  return gtk_widget_get_mapped (widget) && gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget) &&
         gtk_widget_is_sensitive (widget);
}

static void
check_missed (Run        *run,
              GtkWidget  *widget,
              GHashTable *visited)
{
  if (GTK_IS_POPOVER (widget) || !gtk_widget_get_mapped (widget))
    return;
  if (is_stop (widget) && !g_hash_table_contains (visited, widget))
    fail (run, widget, "is not reached by Tab");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_missed (run, child, visited);
}

static void
walk (Run       *run,
      GtkWidget *window,
      guint      fewest)
{
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  graphene_rect_t last = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  GtkWidget *first = NULL;

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  while (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
      graphene_rect_t place;

      g_assert_nonnull (focus);
      wait_frame (window);
      /* A list may have put another row in the place of this one. */
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (focus);
      place = get_place (focus);
      if (focus == first)
        break;
      if (first == NULL)
        first = focus;
      if (!g_hash_table_add (visited, focus))
        {
          fail (run, focus, "is come to twice");
          break;
        }
      if (is_before (&place, &last))
        fail (run, focus, "comes after something that stands behind it");
      check_in_sight (run, window, focus, &place);
      check_drawn (run, window, focus);
      last = place;
      g_assert_cmpuint (g_hash_table_size (visited), <, MOST);
    }
  g_test_message ("%s: %u stops", run->place, g_hash_table_size (visited));
  g_assert_cmpuint (g_hash_table_size (visited), >=, fewest);
  check_missed (run, window, visited);
}

/* Lets what was begun come to its end: a list is read, a window comes to the screen or goes. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + DIALOG_MS * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkWidget *
wait_for_dialog (void)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (dialog_find () == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  settle ();
  g_assert_nonnull (dialog_find ());
  /* In the first frames a message finds its shape, and where it begins. */
  for (guint frame = 0; frame < SHAPING; frame++)
    wait_frame (dialog_find ());
  return dialog_find ();
}

/* One dialog, and the one that it stands over. */
static void
close_dialogs (Run *run)
{
  GtkWidget *dialog;

  while ((dialog = dialog_find ()) != NULL)
    {
      if (!dialog_press_escape (dialog))
        fail (run, dialog, "is not closed by Escape");
      settle ();
      if (dialog_find () == dialog)
        gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

/* Whoever presses a key to open something is at some control. */
static GtkWidget *
begin_somewhere (GtkWidget *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  return gtk_window_get_focus (GTK_WINDOW (window));
}

static void
walk_dialog (Run          *run,
             const Dialog *dialog)
{
  GtkWidget *window = GTK_WIDGET (demo_window_get_main (&run->window)), *opened, *before;

  run->place = dialog->name;
  if (dialog->page != NULL)
    samvad_window_show_page (SAMVAD_WINDOW (window), dialog->page);
  settle ();
  before = begin_somewhere (window);
  dialog_open (dialog, &run->window);
  opened = wait_for_dialog ();
  if (gtk_window_get_focus (GTK_WINDOW (opened)) == NULL && gtk_widget_child_focus (opened, GTK_DIR_TAB_FORWARD))
    g_test_message ("%s begins without a focus", dialog->name);
  /* The review is turned by its keys and has nothing to press. */
  walk (run, opened, g_str_equal (dialog->name, "review") ? 0 : 1);
  close_dialogs (run);
  if (gtk_window_get_focus (GTK_WINDOW (window)) != before)
    fail (run, before, "has lost the focus to a dialog that is closed");
}

/* Those of GTK itself, and the one that cannot be closed. */
static gboolean
is_walked (const Dialog *dialog)
{
  return !dialog->inside && !g_str_equal (dialog->name, "shortcuts") && !g_str_equal (dialog->name, "lock");
}

static void
walk_dialogs (Run *run)
{
  for (run->dialog = 0; run->dialog < dialog_count (); run->dialog++)
    if (is_walked (dialog_get (run->dialog)))
      walk_dialog (run, dialog_get (run->dialog));
}

static void
leave_popover (Run       *run,
               GtkWidget *popover,
               GtkWidget *before)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (popover)), *focus = gtk_window_get_focus (GTK_WINDOW (window));

  /* With nothing to press the keys are the popover's. */
  if (!dialog_press_escape (focus != before ? focus : popover) || gtk_widget_get_mapped (popover))
    fail (run, popover, "is not closed by Escape");
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
  if (gtk_window_get_focus (GTK_WINDOW (window)) != before)
    fail (run, before, "has not the focus again after its popover");
}

/* Within it the Tab key goes round. */
static void
walk_popover (Run           *run,
              GtkMenuButton *button)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button)), *window = GTK_WIDGET (gtk_widget_get_root (popover));
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  graphene_rect_t last = GRAPHENE_RECT_INIT (0, 0, 0, 0), place;
  GtkWidget *before, *focus;

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (button)));
  before = gtk_window_get_focus (GTK_WINDOW (window));
  settle ();
  check_in_sight (run, window, before, &place);
  gtk_menu_button_popup (button);
  settle ();
  while ((focus = gtk_window_get_focus (GTK_WINDOW (window))) != before && g_hash_table_add (visited, focus))
    {
      if (!gtk_widget_compute_bounds (focus, popover, &place))
        fail (run, focus, "has the focus, and is not in the popover");
      if (is_before (&place, &last))
        fail (run, focus, "comes after something that stands behind it");
      last = place;
      gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD);
      wait_frame (window);
    }
  g_test_message ("%s: %s: %u stops", run->place, G_OBJECT_TYPE_NAME (popover), g_hash_table_size (visited));
  check_missed (run, gtk_popover_get_child (GTK_POPOVER (popover)), visited);
  leave_popover (run, popover, before);
}

/* Those with controls of ours: a menu is GTK's. */
static guint
walk_popovers (Run       *run,
               GtkWidget *widget)
{
  GtkWidget *popover = GTK_IS_MENU_BUTTON (widget) ? GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget))) : NULL;
  guint count = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (popover != NULL && !GTK_IS_POPOVER_MENU (popover) && gtk_widget_is_sensitive (widget))
    {
      walk_popover (run, GTK_MENU_BUTTON (widget));
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += walk_popovers (run, child);
  return count;
}

static gboolean
next_page (gpointer data)
{
  Run *run = data;
  GtkWidget *window = GTK_WIDGET (demo_window_get_main (&run->window));

  run->place = pages[run->page];
  walk (run, window, 9);
  run->popovers += walk_popovers (run, window);
  if (++run->page < G_N_ELEMENTS (pages))
    {
      samvad_window_show_page (SAMVAD_WINDOW (window), pages[run->page]);
      return G_SOURCE_CONTINUE;
    }
  walk_dialogs (run);
  g_application_quit (run->window.application);
  return G_SOURCE_REMOVE;
}

static void
begin_walk (gpointer run)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_timeout_add (LOOK_MS, next_page, run);
}

static void
test_focus (void)
{
  Run run = { .drawn = g_hash_table_new (g_str_hash, g_str_equal) };

  demo_window_run (&run.window, "en", begin_walk, &run);
  g_assert_cmpuint (run.page, ==, G_N_ELEMENTS (pages));
  g_assert_cmpuint (run.dialog, ==, dialog_count ());
  g_assert_cmpuint (run.popovers, >=, 2);
  g_hash_table_unref (run.drawn);
}

/* Whether something under the widget moves on the way from one state to another. */
static gboolean
moves (GtkWidget *widget)
{
  gboolean moving = (GTK_IS_STACK (widget) && gtk_stack_get_transition_running (GTK_STACK (widget))) ||
                    (ADW_IS_LEAFLET (widget) && adw_leaflet_get_child_transition_running (ADW_LEAFLET (widget))) ||
                    (GTK_IS_REVEALER (widget) && gtk_revealer_get_reveal_child (GTK_REVEALER (widget)) !=
                     gtk_revealer_get_child_revealed (GTK_REVEALER (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !moving; child = gtk_widget_get_next_sibling (child))
    moving = moves (child);
  return moving;
}

/* Turns a page and shows and hides a banner, as happens all day. Returns: whether anything moved */
static gboolean
stir (Run      *run,
      gboolean  animations)
{
  GtkWidget *window = GTK_WIDGET (demo_window_get_main (&run->window));
  GtkRevealer *banner = GTK_REVEALER (demo_window_find_type (window, GTK_TYPE_REVEALER));
  gboolean shown = gtk_revealer_get_reveal_child (banner), moved;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animations, NULL);
  gtk_revealer_set_reveal_child (banner, !shown);
  wait_frame (window);
  moved = moves (window);
  gtk_revealer_set_reveal_child (banner, shown);
  wait_frame (window);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      samvad_window_show_page (SAMVAD_WINDOW (window), pages[i]);
      moved = moved || moves (window);
      wait_frame (window);
      moved = moved || moves (window);
    }
  return moved;
}

static gboolean
look_for_motion (gpointer data)
{
  Run *run = data;

  g_assert_true (stir (run, TRUE));
  g_assert_false (stir (run, FALSE));
  run->page = 1;
  g_application_quit (run->window.application);
  return G_SOURCE_REMOVE;
}

static void
begin_motion (gpointer run)
{
  g_timeout_add (LOOK_MS, look_for_motion, run);
}

static void
test_motion (void)
{
  Run run = { 0 };

  demo_window_run (&run.window, "en", begin_motion, &run);
  g_assert_cmpuint (run.page, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dialog_hide_help_viewer ();
  g_test_add_func ("/app/focus", test_focus);
  g_test_add_func ("/app/motion", test_motion);
  return g_test_run ();
}
