/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reports-private.h"

#include "samvad-compare-window.h"
#include "samvad-print.h"
#include "samvad-report-close.h"
#include "samvad-report-write.h"
#include "samvad-review.h"
#include "samvad-seal.h"
#include "samvad-text.h"

#define PARTNER "partner-"

static void
on_progress (double   share,
             gpointer user_data)
{
  gtk_progress_bar_set_fraction (SAMVAD_REPORTS_PAGE (user_data)->progress, share);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fingerprint = samvad_report_write_finish (result, &error);
  g_autoptr (SamvadReportsPage) self = user_data;
  g_autofree char *text = NULL;

  /* The page ended meanwhile: only its memory is still here. */
  if (self->writing == NULL)
    return;
  g_clear_object (&self->writing);
  gtk_widget_set_visible (self->work, FALSE);
  samvad_reports_page_update_actions (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_("Nothing was written."));
  else if (fingerprint == NULL)
    text = g_strdup (error->message);
  else if (fingerprint[0] != '\0')
    {
      /* Translators: %s is a line of hexadecimal digits */
      text = g_strdup_printf (_("Sealed. Note the fingerprint in the minutes: %s"), fingerprint);
      samvad_reports_page_list_packs (self);
    }
  else
    text = g_strdup (_("The file was written."));
  samvad_reports_page_say (self, text);
}

static void
start_writing (SamvadReportsPage *self,
               const char        *path)
{
  g_clear_object (&self->writing);
  self->writing = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (self->work, TRUE);
  samvad_reports_page_say (self, NULL);
  samvad_report_write_async (self->report, (SamvadReportWriting) self->chosen, self->format, path, on_progress,
                             self->writing, on_written, g_object_ref (self));
  samvad_reports_page_update_actions (self);
}

static void
on_response (SamvadReportsPage *self,
             int                response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  if (response == GTK_RESPONSE_ACCEPT && self->report != NULL && g_file_peek_path (file) != NULL)
    start_writing (self, g_file_peek_path (file));
  g_clear_object (&self->chooser);
}

/* Sealed packs have a folder of their own, so that the list can find them. */
static void
choose_folder (SamvadReportsPage *self)
{
  g_autofree char *path = samvad_sealed_pack_get_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  if (self->chosen == SAMVAD_REPORT_WRITE_SEAL && g_mkdir_with_parents (path, 0700) == 0)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
}

static void
choose_file (SamvadReportsPage   *self,
             SamvadReportWriting  writing,
             SamvadFormat         format,
             const char          *extension)
{
  g_autofree char *month = samvad_span_to_string (self->report->span, self->report->month);
  g_autofree char *name = g_strdup_printf ("samvad-%s%s.%s", month,
                                           writing == SAMVAD_REPORT_WRITE_PARTNER ? "-partners" : "", extension);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->chosen = writing;
  self->format = format;
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save Report"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  choose_folder (self);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_response), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The format, after "partner-" where it is for partners. */
static void
export (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  const char *code = g_variant_get_string (parameter, NULL);
  gboolean partner = g_str_has_prefix (code, PARTNER);
  SamvadFormat format = SAMVAD_FORMAT_PDF;

  if (partner)
    code += strlen (PARTNER);
  if (samvad_format_from_code (code, &format))
    choose_file (SAMVAD_REPORTS_PAGE (widget), partner ? SAMVAD_REPORT_WRITE_PARTNER : SAMVAD_REPORT_WRITE_PACK, format,
                 code);
}

static void
seal (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  choose_file (SAMVAD_REPORTS_PAGE (widget), SAMVAD_REPORT_WRITE_SEAL, SAMVAD_FORMAT_PDF, SAMVAD_SEAL_EXTENSION + 1);
}

static void
compare (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SamvadReportsPage *self = SAMVAD_REPORTS_PAGE (widget);
  SamvadReportOrder order;

  if (samvad_reports_page_fill_order (self, &order))
    gtk_window_present (GTK_WINDOW (samvad_compare_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->report,
                                                               &order, self->months)));
}

