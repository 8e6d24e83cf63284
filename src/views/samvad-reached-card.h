/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadReachedCard: from the sample to complete interviews, with the response rates and what they are. */
#define SAMVAD_TYPE_REACHED_CARD (samvad_reached_card_get_type ())
G_DECLARE_FINAL_TYPE (SamvadReachedCard, samvad_reached_card, SAMVAD, REACHED_CARD, SamvadPage)

G_END_DECLS
