/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadHeard:
 * @heard: of yes in yes + partly + no
 * @eligible: of the returns in the window; 0: none
 * @reported: served / eligible; NAN: no return
 * @flagged: @reported lies outside the interval of @heard, and @heard is not suppressed
 *
 * What the families said of a service, and what was reported of it.
 */
typedef struct {
  gint64      received[SAMVAD_N_RECEIVED];
  SamvadShare heard;
  gint64      eligible;
  gint64      served;
  double      reported;
  gboolean    flagged;
} SamvadHeard;

void samvad_coverage_compare (const SamvadFigures *figures, const char *district,
                              SamvadHeard heard[SAMVAD_N_SERVICES]);

G_END_DECLS
