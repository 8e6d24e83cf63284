/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadOfficerTable: the calling officers of the month: days, counted, target, dials, contact. */
#define SAMVAD_TYPE_OFFICER_TABLE (samvad_officer_table_get_type ())
G_DECLARE_FINAL_TYPE (SamvadOfficerTable, samvad_officer_table, SAMVAD, OFFICER_TABLE, SamvadPage)

G_END_DECLS
