/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-close.h"

#include "samvad-report-json.h"
#include "samvad-reports-private.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

/* In the writer thread. */
static gboolean
create (SamvadStore  *store,
        gpointer      document,
        GError      **error)
{
  return samvad_store_create (store, document, error);
}

static void
on_created (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SamvadReportsPage) page = user_data;
  g_autoptr (GError) error = NULL;

  if (!samvad_store_run_finish (SAMVAD_STORE (source), result, &error) && page->report != NULL)
    samvad_reports_page_say (page, error->message);
}

/* Months are closed as the calls name the districts, whatever boundaries the pack is on. */
static JsonNode *
make_figures (const SamvadFigures *shown)
{
  g_autoptr (SamvadFigures) called = NULL;

  if (shown->reading->called == NULL)
    return samvad_report_figures_to_json (shown);
  called = samvad_figures_new (samvad_reading_ref (shown->reading->called), shown->window_chosen ? shown->window : 0);
  return samvad_report_figures_to_json (called);
}

/* The figures that are on the screen are those that are closed. */
static SamvadDocument *
make_closing (const SamvadReport *report)
{
  SamvadDocument *document = g_new0 (SamvadDocument, 1);
  SamvadClosing *closing = g_new0 (SamvadClosing, 1);
  g_autoptr (JsonNode) figures = make_figures (report->source->figures);
  g_autofree char *month = samvad_month_to_string (report->month);

  closing->id = g_strdup_printf ("closing:%s", month);
  closing->month = report->month;
  closing->closed_at = report->source->figures->as_of;
  closing->by = g_strdup (g_get_user_name ());
  closing->figures = samvad_report_json_to_text (figures);
  document->kind = SAMVAD_DOCUMENT_CLOSING;
  document->id = g_strdup (closing->id);
  document->closing = closing;
  return document;
}

static void
on_response (SamvadReportsPage *self,
             const char        *response)
{
  SamvadStore *store = samvad_view_model_get_store (samvad_page_get_model (SAMVAD_PAGE (self)));

  if (g_strcmp0 (response, "close") != 0 || self->report == NULL || store == NULL)
    return;
  samvad_store_run_async (store, create, make_closing (self->report), (GDestroyNotify) samvad_document_free, NULL,
                          on_created, g_object_ref (self));
}

static char *
describe_closing (const SamvadFigures *shown)
{
  const char *text = _("The figures are kept as they are now. What comes in later is shown beside them as a restatement. "
                       "A month cannot be opened again.");

  if (shown->reading->called == NULL)
    return g_strdup (text);
  return g_strconcat (text, " ", _("The districts are kept as the calls name them, not on the boundaries that are chosen for "
                                   "the pack."), NULL);
}

/** Asks whether the month on the screen is to be closed, and closes it. */
void
samvad_report_close_ask (SamvadReportsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), NULL, NULL);
  g_autofree char *month = samvad_text_month (self->report->month);
  g_autofree char *body = describe_closing (self->report->source->figures);

  /* Translators: a month */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Close %s?"), month);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "close", _("Close _Month"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, G_CONNECT_SWAPPED);
  samvad_message_ask (ADW_MESSAGE_DIALOG (dialog), "cancel");
}
