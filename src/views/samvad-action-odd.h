/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-action-detail.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* What of an item is not as it should be, and what the clock proposes, in sentences. */

char *samvad_action_describe_odd     (const SamvadActionDetail *detail, SamvadTime now);
char *samvad_action_describe_clock   (const SamvadActionDetail *detail, SamvadCalendar *calendar, SamvadTime now);
char *samvad_action_describe_holding (const SamvadHolding *holding, SamvadCalendar *calendar, SamvadTime now);
char *samvad_action_describe_propose (const SamvadActionDetail *detail, SamvadCalendar *calendar, SamvadTime now);

G_END_DECLS
