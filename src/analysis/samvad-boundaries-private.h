/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-boundaries.h"

G_BEGIN_DECLS

/* Who came of whom, by changes as of samvad_boundaries_list() */
const char *samvad_boundaries_find_old  (GArray *changes, const char *district);
gboolean    samvad_boundaries_descend   (GArray *changes, const char *child, const char *parent);
gboolean    samvad_boundaries_lost_part (GArray *changes, const char *district);

G_END_DECLS
