/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-boundaries.h"

G_BEGIN_DECLS

/* On which district boundaries a page counts, so that nobody takes one reading for another. */

const char *samvad_boundary_words_name     (SamvadBoundaryView view);
char       *samvad_boundary_words_state    (const SamvadReading *reading);
char       *samvad_boundary_words_changes  (const SamvadReading *reading, GArray *changes);
char       *samvad_boundary_words_describe (const SamvadFigures *figures, SamvadMonth since, const char *district);

G_END_DECLS
