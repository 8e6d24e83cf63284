/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of every month's figures, whatever the calls are and however they came in. */
#include <math.h>
#include <string.h>

#include "sample.h"
#include "samvad-month-compare.h"
#include "samvad-pace.h"
#include "samvad-random.h"
#include "samvad-rates.h"
#include "samvad-reported.h"

#define ROUNDS   60
#define FAMILIES 12

static void
free_call (gpointer call)
{
  samvad_call_free (call);
}

/* Dials of a few families over one month, many of them at the same moment. */
static GPtrArray *
make_calls (SamvadRandom *random,
            SamvadMonth   month,
            guint         n_calls)
{
  GPtrArray *calls = g_ptr_array_new_with_free_func (free_call);
  guint hours = (guint) ((samvad_month_get_end (month) - samvad_month_get_start (month)) / SAMVAD_HOUR);

  for (guint i = 0; i < n_calls; i++)
    {
      SamvadCall *call = samvad_call_new ();

      call->id = g_strdup_printf ("call:%u", i);
      call->family = g_strdup_printf ("f%u", samvad_random_below (random, FAMILIES));
      call->officer = g_strdup_printf ("o-%u", samvad_random_below (random, 3));
      call->district = g_strdup_printf ("%u", samvad_random_below (random, 4));
      call->started_at = samvad_month_get_start (month) + samvad_random_below (random, hours) * SAMVAD_HOUR;
      call->outcome = (SamvadOutcome) samvad_random_below (random, SAMVAD_N_OUTCOMES);
      if (call->outcome == SAMVAD_OUTCOME_CALLBACK)
        call->callback_at = call->started_at + samvad_random_below (random, 72) * SAMVAD_HOUR;
      if (samvad_outcome_is_interview (call->outcome))
        {
          call->feedback = samvad_feedback_new ();
          call->feedback->overall = (SamvadSentiment) samvad_random_below (random, SAMVAD_N_SENTIMENTS);
        }
      g_ptr_array_add (calls, call);
    }
  return calls;
}

static void
add_cases (SamvadTally *tally,
           SamvadMonth  month,
           GPtrArray   *calls,
           SamvadTime   as_of)
{
  for (guint family = 0; family < FAMILIES; family++)
    {
      g_autoptr (GPtrArray) dials = g_ptr_array_new ();
      g_autofree char *name = g_strdup_printf ("f%u", family);

      for (guint i = 0; i < calls->len; i++)
        if (g_str_equal (((SamvadCall *) g_ptr_array_index (calls, i))->family, name))
          g_ptr_array_add (dials, g_ptr_array_index (calls, i));
      if (dials->len > 0)
        samvad_tally_add_case (tally, month, dials, as_of, 1);
    }
}

static SamvadFigures *
read_calls (SamvadMonth  month,
            GPtrArray   *calls,
            SamvadTime   as_of,
            SamvadCounts counts)
{
  SamvadReading *reading = samvad_reading_new (month, as_of);

  reading->target = samvad_target_new ();
  reading->target->month = month;
  reading->target->calls = 20;
  reading->target->counts = counts;
  add_cases (reading->tally, month, calls, as_of);
  return samvad_figures_new (reading, 1);
}

static void
shuffle (SamvadRandom *random,
         GPtrArray    *calls)
{
  for (guint i = calls->len; i > 1; i--)
    {
      guint other = samvad_random_below (random, i);
      gpointer kept = calls->pdata[i - 1];

      calls->pdata[i - 1] = calls->pdata[other];
      calls->pdata[other] = kept;
    }
}

static void
assert_same_officers (const SamvadFigures *a,
                      const SamvadFigures *b)
{
  g_assert_cmpuint (a->officers->len, ==, b->officers->len);
  for (guint i = 0; i < a->officers->len; i++)
    {
      const SamvadOfficerFigures *x = g_ptr_array_index (a->officers, i), *y = g_ptr_array_index (b->officers, i);

      g_assert_cmpstr (x->key, ==, y->key);
      g_assert_cmpint (x->counted, ==, y->counted);
      g_assert_cmpint (x->dials, ==, y->dials);
      g_assert_cmpmem (x->by_day, sizeof x->by_day, y->by_day, sizeof y->by_day);
      g_assert_cmpmem (x->cases, sizeof x->cases, y->cases, sizeof y->cases);
    }
}

