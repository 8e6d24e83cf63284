/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadDistrictPane:
 *
 * All of one district, or of the State: its share and how it moved, its services, issues, callers, open items and
 * remarks; on the old or the new boundaries where the window reaches over a change of them.
 *
 * Signal `closed`: the reader wants all districts again.
 */
#define SAMVAD_TYPE_DISTRICT_PANE (samvad_district_pane_get_type ())
G_DECLARE_FINAL_TYPE (SamvadDistrictPane, samvad_district_pane, SAMVAD, DISTRICT_PANE, SamvadPage)

void samvad_district_pane_open  (SamvadDistrictPane *self, const char *code);
void samvad_district_pane_close (SamvadDistrictPane *self);

G_END_DECLS
