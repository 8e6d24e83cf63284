/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-view-model.h"

G_BEGIN_DECLS

/**
 * SamvadMapFile:
 *
 * Reads the file of district boundaries that the settings name, now and whenever they name another,
 * and hands what is in it, or why it cannot be used, to the view model.
 */
#define SAMVAD_TYPE_MAP_FILE (samvad_map_file_get_type ())
G_DECLARE_FINAL_TYPE (SamvadMapFile, samvad_map_file, SAMVAD, MAP_FILE, GObject)

SamvadMapFile *samvad_map_file_new (GSettings *settings, SamvadViewModel *model);

G_END_DECLS
