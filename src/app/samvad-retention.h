/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-view-model.h"

G_BEGIN_DECLS

/** SamvadRetention: takes months out of the cache that are older than the settings keep. */
#define SAMVAD_TYPE_RETENTION (samvad_retention_get_type ())
G_DECLARE_FINAL_TYPE (SamvadRetention, samvad_retention, SAMVAD, RETENTION, GObject)

SamvadRetention *samvad_retention_new (GSettings *settings, SamvadViewModel *model);

G_END_DECLS
