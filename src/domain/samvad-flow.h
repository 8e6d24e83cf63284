/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-history.h"

G_BEGIN_DECLS

/**
 * SamvadFlowKind:
 * @SAMVAD_FLOW_OPENED: items that were opened in the month
 * @SAMVAD_FLOW_CLAIMED: reports in the month that the work is done
 * @SAMVAD_FLOW_CONFIRMED: of the reports of the month, those that the family has confirmed since
 * @SAMVAD_FLOW_DENIED: of the reports of the month, those after which the item was reopened
 * @SAMVAD_FLOW_VERIFIED: items that were closed in the month, by the family's word
 * @SAMVAD_FLOW_REOPENED: items that were reopened in the month
 * @SAMVAD_FLOW_RETURNED: of these, those that had been verified
 * @SAMVAD_FLOW_CANCELLED: items that were cancelled in the month
 *
 * Only events that counted make a flow. Confirmed and denied belong to the month of the report, so that
 * confirmed of claimed is a share; the other kinds to the month of their own event.
 */
typedef enum {
  SAMVAD_FLOW_OPENED,
  SAMVAD_FLOW_CLAIMED,
  SAMVAD_FLOW_CONFIRMED,
  SAMVAD_FLOW_DENIED,
  SAMVAD_FLOW_VERIFIED,
  SAMVAD_FLOW_REOPENED,
  SAMVAD_FLOW_RETURNED,
  SAMVAD_FLOW_CANCELLED,
} SamvadFlowKind;
#define SAMVAD_N_FLOWS 8

/* Calendar days since the opening: up to a week, a month, three months, and more. */
#define SAMVAD_N_AGES 4

/**
 * SamvadFlowMonth:
 * @claimed: reports of the month by what was done
 * @confirmed: of these, those that the family has confirmed
 */
typedef struct {
  SamvadMonth month;
  gint64      n[SAMVAD_N_FLOWS];
  gint64      claimed[SAMVAD_N_RESPONSES];
  gint64      confirmed[SAMVAD_N_RESPONSES];
} SamvadFlowMonth;

/**
 * SamvadFlow:
 * @months: (element-type SamvadFlowMonth): the oldest first, without a gap
 * @open: items that are open, by age
 * @overdue: of these, the overdue ones
 *
 * How items come and go.
 */
typedef struct {
  GArray *months;
  gint64  open[SAMVAD_N_AGES];
  gint64  overdue[SAMVAD_N_AGES];
} SamvadFlow;

typedef void (*SamvadFlowFunc) (SamvadMonth month, SamvadFlowKind kind, SamvadResponse response, gpointer user_data);

SamvadFlow            *samvad_flow_new       (SamvadMonth last, guint n_months);
void                   samvad_flow_free      (SamvadFlow *self);
void                   samvad_flow_add       (SamvadFlow *self, SamvadMonth month, SamvadFlowKind kind,
                                              SamvadResponse response, gint64 n);
const SamvadFlowMonth *samvad_flow_get_last  (const SamvadFlow *self);
SamvadFlowMonth        samvad_flow_sum       (const SamvadFlow *self, guint n_months);
gint64                 samvad_flow_month_get_net (const SamvadFlowMonth *month);
guint                  samvad_flow_get_age_limit (guint age);
void                   samvad_flow_visit     (const SamvadAction *action, const SamvadHistory *history,
                                              SamvadFlowFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadFlow, samvad_flow_free)

G_END_DECLS
