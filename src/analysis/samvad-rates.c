/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-rates.h"

#include <math.h>

/**
 * samvad_rates_new:
 * @outcomes: cases by final code
 *
 * Returns: the rates of AAPOR, Standard Definitions (9th edition, 2016), with the final codes sorted
 * as DESIGN section 6 says; NAN where the denominator is 0
 */
SamvadRates
samvad_rates_new (const gint64 outcomes[SAMVAD_N_OUTCOMES])
{
  double i = (double) outcomes[SAMVAD_OUTCOME_COMPLETE];
  double p = (double) outcomes[SAMVAD_OUTCOME_PARTIAL];
  double r = (double) (outcomes[SAMVAD_OUTCOME_REFUSAL] + outcomes[SAMVAD_OUTCOME_CALLBACK]);
  double nc = (double) (outcomes[SAMVAD_OUTCOME_NO_ANSWER] + outcomes[SAMVAD_OUTCOME_BUSY] +
                        outcomes[SAMVAD_OUTCOME_SWITCHED_OFF] + outcomes[SAMVAD_OUTCOME_UNAVAILABLE]);
  double o = (double) (outcomes[SAMVAD_OUTCOME_LANGUAGE] + outcomes[SAMVAD_OUTCOME_OTHER] +
                       outcomes[SAMVAD_OUTCOME_UNKNOWN]);
  double uo = (double) (outcomes[SAMVAD_OUTCOME_WRONG_NUMBER] + outcomes[SAMVAD_OUTCOME_NOT_IN_SERVICE]);
  double contacted = i + p + r + o;
  double n = contacted + nc + uo;
  SamvadRates none = { NAN, NAN, NAN, NAN, NAN };

  if (n <= 0)
    return none;
  return (SamvadRates) {
    .rr1 = i / n,
    .rr2 = (i + p) / n,
    .coop1 = contacted > 0 ? i / contacted : NAN,
    .con1 = contacted / n,
    .ref1 = r / n,
  };
}
