/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadFollowCard: the calls that somebody has still to do something about: those promised, those
 * whose hour has gone by, wrong numbers, and outcomes that nobody here can read. Each opens its list.
 */
#define SAMVAD_TYPE_FOLLOW_CARD (samvad_follow_card_get_type ())
G_DECLARE_FINAL_TYPE (SamvadFollowCard, samvad_follow_card, SAMVAD, FOLLOW_CARD, SamvadPage)

G_END_DECLS
