/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-snapshot.h"

G_BEGIN_DECLS

void samvad_item_dialog_ask (GtkWindow *parent, AdwToastOverlay *toasts, SamvadStore *store, SamvadSnapshot *snapshot,
                             const SamvadCall *call, const char *by);

G_END_DECLS
