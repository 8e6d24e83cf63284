/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-history.h"
#include "samvad-random.h"

#define N_RANDOM 20000

static SamvadEvent *
add (SamvadAction    *action,
     SamvadEventKind  kind,
     SamvadTime       at)
{
  SamvadEvent *event = samvad_event_new (kind);

  event->id = g_strdup_printf ("e%u", action->events->len);
  event->at = at;
  g_ptr_array_add (action->events, event);
  return event;
}

/* The table of DESIGN section 6, written down a second time. */
static void
test_table (void)
{
  static const char *const allowed[SAMVAD_N_STATES] = {
    [SAMVAD_STATE_OPEN] = "acknowledge done cancel",
    [SAMVAD_STATE_ACKNOWLEDGED] = "done cancel",
    [SAMVAD_STATE_DONE] = "verify reopen cancel",
    [SAMVAD_STATE_VERIFIED] = "reopen",
    [SAMVAD_STATE_REOPENED] = "done cancel",
    [SAMVAD_STATE_CANCELLED] = "",
  };
  static const SamvadEventKind moving[] = { SAMVAD_EVENT_ACKNOWLEDGE, SAMVAD_EVENT_DONE, SAMVAD_EVENT_VERIFY,
                                            SAMVAD_EVENT_REOPEN, SAMVAD_EVENT_CANCEL };

  for (int state = 0; state < SAMVAD_N_STATES; state++)
    {
      g_auto (GStrv) words = g_strsplit (allowed[state], " ", -1);

      for (guint i = 0; i < G_N_ELEMENTS (moving); i++)
        g_assert_cmpint (samvad_action_state_allows (state, moving[i]), ==,
                         g_strv_contains ((const char *const *) words, samvad_event_kind_to_code (moving[i])));
      g_assert_true (samvad_action_state_allows (state, SAMVAD_EVENT_NOTE));
      g_assert_false (samvad_action_state_allows (state, SAMVAD_EVENT_UNKNOWN));
    }
}

static void
fill (SamvadAction *action,
      SamvadRandom *random)
{
  for (guint n = samvad_random_below (random, 12); n > 0; n--)
    add (action, samvad_random_below (random, SAMVAD_N_EVENT_KINDS), 1 + samvad_random_below (random, 20));
}

static void
shuffle (GPtrArray    *events,
         SamvadRandom *random)
{
  for (guint i = events->len; i > 1; i--)
    {
      guint other = samvad_random_below (random, i);
      gpointer kept = events->pdata[i - 1];

      events->pdata[i - 1] = events->pdata[other];
      events->pdata[other] = kept;
    }
}

/* Whatever order and however often the events came, the history says the same; nothing is dropped; what
 * is not allowed moves nothing; and verified is reached by a claim that was verified, never otherwise. */
static void
test_random (void)
{
  for (guint64 seed = 1; seed <= N_RANDOM; seed++)
    {
      SamvadRandom random = { seed };
      g_autoptr (SamvadAction) action = samvad_action_new ();
      g_autoptr (SamvadHistory) first = NULL, second = NULL;
      SamvadActionState state = SAMVAD_STATE_OPEN;
      guint n_events;

      fill (action, &random);
      n_events = action->events->len;
      first = samvad_history_new (action, 15);
      for (guint i = 0; i < n_events; i += 3)
        g_ptr_array_add (action->events, samvad_event_copy (g_ptr_array_index (action->events, i)));
      shuffle (action->events, &random);
      second = samvad_history_new (action, 15);
      g_assert_cmpint (first->state, ==, second->state);
      g_assert_cmpint (first->changed_at, ==, second->changed_at);
      g_assert_cmpint (first->claimed_at, ==, second->claimed_at);
      g_assert_cmpuint (first->steps->len, ==, n_events);
      g_assert_cmpuint (second->steps->len, ==, n_events);
      for (guint i = 0; i < n_events; i++)
        {
          const SamvadStep *step = &g_array_index (second->steps, SamvadStep, i);

          g_assert_cmpint (step->future, ==, step->event->at > 15);
          if (!step->allowed)
            g_assert_cmpint (step->state, ==, state);
          if (step->state == SAMVAD_STATE_VERIFIED && state != SAMVAD_STATE_VERIFIED)
            g_assert_cmpint (state, ==, SAMVAD_STATE_DONE);
          state = step->state;
        }
    }
}

static void
test_owner (void)
{
  g_autoptr (SamvadAction) action = samvad_action_new ();
  g_autoptr (SamvadHistory) history = NULL;
  SamvadEvent *assign, *escalate;

  action->worker.role = SAMVAD_ROLE_AWW;
  assign = add (action, SAMVAD_EVENT_ASSIGN, 10);
  assign->worker.id = g_strdup ("w-2");
  assign->worker.role = SAMVAD_ROLE_SUPERVISOR;
  escalate = add (action, SAMVAD_EVENT_ESCALATE, 20);
  escalate->role = SAMVAD_ROLE_CDPO;
  history = samvad_history_new (action, 100);
  g_assert_cmpint (history->worker.role, ==, SAMVAD_ROLE_CDPO);
  g_assert_cmpint (history->owned_since, ==, 20);
  g_assert_cmpint (history->state, ==, SAMVAD_STATE_OPEN);
}