static void
copy_tables (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  g_autoptr (GPtrArray) tables = samvad_pack_list_tables (&SAMVAD_REPORTS_PAGE (widget)->report->source->input);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *table = samvad_table_to_text (g_ptr_array_index (tables, i));

      g_string_append_printf (text, i > 0 ? "\n%s" : "%s", table);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  samvad_reports_page_say (SAMVAD_REPORTS_PAGE (widget), _("The tables are in the clipboard."));
}

static void
on_pack_chosen (SamvadReportsPage *self,
                int                response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && g_file_peek_path (file) != NULL)
    samvad_reports_page_open_pack (self, g_file_peek_path (file));
  g_clear_object (&self->chooser);
}

static void
open_pack (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SamvadReportsPage *self = SAMVAD_REPORTS_PAGE (widget);
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Sealed packs"));
  gtk_file_filter_add_pattern (filter, "*" SAMVAD_SEAL_EXTENSION);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Open a Sealed Pack"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_object_unref (filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_pack_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
close_month (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  samvad_report_close_ask (SAMVAD_REPORTS_PAGE (widget));
}

static void
print (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  samvad_print_report (SAMVAD_REPORTS_PAGE (widget)->report, GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

/** Shows the chosen month to the meeting; needs a cache, but not that the page was looked at. */
void
samvad_reports_page_present (SamvadReportsPage *self)
{
  SamvadReportOrder order;

  g_return_if_fail (SAMVAD_IS_REPORTS_PAGE (self));

  if (!samvad_reports_page_fill_order (self, &order) || order.maker == NULL || samvad_review_is_open ())
    return;
  gtk_window_present (GTK_WINDOW (samvad_review_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &order)));
}

static void
present (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  samvad_reports_page_present (SAMVAD_REPORTS_PAGE (widget));
}

void
samvad_reports_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "report.export", "s", export);
  gtk_widget_class_install_action (klass, "report.compare", NULL, compare);
  gtk_widget_class_install_action (klass, "report.copy", NULL, copy_tables);
  gtk_widget_class_install_action (klass, "report.open", NULL, open_pack);
  gtk_widget_class_install_action (klass, "report.seal", NULL, seal);
  gtk_widget_class_install_action (klass, "report.print", NULL, print);
  gtk_widget_class_install_action (klass, "report.present", NULL, present);
  gtk_widget_class_install_action (klass, "report.close-month", NULL, close_month);
}

static gboolean
can_close (SamvadReportsPage *self)
{
  if (self->report == NULL || self->report->span != SAMVAD_SPAN_MONTH || self->report->source->figures->as_of < samvad_month_get_end (self->report->month))
    return FALSE;
  for (guint i = 0; self->months != NULL && i < self->months->len; i++)
    {
      const SamvadReportMonth *month = g_ptr_array_index (self->months, i);

      if (month->month == self->report->month)
        return month->closed_at == SAMVAD_TIME_NONE;
    }
  return FALSE;
}

/** The one place that says which of the page's actions can be used now. */
void
samvad_reports_page_update_actions (SamvadReportsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->report != NULL;
  gboolean month = ready && self->report->span == SAMVAD_SPAN_MONTH;

  gtk_widget_action_set_enabled (widget, "report.export", ready && self->writing == NULL);
  gtk_widget_action_set_enabled (widget, "report.seal", month && self->writing == NULL);
  gtk_widget_action_set_enabled (widget, "report.print", ready);
  gtk_widget_action_set_enabled (widget, "report.copy", ready);
  gtk_widget_action_set_enabled (widget, "report.compare", month && self->months != NULL && self->months->len > 1);
  gtk_widget_action_set_enabled (widget, "report.present", ready);
  gtk_widget_action_set_enabled (widget, "report.close-month", can_close (self));
}
