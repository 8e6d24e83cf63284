/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ranks.h"

#include "samvad-share.h"

/**
 * samvad_ranks_fill:
 * @counts: negatives
 * @ns: sample sizes; a value with n = 0 has no rank (0, 0) and counts for no other's
 * @low: (out caller-allocates): the best rank that cannot be ruled out; 1 is the lowest share
 * @high: (out caller-allocates): the worst
 *
 * Marginal confidence sets for ranks (Mogstad, Romano, Shaikh and Wilhelm, Rev. Econ. Stud. 91, 2024)
 * by Newcombe's interval of each difference at confidence 1 − 0.05/(D − 1).
 */
void
samvad_ranks_fill (const gint64 *counts,
                   const gint64 *ns,
                   guint         n_values,
                   int          *low,
                   int          *high)
{
  guint ranked = 0;
  double z;

  for (guint i = 0; i < n_values; i++)
    ranked += ns[i] > 0;
  z = ranked > 1 ? samvad_share_get_z (1 - 0.05 / (ranked - 1)) : 0;
  for (guint i = 0; i < n_values; i++)
    {
      guint lower = 0, higher = 0;

      for (guint j = 0; ns[i] > 0 && j < n_values; j++)
        {
          SamvadDifference other;

          if (j == i || ns[j] <= 0)
            continue;
          other = samvad_share_newcombe (counts[j], ns[j], counts[i], ns[i], z);
          lower += other.high < 0;
          higher += other.low > 0;
        }
      low[i] = ns[i] > 0 ? (int) (1 + lower) : 0;
      high[i] = ns[i] > 0 ? (int) (ranked - higher) : 0;
    }
}
