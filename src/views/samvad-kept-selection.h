/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-store-lists.h"

G_BEGIN_DECLS

void samvad_kept_selection_watch (GtkSelectionModel *selection, SamvadPagedList *list);

G_END_DECLS
