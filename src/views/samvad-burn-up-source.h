/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-burn-up.h"
#include "samvad-month-compare.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

SamvadChart *samvad_burn_up_source_make (SamvadSnapshot *snapshot, const SamvadMonthComparison *comparison);

G_END_DECLS
