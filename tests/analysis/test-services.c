/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-services.h"

#include <math.h>

#include "sample.h"
#include "samvad-hours.h"

static void
add_answers (SamvadReading *reading,
             const char    *district,
             const char    *item,
             gint64         yes,
             gint64         no)
{
  sample_add (reading, SAMVAD_TALLY_SERVICE, reading->month, district, "", item, SAMVAD_RECEIVED_YES, yes);
  sample_add (reading, SAMVAD_TALLY_SERVICE, reading->month, district, "", item, SAMVAD_RECEIVED_NO, no);
}

static SamvadFigures *
make_figures (void)
{
  SamvadReading *reading = sample_reading (sample_month ("2026-10"), 1);

  sample_add_districts (reading, 3);
  add_answers (reading, "01", "referral/sam", 40, 10);
  add_answers (reading, "01", "referral/mam", 40, 10);
  add_answers (reading, "02", "referral/sam", 30, 70);
  add_answers (reading, "03", "referral/mam", 0, 24);
  add_answers (reading, "03", "brought_later/mam", 5, 5);
  sample_add (reading, SAMVAD_TALLY_SERVICE, reading->month - 1, "03", "", "referral/mam", SAMVAD_RECEIVED_NO, 90);
  return samvad_figures_new (reading, 1);
}

static void
test_by_district (void)
{
  g_autoptr (SamvadFigures) figures = make_figures ();
  g_autoptr (SamvadServiceMatrix) matrix = samvad_service_matrix_new_by_district (figures, NULL);
  g_autoptr (SamvadServiceMatrix) sam = samvad_service_matrix_new_by_district (figures, "sam");

  g_assert_cmpuint (matrix->columns->len, ==, 3);
  g_assert_cmpint (matrix->all[SAMVAD_SERVICE_REFERRAL].share.count, ==, 110);
  g_assert_cmpint (matrix->all[SAMVAD_SERVICE_REFERRAL].share.n, ==, 224);
  g_assert_cmpint (samvad_service_matrix_get (matrix, SAMVAD_SERVICE_REFERRAL, 0)->share.count, ==, 80);
  g_assert_true (samvad_service_matrix_get (matrix, SAMVAD_SERVICE_REFERRAL, 0)->differs);
  g_assert_true (samvad_service_matrix_get (matrix, SAMVAD_SERVICE_REFERRAL, 1)->differs);
  /* None of 24 receives it, and still that is too few to say so. */
  g_assert_false (samvad_service_matrix_get (matrix, SAMVAD_SERVICE_REFERRAL, 2)->differs);
  g_assert_cmpint (samvad_service_matrix_get (matrix, SAMVAD_SERVICE_REFERRAL, 2)->share.n, ==, 24);
  g_assert_true (isnan (samvad_service_matrix_get (matrix, SAMVAD_SERVICE_IMMUNISATION, 0)->share.share));
  g_assert_cmpint (sam->all[SAMVAD_SERVICE_REFERRAL].share.n, ==, 150);
  g_assert_cmpint (samvad_service_matrix_get (sam, SAMVAD_SERVICE_REFERRAL, 2)->share.n, ==, 0);
}

static void
test_by_category (void)
{
  g_autoptr (SamvadFigures) figures = make_figures ();
  g_autoptr (SamvadServiceMatrix) state = samvad_service_matrix_new_by_category (figures, NULL);
  g_autoptr (SamvadServiceMatrix) district = samvad_service_matrix_new_by_category (figures, "01");

  g_assert_cmpint (samvad_service_matrix_get (state, SAMVAD_SERVICE_REFERRAL, SAMVAD_CATEGORY_SAM)->share.n, ==, 150);
  g_assert_cmpint (samvad_service_matrix_get (state, SAMVAD_SERVICE_REFERRAL, SAMVAD_CATEGORY_MAM)->share.n, ==, 74);
  g_assert_cmpint (samvad_service_matrix_get (district, SAMVAD_SERVICE_REFERRAL, SAMVAD_CATEGORY_MAM)->share.count, ==, 40);
  g_assert_false (samvad_service_matrix_get (district, SAMVAD_SERVICE_REFERRAL, SAMVAD_CATEGORY_MAM)->differs);
}

static void
test_hours (void)
{
  SamvadReading *reading = sample_reading (sample_month ("2026-10"), 2);
  g_autoptr (SamvadFigures) figures = NULL;
  g_autofree SamvadHours *hours = NULL, *longer = NULL;

  sample_add (reading, SAMVAD_TALLY_HOUR, reading->month, "", "", "1/09", SAMVAD_OUTCOME_COMPLETE, 30);
  sample_add (reading, SAMVAD_TALLY_HOUR, reading->month, "", "", "1/09", SAMVAD_OUTCOME_BUSY, 10);
  sample_add (reading, SAMVAD_TALLY_HOUR, reading->month, "", "", "7/23", SAMVAD_OUTCOME_REFUSAL, 2);
  sample_add (reading, SAMVAD_TALLY_HOUR, reading->month - 1, "", "", "1/09", SAMVAD_OUTCOME_BUSY, 5);
  figures = samvad_figures_new (reading, 2);
  hours = samvad_hours_new (figures, 1);
  longer = samvad_hours_new (figures, 2);
  g_assert_cmpint (hours->cells[0][9].contact.count, ==, 30);
  g_assert_cmpint (hours->cells[0][9].contact.n, ==, 40);
  g_assert_cmpint (hours->cells[0][9].contact.band, ==, SAMVAD_BAND_CAUTION);
  g_assert_cmpint (hours->by_hour[23].contact.count, ==, 2);
  g_assert_cmpint (hours->by_day[6].contact.n, ==, 2);
  g_assert_cmpint (hours->all.contact.n, ==, 42);
  g_assert_true (isnan (hours->cells[3][3].contact.share));
  g_assert_cmpint (longer->cells[0][9].contact.n, ==, 45);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/services/by-district", test_by_district);
  g_test_add_func ("/analysis/services/by-category", test_by_category);
  g_test_add_func ("/analysis/services/hours", test_hours);
  return g_test_run ();
}
