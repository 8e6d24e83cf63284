/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* Before the code of the service in the key of what was reported. */
#define SAMVAD_SERVICES_CHART_REPORTED "reported/"

SamvadChart *samvad_services_chart_new_by_district (SamvadSnapshot *snapshot, const char *category);
SamvadChart *samvad_services_chart_new_by_category (SamvadSnapshot *snapshot, const char *district);
SamvadChart *samvad_services_chart_new_heard       (SamvadSnapshot *snapshot, const char *district);

gboolean     samvad_services_chart_parse_key (const char *key, SamvadService *service, SamvadCategory *category);

G_END_DECLS
