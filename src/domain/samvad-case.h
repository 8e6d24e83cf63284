/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-document.h"

G_BEGIN_DECLS

/* The one place that says how a case counts (DESIGN section 6). @dials: SamvadCall, in any order, all of one
 * case and one month. */
const SamvadCall *samvad_case_find_final    (GPtrArray *dials, SamvadTime as_of);
const SamvadCall *samvad_case_find_counted  (GPtrArray *dials, SamvadTime as_of, SamvadCounts counts);
const SamvadCall *samvad_case_find_feedback (GPtrArray *dials, SamvadTime as_of);
SamvadOutcome     samvad_case_get_code      (SamvadOutcome outcome);
SamvadSentiment   samvad_feedback_get_sentiment (const SamvadFeedback *feedback);

G_END_DECLS
