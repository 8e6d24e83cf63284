/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-store.h"

G_BEGIN_DECLS

/* An action item of a call to a number that is not the family's: somebody is to find the right one. */

gboolean        samvad_record_item_is_offered (const SamvadCall *call);
SamvadDocument *samvad_record_item_create     (const SamvadCall *call, SamvadCalendar *calendar, SamvadTime now);
void            samvad_record_item_make       (AdwToastOverlay *toasts, SamvadStore *store, SamvadDocument *item);

G_END_DECLS