/* Each owner's clock runs for itself, and none while the item waits for the family's word. */
static void
test_holdings (void)
{
  static const struct { SamvadTime from, to; SamvadRole role; } expected[] = {
    { 5, 10, SAMVAD_ROLE_AWW }, { 10, 20, SAMVAD_ROLE_CDPO }, { 30, 40, SAMVAD_ROLE_DPO },
    { 40, SAMVAD_TIME_NONE, SAMVAD_ROLE_HQ },
  };
  g_autoptr (SamvadAction) action = samvad_action_new ();
  g_autoptr (SamvadHistory) history = NULL;

  action->opened_at = 5;
  action->worker.role = SAMVAD_ROLE_AWW;
  add (action, SAMVAD_EVENT_ESCALATE, 10)->role = SAMVAD_ROLE_CDPO;
  add (action, SAMVAD_EVENT_NOTE, 12);
  add (action, SAMVAD_EVENT_DONE, 20);
  add (action, SAMVAD_EVENT_ESCALATE, 25)->role = SAMVAD_ROLE_DPO;
  add (action, SAMVAD_EVENT_REOPEN, 30);
  add (action, SAMVAD_EVENT_ESCALATE, 40)->role = SAMVAD_ROLE_HQ;
  add (action, SAMVAD_EVENT_CANCEL, 200);
  history = samvad_history_new (action, 100);
  g_assert_cmpuint (history->holdings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SamvadHolding *holding = &g_array_index (history->holdings, SamvadHolding, i);

      g_assert_cmpint (holding->from, ==, expected[i].from);
      g_assert_cmpint (holding->to, ==, expected[i].to);
      g_assert_cmpint (holding->worker.role, ==, expected[i].role);
    }
}

static void
test_escalation (void)
{
  static const struct { guint days; SamvadRole role; } steps[] = {
    { 0, SAMVAD_ROLE_AWW }, { 2, SAMVAD_ROLE_AWW }, { 3, SAMVAD_ROLE_SUPERVISOR }, { 7, SAMVAD_ROLE_CDPO },
    { 12, SAMVAD_ROLE_DPO }, { 19, SAMVAD_ROLE_DPO }, { 20, SAMVAD_ROLE_HQ }, { 2000, SAMVAD_ROLE_HQ },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpint (samvad_escalation_propose (SAMVAD_ROLE_AWW, steps[i].days), ==, steps[i].role);
  g_assert_cmpint (samvad_escalation_propose (SAMVAD_ROLE_DPO, 4), ==, SAMVAD_ROLE_DPO);
}

/* The cut that lists use says the same as the proposal for each item. */
static void
test_escalation_cut (void)
{
  g_autoptr (SamvadCalendar) calendar = samvad_calendar_new ();
  SamvadRandom random = { 11 };

  for (int i = 0; i < 5000; i++)
    {
      SamvadTime start = samvad_day_get_start (samvad_day_from_ymd (2026, 1, 1));
      SamvadTime due = start + (SamvadTime) samvad_random_below (&random, 24 * 60) * SAMVAD_HOUR;
      SamvadTime now = start + (SamvadTime) samvad_random_below (&random, 24 * 60) * SAMVAD_HOUR;
      SamvadRole role = samvad_random_below (&random, SAMVAD_N_ROLES);
      SamvadTime cut = samvad_escalation_cut (role, calendar, now);
      guint days = samvad_calendar_count_overdue (calendar, due, now);

      g_assert_cmpint (cut != SAMVAD_TIME_NONE && due <= cut, ==, samvad_escalation_propose (role, days) > role);
    }
}

/* Due at 18:00 on a working day, and no item is overdue by as many working days as it was given. */
static void
test_clock (void)
{
  g_autoptr (SamvadCalendar) calendar = samvad_calendar_new ();
  SamvadRandom random = { 7 };

  for (int i = 0; i < 2000; i++)
    {
      SamvadTime opened = samvad_day_get_start (samvad_day_from_ymd (2026, 1, 1)) +
                          (SamvadTime) samvad_random_below (&random, 24 * 365) * SAMVAD_HOUR;
      guint days = 1 + samvad_random_below (&random, 25);
      SamvadTime due = samvad_calendar_add_working (calendar, opened, days);

      g_assert_cmpint (due, >, opened);
      g_assert_cmpint (samvad_time_get_hour (due), ==, SAMVAD_CALENDAR_CLOSES);
      g_assert_true (samvad_calendar_is_working (calendar, samvad_time_get_day (due)));
      g_assert_cmpuint (samvad_calendar_count_working (calendar, samvad_time_get_day (opened) + 1,
                                                       samvad_time_get_day (due)), ==, days);
      g_assert_cmpuint (samvad_calendar_count_overdue (calendar, due, due), ==, 0);
      g_assert_cmpuint (samvad_calendar_count_overdue (calendar, due, samvad_calendar_add_working (calendar, due, days)),
                        ==, days);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/table", test_table);
  g_test_add_func ("/history/random", test_random);
  g_test_add_func ("/history/owner", test_owner);
  g_test_add_func ("/history/holdings", test_holdings);
  g_test_add_func ("/history/escalation", test_escalation);
  g_test_add_func ("/history/escalation-cut", test_escalation_cut);
  g_test_add_func ("/history/clock", test_clock);
  return g_test_run ();
}
