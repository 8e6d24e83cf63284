/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-demo-private.h"
#include "samvad-draft.h"
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

/* What is reported fits what was wrong. */
static void
fill_claim (SamvadDemo  *self,
            const char  *issue,
            SamvadEvent *event)
{
  for (;;)
    {
      g_auto (GStrv) fields = g_strsplit (samvad_random_line (&self->random, samvad_demo_claims), "|", 3);

      if (!g_str_equal (fields[0], issue))
        continue;
      event->response = samvad_response_from_code (fields[1]);
      event->text = g_strdup (fields[2]);
      return;
    }
}

/* @role: who had the item before */
static void
fill_event (SamvadDemo         *self,
            const SamvadAction *action,
            SamvadRole          role,
            SamvadEvent        *event)
{
  switch (event->kind)
    {
    case SAMVAD_EVENT_ASSIGN:
      fill_worker (self, &event->worker, action->centre_code);
      break;
    case SAMVAD_EVENT_ESCALATE:
      event->role = samvad_role_get_next (role);
      break;
    case SAMVAD_EVENT_EXTEND:
      event->due_at = samvad_calendar_add_working (self->calendar, MAX (action->due_at, event->at), 5);
      break;
    case SAMVAD_EVENT_DONE:
      fill_claim (self, action->issue, event);
      break;
    case SAMVAD_EVENT_NOTE:
      event->text = g_strdup (samvad_random_line (&self->random, samvad_demo_notes));
      break;
    default:
      break;
    }
}

/* An item's course while it is told. */
typedef struct {
  SamvadDemo   *demo;
  SamvadAction *action;
  SamvadTime    at;             /* of the last event, also of one that is still to come */
  SamvadTime    due;
  SamvadRole    role;
} Story;

/* In the last hours of a working day. */
static SamvadTime
find_time (Story      *story,
           SamvadTime  from,
           guint       days)
{
  return samvad_calendar_add_working (story->demo->calendar, from, days)
         - (1 + samvad_random_below (&story->demo->random, 8 * 3600)) * SAMVAD_SECOND;
}

/* What is still to come is told to nobody yet. */
static void
tell_at (Story           *story,
         SamvadTime       at,
         SamvadEventKind  kind)
{
  gboolean by_worker = kind == SAMVAD_EVENT_ACKNOWLEDGE || kind == SAMVAD_EVENT_DONE;
  SamvadEvent *event = samvad_demo_make_event (story->demo, kind, at, by_worker ? story->action->worker.id : "s-1");

  fill_event (story->demo, story->action, story->role, event);
  story->at = at;
  if (kind == SAMVAD_EVENT_ESCALATE)
    story->role = event->role;
  if (kind == SAMVAD_EVENT_EXTEND)
    story->due = event->due_at;
  if (at <= story->demo->options.as_of)
    g_ptr_array_add (story->action->events, event);
  else
    samvad_event_free (event);
}

static void
tell (Story           *story,
      guint            days,
      SamvadEventKind  kind)
{
  tell_at (story, find_time (story, story->at, days), kind);
}

/* Most items are claimed in time, some late, and a few are stuck for weeks. */
static guint
draw_days (SamvadRandom *random,
           guint         due_days)
{
  double pace = samvad_random_unit (random);

  if (pace < 0.62)
    return 1 + samvad_random_below (random, due_days);
  if (pace < 0.90)
    return due_days + 1 + samvad_random_below (random, 12);
  return due_days + 12 + samvad_random_below (random, 26);
}

/* Until it is claimed, a late item climbs as the rules propose. */
static void
escalate (Story      *story,
          SamvadTime  claim)
{
  static const guint overdue[] = { 3, 7, 12, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (overdue); i++)
    {
      SamvadTime at = find_time (story, story->due, overdue[i]);

      if (at >= claim || at <= story->at)
        continue;
      if (samvad_random_chance (&story->demo->random, 0.8))
        tell_at (story, at, SAMVAD_EVENT_ESCALATE);
      if (samvad_random_chance (&story->demo->random, 0.4))
        tell_at (story, MIN (at + SAMVAD_HOUR, claim - SAMVAD_SECOND), SAMVAD_EVENT_NOTE);
    }
}

/* The family has the last word, where it is reached; some say that nothing has changed. */
static void
verify (Story *story)
{
  SamvadRandom *random = &story->demo->random;

  if (samvad_random_chance (random, 0.14))
    {
      tell (story, 1 + samvad_random_below (random, 4), SAMVAD_EVENT_REOPEN);
      if (samvad_random_chance (random, 0.5))
        tell (story, 1, SAMVAD_EVENT_NOTE);
      tell (story, 2 + samvad_random_below (random, 6), SAMVAD_EVENT_DONE);
    }
  if (samvad_random_chance (random, 0.85))
    tell (story, 1 + samvad_random_below (random, 5), SAMVAD_EVENT_VERIFY);
  else
    tell (story, 8 + samvad_random_below (random, 12), SAMVAD_EVENT_VERIFY);
}

