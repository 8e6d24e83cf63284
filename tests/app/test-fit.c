/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-fit LANGUAGE [SCALE]: every page of the real window at 1280×800 and 1024×600, and every dialog: no text is
 * cut off, none reaches out of its window, and no window out of the screen; and every control tells a screen reader what
 * it is. Run in English, in Hindi, in a pseudo-language 40% longer than English, and with letters of twice the size. */
#include "dialogs.h"
#include "spoken.h"

#include "samvad-chart-panel.h"
#include "samvad-view-model.h"
#include "samvad-window.h"

#define SCREEN_WIDTH 1280

static const char *const pages[] = { "overview", "districts", "feedback", "actions", "reports" };
static const struct { int width, height; } sizes[] = { { 1280, 800 }, { 1024, 600 } };

typedef struct {
  DemoWindow    window;
  int           scale;
  guint         size;
  guint         page;
  guint         dialog;
  guint         looks;          /* at this page */
  guint         failures;       /* on this page, at this look */
  guint         controls;       /* that were looked at in all */
  gboolean      opening;        /* the page is to come to the screen first */
  guint         all_failures;
  guint         safe;           /* messages that begin with what does nothing */
} Run;

/* A page is looked at again before it is judged: a table may just be laying out new rows. */
#define MAX_LOOKS 8

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the label under @widget that says @text */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static const char *
get_place (Run *run)
{
  return run->page < G_N_ELEMENTS (pages) ? pages[run->page] : dialog_get (run->dialog)->name;
}

static void
fail (Run       *run,
      GtkWidget *label,
      const char *what)
{
  GtkWidget *parent = gtk_widget_get_parent (label);

  run->failures++;
  g_test_message ("%s at %d: “%s” in a %s: %s", get_place (run), sizes[run->size].width,
                  gtk_label_get_text (GTK_LABEL (label)), parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "window", what);
}

/* An ellipsis is fair where the whole text is a hover away. */
static void
check_label (Run       *run,
             GtkWidget *label,
             GtkWidget *window)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  graphene_rect_t bounds;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout) && !has_tooltip (label))
    fail (run, label, "is cut off, and no tooltip has the rest");
  else if (width > gtk_widget_get_width (label) + 1 || height > gtk_widget_get_height (label) + 1)
    {
      g_autofree char *what = g_strdup_printf ("of %d×%d is larger than its place of %d×%d", width, height,
                                               gtk_widget_get_width (label), gtk_widget_get_height (label));

      fail (run, label, what);
    }
  if (gtk_widget_compute_bounds (label, window, &bounds) && gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW) == NULL &&
      (bounds.origin.x < -1 || bounds.origin.x + bounds.size.width > gtk_widget_get_width (window) + 1))
    fail (run, label, "reaches out of the window");
}

/* What a number is stands where it stands: of a chart at its title, of what opens records on its button. */
static void
check_definition (Run       *run,
                  GtkWidget *label)
{
  gboolean title = gtk_widget_has_css_class (label, "heading") && gtk_widget_get_ancestor (label, SAMVAD_TYPE_CHART_PANEL) != NULL;
  gboolean figure = gtk_widget_has_css_class (label, "headline") || gtk_widget_has_css_class (label, "head-figure");

  if ((title || figure) && !has_tooltip (label) && run->page < G_N_ELEMENTS (pages))
    fail (run, label, "is not defined");
}

static void
check (Run       *run,
       GtkWidget *widget,
       GtkWidget *window)
{
  /* A row of a list that has no height is kept for later. */
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_height (widget) == 0)
    return;
  if (GTK_IS_LABEL (widget))
    {
      check_label (run, widget, window);
      check_definition (run, widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check (run, child, window);
}

/* Says which widget asks for so much room. */
static void
blame (GtkWidget *widget,
       int        widest)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_get_visible (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum <= widest)
        continue;
      g_test_message ("  %s “%s” asks for %d", G_OBJECT_TYPE_NAME (child), gtk_widget_get_name (child), minimum);
      blame (child, widest);
    }
}

static void
on_silent (GtkWidget  *widget,
           const char *problem,
           gpointer    data)
{
  Run *run = data;
  g_autoptr (GString) place = g_string_new (NULL);

  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    if (at == widget || g_str_has_prefix (G_OBJECT_TYPE_NAME (at), "Samvad") || gtk_widget_get_parent (widget) == at)
      g_string_append_printf (place, " < %s", G_OBJECT_TYPE_NAME (at));
  run->failures++;
  g_test_message ("%s: %s: %s", get_place (run), place->str + strlen (" < "), problem);
}

/* Escape takes nothing and changes nothing, nor does Enter where the focus begins. */
static void
check_message (Run              *run,
               AdwMessageDialog *dialog)
{
  const char *close = adw_message_dialog_get_close_response (dialog), *chosen = adw_message_dialog_get_default_response (dialog);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  if (g_str_is_ascii (adw_message_dialog_get_heading (dialog)))
    fail (run, find_label (GTK_WIDGET (dialog), adw_message_dialog_get_heading (dialog)), "is not translated");
  g_assert_true (adw_message_dialog_has_response (dialog, close));
  g_assert_cmpint (adw_message_dialog_get_response_appearance (dialog, close), ==, ADW_RESPONSE_DEFAULT);
  g_assert_nonnull (chosen);
  g_assert_cmpint (adw_message_dialog_get_response_appearance (dialog, chosen), !=, ADW_RESPONSE_DESTRUCTIVE);
  /* Where nothing is asked for but an answer, that is the one which does nothing. */
  if (adw_message_dialog_get_extra_child (dialog) == NULL)
    g_assert_cmpstr (chosen, ==, close);
  g_assert_nonnull (focus);
  if (GTK_IS_BUTTON (focus) && find_label (focus, adw_message_dialog_get_response_label (dialog, chosen)) == NULL)
    fail (run, demo_window_find_type (focus, GTK_TYPE_LABEL), "has the focus at first");
  else if (GTK_IS_BUTTON (focus))
    run->safe++;
  else
    g_assert_true (gtk_widget_is_ancestor (focus, adw_message_dialog_get_extra_child (dialog)));
}

