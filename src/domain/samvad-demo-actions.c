/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-demo-private.h"
#include "samvad-history.h"

#include <string.h>

/** Returns: (transfer full): an event with its own id, without a text */
SamvadEvent *
samvad_demo_make_event (SamvadDemo      *self,
                        SamvadEventKind  kind,
                        SamvadTime       at,
                        const char      *by)
{
  SamvadEvent *event = samvad_event_new (kind);

  event->id = samvad_random_uuid (&self->random);
  event->at = at;
  event->by = g_strdup (by);
  event->kind_code = g_strdup (samvad_event_kind_to_code (kind));
  return event;
}

static void
fill_worker (SamvadDemo   *self,
             SamvadWorker *worker,
             const char   *centre)
{
  guint at = samvad_random_below (&self->random, g_strv_length ((char **) samvad_demo_workers));

  worker->id = g_strdup_printf ("w-%s-%u", centre, at);
  worker->name = g_strdup (samvad_demo_workers[at]);
  worker->role = SAMVAD_ROLE_AWW;
}

static void
fill_event (SamvadDemo         *self,
            const SamvadAction *action,
            SamvadEvent        *event)
{
  SamvadRandom *random = &self->random;

  switch (event->kind)
    {
    case SAMVAD_EVENT_ASSIGN:
      fill_worker (self, &event->worker, action->centre_code);
      break;
    case SAMVAD_EVENT_ESCALATE:
      event->role = samvad_role_get_next (action->worker.role);
      break;
    case SAMVAD_EVENT_EXTEND:
      event->due_at = samvad_calendar_add_working (self->calendar, MAX (action->due_at, event->at), 5);
      break;
    case SAMVAD_EVENT_DONE:
      event->response = (SamvadResponse) samvad_random_below (random, SAMVAD_RESPONSE_UNKNOWN);
      event->text = g_strdup (samvad_random_line (random, samvad_demo_notes));
      break;
    case SAMVAD_EVENT_NOTE:
      event->text = g_strdup (samvad_random_line (random, samvad_demo_notes));
      break;
    default:
      break;
    }
}

/* Adds an event some working days after @at, unless that is still to come. */
static gboolean
add_event (SamvadDemo      *self,
           SamvadAction    *action,
           SamvadTime      *at,
           guint            days,
           SamvadEventKind  kind)
{
  gboolean by_worker = kind == SAMVAD_EVENT_ACKNOWLEDGE || kind == SAMVAD_EVENT_DONE;
  SamvadEvent *event;

  *at = samvad_calendar_add_working (self->calendar, *at, days)
        - (1 + samvad_random_below (&self->random, 8 * 3600)) * SAMVAD_SECOND;
  event = samvad_demo_make_event (self, kind, *at, by_worker ? action->worker.id : "s-1");
  fill_event (self, action, event);
  if (*at > self->options.as_of)
    {
      samvad_event_free (event);
      return FALSE;
    }
  g_ptr_array_add (action->events, event);
  return TRUE;
}

static void
finish (SamvadDemo   *self,
        SamvadAction *action,
        SamvadTime    at)
{
  SamvadRandom *random = &self->random;
  double fate = samvad_random_unit (random);

  if (!add_event (self, action, &at, 2 + samvad_random_below (random, 7), SAMVAD_EVENT_DONE) || fate < 0.2)
    return;
  if (fate < 0.38)
    {
      add_event (self, action, &at, 2, SAMVAD_EVENT_REOPEN);
      if (fate > 0.30)
        return;
      add_event (self, action, &at, 4, SAMVAD_EVENT_DONE);
    }
  add_event (self, action, &at, 1 + samvad_random_below (random, 4), SAMVAD_EVENT_VERIFY);
}

