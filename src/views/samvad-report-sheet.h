/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-report-work.h"

G_BEGIN_DECLS

/** SamvadReportSheet: one page of a report as it comes out of the printer, in the width that it is given. */
#define SAMVAD_TYPE_REPORT_SHEET (samvad_report_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SamvadReportSheet, samvad_report_sheet, SAMVAD, REPORT_SHEET, GtkWidget)

GtkWidget *samvad_report_sheet_new  (void);
void       samvad_report_sheet_show (SamvadReportSheet *self, SamvadReport *report, guint page);

G_END_DECLS
