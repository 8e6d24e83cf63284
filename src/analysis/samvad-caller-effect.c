/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-caller-effect.h"

#include <math.h>

/**
 * samvad_caller_effect_new:
 * @counts: negatives heard by each caller
 * @ns: families heard by each caller; callers with 0 do not count
 *
 * The intraclass correlation of a negative answer within callers by one-way analysis of variance
 * (Donner and Klar, Design and Analysis of Cluster Randomization Trials, 2000), and Kish's design
 * effect with unequal cluster sizes.
 */
SamvadCallerEffect
samvad_caller_effect_new (const gint64 *counts,
                          const gint64 *ns,
                          guint         n_callers)
{
  double n = 0, y = 0, squares = 0, between = 0, within = 0;
  double msb, msw, m0, rho = 0, deff;
  guint k = 0;

  for (guint i = 0; i < n_callers; i++)
    {
      double m = (double) ns[i], share;

      if (ns[i] <= 0)
        continue;
      share = (double) counts[i] / m;
      n += m;
      y += (double) counts[i];
      squares += m * m;
      within += m * share * (1 - share);
      k++;
    }
  if (n <= 0)
    return (SamvadCallerEffect) { NAN, NAN, NAN };
  for (guint i = 0; i < n_callers; i++)
    if (ns[i] > 0)
      between += (double) ns[i] * pow ((double) counts[i] / (double) ns[i] - y / n, 2);
  if (k >= 2 && n > k)
    {
      msb = between / (k - 1);
      msw = within / (n - k);
      m0 = (n - squares / n) / (k - 1);
      if (msb + (m0 - 1) * msw > 0)
        rho = MAX (0, (msb - msw) / (msb + (m0 - 1) * msw));
    }
  deff = 1 + (squares / n - 1) * rho;
  return (SamvadCallerEffect) { rho, deff, n / deff };
}