static void
tell_story (SamvadDemo   *self,
            SamvadAction *action)
{
  SamvadRandom *random = &self->random;
  SamvadTime at = action->opened_at;
  double fate = samvad_random_unit (random);

  if (fate < 0.04)
    return;
  add_event (self, action, &at, 1, SAMVAD_EVENT_ACKNOWLEDGE);
  if (samvad_random_chance (random, 0.10))
    add_event (self, action, &at, 1, SAMVAD_EVENT_ASSIGN);
  if (samvad_random_chance (random, 0.35))
    add_event (self, action, &at, 1, SAMVAD_EVENT_NOTE);
  if (fate < 0.08)
    {
      add_event (self, action, &at, 2, SAMVAD_EVENT_CANCEL);
      return;
    }
  if (samvad_random_chance (random, 0.08))
    add_event (self, action, &at, 2, SAMVAD_EVENT_EXTEND);
  if (fate < 0.20)
    add_event (self, action, &at, 9, SAMVAD_EVENT_ESCALATE);
  if (fate > 0.11)
    finish (self, action, at);
}

static SamvadPriority
choose_priority (const SamvadCall *call,
                 const char       *issue)
{
  if (call->category == SAMVAD_CATEGORY_SAM && g_str_equal (issue, "not_received"))
    return SAMVAD_PRIORITY_CRITICAL;
  if (g_str_equal (issue, "not_received") || g_str_equal (issue, "centre_closed"))
    return SAMVAD_PRIORITY_HIGH;
  return SAMVAD_PRIORITY_NORMAL;
}

static void
hand_out_copy (SamvadDemo   *self,
               SamvadAction *action)
{
  SamvadAction *copy = samvad_action_copy (action);

  samvad_demo_hand_out (self, SAMVAD_DOCUMENT_ACTION, copy->id, copy);
}

/** Makes an action item of the first complaint of @call, with its history up to `as_of`. */
void
samvad_demo_open_action (SamvadDemo       *self,
                         const SamvadCall *call)
{
  g_autofree char *uuid = samvad_random_uuid (&self->random);
  SamvadAction *action;
  guint service = 0;

  while (service < SAMVAD_N_SERVICES && call->feedback->services[service].issue == NULL)
    service++;
  if (service == SAMVAD_N_SERVICES)
    return;
  action = samvad_action_new ();
  action->id = g_strdup_printf ("action:%s", uuid);
  action->call = g_strdup (call->id);
  action->family = g_strdup (call->family);
  action->district = g_strdup (call->district);
  action->project = g_strdup (call->project);
  action->centre_code = g_strdup (call->centre_code);
  action->centre_name = g_strdup (call->centre_name);
  action->service = g_strdup (samvad_service_to_code ((SamvadService) service));
  action->issue = g_strdup (call->feedback->services[service].issue);
  action->priority = choose_priority (call, action->issue);
  action->opened_at = call->started_at + call->duration * SAMVAD_SECOND;
  action->due_at = samvad_calendar_add_working (self->calendar, action->opened_at,
                                                samvad_priority_get_days (action->priority));
  fill_worker (self, &action->worker, action->centre_code);
  tell_story (self, action);
  g_ptr_array_add (self->actions, action);
  hand_out_copy (self, action);
}

/** Adds the next likely event to one of the items that are open at @now. */
void
samvad_demo_move_action (SamvadDemo *self,
                         SamvadTime  now)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  SamvadAction *action;
  SamvadEvent *event;

  for (guint i = 0; i < self->actions->len; i++)
    {
      g_autoptr (SamvadHistory) history = samvad_history_new (g_ptr_array_index (self->actions, i), now);

      if (samvad_history_is_open (history))
        g_ptr_array_add (open, g_ptr_array_index (self->actions, i));
    }
  if (open->len == 0)
    return;
  action = g_ptr_array_index (open, samvad_random_below (&self->random, open->len));
  event = samvad_demo_make_event (self, samvad_random_chance (&self->random, 0.5) ? SAMVAD_EVENT_DONE : SAMVAD_EVENT_NOTE,
                                  now, action->worker.id);
  fill_event (self, action, event);
  g_ptr_array_add (action->events, event);
  hand_out_copy (self, action);
}
