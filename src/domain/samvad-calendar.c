/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-calendar.h"

struct _SamvadCalendar {
  GHashTable *years;    /* year → SamvadYear */
};

SamvadCalendar *
samvad_calendar_new (void)
{
  SamvadCalendar *self = g_new0 (SamvadCalendar, 1);

  self->years = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) samvad_year_free);
  return self;
}

void
samvad_calendar_free (SamvadCalendar *self)
{
  g_hash_table_unref (self->years);
  g_free (self);
}

/** Adds or replaces a year. @year: (transfer full) */
void
samvad_calendar_take_year (SamvadCalendar *self,
                           SamvadYear     *year)
{
  g_hash_table_replace (self->years, GINT_TO_POINTER (year->year), year);
}

static const SamvadYear *
get_year (SamvadCalendar *self,
          SamvadDay       day)
{
  int year;

  samvad_day_get_ymd (day, &year, NULL, NULL);
  return g_hash_table_lookup (self->years, GINT_TO_POINTER (year));
}

/** Returns: (nullable) (transfer none): the name of the holiday on @day */
const SamvadName *
samvad_calendar_get_holiday (SamvadCalendar *self,
                             SamvadDay       day)
{
  const SamvadYear *year = get_year (self, day);

  for (guint i = 0; year != NULL && i < year->holidays->len; i++)
    {
      const SamvadHoliday *holiday = &g_array_index (year->holidays, SamvadHoliday, i);

      if (holiday->date == day)
        return &holiday->name;
    }
  return NULL;
}

gboolean
samvad_calendar_is_working (SamvadCalendar *self,
                            SamvadDay       day)
{
  const SamvadYear *year = get_year (self, day);
  int weekday = samvad_day_get_weekday (day);

  if (year == NULL)
    return weekday < 6;
  return (year->weekly_off & (1u << weekday)) == 0 && samvad_calendar_get_holiday (self, day) == NULL;
}

/** Returns: the working days from @from to @to, both included */
guint
samvad_calendar_count_working (SamvadCalendar *self,
                               SamvadDay       from,
                               SamvadDay       to)
{
  guint count = 0;

  for (SamvadDay day = from; day <= to; day++)
    count += samvad_calendar_is_working (self, day);
  return count;
}

static double
elapsed_share_of_day (SamvadDay  day,
                      SamvadTime now)
{
  SamvadTime opens = samvad_day_get_start (day) + SAMVAD_CALENDAR_OPENS * SAMVAD_HOUR;
  double share = (double) (now - opens) /
                 (double) ((SAMVAD_CALENDAR_CLOSES - SAMVAD_CALENDAR_OPENS) * SAMVAD_HOUR);

  return CLAMP (share, 0.0, 1.0);
}

/**
 * samvad_calendar_count_elapsed:
 *
 * Returns: w of DESIGN section 6: the working days of @month before @now's day and the elapsed
 * share of that day, in working days; 0 before the month, all of them after it
 */
double
samvad_calendar_count_elapsed (SamvadCalendar *self,
                               SamvadMonth     month,
                               SamvadTime      now)
{
  SamvadDay first = samvad_month_get_first (month);
  SamvadDay last = samvad_month_get_last (month);
  SamvadDay today = samvad_time_get_day (now);
  double elapsed = samvad_calendar_count_working (self, first, MIN (today - 1, last));

  if (today >= first && today <= last && samvad_calendar_is_working (self, today))
    elapsed += elapsed_share_of_day (today, now);
  return elapsed;
}

/**
 * samvad_calendar_add_working:
 *
 * Returns: 18:00 IST of the @days-th working day after the day of @from. A calendar without any
 * working day ends the search after ten years, so that a wrong document cannot hang the program.
 */
SamvadTime
samvad_calendar_add_working (SamvadCalendar *self,
                             SamvadTime      from,
                             guint           days)
{
  SamvadDay day = samvad_time_get_day (from);
  SamvadDay limit = day + 3660;

  while (days > 0 && day < limit)
    days -= samvad_calendar_is_working (self, ++day);
  return samvad_day_get_start (day) + SAMVAD_CALENDAR_CLOSES * SAMVAD_HOUR;
}

/** Returns: the whole working days by which @now is past @due; 0 where it is not */
guint
samvad_calendar_count_overdue (SamvadCalendar *self,
                               SamvadTime      due,
                               SamvadTime      now)
{
  SamvadDay from = samvad_time_get_day (due);
  SamvadDay to = samvad_time_get_day (now);

  if (now <= due)
    return 0;
  /* Beyond ten years the exact count changes nothing that is shown or proposed. */
  return samvad_calendar_count_working (self, MAX (from, to - 3660) + 1, to);
}
