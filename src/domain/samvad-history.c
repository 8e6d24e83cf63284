/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-history.h"

/** Orders events by (`at`, `id`); the same id twice is the same event. */
int
samvad_event_compare (const SamvadEvent *a,
                      const SamvadEvent *b)
{
  if (a->at != b->at)
    return a->at < b->at ? -1 : 1;
  return g_strcmp0 (a->id, b->id);
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

/* A total order over everything that an event holds, so that two which differ are never equal. */
static int
compare_content (const SamvadEvent *a,
                 const SamvadEvent *b)
{
  const char *const texts[][2] = {
    { a->by, b->by }, { a->kind_code, b->kind_code }, { a->text, b->text },
    { a->worker.id, b->worker.id }, { a->worker.name, b->worker.name },
  };
  const gint64 numbers[][2] = {
    { a->at, b->at }, { a->kind, b->kind }, { a->worker.role, b->worker.role }, { a->role, b->role },
    { a->due_at, b->due_at }, { a->response, b->response },
  };
  int order = 0;

  for (guint i = 0; order == 0 && i < G_N_ELEMENTS (numbers); i++)
    order = compare_numbers (numbers[i][0], numbers[i][1]);
  for (guint i = 0; order == 0 && i < G_N_ELEMENTS (texts); i++)
    order = g_strcmp0 (texts[i][0], texts[i][1]);
  return order;
}

static int
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  const SamvadEvent *first = *(SamvadEvent **) a, *second = *(SamvadEvent **) b;
  int order = samvad_event_compare (first, second);

  return order != 0 ? order : compare_content (first, second);
}

gboolean
samvad_action_state_is_open (SamvadActionState state)
{
  return state == SAMVAD_STATE_OPEN || state == SAMVAD_STATE_ACKNOWLEDGED || state == SAMVAD_STATE_REOPENED;
}

/**
 * samvad_action_state_allows:
 *
 * Returns: whether an event of @kind counts in @state. The events that do not move the state
 * (note, assign, escalate, extend) count in every state that is not an end: a note always does.
 */
gboolean
samvad_action_state_allows (SamvadActionState state,
                            SamvadEventKind   kind)
{
  switch (kind)
    {
    case SAMVAD_EVENT_ACKNOWLEDGE:
      return state == SAMVAD_STATE_OPEN;
    case SAMVAD_EVENT_DONE:
      return samvad_action_state_is_open (state);
    case SAMVAD_EVENT_VERIFY:
      return state == SAMVAD_STATE_DONE;
    case SAMVAD_EVENT_REOPEN:
      return state == SAMVAD_STATE_DONE || state == SAMVAD_STATE_VERIFIED;
    case SAMVAD_EVENT_CANCEL:
      return state != SAMVAD_STATE_VERIFIED && state != SAMVAD_STATE_CANCELLED;
    case SAMVAD_EVENT_NOTE:
    case SAMVAD_EVENT_ASSIGN:
    case SAMVAD_EVENT_ESCALATE:
    case SAMVAD_EVENT_EXTEND:
      return TRUE;
    case SAMVAD_EVENT_UNKNOWN:
    default:
      return FALSE;
    }
}

static SamvadActionState
next_state (SamvadActionState state,
            SamvadEventKind   kind)
{
  switch (kind)
    {
    case SAMVAD_EVENT_ACKNOWLEDGE:
      return SAMVAD_STATE_ACKNOWLEDGED;
    case SAMVAD_EVENT_DONE:
      return SAMVAD_STATE_DONE;
    case SAMVAD_EVENT_VERIFY:
      return SAMVAD_STATE_VERIFIED;
    case SAMVAD_EVENT_REOPEN:
      return SAMVAD_STATE_REOPENED;
    case SAMVAD_EVENT_CANCEL:
      return SAMVAD_STATE_CANCELLED;
    case SAMVAD_EVENT_NOTE:
    case SAMVAD_EVENT_ASSIGN:
    case SAMVAD_EVENT_ESCALATE:
    case SAMVAD_EVENT_EXTEND:
    case SAMVAD_EVENT_UNKNOWN:
    default:
      return state;
    }
}