static void
check_window (Run       *run,
              GtkWidget *window,
              int        widest)
{
  check (run, window, window);
  if (ADW_IS_MESSAGE_DIALOG (window))
    check_message (run, ADW_MESSAGE_DIALOG (window));
  run->controls += spoken_check (window, on_silent, run);
  if (gtk_widget_get_width (window) <= widest)
    return;
  run->failures++;
  g_test_message ("%s: the window is %d wide, more than %d", get_place (run), gtk_widget_get_width (window), widest);
  blame (window, widest);
}

/* Returns: whether to look again at the same place */
static gboolean
judge (Run       *run,
       GtkWidget *window,
       int        widest)
{
  run->failures = 0;
  check_window (run, window, widest);
  if (run->failures > 0 && ++run->looks < MAX_LOOKS)
    return TRUE;
  run->all_failures += run->failures;
  run->looks = 0;
  return FALSE;
}

static void
on_response (AdwMessageDialog  *dialog,
             const char        *response,
             char             **given)
{
  *given = g_strdup (response);
}

static void
close_dialog (GtkWidget *dialog)
{
  g_autofree char *given = NULL;
  g_autofree char *expected = NULL;

  if (ADW_IS_MESSAGE_DIALOG (dialog))
    {
      expected = g_strdup (adw_message_dialog_get_close_response (ADW_MESSAGE_DIALOG (dialog)));
      g_signal_connect (dialog, "response", G_CALLBACK (on_response), &given);
      g_assert_true (dialog_press_escape (dialog));
      g_assert_cmpstr (given, ==, expected);
    }
  /* And what it stood over. */
  while ((dialog = dialog_find ()) != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
open_dialog (Run *run)
{
  const Dialog *dialog = dialog_get (run->dialog);

  g_test_message ("opening %s", dialog->name);
  /* GTK 4.8 warns of a label of its own in its window of shortcuts. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | (g_str_equal (dialog->name, "shortcuts") ? 0 : G_LOG_LEVEL_WARNING));
  run->opening = dialog->inside;
  if (dialog->inside)
    samvad_window_show_page (SAMVAD_WINDOW (demo_window_get_main (&run->window)), dialog->page);
  else
    dialog_open (dialog, &run->window);
}

/* Each dialog is opened, looked at when it is there, and closed. */
static gboolean
next_dialog (gpointer data)
{
  Run *run = data;
  gboolean inside = dialog_get (run->dialog)->inside;
  GtkWidget *dialog = inside ? GTK_WIDGET (demo_window_get_main (&run->window)) : dialog_find ();

  if (run->opening)
    {
      run->opening = FALSE;
      dialog_open (dialog_get (run->dialog), &run->window);
      return G_SOURCE_CONTINUE;
    }
  if (dialog == NULL)
    {
      g_assert_cmpuint (++run->looks, <, 4 * MAX_LOOKS);
      return G_SOURCE_CONTINUE;
    }
  if (judge (run, dialog, SCREEN_WIDTH))
    return G_SOURCE_CONTINUE;
  if (!inside)
    close_dialog (dialog);
  if (++run->dialog < dialog_count ())
    {
      open_dialog (run);
      return G_SOURCE_CONTINUE;
    }
  g_application_quit (run->window.application);
  return G_SOURCE_REMOVE;
}

/* Laid out, and lists loaded, before one looks; what comes later than this is looked at half-done. */
#define LOOK_MS   1500
#define DIALOG_MS 400

/* Returns: whether there is another page, or the same pages in another size */
static gboolean
go_on (Run *run)
{
  if (++run->page < G_N_ELEMENTS (pages))
    return TRUE;
  if (run->scale > 1 || ++run->size == G_N_ELEMENTS (sizes))
    return FALSE;
  run->page = 0;
  gtk_window_set_default_size (demo_window_get_main (&run->window), sizes[run->size].width, sizes[run->size].height);
  return TRUE;
}

static gboolean
next_page (gpointer data)
{
  Run *run = data;
  GtkWindow *window = demo_window_get_main (&run->window);

  if (judge (run, GTK_WIDGET (window), sizes[run->size].width))
    return G_SOURCE_CONTINUE;
  if (go_on (run))
    {
      samvad_window_show_page (SAMVAD_WINDOW (window), pages[run->page]);
      return G_SOURCE_CONTINUE;
    }
  run->size = 0;
  open_dialog (run);
  g_timeout_add (DIALOG_MS, next_dialog, run);
  return G_SOURCE_REMOVE;
}

static void
enlarge (Run *run)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", run->scale * (dpi > 0 ? dpi : 96 * 1024), NULL);
}

static void
begin (gpointer data)
{
  enlarge (data);
  g_timeout_add (LOOK_MS, next_page, data);
}

static char **options;

static void
test_everything (void)
{
  Run run = { .scale = options[2] != NULL ? atoi (options[2]) : 1 };

  demo_window_run (&run.window, options[1], begin, &run);
  g_assert_cmpuint (run.dialog, ==, dialog_count ());
  g_test_message ("%u controls", run.controls);
  g_assert_cmpuint (run.controls, >, 500);
  g_assert_cmpuint (run.all_failures, ==, 0);
  g_assert_cmpuint (run.safe, >=, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  options = argv;
  dialog_hide_help_viewer ();
  g_test_add_func ("/app/fit", test_everything);
  return g_test_run ();
}
