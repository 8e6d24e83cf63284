/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-share.h"

#include <math.h>

/* The published tables are rounded to four places. */
#define ROUNDING 0.00005001

/* Newcombe, Statist. Med. 17, 1998, 857–872, table I, method 3 */
static void
test_wilson_published (void)
{
  static const struct { gint64 count, n; double low, high; } rows[] = {
    { 81, 263, 0.2553, 0.3662 },
    { 15, 148, 0.0624, 0.1605 },
    { 0, 20, 0.0000, 0.1611 },
    { 1, 29, 0.0061, 0.1718 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SamvadShare share = samvad_share_new (rows[i].count, rows[i].n);

      g_assert_cmpfloat_with_epsilon (share.low, rows[i].low, ROUNDING);
      g_assert_cmpfloat_with_epsilon (share.high, rows[i].high, ROUNDING);
    }
}

/* Newcombe, Statist. Med. 17, 1998, 873–890, table II, method 10 */
static void
test_newcombe_published (void)
{
  static const struct { gint64 a, n_a, b, n_b; double low, high; } rows[] = {
    { 56, 70, 48, 80, 0.0524, 0.3339 },
    { 9, 10, 3, 10, 0.1705, 0.8090 },
    { 6, 7, 2, 7, 0.0582, 0.8062 },
    { 5, 56, 0, 29, -0.0381, 0.1926 },
    { 0, 10, 0, 20, -0.1611, 0.2775 },
    { 10, 10, 0, 20, 0.6791, 1.0000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SamvadDifference found = samvad_share_newcombe (rows[i].a, rows[i].n_a, rows[i].b,
                                                      rows[i].n_b, samvad_share_get_z (0.95));

      g_assert_cmpfloat_with_epsilon (found.low, rows[i].low, ROUNDING);
      g_assert_cmpfloat_with_epsilon (found.high, rows[i].high, ROUNDING);
    }
}

/* Benjamini and Hochberg, J. R. Statist. Soc. B 57, 1995, section 4.1: four of fifteen at 0.05 */
static void
test_benjamini_hochberg_published (void)
{
  static const double p_values[] = { 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                     0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000 };
  gboolean rejected[G_N_ELEMENTS (p_values)], stricter[G_N_ELEMENTS (p_values)];

  samvad_share_reject (p_values, G_N_ELEMENTS (p_values), 0.05, rejected);
  for (guint i = 0; i < G_N_ELEMENTS (p_values); i++)
    g_assert_cmpint (rejected[i], ==, i < 4);
  for (double q = 0.20; q > 0.001; q *= 0.9)
    {
      samvad_share_reject (p_values, G_N_ELEMENTS (p_values), q, rejected);
      samvad_share_reject (p_values, G_N_ELEMENTS (p_values), q * 0.9, stricter);
      for (guint i = 0; i < G_N_ELEMENTS (p_values); i++)
        g_assert_true (rejected[i] || !stricter[i]);
    }
}

/* Agresti, An Introduction to Categorical Data Analysis, 2nd ed. 2007, section 1.4.5: 9 of 10 against one
 * half has the one-sided mid-p 0.010/2 + 0.001 = 0.006; two-sided it is twice that. */
static void
test_mid_p_published (void)
{
  g_assert_cmpfloat_with_epsilon (samvad_share_mid_p (9, 10, 0.5), 2 * 0.006, 0.0005);
  g_assert_cmpfloat_with_epsilon (samvad_share_mid_p (9, 10, 0.5), 12.0 / 1024, 1e-12);
}

/* By hand: P(X < 1) = 1/32 and P(X = 1) = 5/32 of five fair tosses. */
static void
test_mid_p (void)
{
  g_assert_cmpfloat_with_epsilon (samvad_share_mid_p (1, 5, 0.5), 7.0 / 32, 1e-12);
  g_assert_cmpfloat_with_epsilon (samvad_share_mid_p (4, 5, 0.5), 7.0 / 32, 1e-12);
  g_assert_cmpfloat (samvad_share_mid_p (5, 10, 0.5), <=, 1);
  g_assert_true (isnan (samvad_share_mid_p (0, 0, 0.5)));
}

/* By hand, of ten tosses: P(X ≤ 1) = 11/1024 and P(X ≤ 2) = 56/1024 lie around 0.025. */
static void
test_funnel (void)
{
  double low, high, wide_low, wide_high, before = 1;

  samvad_share_funnel (10, 0.5, 0.95, &low, &high);
  g_assert_cmpfloat_with_epsilon (low, (2 - (56.0 / 1024 - 0.025) / (45.0 / 1024)) / 10, 1e-12);
  samvad_share_funnel (3, 0.001, 0.998, &low, &high);
  g_assert_cmpfloat (low, ==, 0);
  for (gint64 n = 25; n <= 400; n++)
    {
      samvad_share_funnel (n, 0.21, 0.95, &low, &high);
      samvad_share_funnel (n, 0.21, 0.998, &wide_low, &wide_high);
      g_assert_cmpfloat (wide_low, <=, low);
      g_assert_cmpfloat (low, <, 0.21);
      g_assert_cmpfloat (high, >, 0.21);
      g_assert_cmpfloat (wide_high, >, high);
      /* Narrower with n, without the jumps of whole counts. */
      g_assert_cmpfloat (high - low, <, before + 0.002);
      before = high - low;
    }
  samvad_share_funnel (0, 0.5, 0.95, &low, &high);
  g_assert_true (isnan (low) && isnan (high));
}

static void
test_interval_properties (void)
{
  for (gint64 n = 1; n <= 120; n++)
    for (gint64 count = 0; count <= n; count++)
      {
        SamvadShare share = samvad_share_new (count, n), narrower = samvad_share_new (4 * count, 4 * n);

        g_assert_cmpfloat (share.low, <=, share.share);
        g_assert_cmpfloat (share.share, <=, share.high);
        g_assert_cmpfloat (narrower.high - narrower.low, <, share.high - share.low);
      }
  g_assert_true (isnan (samvad_share_new (0, 0).share));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/share/wilson-published", test_wilson_published);
  g_test_add_func ("/analysis/share/newcombe-published", test_newcombe_published);
  g_test_add_func ("/analysis/share/benjamini-hochberg-published", test_benjamini_hochberg_published);
  g_test_add_func ("/analysis/share/mid-p-published", test_mid_p_published);
  g_test_add_func ("/analysis/share/mid-p", test_mid_p);
  g_test_add_func ("/analysis/share/funnel", test_funnel);
  g_test_add_func ("/analysis/share/interval-properties", test_interval_properties);
  return g_test_run ();
}
