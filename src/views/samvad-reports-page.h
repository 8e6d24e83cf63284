/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"
#include "samvad-report-work.h"

G_BEGIN_DECLS

/**
 * SamvadReportsPage:
 *
 * The months in the cache, each with its state, and the pack of the chosen one: to read, print,
 * export, seal, close and present, all without a network.
 */
#define SAMVAD_TYPE_REPORTS_PAGE (samvad_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (SamvadReportsPage, samvad_reports_page, SAMVAD, REPORTS_PAGE, SamvadPage)

void samvad_reports_page_set_maker (SamvadReportsPage *self, SamvadPackMaker maker);
void samvad_reports_page_set_settings (SamvadReportsPage *self, GSettings *settings);
void samvad_reports_page_present   (SamvadReportsPage *self);
void samvad_reports_page_open_pack (SamvadReportsPage *self, const char *path);

G_END_DECLS
