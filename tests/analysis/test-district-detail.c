/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-detail.h"

#include <math.h>

#include "sample.h"
#include "samvad-voices.h"

#define ISSUE(voices, at) g_array_index ((voices)->issues, SamvadIssue, at)

static SamvadFigures *
make_figures (guint months)
{
  SamvadMonth month = sample_month ("2026-03");
  SamvadReading *reading = sample_reading (month, months);

  sample_add_districts (reading, 2);
  /* Newcombe's example: 56 of 70 against 48 of 80 */
  sample_add_opinions (reading, month, "01", 26, 30);
  sample_add_opinions (reading, month - 1, "01", 30, 40);
  sample_add_opinions (reading, month - 2, "01", 48, 80);
  sample_add_opinions (reading, month - 11, "01", 1, 4);
  sample_add_opinions (reading, month, "02", 5, 50);
  return samvad_figures_new (reading, 2);
}

static void
test_change (void)
{
  g_autoptr (SamvadFigures) figures = make_figures (12);
  SamvadDistrictDetail detail = samvad_district_detail_new (figures, "01");
  SamvadDistrictDetail state = samvad_district_detail_new (figures, NULL);

  g_assert_cmpint (detail.now.count, ==, 56);
  g_assert_cmpint (detail.before.count, ==, 48);
  g_assert_cmpfloat_with_epsilon (detail.change.low, 0.0524, 0.00005001);
  g_assert_cmpfloat_with_epsilon (detail.change.high, 0.3339, 0.00005001);
  g_assert_true (samvad_district_detail_has_changed (&detail));
  g_assert_cmpint (state.now.n, ==, 120);
  g_assert_cmpfloat (detail.caller.effective_n, >, 0);
}

static void
test_trend (void)
{
  g_autoptr (SamvadFigures) figures = make_figures (12);
  SamvadDistrictDetail detail = samvad_district_detail_new (figures, "01");

  g_assert_cmpuint (detail.trend_from, ==, 0);
  g_assert_cmpint (detail.trend[0].month, ==, sample_month ("2025-04"));
  g_assert_cmpint (detail.trend[0].share.n, ==, 4);
  g_assert_cmpint (detail.trend[1].share.n, ==, 0);
  g_assert_cmpint (detail.trend[11].month, ==, figures->month);
  g_assert_cmpint (detail.trend[11].share.count, ==, 26);
}

/* What was not read is not known: no change is made of it. */
static void
test_short_reading (void)
{
  g_autoptr (SamvadFigures) figures = make_figures (3);
  SamvadDistrictDetail detail = samvad_district_detail_new (figures, "01");

  g_assert_cmpuint (detail.trend_from, ==, 9);
  g_assert_cmpint (detail.before.n, ==, 0);
  g_assert_true (isnan (detail.change.difference));
  g_assert_false (samvad_district_detail_has_changed (&detail));
}

static void
test_voices (void)
{
  SamvadReading *reading = sample_reading (sample_month ("2026-03"), 1);
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (SamvadVoices) state = NULL, district = NULL;
  SamvadMonth month = reading->month;

  sample_add (reading, SAMVAD_TALLY_ISSUE, month, "01", "", "referral/far", 0, 3);
  sample_add (reading, SAMVAD_TALLY_ISSUE, month, "02", "", "referral/far", 0, 4);
  sample_add (reading, SAMVAD_TALLY_ISSUE, month, "01", "", "immunisation/closed", 0, 5);
  sample_add (reading, SAMVAD_TALLY_AWARE, month, "01", "", "referral", 0, 6);
  sample_add (reading, SAMVAD_TALLY_AWARE, month, "01", "", "referral", 1, 18);
  sample_add (reading, SAMVAD_TALLY_AWARE, month, "01", "", "referral", 2, 7);
  sample_add (reading, SAMVAD_TALLY_SERVICE, month, "01", "", "referral/sam", SAMVAD_N_RECEIVED + 4, 2);
  sample_add (reading, SAMVAD_TALLY_SERVICE, month, "02", "", "referral/mam", SAMVAD_N_RECEIVED, 6);
  figures = samvad_figures_new (reading, 1);
  state = samvad_voices_new (figures, NULL);
  district = samvad_voices_new (figures, "01");
  g_assert_cmpuint (state->issues->len, ==, 2);
  g_assert_cmpstr (ISSUE (state, 0).issue, ==, "far");
  g_assert_cmpint (ISSUE (state, 0).cases, ==, 7);
  g_assert_cmpstr (ISSUE (district, 0).issue, ==, "closed");
  g_assert_cmpint (district->services[SAMVAD_SERVICE_REFERRAL].aware.n, ==, 24);
  g_assert_cmpfloat (district->services[SAMVAD_SERVICE_REFERRAL].aware.share, ==, 0.25);
  g_assert_cmpint (district->services[SAMVAD_SERVICE_REFERRAL].informed, ==, 7);
  g_assert_cmpint (district->services[SAMVAD_SERVICE_REFERRAL].satisfied.n, ==, 2);
  g_assert_cmpfloat (state->services[SAMVAD_SERVICE_REFERRAL].satisfied.share, ==, 0.25);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/district-detail/change", test_change);
  g_test_add_func ("/analysis/district-detail/trend", test_trend);
  g_test_add_func ("/analysis/district-detail/short-reading", test_short_reading);
  g_test_add_func ("/analysis/district-detail/voices", test_voices);
  return g_test_run ();
}
