/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-time.h"

G_BEGIN_DECLS

/* Dates as offices write them. Where nothing says otherwise the day comes first: 05-10-2026 is 5 October. */

gboolean samvad_import_time_parse   (const char *text, gint64 offset, SamvadTime *time);
gboolean samvad_import_month_parse  (const char *text, SamvadMonth *month);
gboolean samvad_import_number_parse (const char *text, gint64 *number);
gboolean samvad_import_span_parse   (const char *text, gint64 *seconds);

G_END_DECLS
