/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SamvadColumns:
 *
 * Lays its children out side by side in as many equal columns as have room (`column-width`
 * each), and one below the other where there is room for one only.
 */
#define SAMVAD_TYPE_COLUMNS (samvad_columns_get_type ())
G_DECLARE_FINAL_TYPE (SamvadColumns, samvad_columns, SAMVAD, COLUMNS, GtkWidget)

G_END_DECLS
