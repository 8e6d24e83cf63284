/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SamvadTabStop:
 *
 * Around a list of any length: the Tab key comes to it once, and leaves it again from any row; between the rows and within
 * one the arrow keys move. GTK 4.8 would go through every row (a list's own `tab-behavior` comes with 4.12).
 */
#define SAMVAD_TYPE_TAB_STOP (samvad_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (SamvadTabStop, samvad_tab_stop, SAMVAD, TAB_STOP, AdwBin)

G_END_DECLS
