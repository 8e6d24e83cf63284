/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-records.h"

G_BEGIN_DECLS

/* The calls behind the numbers of a window: of one district, or of the State where @district is %NULL.
 * A window of records has as many rows as the share has opinions or answers. */

typedef enum {
  SAMVAD_DISTRICT_OPINIONS,
  SAMVAD_DISTRICT_ANSWERS,      /* about services: received, satisfied, knew, issues */
} SamvadDistrictCount;

SamvadCallFilter *samvad_district_records_filter  (SamvadViewModel *model, const char *district,
                                                   SamvadDistrictCount what);
void              samvad_district_records_present (GtkWidget *from, SamvadViewModel *model, const char *district,
                                                   const SamvadCallFilter *filter, const char *what);
void              samvad_district_records_open_opinions (GtkWidget *from, SamvadViewModel *model, const char *district,
                                                         guint sentiments, const char *what);
void              samvad_district_records_open_service  (GtkWidget *from, SamvadViewModel *model, const char *district,
                                                         int category, SamvadService service, guint received);

G_END_DECLS
