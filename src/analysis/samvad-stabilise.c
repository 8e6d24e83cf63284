/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-stabilise.h"

#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#define MAX_M 1e6
#define GRID  200

typedef struct {
  const gint64 *counts;
  const gint64 *ns;
  guint         n_values;
  double        theta;
} Sample;

/* Log likelihood of the beta-binomial with mean θ and precision M = exp (@log_m), without the
 * binomial coefficients, which do not depend on M. */
static double
likelihood (const Sample *sample,
            double        log_m)
{
  double m = exp (log_m);
  double a = m * sample->theta, b = m * (1 - sample->theta);
  double sum = 0;

  for (guint i = 0; i < sample->n_values; i++)
    if (sample->ns[i] > 0)
      sum += gsl_sf_lnbeta ((double) sample->counts[i] + a, (double) (sample->ns[i] - sample->counts[i]) + b) -
             gsl_sf_lnbeta (a, b);
  return sum;
}

/* Golden section between two neighbours of the best point of the grid. */
static double
refine (const Sample *sample,
        double        low,
        double        high)
{
  const double ratio = (sqrt (5) - 1) / 2;

  while (high - low > 1e-9)
    {
      double left = high - ratio * (high - low);
      double right = low + ratio * (high - low);

      if (likelihood (sample, left) >= likelihood (sample, right))
        high = right;
      else
        low = left;
    }
  return (low + high) / 2;
}

/**
 * samvad_stabilise_find_m:
 * @theta: the State's share, the mean
 *
 * Returns: the precision M, 1 to 10⁶, that makes the counts likeliest; NAN where there is no sample
 * or @theta is 0 or 1 (nothing varies then)
 */
double
samvad_stabilise_find_m (const gint64 *counts,
                         const gint64 *ns,
                         guint         n_values,
                         double        theta)
{
  Sample sample = { counts, ns, n_values, theta };
  const double step = log (MAX_M) / GRID;
  double best = -INFINITY, found;
  guint at = 0;

  if (!isfinite (theta) || theta <= 0 || theta >= 1)
    return NAN;
  for (guint i = 0; i <= GRID; i++)
    {
      double value = likelihood (&sample, i * step);

      if (value > best)
        {
          best = value;
          at = i;
        }
    }
  found = refine (&sample, at > 0 ? (at - 1) * step : 0, at < GRID ? (at + 1) * step : GRID * step);
  /* At an end of the range the section only comes close. */
  if (at == 0 && likelihood (&sample, 0) >= likelihood (&sample, found))
    return 1;
  if (at == GRID && likelihood (&sample, GRID * step) >= likelihood (&sample, found))
    return MAX_M;
  return exp (found);
}

/** Returns: (y + Mθ)/(n + M): for planning only, and labelled so; NAN where @n is 0 */
double
samvad_stabilise_share (gint64 count,
                        gint64 n,
                        double theta,
                        double m)
{
  if (n <= 0)
    return NAN;
  if (isnan (m))
    return theta;
  return ((double) count + m * theta) / ((double) n + m);
}
