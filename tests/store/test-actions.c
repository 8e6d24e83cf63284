/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "samvad-random.h"
#include "samvad-store-lists.h"

#include <sqlite3.h>

#define N_RANDOM 300

static SamvadMonth
this_month (void)
{
  return samvad_time_get_month (g_get_real_time ());
}

static SamvadTime
hours_ago (int hours)
{
  return g_get_real_time () - hours * SAMVAD_HOUR;
}

static void
add_event (SamvadDocument  *document,
           const char      *id,
           SamvadEventKind  kind,
           SamvadTime       at)
{
  g_ptr_array_add (document->action->events, make_event (id, kind, at));
}

static gint64
count (StoreFixture     *fixture,
       SamvadActionView  view)
{
  g_autoptr (SamvadActionFilter) filter = samvad_action_filter_new ();
  gint64 counts[SAMVAD_N_ACTION_VIEWS] = { 0 };
  g_autoptr (GError) error = NULL;

  samvad_store_count_actions (fixture->store, filter, SAMVAD_TIME_NONE, counts, &error);
  g_assert_no_error (error);
  return counts[view];
}

static SamvadFlow *
read_flow (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SamvadFlow *flow = samvad_store_read_flow (fixture->store, this_month (), 12, g_get_real_time (), &error);

  g_assert_no_error (error);
  return flow;
}

static void
run_sql (StoreFixture *fixture,
         const char   *sql)
{
  g_autofree char *path = g_build_filename (fixture->directory, "samvad.db", NULL);
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

/* An event dated in the future is there and does not count, in the lists as in the figures; when its time has come
 * it does, without anything being written by anybody. */
static void
test_future_event (StoreFixture  *fixture,
                   gconstpointer  data)
{
  SamvadDocument *document = make_action_document ("action:1", "63", hours_ago (5));
  g_autoptr (SamvadReading) before = NULL;

  add_event (document, "e1", SAMVAD_EVENT_DONE, g_get_real_time () + 3 * SAMVAD_HOUR);
  apply_documents (fixture->store, "1", document, NULL);
  g_assert_cmpint (count (fixture, SAMVAD_ACTION_VIEW_OPEN), ==, 1);
  g_assert_cmpint (count (fixture, SAMVAD_ACTION_VIEW_TO_VERIFY), ==, 0);
  before = samvad_store_read (fixture->store, this_month (), 1, g_get_real_time (), NULL, NULL);
  g_assert_cmpint (before->actions.open, ==, 1);
  g_assert_cmpint (before->actions.done, ==, 0);
  samvad_store_close (fixture->store);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  /* Three hours pass. */
  run_sql (fixture, "UPDATE event SET at = at - 4 * 3600000000; UPDATE action SET settles_at = settles_at - 4 * 3600000000");
  store_fixture_reopen (fixture);
  while (count (fixture, SAMVAD_ACTION_VIEW_TO_VERIFY) == 0)
    g_usleep (1000);
  g_assert_cmpint (count (fixture, SAMVAD_ACTION_VIEW_OPEN), ==, 0);
}

/* What is dated in the future altogether, or was refused, is in no list of work, but in the list of everything. */
static void
test_future_item (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (SamvadDocument) mine = make_action_document ("action:2", "63", hours_ago (1));
  g_autoptr (GPtrArray) rows = NULL;

  apply_documents (fixture->store, "1", make_action_document ("action:1", "63", g_get_real_time () + SAMVAD_HOUR), NULL);
  g_assert_true (samvad_store_create (fixture->store, mine, NULL));
  g_assert_cmpint (count (fixture, SAMVAD_ACTION_VIEW_OPEN), ==, 1);
  rows = samvad_store_list_outbox (fixture->store, 10, FALSE, NULL);
  g_assert_true (samvad_store_refuse (fixture->store, ((SamvadOutboxRow *) g_ptr_array_index (rows, 0))->row, "no", NULL));
  g_assert_cmpint (count (fixture, SAMVAD_ACTION_VIEW_OPEN), ==, 0);
  g_assert_cmpint (count (fixture, SAMVAD_ACTION_VIEW_UNSENT), ==, 1);
  g_assert_cmpint (count (fixture, SAMVAD_ACTION_VIEW_ALL), ==, 2);
}

static void
add_to (SamvadMonth     month,
        SamvadFlowKind  kind,
        SamvadResponse  response,
        gpointer        flow)
{
  samvad_flow_add (flow, month, kind, response, 1);
}

static SamvadDocument *
make_random_item (SamvadRandom *random,
                  guint         number)
{
  g_autofree char *id = g_strdup_printf ("action:%u", number);
  SamvadDocument *document = make_action_document (id, "63", hours_ago (24 * 400));
  SamvadTime at = document->action->opened_at;

  for (guint i = samvad_random_below (random, 9); i > 0; i--)
    {
      g_autofree char *event = g_strdup_printf ("e%u", i);

      at += (SamvadTime) samvad_random_below (random, 24 * 70) * SAMVAD_HOUR;
      add_event (document, event, samvad_random_below (random, SAMVAD_N_EVENT_KINDS), at);
    }
  return document;
}

static void
assert_same_flow (const SamvadFlow *a,
                  const SamvadFlow *b)
{
  for (guint i = 0; i < a->months->len; i++)
    g_assert_cmpmem (&g_array_index (a->months, SamvadFlowMonth, i), sizeof (SamvadFlowMonth),
                     &g_array_index (b->months, SamvadFlowMonth, i), sizeof (SamvadFlowMonth));
}

/* Whatever was written, rewritten and deleted before: the sums say what folding every item again says, and an older
 * cache comes to them by itself. */
static void
test_flow (StoreFixture  *fixture,
           gconstpointer  data)
{
  SamvadRandom random = { 5 };
  g_autoptr (SamvadFlow) expected = samvad_flow_new (this_month (), 12), flow = NULL, again = NULL;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      SamvadDocument *document = make_random_item (&random, samvad_random_below (&random, N_RANDOM / 3));

      apply_documents (fixture->store, "1", document, NULL);
    }
  apply_documents (fixture->store, "1", samvad_document_new (SAMVAD_DOCUMENT_DELETED, "action:1"), NULL);
  for (guint i = 0; i < N_RANDOM / 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("action:%u", i);
      g_autoptr (SamvadAction) action = samvad_store_get_action (fixture->store, id, NULL);
      g_autoptr (SamvadHistory) history = action != NULL ? samvad_history_new (action, g_get_real_time ()) : NULL;

      if (action != NULL)
        samvad_flow_visit (action, history, add_to, expected);
    }
  flow = read_flow (fixture);
  assert_same_flow (flow, expected);
  samvad_store_close (fixture->store);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  run_sql (fixture, "DROP TABLE action_flow; DROP TABLE flow; DROP INDEX action_settles;"
           "ALTER TABLE action DROP COLUMN settles_at; PRAGMA user_version = 3");
  store_fixture_reopen (fixture);
  for (again = read_flow (fixture); memcmp (again->months->data, flow->months->data, 12 * sizeof (SamvadFlowMonth)) != 0;
       again = read_flow (fixture))
    {
      samvad_flow_free (again);
      g_usleep (1000);
    }
  assert_same_flow (again, expected);
}

