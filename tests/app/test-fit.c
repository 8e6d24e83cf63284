/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-fit LANGUAGE: every page of the real window at 1280×800: no text is cut off, and none reaches out of
 * the window. Run in English, in Hindi, and in a pseudo-language 40% longer than English. */
#include "samvad-application.h"
#include "samvad-demo.h"
#include "samvad-store.h"
#include "samvad-view-model.h"
#include "samvad-window.h"
#include "samvad-wire.h"

#include <glib/gstdio.h>

#define MONTH 24322     /* November 2026 */

static const char *const pages[] = { "overview", "districts", "feedback", "actions", "reports" };

typedef struct {
  GApplication *application;
  char         *cache;
  guint         page;
  guint         looks;          /* at this page */
  guint         failures;       /* on this page, at this look */
  guint         all_failures;
} Run;

/* A page is looked at again before it is judged: a table may just be laying out new rows. */
#define MAX_LOOKS 8

static void
collect (const SamvadDocument *document,
         gpointer              user_data)
{
  g_ptr_array_add (user_data, samvad_wire_copy (document));
}

static void
fill (const char *directory)
{
  const SamvadDemoOptions options = { 1, samvad_month_get_start (MONTH) + 24 * 24 * SAMVAD_HOUR, 4, SAMVAD_DEMO_CALLS };
  g_autoptr (SamvadDemo) demo = samvad_demo_new (&options);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  g_autoptr (GError) error = NULL;
  SamvadStore *store = samvad_store_open (directory, 0, &error);

  g_assert_no_error (error);
  samvad_demo_generate (demo, collect, documents);
  samvad_store_apply (store, documents, "\"1\"", options.as_of, options.as_of, &error);
  g_assert_no_error (error);
  samvad_store_close (store);
  g_object_unref (store);
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

static void
fail (Run       *run,
      GtkWidget *label,
      const char *what)
{
  GtkWidget *parent = gtk_widget_get_parent (label);

  run->failures++;
  g_test_message ("%s: “%s” in a %s: %s", pages[run->page], gtk_label_get_text (GTK_LABEL (label)),
                  parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "window", what);
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
    fail (run, label, "is larger than its place");
  if (gtk_widget_compute_bounds (label, window, &bounds) && gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW) == NULL &&
      (bounds.origin.x < -1 || bounds.origin.x + bounds.size.width > gtk_widget_get_width (window) + 1))
    fail (run, label, "reaches out of the window");
}

static void
check (Run       *run,
       GtkWidget *widget,
       GtkWidget *window)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_label (run, widget, window);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check (run, child, window);
}

static gboolean
next_page (gpointer data)
{
  Run *run = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (run->application));

  run->failures = 0;
  check (run, GTK_WIDGET (window), GTK_WIDGET (window));
  if (gtk_widget_get_width (GTK_WIDGET (window)) > 1280)
    {
      run->failures++;
      g_test_message ("%s: the window is %d wide", pages[run->page], gtk_widget_get_width (GTK_WIDGET (window)));
    }
  if (run->failures > 0 && ++run->looks < MAX_LOOKS)
    return G_SOURCE_CONTINUE;
  run->all_failures += run->failures;
  run->looks = 0;
  if (++run->page == G_N_ELEMENTS (pages))
    {
      g_application_quit (run->application);
      return G_SOURCE_REMOVE;
    }
  samvad_window_show_page (SAMVAD_WINDOW (window), pages[run->page]);
  return G_SOURCE_CONTINUE;
}

/* Laid out, and lists loaded, before one looks; what comes later than this is looked at half-done. */
#define LOOK_MS 1500

static gboolean
begin (gpointer data)
{
  Run *run = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (run->application));
  SamvadViewModel *model = window != NULL ? samvad_session_get_model (samvad_window_get_session (SAMVAD_WINDOW (window))) : NULL;

  if (model == NULL || samvad_view_model_is_behind (model))
    return G_SOURCE_CONTINUE;
  g_timeout_add (LOOK_MS, next_page, run);
  return G_SOURCE_REMOVE;
}

static void
remove_folder (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
}

static void
test_pages (gconstpointer data)
{
  const char *language = data;
  Run run = { samvad_application_new (), g_dir_make_tmp ("samvad-fit-XXXXXX", NULL), 0, 0, 0, 0 };
  const char *arguments[] = { "samvad", "--offline", "--month", "2026-11", "--page", "overview", "--language", language,
                              "--cache-dir", run.cache };

  fill (run.cache);
  g_timeout_add (50, begin, &run);
  g_assert_cmpint (g_application_run (run.application, G_N_ELEMENTS (arguments), (char **) arguments), ==, 0);
  g_assert_cmpuint (run.page, ==, G_N_ELEMENTS (pages));
  g_assert_cmpuint (run.all_failures, ==, 0);
  g_object_unref (run.application);
  remove_folder (run.cache);
  g_free (run.cache);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  g_test_add_data_func ("/app/fit", argv[1], test_pages);
  return g_test_run ();
}
