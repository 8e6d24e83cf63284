/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-draft.h"

#include "samvad-history.h"

/** Returns: how urgent @issue is for the family of @call */
SamvadPriority
samvad_draft_propose_priority (const SamvadCall *call,
                               const char       *issue)
{
  if (call->category == SAMVAD_CATEGORY_SAM && g_strcmp0 (issue, "not_received") == 0)
    return SAMVAD_PRIORITY_CRITICAL;
  if (g_strcmp0 (issue, "not_received") == 0 || g_strcmp0 (issue, "centre_closed") == 0)
    return SAMVAD_PRIORITY_HIGH;
  return SAMVAD_PRIORITY_NORMAL;
}

/**
 * samvad_draft_propose:
 *
 * Returns: what follows from @call: its first complaint, else a wrong number where it was one, else what was not
 * received, else the first service with nothing to say of it. The texts are the call's or static.
 */
SamvadDraft
samvad_draft_propose (const SamvadCall *call)
{
  SamvadDraft self = { .issue = "other", .worker = { .role = SAMVAD_ROLE_AWW } };
  const SamvadFeedback *feedback = call->feedback;

  for (int i = SAMVAD_N_SERVICES - 1; feedback != NULL && i >= 0; i--)
    if (feedback->services[i].received == SAMVAD_RECEIVED_NO && feedback->services[i].asked)
      {
        self.service = samvad_service_to_code ((SamvadService) i);
        self.issue = "not_received";
      }
  for (int i = SAMVAD_N_SERVICES - 1; feedback != NULL && i >= 0; i--)
    if (feedback->services[i].issue != NULL)
      {
        self.service = samvad_service_to_code ((SamvadService) i);
        self.issue = feedback->services[i].issue;
      }
  if (call->outcome == SAMVAD_OUTCOME_WRONG_NUMBER || call->outcome == SAMVAD_OUTCOME_NOT_IN_SERVICE)
    self.issue = "wrong_number";
  self.priority = samvad_draft_propose_priority (call, self.issue);
  return self;
}

static SamvadEvent *
make_note (const SamvadDraft *self,
           SamvadTime         now)
{
  SamvadEvent *event = samvad_event_new (SAMVAD_EVENT_NOTE);

  event->id = g_uuid_string_random ();
  event->at = now;
  event->by = g_strdup (self->by);
  event->text = g_strdup (self->text);
  return event;
}

/**
 * samvad_draft_open:
 * @now: when it is opened; it is due so many working days later as its priority allows
 *
 * Returns: (transfer full): a new item, of the family, place and case of @call
 */
SamvadDocument *
samvad_draft_open (const SamvadDraft *self,
                   const SamvadCall  *call,
                   SamvadCalendar    *calendar,
                   SamvadTime         now)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("action:", uuid, NULL);
  SamvadDocument *document = samvad_document_new (SAMVAD_DOCUMENT_ACTION, id);
  SamvadAction *action = document->action = samvad_action_new ();

  action->id = g_strdup (id);
  action->call = g_strdup (call->id);
  action->family = g_strdup (call->family);
  action->district = g_strdup (call->district);
  action->project = g_strdup (call->project);
  action->centre_code = g_strdup (call->centre_code);
  action->centre_name = g_strdup (call->centre_name);
  action->service = g_strdup (self->service);
  action->issue = g_strdup (self->issue);
  action->priority = self->priority;
  action->opened_at = now;
  action->due_at = samvad_calendar_add_working (calendar, now, samvad_priority_get_days (self->priority));
  samvad_worker_copy (&self->worker, &action->worker);
  if (self->text != NULL)
    g_ptr_array_add (action->events, make_note (self, now));
  return document;
}
