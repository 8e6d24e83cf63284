/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"
#include "samvad-store-lists.h"

G_BEGIN_DECLS

/** SamvadRemarkList: what the families of one district said in their own words, the newest first. */
#define SAMVAD_TYPE_REMARK_LIST (samvad_remark_list_get_type ())
G_DECLARE_FINAL_TYPE (SamvadRemarkList, samvad_remark_list, SAMVAD, REMARK_LIST, SamvadPage)

void samvad_remark_list_show (SamvadRemarkList *self, SamvadViewModel *model, const SamvadCallFilter *filter);

G_END_DECLS
