/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-act-verbs.h"

G_BEGIN_DECLS

/** SamvadActBar: a button for each thing that can be done next, and none for what cannot. */
#define SAMVAD_TYPE_ACT_BAR (samvad_act_bar_get_type ())
G_DECLARE_FINAL_TYPE (SamvadActBar, samvad_act_bar, SAMVAD, ACT_BAR, AdwBin)

void samvad_act_bar_show (SamvadActBar *self, const guint possible[SAMVAD_N_EVENT_KINDS], guint n_chosen);

G_END_DECLS
