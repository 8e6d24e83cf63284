/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-officer-compare.h"

#include <math.h>

#include "samvad-share.h"

static SamvadShare
find_contact (const SamvadOfficerFigures *officer)
{
  gint64 reached = 0;

  for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
    if (samvad_outcome_is_connected ((SamvadOutcome) i))
      reached += officer->outcomes[i];
  return samvad_share_new (reached, officer->dials);
}

static SamvadShare
find_completion (const SamvadOfficerFigures *officer)
{
  return samvad_share_new (officer->outcomes[SAMVAD_OUTCOME_COMPLETE], find_contact (officer).count);
}

static SamvadDay
get_first_day (const SamvadOfficer *officer,
               SamvadMonth          month)
{
  SamvadDay first = samvad_month_get_first (month);

  return officer != NULL && officer->active_from != SAMVAD_DAY_NONE ? MAX (first, officer->active_from) : first;
}

static SamvadDay
get_last_day (const SamvadOfficer *officer,
              SamvadMonth          month)
{
  SamvadDay last = samvad_month_get_last (month);

  return officer != NULL && officer->active_to != SAMVAD_DAY_NONE ? MIN (last, officer->active_to) : last;
}

/* Working days of [@first, @last] before now, with today's share as in the pace of the month. */
static double
count_elapsed (const SamvadFigures *figures,
               SamvadDay            first,
               SamvadDay            last)
{
  SamvadCalendar *calendar = figures->reading->calendar;
  SamvadDay month_first = samvad_month_get_first (figures->month);
  double elapsed = samvad_calendar_count_elapsed (calendar, figures->month, figures->as_of);
  double before = first > month_first ? samvad_calendar_count_working (calendar, month_first, first - 1) : 0;
  double all = first <= last ? samvad_calendar_count_working (calendar, first, last) : 0;

  return CLAMP (elapsed - before, 0, all);
}

static void
pro_rate (const SamvadFigures     *figures,
          SamvadOfficerComparison *row)
{
  const SamvadOfficer *officer = row->officer->officer;
  SamvadDay first = get_first_day (officer, figures->month), last = get_last_day (officer, figures->month);

  row->active_days = first <= last ? samvad_calendar_count_working (figures->reading->calendar, first, last) : 0;
  row->expected = NAN;
  if (row->officer->target >= 0 && row->active_days > 0)
    row->expected = (double) row->officer->target * count_elapsed (figures, first, last) / row->active_days;
}

/* Each rate lies @offset into the row; the pooled one is that of all rows together. */
static void
test_rates (GArray *rows,
            gsize   offset)
{
  g_autofree double *p = g_new (double, rows->len);
  g_autofree gboolean *rejected = g_new0 (gboolean, rows->len);
  gint64 count = 0, n = 0;

#define RATE(i) \
  ((SamvadOfficerRate *) ((guint8 *) &g_array_index (rows, SamvadOfficerComparison, i) + offset))
  for (guint i = 0; i < rows->len; i++)
    {
      count += RATE (i)->share.count;
      n += RATE (i)->share.n;
    }
  for (guint i = 0; i < rows->len; i++)
    p[i] = RATE (i)->p_value = RATE (i)->share.n < SAMVAD_BAND_CAUTION_FROM
                               ? NAN
                               : samvad_share_mid_p (RATE (i)->share.count, RATE (i)->share.n,
                                                     (double) count / (double) n);
  samvad_share_reject (p, rows->len, SAMVAD_FDR_Q, rejected);
  for (guint i = 0; i < rows->len; i++)
    RATE (i)->differs = rejected[i];
#undef RATE
}

/**
 * samvad_officer_compare_new:
 *
 * The officers of the month by the same rule as the districts: none is called different where chance
 * alone may have made it so.
 *
 * Returns: (transfer full) (element-type SamvadOfficerComparison): one for each of the figures'
 * officers, in their order; valid as long as @figures
 */
GArray *
samvad_officer_compare_new (const SamvadFigures *figures)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SamvadOfficerComparison));

  for (guint i = 0; i < figures->officers->len; i++)
    {
      SamvadOfficerComparison row = { .officer = g_ptr_array_index (figures->officers, i) };

      row.contact.share = find_contact (row.officer);
      row.completion.share = find_completion (row.officer);
      pro_rate (figures, &row);
      g_array_append_val (rows, row);
    }
  test_rates (rows, G_STRUCT_OFFSET (SamvadOfficerComparison, contact));
  test_rates (rows, G_STRUCT_OFFSET (SamvadOfficerComparison, completion));
  return rows;
}
