/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies between callers and between districts, against values worked out by hand. */
#include "samvad-caller-effect.h"
#include "samvad-ranks.h"
#include "samvad-stabilise.h"

#include <math.h>

/* MSB = 0.5, MSW = 0.25, m₀ = 4: ρ = 0.25/1.25. */
static void
test_caller_effect (void)
{
  const gint64 counts[] = { 3, 0, 1 }, ns[] = { 4, 0, 4 };
  SamvadCallerEffect found = samvad_caller_effect_new (counts, ns, G_N_ELEMENTS (ns));

  g_assert_cmpfloat_with_epsilon (found.rho, 0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (found.deff, 1.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (found.effective_n, 5, 1e-12);
  g_assert_cmpfloat (samvad_caller_effect_new (counts, ns, 1).rho, ==, 0);
}

static void
test_ranks (void)
{
  const gint64 apart[] = { 100, 0, 0, 50 }, alike[] = { 30, 0, 30, 30 }, ns[] = { 100, 0, 100, 100 };
  int low[4], high[4];

  samvad_ranks_fill (apart, ns, 4, low, high);
  g_assert_cmpint (low[0], ==, 3);
  g_assert_cmpint (high[0], ==, 3);
  g_assert_cmpint (low[1], ==, 0);
  g_assert_cmpint (high[1], ==, 0);
  g_assert_cmpint (low[2], ==, 1);
  g_assert_cmpint (high[2], ==, 1);
  g_assert_cmpint (low[3], ==, 2);
  g_assert_cmpint (high[3], ==, 2);
  samvad_ranks_fill (alike, ns, 4, low, high);
  g_assert_cmpint (low[0], ==, 1);
  g_assert_cmpint (high[0], ==, 3);
}

/* Districts that agree exactly pool without limit; those wholly apart hardly at all. */
static void
test_stabilise_ends (void)
{
  const gint64 alike[] = { 30, 30 }, apart[] = { 0, 100 }, ns[] = { 100, 100 };

  g_assert_cmpfloat (samvad_stabilise_find_m (alike, ns, 2, 0.3), ==, 1e6);
  g_assert_cmpfloat (samvad_stabilise_find_m (apart, ns, 2, 0.5), ==, 1);
  g_assert_true (isnan (samvad_stabilise_find_m (alike, ns, 2, 0)));
  g_assert_cmpfloat_with_epsilon (samvad_stabilise_share (10, 50, 0.4, 50), 0.3, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/spread/caller-effect", test_caller_effect);
  g_test_add_func ("/analysis/spread/ranks", test_ranks);
  g_test_add_func ("/analysis/spread/stabilise-ends", test_stabilise_ends);
  return g_test_run ();
}
