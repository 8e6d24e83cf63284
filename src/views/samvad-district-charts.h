/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-outlines.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* The charts of the Districts page. Their points' keys are the codes of districts, so that what is
 * selected in one of them can be selected in all. */

typedef enum {
  SAMVAD_DISTRICT_ORDER_SHARE,          /* what can be said first, then by share */
  SAMVAD_DISTRICT_ORDER_PLANNING,       /* by the stabilised estimate, which is then labelled as such */
} SamvadDistrictOrder;

GPtrArray   *samvad_district_charts_sort          (SamvadSnapshot *snapshot, SamvadDistrictOrder order);
SamvadChart *samvad_district_charts_new_map       (SamvadSnapshot *snapshot, const SamvadOutlines *outlines);
char        *samvad_district_charts_list_missing  (SamvadSnapshot *snapshot, const SamvadOutlines *outlines,
                                                   guint *n_missing);
SamvadChart *samvad_district_charts_new_intervals (SamvadSnapshot *snapshot, SamvadDistrictOrder order);
SamvadChart *samvad_district_charts_new_funnel    (SamvadSnapshot *snapshot);

G_END_DECLS
