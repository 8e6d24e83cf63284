/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-snapshot.h"

G_BEGIN_DECLS

/**
 * SamvadFigureItem:
 *
 * One officer or one district in a table. The item stays while the figures in it are replaced by
 * newer ones (`notify`), so that selection, scroll position and focus stay where they are.
 */
#define SAMVAD_TYPE_FIGURE_ITEM (samvad_figure_item_get_type ())
G_DECLARE_FINAL_TYPE (SamvadFigureItem, samvad_figure_item, SAMVAD, FIGURE_ITEM, GObject)

SamvadSnapshot              *samvad_figure_item_get_snapshot (SamvadFigureItem *self);
const SamvadOfficerFigures  *samvad_figure_item_get_officer  (SamvadFigureItem *self);
const SamvadDistrictFigures *samvad_figure_item_get_district (SamvadFigureItem *self);
const char                  *samvad_figure_item_get_name     (SamvadFigureItem *self);

void samvad_figure_items_show_officers  (GListStore *store, SamvadSnapshot *snapshot);
void samvad_figure_items_show_districts (GListStore *store, SamvadSnapshot *snapshot);

G_END_DECLS
