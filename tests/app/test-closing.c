/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month that is closed or sealed while the pack is on other boundaries than the calls: each says on which it is, then and
 * whenever it is opened again. */
#include "demo-window.h"

#include <glib/gstdio.h>
#include <string.h>

#include "samvad-boundaries.h"
#include "samvad-compare-window.h"
#include "samvad-report-json.h"
#include "samvad-reports-private.h"
#include "samvad-store.h"

#define MONTH  24321    /* October 2026 */
#define PARENT "63"     /* Hisar, of which Hansi was a part */
#define CHILD  "hansi"

typedef struct {
  DemoWindow window;
  char      *path;      /* of the sealed pack */
  gint64     together;  /* opinions of both */
} Run;

static SamvadReportsPage *
get_page (Run *run)
{
  return SAMVAD_REPORTS_PAGE (demo_window_find_page (GTK_WIDGET (demo_window_get_main (&run->window)), "reports"));
}

static SamvadStore *
get_store (Run *run)
{
  return samvad_view_model_get_store (demo_window_get_model (&run->window));
}

/* Returns: (nullable): what the pack on the screen says, once it is on the old boundaries */
static const SamvadFigures *
get_figures (Run *run)
{
  const SamvadReport *report = get_page (run)->report;

  if (report == NULL || report->source->figures->month != MONTH)
    return NULL;
  g_assert_cmpint (report->source->figures->reading->boundaries, ==, SAMVAD_BOUNDARY_VIEW_OLD);
  return report->source->figures;
}

static gint64
get_n (const SamvadFigures *figures,
       const char          *district)
{
  const SamvadDistrictFigures *found = samvad_figures_find_district (figures, district);

  return found != NULL ? found->sentiments.share.n : 0;
}

static gboolean
open_reports (gpointer data)
{
  Run *run = data;
  GtkWidget *window = GTK_WIDGET (demo_window_get_main (&run->window));

  samvad_view_model_set_month (demo_window_get_model (&run->window), MONTH);
  return gtk_widget_activate_action (window, "win.page", "s", "reports");
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

/* Who closes it is told that the month is not closed on the boundaries that are on the screen. */
static gboolean
close_month (gpointer data)
{
  Run *run = data;
  const SamvadFigures *figures = get_figures (run);
  GtkWidget *dialog;

  if (figures == NULL || !gtk_widget_activate_action (GTK_WIDGET (get_page (run)), "report.close-month", NULL))
    return FALSE;
  dialog = find_dialog ();
  if (dialog == NULL)
    return FALSE;
  g_assert_false (figures->closed);
  run->together = get_n (figures, PARENT);
  g_assert_cmpint (run->together, >, 0);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "as the calls name them"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  return TRUE;
}

/* Returns: (transfer full): what the month was closed with */
static SamvadFigures *
read_closing (Run *run)
{
  g_autoptr (GPtrArray) closings = samvad_store_list_closings (get_store (run), NULL);

  for (guint i = 0; i < closings->len; i++)
    if (((const SamvadClosing *) g_ptr_array_index (closings, i))->month == MONTH)
      return samvad_report_closing_read (g_ptr_array_index (closings, i));
  g_assert_not_reached ();
}

/* It keeps both districts, and what it keeps is what it counts now: nothing is restated. */
static gboolean
is_closed (gpointer data)
{
  Run *run = data;
  const SamvadFigures *figures = get_figures (run);
  g_autoptr (SamvadFigures) kept = NULL;

  if (figures == NULL || !figures->closed)
    return FALSE;
  kept = read_closing (run);
  g_assert_cmpint (kept->reading->boundaries, ==, SAMVAD_BOUNDARY_VIEW_CALLED);
  g_assert_cmpint (get_n (kept, CHILD), >, 0);
  g_assert_cmpint (get_n (kept, PARENT) + get_n (kept, CHILD), ==, run->together);
  g_assert_cmpint (get_n (figures, PARENT), ==, run->together);
  g_assert_false (figures->restated);
  return TRUE;
}

/* What is sealed is what is on the screen. */
static gboolean
seal (gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;

  samvad_pack_seal (&get_page (run)->report->source->input, run->path, NULL, NULL, &error);
  g_assert_no_error (error);
  return TRUE;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
open_sealed (gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  SamvadSealedPack *pack = samvad_sealed_pack_open (run->path, &error);
  GtkWidget *window;

  g_assert_no_error (error);
  g_assert_cmpint (pack->check->verdict, ==, SAMVAD_SEAL_UNCHANGED);
  g_assert_cmpint (pack->figures->reading->boundaries, ==, SAMVAD_BOUNDARY_VIEW_OLD);
  g_assert_cmpint (get_n (pack->figures, PARENT), ==, run->together);
  g_assert_null (samvad_figures_find_district (pack->figures, CHILD));
  window = samvad_compare_window_new_for_pack (demo_window_get_main (&run->window), pack, NULL);
  g_assert_true (says (window, "Old boundaries"));
  gtk_window_destroy (GTK_WINDOW (window));
  return TRUE;
}

static gboolean (*const closing[]) (gpointer run) = { open_reports, close_month, is_closed, seal, open_sealed };
static gboolean (*const again[]) (gpointer run) = { open_reports, is_closed, open_sealed };

static void
start (gpointer data)
{
  demo_window_walk (&((Run *) data)->window, closing, G_N_ELEMENTS (closing));
}

static void
start_again (gpointer data)
{
  demo_window_walk (&((Run *) data)->window, again, G_N_ELEMENTS (again));
}

static void
test_closing (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.samvad.Supervisor");
  g_autofree char *folder = g_dir_make_tmp ("samvad-closing-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "october.samvad", NULL);
  Run run = { .window = { .keep = TRUE }, .path = path };

  g_settings_set_string (settings, "report-boundaries", samvad_boundary_view_to_code (SAMVAD_BOUNDARY_VIEW_OLD));
  demo_window_run (&run.window, "en", start, &run);
  g_assert_cmpuint (run.window.n_steps, ==, 0);
  demo_window_run (&run.window, "en", start_again, &run);
  g_assert_cmpuint (run.window.n_steps, ==, 0);
  demo_window_clear (&run.window);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/closing", test_closing);
  return g_test_run ();
}
