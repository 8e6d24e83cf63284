/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadEmptyState:
 *
 * What stands in the place of pages while there is nothing to show: why, and the next step as a
 * button (actions `win.connect`, `win.retry`, `win.latest-month`).
 */
#define SAMVAD_TYPE_EMPTY_STATE (samvad_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (SamvadEmptyState, samvad_empty_state, SAMVAD, EMPTY_STATE, SamvadPage)

gboolean samvad_empty_state_is_needed (SamvadViewModel *model);

G_END_DECLS
