/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

SamvadChart *samvad_coverage_chart_new_counted  (SamvadSnapshot *snapshot);
SamvadChart *samvad_coverage_chart_new_opinions (SamvadSnapshot *snapshot);

G_END_DECLS
