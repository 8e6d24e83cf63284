/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadActionsPage: what must be done, overdue first, and what became of it. */
#define SAMVAD_TYPE_ACTIONS_PAGE (samvad_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (SamvadActionsPage, samvad_actions_page, SAMVAD, ACTIONS_PAGE, SamvadPage)

void samvad_actions_page_open_item    (SamvadActionsPage *self, const char *id);
void samvad_actions_page_set_settings (SamvadActionsPage *self, GSettings *settings);
void samvad_actions_page_show_list    (SamvadActionsPage *self, const char *code);

G_END_DECLS
