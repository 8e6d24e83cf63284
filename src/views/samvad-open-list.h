/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/** SamvadOpenList: the open action items of one district, the soonest due first. */
#define SAMVAD_TYPE_OPEN_LIST (samvad_open_list_get_type ())
G_DECLARE_FINAL_TYPE (SamvadOpenList, samvad_open_list, SAMVAD, OPEN_LIST, SamvadPage)

void samvad_open_list_show (SamvadOpenList *self, SamvadViewModel *model, const char *district);

G_END_DECLS
