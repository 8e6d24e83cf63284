/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-pack-source.h"
#include "samvad-store.h"

G_BEGIN_DECLS

/* Gathers what the pack of a month says, in a worker thread. The window's owner brings one along. */
typedef SamvadPackSource *(*SamvadPackMaker) (SamvadStore *store, SamvadMonth month, guint window, SamvadTime as_of,
                                              const char *const *districts, GCancellable *cancellable,
                                              GError **error);

/**
 * SamvadReport:
 * @source: what it says
 * @pages: it laid out
 *
 * The pack of one month as it is on the screen. Reference counted: a page may go on showing it
 * while the next one is laid out or this one is written into a file.
 */
typedef struct {
  SamvadMonth       month;
  SamvadPackSource *source;
  SamvadPages      *pages;
} SamvadReport;

/* What is to be laid out. */
typedef struct {
  SamvadStore     *store;
  SamvadPackMaker  maker;
  SamvadMonth      month;
  guint            window;
  SamvadTime       as_of;
  SamvadPaperKind  kind;
} SamvadReportOrder;

void          samvad_report_order_run   (const SamvadReportOrder *order, GTaskThreadFunc func, gpointer tag,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void          samvad_report_make_async  (const SamvadReportOrder *order, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
SamvadReport *samvad_report_make_finish (GAsyncResult *result, GError **error);
SamvadReport *samvad_report_ref         (SamvadReport *self);
void          samvad_report_unref       (SamvadReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadReport, samvad_report_unref)

G_END_DECLS
