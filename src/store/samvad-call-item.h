/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-store-lists.h"

G_BEGIN_DECLS

void samvad_call_item_take (SamvadCallItem *self, SamvadCall *call);

G_END_DECLS