static void
clear_holding (gpointer holding)
{
  samvad_worker_clear (&((SamvadHolding *) holding)->worker);
}

static void
end_holding (SamvadHistory *self,
             SamvadTime     at)
{
  SamvadHolding *last = self->holdings->len > 0
                        ? &g_array_index (self->holdings, SamvadHolding, self->holdings->len - 1) : NULL;

  if (last != NULL && last->to == SAMVAD_TIME_NONE)
    last->to = at;
}

static void
begin_holding (SamvadHistory *self,
               SamvadTime     at)
{
  SamvadHolding holding = { .from = at, .to = SAMVAD_TIME_NONE };

  end_holding (self, at);
  samvad_worker_copy (&self->worker, &holding.worker);
  g_array_append_val (self->holdings, holding);
}

static void
apply_worker (SamvadHistory     *self,
              const SamvadEvent *event)
{
  if (event->worker.id == NULL && event->worker.name == NULL)
    return;
  samvad_worker_clear (&self->worker);
  samvad_worker_copy (&event->worker, &self->worker);
  self->owned_since = event->at;
}

static void
apply (SamvadHistory     *self,
       const SamvadEvent *event)
{
  SamvadTime owned_since = self->owned_since;

  self->state = next_state (self->state, event->kind);
  self->changed_at = event->at;
  if (event->kind == SAMVAD_EVENT_ASSIGN)
    apply_worker (self, event);
  if (event->kind == SAMVAD_EVENT_ESCALATE && event->role != SAMVAD_ROLE_UNKNOWN)
    {
      self->worker.role = event->role;
      self->owned_since = event->at;
    }
  if (event->kind == SAMVAD_EVENT_EXTEND && event->due_at != SAMVAD_TIME_NONE)
    self->due_at = event->due_at;
  if (event->kind == SAMVAD_EVENT_DONE)
    {
      self->claimed_at = event->at;
      self->response = event->response;
    }
  if (event->kind == SAMVAD_EVENT_REOPEN)
    self->claimed_at = SAMVAD_TIME_NONE;
  if (!samvad_action_state_is_open (self->state))
    end_holding (self, event->at);
  else if (event->kind == SAMVAD_EVENT_REOPEN || self->owned_since != owned_since)
    begin_holding (self, event->at);
}

/**
 * samvad_history_new:
 * @action: outlives the history: the steps borrow its events
 * @now: the time of reading; later events are kept as future and change nothing
 *
 * Returns: (transfer full): the folded history
 */
