/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-print.h"

#include "samvad-text.h"

/* What was chosen last is kept in a key file of the user: paper, printer, copies. */
static char *
get_settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "samvad", "print.ini", NULL);
}

static void
load_settings (GtkPrintOperation *operation)
{
  g_autofree char *path = get_settings_path ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new_from_file (path, NULL);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new_from_file (path, NULL);

  if (settings != NULL)
    gtk_print_operation_set_print_settings (operation, settings);
  if (setup != NULL)
    gtk_print_operation_set_default_page_setup (operation, setup);
}

static void
save_settings (GtkPrintOperation *operation)
{
  g_autofree char *path = get_settings_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  gtk_print_settings_to_key_file (gtk_print_operation_get_print_settings (operation), file, NULL);
  if (setup != NULL)
    gtk_page_setup_to_key_file (setup, file, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0 || !g_key_file_save_to_file (file, path, &error))
    g_debug ("The print settings were not kept: %s", error != NULL ? error->message : g_strerror (errno));
}

/* The report has margins of its own: the whole sheet is its page, made to fit another paper. */
static void
draw_page (GtkPrintOperation *operation,
           GtkPrintContext   *context,
           int                page,
           SamvadReport      *report)
{
  const SamvadPaper *paper = samvad_pages_get_paper (report->pages);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  double scale = MIN (width / paper->width, height / paper->height);

  cairo_translate (cr, (width - paper->width * scale) / 2, (height - paper->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  samvad_pages_draw (report->pages, cr, (guint) page);
}

static void
on_done (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         SamvadReport            *report)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    save_settings (operation);
}

static void
release (gpointer  report,
         GClosure *closure)
{
  samvad_report_unref (report);
}

/** Prints by the desktop's dialog, which also shows a preview and can print into a file. */
void
samvad_print_report (SamvadReport *report,
                     GtkWindow    *parent)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autofree char *title = samvad_pack_get_title (&report->source->input);

  load_settings (operation);
  gtk_print_operation_set_n_pages (operation, (int) samvad_pages_get_count (report->pages));
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page), samvad_report_ref (report), release, 0);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), NULL);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
