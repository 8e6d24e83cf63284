/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

SamvadMonth
sample_month (const char *text)
{
  SamvadMonth month;

  g_assert_true (samvad_month_parse (text, &month));
  return month;
}

SamvadTime
sample_time (const char *text)
{
  SamvadTime time;

  g_assert_true (samvad_time_parse (text, &time));
  return time;
}

/* Read after the month's end. */
SamvadReading *
sample_reading (SamvadMonth month,
                guint       months)
{
  SamvadReading *reading = samvad_reading_new (month, samvad_month_get_end (month));

  reading->months = months;
  return reading;
}

/* Codes "01", "02", … */
void
sample_add_districts (SamvadReading *reading,
                      guint          count)
{
  for (guint i = 1; i <= count; i++)
    {
      SamvadDistrict *district = g_new0 (SamvadDistrict, 1);

      district->id = g_strdup_printf ("district:%02u", i);
      district->code = g_strdup_printf ("%02u", i);
      district->valid_from = district->valid_to = SAMVAD_DAY_NONE;
      g_ptr_array_add (reading->districts, district);
    }
}

void
sample_add (SamvadReading   *reading,
            SamvadTallyKind  kind,
            SamvadMonth      month,
            const char      *district,
            const char      *officer,
            const char      *item,
            guint            column,
            gint64           n)
{
  SamvadTallyRow row = { kind, month, SAMVAD_DAY_NONE, district, officer, item, { 0 } };

  row.n[column] = n;
  samvad_tally_add_row (reading->tally, &row, 1);
}

void
sample_add_opinions (SamvadReading *reading,
                     SamvadMonth    month,
                     const char    *district,
                     gint64         negative,
                     gint64         n)
{
  sample_add (reading, SAMVAD_TALLY_SENTIMENT, month, district, "o-01", "", SAMVAD_SENTIMENT_NEGATIVE, negative);
  sample_add (reading, SAMVAD_TALLY_SENTIMENT, month, district, "o-01", "", SAMVAD_SENTIMENT_POSITIVE, n - negative);
}

void
sample_add_return (SamvadReading *reading,
                   SamvadMonth    month,
                   const char    *district,
                   SamvadService  service,
                   gint64         served,
                   gint64         eligible)
{
  SamvadCoverage *coverage = g_new0 (SamvadCoverage, 1);

  coverage->id = g_strdup_printf ("coverage:%s:%d:%d", district, month, service);
  coverage->district = g_strdup (district);
  coverage->month = month;
  coverage->services[service] = (SamvadReturn) { TRUE, eligible, served };
  g_ptr_array_add (reading->coverage, coverage);
}
