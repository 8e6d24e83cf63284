/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-action-detail.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/** SamvadActionReader: one action item with its history as a time line. */
#define SAMVAD_TYPE_ACTION_READER (samvad_action_reader_get_type ())
G_DECLARE_FINAL_TYPE (SamvadActionReader, samvad_action_reader, SAMVAD, ACTION_READER, AdwBin)

void samvad_action_reader_show_flow (SamvadActionReader *self, const SamvadFlow *flow);
void samvad_action_reader_show (SamvadActionReader *self, const SamvadActionDetail *detail,
                                SamvadSnapshot *snapshot, SamvadTime now);

G_END_DECLS
