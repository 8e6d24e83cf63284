/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"

G_BEGIN_DECLS

/**
 * SamvadStatusLine:
 *
 * The three times of what is shown: when the newest event happened, when the server sent it, when
 * it was last checked; and what of the data could not be read or counted.
 */
#define SAMVAD_TYPE_STATUS_LINE (samvad_status_line_get_type ())
G_DECLARE_FINAL_TYPE (SamvadStatusLine, samvad_status_line, SAMVAD, STATUS_LINE, SamvadPage)

G_END_DECLS
