/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-view-model.h"

G_BEGIN_DECLS

/**
 * SamvadDistrictCard:
 *
 * What may be said of the selected district in words, or of the State while none is selected; and the way to
 * all of it.
 *
 * Signal `opened`: the reader wants all of the district, or of the State.
 */
#define SAMVAD_TYPE_DISTRICT_CARD (samvad_district_card_get_type ())
G_DECLARE_FINAL_TYPE (SamvadDistrictCard, samvad_district_card, SAMVAD, DISTRICT_CARD, AdwBin)

void samvad_district_card_show (SamvadDistrictCard *self, SamvadViewModel *model, const char *code);

G_END_DECLS
