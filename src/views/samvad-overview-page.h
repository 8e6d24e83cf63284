/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadOverviewPage: are we on pace, and if not, who needs help? */
#define SAMVAD_TYPE_OVERVIEW_PAGE (samvad_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SamvadOverviewPage, samvad_overview_page, SAMVAD, OVERVIEW_PAGE, SamvadPage)

G_END_DECLS
