/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pace.h"

#include "samvad-share.h"

#include <math.h>

#define PHI_DAYS 5

/**
 * samvad_pace_get_phi:
 * @by_day: counted on each day of the month
 *
 * Returns: the dispersion of the counts on the working days before today: max(1, s²/m), 1 with
 * fewer than five such days or no counts
 */
double
samvad_pace_get_phi (SamvadCalendar *calendar,
                     SamvadMonth     month,
                     SamvadTime      now,
                     const gint64    by_day[31])
{
  SamvadDay first = samvad_month_get_first (month);
  SamvadDay end = MIN (samvad_time_get_day (now), samvad_month_get_last (month) + 1);
  double sum = 0, squares = 0, mean, variance;
  guint days = 0;

  for (SamvadDay day = first; day < end; day++)
    if (samvad_calendar_is_working (calendar, day))
      {
        double count = (double) by_day[day - first];

        sum += count;
        squares += count * count;
        days++;
      }
  if (days < PHI_DAYS || sum <= 0)
    return 1;
  mean = sum / days;
  variance = (squares - sum * sum / days) / (days - 1);
  return MAX (1, variance / mean);
}

static void
project (SamvadPace *pace)
{
  double left = pace->working_days - pace->elapsed;
  double counted = (double) pace->counted;
  double mu, spread;

  if (left <= 0)
    {
      pace->mean = pace->low = pace->high = counted;
      return;
    }
  if (pace->elapsed <= 0)
    {
      pace->mean = pace->low = pace->high = NAN;
      return;
    }
  mu = counted * left / pace->elapsed;
  spread = samvad_share_get_z (0.95) * sqrt (pace->phi * mu * (1 + left / pace->elapsed));
  pace->mean = counted + mu;
  pace->low = MAX (counted, counted + mu - spread);
  pace->high = counted + mu + spread;
}

/** Returns: what is to be said of a pace whose numbers are there */
SamvadVerdict
samvad_pace_judge (const SamvadPace *pace)
{
  double calls = (double) pace->calls;

  if (pace->calls < 0)
    return SAMVAD_VERDICT_NONE;
  if (pace->counted >= pace->calls)
    return SAMVAD_VERDICT_MET;
  if (pace->elapsed < SAMVAD_PACE_EARLY_DAYS)
    return SAMVAD_VERDICT_TOO_EARLY;
  if (pace->high < calls)
    return SAMVAD_VERDICT_BEHIND;
  return pace->low >= calls ? SAMVAD_VERDICT_AHEAD : SAMVAD_VERDICT_ON_PACE;
}

/**
 * samvad_pace_new:
 * @target: (nullable): NULL: the month has none; complete calls are counted then
 * @by_day: counted by the target's rule on each day of the month, up to @now
 *
 * Returns: the pace of DESIGN section 6
 */
SamvadPace
samvad_pace_new (const SamvadTarget *target,
                 SamvadCalendar     *calendar,
                 SamvadMonth         month,
                 SamvadTime          now,
                 const gint64        by_day[31])
{
  SamvadPace self = { .calls = -1, .expected = NAN, .needed_per_day = NAN };
  double left;

  if (target != NULL)
    {
      self.calls = samvad_target_get_calls (target, samvad_time_get_day (now));
      self.counts = target->counts;
    }
  for (guint i = 0; i < 31; i++)
    self.counted += by_day[i];
  self.working_days = samvad_calendar_count_working (calendar, samvad_month_get_first (month),
                                                     samvad_month_get_last (month));
  self.elapsed = samvad_calendar_count_elapsed (calendar, month, now);
  self.phi = samvad_pace_get_phi (calendar, month, now, by_day);
  left = self.working_days - self.elapsed;
  if (target != NULL && self.working_days > 0)
    self.expected = (double) self.calls * self.elapsed / self.working_days;
  if (target != NULL && left > 0)
    self.needed_per_day = MAX (0, (double) (self.calls - self.counted) / left);
  project (&self);
  self.verdict = samvad_pace_judge (&self);
  return self;
}

/**
 * samvad_pace_get_expected:
 * @day: a day of @month
 *
 * Returns: what is expected by the end of @day by the target as it stood then; NAN without one
 */
double
samvad_pace_get_expected (const SamvadTarget *target,
                          SamvadCalendar     *calendar,
                          SamvadMonth         month,
                          SamvadDay           day)
{
  SamvadDay first = samvad_month_get_first (month);
  guint all = samvad_calendar_count_working (calendar, first, samvad_month_get_last (month));

  if (target == NULL || all == 0)
    return NAN;
  return (double) samvad_target_get_calls (target, day) * samvad_calendar_count_working (calendar, first, day) / all;
}
