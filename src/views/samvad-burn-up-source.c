/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-burn-up-source.h"

#include <math.h>

#include "samvad-burn-up-figures.h"

static void
fill_day (const SamvadFigures *figures,
          SamvadDay            day,
          SamvadBurnUpDay     *point)
{
  SamvadBurnUpFigure figure = samvad_burn_up_figures_get (figures, day);

  *point = (SamvadBurnUpDay) {
    .working = figure.working,
    .counted = figure.counted,
    .expected = figure.expected,
    .target = figure.target,
    .mean = figure.mean,
    .low = figure.low,
    .high = figure.high,
    .comparison = NAN,
  };
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
    fill_day (figures, day, &data.days[day - first]);
  return samvad_burn_up_new (&data);
}
