/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-store.h"

G_BEGIN_DECLS

void samvad_item_errand_run (AdwToastOverlay *toasts, SamvadStore *store, SamvadDocument *item);

G_END_DECLS
