/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-burn-up-source.h"

#include <math.h>

#include "samvad-burn-up-figures.h"
#include "samvad-text.h"

static void
fill_day (const SamvadFigures         *figures,
          const SamvadMonthComparison *comparison,
          SamvadDay                    day,
          SamvadBurnUpDay             *point)
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
    .comparison = comparison != NULL ? (double) samvad_month_compare_get_total (figures, comparison, day) : NAN,
  };
}

/** @comparison: (nullable). Returns: (transfer full): the month's burn-up */
SamvadChart *
samvad_burn_up_source_make (SamvadSnapshot              *snapshot,
                            const SamvadMonthComparison *comparison)
{
  const SamvadFigures *figures = snapshot->figures;
  SamvadDay first = samvad_month_get_first (figures->month);
  SamvadDay last = samvad_month_get_last (figures->month);
  g_autofree char *name = comparison != NULL ? samvad_text_month_short (comparison->month) : NULL;
  SamvadBurnUpData data = { .month = figures->month, .today = samvad_time_get_day (figures->as_of),
                            .comparison_name = name };

  for (SamvadDay day = first; day <= last; day++)
    fill_day (figures, comparison, day, &data.days[day - first]);
  return samvad_burn_up_new (&data);
}
