/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadCoverageTable: how far each district is covered: counted against its target, and the
 * interviews of the window against those it takes to say anything.
 */
#define SAMVAD_TYPE_COVERAGE_TABLE (samvad_coverage_table_get_type ())
G_DECLARE_FINAL_TYPE (SamvadCoverageTable, samvad_coverage_table, SAMVAD, COVERAGE_TABLE, SamvadPage)

G_END_DECLS
