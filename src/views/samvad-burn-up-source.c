/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-burn-up-source.h"

#include <math.h>

#include "samvad-pace.h"
#include "samvad-share.h"

#define CONFIDENCE 0.95

/* The projection of DESIGN section 6, for the end of an earlier day: the same rate over fewer
 * working days to come. */
static void
project (const SamvadReading *reading,
         const SamvadPace    *pace,
         SamvadDay            day,
         SamvadBurnUpDay     *point)
{
  double ahead = samvad_calendar_count_working (reading->calendar,
                                                samvad_month_get_first (reading->month), day) -
                 pace->elapsed;
  double share = MAX (ahead, 0) / pace->elapsed;
  double more = (double) pace->counted * share;
  double width = samvad_share_get_z (CONFIDENCE) * sqrt (pace->phi * more * (1 + share));

  point->mean = (double) pace->counted + more;
  point->low = MAX (point->mean - width, (double) pace->counted);
  point->high = point->mean + width;
}

static void
fill_day (const SamvadFigures *figures,
          SamvadDay            day,
          SamvadDay            today,
          SamvadBurnUpDay     *point)
{
  const SamvadReading *reading = figures->reading;

  point->working = samvad_calendar_is_working (reading->calendar, day);
  point->counted = figures->by_day[day - samvad_month_get_first (reading->month)];
  point->target = reading->target != NULL ? samvad_target_get_calls (reading->target, day) : -1;
  point->expected = samvad_pace_get_expected (reading->target, reading->calendar, figures->month, day);
  point->mean = point->low = point->high = point->comparison = NAN;
  if (day > today && figures->pace.elapsed > 0)
    project (reading, &figures->pace, day, point);
}

/** Returns: (transfer full): the month's burn-up */
SamvadChart *
samvad_burn_up_source_make (SamvadSnapshot *snapshot)
{
  const SamvadFigures *figures = snapshot->figures;
  SamvadDay first = samvad_month_get_first (figures->month);
  SamvadDay last = samvad_month_get_last (figures->month);
  SamvadBurnUpData data = { .month = figures->month, .today = samvad_time_get_day (figures->as_of) };

  for (SamvadDay day = first; day <= last; day++)
    fill_day (figures, day, data.today, &data.days[day - first]);
  return samvad_burn_up_new (&data);
}
