/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hours.h"

#include <stdio.h>

#include "samvad-share.h"

typedef struct {
  const SamvadFigures *figures;
  guint                months;
  SamvadHours         *hours;
} Query;

static void
add (SamvadHour   *into,
     const gint64 *n)
{
  for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
    into->outcomes[i] += n[i];
}

static void
add_row (const SamvadTallyRow *row,
         gpointer              user_data)
{
  Query *query = user_data;
  SamvadMonth month = query->figures->month;
  guint day, hour;

  if (row->kind != SAMVAD_TALLY_HOUR || row->month > month || row->month <= month - (SamvadMonth) query->months ||
      sscanf (row->item, "%u/%u", &day, &hour) != 2 ||
      day < 1 || day > SAMVAD_HOURS_DAYS || hour >= SAMVAD_HOURS_HOURS)
    return;
  add (&query->hours->cells[day - 1][hour], row->n);
  add (&query->hours->by_hour[hour], row->n);
  add (&query->hours->by_day[day - 1], row->n);
  add (&query->hours->all, row->n);
}

static void
finish (SamvadHour *hour)
{
  gint64 reached = 0, all = 0;

  for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
    {
      reached += samvad_outcome_is_connected ((SamvadOutcome) i) ? hour->outcomes[i] : 0;
      all += hour->outcomes[i];
    }
  hour->contact = samvad_share_new (reached, all);
}

/**
 * samvad_hours_new:
 * @months: ending with the month shown: 1, or the window
 *
 * Returns: (transfer full): when families answer; free with g_free()
 */
SamvadHours *
samvad_hours_new (const SamvadFigures *figures,
                  guint                months)
{
  SamvadHours *self = g_new0 (SamvadHours, 1);
  Query query = { figures, months, self };

  samvad_tally_foreach (figures->reading->tally, add_row, &query);
  for (guint day = 0; day < SAMVAD_HOURS_DAYS; day++)
    {
      for (guint hour = 0; hour < SAMVAD_HOURS_HOURS; hour++)
        finish (&self->cells[day][hour]);
      finish (&self->by_day[day]);
    }
  for (guint hour = 0; hour < SAMVAD_HOURS_HOURS; hour++)
    finish (&self->by_hour[hour]);
  finish (&self->all);
  return self;
}
