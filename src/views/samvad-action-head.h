/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-flow.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/**
 * SamvadActionHead:
 *
 * The numbers of the page: overdue, awaiting the family's word, open, and above all how much of what is
 * reported done families have confirmed. Each is a button for its list.
 *
 * Signal `chosen` (int SamvadActionView): the list of that number is wanted; -1: how items come and go.
 */
#define SAMVAD_TYPE_ACTION_HEAD (samvad_action_head_get_type ())
G_DECLARE_FINAL_TYPE (SamvadActionHead, samvad_action_head, SAMVAD, ACTION_HEAD, AdwBin)

void samvad_action_head_show (SamvadActionHead *self, SamvadSnapshot *snapshot, const SamvadFlow *flow);

G_END_DECLS
