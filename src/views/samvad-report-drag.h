/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-report-work.h"

G_BEGIN_DECLS

/** SamvadReportDrag: the report as a PDF file, written when whoever it is dropped on asks for it. */
#define SAMVAD_TYPE_REPORT_DRAG (samvad_report_drag_get_type ())
G_DECLARE_FINAL_TYPE (SamvadReportDrag, samvad_report_drag, SAMVAD, REPORT_DRAG, GdkContentProvider)

GdkContentProvider *samvad_report_drag_new (SamvadReport *report);

G_END_DECLS
