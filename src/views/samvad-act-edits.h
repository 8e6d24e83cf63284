/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-action-detail.h"

G_BEGIN_DECLS

/**
 * SamvadActEdits:
 *
 * What of an item the server does not have yet, and what it refused and why. Activates
 * `act.copy` (s: the text) and `act.drop` (x: the row); nothing goes by itself.
 */
#define SAMVAD_TYPE_ACT_EDITS (samvad_act_edits_get_type ())
G_DECLARE_FINAL_TYPE (SamvadActEdits, samvad_act_edits, SAMVAD, ACT_EDITS, AdwBin)

void samvad_act_edits_show (SamvadActEdits *self, const SamvadActionDetail *detail);

G_END_DECLS
