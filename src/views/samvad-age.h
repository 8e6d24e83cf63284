/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadAge:
 *
 * As of when the number beside it is, where that is not now; hidden while the numbers are current.
 */
#define SAMVAD_TYPE_AGE (samvad_age_get_type ())
G_DECLARE_FINAL_TYPE (SamvadAge, samvad_age, SAMVAD, AGE, SamvadPage)

G_END_DECLS
