/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "samvad-store-lists.h"

static SamvadDocument *
make_item (const char *id,
           const char *district,
           const char *project,
           const char *centre,
           const char *worker,
           const char *name,
           int         days)
{
  SamvadDocument *document = make_action_document (id, district, days * 24 * SAMVAD_HOUR);
  SamvadAction *action = document->action;

  action->project = g_strdup (project);
  action->centre_code = g_strdup (centre);
  action->centre_name = g_strdup (centre);
  samvad_worker_clear (&action->worker);
  action->worker.id = g_strdup (worker);
  action->worker.name = g_strdup (name);
  return document;
}

static void
assign (SamvadDocument *document,
        const char     *worker,
        const char     *name,
        SamvadRole      role,
        int             days)
{
  SamvadEvent *event = make_event (name, SAMVAD_EVENT_ASSIGN, days * 24 * SAMVAD_HOUR);

  event->worker.id = g_strdup (worker);
  event->worker.name = g_strdup (name);
  event->worker.role = role;
  g_ptr_array_add (document->action->events, event);
}

/* Returns: (transfer full): the names in their order */
static char *
list (StoreFixture *fixture,
      const char   *project,
      const char   *centre,
      guint         limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) workers = samvad_store_list_workers (fixture->store, "63", project, centre, limit, NULL, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < workers->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", ((SamvadKnownWorker *) g_ptr_array_index (workers, i))->worker.name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_listed (StoreFixture *fixture,
               const char   *project,
               const char   *centre,
               const char   *names)
{
  g_autofree char *listed = list (fixture, project, centre, 20);

  g_assert_cmpstr (listed, ==, names);
}

/* The centre's own first, however long ago, then the project's, then the newest of the district; of another district
 * and of an item that names nobody nobody. */
static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *two = NULL;

  assert_listed (fixture, "tauru", "c-1", "");
  apply_documents (fixture->store, "1",
                   make_item ("action:1", "63", "tauru", "c-1", "w-1", "Asha", 1),
                   make_item ("action:2", "63", "tauru", "c-2", "w-2", "Bimla", 2),
                   make_item ("action:3", "63", "tauru", "c-3", "w-3", "Chandra", 3),
                   make_item ("action:4", "63", "nuh", "c-9", "w-4", "Devi", 4),
                   make_item ("action:5", "63", "nuh", "c-1", "w-5", "Esha", 5),
                   make_item ("action:6", "64", "tauru", "c-1", "w-6", "Farida", 6),
                   make_item ("action:7", "63", "tauru", "c-1", NULL, NULL, 7),
                   make_item ("action:8", "63", NULL, NULL, "w-8", "", 8), NULL);
  assert_listed (fixture, "tauru", "c-1", "Asha Chandra Bimla Esha Devi");
  assert_listed (fixture, "nuh", NULL, "Esha Devi Chandra Bimla Asha");
  assert_listed (fixture, NULL, NULL, "Esha Devi Chandra Bimla Asha");
  two = list (fixture, "tauru", "c-1", 2);
  g_assert_cmpstr (two, ==, "Asha Chandra");
}

/* Whoever got an item later is known too, by the newest name and role, and stands in the list once. */
static void
test_assigned (StoreFixture  *fixture,
               gconstpointer  data)
{
  SamvadDocument *first = make_item ("action:1", "63", "tauru", "c-1", "w-1", "Asha", 1);
  SamvadDocument *second = make_item ("action:2", "63", "tauru", "c-2", "w-2", "Bimla", 2);
  g_autoptr (GPtrArray) workers = NULL;
  const SamvadKnownWorker *worker;

  assign (first, "w-3", "Sunita", SAMVAD_ROLE_AWW, 3);
  assign (second, "w-3", "Sunita Devi", SAMVAD_ROLE_SUPERVISOR, 4);
  assign (second, NULL, "Kamla", SAMVAD_ROLE_CDPO, 5);
  apply_documents (fixture->store, "1", first, second, NULL);
  assert_listed (fixture, "tauru", "c-2", "Kamla Sunita Devi Bimla Asha");
  workers = samvad_store_list_workers (fixture->store, "63", "tauru", "c-2", 20, NULL, NULL);
  worker = g_ptr_array_index (workers, 1);
  g_assert_cmpstr (worker->worker.id, ==, "w-3");
  g_assert_cmpint (worker->worker.role, ==, SAMVAD_ROLE_SUPERVISOR);
  g_assert_cmpint (worker->nearness, ==, SAMVAD_NEARNESS_CENTRE);
  g_assert_cmpstr (worker->project, ==, "tauru");
  g_assert_cmpstr (worker->centre_name, ==, "c-2");
  worker = g_ptr_array_index (workers, 0);
  g_assert_null (worker->worker.id);
  worker = g_ptr_array_index (workers, 3);
  g_assert_cmpint (worker->nearness, ==, SAMVAD_NEARNESS_PROJECT);
}

static void
on_listed (GObject      *store,
           GAsyncResult *result,
           gpointer      workers)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) workers = samvad_store_list_workers_finish (SAMVAD_STORE (store), result, &error);
  g_assert_no_error (error);
}

/* Whom the user has just named is known before the server is; so it is in a thread. */
static void
test_unsent (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (SamvadDocument) mine = make_item ("action:1", "63", "tauru", "c-1", "Gita", "Gita", 1);
  g_autoptr (SamvadEvent) event = make_event ("e1", SAMVAD_EVENT_ASSIGN, g_get_real_time ());
  g_autoptr (GPtrArray) workers = NULL;

  event->worker.id = g_strdup ("Hema");
  event->worker.name = g_strdup ("Hema");
  event->worker.role = SAMVAD_ROLE_DPO;
  g_assert_true (samvad_store_create (fixture->store, mine, NULL));
  g_assert_true (samvad_store_act (fixture->store, "action:1", event, NULL));
  samvad_store_list_workers_async (fixture->store, "63", "tauru", "c-1", 20, NULL, on_listed, &workers);
  while (workers == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (workers->len, ==, 2);
  g_assert_cmpstr (((SamvadKnownWorker *) g_ptr_array_index (workers, 0))->worker.name, ==, "Hema");
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
  add ("/store/workers/order", test_order);
  add ("/store/workers/assigned", test_assigned);
  add ("/store/workers/unsent", test_unsent);
  return g_test_run ();
}
