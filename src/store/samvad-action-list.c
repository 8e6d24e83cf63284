/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-filter.h"
#include "samvad-action-item.h"

struct _SamvadActionList {
  SamvadPagedList parent;
};

G_DEFINE_FINAL_TYPE (SamvadActionList, samvad_action_list, SAMVAD_TYPE_PAGED_LIST)

static void
fill_item (SamvadPagedList *list,
           GObject         *item,
           gpointer         value)
{
  samvad_action_item_take (SAMVAD_ACTION_ITEM (item), value);
}

static void
samvad_action_list_class_init (SamvadActionListClass *klass)
{
  SAMVAD_PAGED_LIST_CLASS (klass)->item_type = SAMVAD_TYPE_ACTION_ITEM;
  SAMVAD_PAGED_LIST_CLASS (klass)->fill_item = fill_item;
  SAMVAD_PAGED_LIST_CLASS (klass)->keeps_rows = TRUE;
}

static void
samvad_action_list_init (SamvadActionList *self)
{
}

/* Rows are ordered by one number: of times the seconds, 34 bits; above them what has few values. */
#define SECONDS(column) "min (max (" column " / 1000000, 0), 17179869183)"

static char *
make_service_rank (void)
{
  GString *rank = g_string_new ("CASE service");

  for (int i = 0; i < SAMVAD_N_SERVICES; i++)
    g_string_append_printf (rank, " WHEN '%s' THEN %d", samvad_service_to_code ((SamvadService) i), i);
  g_string_append_printf (rank, " ELSE %d END", SAMVAD_N_SERVICES);
  return g_string_free (rank, FALSE);
}

static char *
make_place_rank (const SamvadActionFilter *filter,
                 SamvadPagedQuery         *query)
{
  GString *rank;

  if (filter->districts == NULL || filter->districts[0] == NULL)
    return g_strdup ("0");
  rank = g_string_new ("CASE district");
  for (guint i = 0; filter->districts[i] != NULL; i++)
    {
      samvad_paged_query_add_text (query, filter->districts[i]);
      g_string_append_printf (rank, " WHEN ?%u THEN %u", 3 + query->values->len, i);
    }
  g_string_append_printf (rank, " ELSE %u END", g_strv_length (filter->districts));
  return g_string_free (rank, FALSE);
}

/* Returns: (transfer full): SQL for a number of few values */
static char *
make_rank (const SamvadActionFilter *filter,
           SamvadActionOrder         order,
           SamvadPagedQuery         *query)
{
  switch (order)
    {
    case SAMVAD_ACTION_ORDER_PRIORITY:
      return g_strdup ("priority");
    case SAMVAD_ACTION_ORDER_SERVICE:
      return make_service_rank ();
    case SAMVAD_ACTION_ORDER_PLACE:
      return make_place_rank (filter, query);
    case SAMVAD_ACTION_ORDER_ROLE:
      return g_strdup ("owner_role");
    case SAMVAD_ACTION_ORDER_STATE:
      return g_strdup ("state");
    case SAMVAD_ACTION_ORDER_DUE:
    case SAMVAD_ACTION_ORDER_OPENED:
    case SAMVAD_ACTION_ORDER_CHANGED:
    default:
      return g_strdup ("0");
    }
}

static char *
make_key (const SamvadActionFilter *filter,
          SamvadActionOrder         order,
          SamvadPagedQuery         *query)
{
  const char *sign = filter->descending ? "-" : "";
  const char *turned = filter->descending ? "" : "-";
  g_autofree char *rank = NULL;

  switch (order)
    {
    case SAMVAD_ACTION_ORDER_DUE:
      return g_strdup_printf ("%s" SECONDS ("due_now"), sign);
    case SAMVAD_ACTION_ORDER_OPENED:
      return g_strdup_printf ("%s" SECONDS ("opened_at"), turned);
    case SAMVAD_ACTION_ORDER_CHANGED:
      return g_strdup_printf ("%s" SECONDS ("changed_at"), turned);
    default:
      rank = make_rank (filter, order, query);
      return g_strdup_printf ("%s(%s) * 17179869184 + " SECONDS ("due_now"), sign, rank);
    }
}

static char *
make_sort (const SamvadActionFilter *filter,
           SamvadActionOrder         order,
           SamvadPagedQuery         *query)
{
  g_autofree char *key = NULL, *group = NULL;

  /* As the index has it. */
  if (order == SAMVAD_ACTION_ORDER_DUE && filter->group < 0 && !filter->descending)
    return g_strdup ("due_now");
  key = make_key (filter, order, query);
  if (filter->group < 0)
    return g_steal_pointer (&key);
  group = make_rank (filter, (SamvadActionOrder) filter->group, query);
  return g_strdup_printf ("(%s) * 17592186044416 + %s", group, key);
}

static SamvadPagedQuery *
make_query (const SamvadActionFilter *filter,
            SamvadActionOrder         order,
            SamvadTime                now)
{
  SamvadPagedQuery *query = samvad_paged_query_new ();
  g_autoptr (GString) where = samvad_action_filter_make_where (filter, query, now);
  g_autofree char *sort = make_sort (filter, order, query);

  query->find = "SELECT id FROM action WHERE doc_id = ?";
  query->scan = g_strdup_printf ("SELECT %s AS sort, id FROM action WHERE 1%s ORDER BY sort, id", sort, where->str);
  query->page = g_strdup_printf ("SELECT " SAMVAD_ACTION_COLUMNS " FROM action WHERE (%s, id) >= (?1, ?2)%s "
                                 "ORDER BY %s, id LIMIT ?3", sort, where->str, sort);
  query->read = samvad_action_value_read;
  query->destroy = samvad_action_value_free;
  query->now = now;
  return query;
}

/**
 * samvad_action_list_new:
 * @now: as of when; NONE: as of when it is read, anew with each reload
 *
 * Returns: (transfer full): the items that @filter lets through
 */
SamvadActionList *
samvad_action_list_new (SamvadStore              *store,
                        const SamvadActionFilter *filter,
                        SamvadActionOrder         order,
                        SamvadTime                now)
{
  SamvadActionList *self = g_object_new (SAMVAD_TYPE_ACTION_LIST, NULL);

  samvad_paged_list_set_store (SAMVAD_PAGED_LIST (self), store);
  samvad_action_list_set_filter (self, filter, order, now);
  return self;
}

void
samvad_action_list_set_filter (SamvadActionList         *self,
                               const SamvadActionFilter *filter,
                               SamvadActionOrder         order,
                               SamvadTime                now)
{
  samvad_paged_list_set_query (SAMVAD_PAGED_LIST (self), make_query (filter, order, now));
}

/** Looks anew; to be called after the store's `changed`. */
void
samvad_action_list_reload (SamvadActionList *self)
{
  samvad_paged_list_rescan (SAMVAD_PAGED_LIST (self));
}