static SamvadTime
random_time (SamvadRandom *random)
{
  return hours_ago ((int) samvad_random_below (random, 24 * 430));
}

/* What the flow is at @now, of the items folded one by one. */
static SamvadFlow *
fold_flow (StoreFixture *fixture,
           SamvadTime    now)
{
  SamvadFlow *flow = samvad_flow_new (this_month (), 12);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *id = g_strdup_printf ("action:%u", i);
      g_autoptr (SamvadAction) action = samvad_store_get_action (fixture->store, id, NULL);
      g_autoptr (SamvadHistory) history = samvad_history_new (action, now);
      SamvadDay days = samvad_time_get_day (now) - samvad_time_get_day (action->opened_at);
      guint age = days <= 7 ? 0 : days <= 30 ? 1 : days <= 90 ? 2 : 3;

      if (action->opened_at > now)
        continue;
      samvad_flow_visit (action, history, add_to, flow);
      flow->open[age] += samvad_history_is_open (history);
      flow->overdue[age] += samvad_history_is_overdue (history, now);
    }
  return flow;
}

/* A reading of an earlier time says what was known then, whatever happened since. */
static void
test_flow_then (StoreFixture  *fixture,
                gconstpointer  data)
{
  SamvadRandom random = { 9 };

  for (guint i = 0; i < N_RANDOM; i++)
    {
      SamvadDocument *document = make_random_item (&random, i);

      document->action->opened_at = random_time (&random);
      document->action->due_at = random_time (&random);
      apply_documents (fixture->store, "1", document, NULL);
    }
  for (guint i = 0; i < 30; i++)
    {
      SamvadTime now = random_time (&random);
      g_autoptr (SamvadFlow) expected = fold_flow (fixture, now);
      g_autoptr (SamvadFlow) flow = samvad_store_read_flow (fixture->store, this_month (), 12, now, NULL);

      assert_same_flow (flow, expected);
      g_assert_cmpmem (flow->open, sizeof flow->open, expected->open, sizeof expected->open);
      g_assert_cmpmem (flow->overdue, sizeof flow->overdue, expected->overdue, sizeof expected->overdue);
    }
}

