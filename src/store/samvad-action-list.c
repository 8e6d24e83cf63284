/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-lists.h"

#include "samvad-paged-list.h"

/* Microseconds, as a SamvadTime. */
#define SQL_NOW "CAST (strftime ('%s', 'now') AS INTEGER) * 1000000"

/* What an item holds once it is there. */
typedef struct {
  SamvadAction  *action;
  SamvadHistory *history;
  gboolean       unsent;
} Value;

struct _SamvadActionItem {
  GObject  parent;
  Value   *value;
};

G_DEFINE_FINAL_TYPE (SamvadActionItem, samvad_action_item, G_TYPE_OBJECT)

enum { ITEM_PROP_0, ITEM_PROP_LOADED, ITEM_N_PROPS };
static GParamSpec *item_properties[ITEM_N_PROPS];

static void
value_free (gpointer data)
{
  Value *value = data;

  if (value == NULL)
    return;
  samvad_history_free (value->history);
  samvad_action_free (value->action);
  g_free (value);
}

static void
samvad_action_item_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == ITEM_PROP_LOADED)
    g_value_set_boolean (value, SAMVAD_ACTION_ITEM (object)->value != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
samvad_action_item_finalize (GObject *object)
{
  g_clear_pointer (&SAMVAD_ACTION_ITEM (object)->value, value_free);
  G_OBJECT_CLASS (samvad_action_item_parent_class)->finalize (object);
}

static void
samvad_action_item_class_init (SamvadActionItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = samvad_action_item_get_property;
  object_class->finalize = samvad_action_item_finalize;
  item_properties[ITEM_PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, ITEM_N_PROPS, item_properties);
}

static void
samvad_action_item_init (SamvadActionItem *self)
{
}

/** Returns: (transfer none) (nullable): the item; %NULL while it loads */
const SamvadAction *
samvad_action_item_get_action (SamvadActionItem *self)
{
  return self->value != NULL ? self->value->action : NULL;
}

/** Returns: (transfer none) (nullable): what its history says at the list's time */
const SamvadHistory *
samvad_action_item_get_history (SamvadActionItem *self)
{
  return self->value != NULL ? self->value->history : NULL;
}

/** Returns: whether an edit of it has not reached the server yet */
gboolean
samvad_action_item_is_unsent (SamvadActionItem *self)
{
  return self->value != NULL && self->value->unsent;
}

SamvadActionFilter *
samvad_action_filter_new (void)
{
  SamvadActionFilter *filter = g_new0 (SamvadActionFilter, 1);

  filter->role = filter->state = filter->group = -1;
  filter->view = SAMVAD_ACTION_VIEW_ALL;
  for (int role = 0; role < SAMVAD_N_ROLES; role++)
    filter->escalate_before[role] = SAMVAD_TIME_NONE;
  return filter;
}

SamvadActionFilter *
samvad_action_filter_copy (const SamvadActionFilter *filter)
{
  SamvadActionFilter *copy = g_memdup2 (filter, sizeof *filter);

  copy->mine = g_strdup (filter->mine);
  copy->district = g_strdup (filter->district);
  copy->service = g_strdup (filter->service);
  copy->search = g_strdup (filter->search);
  copy->within = g_strdupv (filter->within);
  copy->districts = g_strdupv (filter->districts);
  return copy;
}

void
samvad_action_filter_free (SamvadActionFilter *filter)
{
  g_free (filter->mine);
  g_free (filter->district);
  g_free (filter->service);
  g_free (filter->search);
  g_strfreev (filter->within);
  g_strfreev (filter->districts);
  g_free (filter);
}

struct _SamvadActionList {
  SamvadPagedList parent;
};

G_DEFINE_FINAL_TYPE (SamvadActionList, samvad_action_list, SAMVAD_TYPE_PAGED_LIST)

static void
fill_item (SamvadPagedList *list,
           GObject         *item,
           gpointer         value)
{
  SamvadActionItem *self = SAMVAD_ACTION_ITEM (item);

  g_clear_pointer (&self->value, value_free);
  self->value = value;
  g_object_notify_by_pspec (item, item_properties[ITEM_PROP_LOADED]);
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

static gpointer
read_value (SamvadDatabase  *database,
            sqlite3_stmt    *statement,
            SamvadTime       now,
            GError         **error)
{
  Value *value = g_new0 (Value, 1);
  gint64 unsent = 0;

  value->action = samvad_actions_read (database, statement, error);
  value->history = samvad_history_new (value->action, now != SAMVAD_TIME_NONE ? now : g_get_real_time ());
  samvad_database_get_int (database, &unsent, NULL, "SELECT EXISTS (SELECT 1 FROM outbox WHERE doc_id = ?)", "s",
                           value->action->id);
  value->unsent = unsent != 0;
  return value;
}

static void
add_text (GString          *where,
          SamvadPagedQuery *query,
          const char       *column,
          const char       *text)
{
  if (text == NULL)
    return;
  samvad_paged_query_add_text (query, text);
  g_string_append_printf (where, " AND %s = ?%u", column, 3 + query->values->len);
}

/* Items are few beside calls: their words are searched where they stand. */
static void
add_search (GString          *where,
            SamvadPagedQuery *query,
            const char       *search)
{
  g_autofree char *pattern = NULL;
  guint at;

  if (search == NULL || *search == '\0')
    return;
  pattern = g_strdup_printf ("%%%s%%", search);
  samvad_paged_query_add_text (query, pattern);
  at = 3 + query->values->len;
  g_string_append_printf (where, " AND (centre_name LIKE ?%u OR project LIKE ?%u OR owner_name LIKE ?%u OR issue LIKE ?%u "
                          "OR EXISTS (SELECT 1 FROM event WHERE event.doc_id = action.doc_id AND event.text LIKE ?%u))",
                          at, at, at, at, at);
}

/* "column < now" or the like. */
static void
add_now (GString          *where,
         SamvadPagedQuery *query,
         const char       *condition,
         SamvadTime        now)
{
  if (now == SAMVAD_TIME_NONE)
    {
      g_string_append_printf (where, " AND %s %s", condition, SQL_NOW);
      return;
    }
  samvad_paged_query_add_int (query, now);
  g_string_append_printf (where, " AND %s ?%u", condition, 3 + query->values->len);
}

/* As the figures count: not before it was opened. */
static void
add_existing (GString          *where,
              SamvadPagedQuery *query,
              SamvadTime        now)
{
  add_now (where, query, "opened_at <=", now);
  g_string_append (where, " AND " SAMVAD_ACTION_NOT_REFUSED);
}

static void
add_open (GString          *where,
          SamvadPagedQuery *query,
          SamvadTime        now)
{
  g_string_append_printf (where, " AND state IN (%d, %d, %d)", SAMVAD_STATE_OPEN, SAMVAD_STATE_ACKNOWLEDGED,
                          SAMVAD_STATE_REOPENED);
  add_existing (where, query, now);
}

static void
add_overdue (GString          *where,
             SamvadPagedQuery *query,
             SamvadTime        now)
{
  add_open (where, query, now);
  add_now (where, query, "due_now <", now);
}

static void
add_escalation (GString                  *where,
                SamvadPagedQuery         *query,
                const SamvadActionFilter *filter,
                SamvadTime                now)
{
  add_open (where, query, now);
  g_string_append (where, " AND (0");
  for (int role = 0; role < SAMVAD_N_ROLES; role++)
    if (filter->escalate_before[role] != SAMVAD_TIME_NONE)
      {
        samvad_paged_query_add_int (query, filter->escalate_before[role]);
        g_string_append_printf (where, " OR (owner_role = %d AND due_now <= ?%u)", role, 3 + query->values->len);
      }
  g_string_append_c (where, ')');
}

static void
add_view (GString                  *where,
          SamvadPagedQuery         *query,
          const SamvadActionFilter *filter,
          SamvadTime                now)
{
  switch (filter->view)
    {
    case SAMVAD_ACTION_VIEW_OPEN:
      add_open (where, query, now);
      break;
    case SAMVAD_ACTION_VIEW_OVERDUE:
      add_overdue (where, query, now);
      break;
    case SAMVAD_ACTION_VIEW_MINE:
      add_open (where, query, now);
      add_text (where, query, "owner_name", filter->mine != NULL ? filter->mine : "");
      break;
    case SAMVAD_ACTION_VIEW_ESCALATION:
      add_escalation (where, query, filter, now);
      break;
    case SAMVAD_ACTION_VIEW_REOPENED:
      g_string_append_printf (where, " AND state = %d", SAMVAD_STATE_REOPENED);
      add_existing (where, query, now);
      break;
    case SAMVAD_ACTION_VIEW_TO_VERIFY:
      g_string_append_printf (where, " AND state = %d", SAMVAD_STATE_DONE);
      add_existing (where, query, now);
      break;
    case SAMVAD_ACTION_VIEW_UNSENT:
      g_string_append (where, " AND doc_id IN (SELECT doc_id FROM outbox)");
      break;
    case SAMVAD_ACTION_VIEW_ALL:
    default:
      break;
    }
}

static void
add_within (GString          *where,
            SamvadPagedQuery *query,
            GStrv             districts)
{
  for (guint i = 0; districts != NULL && districts[i] != NULL; i++)
    {
      samvad_paged_query_add_text (query, districts[i]);
      g_string_append_printf (where, "%s?%u", i == 0 ? " AND district IN (" : ", ", 3 + query->values->len);
    }
  if (districts != NULL && districts[0] != NULL)
    g_string_append_c (where, ')');
}

static GString *
make_where (const SamvadActionFilter *filter,
            SamvadPagedQuery         *query,
            SamvadTime                now)
{
  GString *where = g_string_new (NULL);

  add_view (where, query, filter, now);
  add_text (where, query, "district", filter->district);
  add_within (where, query, filter->within);
  add_text (where, query, "service", filter->service);
  if (filter->role >= 0)
    g_string_append_printf (where, " AND owner_role = %d", filter->role);
  if (filter->state >= 0)
    g_string_append_printf (where, " AND state = %d", filter->state);
  if (filter->open)
    add_open (where, query, now);
  if (filter->overdue)
    add_overdue (where, query, now);
  add_search (where, query, filter->search);
  return where;
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
  g_autoptr (GString) where = make_where (filter, query, now);
  g_autofree char *sort = make_sort (filter, order, query);

  query->find = "SELECT id FROM action WHERE doc_id = ?";
  query->scan = g_strdup_printf ("SELECT %s AS sort, id FROM action WHERE 1%s ORDER BY sort, id", sort, where->str);
  query->page = g_strdup_printf ("SELECT " SAMVAD_ACTION_COLUMNS " FROM action WHERE (%s, id) >= (?1, ?2)%s "
                                 "ORDER BY %s, id LIMIT ?3", sort, where->str, sort);
  query->read = read_value;
  query->destroy = value_free;
  query->now = now;
  return query;
}

static gboolean
count_view (SamvadDatabase            *database,
            const SamvadActionFilter  *filter,
            SamvadTime                 now,
            gint64                    *count,
            GError                   **error)
{
  g_autoptr (SamvadPagedQuery) query = samvad_paged_query_new ();
  g_autoptr (GString) where = make_where (filter, query, now);
  sqlite3_stmt *statement;
  gboolean counted;

  query->page = g_strdup_printf ("SELECT count (*) FROM action WHERE coalesce (?1, ?2, ?3) IS NOT NULL%s", where->str);
  statement = samvad_paged_query_start (query, database, error);
  counted = statement != NULL && samvad_database_step (database, statement, error);
  if (counted)
    *count = sqlite3_column_int64 (statement, 0);
  if (statement != NULL)
    sqlite3_reset (statement);
  return counted;
}

/**
 * samvad_store_count_actions:
 * @filter: narrows all lists alike; its view is not looked at
 *
 * Counts what each list has, by the same conditions as the lists themselves.
 */
gboolean
samvad_store_count_actions (SamvadStore               *store,
                            const SamvadActionFilter  *filter,
                            SamvadTime                 now,
                            gint64                     counts[SAMVAD_N_ACTION_VIEWS],
                            GError                   **error)
{
  SamvadDatabase *reader = samvad_store_borrow_reader (store, NULL, error);
  g_autoptr (SamvadActionFilter) each = samvad_action_filter_copy (filter);
  gboolean counted = reader != NULL;

  for (int view = 0; counted && view < SAMVAD_N_ACTION_VIEWS; view++)
    {
      each->view = (SamvadActionView) view;
      counted = count_view (reader, each, now, &counts[view], error);
    }
  if (reader != NULL)
    samvad_store_return_reader (store, reader);
  return counted;
}

static const char *
get_group_column (int group)
{
  switch (group)
    {
    case SAMVAD_ACTION_ORDER_PLACE:
      return "district";
    case SAMVAD_ACTION_ORDER_SERVICE:
      return "ifnull (service, '')";
    case SAMVAD_ACTION_ORDER_ROLE:
      return "owner_role";
    case SAMVAD_ACTION_ORDER_STATE:
      return "state";
    case SAMVAD_ACTION_ORDER_PRIORITY:
      return "priority";
    default:
      return NULL;
    }
}

static void
count_groups (SamvadDatabase            *database,
              const SamvadActionFilter  *filter,
              SamvadTime                 now,
              GHashTable                *counts,
              GError                   **error)
{
  g_autoptr (SamvadPagedQuery) query = samvad_paged_query_new ();
  g_autoptr (GString) where = make_where (filter, query, now);
  const char *column = get_group_column (filter->group);
  sqlite3_stmt *statement;

  query->page = g_strdup_printf ("SELECT %s, count (*) FROM action WHERE coalesce (?1, ?2, ?3) IS NOT NULL%s GROUP BY 1", column,
                                 where->str);
  statement = samvad_paged_query_start (query, database, error);
  while (statement != NULL && samvad_database_step (database, statement, error))
    g_hash_table_insert (counts, samvad_column_text (statement, 0), GUINT_TO_POINTER ((guint) sqlite3_column_int64 (statement, 1)));
}

/**
 * samvad_store_count_action_groups:
 * @filter: with its view and its group
 *
 * Returns: (transfer full) (nullable) (element-type utf8 guint): how many items of the list each group has, by the code
 * of the district or service, or the number of the role, state or priority; empty where there are no groups
 */
GHashTable *
samvad_store_count_action_groups (SamvadStore               *store,
                                  const SamvadActionFilter  *filter,
                                  SamvadTime                 now,
                                  GError                   **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) problem = NULL;
  SamvadDatabase *reader;

  if (get_group_column (filter->group) == NULL)
    return g_steal_pointer (&counts);
  reader = samvad_store_borrow_reader (store, NULL, error);
  if (reader == NULL)
    return NULL;
  count_groups (reader, filter, now, counts, &problem);
  samvad_store_return_reader (store, reader);
  if (problem == NULL)
    return g_steal_pointer (&counts);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
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
