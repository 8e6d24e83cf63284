/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadConnectionButton: the connection's state as sign and word; opens what there is to say. */
#define SAMVAD_TYPE_CONNECTION_BUTTON (samvad_connection_button_get_type ())
G_DECLARE_FINAL_TYPE (SamvadConnectionButton, samvad_connection_button, SAMVAD, CONNECTION_BUTTON,
                      SamvadPage)

G_END_DECLS
