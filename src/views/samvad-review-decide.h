/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-store.h"

G_BEGIN_DECLS

/* @error: (nullable): why the decision was not kept */
typedef void (*SamvadDecided) (GtkWindow *parent, const GError *error);

void samvad_review_decide (GtkWindow *parent, SamvadStore *store, SamvadTime now, GPtrArray *districts,
                           SamvadDecided decided);

G_END_DECLS
