/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/* What the columns of every table of action items show. SamvadCellFunc of a SamvadActionItem; the data is
 * the SamvadPage whose model says what time it is and how districts are called. An item that still loads
 * is "…". */
void samvad_action_cell_show_due    (GtkLabel *label, gpointer item, gpointer page);
void samvad_action_cell_show_age    (GtkLabel *label, gpointer item, gpointer page);
void samvad_action_cell_show_priority (GtkLabel *label, gpointer item, gpointer page);
void samvad_action_cell_show_last   (GtkLabel *label, gpointer item, gpointer page);
void samvad_action_cell_show_item   (GtkLabel *label, gpointer item, gpointer page);
void samvad_action_cell_show_place  (GtkLabel *label, gpointer item, gpointer page);
void samvad_action_cell_show_worker (GtkLabel *label, gpointer item, gpointer page);
void samvad_action_cell_show_state  (GtkLabel *label, gpointer item, gpointer page);

G_END_DECLS
