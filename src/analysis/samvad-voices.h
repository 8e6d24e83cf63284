/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadServiceVoice:
 * @satisfaction: families that gave 1 to 5
 * @satisfied: of 4 and 5 in all that were stated
 * @aware: of those that knew of it in those asked
 * @informed: families that were told of it in the call
 */
typedef struct {
  gint64      satisfaction[5];
  SamvadShare satisfied;
  SamvadShare aware;
  gint64      informed;
} SamvadServiceVoice;

/**
 * SamvadIssue:
 * @service: code, as in the calls
 * @issue: code
 */
typedef struct {
  char   *service;
  char   *issue;
  gint64  cases;
} SamvadIssue;

/**
 * SamvadVoices:
 * @issues: (element-type SamvadIssue): the most frequent first, then by code
 */
typedef struct {
  SamvadServiceVoice services[SAMVAD_N_SERVICES];
  GArray            *issues;
} SamvadVoices;

SamvadVoices *samvad_voices_new  (const SamvadFigures *figures, const char *district);
void          samvad_voices_free (SamvadVoices *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadVoices, samvad_voices_free)

G_END_DECLS