SamvadHistory *
samvad_history_new (const SamvadAction *action,
                    SamvadTime          now)
{
  SamvadHistory *self = g_new0 (SamvadHistory, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree SamvadEvent **order = g_memdup2 (action->events->pdata,
                                              action->events->len * sizeof (gpointer));

  self->due_at = action->due_at;
  self->changed_at = self->owned_since = action->opened_at;
  self->claimed_at = SAMVAD_TIME_NONE;
  self->response = SAMVAD_RESPONSE_UNKNOWN;
  samvad_worker_copy (&action->worker, &self->worker);
  self->steps = g_array_new (FALSE, TRUE, sizeof (SamvadStep));
  self->holdings = g_array_new (FALSE, TRUE, sizeof (SamvadHolding));
  g_array_set_clear_func (self->holdings, clear_holding);
  begin_holding (self, action->opened_at);
  if (order != NULL)
    qsort (order, action->events->len, sizeof *order, compare_pointers);

  for (guint i = 0; i < action->events->len; i++)
    {
      SamvadStep step = { .event = order[i] };

      if (!g_hash_table_add (seen, order[i]->id))
        continue;
      step.future = order[i]->at > now;
      step.allowed = !step.future && samvad_action_state_allows (self->state, order[i]->kind);
      if (step.allowed)
        apply (self, order[i]);
      step.state = self->state;
      g_array_append_val (self->steps, step);
    }
  return self;
}

void
samvad_history_free (SamvadHistory *self)
{
  samvad_worker_clear (&self->worker);
  g_array_unref (self->steps);
  g_array_unref (self->holdings);
  g_free (self);
}

gboolean
samvad_history_is_open (const SamvadHistory *self)
{
  return samvad_action_state_is_open (self->state);
}

gboolean
samvad_history_is_overdue (const SamvadHistory *self,
                           SamvadTime           now)
{
  return samvad_history_is_open (self) && self->due_at < now;
}

/* Keeps the smaller of two that claim one id. @kept borrows from the sources. */
static void
keep (GHashTable        *kept,
      const SamvadEvent *event)
{
  const SamvadEvent *known = g_hash_table_lookup (kept, event->id);

  if (known == NULL || compare_content (event, known) < 0)
    g_hash_table_replace (kept, event->id, (gpointer) event);
}

/**
 * samvad_events_unite:
 *
 * Returns: (transfer full): copies of all events of both, each id once, in order. Commutative,
 * associative and idempotent, so two desktops end equal in whatever order they meet. Of two
 * different events that claim one id the smaller by content wins, on both sides alike.
 */
GPtrArray *
samvad_events_unite (GPtrArray *a,
                     GPtrArray *b)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_event_free);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer event;

  for (guint i = 0; i < a->len; i++)
    keep (kept, g_ptr_array_index (a, i));
  for (guint i = 0; i < b->len; i++)
    keep (kept, g_ptr_array_index (b, i));
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, NULL, &event))
    g_ptr_array_add (all, samvad_event_copy (event));
  g_ptr_array_sort (all, compare_pointers);
  return all;
}

/** Returns: the role to which work of @role is escalated; HQ is the last */
SamvadRole
samvad_role_get_next (SamvadRole role)
{
  return role < SAMVAD_ROLE_HQ ? role + 1 : SAMVAD_ROLE_HQ;
}

/** Returns: the working days within which an item of @priority is due */
guint
samvad_priority_get_days (SamvadPriority priority)
{
  switch (priority)
    {
    case SAMVAD_PRIORITY_CRITICAL:
      return 2;
    case SAMVAD_PRIORITY_HIGH:
      return 5;
    case SAMVAD_PRIORITY_NORMAL:
    case SAMVAD_PRIORITY_UNKNOWN:
    default:
      return 10;
    }
}

/* Working days overdue at which an item goes to the role. */
static const guint escalation_days[] = { 0, 3, 7, 12, 20 };

/**
 * samvad_escalation_propose:
 *
 * Returns: the role that should own an item this many working days overdue (3 supervisor, 7
 * CDPO, 12 DPO, 20 headquarters), never lower than @role
 */
SamvadRole
samvad_escalation_propose (SamvadRole role,
                           guint      working_days_overdue)
{
  SamvadRole proposed = SAMVAD_ROLE_AWW;

  while (proposed < SAMVAD_ROLE_HQ && working_days_overdue >= escalation_days[proposed + 1])
    proposed++;
  return MAX (proposed, role);
}

/**
 * samvad_escalation_cut:
 *
 * Returns: the latest due time at which samvad_escalation_propose() proposes somebody above @role for an
 * item that is open at @now; NONE: nobody is above
 */
SamvadTime
samvad_escalation_cut (SamvadRole      role,
                       SamvadCalendar *calendar,
                       SamvadTime      now)
{
  SamvadDay day = samvad_time_get_day (now);
  SamvadDay limit = day - 3660;

  if (role >= SAMVAD_ROLE_HQ)
    return SAMVAD_TIME_NONE;
  while (day > limit && samvad_calendar_count_overdue (calendar, samvad_day_get_start (day), now) <
                        escalation_days[role + 1])
    day--;
  return day > limit ? samvad_day_get_start (day + 1) - 1 : SAMVAD_TIME_NONE;
}
