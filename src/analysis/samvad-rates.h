/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

typedef enum {
  SAMVAD_RATE_RR1,
  SAMVAD_RATE_RR2,
  SAMVAD_RATE_COOP1,
  SAMVAD_RATE_CON1,
  SAMVAD_RATE_REF1,
} SamvadRateKind;
#define SAMVAD_N_RATES 5

SamvadRates samvad_rates_new            (const gint64 outcomes[SAMVAD_N_OUTCOMES]);
SamvadShare samvad_rates_get_share      (const gint64 outcomes[SAMVAD_N_OUTCOMES], SamvadRateKind kind);
guint       samvad_rates_get_outcomes   (SamvadRateKind kind);
guint       samvad_rates_get_contacted  (void);
gint64      samvad_rates_count          (const gint64 outcomes[SAMVAD_N_OUTCOMES], guint mask);

G_END_DECLS
