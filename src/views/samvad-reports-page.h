/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadReportsPage: the months in the cache, each with its state; opens any without a network. */
#define SAMVAD_TYPE_REPORTS_PAGE (samvad_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (SamvadReportsPage, samvad_reports_page, SAMVAD, REPORTS_PAGE, SamvadPage)

G_END_DECLS
