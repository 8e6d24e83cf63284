/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-export.h"
#include "samvad-figures.h"
#include "samvad-paper.h"

G_BEGIN_DECLS

/* What leaves the department: for NGOs and other departments. Aggregates only; what fewer than 25
 * families said is hidden, and so is as much more as it takes that no difference of published
 * numbers gives it back. Numbers of families are rounded down to fives and shares to whole per
 * cent, so that two months' files laid side by side do not show one family either. */

void       samvad_partner_suppress    (const gint64 *ns, guint n_values, gboolean *hidden);
GPtrArray *samvad_partner_list_tables (const SamvadFigures *figures);
gboolean   samvad_partner_write       (const SamvadFigures *figures, SamvadFormat format, SamvadPaperKind kind,
                                       const char *path, const SamvadErrand *errand, GError **error);

G_END_DECLS