static void
assert_same (const SamvadFigures *a,
             const SamvadFigures *b)
{
  g_assert_cmpint (a->pace.counted, ==, b->pace.counted);
  g_assert_cmpint (a->dials, ==, b->dials);
  g_assert_cmpint (a->cases, ==, b->cases);
  g_assert_cmpint (a->callbacks_overdue, ==, b->callbacks_overdue);
  g_assert_cmpint (a->unknown_outcomes, ==, b->unknown_outcomes);
  g_assert_cmpmem (a->by_day, sizeof a->by_day, b->by_day, sizeof b->by_day);
  g_assert_cmpmem (a->outcomes, sizeof a->outcomes, b->outcomes, sizeof b->outcomes);
  g_assert_cmpint (a->state.share.n, ==, b->state.share.n);
  g_assert_cmpint (a->state.share.count, ==, b->state.share.count);
  assert_same_officers (a, b);
}

static SamvadMonth
draw_month (SamvadRandom *random)
{
  return sample_month ("2023-11") + (SamvadMonth) samvad_random_below (random, 53);
}

static SamvadTime
draw_time (SamvadRandom *random,
           SamvadMonth   month)
{
  return samvad_month_get_start (month) + samvad_random_below (random, 40 * 24) * SAMVAD_HOUR;
}

/* In whatever order the dials come, at whatever time they are read. */
static void
test_order (void)
{
  SamvadRandom random = { 7 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      SamvadMonth month = draw_month (&random);
      SamvadTime as_of = draw_time (&random, month);
      SamvadCounts counts = (SamvadCounts) samvad_random_below (&random, SAMVAD_N_COUNTS);
      g_autoptr (GPtrArray) calls = make_calls (&random, month, 1 + samvad_random_below (&random, 60));
      g_autoptr (SamvadFigures) first = read_calls (month, calls, as_of, counts);
      g_autoptr (SamvadFigures) second = NULL;

      shuffle (&random, calls);
      second = read_calls (month, calls, as_of, counts);
      assert_same (first, second);
    }
}

/* A dial more: no rule counts less, of the State, and never a family less. */
static void
test_one_more (void)
{
  SamvadRandom random = { 11 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      SamvadMonth month = draw_month (&random);
      SamvadTime as_of = draw_time (&random, month);
      SamvadCounts counts = (SamvadCounts) samvad_random_below (&random, SAMVAD_N_COUNTS);
      g_autoptr (GPtrArray) calls = make_calls (&random, month, 40);
      gint64 counted = 0, dials = 0, cases = 0;

      for (guint n = 0; n <= 40; n += 1 + samvad_random_below (&random, 3))
        {
          g_autoptr (GPtrArray) some = g_ptr_array_new ();
          g_autoptr (SamvadFigures) figures = NULL;

          for (guint i = 0; i < n; i++)
            g_ptr_array_add (some, g_ptr_array_index (calls, i));
          figures = read_calls (month, some, as_of, counts);
          g_assert_cmpint (figures->pace.counted, >=, counted);
          g_assert_cmpint (figures->dials, >=, dials);
          g_assert_cmpint (figures->cases, >=, cases);
          g_assert_cmpint (figures->cases, <=, figures->dials);
          counted = figures->pace.counted;
          dials = figures->dials;
          cases = figures->cases;
        }
    }
}

