/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-widgets.h"

G_BEGIN_DECLS

/* @item: of the row */
typedef void (*SamvadNumberOpenFunc) (gpointer item, gpointer user_data);

GtkColumnViewColumn *samvad_number_column_append (GtkColumnView *view, const char *title, SamvadCellFunc show,
                                                  SamvadNumberOpenFunc open, gpointer user_data);

G_END_DECLS
