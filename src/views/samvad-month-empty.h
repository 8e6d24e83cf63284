/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadMonthEmpty: in the place of a page while its month has neither a dial nor a target. */
#define SAMVAD_TYPE_MONTH_EMPTY (samvad_month_empty_get_type ())
G_DECLARE_FINAL_TYPE (SamvadMonthEmpty, samvad_month_empty, SAMVAD, MONTH_EMPTY, SamvadPage)

G_END_DECLS
