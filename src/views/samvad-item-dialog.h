/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* @error: (nullable): why there is no item; %NULL: it is in the cache and waits to be sent */
typedef void (*SamvadItemFunc) (const GError *error, gpointer user_data);

void samvad_item_dialog_ask (GtkWindow *parent, SamvadStore *store, SamvadSnapshot *snapshot, const SamvadCall *call,
                             const char *by, SamvadItemFunc func, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
