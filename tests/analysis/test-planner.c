/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-planner.h"

#include <math.h>

#include "sample.h"

#define PLAN(planner, at) g_array_index ((planner)->plans, SamvadPlan, at)

static void
add_month (SamvadReading *reading,
           SamvadMonth    month,
           const char    *district,
           gint64         n,
           gint64         dials)
{
  sample_add_opinions (reading, month, district, n / 4, n);
  sample_add (reading, SAMVAD_TALLY_DISTRICT_DIALS, month, district, "", "", SAMVAD_OUTCOME_COMPLETE, n);
  sample_add (reading, SAMVAD_TALLY_DISTRICT_DIALS, month, district, "", "", SAMVAD_OUTCOME_NO_ANSWER, dials - n);
}

/* Every district gives an opinion in four dials, so that shrinking changes nothing. */
static void
test_plan (void)
{
  SamvadMonth month = sample_month ("2026-10");
  SamvadReading *reading = sample_reading (month, 2);
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (SamvadPlanner) planner = NULL;

  sample_add_districts (reading, 4);
  add_month (reading, month - 1, "01", 100, 400);       /* leaves the window */
  add_month (reading, month, "01", 10, 40);
  add_month (reading, month, "02", 30, 120);
  add_month (reading, month, "03", 60, 240);
  figures = samvad_figures_new (reading, 2);
  planner = samvad_planner_new (figures);
  g_assert_cmpfloat_with_epsilon (planner->state_rate, 0.25, 1e-12);
  g_assert_cmpint (PLAN (planner, 0).n, ==, 10);
  g_assert_cmpint (PLAN (planner, 0).dials, ==, 440);
  g_assert_cmpint (PLAN (planner, 0).to_caution, ==, 60);
  g_assert_cmpint (PLAN (planner, 0).to_shown, ==, 160);
  g_assert_cmpint (PLAN (planner, 1).to_caution, ==, 0);
  g_assert_cmpint (PLAN (planner, 1).to_shown, ==, 80);
  g_assert_cmpint (PLAN (planner, 2).to_shown, ==, 0);
  /* Never dialled: the State's rate. */
  g_assert_cmpint (PLAN (planner, 3).to_caution, ==, 100);
  g_assert_cmpint (PLAN (planner, 3).to_shown, ==, 200);
  g_assert_cmpint (planner->to_caution, ==, 160);
  g_assert_cmpint (planner->to_shown, ==, 440);
}

/* A district with few dials is drawn towards the State, one with many stays near its own rate. */
static void
test_shrinks (void)
{
  SamvadMonth month = sample_month ("2026-10");
  SamvadReading *reading = sample_reading (month, 1);
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (SamvadPlanner) planner = NULL;

  sample_add_districts (reading, 4);
  add_month (reading, month, "01", 0, 4);
  add_month (reading, month, "02", 0, 400);
  add_month (reading, month, "03", 200, 400);
  add_month (reading, month, "04", 120, 400);
  figures = samvad_figures_new (reading, 1);
  planner = samvad_planner_new (figures);
  g_assert_cmpfloat (PLAN (planner, 0).rate, >, PLAN (planner, 1).rate);
  g_assert_cmpfloat (PLAN (planner, 0).rate, <, planner->state_rate);
  g_assert_cmpfloat (PLAN (planner, 1).rate, >, 0);
  g_assert_cmpfloat_with_epsilon (PLAN (planner, 2).rate, 0.5, 0.01);
}

static void
test_nothing_known (void)
{
  SamvadReading *reading = sample_reading (sample_month ("2026-10"), 1);
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (SamvadPlanner) planner = NULL;

  sample_add_districts (reading, 1);
  figures = samvad_figures_new (reading, 1);
  planner = samvad_planner_new (figures);
  g_assert_true (isnan (planner->state_rate));
  g_assert_cmpint (PLAN (planner, 0).to_caution, ==, -1);
  g_assert_cmpint (planner->to_shown, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/planner/plan", test_plan);
  g_test_add_func ("/analysis/planner/shrinks", test_shrinks);
  g_test_add_func ("/analysis/planner/nothing-known", test_nothing_known);
  return g_test_run ();
}
