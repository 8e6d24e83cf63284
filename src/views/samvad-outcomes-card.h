/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadOutcomesCard:
 *
 * How far the calls came: the families called, contacted and complete, by final code and by hour; the
 * calls of each code, overdue callbacks and outcomes that are not known open as records.
 */
#define SAMVAD_TYPE_OUTCOMES_CARD (samvad_outcomes_card_get_type ())
G_DECLARE_FINAL_TYPE (SamvadOutcomesCard, samvad_outcomes_card, SAMVAD, OUTCOMES_CARD, SamvadPage)

G_END_DECLS
