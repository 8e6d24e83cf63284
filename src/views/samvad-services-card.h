/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-view-model.h"

G_BEGIN_DECLS

/**
 * SamvadServicesCard:
 *
 * Which services reach whom: by district (of the State only), by kind of family, and what was
 * reported beside what is heard.
 *
 * Each share opens its records. Signal `selected` (a district's code): by click or Enter on one of its cells.
 */
#define SAMVAD_TYPE_SERVICES_CARD (samvad_services_card_get_type ())
G_DECLARE_FINAL_TYPE (SamvadServicesCard, samvad_services_card, SAMVAD, SERVICES_CARD, AdwBin)

void samvad_services_card_show   (SamvadServicesCard *self, SamvadViewModel *model, const char *district);
void samvad_services_card_select (SamvadServicesCard *self, const char *code);

G_END_DECLS