/* Whatever the PC's time zone is: a month is one of India's. */
static void
test_time_zone (void)
{
  static const char *const zones[] = { "UTC", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago" };
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autoptr (SamvadFigures) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      SamvadRandom random = { 23 };
      SamvadMonth month = sample_month ("2028-02");
      g_autoptr (GPtrArray) calls = NULL;
      g_autoptr (SamvadFigures) figures = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      calls = make_calls (&random, month, 60);
      figures = read_calls (month, calls, sample_time ("2028-02-29T17:30:00+05:30"), SAMVAD_COUNTS_COMPLETE);
      if (first == NULL)
        first = g_steal_pointer (&figures);
      else
        assert_same (first, figures);
    }
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
}

/* A dial at the last moment of a month is in it, the next one is not: at year ends and on leap days too. */
static void
test_borders (void)
{
  for (SamvadMonth month = sample_month ("2023-11"); month <= sample_month ("2028-03"); month++)
    {
      SamvadTime end = samvad_month_get_end (month);
      SamvadRandom random = { 5 };
      g_autoptr (GPtrArray) calls = make_calls (&random, month, 1);
      SamvadCall *call = g_ptr_array_index (calls, 0);
      g_autoptr (SamvadFigures) figures = NULL;
      SamvadDay last = samvad_month_get_last (month);

      g_assert_cmpint (samvad_time_get_month (end - 1), ==, month);
      g_assert_cmpint (samvad_time_get_month (end), ==, month + 1);
      call->started_at = end - 1;
      call->outcome = SAMVAD_OUTCOME_COMPLETE;
      figures = read_calls (month, calls, end, SAMVAD_COUNTS_COMPLETE);
      g_assert_cmpint (figures->pace.counted, ==, 1);
      g_assert_cmpint (figures->by_day[last - samvad_month_get_first (month)], ==, 1);
    }
}

/* A revision changes what is expected from its day on, and of no day before it. */
static void
test_revision (void)
{
  g_autoptr (SamvadCalendar) calendar = samvad_calendar_new ();
  SamvadMonth month = sample_month ("2026-10");
  SamvadDay first = samvad_month_get_first (month), last = samvad_month_get_last (month);

  for (SamvadDay from = first; from <= last; from++)
    {
      g_autoptr (SamvadTarget) target = samvad_target_new (), plain = samvad_target_new ();
      SamvadRevision revision = { from, 300 };

      target->calls = plain->calls = 500;
      g_array_append_val (target->revisions, revision);
      for (SamvadDay day = first; day <= last; day++)
        {
          double expected = samvad_pace_get_expected (target, calendar, month, day);
          double unrevised = samvad_pace_get_expected (plain, calendar, month, day);

          g_assert_cmpfloat_with_epsilon (expected, day < from ? unrevised : unrevised * 300 / 500, 1e-9);
        }
    }
}

/* Families called = contacted, not contacted and not eligible; every rate lies in its interval. */
static void
test_rates (void)
{
  SamvadRandom random = { 41 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 outcomes[SAMVAD_N_OUTCOMES];
      SamvadRates rates;

      for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
        outcomes[i] = samvad_random_below (&random, 30);
      rates = samvad_rates_new (outcomes);
      g_assert_cmpfloat (rates.rr1, <=, rates.rr2);
      g_assert_cmpfloat (rates.rr2, <=, rates.con1);
      g_assert_cmpfloat_with_epsilon (rates.rr1, rates.coop1 * rates.con1, 1e-12);
      for (SamvadRateKind kind = 0; kind < SAMVAD_N_RATES; kind++)
        {
          SamvadShare share = samvad_rates_get_share (outcomes, kind);

          g_assert_cmpfloat (share.low, <=, share.share);
          g_assert_cmpfloat (share.share, <=, share.high);
          g_assert_cmpint (share.count, ==, samvad_rates_count (outcomes, samvad_rates_get_outcomes (kind)));
        }
    }
}

/* @per_day: counted on each working day of @month up to @until, and one on each day off */
static void
add_month (SamvadReading *reading,
           SamvadMonth    month,
           SamvadDay      until,
           gint64         per_day)
{
  SamvadTallyRow row = { SAMVAD_TALLY_COUNTED, month, SAMVAD_DAY_NONE, "", "o-01", "", { 0 } };

  for (row.day = samvad_month_get_first (month); row.day <= until; row.day++)
    {
      row.n[SAMVAD_COUNTS_COMPLETE] = samvad_calendar_is_working (reading->calendar, row.day) ? per_day : 1;
      samvad_tally_add_row (reading->tally, &row, 1);
    }
}

