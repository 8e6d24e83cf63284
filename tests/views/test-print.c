/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pack through the desktop's print operation, into a file: upright and across, every page of it. */
#include "samvad-print.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sample.h"
#include "samvad-text.h"

#define PATIENCE (60 * G_USEC_PER_SEC)

static SamvadReport *
make_report (SamvadPaperKind kind)
{
  SamvadReport *report = g_atomic_rc_box_new0 (SamvadReport);

  report->source = g_new0 (SamvadPackSource, 1);
  report->source->figures = sample_figures ();
  report->source->input.figures = report->source->figures;
  report->month = report->source->figures->month;
  report->span = SAMVAD_SPAN_MONTH;
  report->pages = samvad_pack_lay_out (&report->source->input, kind);
  return report;
}

/* A PDF is whole when its last line is there. */
static gboolean
is_whole (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  return g_file_get_contents (path, &bytes, &size, NULL) && size > 1024 &&
         g_strrstr_len (bytes + size - 16, 16, "%%EOF") != NULL;
}

static void
wait_for (const char *path)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!is_whole (path))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (G_USEC_PER_SEC / 100);
    }
}

static void
print (SamvadPaperKind kind)
{
  SamvadReport *report = make_report (kind);
  GtkWidget *window = gtk_window_new ();
  g_autofree char *folder = g_dir_make_tmp ("samvad-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *pages = g_strdup_printf ("Pages:           %u\n", samvad_pages_get_count (report->pages));
  const char *argv[] = { "pdfinfo", path, NULL };
  g_autofree char *said = NULL;

  gtk_window_present (GTK_WINDOW (window));
  samvad_print_report (report, GTK_WINDOW (window), path);
  wait_for (path);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, NULL, NULL))
    {
      g_test_message ("%s", said);
      g_assert_nonnull (strstr (said, pages));
      g_assert_nonnull (strstr (said, "A4"));
      g_assert_cmpint (strstr (said, "Page size:       841.89 x") != NULL || strstr (said, "Page rot:        90") != NULL, ==,
                       kind == SAMVAD_PAPER_LANDSCAPE);
    }
  else
    g_test_skip ("pdfinfo is not here");
  samvad_report_unref (report);
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_upright (void)
{
  print (SAMVAD_PAPER_PORTRAIT);
}

static void
test_across (void)
{
  print (SAMVAD_PAPER_LANDSCAPE);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  samvad_text_init ("en", SAMVAD_LOCALEDIR);
  g_test_add_func ("/views/print/upright", test_upright);
  g_test_add_func ("/views/print/across", test_across);
  return g_test_run ();
}
