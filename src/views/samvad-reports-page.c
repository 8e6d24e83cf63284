/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reports-private.h"

#include "samvad-report-drag.h"
#include "samvad-report-rows.h"
#include "samvad-report-sheet.h"
#include "samvad-widgets.h"

#define SHEET_WIDTH 960         /* of a page on a large screen: all of its width is read at a glance */

G_DEFINE_FINAL_TYPE (SamvadReportsPage, samvad_reports_page, SAMVAD_TYPE_PAGE)

/** Returns: whether there is a cache and somebody to gather packs from it */
gboolean
samvad_reports_page_fill_order (SamvadReportsPage *self,
                                SamvadReportOrder *order)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));

  if (model == NULL || samvad_view_model_get_store (model) == NULL)
    return FALSE;
  *order = (SamvadReportOrder) {
    .store = samvad_view_model_get_store (model),
    .maker = self->maker,
    .month = self->span == SAMVAD_SPAN_MONTH ? samvad_view_model_get_month (model) : self->month,
    .span = self->span,
    .window = samvad_view_model_get_window (model),
    .as_of = samvad_view_model_get_now (model),
    .kind = samvad_report_options_get_kind (self->options),
    .districts = samvad_report_options_get_districts (self->options),
    .boundaries = samvad_report_options_get_boundaries (self->options),
  };
  return TRUE;
}

/** @text: (nullable): hides the note */
void
samvad_reports_page_say (SamvadReportsPage *self,
                         const char        *text)
{
  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

static void
show_report (SamvadReportsPage *self,
             SamvadReport      *report)
{
  guint n_pages = report != NULL ? samvad_pages_get_count (report->pages) : 0;
  GtkStringList *pages = gtk_string_list_new (NULL);
  g_autoptr (GtkSelectionModel) model = NULL;

  g_clear_pointer (&self->report, samvad_report_unref);
  self->report = report;
  for (guint i = 0; i < n_pages; i++)
    gtk_string_list_append (pages, "");
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (pages)));
  gtk_list_view_set_model (self->preview, model);
  if (report != NULL)
    samvad_report_options_show (self->options, report->source->figures);
  gtk_widget_set_sensitive (GTK_WIDGET (self->layout), report != NULL);
  samvad_reports_page_update_actions (self);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  SamvadReport *report = samvad_report_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report == NULL)
    samvad_reports_page_say (user_data, error->message);
  show_report (user_data, report);
}

static void
make_report (SamvadReportsPage *self)
{
  SamvadReportOrder order;

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  if (!samvad_reports_page_fill_order (self, &order) || order.maker == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->making = g_cancellable_new ();
  samvad_report_make_async (&order, self->making, on_made, self);
}

static void
select_row (SamvadReportsPage *self)
{
  SamvadMonth month = samvad_view_model_get_month (samvad_page_get_model (SAMVAD_PAGE (self)));

  self->filling = TRUE;
  samvad_report_rows_select (self->list, self->span, self->span == SAMVAD_SPAN_MONTH ? month : self->month);
  self->filling = FALSE;
}

/** Shows the months of the cache, their quarters and years, and the sealed packs. */
void
samvad_reports_page_fill (SamvadReportsPage *self)
{
  self->filling = TRUE;
  samvad_report_rows_fill (self->list, self->months, self->packs);
  select_row (self);
}

static void
on_row_selected (SamvadReportsPage *self,
                 GtkListBoxRow     *row)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  SamvadMonth month;
  SamvadSpan span;

  if (row == NULL || self->filling || !samvad_report_row_get_span (row, &span, &month))
    return;
  self->span = span;
  self->month = month;
  if (span == SAMVAD_SPAN_MONTH && samvad_view_model_get_month (model) != month)
    samvad_view_model_set_month (model, month);
  else
    make_report (self);
}

/* Months are chosen, packs are opened. */
static void
on_row_activated (SamvadReportsPage *self,
                  GtkListBoxRow     *row)
{
  if (samvad_report_row_get_path (row) != NULL)
    samvad_reports_page_open_pack (self, samvad_report_row_get_path (row));
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *months = samvad_report_months_finish (result, &error);
  SamvadReportsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = SAMVAD_REPORTS_PAGE (user_data);
  if (months == NULL)
    {
      g_debug ("The months could not be read: %s", error->message);
      return;
    }
  g_clear_pointer (&self->months, g_ptr_array_unref);
  self->months = months;
  samvad_reports_page_fill (self);
  samvad_reports_page_update_actions (self);
}

static void
list_months (SamvadReportsPage *self)
{
  SamvadReportOrder order;

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (!samvad_reports_page_fill_order (self, &order))
    return;
  self->listing = g_cancellable_new ();
  samvad_report_months_async (&order, self->listing, on_listed, self);
}

