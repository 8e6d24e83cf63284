/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-rates.h"

#include "samvad-share.h"

#define BIT(name) (1u << SAMVAD_OUTCOME_##name)

/* The groups of DESIGN section 6; NE, not eligible, is in none. */
#define I  BIT (COMPLETE)
#define P  BIT (PARTIAL)
#define R  (BIT (REFUSAL) | BIT (CALLBACK))
#define NC (BIT (NO_ANSWER) | BIT (BUSY) | BIT (SWITCHED_OFF) | BIT (UNAVAILABLE))
#define O  (BIT (LANGUAGE) | BIT (OTHER) | BIT (UNKNOWN))
#define UO (BIT (WRONG_NUMBER) | BIT (NOT_IN_SERVICE))
#define CONTACTED (I | P | R | O)

static const struct { guint count, of; } rates[SAMVAD_N_RATES] = {
  [SAMVAD_RATE_RR1] = { I, CONTACTED | NC | UO },
  [SAMVAD_RATE_RR2] = { I | P, CONTACTED | NC | UO },
  [SAMVAD_RATE_COOP1] = { I, CONTACTED },
  [SAMVAD_RATE_CON1] = { CONTACTED, CONTACTED | NC | UO },
  [SAMVAD_RATE_REF1] = { R, CONTACTED | NC | UO },
};

/** @mask: 1 << SamvadOutcome, or'ed. Returns: the cases with one of them */
gint64
samvad_rates_count (const gint64 outcomes[SAMVAD_N_OUTCOMES],
                    guint        mask)
{
  gint64 count = 0;

  for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
    if ((mask & 1u << i) != 0)
      count += outcomes[i];
  return count;
}

/** Returns: the final codes of a family that was contacted: I, P, R and O */
guint
samvad_rates_get_contacted (void)
{
  return CONTACTED;
}

/** Returns: the final codes that the rate counts */
guint
samvad_rates_get_outcomes (SamvadRateKind kind)
{
  return rates[kind].count;
}

/** Returns: the rate with Wilson's 95% interval and its band */
SamvadShare
samvad_rates_get_share (const gint64   outcomes[SAMVAD_N_OUTCOMES],
                        SamvadRateKind kind)
{
  return samvad_share_new (samvad_rates_count (outcomes, rates[kind].count),
                           samvad_rates_count (outcomes, rates[kind].of));
}

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
  return (SamvadRates) {
    .rr1 = samvad_rates_get_share (outcomes, SAMVAD_RATE_RR1).share,
    .rr2 = samvad_rates_get_share (outcomes, SAMVAD_RATE_RR2).share,
    .coop1 = samvad_rates_get_share (outcomes, SAMVAD_RATE_COOP1).share,
    .con1 = samvad_rates_get_share (outcomes, SAMVAD_RATE_CON1).share,
    .ref1 = samvad_rates_get_share (outcomes, SAMVAD_RATE_REF1).share,
  };
}
