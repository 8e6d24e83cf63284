/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-share.h"

G_BEGIN_DECLS

#define SAMVAD_DETAIL_MONTHS 12

typedef struct {
  SamvadMonth month;
  SamvadShare share;            /* of negative; n = 0 where nothing was heard or read */
} SamvadDetailMonth;

/**
 * SamvadDistrictDetail:
 * @trend: the oldest month first; it ends with the month shown
 * @trend_from: the first point that the reading reaches; earlier ones are not known, not empty
 * @now: the window
 * @before: as many months before it; n = 0 where the reading does not reach over them all
 * @change: now less before, with Newcombe's 95% interval; NAN where one of them is empty
 * @caller: of the window
 */
typedef struct {
  SamvadDetailMonth  trend[SAMVAD_DETAIL_MONTHS];
  guint              trend_from;
  SamvadShare        now;
  SamvadShare        before;
  SamvadDifference   change;
  SamvadCallerEffect caller;
} SamvadDistrictDetail;

SamvadDistrictDetail samvad_district_detail_new (const SamvadFigures *figures, const char *district);
gboolean             samvad_district_detail_has_changed (const SamvadDistrictDetail *self);

G_END_DECLS
