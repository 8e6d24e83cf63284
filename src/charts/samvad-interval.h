/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-axis.h"
#include "samvad-figures.h"

G_BEGIN_DECLS

/* A share with its interval as a row shows it: full mark, hollow mark (caution), or the dotted
 * interval alone (too few); and the same in words. */

void   samvad_interval_draw         (SamvadCanvas *canvas, const SamvadAxis *axis, double y,
                                     const SamvadShare *share, SamvadColourName colour);
void   samvad_interval_draw_upright (SamvadCanvas *canvas, const SamvadAxis *axis, double x,
                                     const SamvadShare *share, SamvadColourName colour);

char  *samvad_interval_to_text      (const SamvadShare *share);
char  *samvad_interval_get_band     (const SamvadShare *share);
char  *samvad_interval_get_limits   (const SamvadShare *share);
char  *samvad_interval_get_percent  (const SamvadShare *share);

G_END_DECLS
