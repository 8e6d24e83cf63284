/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-district-detail.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* The charts of one district, or of the State where @district is NULL. Keys: of the trend its months
 * ("2026-10"), of the services their codes; those of the voices and the issues are for
 * samvad_detail_charts_narrow(). */

SamvadChart *samvad_detail_charts_new_trend    (SamvadSnapshot *snapshot, const SamvadDistrictDetail *detail);
SamvadChart *samvad_detail_charts_new_received (SamvadSnapshot *snapshot, const char *district);
SamvadChart *samvad_detail_charts_new_voices   (SamvadSnapshot *snapshot, const char *district);
SamvadChart *samvad_detail_charts_new_issues   (SamvadSnapshot *snapshot, const char *district);
char        *samvad_detail_charts_narrow       (const char *key, SamvadCallFilter *filter);
gboolean     samvad_detail_charts_parse_received (const char *key, SamvadService *service, guint *received);

G_END_DECLS
