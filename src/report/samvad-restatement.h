/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadRestatement:
 * @then: a month as it was shown: sealed, or kept by its closing
 * @now: the same month over the same window of opinions, counted now
 * @closing: @then is what the month was closed with, not a pack that was sealed
 *
 * What was shown, beside what would be shown today.
 */
typedef struct {
  SamvadFigures *then;
  SamvadFigures *now;
  gboolean       closing;
} SamvadRestatement;

SamvadRestatement *samvad_restatement_new             (SamvadFigures *then, SamvadReading *reading);
SamvadRestatement *samvad_restatement_new_for_closing (SamvadReading *reading);
gboolean           samvad_restatement_differs         (const SamvadRestatement *self);
void               samvad_restatement_free            (SamvadRestatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadRestatement, samvad_restatement_free)

G_END_DECLS
