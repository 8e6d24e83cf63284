/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

SamvadRates samvad_rates_new (const gint64 outcomes[SAMVAD_N_OUTCOMES]);

G_END_DECLS
