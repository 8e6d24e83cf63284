/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadCoverageCard: how far each district is covered: counted against its target, and the
 * opinions of the window against the 25 that it takes to say anything; and the call planner.
 */
#define SAMVAD_TYPE_COVERAGE_CARD (samvad_coverage_card_get_type ())
G_DECLARE_FINAL_TYPE (SamvadCoverageCard, samvad_coverage_card, SAMVAD, COVERAGE_CARD, SamvadPage)

G_END_DECLS
