/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-findings.h"

#include <math.h>

#include "sample.h"

#define FINDING(findings, at) g_array_index (findings, SamvadFinding, at)

static SamvadFigures *
make_figures (gint64 first,
              gint64 second,
              gint64 n)
{
  SamvadMonth month = sample_month ("2026-10");
  SamvadReading *reading = sample_reading (month, 1);

  sample_add_districts (reading, 4);
  sample_add_opinions (reading, month, "01", first, n);
  sample_add_opinions (reading, month, "02", second, n);
  sample_add_opinions (reading, month, "03", n / 5, n);
  sample_add_opinions (reading, month, "04", 1, 10);
  return samvad_figures_new (reading, 1);
}

/* 55 and 2 of 100 against 20 of 100: both differ, one each way; district 04 is not tested. */
static void
test_sides (void)
{
  g_autoptr (SamvadFigures) figures = make_figures (55, 2, 100);
  g_autoptr (GArray) findings = samvad_findings_new (figures);

  g_assert_cmpuint (findings->len, ==, 3);
  g_assert_cmpint (FINDING (findings, 0).kind, ==, SAMVAD_FINDING_WORSE);
  g_assert_cmpstr (FINDING (findings, 0).district->code, ==, "01");
  g_assert_cmpint (FINDING (findings, 0).share.count, ==, 55);
  g_assert_cmpint (FINDING (findings, 0).state.n, ==, 310);
  g_assert_cmpint (FINDING (findings, 1).kind, ==, SAMVAD_FINDING_BETTER);
  g_assert_cmpstr (FINDING (findings, 1).district->code, ==, "02");
  g_assert_cmpint (FINDING (findings, 2).kind, ==, SAMVAD_FINDING_OTHERS);
  g_assert_cmpuint (FINDING (findings, 2).districts, ==, 2);
  g_assert_cmpuint (FINDING (findings, 2).tested, ==, 1);
}

static void
test_nothing_to_say (void)
{
  g_autoptr (SamvadFigures) alike = make_figures (20, 20, 100), few = make_figures (24, 0, 24),
                            none = make_figures (0, 0, 0);
  g_autoptr (GArray) of_alike = samvad_findings_new (alike), of_few = samvad_findings_new (few);
  g_autoptr (SamvadFigures) empty = samvad_figures_new (sample_reading (sample_month ("2026-10"), 1), 1);
  g_autoptr (GArray) of_none = samvad_findings_new (none), of_empty = samvad_findings_new (empty);

  g_assert_cmpuint (of_alike->len, ==, 1);
  g_assert_cmpint (FINDING (of_alike, 0).kind, ==, SAMVAD_FINDING_NONE_DIFFERS);
  g_assert_cmpuint (FINDING (of_alike, 0).districts, ==, 4);
  g_assert_cmpuint (FINDING (of_alike, 0).tested, ==, 3);
  /* However far apart they lie. */
  g_assert_cmpint (FINDING (of_few, 0).kind, ==, SAMVAD_FINDING_TOO_FEW);
  g_assert_cmpint (FINDING (of_none, 0).kind, ==, SAMVAD_FINDING_TOO_FEW);
  g_assert_cmpint (FINDING (of_empty, 0).kind, ==, SAMVAD_FINDING_NO_OPINION);
}

/* Of 100 heard 60 receive it: Wilson's interval is 50 to 69%. */
static void
test_services (void)
{
  const struct { gint64 served, heard; gboolean flagged; } rows[] = {
    { 95, 100, TRUE },
    { 65, 100, FALSE },
    { 20, 100, TRUE },
    { 100, 20, FALSE },
  };
  SamvadMonth month = sample_month ("2026-10");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SamvadReading *reading = sample_reading (month, 1);
      g_autoptr (SamvadFigures) figures = NULL;
      g_autoptr (GArray) findings = NULL;
      SamvadHeard heard[SAMVAD_N_SERVICES];
      gint64 yes = rows[i].heard * 6 / 10;

      sample_add_districts (reading, 1);
      sample_add (reading, SAMVAD_TALLY_SERVICE, month, "01", "", "immunisation/sam", SAMVAD_RECEIVED_YES, yes);
      sample_add (reading, SAMVAD_TALLY_SERVICE, month, "01", "", "immunisation/mam", SAMVAD_RECEIVED_NO,
                  rows[i].heard - yes);
      sample_add (reading, SAMVAD_TALLY_SERVICE, month, "01", "", "immunisation/mam", SAMVAD_RECEIVED_UNKNOWN, 40);
      sample_add_return (reading, month, "01", SAMVAD_SERVICE_IMMUNISATION, rows[i].served, 100);
      sample_add_return (reading, month - 1, "01", SAMVAD_SERVICE_IMMUNISATION, 1, 1000);
      figures = samvad_figures_new (reading, 1);
      findings = samvad_findings_new (figures);
      samvad_coverage_compare (figures, "01", heard);
      g_assert_cmpint (heard[SAMVAD_SERVICE_IMMUNISATION].flagged, ==, rows[i].flagged);
      g_assert_cmpint (heard[SAMVAD_SERVICE_IMMUNISATION].heard.n, ==, rows[i].heard);
      g_assert_true (isnan (heard[SAMVAD_SERVICE_REFERRAL].reported));
      g_assert_cmpuint (findings->len, ==, 1 + rows[i].flagged);
      if (!rows[i].flagged)
        continue;
      g_assert_cmpint (FINDING (findings, 1).kind, ==, SAMVAD_FINDING_SERVICE);
      g_assert_cmpfloat_with_epsilon (FINDING (findings, 1).reported, (double) rows[i].served / 100, 1e-12);
    }
}

static void
test_target (void)
{
  SamvadReading *reading = sample_reading (sample_month ("2026-10"), 1);
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (GArray) findings = NULL;

  reading->target = samvad_target_new ();
  reading->target->calls = 500;
  figures = samvad_figures_new (reading, 1);
  findings = samvad_findings_new (figures);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (FINDING (findings, 0).kind, ==, SAMVAD_FINDING_TARGET);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/findings/sides", test_sides);
  g_test_add_func ("/analysis/findings/nothing-to-say", test_nothing_to_say);
  g_test_add_func ("/analysis/findings/services", test_services);
  g_test_add_func ("/analysis/findings/target", test_target);
  return g_test_run ();
}
