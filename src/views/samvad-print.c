/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-print.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

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

/* What is printed while its dialog is open: upright or across, as the sheet lies. */
typedef struct {
  SamvadReport *report;
  SamvadPages  *pages[2];       /* by SamvadPaperKind: portrait, landscape */
  guint         shown;
  char         *path;           /* of a file to print into, without a dialog */
  GtkWindow    *parent;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  for (guint i = 0; i < G_N_ELEMENTS (job->pages); i++)
    g_clear_pointer (&job->pages[i], samvad_pages_free);
  samvad_report_unref (job->report);
  g_clear_object (&job->parent);
  g_free (job->path);
  g_free (job);
}

static void
job_release (gpointer  job,
             GClosure *closure)
{
  job_free (job);
}

/* The paper and the way it lies are known only now, of the preview as of the printer. */
static void
begin_print (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Job               *job)
{
  gboolean across = gtk_print_context_get_width (context) > gtk_print_context_get_height (context);

  job->shown = across ? SAMVAD_PAPER_LANDSCAPE : SAMVAD_PAPER_PORTRAIT;
  gtk_print_operation_set_n_pages (operation, (int) samvad_pages_get_count (job->pages[job->shown]));
}

/* The report has margins of its own: the whole sheet is its page, made to fit another paper. */
static void
draw_page (GtkPrintOperation *operation,
           GtkPrintContext   *context,
           int                page,
           Job               *job)
{
  SamvadPages *pages = job->pages[job->shown];
  const SamvadPaper *paper = samvad_pages_get_paper (pages);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  double scale = MIN (width / paper->width, height / paper->height);

  cairo_translate (cr, (width - paper->width * scale) / 2, (height - paper->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  samvad_pages_draw (pages, cr, (guint) page);
}

static void
say_failed (GtkPrintOperation *operation,
            GtkWindow         *parent)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    /* Translators: what the printing system says */
    body = g_strdup_printf (_("The printer or the file did not take it (%s). Check it, or choose another one."), error->message);
  samvad_message_present (parent, _("The report was not printed"), body);
}

static void
on_done (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         Job                     *job)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && job->path == NULL)
    save_settings (operation);
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR && gtk_widget_get_mapped (GTK_WIDGET (job->parent)))
    say_failed (operation, job->parent);
}

/* The dialog offers the sheet as the report lies on the screen; the user may turn it. */
static void
turn_sheet (GtkPrintOperation *operation,
            SamvadPaperKind    kind)
{
  GtkPageSetup *remembered = gtk_print_operation_get_default_page_setup (operation);
  g_autoptr (GtkPageSetup) setup = remembered != NULL ? gtk_page_setup_copy (remembered) : gtk_page_setup_new ();
  GtkPageOrientation orientation = kind == SAMVAD_PAPER_LANDSCAPE ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                  : GTK_PAGE_ORIENTATION_PORTRAIT;
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  if (remembered == NULL)
    {
      g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

      gtk_page_setup_set_paper_size (setup, size);
    }
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_operation_set_default_page_setup (operation, setup);
  if (settings != NULL)
    gtk_print_settings_set_orientation (settings, orientation);
}

static void
run (Job *job)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autofree char *title = samvad_pack_get_title (&job->report->source->input);
  GtkPrintOperationAction action = job->path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                     : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;

  if (job->path == NULL)
    load_settings (operation);
  else
    gtk_print_operation_set_export_filename (operation, job->path);
  turn_sheet (operation, samvad_pages_get_paper (job->report->pages)->kind);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print), job);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), job);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page), job, job_release, 0);
  gtk_print_operation_run (operation, action, job->parent, NULL);
}

/* In a worker thread: both, so that turning the sheet in the dialog costs nothing. */
static void
lay_out (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Job *job = data;

  for (guint i = 0; i < G_N_ELEMENTS (job->pages); i++)
    job->pages[i] = samvad_pack_lay_out (&job->report->source->input, (SamvadPaperKind) i);
  g_task_return_boolean (task, TRUE);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Job *job = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (job->parent)))
    run (job);
  else
    job_free (job);
}

/**
 * samvad_print_report:
 * @path: (nullable): a PDF to print into, without asking; %NULL: by the desktop's dialog, which also shows a
 *   preview
 */
void
samvad_print_report (SamvadReport *report,
                     GtkWindow    *parent,
                     const char   *path)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_laid_out, job);

  job->report = samvad_report_ref (report);
  job->parent = g_object_ref (parent);
  job->path = g_strdup (path);
  g_task_set_source_tag (task, samvad_print_report);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, lay_out);
}
