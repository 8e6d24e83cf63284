/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of the pace whatever the month, and the rates of a published example. */
#include "samvad-pace.h"

#include <math.h>

#include "sample.h"
#include "samvad-burn-up-figures.h"
#include "samvad-random.h"
#include "samvad-rates.h"

static SamvadTarget *
make_target (gint64 calls)
{
  SamvadTarget *target = samvad_target_new ();

  target->calls = calls;
  return target;
}

static void
fill_days (SamvadRandom *random,
           SamvadMonth   month,
           SamvadTime    now,
           gint64        by_day[31])
{
  for (guint i = 0; i < 31; i++)
    by_day[i] = samvad_month_get_first (month) + (SamvadDay) i < samvad_time_get_day (now)
                ? (gint64) samvad_random_below (random, 40) : 0;
}

/* Over months with leap days and year ends: W is the sum of its days, a call more never lowers
 * anything, and the projection holds what is counted. */
static void
test_every_month (void)
{
  g_autoptr (SamvadCalendar) calendar = samvad_calendar_new ();
  g_autoptr (SamvadTarget) target = make_target (500);
  SamvadRandom random = { 20261124 };

  for (SamvadMonth month = sample_month ("2023-11"); month <= sample_month ("2028-03"); month++)
    {
      SamvadTime now = samvad_day_get_start (samvad_month_get_first (month) + 10 + (SamvadDay) samvad_random_below (&random, 17)) +
                       (SamvadTime) samvad_random_below (&random, 24) * SAMVAD_HOUR;
      gint64 by_day[31];
      SamvadPace pace, more, over;
      guint working = 0;

      fill_days (&random, month, now, by_day);
      pace = samvad_pace_new (target, calendar, month, now, by_day);
      for (SamvadDay day = samvad_month_get_first (month); day <= samvad_month_get_last (month); day++)
        working += samvad_calendar_is_working (calendar, day);
      g_assert_cmpuint (pace.working_days, ==, working);
      g_assert_cmpfloat (pace.elapsed, <=, working);
      g_assert_cmpfloat (pace.low, >=, (double) pace.counted);
      g_assert_cmpfloat (pace.low, <=, pace.mean);
      g_assert_cmpfloat (pace.mean, <=, pace.high);
      g_assert_cmpfloat (pace.phi, >=, 1);
      by_day[samvad_random_below (&random, 9)]++;
      more = samvad_pace_new (target, calendar, month, now, by_day);
      g_assert_cmpint (more.counted, ==, pace.counted + 1);
      g_assert_cmpfloat (more.mean, >, pace.mean);
      g_assert_cmpfloat (more.needed_per_day, <=, pace.needed_per_day);
      over = samvad_pace_new (target, calendar, month, samvad_month_get_end (month), by_day);
      g_assert_cmpfloat (over.elapsed, ==, working);
      g_assert_true (isnan (over.needed_per_day));
      g_assert_cmpfloat (over.mean, ==, (double) over.counted);
    }
}

static SamvadCalendar *
make_calendar (SamvadDay holiday)
{
  SamvadCalendar *calendar = samvad_calendar_new ();
  SamvadYear *year = samvad_year_new (2028);
  SamvadHoliday row = { .date = holiday };

  year->weekly_off = 1u << 6 | 1u << 7;
  if (holiday != SAMVAD_DAY_NONE)
    g_array_append_val (year->holidays, row);
  samvad_calendar_take_year (calendar, year);
  return calendar;
}

/* A day off takes its own share and leaves what is expected of every other day: the same step on
 * each, nothing on the day itself, the whole target at the end. 2028 has a leap day. */
static void
test_day_off (void)
{
  g_autoptr (SamvadTarget) target = make_target (420);
  SamvadMonth month = sample_month ("2028-02");
  SamvadDay first = samvad_month_get_first (month), last = samvad_month_get_last (month);

  g_assert_cmpint (last - first, ==, 28);
  for (SamvadDay holiday = first; holiday <= last; holiday++)
    {
      g_autoptr (SamvadCalendar) calendar = make_calendar (holiday);
      double step = 420.0 / samvad_calendar_count_working (calendar, first, last), before = 0;

      for (SamvadDay day = first; day <= last; day++)
        {
          double expected = samvad_pace_get_expected (target, calendar, month, day);

          g_assert_cmpfloat_with_epsilon (expected - before, samvad_calendar_is_working (calendar, day) ? step : 0, 1e-9);
          before = expected;
        }
      g_assert_false (samvad_calendar_is_working (calendar, holiday));
      g_assert_cmpfloat_with_epsilon (before, 420, 1e-9);
    }
}

