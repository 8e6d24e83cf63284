/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-paged-list.h"

G_BEGIN_DECLS

SamvadPagedQuery *samvad_call_filter_make_query (const SamvadCallFilter *filter);

G_END_DECLS
