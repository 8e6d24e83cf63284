/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadOfficerRate:
 * @share: with Wilson's 95% interval
 * @p_value: two-sided mid-p against the rate of all officers together; NAN where n < 25
 * @differs: Benjamini and Hochberg reject it; every other one "cannot be told apart"
 */
typedef struct {
  SamvadShare share;
  double      p_value;
  gboolean    differs;
} SamvadOfficerRate;

/**
 * SamvadOfficerComparison:
 * @contact: dials that reached the family, of all dials
 * @completion: complete, of the dials that reached the family
 * @active_days: working days of the month on which the officer is active
 * @expected: by now, by the officer's own target and working days; NAN without a target
 */
typedef struct {
  const SamvadOfficerFigures *officer;
  SamvadOfficerRate           contact;
  SamvadOfficerRate           completion;
  guint                       active_days;
  double                      expected;
} SamvadOfficerComparison;

GArray *samvad_officer_compare_new (const SamvadFigures *figures);

G_END_DECLS
