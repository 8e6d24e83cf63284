/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-report-work.h"

G_BEGIN_DECLS

/**
 * SamvadReportMonth:
 * @closed_at: NONE where the month is provisional
 * @restated: what is known now is not what the closing says
 */
typedef struct {
  SamvadMonth  month;
  SamvadTime   closed_at;
  char        *by;
  gboolean     restated;
} SamvadReportMonth;

void       samvad_report_months_async    (const SamvadReportOrder *order, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *samvad_report_months_finish   (GAsyncResult *result, GError **error);
char      *samvad_report_month_describe  (const SamvadReportMonth *self);

G_END_DECLS
