/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-store-lists.h"
#include "samvad-view-model.h"

G_BEGIN_DECLS

/**
 * SamvadRecords:
 *
 * A window with the calls that a number counts: as many rows as the number says, to be searched,
 * narrowed, read one by one and copied as a table. Memory does not grow with their number.
 *
 * |[<!-- language="C" -->
 * g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);    // the month, up to its reading
 *
 * filter->unit = SAMVAD_CALL_UNIT_HEARD;                                      // one row a case; DIALS: one a dial
 * filter->district = g_strdup (code);
 * filter->sentiment = SAMVAD_SENTIMENT_NEGATIVE;
 * filter->from = samvad_month_get_start (month - 1);                          // where the number is of a window
 * samvad_records_present (GTK_WIDGET (self), model, filter, _("Negative opinions in Nuh"));
 * ]|
 *
 * For a final code OTHER set `outcomes` to OTHER and UNKNOWN: the figures count both there.
 */
#define SAMVAD_TYPE_RECORDS (samvad_records_get_type ())
G_DECLARE_FINAL_TYPE (SamvadRecords, samvad_records, SAMVAD, RECORDS, AdwWindow)

SamvadCallFilter *samvad_records_filter_new (SamvadViewModel *model);
GtkWidget        *samvad_records_new        (SamvadViewModel *model, const SamvadCallFilter *filter, const char *title);
GtkWidget        *samvad_records_present    (GtkWidget *from, SamvadViewModel *model, const SamvadCallFilter *filter,
                                             const char *title);

G_END_DECLS
