/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-snapshot.h"
#include "samvad-store-lists.h"

G_BEGIN_DECLS

/**
 * SamvadActionFilters:
 *
 * Which list of action items is shown, each with how many it has, and by what it is narrowed.
 *
 * Signal `changed`: the reader chose otherwise.
 */
#define SAMVAD_TYPE_ACTION_FILTERS (samvad_action_filters_get_type ())
G_DECLARE_FINAL_TYPE (SamvadActionFilters, samvad_action_filters, SAMVAD, ACTION_FILTERS, AdwBin)

void                samvad_action_filters_bind        (SamvadActionFilters *self, GSettings *settings);
void                samvad_action_filters_show        (SamvadActionFilters *self, SamvadSnapshot *snapshot);
void                samvad_action_filters_show_counts (SamvadActionFilters *self,
                                                       const gint64 counts[SAMVAD_N_ACTION_VIEWS]);
void                samvad_action_filters_choose      (SamvadActionFilters *self, SamvadActionView view);
void                samvad_action_filters_show_all_of (SamvadActionFilters *self, const char *code);
SamvadActionFilter *samvad_action_filters_make        (SamvadActionFilters *self, SamvadSnapshot *snapshot,
                                                       char *user, SamvadTime now);

G_END_DECLS
