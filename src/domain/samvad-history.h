/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-calendar.h"

G_BEGIN_DECLS

/**
 * SamvadHistory:
 * @steps: (element-type SamvadStep): the events in order, each once
 * @holdings: (element-type SamvadHolding): who had it to do, one after the other
 *
 * What an action's creation and events say at one time: a pure function of the set of events,
 * whatever order they came in and however often (DESIGN sections 4 and 6).
 */
typedef struct {
  SamvadActionState  state;
  SamvadWorker       worker;            /* owned copy */
  SamvadTime         due_at;
  SamvadTime         changed_at;        /* of the last event that counted, or the opening */
  SamvadTime         owned_since;       /* when this worker or role took it over */
  SamvadTime         claimed_at;        /* of the last `done` in force, else NONE */
  SamvadResponse     response;          /* of the last `done` */
  GArray            *steps;
  GArray            *holdings;
} SamvadHistory;

/**
 * SamvadHolding:
 * @to: when it was handed on, reported done or cancelled; NONE: it still is with this owner
 *
 * A time during which an item was open with one owner: the clock of each owner runs for itself, and
 * stands still while the item waits for the family's word.
 */
typedef struct {
  SamvadWorker worker;                  /* owned copy */
  SamvadTime   from;
  SamvadTime   to;
} SamvadHolding;

typedef struct {
  const SamvadEvent *event;             /* borrowed from the action */
  gboolean           allowed;           /* FALSE: kept and shown as out of turn */
  gboolean           future;            /* dated after the time of reading: not counted */
  SamvadActionState  state;             /* after it */
} SamvadStep;

SamvadHistory *samvad_history_new        (const SamvadAction *action, SamvadTime now);
void           samvad_history_free       (SamvadHistory *self);
gboolean       samvad_history_is_open    (const SamvadHistory *self);
gboolean       samvad_history_is_overdue (const SamvadHistory *self, SamvadTime now);
gboolean       samvad_action_state_allows (SamvadActionState state, SamvadEventKind kind);
gboolean       samvad_action_state_is_open (SamvadActionState state);
int            samvad_event_compare      (const SamvadEvent *a, const SamvadEvent *b);
GPtrArray     *samvad_events_unite       (GPtrArray *a, GPtrArray *b);
SamvadRole     samvad_role_get_next      (SamvadRole role);
guint          samvad_priority_get_days  (SamvadPriority priority);
SamvadRole     samvad_escalation_propose (SamvadRole role, guint working_days_overdue);

SamvadTime     samvad_escalation_cut     (SamvadRole role, SamvadCalendar *calendar, SamvadTime now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadHistory, samvad_history_free)

G_END_DECLS
