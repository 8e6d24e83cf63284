/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

static SamvadTime
get_start (void)
{
  return samvad_month_get_start (2026 * 12 + 9);
}

static void
add_item (StoreFixture *self)
{
  apply_documents (self->store, "1", make_action_document ("action:1", "63", get_start ()), NULL);
}

static void
act (StoreFixture    *self,
     const char      *id,
     SamvadEventKind  kind,
     int              hours)
{
  g_autoptr (SamvadEvent) event = make_event (id, kind, get_start () + hours * SAMVAD_HOUR);
  g_autoptr (GError) error = NULL;

  samvad_store_act (self->store, "action:1", event, &error);
  g_assert_no_error (error);
}

static SamvadActionState
get_state (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadAction) action = samvad_store_get_action (self->store, "action:1", &error);
  g_autoptr (SamvadHistory) history = NULL;

  g_assert_no_error (error);
  history = samvad_history_new (action, G_MAXINT64);
  return history->state;
}

static GPtrArray *
list (StoreFixture *self,
      gboolean      refused)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = samvad_store_list_outbox (self->store, 100, refused, &error);

  g_assert_no_error (error);
  return rows;
}

static gint64
get_row (StoreFixture *self,
         guint         at)
{
  g_autoptr (GPtrArray) rows = list (self, FALSE);

  g_assert_cmpuint (rows->len, >, at);
  return ((SamvadOutboxRow *) g_ptr_array_index (rows, at))->row;
}

static void
assert_outbox (StoreFixture *self,
               guint         waiting,
               guint         refused)
{
  g_autoptr (GPtrArray) waits = list (self, FALSE);
  g_autoptr (GPtrArray) stays = list (self, TRUE);

  g_assert_cmpuint (waits->len, ==, waiting);
  g_assert_cmpuint (stays->len, ==, refused);
}

static void
test_add_send (StoreFixture *self,
               gconstpointer data)
{
  add_item (self);
  act (self, "e1", SAMVAD_EVENT_ACKNOWLEDGE, 1);
  act (self, "e2", SAMVAD_EVENT_DONE, 2);
  g_assert_cmpint (get_state (self), ==, SAMVAD_STATE_DONE);
  assert_outbox (self, 2, 0);
  g_assert_true (samvad_store_acknowledge (self->store, get_row (self, 0), NULL));
  assert_outbox (self, 1, 0);
  g_assert_true (samvad_store_acknowledge (self->store, get_row (self, 0), NULL));
  assert_outbox (self, 0, 0);
  g_assert_cmpint (get_state (self), ==, SAMVAD_STATE_DONE);
}

static void
test_not_allowed (StoreFixture *self,
                  gconstpointer data)
{
  g_autoptr (SamvadEvent) event = make_event ("e1", SAMVAD_EVENT_VERIFY, get_start ());
  g_autoptr (GError) error = NULL;

  add_item (self);
  g_assert_false (samvad_store_act (self->store, "action:1", event, &error));
  g_assert_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (samvad_store_act (self->store, "action:none", event, &error));
  g_assert_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_FOUND);
  assert_outbox (self, 0, 0);
}

static void
test_undo (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 row;

  add_item (self);
  act (self, "e1", SAMVAD_EVENT_ACKNOWLEDGE, 1);
  row = get_row (self, 0);
  g_assert_true (samvad_store_undo (self->store, row, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_state (self), ==, SAMVAD_STATE_OPEN);
  assert_outbox (self, 0, 0);
  g_assert_false (samvad_store_undo (self->store, row, &error));
  g_assert_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_FOUND);
}

static void
test_refuse (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GPtrArray) refused = NULL;

  add_item (self);
  act (self, "e1", SAMVAD_EVENT_ACKNOWLEDGE, 1);
  g_assert_true (samvad_store_refuse (self->store, get_row (self, 0), "You may not write", NULL));
  assert_outbox (self, 0, 1);
  g_assert_cmpint (get_state (self), ==, SAMVAD_STATE_OPEN);
  store_fixture_reopen (self);
  assert_outbox (self, 0, 1);
  refused = list (self, TRUE);
  g_assert_cmpstr (((SamvadOutboxRow *) g_ptr_array_index (refused, 0))->refused, ==, "You may not write");
  g_assert_true (samvad_store_undo (self->store, ((SamvadOutboxRow *) g_ptr_array_index (refused, 0))->row, NULL));
  assert_outbox (self, 0, 0);
}