static void
samvad_reports_page_cache_changed (SamvadPage   *page,
                                   SamvadChange  what)
{
  if ((what & ~(SAMVAD_CHANGE_CONTACT | SAMVAD_CHANGE_SET_ASIDE)) == 0)
    return;
  list_months (SAMVAD_REPORTS_PAGE (page));
  make_report (SAMVAD_REPORTS_PAGE (page));
}

static void
samvad_reports_page_select (SamvadPage *page)
{
  SamvadReportsPage *self = SAMVAD_REPORTS_PAGE (page);
  SamvadMonth month = samvad_view_model_get_month (samvad_page_get_model (page));

  /* Who chooses another month in the window wants to see that one. */
  if (self->shown != month)
    self->span = SAMVAD_SPAN_MONTH;
  self->shown = month;
  if (self->months == NULL)
    list_months (self);
  else
    select_row (self);
  samvad_reports_page_say (self, NULL);
  make_report (self);
}

/* The pack is laid out only for who looks at it. */
static void
samvad_reports_page_map (GtkWidget *widget)
{
  SamvadReportsPage *self = SAMVAD_REPORTS_PAGE (widget);

  GTK_WIDGET_CLASS (samvad_reports_page_parent_class)->map (widget);
  list_months (self);
  samvad_reports_page_list_packs (self);
  make_report (self);
}

/* What is dropped elsewhere is the whole report, whichever page it was taken by. */
static GdkContentProvider *
on_drag_prepare (SamvadReportsPage *self)
{
  return self->report != NULL ? samvad_report_drag_new (self->report) : NULL;
}

static void
on_cancel_clicked (SamvadReportsPage *self)
{
  g_cancellable_cancel (self->writing);
}

static void
set_up_sheet (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *clamp = adw_clamp_new ();

  gtk_list_item_set_activatable (item, FALSE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), SHEET_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), SHEET_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), samvad_report_sheet_new ());
  gtk_list_item_set_child (item, clamp);
}

static void
bind_sheet (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            SamvadReportsPage        *self)
{
  GtkWidget *sheet = adw_clamp_get_child (ADW_CLAMP (gtk_list_item_get_child (item)));

  samvad_report_sheet_show (SAMVAD_REPORT_SHEET (sheet), self->report, gtk_list_item_get_position (item));
}

static void
samvad_reports_page_dispose (GObject *object)
{
  SamvadReportsPage *self = SAMVAD_REPORTS_PAGE (object);

  g_cancellable_cancel (self->listing);
  g_cancellable_cancel (self->verifying);
  g_cancellable_cancel (self->making);
  g_cancellable_cancel (self->writing);
  g_clear_object (&self->listing);
  g_clear_object (&self->verifying);
  g_clear_object (&self->making);
  g_clear_object (&self->writing);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->months, g_ptr_array_unref);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  g_clear_pointer (&self->report, samvad_report_unref);
  G_OBJECT_CLASS (samvad_reports_page_parent_class)->dispose (object);
}

static void
samvad_reports_page_class_init (SamvadReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_reports_page_dispose;
  widget_class->map = samvad_reports_page_map;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_reports_page_select;
  SAMVAD_PAGE_CLASS (klass)->cache_changed = samvad_reports_page_cache_changed;
  samvad_reports_page_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadReportsPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamvadReportsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, SamvadReportsPage, layout);
  gtk_widget_class_bind_template_child (widget_class, SamvadReportsPage, work);
  gtk_widget_class_bind_template_child (widget_class, SamvadReportsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SamvadReportsPage, note);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_prepare);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

static void
samvad_reports_page_init (SamvadReportsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->span = SAMVAD_SPAN_MONTH;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_sheet), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_sheet), self, 0);
  gtk_list_view_set_factory (self->preview, factory);
  samvad_report_rows_init (self->list);
  self->options = g_object_new (SAMVAD_TYPE_REPORT_OPTIONS, NULL);
  gtk_menu_button_set_popover (self->layout, GTK_WIDGET (self->options));
  g_signal_connect_object (self->options, "changed", G_CALLBACK (make_report), self, G_CONNECT_SWAPPED);
  samvad_reports_page_update_actions (self);
}

/** @maker: gathers what the packs say */
void
samvad_reports_page_set_maker (SamvadReportsPage *self,
                               SamvadPackMaker    maker)
{
  g_return_if_fail (SAMVAD_IS_REPORTS_PAGE (self));

  self->maker = maker;
  make_report (self);
}

/** @settings: where the layout of the packs is remembered */
void
samvad_reports_page_set_settings (SamvadReportsPage *self,
                                  GSettings         *settings)
{
  g_return_if_fail (SAMVAD_IS_REPORTS_PAGE (self));

  samvad_report_options_set_settings (self->options, settings);
}
