/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-time.h"

G_BEGIN_DECLS

/* A row of a dialog for a day, typed as one writes it here or chosen from a calendar. */

GtkWidget *samvad_day_row_new   (const char *title);
SamvadDay  samvad_day_row_get   (AdwEntryRow *self);
SamvadDay  samvad_day_row_parse (const char *text);

G_END_DECLS
