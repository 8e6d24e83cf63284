/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadActionColumns:
 *
 * The columns of the page's list. A click on a title sorts by it, another one the other way round: the cache
 * does the sorting, so that only what is seen is read.
 *
 * @func of samvad_action_columns_new() hears of another order.
 */
typedef struct _SamvadActionColumns SamvadActionColumns;

SamvadActionColumns *samvad_action_columns_new       (GtkColumnView *table, SamvadPage *page, GCallback func);
void                 samvad_action_columns_free      (SamvadActionColumns *self);
SamvadActionOrder    samvad_action_columns_get_order (SamvadActionColumns *self, gboolean *descending);
void                 samvad_action_columns_group     (SamvadActionColumns *self, int group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadActionColumns, samvad_action_columns_free)

void                 samvad_action_columns_show_counts (SamvadActionColumns *self, GHashTable *counts);
void                 samvad_action_columns_remember  (SamvadActionColumns *self);
void                 samvad_action_columns_bind      (SamvadActionColumns *self, GSettings *settings);

G_END_DECLS
