/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadMonthSelector:
 *
 * Month and window shown: a step back, a step forward, and a menu of the months in the cache and
 * of the windows over which districts are read.
 */
#define SAMVAD_TYPE_MONTH_SELECTOR (samvad_month_selector_get_type ())
G_DECLARE_FINAL_TYPE (SamvadMonthSelector, samvad_month_selector, SAMVAD, MONTH_SELECTOR, SamvadPage)

G_END_DECLS
