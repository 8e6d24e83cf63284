/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-history.h"
#include "samvad-random.h"

#define N_EDITORS   3
#define N_HISTORIES 100000
#define N_STEPS     11

/* Three desktops and the server, each no more than a set of events. What an editor has written is
 * kept until the server has said that it has it. */
typedef struct {
  SamvadRandom  random;
  GPtrArray    *server;
  GPtrArray    *cache[N_EDITORS];
  GPtrArray    *outbox[N_EDITORS];
  guint         written;
} World;

static GPtrArray *
new_events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_event_free);
}

static void
world_init (World  *self,
            guint64 seed)
{
  self->random.state = seed;
  self->server = new_events ();
  self->written = 0;
  for (int i = 0; i < N_EDITORS; i++)
    {
      self->cache[i] = new_events ();
      self->outbox[i] = new_events ();
    }
}

static void
world_clear (World *self)
{
  g_ptr_array_unref (self->server);
  for (int i = 0; i < N_EDITORS; i++)
    {
      g_ptr_array_unref (self->cache[i]);
      g_ptr_array_unref (self->outbox[i]);
    }
}

static void
unite_into (GPtrArray **into,
            GPtrArray  *from)
{
  GPtrArray *united = samvad_events_unite (*into, from);

  g_ptr_array_unref (*into);
  *into = united;
}

/* Clocks are up to a day apart; one id in eight is that of an event that another editor made. */
static SamvadEvent *
make_event (World *self,
            int    editor)
{
  SamvadEvent *event = samvad_event_new (samvad_random_below (&self->random, SAMVAD_N_EVENT_KINDS));
  gboolean clash = self->written > 0 && samvad_random_chance (&self->random, 0.125);
  guint number = clash ? samvad_random_below (&self->random, self->written) : self->written++;

  event->id = g_strdup_printf ("e%u", number);
  event->at = (SamvadTime) samvad_random_below (&self->random, 24) * SAMVAD_HOUR;
  event->by = g_strdup_printf ("s-%d", editor);
  if (event->kind == SAMVAD_EVENT_NOTE)
    event->text = g_strdup_printf ("%u", samvad_random_below (&self->random, 3));
  if (event->kind == SAMVAD_EVENT_ESCALATE)
    event->role = samvad_random_below (&self->random, SAMVAD_N_ROLES);
  if (event->kind == SAMVAD_EVENT_EXTEND)
    event->due_at = (SamvadTime) samvad_random_below (&self->random, 100) * SAMVAD_HOUR;
  if (event->kind == SAMVAD_EVENT_DONE)
    event->response = samvad_random_below (&self->random, SAMVAD_N_RESPONSES);
  if (event->kind == SAMVAD_EVENT_ASSIGN)
    event->worker.id = g_strdup_printf ("w%u", samvad_random_below (&self->random, 3));
  return event;
}

static void
edit (World *self,
      int    editor)
{
  SamvadEvent *event = make_event (self, editor);

  g_ptr_array_add (self->outbox[editor], samvad_event_copy (event));
  g_ptr_array_add (self->cache[editor], event);
}

/* The write reaches the server or not, and so does the answer, each on its own; another editor may
 * come between reading and writing: the server takes a write only on the revision that was read. */
static void
push (World *self,
      int    editor)
{
  g_autoptr (GPtrArray) read = samvad_events_unite (self->server, self->outbox[editor]);
  int rival = (int) samvad_random_below (&self->random, N_EDITORS);
  gboolean conflict = samvad_random_chance (&self->random, 0.3);

  if (conflict)
    unite_into (&self->server, self->outbox[rival]);
  if (conflict || samvad_random_chance (&self->random, 0.2))
    return;
  g_clear_pointer (&self->server, g_ptr_array_unref);
  self->server = g_ptr_array_ref (read);
  if (samvad_random_chance (&self->random, 0.7))
    g_ptr_array_set_size (self->outbox[editor], 0);
}

static void
pull (World *self,
      int    editor)
{
  unite_into (&self->cache[editor], self->server);
}

/* A cache that was lost is filled from the server and the outbox. */
static void
restart (World *self,
         int    editor)
{
  g_ptr_array_set_size (self->cache[editor], 0);
  unite_into (&self->cache[editor], self->outbox[editor]);
  pull (self, editor);
}

