/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-fiscal.h"

G_BEGIN_DECLS

/* The list of the reports page: the months of the cache, the quarters and financial years that they make up,
 * and the sealed packs, each under its heading. */

void        samvad_report_rows_init     (GtkListBox *list);
void        samvad_report_rows_fill     (GtkListBox *list, GPtrArray *months, GPtrArray *packs);
void        samvad_report_rows_select   (GtkListBox *list, SamvadSpan span, SamvadMonth month);
gboolean    samvad_report_row_get_span  (GtkListBoxRow *row, SamvadSpan *span, SamvadMonth *month);
const char *samvad_report_row_get_path  (GtkListBoxRow *row);

G_END_DECLS
