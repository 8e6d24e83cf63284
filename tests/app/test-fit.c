/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-fit LANGUAGE [SCALE]: every page of the real window at 1280×800 and 1024×600, and every dialog: no text is
 * cut off, none reaches out of its window, and no window out of the screen; and every control tells a screen reader what
 * it is. Run in English, in Hindi, in a pseudo-language 40% longer than English, and with letters of twice the size. */
#include "demo-window.h"
#include "spoken.h"

#include "samvad-act-dialog.h"
#include "samvad-chart-panel.h"
#include "samvad-item-dialog.h"
#include "samvad-lock-page.h"
#include "samvad-planner-dialog.h"
#include "samvad-records.h"
#include "samvad-returns-window.h"
#include "samvad-review-decide.h"
#include "samvad-view-model.h"
#include "samvad-window.h"

#define SCREEN_WIDTH 1280

static const char *const pages[] = { "overview", "districts", "feedback", "actions", "reports" };
static const struct { int width, height; } sizes[] = { { 1280, 800 }, { 1024, 600 } };

typedef struct _Run Run;

/* Something that opens a window beside the main one, or a part of a page: an action of a page or of the window, or a function. */
typedef struct {
  const char *name;
  const char *page;             /* that has the action, or NULL: the window */
  const char *action;
  void      (*open) (Run *run);
  gboolean    inside;           /* the main window */
} Dialog;

struct _Run {
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
};

/* A page is looked at again before it is judged: a table may just be laying out new rows. */
#define MAX_LOOKS 8

static void
open_planner (Run *run)
{
  samvad_planner_dialog_present (GTK_WIDGET (demo_window_get_main (&run->window)), samvad_view_model_get_snapshot (demo_window_get_model (&run->window)));
}

static void
open_returns (Run *run)
{
  samvad_returns_window_present (GTK_WIDGET (demo_window_get_main (&run->window)),
                                 samvad_view_model_get_snapshot (demo_window_get_model (&run->window)), NULL,
                                 SAMVAD_SERVICE_TAKE_HOME_RATION);
}

static void
open_records (Run *run)
{
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (demo_window_get_model (&run->window));

  samvad_records_present (GTK_WIDGET (demo_window_get_main (&run->window)), demo_window_get_model (&run->window), filter, "Title");
}

static void
ask (Run        *run,
     const char *verb)
{
  SamvadViewModel *model = demo_window_get_model (&run->window);
  const SamvadCall *call = run->window.call->call;
  const SamvadActContext context = { 3, SAMVAD_ROLE_AWW, 0, samvad_view_model_get_now (model),
                                     { call->district, call->project, call->centre_code },
                                     samvad_view_model_get_store (model), samvad_view_model_get_snapshot (model) };

  samvad_act_dialog_ask (demo_window_get_main (&run->window), samvad_act_verb_find (verb), &context, NULL, NULL, NULL);
}

static void
open_done (Run *run)
{
  ask (run, "done");
}

static void
open_assign (Run *run)
{
  ask (run, "assign");
}

static void
open_escalate (Run *run)
{
  ask (run, "escalate");
}

static void
open_extend (Run *run)
{
  ask (run, "extend");
}

static void
open_cancel (Run *run)
{
  ask (run, "cancel");
}

static void
open_item (Run *run)
{
  GtkWindow *window = demo_window_get_main (&run->window);
  SamvadViewModel *model = demo_window_get_model (&run->window);

  samvad_item_dialog_ask (window, ADW_TOAST_OVERLAY (demo_window_find_type (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY)),
                          samvad_view_model_get_store (model), samvad_view_model_get_snapshot (model), run->window.call->call, "");
}

static void
open_decision (Run *run)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (demo_window_get_model (&run->window));

  samvad_review_decide (demo_window_get_main (&run->window), samvad_view_model_get_store (demo_window_get_model (&run->window)), samvad_view_model_get_now (demo_window_get_model (&run->window)),
                        snapshot->figures->reading->districts, NULL);
}

/* Returns: the first widget of @type on the page */
static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
open_district (Run *run)
{
  g_signal_emit_by_name (find_widget (GTK_WIDGET (demo_window_get_main (&run->window)), SAMVAD_TYPE_CHART_VIEW), "activated", "604");
}

