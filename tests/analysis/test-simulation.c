/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months of a State in which no district differs: how often is one called different all the same? */
#include "samvad-figures.h"

#include <math.h>

#include "sample.h"
#include "samvad-random.h"
#include "samvad-share.h"

#define DISTRICTS 23
#define MONTHS    400
#define SEED      20251222

static gint64
draw (SamvadRandom *random,
      gint64        n,
      double        theta)
{
  gint64 count = 0;

  for (gint64 i = 0; i < n; i++)
    count += samvad_random_chance (random, theta);
  return count;
}

/* One month of equal districts, some of them too few to be tested, through the figures that the window shows. */
static gboolean
has_finding (SamvadRandom *random,
             double        theta)
{
  SamvadReading *reading = sample_reading (sample_month ("2026-10"), 1);
  g_autoptr (SamvadFigures) figures = NULL;
  gboolean any = FALSE;

  sample_add_districts (reading, DISTRICTS);
  for (guint i = 1; i <= DISTRICTS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%02u", i);
      gint64 n = 10 + (gint64) samvad_random_below (random, 140);

      sample_add_opinions (reading, reading->month, code, draw (random, n, theta), n);
    }
  figures = samvad_figures_new (reading, 1);
  for (guint i = 0; i < figures->districts->len; i++)
    any |= ((const SamvadDistrictFigures *) g_ptr_array_index (figures->districts, i))->differs;
  return any;
}

/* With nothing to find every finding is false, and their share is at most q: up to three standard
 * errors of so many months. */
static void
test_equal_districts (void)
{
  const double thetas[] = { 0.1, 0.2, 0.4 };
  SamvadRandom random = { SEED };

  for (guint i = 0; i < G_N_ELEMENTS (thetas); i++)
    {
      double limit = SAMVAD_FDR_Q + 3 * sqrt (SAMVAD_FDR_Q * (1 - SAMVAD_FDR_Q) / MONTHS), share;
      guint months = 0;

      for (guint month = 0; month < MONTHS; month++)
        months += has_finding (&random, thetas[i]);
      share = (double) months / MONTHS;
      g_test_message ("negative share %.1f: a district is called different in %.1f%% of the months", thetas[i], 100 * share);
      g_assert_cmpfloat (share, <=, limit);
    }
}

/* A rule that never finds anything would pass the test above. */
static void
test_one_apart (void)
{
  SamvadRandom random = { SEED };
  guint found = 0;

  for (guint month = 0; month < 100; month++)
    {
      SamvadReading *reading = sample_reading (sample_month ("2026-10"), 1);
      g_autoptr (SamvadFigures) figures = NULL;

      sample_add_districts (reading, DISTRICTS);
      for (guint i = 1; i <= DISTRICTS; i++)
        {
          g_autofree char *code = g_strdup_printf ("%02u", i);

          sample_add_opinions (reading, reading->month, code, draw (&random, 100, i == 7 ? 0.55 : 0.21), 100);
        }
      figures = samvad_figures_new (reading, 1);
      found += ((SamvadDistrictFigures *) g_ptr_array_index (figures->districts, 6))->differs;
    }
  g_assert_cmpuint (found, >=, 95);
}

/* Which district is which must not matter: permuted districts have permuted results. */
static void
test_permuted (void)
{
  const gint64 counts[] = { 5, 30, 18, 55, 9, 2 }, ns[] = { 40, 90, 24, 100, 60, 80 };
  SamvadReading *one = sample_reading (sample_month ("2026-10"), 1), *two = sample_reading (one->month, 1);
  g_autoptr (SamvadFigures) a = NULL, b = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ns); i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", i);
      g_autofree char *other = g_strdup_printf ("%u", (5 * i + 2) % 6);

      sample_add_opinions (one, one->month, code, counts[i], ns[i]);
      sample_add_opinions (two, two->month, other, counts[i], ns[i]);
    }
  a = samvad_figures_new (one, 1);
  b = samvad_figures_new (two, 1);
  /* The likelihood is flat at its top: M is found to half the digits, in whatever order it is summed. */
  g_assert_cmpfloat_with_epsilon (a->stabilising_m / b->stabilising_m, 1, 1e-5);
  for (guint i = 0; i < G_N_ELEMENTS (ns); i++)
    {
      const SamvadDistrictFigures *x = g_ptr_array_index (a->districts, i);
      const SamvadDistrictFigures *y = g_ptr_array_index (b->districts, (5 * i + 2) % 6);

      g_assert_cmpint (x->sentiments.share.count, ==, y->sentiments.share.count);
      g_assert_cmpint (x->differs, ==, y->differs);
      g_assert_cmpint (x->rank_low, ==, y->rank_low);
      g_assert_cmpint (x->rank_high, ==, y->rank_high);
      g_assert_true (isnan (x->p_value) ? isnan (y->p_value) : x->p_value == y->p_value);
      g_assert_cmpfloat_with_epsilon (x->stabilised, y->stabilised, 1e-6);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/simulation/equal-districts", test_equal_districts);
  g_test_add_func ("/analysis/simulation/one-apart", test_one_apart);
  g_test_add_func ("/analysis/simulation/permuted", test_permuted);
  return g_test_run ();
}
