/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-view-model.h"

G_BEGIN_DECLS

/** SamvadPreferences: language, digits, window and connection, bound to the settings. */
#define SAMVAD_TYPE_PREFERENCES (samvad_preferences_get_type ())
G_DECLARE_FINAL_TYPE (SamvadPreferences, samvad_preferences, SAMVAD, PREFERENCES, AdwPreferencesWindow)

GtkWidget *samvad_preferences_new (GtkWindow *parent, GSettings *settings, SamvadViewModel *model);

G_END_DECLS