static void
step (World *self)
{
  int editor = (int) samvad_random_below (&self->random, N_EDITORS);

  switch (samvad_random_below (&self->random, 8))
    {
    case 0: case 1: case 2:
      edit (self, editor);
      break;
    case 3: case 4:
      push (self, editor);
      break;
    case 5: case 6:
      pull (self, editor);
      break;
    default:
      restart (self, editor);
      break;
    }
}

static gboolean
same_event (const SamvadEvent *a,
            const SamvadEvent *b)
{
  return g_strcmp0 (a->id, b->id) == 0 && a->at == b->at && a->kind == b->kind && g_strcmp0 (a->by, b->by) == 0 &&
         g_strcmp0 (a->text, b->text) == 0 && a->role == b->role && a->due_at == b->due_at &&
         a->response == b->response && g_strcmp0 (a->worker.id, b->worker.id) == 0;
}

static void
assert_same (GPtrArray *a,
             GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (same_event (g_ptr_array_index (a, i), g_ptr_array_index (b, i)));
}

/* Nothing that an editor wrote is lost: of each id one event is there, and it says the same to all. */
static void
assert_end (World *self)
{
  g_assert_cmpuint (self->server->len, ==, self->written);
  for (int i = 0; i < N_EDITORS; i++)
    assert_same (self->cache[i], self->server);
}

static void
test_three_editors (void)
{
  for (guint64 seed = 1; seed <= N_HISTORIES; seed++)
    {
      World world;

      world_init (&world, seed);
      for (int i = 0; i < N_STEPS; i++)
        step (&world);
      for (int i = 0; i < N_EDITORS; i++)
        unite_into (&world.server, world.outbox[i]);
      for (int i = 0; i < N_EDITORS; i++)
        pull (&world, i);
      assert_end (&world);
      world_clear (&world);
    }
}

static GPtrArray *
make_set (World *world)
{
  GPtrArray *events = new_events ();

  for (guint n = samvad_random_below (&world->random, 5); n > 0; n--)
    g_ptr_array_add (events, make_event (world, 0));
  return events;
}

/* A join: commutative, associative, idempotent, and nothing is smaller than nothing. */
static void
test_join (void)
{
  for (guint64 seed = 1; seed <= N_HISTORIES / 10; seed++)
    {
      World world = { .random = { seed } };
      g_autoptr (GPtrArray) a = make_set (&world), b = make_set (&world), c = make_set (&world), none = new_events ();
      g_autoptr (GPtrArray) ab = samvad_events_unite (a, b), ba = samvad_events_unite (b, a);
      g_autoptr (GPtrArray) bc = samvad_events_unite (b, c);
      g_autoptr (GPtrArray) ab_c = samvad_events_unite (ab, c), a_bc = samvad_events_unite (a, bc);
      g_autoptr (GPtrArray) again = samvad_events_unite (ab, ab), more = samvad_events_unite (ab, none);

      assert_same (ab, ba);
      assert_same (ab_c, a_bc);
      assert_same (again, ab);
      assert_same (more, ab);
    }
}

/* The smaller by content, as the header says: earlier first. */
static void
test_one_id_two_events (void)
{
  g_autoptr (GPtrArray) mine = new_events (), yours = new_events (), united = NULL;
  SamvadEvent *late = samvad_event_new (SAMVAD_EVENT_NOTE), *early = samvad_event_new (SAMVAD_EVENT_NOTE);

  late->id = g_strdup ("e");
  early->id = g_strdup ("e");
  late->at = 2;
  early->at = 1;
  g_ptr_array_add (mine, late);
  g_ptr_array_add (yours, early);
  united = samvad_events_unite (mine, yours);
  g_assert_cmpuint (united->len, ==, 1);
  g_assert_cmpint (((SamvadEvent *) g_ptr_array_index (united, 0))->at, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/convergence/one-id-two-events", test_one_id_two_events);
  g_test_add_func ("/convergence/join", test_join);
  g_test_add_func ("/convergence/three-editors", test_three_editors);
  return g_test_run ();
}