/* One claim is confirmed, one denied, and the net is what is left. */
static void
test_claims (StoreFixture  *fixture,
             gconstpointer  data)
{
  SamvadDocument *good = make_action_document ("action:1", "63", hours_ago (9));
  SamvadDocument *bad = make_action_document ("action:2", "63", hours_ago (9));
  g_autoptr (SamvadFlow) flow = NULL;
  SamvadFlowMonth sum;

  add_event (good, "e1", SAMVAD_EVENT_DONE, hours_ago (8));
  ((SamvadEvent *) g_ptr_array_index (good->action->events, 0))->response = SAMVAD_RESPONSE_CORRECTION;
  add_event (good, "e2", SAMVAD_EVENT_VERIFY, hours_ago (7));
  add_event (bad, "e1", SAMVAD_EVENT_DONE, hours_ago (8));
  add_event (bad, "e2", SAMVAD_EVENT_REOPEN, hours_ago (7));
  bad->action->due_at = hours_ago (6);
  apply_documents (fixture->store, "1", good, bad, NULL);
  flow = read_flow (fixture);
  /* Nine hours may reach over the end of a month. */
  sum = samvad_flow_sum (flow, flow->months->len);
  g_assert_cmpint (sum.month, ==, g_array_index (flow->months, SamvadFlowMonth, 0).month);
  g_assert_cmpint (sum.n[SAMVAD_FLOW_OPENED], ==, 2);
  g_assert_cmpint (sum.n[SAMVAD_FLOW_CLAIMED], ==, 2);
  g_assert_cmpint (sum.n[SAMVAD_FLOW_CONFIRMED], ==, 1);
  g_assert_cmpint (sum.n[SAMVAD_FLOW_DENIED], ==, 1);
  g_assert_cmpint (sum.n[SAMVAD_FLOW_RETURNED], ==, 0);
  g_assert_cmpint (samvad_flow_month_get_net (&sum), ==, 1);
  g_assert_cmpint (sum.claimed[SAMVAD_RESPONSE_CORRECTION], ==, 1);
  g_assert_cmpint (sum.confirmed[SAMVAD_RESPONSE_CORRECTION], ==, 1);
  g_assert_cmpint (flow->open[0], ==, 1);
  g_assert_cmpint (flow->overdue[0], ==, 1);
}

/* What an order looks at, worked out without SQL. */
static gint64
get_rank (const SamvadAction  *action,
          const SamvadHistory *history,
          int                  order)
{
  switch (order)
    {
    case SAMVAD_ACTION_ORDER_PRIORITY:
      return action->priority;
    case SAMVAD_ACTION_ORDER_SERVICE:
      return samvad_service_from_code (action->service);
    case SAMVAD_ACTION_ORDER_PLACE:
      /* As the filter lists them, others behind. */
      return g_str_equal (action->district, "64") ? 0 : g_str_equal (action->district, "63") ? 1 : 2;
    case SAMVAD_ACTION_ORDER_ROLE:
      return history->worker.role;
    case SAMVAD_ACTION_ORDER_STATE:
      return history->state;
    case SAMVAD_ACTION_ORDER_DUE:
      return history->due_at / SAMVAD_SECOND;
    case SAMVAD_ACTION_ORDER_OPENED:
      return -action->opened_at / SAMVAD_SECOND;
    case SAMVAD_ACTION_ORDER_CHANGED:
      return -history->changed_at / SAMVAD_SECOND;
    default:
      return 0;
    }
}

