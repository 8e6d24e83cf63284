/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-sheet.h"

#include "samvad-text.h"

struct _SamvadReportSheet {
  GtkWidget     parent;
  SamvadReport *report;
  guint         page;
};

G_DEFINE_FINAL_TYPE (SamvadReportSheet, samvad_report_sheet, GTK_TYPE_WIDGET)

static void
samvad_report_sheet_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  SamvadReportSheet *self = SAMVAD_REPORT_SHEET (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const SamvadPaper *paper;
  cairo_t *cr;
  double scale;

  if (self->report == NULL)
    return;
  paper = samvad_pages_get_paper (self->report->pages);
  scale = MIN (width / paper->width, height / paper->height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, (width - paper->width * scale) / 2, (height - paper->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  /* Paper is white in every style of the desktop. */
  cairo_rectangle (cr, 0, 0, paper->width, paper->height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  samvad_pages_draw (self->report->pages, cr, self->page);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
samvad_report_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
samvad_report_sheet_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  SamvadReportSheet *self = SAMVAD_REPORT_SHEET (widget);
  const SamvadPaper *paper = self->report != NULL ? samvad_pages_get_paper (self->report->pages)
                                                  : samvad_paper_get (SAMVAD_PAPER_PORTRAIT);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = (int) paper->width;
  else
    *minimum = *natural = (int) (paper->height * (for_size > 0 ? for_size / paper->width : 1));
  /* A slide fills a screen, whatever its shape. */
  if (paper->kind == SAMVAD_PAPER_SLIDE)
    *minimum = 0;
}

static void
samvad_report_sheet_dispose (GObject *object)
{
  g_clear_pointer (&SAMVAD_REPORT_SHEET (object)->report, samvad_report_unref);
  G_OBJECT_CLASS (samvad_report_sheet_parent_class)->dispose (object);
}

static void
samvad_report_sheet_class_init (SamvadReportSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_report_sheet_dispose;
  widget_class->snapshot = samvad_report_sheet_snapshot;
  widget_class->get_request_mode = samvad_report_sheet_get_request_mode;
  widget_class->measure = samvad_report_sheet_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
samvad_report_sheet_init (SamvadReportSheet *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
samvad_report_sheet_new (void)
{
  return g_object_new (SAMVAD_TYPE_REPORT_SHEET, NULL);
}

static char *
find_heading (SamvadReportSheet *self)
{
  GArray *outline = samvad_pages_get_outline (self->report->pages);
  const char *heading = NULL;

  for (guint i = 0; i < outline->len; i++)
    if (g_array_index (outline, SamvadOutline, i).page <= self->page)
      heading = g_array_index (outline, SamvadOutline, i).title;
  return g_strdup (heading);
}

/** @report: (nullable): shows no page; @page: from 0 */
void
samvad_report_sheet_show (SamvadReportSheet *self,
                          SamvadReport      *report,
                          guint              page)
{
  g_autofree char *number = samvad_text_number (page + 1);
  g_autofree char *heading = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (SAMVAD_IS_REPORT_SHEET (self));

  g_clear_pointer (&self->report, samvad_report_unref);
  self->report = report != NULL ? samvad_report_ref (report) : NULL;
  self->page = page;
  heading = report != NULL ? find_heading (self) : NULL;
  /* Translators: a page of the report, for a screen reader: its number, its heading */
  name = g_strdup_printf (_("Page %1$s: %2$s"), number, heading != NULL ? heading : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  /* Translators: of a page of the report, for a screen reader */
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("As it is printed; its tables can be copied and exported"),
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
