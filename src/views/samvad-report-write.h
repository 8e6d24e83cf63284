/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-report-work.h"

G_BEGIN_DECLS

/* What becomes of a report in a file. */
typedef enum {
  SAMVAD_REPORT_WRITE_PACK,
  SAMVAD_REPORT_WRITE_PARTNER,
  SAMVAD_REPORT_WRITE_SEAL,
} SamvadReportWriting;

/* In the main loop, unlike SamvadProgressFunc. */
typedef void (*SamvadReportProgress) (double share, gpointer user_data);

void  samvad_report_write_async  (SamvadReport *report, SamvadReportWriting writing, SamvadFormat format,
                                  const char *path, SamvadReportProgress progress, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
char *samvad_report_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
