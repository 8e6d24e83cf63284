/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-pack-source.h"
#include "samvad-store.h"

G_BEGIN_DECLS

/* Gathers what a pack says, in a worker thread. The window's owner brings one along. */
typedef SamvadPackSource *(*SamvadPackMaker) (SamvadStore *store, const SamvadPackScope *scope,
                                              GCancellable *cancellable, GError **error);

/**
 * SamvadReport:
 * @month: the month, or any of the quarter or financial year
 * @source: what it says
 * @pages: it laid out
 *
 * The pack of one month, quarter or year as it is on the screen. Reference counted: a page may go on showing it
 * while the next one is laid out or this one is written into a file.
 */
typedef struct {
  SamvadMonth       month;
  SamvadSpan        span;
  SamvadPackSource *source;
  SamvadPages      *pages;
} SamvadReport;

/**
 * SamvadReportOrder:
 * @districts: (transfer none) (nullable): the order is copied with them
 *
 * What is to be laid out, on which paper.
 */
typedef struct {
  SamvadStore     *store;
  SamvadPackMaker  maker;
  SamvadMonth      month;
  SamvadSpan       span;
  guint            window;
  SamvadTime       as_of;
  SamvadPaperKind  kind;
  GStrv            districts;
  SamvadBoundaryView boundaries;
} SamvadReportOrder;

void          samvad_report_order_copy  (const SamvadReportOrder *from, SamvadReportOrder *to);
void          samvad_report_order_clear (SamvadReportOrder *self);

void          samvad_report_order_run   (const SamvadReportOrder *order, GTaskThreadFunc func, gpointer tag,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void          samvad_report_make_async  (const SamvadReportOrder *order, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
SamvadReport *samvad_report_make_finish (GAsyncResult *result, GError **error);
SamvadReport *samvad_report_ref         (SamvadReport *self);
void          samvad_report_unref       (SamvadReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadReport, samvad_report_unref)

G_END_DECLS
