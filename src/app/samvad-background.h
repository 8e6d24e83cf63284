/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SamvadBackground:
 *
 * Keeps the program following while it has no window, where the setting `background` wants that.
 * Turned off, the program ends with its last window, as programs do.
 */
#define SAMVAD_TYPE_BACKGROUND (samvad_background_get_type ())
G_DECLARE_FINAL_TYPE (SamvadBackground, samvad_background, SAMVAD, BACKGROUND, GObject)

SamvadBackground *samvad_background_new   (GtkApplication *application, GSettings *settings);
void              samvad_background_begin (SamvadBackground *self);
void              samvad_background_set_windowed (SamvadBackground *self, gboolean any);
void              samvad_background_end   (SamvadBackground *self);

G_END_DECLS
