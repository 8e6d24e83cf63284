/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-flow.h"

/** @last: the month of the last row; @n_months: how many there are */
SamvadFlow *
samvad_flow_new (SamvadMonth last,
                 guint       n_months)
{
  SamvadFlow *self = g_new0 (SamvadFlow, 1);

  self->months = g_array_sized_new (FALSE, TRUE, sizeof (SamvadFlowMonth), n_months);
  for (guint i = 0; i < n_months; i++)
    {
      SamvadFlowMonth month = { .month = last - (SamvadMonth) (n_months - 1 - i) };

      g_array_append_val (self->months, month);
    }
  return self;
}

void
samvad_flow_free (SamvadFlow *self)
{
  g_array_unref (self->months);
  g_free (self);
}

/** Adds @n to a month; one that the flow does not have is passed over. @response: of CLAIMED and CONFIRMED */
void
samvad_flow_add (SamvadFlow     *self,
                 SamvadMonth     month,
                 SamvadFlowKind  kind,
                 SamvadResponse  response,
                 gint64          n)
{
  SamvadMonth first = self->months->len > 0 ? g_array_index (self->months, SamvadFlowMonth, 0).month : 0;
  SamvadFlowMonth *row;

  if (month < first || month >= first + (SamvadMonth) self->months->len)
    return;
  row = &g_array_index (self->months, SamvadFlowMonth, month - first);
  row->n[kind] += n;
  if (kind == SAMVAD_FLOW_CLAIMED)
    row->claimed[response] += n;
  if (kind == SAMVAD_FLOW_CONFIRMED)
    row->confirmed[response] += n;
}

/** Returns: (transfer none): the newest month */
const SamvadFlowMonth *
samvad_flow_get_last (const SamvadFlow *self)
{
  g_return_val_if_fail (self->months->len > 0, NULL);

  return &g_array_index (self->months, SamvadFlowMonth, self->months->len - 1);
}

/** Returns: what the newest @n_months months have together, under the first of them */
SamvadFlowMonth
samvad_flow_sum (const SamvadFlow *self,
                 guint             n_months)
{
  guint first = self->months->len - MIN (n_months, self->months->len);
  SamvadFlowMonth sum = { 0 };

  for (guint i = self->months->len; i-- > first;)
    {
      const SamvadFlowMonth *month = &g_array_index (self->months, SamvadFlowMonth, i);

      sum.month = month->month;
      for (guint kind = 0; kind < SAMVAD_N_FLOWS; kind++)
        sum.n[kind] += month->n[kind];
      for (guint response = 0; response < SAMVAD_N_RESPONSES; response++)
        {
          sum.claimed[response] += month->claimed[response];
          sum.confirmed[response] += month->confirmed[response];
        }
    }
  return sum;
}

/**
 * samvad_flow_month_get_net:
 *
 * Returns: by how many the items that are neither verified nor cancelled grew: opened and returned
 * less verified and cancelled. What was reopened before it was verified had never left.
 */
gint64
samvad_flow_month_get_net (const SamvadFlowMonth *month)
{
  return month->n[SAMVAD_FLOW_OPENED] + month->n[SAMVAD_FLOW_RETURNED] - month->n[SAMVAD_FLOW_VERIFIED] -
         month->n[SAMVAD_FLOW_CANCELLED];
}

/** Returns: up to how many calendar days after its opening an item is in this class; G_MAXUINT for the last */
guint
samvad_flow_get_age_limit (guint age)
{
  static const guint limits[SAMVAD_N_AGES] = { 7, 30, 90, G_MAXUINT };

  g_return_val_if_fail (age < SAMVAD_N_AGES, G_MAXUINT);

  return limits[age];
}

/* A report of work done, until something follows from it. */
typedef struct {
  SamvadMonth    month;
  SamvadResponse response;
} Claim;

static void
visit_step (const SamvadStep  *step,
            SamvadActionState  before,
            Claim             *claim,
            SamvadFlowFunc     func,
            gpointer           data)
{
  SamvadMonth month = samvad_time_get_month (step->event->at);

  switch (step->event->kind)
    {
    case SAMVAD_EVENT_DONE:
      *claim = (Claim) { month, step->event->response };
      func (month, SAMVAD_FLOW_CLAIMED, claim->response, data);
      break;
    case SAMVAD_EVENT_VERIFY:
      func (month, SAMVAD_FLOW_VERIFIED, SAMVAD_RESPONSE_UNKNOWN, data);
      func (claim->month, SAMVAD_FLOW_CONFIRMED, claim->response, data);
      break;
    case SAMVAD_EVENT_REOPEN:
      func (month, SAMVAD_FLOW_REOPENED, SAMVAD_RESPONSE_UNKNOWN, data);
      if (before == SAMVAD_STATE_VERIFIED)
        func (month, SAMVAD_FLOW_RETURNED, SAMVAD_RESPONSE_UNKNOWN, data);
      else
        func (claim->month, SAMVAD_FLOW_DENIED, SAMVAD_RESPONSE_UNKNOWN, data);
      break;
    case SAMVAD_EVENT_CANCEL:
      func (month, SAMVAD_FLOW_CANCELLED, SAMVAD_RESPONSE_UNKNOWN, data);
      break;
    default:
      break;
    }
}

/**
 * samvad_flow_visit:
 * @history: of @action
 *
 * Calls @func for everything that the item adds to the flow.
 */
void
samvad_flow_visit (const SamvadAction  *action,
                   const SamvadHistory *history,
                   SamvadFlowFunc       func,
                   gpointer             user_data)
{
  SamvadActionState before = SAMVAD_STATE_OPEN;
  Claim claim = { samvad_time_get_month (action->opened_at), SAMVAD_RESPONSE_UNKNOWN };

  func (claim.month, SAMVAD_FLOW_OPENED, SAMVAD_RESPONSE_UNKNOWN, user_data);
  for (guint i = 0; i < history->steps->len; i++)
    {
      const SamvadStep *step = &g_array_index (history->steps, SamvadStep, i);

      if (step->allowed)
        visit_step (step, before, &claim, func, user_data);
      before = step->state;
    }
}
