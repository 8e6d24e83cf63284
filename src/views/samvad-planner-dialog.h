/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-snapshot.h"

G_BEGIN_DECLS

/**
 * SamvadPlannerDialog:
 *
 * How next month's dials are to be spread so that every district comes to 25, then to 50 opinions, at
 * the rate at which dials gave one there; to be copied, or saved as a list.
 */
#define SAMVAD_TYPE_PLANNER_DIALOG (samvad_planner_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamvadPlannerDialog, samvad_planner_dialog, SAMVAD, PLANNER_DIALOG, AdwWindow)

GtkWidget *samvad_planner_dialog_present (GtkWidget *from, SamvadSnapshot *snapshot);
char      *samvad_planner_dialog_write   (SamvadSnapshot *snapshot, char separator);

G_END_DECLS
