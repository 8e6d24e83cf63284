/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-calendar.h"

G_BEGIN_DECLS

/**
 * SamvadDraft:
 * @service: (nullable): borrowed code; %NULL: the item is about the family's data, not a service
 * @issue: borrowed code
 * @worker: borrowed texts
 * @text: (nullable): borrowed: a first note
 * @by: borrowed: who opens it
 *
 * An action item before it is opened.
 */
typedef struct {
  const char     *service;
  const char     *issue;
  SamvadPriority  priority;
  SamvadWorker    worker;
  const char     *text;
  const char     *by;
} SamvadDraft;

SamvadDraft     samvad_draft_propose (const SamvadCall *call);
SamvadPriority  samvad_draft_propose_priority (const SamvadCall *call, const char *issue);
SamvadDocument *samvad_draft_open    (const SamvadDraft *self, const SamvadCall *call, SamvadCalendar *calendar,
                                      SamvadTime now);

G_END_DECLS
