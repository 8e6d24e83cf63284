/* SPDX-License-Identifier: GPL-3.0-or-later */
/* items DIR N: a cache with so many action items, and what the page of action items costs on it: the median in
 * milliseconds of its lists, its counts, a page of rows somewhere, the flow, and one edit. */
#include "samvad-store-lists.h"
#include "samvad-random.h"

#include <stdlib.h>

#define ROUNDS 21
#define PAGE   2000

static SamvadDocument *
make_item (SamvadRandom *random,
           guint         number,
           SamvadTime    now)
{
  g_autofree char *id = g_strdup_printf ("action:%08u", number);
  SamvadDocument *document = samvad_document_new (SAMVAD_DOCUMENT_ACTION, id);
  SamvadAction *action = document->action = samvad_action_new ();
  SamvadTime at;

  action->id = g_strdup (id);
  action->call = g_strdup_printf ("call:%08u", number);
  action->family = g_strdup_printf ("f%u", number);
  action->district = g_strdup_printf ("%u", 58 + samvad_random_below (random, 23));
  action->service = g_strdup (samvad_service_to_code ((SamvadService) samvad_random_below (random, SAMVAD_N_SERVICES)));
  action->issue = g_strdup ("not_received");
  action->priority = (SamvadPriority) samvad_random_below (random, 3);
  at = action->opened_at = now - (SamvadTime) samvad_random_below (random, 24 * 700) * SAMVAD_HOUR - 800 * SAMVAD_HOUR;
  action->due_at = at + 240 * SAMVAD_HOUR;
  action->worker.id = action->worker.name = NULL;
  action->worker.role = (SamvadRole) samvad_random_below (random, 5);
  for (guint i = 0, n = samvad_random_below (random, 5); i < n; i++)
    {
      SamvadEvent *event = samvad_event_new ((SamvadEventKind) samvad_random_below (random, SAMVAD_EVENT_UNKNOWN));

      at += (SamvadTime) samvad_random_below (random, 200) * SAMVAD_HOUR;
      event->id = g_strdup_printf ("e%u", i);
      event->at = at;
      event->by = g_strdup ("s-1");
      g_ptr_array_add (action->events, event);
    }
  return document;
}

static void
fill (SamvadStore *store,
      guint        n_items,
      SamvadTime   now)
{
  SamvadRandom random = { 4 };

  for (guint number = 0; number < n_items;)
    {
      g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);

      for (guint i = 0; i < PAGE && number < n_items; i++)
        g_ptr_array_add (page, make_item (&random, number++, now));
      if (!samvad_store_apply (store, page, "\"1\"", now, now, NULL))
        g_error ("a page was not taken");
    }
}

static gboolean scanned;

static void
on_changed (void)
{
  scanned = TRUE;
}

static void
list (SamvadStore       *store,
      SamvadActionView   view,
      SamvadActionOrder  order,
      int                group)
{
  g_autoptr (SamvadActionFilter) filter = samvad_action_filter_new ();
  g_autoptr (SamvadActionList) items = NULL;

  filter->view = view;
  filter->group = group;
  items = samvad_action_list_new (store, filter, order, SAMVAD_TIME_NONE);
  scanned = FALSE;
  g_signal_connect (items, "items-changed", G_CALLBACK (on_changed), NULL);
  while (!scanned)
    g_main_context_iteration (NULL, TRUE);
}

static void
list_open (SamvadStore *store)
{
  list (store, SAMVAD_ACTION_VIEW_OPEN, SAMVAD_ACTION_ORDER_DUE, -1);
}

static void
list_all (SamvadStore *store)
{
  list (store, SAMVAD_ACTION_VIEW_ALL, SAMVAD_ACTION_ORDER_DUE, -1);
}

static void
list_grouped (SamvadStore *store)
{
  list (store, SAMVAD_ACTION_VIEW_ALL, SAMVAD_ACTION_ORDER_CHANGED, SAMVAD_ACTION_ORDER_SERVICE);
}

static void
count (SamvadStore *store)
{
  g_autoptr (SamvadActionFilter) filter = samvad_action_filter_new ();
  gint64 counts[SAMVAD_N_ACTION_VIEWS];

  if (!samvad_store_count_actions (store, filter, SAMVAD_TIME_NONE, counts, NULL))
    g_error ("not counted");
}

/* A page in the middle of everything, as one drags the scroll bar. */
static SamvadActionList *middle;

static void
read_page (SamvadStore *store)
{
  static SamvadRandom random = { 9 };
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (middle));
  g_autoptr (SamvadActionItem) item = NULL;

  item = g_list_model_get_item (G_LIST_MODEL (middle), samvad_random_below (&random, n_items));
  while (samvad_action_item_get_action (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
read_flow (SamvadStore *store)
{
  SamvadTime now = g_get_real_time ();

  samvad_flow_free (samvad_store_read_flow (store, samvad_time_get_month (now), 12, now, NULL));
}

static void
edit (SamvadStore *store)
{
  static guint number = 0;
  g_autofree char *id = g_strdup_printf ("action:%08u", number++);
  g_autoptr (SamvadEvent) event = samvad_event_new (SAMVAD_EVENT_NOTE);

  event->id = g_uuid_string_random ();
  event->at = g_get_real_time ();
  event->text = g_strdup ("note");
  if (!samvad_store_act (store, id, event, NULL))
    g_error ("not written");
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
measure (SamvadStore *store,
         const char  *what,
         void       (*func) (SamvadStore *))
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 began = g_get_monotonic_time ();

      func (store);
      times[i] = (double) (g_get_monotonic_time () - began) / 1000;
    }
  qsort (times, ROUNDS, sizeof *times, compare);
  g_print ("%s\t%.2f\n", what, times[ROUNDS / 2]);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (SamvadStore) store = argc == 3 ? samvad_store_open (argv[1], 0, NULL) : NULL;
  g_autoptr (SamvadActionFilter) filter = samvad_action_filter_new ();

  if (store == NULL)
    {
      g_printerr ("items DIR N\n");
      return 2;
    }
  fill (store, (guint) strtoul (argv[2], NULL, 10), g_get_real_time ());
  measure (store, "the list of open items", list_open);
  measure (store, "the list of all items", list_all);
  measure (store, "the same in groups, the last change first", list_grouped);
  measure (store, "the numbers of all lists", count);
  middle = samvad_action_list_new (store, filter, SAMVAD_ACTION_ORDER_DUE, SAMVAD_TIME_NONE);
  while (g_list_model_get_n_items (G_LIST_MODEL (middle)) == 0)
    g_main_context_iteration (NULL, TRUE);
  measure (store, "a page of rows in the middle", read_page);
  g_clear_object (&middle);
  measure (store, "how they come and go", read_flow);
  measure (store, "one edit", edit);
  return 0;
}
