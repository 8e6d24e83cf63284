/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/* In the order of weight: the first of several is the one a digest is named after. */
typedef enum {
  SAMVAD_ALERT_SIGN_IN,         /* the server wants a sign-in */
  SAMVAD_ALERT_OUTBOX_STUCK,    /* edits were refused, or wait for too long */
  SAMVAD_ALERT_NO_DATA,         /* no call for a working day */
  SAMVAD_ALERT_BEHIND,          /* the verdict, never a percentage */
  SAMVAD_ALERT_DIFFERS,         /* a district newly differs for the worse */
  SAMVAD_ALERT_ESCALATION,      /* an item should go to the next role */
  SAMVAD_ALERT_OVERDUE,         /* an item is past its due time */
} SamvadAlertKind;
#define SAMVAD_N_ALERT_KINDS 7

/**
 * SamvadAlert:
 * @cause: what it is about, stable while it lasts: "overdue", "differs:604", "behind:2026-10".
 *   One alert per cause until the cause ends
 * @district: (nullable): the code, for DIFFERS
 * @count: items, edits or working days, where the kind counts something; else 0
 */
typedef struct {
  SamvadAlertKind  kind;
  char            *cause;
  char            *district;
  gint64           count;
} SamvadAlert;

/**
 * SamvadAlertFacts:
 * @figures: (nullable): of the current month, borrowed
 * @stale: the data is too old for what depends on it to be said
 * @signed_out: the server answers 401
 * @escalations: open items whose next escalation step is due
 * @outbox_since: when the oldest waiting edit was made, or NONE
 * @enabled: bit per kind: rules that are switched on
 *
 * All that the rules look at. The time is in @figures and @now; nothing here reads a clock.
 */
typedef struct {
  const SamvadFigures *figures;
  SamvadTime           now;
  gboolean             stale;
  gboolean             signed_out;
  gint64               escalations;
  SamvadTime           outbox_since;
  guint                enabled;
} SamvadAlertFacts;

#define SAMVAD_ALERTS_ALL ((1u << SAMVAD_N_ALERT_KINDS) - 1)

SamvadAlert *samvad_alert_new      (SamvadAlertKind kind, const char *cause, gint64 count);
SamvadAlert *samvad_alert_copy     (const SamvadAlert *self);
void         samvad_alert_free     (SamvadAlert *self);
char        *samvad_alert_dup_place (const SamvadAlert *self);
const char  *samvad_alert_kind_to_code   (SamvadAlertKind kind);
gboolean     samvad_alert_kind_from_code (const char *code, SamvadAlertKind *kind);

GPtrArray   *samvad_alerts_find    (const SamvadAlertFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadAlert, samvad_alert_free)

G_END_DECLS
