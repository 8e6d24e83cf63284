/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-month-compare.h"

#include <math.h>

/* Half a second of a working day: a sum of shares of days is no whole number. */
#define WHOLE 1e-5

typedef struct {
  SamvadMonthComparison *comparison;
  SamvadCounts           counts;
  gboolean               any;
} Sum;

static void
add_row (const SamvadTallyRow *row,
         gpointer              user_data)
{
  Sum *sum = user_data;

  sum->comparison->total[row->day - samvad_month_get_first (sum->comparison->month)] += row->n[sum->counts];
  sum->any = TRUE;
}

/* Days off belong to the working day before them. Returns: the day before the first of @month where
 * @days is 0 and no day off precedes its first working day */
static SamvadDay
find_end (SamvadCalendar *calendar,
          SamvadMonth     month,
          guint           days)
{
  SamvadDay last = samvad_month_get_last (month);
  guint seen = 0;

  for (SamvadDay day = samvad_month_get_first (month); day <= last; day++)
    if (samvad_calendar_is_working (calendar, day) && seen++ == days)
      return day - 1;
  return last;
}

static gint64
get_total_at (const SamvadMonthComparison *self,
              SamvadDay                    day)
{
  SamvadDay first = samvad_month_get_first (self->month);

  return day >= first ? self->total[day - first] : 0;
}

/**
 * samvad_month_compare:
 * @month: another month that the reading has
 *
 * Both months after as many whole working days: today counts once it is over, so that a morning is
 * not held against a day.
 *
 * Returns: whether anything was dialled in @month; @self is filled then
 */
gboolean
samvad_month_compare (const SamvadFigures   *figures,
                      SamvadMonth            month,
                      SamvadMonthComparison *self)
{
  SamvadCalendar *calendar = figures->reading->calendar;
  SamvadDay end = find_end (calendar, figures->month, (guint) floor (figures->pace.elapsed + WHOLE));
  Sum sum = { self, figures->pace.counts, FALSE };

  *self = (SamvadMonthComparison) { .month = month, .days = (guint) floor (figures->pace.elapsed + WHOLE) };
  samvad_tally_foreach_kind (figures->reading->tally, SAMVAD_TALLY_COUNTED, month, month, add_row, &sum);
  for (guint i = 1; i < G_N_ELEMENTS (self->total); i++)
    self->total[i] += self->total[i - 1];
  self->all = self->total[G_N_ELEMENTS (self->total) - 1];
  self->until = find_end (calendar, month, self->days);
  self->then = get_total_at (self, self->until);
  for (SamvadDay day = samvad_month_get_first (figures->month); day <= end; day++)
    self->now += figures->by_day[day - samvad_month_get_first (figures->month)];
  return sum.any;
}

/** @day: of the month shown. Returns: what the other month counted by the end of the same working day */
gint64
samvad_month_compare_get_total (const SamvadFigures         *figures,
                                const SamvadMonthComparison *self,
                                SamvadDay                    day)
{
  SamvadCalendar *calendar = figures->reading->calendar;
  guint days = samvad_calendar_count_working (calendar, samvad_month_get_first (figures->month), day);

  return get_total_at (self, find_end (calendar, self->month, days));
}
