/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-paged-list.h"

G_BEGIN_DECLS

GString *samvad_action_filter_make_where (const SamvadActionFilter *filter, SamvadPagedQuery *query, SamvadTime now);

G_END_DECLS
