/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-report-months.h"
#include "samvad-report-options.h"
#include "samvad-reports-page.h"
#include "samvad-sealed-pack.h"

G_BEGIN_DECLS

/* Shared by the files of the reports page only. */

struct _SamvadReportsPage {
  SamvadPage       parent;
  GtkListBox      *list;
  GtkListView     *preview;
  GtkMenuButton   *layout;
  GtkWidget       *work;
  GtkProgressBar  *progress;
  GtkLabel        *note;
  SamvadPackMaker  maker;
  GPtrArray       *months;      /* SamvadReportMonth, latest first; NULL until they were read */
  GPtrArray       *packs;       /* SamvadSealedPack; NULL until they were verified */
  SamvadReportOptions *options;
  SamvadMonth      shown;       /* the window's month when it was last looked at */
  SamvadSpan       span;        /* of the report */
  SamvadMonth      month;       /* of a quarter or a year: one of its months; else the window's counts */
  SamvadReport    *report;      /* on the screen; NULL while there is none */
  gboolean         filling;
  GCancellable    *listing;
  GCancellable    *verifying;
  GCancellable    *making;
  GCancellable    *writing;
  GtkFileChooserNative *chooser;
  int              chosen;      /* what is written into the chosen file */
  SamvadFormat     format;
};

gboolean samvad_reports_page_fill_order      (SamvadReportsPage *self, SamvadReportOrder *order);
void     samvad_reports_page_fill             (SamvadReportsPage *self);
void     samvad_reports_page_list_packs       (SamvadReportsPage *self);
void     samvad_reports_page_say             (SamvadReportsPage *self, const char *text);
void     samvad_reports_page_install_actions (GtkWidgetClass *klass);
void     samvad_reports_page_update_actions  (SamvadReportsPage *self);

G_END_DECLS
