/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadBoundaryChoice:
 *
 * On which district boundaries districts are read: as called, old or new. The choice is the view model's, the
 * same wherever it stands, and offered only where boundaries changed in the months that are compared.
 */
#define SAMVAD_TYPE_BOUNDARY_CHOICE (samvad_boundary_choice_get_type ())
G_DECLARE_FINAL_TYPE (SamvadBoundaryChoice, samvad_boundary_choice, SAMVAD, BOUNDARY_CHOICE, SamvadPage)

gboolean samvad_boundary_choice_is_offered (const SamvadReading *reading);

G_END_DECLS