static void
test_server_version_keeps_ours (StoreFixture *self,
                                gconstpointer data)
{
  SamvadDocument *theirs = make_action_document ("action:1", "63", get_start ());
  g_autoptr (SamvadAction) action = NULL;

  add_item (self);
  act (self, "e2", SAMVAD_EVENT_DONE, 2);
  g_ptr_array_add (theirs->action->events, make_event ("e1", SAMVAD_EVENT_ACKNOWLEDGE, get_start () + SAMVAD_HOUR));
  apply_documents (self->store, "2", theirs, NULL);
  g_assert_cmpint (get_state (self), ==, SAMVAD_STATE_DONE);
  action = samvad_store_get_action (self->store, "action:1", NULL);
  g_assert_cmpuint (action->events->len, ==, 2);
  assert_outbox (self, 1, 0);
}

static void
test_lost_answer (StoreFixture *self,
                  gconstpointer data)
{
  SamvadDocument *theirs = make_action_document ("action:1", "63", get_start ());
  g_autoptr (SamvadAction) action = NULL;

  /* The server has our event, but its answer was lost: the feed brings it before the retry. */
  add_item (self);
  act (self, "e1", SAMVAD_EVENT_ACKNOWLEDGE, 1);
  g_ptr_array_add (theirs->action->events, make_event ("e1", SAMVAD_EVENT_ACKNOWLEDGE, get_start () + SAMVAD_HOUR));
  apply_documents (self->store, "2", theirs, NULL);
  assert_outbox (self, 1, 0);
  g_assert_true (samvad_store_acknowledge (self->store, get_row (self, 0), NULL));
  action = samvad_store_get_action (self->store, "action:1", NULL);
  g_assert_cmpuint (action->events->len, ==, 1);
}

static void
test_create (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (SamvadDocument) document = make_action_document ("action:new", "63", get_start ());
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  SamvadOutboxRow *row;

  g_assert_true (samvad_store_create (self->store, document, &error));
  g_assert_no_error (error);
  store_fixture_reopen (self);
  rows = list (self, FALSE);
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_null (row->event);
  g_assert_cmpint (row->body->kind, ==, SAMVAD_DOCUMENT_ACTION);
  g_assert_cmpstr (row->body->action->district, ==, "63");
}

static void
test_undo_event (StoreFixture *self,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;

  add_item (self);
  act (self, "e1", SAMVAD_EVENT_ACKNOWLEDGE, 1);
  act (self, "e2", SAMVAD_EVENT_DONE, 2);
  edits = samvad_store_list_edits_of (self->store, "action:1", &error);
  g_assert_cmpuint (edits->len, ==, 2);
  g_assert_true (samvad_store_undo_event (self->store, "action:1", "e2", &error));
  g_assert_cmpint (get_state (self), ==, SAMVAD_STATE_ACKNOWLEDGED);
  assert_outbox (self, 1, 0);
  store_fixture_reopen (self);
  g_assert_cmpint (get_state (self), ==, SAMVAD_STATE_ACKNOWLEDGED);
  /* What was sent is everybody's. */
  g_assert_true (samvad_store_acknowledge (self->store, get_row (self, 0), NULL));
  g_assert_false (samvad_store_undo_event (self->store, "action:1", "e1", &error));
  g_assert_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (get_state (self), ==, SAMVAD_STATE_ACKNOWLEDGED);
}

static void
test_same_id_twice (StoreFixture *self,
                    gconstpointer data)
{
  add_item (self);
  act (self, "e1", SAMVAD_EVENT_ACKNOWLEDGE, 1);
  act (self, "e1", SAMVAD_EVENT_ACKNOWLEDGE, 1);
  assert_outbox (self, 1, 0);
}

/* Another event of the same id reached the server first: it is the one that all desktops read. */
static void
test_server_wins_an_id (StoreFixture *self,
                        gconstpointer data)
{
  SamvadDocument *theirs = make_action_document ("action:1", "63", get_start ());

  add_item (self);
  act (self, "e1", SAMVAD_EVENT_ACKNOWLEDGE, 1);
  g_ptr_array_add (theirs->action->events, make_event ("e1", SAMVAD_EVENT_DONE, get_start () + SAMVAD_HOUR));
  apply_documents (self->store, "2", theirs, NULL);
  g_assert_cmpint (get_state (self), ==, SAMVAD_STATE_DONE);
}