/* Both months after as many whole working days: what today has done so far counts tomorrow. On Wednesday the 14th
 * of October 2026 at noon 9 working days are over; the 9th of September is Friday the 11th, and its weekend goes with it. */
static void
test_compare (void)
{
  SamvadMonth month = sample_month ("2026-10");
  SamvadReading *reading = samvad_reading_new (month, sample_time ("2026-10-14T12:00:00+05:30"));
  g_autoptr (SamvadFigures) figures = NULL;
  SamvadMonthComparison comparison;
  SamvadDay first = samvad_month_get_first (month);

  reading->months = 3;
  add_month (reading, month, first + 13, 10);
  add_month (reading, month - 1, samvad_month_get_last (month - 1), 7);
  figures = samvad_figures_new (reading, 1);
  g_assert_true (samvad_month_compare (figures, month - 1, &comparison));
  g_assert_cmpuint (comparison.days, ==, 9);
  g_assert_cmpint (comparison.until, ==, samvad_day_from_ymd (2026, 9, 13));
  g_assert_cmpint (comparison.now, ==, 9 * 10 + 4);
  g_assert_cmpint (comparison.then, ==, 9 * 7 + 4);
  g_assert_cmpint (comparison.all, ==, 7 * 22 + 8);
  g_assert_cmpint (samvad_month_compare_get_total (figures, &comparison, first + 12), ==, comparison.then);
  for (SamvadDay day = first + 1; day <= samvad_month_get_last (month); day++)
    g_assert_cmpint (samvad_month_compare_get_total (figures, &comparison, day), >=,
                     samvad_month_compare_get_total (figures, &comparison, day - 1));
  g_assert_false (samvad_month_compare (figures, month - 2, &comparison));
}

/* The districts' changes are the change of the month, the largest first. */
static void
test_reported (void)
{
  SamvadReading *reading = sample_reading (sample_month ("2026-10"), 1);
  g_autoptr (SamvadReported) reported = samvad_reported_new (), bare = samvad_reported_new ();
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (GArray) changes = NULL, none = NULL;
  gint64 sum = 0;

  sample_add_districts (reading, 3);
  sample_add (reading, SAMVAD_TALLY_DISTRICT_COUNTED, reading->month, "01", "", "", SAMVAD_COUNTS_COMPLETE, 12);
  sample_add (reading, SAMVAD_TALLY_DISTRICT_COUNTED, reading->month, "02", "", "", SAMVAD_COUNTS_COMPLETE, 5);
  samvad_reported_set_district (reported, "01", 10);
  samvad_reported_set_district (reported, "02", 5);
  samvad_reported_set_district (reported, "09", 3);
  figures = samvad_figures_new (reading, 1);
  changes = samvad_reported_compare (reported, figures);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (g_array_index (changes, SamvadReportedChange, 0).code, ==, "09");
  g_assert_cmpint (g_array_index (changes, SamvadReportedChange, 0).change, ==, -3);
  for (guint i = 0; i < changes->len; i++)
    sum += g_array_index (changes, SamvadReportedChange, i).change;
  g_assert_cmpint (sum, ==, 12 + 5 - 18);
  none = samvad_reported_compare (bare, figures);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/properties/order", test_order);
  g_test_add_func ("/analysis/properties/one-more", test_one_more);
  g_test_add_func ("/analysis/properties/time-zone", test_time_zone);
  g_test_add_func ("/analysis/properties/borders", test_borders);
  g_test_add_func ("/analysis/properties/revision", test_revision);
  g_test_add_func ("/analysis/properties/rates", test_rates);
  g_test_add_func ("/analysis/properties/compare", test_compare);
  g_test_add_func ("/analysis/properties/reported", test_reported);
  return g_test_run ();
}