static void
tell_story (SamvadDemo   *self,
            SamvadAction *action)
{
  SamvadRandom *random = &self->random;
  Story story = { self, action, action->opened_at, action->due_at, action->worker.role };
  guint due_days = samvad_priority_get_days (action->priority);
  SamvadTime claim = find_time (&story, action->opened_at, draw_days (random, due_days));

  SamvadTime seen = find_time (&story, action->opened_at, samvad_random_chance (random, 0.7) ? 1 : 2 + samvad_random_below (random, 4));

  if (seen < claim)
    tell_at (&story, seen, SAMVAD_EVENT_ACKNOWLEDGE);
  if (samvad_random_chance (random, 0.04))
    {
      tell (&story, 2, SAMVAD_EVENT_CANCEL);
      return;
    }
  if (samvad_random_chance (random, 0.10) && find_time (&story, story.at, 2) < claim)
    tell (&story, 1, SAMVAD_EVENT_ASSIGN);
  if (samvad_random_chance (random, 0.35) && find_time (&story, story.at, 2) < claim)
    tell (&story, 1, SAMVAD_EVENT_NOTE);
  if (samvad_random_chance (random, 0.06) && find_time (&story, story.at, 2) < claim)
    tell (&story, 1, SAMVAD_EVENT_EXTEND);
  escalate (&story, claim);
  tell_at (&story, MAX (claim, story.at + SAMVAD_HOUR), SAMVAD_EVENT_DONE);
  verify (&story);
}

static void
hand_out_copy (SamvadDemo   *self,
               SamvadAction *action)
{
  SamvadAction *copy = samvad_action_copy (action);

  samvad_demo_hand_out (self, SAMVAD_DOCUMENT_ACTION, copy->id, copy);
}

/** Makes an action item of the plainest complaint of @call, with its history up to `as_of`. */
void
samvad_demo_open_action (SamvadDemo       *self,
                         const SamvadCall *call)
{
  g_autofree char *uuid = samvad_random_uuid (&self->random);
  SamvadService service = samvad_demo_find_complaint (call->feedback);
  SamvadAction *action;

  if (service == SAMVAD_SERVICE_UNKNOWN)
    return;
  action = samvad_action_new ();
  action->id = g_strdup_printf ("action:%s", uuid);
  action->call = g_strdup (call->id);
  action->family = g_strdup (call->family);
  action->district = g_strdup (call->district);
  action->project = g_strdup (call->project);
  action->centre_code = g_strdup (call->centre_code);
  action->centre_name = g_strdup (call->centre_name);
  action->service = g_strdup (samvad_service_to_code (service));
  action->issue = g_strdup (call->feedback->services[service].issue);
  action->priority = samvad_draft_propose_priority (call, action->issue);
  action->opened_at = call->started_at + call->duration * SAMVAD_SECOND;
  action->due_at = samvad_calendar_add_working (self->calendar, action->opened_at,
                                                samvad_priority_get_days (action->priority));
  fill_worker (self, &action->worker, action->centre_code);
  tell_story (self, action);
  g_ptr_array_add (self->actions, action);
  hand_out_copy (self, action);
}

/* What likely happens next to an item in @state. */
static SamvadEventKind
draw_next (SamvadRandom      *random,
           SamvadActionState  state)
{
  double at = samvad_random_unit (random);

  switch (state)
    {
    case SAMVAD_STATE_OPEN:
      return at < 0.6 ? SAMVAD_EVENT_ACKNOWLEDGE : SAMVAD_EVENT_NOTE;
    case SAMVAD_STATE_ACKNOWLEDGED:
    case SAMVAD_STATE_REOPENED:
      return at < 0.3 ? SAMVAD_EVENT_DONE : SAMVAD_EVENT_NOTE;
    case SAMVAD_STATE_DONE:
      return at < 0.5 ? SAMVAD_EVENT_VERIFY : at < 0.6 ? SAMVAD_EVENT_REOPEN : SAMVAD_EVENT_NOTE;
    default:
      return SAMVAD_EVENT_NOTE;
    }
}

static gboolean
is_settled (SamvadActionState state)
{
  return state == SAMVAD_STATE_VERIFIED || state == SAMVAD_STATE_CANCELLED;
}

/** Adds the next likely event to one of the items that are not settled at @now. */
void
samvad_demo_move_action (SamvadDemo *self,
                         SamvadTime  now)
{
  g_autoptr (GPtrArray) going = g_ptr_array_new ();
  g_autoptr (SamvadHistory) history = NULL;
  SamvadAction *action;
  SamvadEventKind kind;
  SamvadEvent *event;

  for (guint i = 0; i < self->actions->len; i++)
    {
      g_autoptr (SamvadHistory) of = samvad_history_new (g_ptr_array_index (self->actions, i), now);

      if (!is_settled (of->state))
        g_ptr_array_add (going, g_ptr_array_index (self->actions, i));
    }
  if (going->len == 0)
    return;
  action = g_ptr_array_index (going, samvad_random_below (&self->random, going->len));
  history = samvad_history_new (action, now);
  kind = draw_next (&self->random, history->state);
  event = samvad_demo_make_event (self, kind, now, kind == SAMVAD_EVENT_ACKNOWLEDGE || kind == SAMVAD_EVENT_DONE
                                                   ? action->worker.id : "s-1");
  fill_event (self, action, history->worker.role, event);
  g_ptr_array_add (action->events, event);
  hand_out_copy (self, action);
}