/* Rows with nothing behind them do not hide the edits after them from whoever asks for one. */
static void
test_dead_rows (StoreFixture *self,
                gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  add_item (self);
  apply_documents (self->store, "1", make_action_document ("action:gone", "63", get_start ()), NULL);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("action:new-%d", i);
      g_autoptr (SamvadDocument) document = make_action_document (id, "63", get_start ());

      g_assert_true (samvad_store_create (self->store, document, NULL));
      apply_documents (self->store, "2", samvad_document_new (SAMVAD_DOCUMENT_DELETED, id), NULL);
    }
  act (self, "e1", SAMVAD_EVENT_ACKNOWLEDGE, 1);
  rows = samvad_store_list_outbox (self->store, 1, FALSE, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
}

/* The events of a new document go out after it, each as a row of its own. */
static void
test_create_with_events (StoreFixture *self,
                         gconstpointer data)
{
  g_autoptr (SamvadDocument) document = make_action_document ("action:1", "63", get_start ());
  g_autoptr (GPtrArray) rows = NULL;

  g_ptr_array_add (document->action->events, make_event ("e1", SAMVAD_EVENT_NOTE, get_start ()));
  g_assert_true (samvad_store_create (self->store, document, NULL));
  rows = list (self, FALSE);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_nonnull (((SamvadOutboxRow *) g_ptr_array_index (rows, 0))->body);
  g_assert_cmpstr (((SamvadOutboxRow *) g_ptr_array_index (rows, 1))->event->id, ==, "e1");
}

static void
test_refused_document_is_not_counted (StoreFixture *self,
                                      gconstpointer data)
{
  g_autoptr (SamvadDocument) document = make_action_document ("action:1", "63", get_start ());
  g_autoptr (SamvadReading) reading = NULL;
  g_autoptr (GPtrArray) refused = NULL;

  g_assert_true (samvad_store_create (self->store, document, NULL));
  g_assert_true (samvad_store_refuse (self->store, get_row (self, 0), "not here", NULL));
  reading = samvad_store_read (self->store, samvad_time_get_month (get_start ()), 1, get_start () + SAMVAD_HOUR, NULL,
                               NULL);
  g_assert_cmpint (reading->actions.open, ==, 0);
  g_assert_cmpuint (reading->actions.by_district->len, ==, 0);
  refused = list (self, TRUE);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_true (samvad_store_undo (self->store, ((SamvadOutboxRow *) g_ptr_array_index (refused, 0))->row, NULL));
  g_assert_null (samvad_store_get_action (self->store, "action:1", NULL));
}

static void
test_counts (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SamvadTime opened = get_start ();
  const struct { int hours; gint64 open, overdue, done; } cases[] = {
    { -1, 0, 0, 0 }, { 1, 1, 0, 0 }, { 49, 1, 1, 0 }, { 51, 0, 0, 1 },
  };

  add_item (self);
  act (self, "e1", SAMVAD_EVENT_DONE, 50);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamvadReading) reading = samvad_store_read (self->store, samvad_time_get_month (opened), 1,
                                                             opened + cases[i].hours * SAMVAD_HOUR, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (reading->actions.open, ==, cases[i].open);
      g_assert_cmpint (reading->actions.overdue, ==, cases[i].overdue);
      g_assert_cmpint (reading->actions.done, ==, cases[i].done);
    }
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/outbox/add-send", test_add_send);
  ADD ("/outbox/not-allowed", test_not_allowed);
  ADD ("/outbox/undo", test_undo);
  ADD ("/outbox/refuse", test_refuse);
  ADD ("/outbox/server-version-keeps-ours", test_server_version_keeps_ours);
  ADD ("/outbox/lost-answer", test_lost_answer);
  ADD ("/outbox/create", test_create);
  ADD ("/outbox/undo-event", test_undo_event);
  ADD ("/outbox/same-id-twice", test_same_id_twice);
  ADD ("/outbox/server-wins-an-id", test_server_wins_an_id);
  ADD ("/outbox/dead-rows", test_dead_rows);
  ADD ("/outbox/create-with-events", test_create_with_events);
  ADD ("/outbox/refused-document-is-not-counted", test_refused_document_is_not_counted);
  ADD ("/outbox/counts", test_counts);
  return g_test_run ();
}