/* Chooses the first row of the page's list. */
static void
open_first (Run *run)
{
  GtkWidget *list = find_widget (GTK_WIDGET (demo_window_get_main (&run->window)), GTK_TYPE_LIST_BASE);
  GtkSelectionModel *rows = NULL;

  g_object_get (list, "model", &rows, NULL);
  gtk_selection_model_select_item (rows, 0, TRUE);
  g_object_unref (rows);
}

static void
open_lock (Run *run)
{
  GtkWidget *page = g_object_new (SAMVAD_TYPE_LOCK_PAGE, NULL), *window = gtk_window_new ();

  samvad_lock_page_ask (SAMVAD_LOCK_PAGE (page), "asha");
  samvad_lock_page_refuse (SAMVAD_LOCK_PAGE (page), "");
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
}

static const Dialog dialogs[] = {
  { "preferences", NULL, "win.preferences", NULL },
  { "connection", NULL, "win.connect", NULL },
  { "shortcuts", NULL, "win.show-help-overlay", NULL },
  { "tour", NULL, "win.tour", NULL },
  { "alerts", NULL, "app.alerts", NULL },
  { "compare", "reports", "report.compare", NULL },
  { "planner", NULL, NULL, open_planner },
  { "records", NULL, NULL, open_records },
  { "returns", NULL, NULL, open_returns },
  { "done", NULL, NULL, open_done },
  { "assign", NULL, NULL, open_assign },
  { "escalate", NULL, NULL, open_escalate },
  { "extend", NULL, NULL, open_extend },
  { "cancel", NULL, NULL, open_cancel },
  { "item", NULL, NULL, open_item },
  { "lock", NULL, NULL, open_lock },
  { "review", "reports", "report.present", NULL },
  { "decision", NULL, NULL, open_decision },
  { "district", "districts", NULL, open_district, TRUE },
  { "remark", "feedback", NULL, open_first, TRUE },
  { "action item", "actions", NULL, open_first, TRUE },
};

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

static const char *
get_place (Run *run)
{
  return run->page < G_N_ELEMENTS (pages) ? pages[run->page] : dialogs[run->dialog].name;
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

static void
check_window (Run       *run,
              GtkWidget *window,
              int        widest)
{
  check (run, window, window);
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

/* Returns: a window that is not the main one; the newest is first */
static GtkWidget *
get_dialog (Run *run)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (!SAMVAD_IS_WINDOW (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static void
open_dialog (Run *run)
{
  const Dialog *dialog = &dialogs[run->dialog];
  GtkWidget *window = GTK_WIDGET (demo_window_get_main (&run->window));
  GtkWidget *holder = dialog->page != NULL ? demo_window_find_page (window, dialog->page) : window;

  g_test_message ("opening %s", dialog->name);
  /* GTK 4.8 warns of a label of its own in its window of shortcuts. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | (g_str_equal (dialog->name, "shortcuts") ? 0 : G_LOG_LEVEL_WARNING));
  if (dialog->page != NULL)
    samvad_window_show_page (SAMVAD_WINDOW (window), dialog->page);
  if (dialog->inside)
    run->opening = TRUE;
  else if (dialog->open != NULL)
    dialog->open (run);
  else
    g_assert_true (gtk_widget_activate_action (holder, dialog->action, NULL));
}

/* Each dialog is opened, looked at when it is there, and closed. */
static gboolean
next_dialog (gpointer data)
{
  Run *run = data;
  gboolean inside = dialogs[run->dialog].inside;
  GtkWidget *dialog = inside ? GTK_WIDGET (demo_window_get_main (&run->window)) : get_dialog (run);

  if (run->opening)
    {
      run->opening = FALSE;
      dialogs[run->dialog].open (run);
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
    gtk_window_destroy (GTK_WINDOW (dialog));
  if (++run->dialog < G_N_ELEMENTS (dialogs))
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
  g_assert_cmpuint (run.dialog, ==, G_N_ELEMENTS (dialogs));
  g_test_message ("%u controls", run.controls);
  g_assert_cmpuint (run.controls, >, 500);
  g_assert_cmpuint (run.all_failures, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  options = argv;
  g_test_add_func ("/app/fit", test_everything);
  return g_test_run ();
}