/* The fan ends where the projection of the month ends, and opens from day to day. */
static void
test_fan (void)
{
  SamvadReading *reading = samvad_reading_new (sample_month ("2026-10"), sample_time ("2026-10-14T18:00:00+05:30"));
  g_autoptr (SamvadFigures) figures = NULL;
  SamvadTallyRow row = { SAMVAD_TALLY_COUNTED, reading->month, SAMVAD_DAY_NONE, "", "o-01", "", { 0 } };
  SamvadDay first = samvad_month_get_first (reading->month), last = samvad_month_get_last (reading->month);
  double width = 0;

  for (row.day = first; row.day < first + 14; row.day++)
    {
      row.n[SAMVAD_COUNTS_COMPLETE] = 3 * (row.day % 7);
      samvad_tally_add_row (reading->tally, &row, 1);
    }
  reading->target = make_target (500);
  figures = samvad_figures_new (reading, 1);
  for (SamvadDay day = first; day <= last; day++)
    {
      SamvadBurnUpFigure figure = samvad_burn_up_figures_get (figures, day);

      g_assert_cmpint (isnan (figure.mean), ==, day < first + 14);
      if (isnan (figure.mean))
        continue;
      g_assert_cmpfloat (figure.high - figure.low, >=, width);
      width = figure.high - figure.low;
    }
  g_assert_cmpfloat_with_epsilon (samvad_burn_up_figures_get (figures, last).mean, figures->pace.mean, 1e-9);
  g_assert_cmpfloat_with_epsilon (samvad_burn_up_figures_get (figures, last).low, figures->pace.low, 1e-9);
  g_assert_cmpfloat_with_epsilon (samvad_burn_up_figures_get (figures, last).high, figures->pace.high, 1e-9);
  g_assert_cmpfloat_with_epsilon (samvad_burn_up_figures_get (figures, last).expected, 500, 1e-9);
}

/* By the formulas of AAPOR: I 40, P 10, R 20 + 10, O 5 + 5, NC 30 + 20, UO 20; NE is in none. */
static void
test_rates (void)
{
  gint64 outcomes[SAMVAD_N_OUTCOMES] = {
    [SAMVAD_OUTCOME_COMPLETE] = 40, [SAMVAD_OUTCOME_PARTIAL] = 10, [SAMVAD_OUTCOME_REFUSAL] = 20,
    [SAMVAD_OUTCOME_CALLBACK] = 10, [SAMVAD_OUTCOME_LANGUAGE] = 5, [SAMVAD_OUTCOME_OTHER] = 5,
    [SAMVAD_OUTCOME_NO_ANSWER] = 30, [SAMVAD_OUTCOME_BUSY] = 20, [SAMVAD_OUTCOME_WRONG_NUMBER] = 20,
    [SAMVAD_OUTCOME_INELIGIBLE] = 1000,
  };
  SamvadRates rates = samvad_rates_new (outcomes);

  g_assert_cmpfloat_with_epsilon (rates.rr1, 40.0 / 160, 1e-12);
  g_assert_cmpfloat_with_epsilon (rates.rr2, 50.0 / 160, 1e-12);
  g_assert_cmpfloat_with_epsilon (rates.coop1, 40.0 / 90, 1e-12);
  g_assert_cmpfloat_with_epsilon (rates.con1, 90.0 / 160, 1e-12);
  g_assert_cmpfloat_with_epsilon (rates.ref1, 30.0 / 160, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/pace/every-month", test_every_month);
  g_test_add_func ("/analysis/pace/day-off", test_day_off);
  g_test_add_func ("/analysis/pace/fan", test_fan);
  g_test_add_func ("/analysis/pace/rates", test_rates);
  return g_test_run ();
}
