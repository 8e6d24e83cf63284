/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-store.h"

G_BEGIN_DECLS

void samvad_review_decide (GtkWindow *parent, SamvadStore *store, SamvadTime now, GPtrArray *districts);

G_END_DECLS
