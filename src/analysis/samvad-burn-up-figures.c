/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-burn-up-figures.h"

#include <math.h>

#include "samvad-pace.h"
#include "samvad-share.h"

#define CONFIDENCE 0.95

/* The projection of DESIGN section 6, for the end of an earlier day: the same rate over fewer
 * working days to come. On the month's last day it is the one of the pace. */
static void
project (const SamvadFigures *figures,
         SamvadDay            day,
         SamvadBurnUpFigure  *figure)
{
  const SamvadPace *pace = &figures->pace;
  double ahead = samvad_calendar_count_working (figures->reading->calendar, samvad_month_get_first (figures->month),
                                                day) - pace->elapsed;
  double share = MAX (ahead, 0) / pace->elapsed;
  double more = (double) pace->counted * share;
  double width = samvad_share_get_z (CONFIDENCE) * sqrt (pace->phi * more * (1 + share));

  figure->mean = (double) pace->counted + more;
  figure->low = MAX (figure->mean - width, (double) pace->counted);
  figure->high = figure->mean + width;
}

/** @day: of the month shown */
SamvadBurnUpFigure
samvad_burn_up_figures_get (const SamvadFigures *figures,
                            SamvadDay            day)
{
  const SamvadReading *reading = figures->reading;
  SamvadBurnUpFigure figure = { .target = -1, .expected = NAN, .mean = NAN, .low = NAN, .high = NAN };

  g_return_val_if_fail (samvad_day_get_month (day) == figures->month, figure);

  figure.working = samvad_calendar_is_working (reading->calendar, day);
  figure.counted = figures->by_day[day - samvad_month_get_first (figures->month)];
  figure.expected = samvad_pace_get_expected (reading->target, reading->calendar, figures->month, day);
  if (reading->target != NULL)
    figure.target = samvad_target_get_calls (reading->target, day);
  if (day > samvad_time_get_day (figures->as_of) && figures->pace.elapsed > 0)
    project (figures, day, &figure);
  return figure;
}