static SamvadActionItem *
get_loaded (GListModel *list,
            guint       position)
{
  SamvadActionItem *item = g_list_model_get_item (list, position);

  while (samvad_action_item_get_action (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return item;
}

static void
assert_order (SamvadStore              *store,
              const SamvadActionFilter *filter,
              SamvadActionOrder         order)
{
  g_autoptr (SamvadActionList) list = samvad_action_list_new (store, filter, order, SAMVAD_TIME_NONE);
  gint64 group_before = G_MININT64, before = G_MININT64;

  while (g_list_model_get_n_items (G_LIST_MODEL (list)) != N_RANDOM / 2)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < N_RANDOM / 2; i++)
    {
      g_autoptr (SamvadActionItem) item = get_loaded (G_LIST_MODEL (list), i);
      const SamvadAction *action = samvad_action_item_get_action (item);
      const SamvadHistory *history = samvad_action_item_get_history (item);
      gint64 group = get_rank (action, history, filter->group);
      gint64 rank = (filter->descending ? -1 : 1) * get_rank (action, history, (int) order);

      g_assert_cmpint (group, >=, group_before);
      if (group == group_before)
        g_assert_cmpint (rank, >=, before);
      group_before = group;
      before = rank;
    }
}

/* Every order, both ways, in every group. */
static void
test_orders (StoreFixture  *fixture,
             gconstpointer  data)
{
  const char *const districts[] = { "64", "63", NULL };
  SamvadRandom random = { 3 };

  for (guint i = 0; i < N_RANDOM / 2; i++)
    {
      SamvadDocument *document = make_random_item (&random, i);

      document->action->priority = samvad_random_below (&random, SAMVAD_N_PRIORITIES);
      document->action->opened_at += (SamvadTime) samvad_random_below (&random, 2000) * SAMVAD_HOUR;
      document->action->due_at = document->action->opened_at + (SamvadTime) samvad_random_below (&random, 999) * SAMVAD_HOUR;
      document->action->worker.role = samvad_random_below (&random, SAMVAD_N_ROLES);
      document->action->district[1] = (char) ('3' + samvad_random_below (&random, 3));
      g_free (document->action->service);
      document->action->service = g_strdup (samvad_service_to_code (samvad_random_below (&random, SAMVAD_N_SERVICES)));
      apply_documents (fixture->store, "1", document, NULL);
    }
  for (int order = 0; order <= SAMVAD_ACTION_ORDER_STATE; order++)
    for (int group = SAMVAD_ACTION_ORDER_CHANGED; group <= SAMVAD_ACTION_ORDER_STATE; group++)
      for (int descending = 0; descending < 2; descending++)
        {
          g_autoptr (SamvadActionFilter) filter = samvad_action_filter_new ();

          /* In the place of a group that is none. */
          filter->group = group == SAMVAD_ACTION_ORDER_CHANGED ? -1 : group;
          filter->descending = descending;
          filter->districts = g_strdupv ((GStrv) districts);
          assert_order (fixture->store, filter, (SamvadActionOrder) order);
        }
}

/* Who shows a list: what the list said of its changes, step by step. */
static void
on_items_changed (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GPtrArray  *shown)
{
  if (removed > 0)
    g_ptr_array_remove_range (shown, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shown, (int) (position + i), g_list_model_get_item (list, position + i));
  g_assert_cmpuint (shown->len, ==, g_list_model_get_n_items (list));
}

static void
on_list_changed (SamvadActionList *list,
                 guint            *n_changes)
{
  (*n_changes)++;
}

/* Of what changes, comes and goes the list says just that: who holds an item of a row that is still there has it, with
 * what it says now, at the place where it stands now. */
static void
test_changes (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (SamvadActionFilter) filter = samvad_action_filter_new ();
  g_autoptr (SamvadActionList) list = NULL;
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  SamvadRandom random = { 4 };
  guint n_changes = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    apply_documents (fixture->store, "1", make_random_item (&random, i), NULL);
  filter->view = SAMVAD_ACTION_VIEW_OPEN;
  list = samvad_action_list_new (fixture->store, filter, SAMVAD_ACTION_ORDER_DUE, SAMVAD_TIME_NONE);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), shown);
  g_signal_connect (list, "changed", G_CALLBACK (on_list_changed), &n_changes);
  for (guint round = 0; round < 40; round++)
    {
      guint before = n_changes;
      g_autofree char *chosen = NULL;
      g_autoptr (SamvadActionItem) held = NULL;

      while (n_changes == before)
        g_main_context_iteration (NULL, TRUE);
      held = get_loaded (G_LIST_MODEL (list), samvad_random_below (&random, shown->len));
      chosen = g_strdup (samvad_action_item_get_action (held)->id);
      for (guint i = 0; i < 5; i++)
        {
          SamvadDocument *document = make_random_item (&random, samvad_random_below (&random, N_RANDOM + 20));

          document->action->due_at = random_time (&random);
          apply_documents (fixture->store, "1", document, NULL);
        }
      before = n_changes;
      samvad_action_list_reload (list);
      while (n_changes == before)
        g_main_context_iteration (NULL, TRUE);
      for (guint i = 0; i < shown->len; i++)
        {
          g_autoptr (SamvadActionItem) item = get_loaded (G_LIST_MODEL (list), i);
          g_autoptr (SamvadAction) now = samvad_store_get_action (fixture->store, samvad_action_item_get_action (item)->id, NULL);

          g_assert_true (item == g_ptr_array_index (shown, i));
          if (g_str_equal (now->id, chosen))
            g_assert_true (item == held);
        }
      samvad_action_list_reload (list);
    }
  g_clear_object (&list);
  g_ptr_array_set_size (shown, 0);
  store_fixture_wait_alone (fixture);
}

static void
add (const char *path,
     void      (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/store/actions/future-event", test_future_event);
  add ("/store/actions/future-item", test_future_item);
  add ("/store/actions/flow", test_flow);
  add ("/store/actions/flow-then", test_flow_then);
  add ("/store/actions/claims", test_claims);
  add ("/store/actions/orders", test_orders);
  add ("/store/actions/changes", test_changes);
  return g_test_run ();
}
