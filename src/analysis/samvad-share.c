/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-share.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

/** Returns: the band of a sample of @n */
SamvadBand
samvad_share_get_band (gint64 n)
{
  if (n < SAMVAD_BAND_CAUTION_FROM)
    return SAMVAD_BAND_SUPPRESSED;
  return n < SAMVAD_BAND_SHOWN_FROM ? SAMVAD_BAND_CAUTION : SAMVAD_BAND_SHOWN;
}

/** Returns: the two-sided normal quantile: 1.96 for 0.95 */
double
samvad_share_get_z (double confidence)
{
  return gsl_cdf_ugaussian_Pinv (0.5 + confidence / 2);
}

/**
 * samvad_share_wilson:
 * @z: normal quantile
 *
 * Wilson's score interval without continuity correction (Wilson 1927; method 3 of Newcombe, Statist.
 * Med. 17, 1998, 857–872). NAN where @n is 0.
 */
void
samvad_share_wilson (gint64  count,
                     gint64  n,
                     double  z,
                     double *low,
                     double *high)
{
  double total = (double) n, p = (double) count / total;
  double centre = 2 * total * p + z * z;
  double spread = z * sqrt (z * z + 4 * total * p * (1 - p));
  double divisor = 2 * (total + z * z);

  if (n <= 0)
    {
      *low = *high = NAN;
      return;
    }
  *low = count == 0 ? 0 : (centre - spread) / divisor;
  *high = count == n ? 1 : (centre + spread) / divisor;
}

/** Returns: @count of @n with Wilson's 95% interval and the band */
SamvadShare
samvad_share_new (gint64 count,
                  gint64 n)
{
  SamvadShare self = { count, n, NAN, NAN, NAN, samvad_share_get_band (n) };

  if (n > 0)
    self.share = (double) count / (double) n;
  samvad_share_wilson (count, n, samvad_share_get_z (0.95), &self.low, &self.high);
  return self;
}

/**
 * samvad_share_newcombe:
 *
 * Returns: a − b with Newcombe's hybrid score interval (method 10 of Newcombe, Statist. Med. 17,
 * 1998, 873–890); all NAN where a sample is empty
 */
SamvadDifference
samvad_share_newcombe (gint64 count_a,
                       gint64 n_a,
                       gint64 count_b,
                       gint64 n_b,
                       double z)
{
  SamvadDifference self = { NAN, NAN, NAN };
  double a, b, low_a, high_a, low_b, high_b;

  if (n_a <= 0 || n_b <= 0)
    return self;
  a = (double) count_a / (double) n_a;
  b = (double) count_b / (double) n_b;
  samvad_share_wilson (count_a, n_a, z, &low_a, &high_a);
  samvad_share_wilson (count_b, n_b, z, &low_b, &high_b);
  self.difference = a - b;
  self.low = a - b - hypot (a - low_a, high_b - b);
  self.high = a - b + hypot (high_a - a, b - low_b);
  return self;
}

/**
 * samvad_share_mid_p:
 *
 * Returns: the two-sided exact binomial mid-p of @count in @n under @theta: twice the smaller tail
 * with half the point's own probability, at most 1; NAN where @n is 0
 */
double
samvad_share_mid_p (gint64 count,
                    gint64 n,
                    double theta)
{
  double point, below, above;

  if (n <= 0)
    return NAN;
  point = gsl_ran_binomial_pdf ((guint) count, theta, (guint) n);
  below = count > 0 ? gsl_cdf_binomial_P ((guint) count - 1, theta, (guint) n) : 0;
  above = gsl_cdf_binomial_Q ((guint) count, theta, (guint) n);
  return MIN (1.0, 2 * MIN (below + point / 2, above + point / 2));
}

static gint64
find_quantile (gint64 n,
               double theta,
               double probability)
{
  gint64 low = 0, high = n;

  while (low < high)
    {
      gint64 middle = low + (high - low) / 2;

      if (gsl_cdf_binomial_P ((guint) middle, theta, (guint) n) >= probability)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The quantile between two counts at which the probability would be met, so that the limits do not jump
 * with every n: Spiegelhalter, appendix A.1.1. */
static double
interpolate_quantile (gint64 n,
                      double theta,
                      double probability)
{
  gint64 count = find_quantile (n, theta, probability);
  double at = gsl_cdf_binomial_P ((guint) count, theta, (guint) n);
  double below = count > 0 ? gsl_cdf_binomial_P ((guint) count - 1, theta, (guint) n) : 0;

  return at > below ? (double) count - (at - probability) / (at - below) : (double) count;
}

/**
 * samvad_share_funnel:
 * @level: 0.95 or 0.998
 *
 * The exact binomial limits of a funnel plot around @theta: the interpolated quantiles of the binomial
 * distribution as shares (Spiegelhalter, Statist. Med. 24, 2005, 1185–1202).
 */
void
samvad_share_funnel (gint64  n,
                     double  theta,
                     double  level,
                     double *low,
                     double *high)
{
  double tail = (1 - level) / 2;

  *low = *high = NAN;
  if (n <= 0 || !isfinite (theta))
    return;
  *low = MAX (interpolate_quantile (n, theta, tail), 0) / (double) n;
  *high = interpolate_quantile (n, theta, 1 - tail) / (double) n;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * samvad_share_reject:
 * @p_values: NAN for what is not tested
 * @rejected: (out caller-allocates): as long as @p_values
 *
 * Benjamini and Hochberg's step-up procedure at false discovery rate @q (J. R. Statist. Soc. B 57,
 * 1995, 289–300) over the values that are not NAN.
 */
void
samvad_share_reject (const double *p_values,
                     guint         n_values,
                     double        q,
                     gboolean     *rejected)
{
  g_autofree double *sorted = g_new (double, n_values);
  guint tested = 0;
  double cut = -1;

  for (guint i = 0; i < n_values; i++)
    if (!isnan (p_values[i]))
      sorted[tested++] = p_values[i];
  if (tested > 0)
    qsort (sorted, tested, sizeof *sorted, compare_doubles);
  for (guint i = 0; i < tested; i++)
    if (sorted[i] <= q * (i + 1) / tested)
      cut = sorted[i];
  for (guint i = 0; i < n_values; i++)
    rejected[i] = !isnan (p_values[i]) && p_values[i] <= cut;
}
