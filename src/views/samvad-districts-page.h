/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadDistrictsPage: what families say in each district, and what may be concluded from it. */
#define SAMVAD_TYPE_DISTRICTS_PAGE (samvad_districts_page_get_type ())
G_DECLARE_FINAL_TYPE (SamvadDistrictsPage, samvad_districts_page, SAMVAD, DISTRICTS_PAGE, SamvadPage)

void samvad_districts_page_open (SamvadDistrictsPage *self, const char *code);

G_END_DECLS
