/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-time.h"

G_BEGIN_DECLS

/* The Indian financial year runs from April to March; its quarters are April–June (1),
 * July–September (2), October–December (3), January–March (4). */

/* So many months. */
typedef enum {
  SAMVAD_SPAN_MONTH = 1,
  SAMVAD_SPAN_QUARTER = 3,
  SAMVAD_SPAN_YEAR = 12,
} SamvadSpan;

gboolean    samvad_span_from_code           (const char *code, SamvadSpan *span);
SamvadMonth samvad_span_get_start           (SamvadSpan span, SamvadMonth month);
SamvadMonth samvad_span_get_last            (SamvadSpan span, SamvadMonth month, SamvadMonth now);
char       *samvad_span_name                (SamvadSpan span, SamvadMonth month);
char       *samvad_span_to_string           (SamvadSpan span, SamvadMonth month);
SamvadMonth samvad_fiscal_get_year_start    (SamvadMonth month);
SamvadMonth samvad_fiscal_get_quarter_start (SamvadMonth month);
guint       samvad_fiscal_get_quarter       (SamvadMonth month);
char       *samvad_fiscal_name_year         (SamvadMonth month);
char       *samvad_fiscal_name_quarter      (SamvadMonth month);
const char *samvad_fiscal_name_months       (SamvadMonth month);

G_END_DECLS
