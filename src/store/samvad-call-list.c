/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-lists.h"

#include "samvad-paged-list.h"

#include <string.h>

struct _SamvadCallItem {
  GObject     parent;
  SamvadCall *call;
};

G_DEFINE_FINAL_TYPE (SamvadCallItem, samvad_call_item, G_TYPE_OBJECT)

enum { ITEM_PROP_0, ITEM_PROP_LOADED, ITEM_N_PROPS };
static GParamSpec *item_properties[ITEM_N_PROPS];

static void
samvad_call_item_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == ITEM_PROP_LOADED)
    g_value_set_boolean (value, SAMVAD_CALL_ITEM (object)->call != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
samvad_call_item_finalize (GObject *object)
{
  g_clear_pointer (&SAMVAD_CALL_ITEM (object)->call, samvad_call_free);
  G_OBJECT_CLASS (samvad_call_item_parent_class)->finalize (object);
}

static void
samvad_call_item_class_init (SamvadCallItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = samvad_call_item_get_property;
  object_class->finalize = samvad_call_item_finalize;
  item_properties[ITEM_PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, ITEM_N_PROPS, item_properties);
}

static void
samvad_call_item_init (SamvadCallItem *self)
{
}

/** Returns: (transfer none) (nullable): the dial; %NULL while it loads */
const SamvadCall *
samvad_call_item_get_call (SamvadCallItem *self)
{
  g_return_val_if_fail (SAMVAD_IS_CALL_ITEM (self), NULL);
  return self->call;
}

SamvadCallFilter *
samvad_call_filter_new (void)
{
  SamvadCallFilter *filter = g_new0 (SamvadCallFilter, 1);

  filter->as_of = filter->from = filter->to = filter->callback_before = SAMVAD_TIME_NONE;
  filter->hour = filter->outcome = filter->category = filter->service = filter->sentiment = -1;
  return filter;
}

SamvadCallFilter *
samvad_call_filter_copy (const SamvadCallFilter *filter)
{
  SamvadCallFilter *copy = g_memdup2 (filter, sizeof *filter);

  copy->district = g_strdup (filter->district);
  copy->places = samvad_places_copy (filter->places);
  copy->project = g_strdup (filter->project);
  copy->officer = g_strdup (filter->officer);
  copy->family = g_strdup (filter->family);
  copy->search = g_strdup (filter->search);
  copy->issue = g_strdup (filter->issue);
  return copy;
}

void
samvad_call_filter_free (SamvadCallFilter *filter)
{
  g_free (filter->district);
  g_clear_pointer (&filter->places, g_ptr_array_unref);
  g_free (filter->project);
  g_free (filter->officer);
  g_free (filter->family);
  g_free (filter->search);
  g_free (filter->issue);
  g_free (filter);
}

struct _SamvadCallList {
  SamvadPagedList parent;
};

G_DEFINE_FINAL_TYPE (SamvadCallList, samvad_call_list, SAMVAD_TYPE_PAGED_LIST)

static void
fill_item (SamvadPagedList *list,
           GObject         *item,
           gpointer         value)
{
  SamvadCallItem *self = SAMVAD_CALL_ITEM (item);

  g_clear_pointer (&self->call, samvad_call_free);
  self->call = value;
  g_object_notify_by_pspec (item, item_properties[ITEM_PROP_LOADED]);
}

static void
samvad_call_list_class_init (SamvadCallListClass *klass)
{
  SAMVAD_PAGED_LIST_CLASS (klass)->item_type = SAMVAD_TYPE_CALL_ITEM;
  SAMVAD_PAGED_LIST_CLASS (klass)->fill_item = fill_item;
}

static void
samvad_call_list_init (SamvadCallList *self)
{
}

static gpointer
read_call (SamvadDatabase  *database,
           sqlite3_stmt    *statement,
           SamvadTime       now,
           GError         **error)
{
  return samvad_calls_read (database, statement, error);
}

static void
free_call (gpointer call)
{
  if (call != NULL)
    samvad_call_free (call);
}

/* Both queries get the same conditions with the same values, numbered from ?4. */
static void
add_condition (GString          *where,
               SamvadPagedQuery *query,
               const char       *condition)
{
  g_string_append_printf (where, " AND %s ?%u", condition, 3 + query->values->len);
}

static void
add_text (GString          *where,
          SamvadPagedQuery *query,
          const char       *condition,
          const char       *text)
{
  if (text == NULL)
    return;
  samvad_paged_query_add_text (query, text);
  add_condition (where, query, condition);
}

/* Calls name a project with or without its type. */
static void
add_project (GString          *where,
             SamvadPagedQuery *query,
             const char       *project)
{
  if (project == NULL)
    return;
  samvad_paged_query_add_text (query, g_str_has_prefix (project, "project:") ? project + strlen ("project:") : project);
  g_string_append_printf (where, " AND project IN (?%1$u, 'project:' || ?%1$u)", 3 + query->values->len);
}

static void
add_projects (GString          *where,
              SamvadPagedQuery *query,
              GStrv             projects)
{
  for (guint i = 0; projects[i] != NULL; i++)
    {
      samvad_paged_query_add_text (query, projects[i]);
      g_string_append_printf (where, "%1$s?%2$u, 'project:' || ?%2$u", i > 0 ? ", " : "", 3 + query->values->len);
    }
}

static void
add_place (GString           *where,
           SamvadPagedQuery  *query,
           const SamvadPlace *place)
{
  samvad_paged_query_add_text (query, place->district);
  g_string_append_printf (where, "(district = ?%u", 3 + query->values->len);
  if (place->projects != NULL)
    {
      g_string_append_printf (where, " AND ifnull (project, '') %sIN (", place->outside ? "NOT " : "");
      add_projects (where, query, place->projects);
      g_string_append_c (where, ')');
    }
  g_string_append_c (where, ')');
}

static void
add_places (GString          *where,
            SamvadPagedQuery *query,
            const GPtrArray  *places)
{
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      g_string_append (where, i == 0 ? " AND (" : " OR ");
      add_place (where, query, g_ptr_array_index (places, i));
    }
  if (places != NULL && places->len > 0)
    g_string_append_c (where, ')');
}

static void
add_number (GString          *where,
            SamvadPagedQuery *query,
            const char       *condition,
            gint64            number,
            gint64            none)
{
  if (number == none)
    return;
  samvad_paged_query_add_int (query, number);
  add_condition (where, query, condition);
}

static void
add_search (GString          *where,
            SamvadPagedQuery *query,
            const char       *search)
{
  g_autofree char *words = search != NULL ? samvad_search_make_query (search) : NULL;

  if (words == NULL)
    return;
  samvad_paged_query_add_text (query, words);
  g_string_append_printf (where, " AND call.id IN (SELECT rowid FROM call_search WHERE call_search MATCH ?%u)",
                          3 + query->values->len);
}

static void
add_mask (GString    *where,
          const char *column,
          guint       mask)
{
  const char *separator = "";

  g_string_append_printf (where, " AND %s IN (", column);
  for (guint i = 0; mask >> i != 0; i++)
    if ((mask & 1u << i) != 0)
      {
        g_string_append_printf (where, "%s%u", separator, i);
        separator = ", ";
      }
  g_string_append_c (where, ')');
}

/* Families may be told of a service that they were not asked of. */
static void
add_service (GString                *where,
             SamvadPagedQuery       *query,
             const SamvadCallFilter *filter)
{
  if (filter->service < 0)
    return;
  if (filter->aware == 0 && !filter->informed && filter->issue == NULL)
    g_string_append_printf (where, " AND asked & %d", 1 << filter->service);
  if (filter->received == 0 && filter->satisfaction == 0 && filter->aware == 0 && !filter->informed &&
      filter->issue == NULL)
    return;
  samvad_paged_query_add_text (query, filter->issue);
  g_string_append_printf (where, " AND answers_say (answers, %d, %u, %u, %u, %d, ?%u)", filter->service,
                          filter->received, filter->satisfaction, filter->aware, filter->informed,
                          3 + query->values->len);
}

static guint
make_mask (gboolean (*has) (SamvadOutcome outcome))
{
  guint mask = 0;

  for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
    mask |= has ((SamvadOutcome) i) ? 1u << i : 0;
  return mask;
}

/* The dial that stands for the case is the one to which no dial of the case is to be preferred. */
static void
add_rival (GString                *where,
           SamvadPagedQuery       *query,
           const SamvadCallFilter *filter,
           const char             *preferred)
{
  g_string_append_printf (where, " AND NOT EXISTS (SELECT 1 FROM call AS other WHERE other.month = call.month "
                          "AND other.family = call.family AND %s", preferred);
  add_number (where, query, "other.started_at <=", filter->as_of, SAMVAD_TIME_NONE);
}

static void
add_counted (GString                *where,
             SamvadPagedQuery       *query,
             const SamvadCallFilter *filter)
{
  guint mask = filter->counts == SAMVAD_COUNTS_COMPLETE ? 1u << SAMVAD_OUTCOME_COMPLETE
                                                        : make_mask (samvad_outcome_is_connected);

  if (filter->counts == SAMVAD_COUNTS_ATTEMPTED)
    return;
  add_mask (where, "call.outcome", mask);
  add_rival (where, query, filter, "(other.started_at, other.doc_id) < (call.started_at, call.doc_id)");
  add_mask (where, "other.outcome", mask);
  g_string_append_c (where, ')');
}

static void
add_final (GString                *where,
           SamvadPagedQuery       *query,
           const SamvadCallFilter *filter)
{
  g_autofree char *preferred = g_strdup_printf ("(MIN (other.outcome, %d), other.started_at, other.doc_id) < "
                                                "(MIN (call.outcome, %d), call.started_at, call.doc_id)",
                                                SAMVAD_OUTCOME_OTHER, SAMVAD_OUTCOME_OTHER);

  add_rival (where, query, filter, preferred);
  g_string_append_c (where, ')');
}

static void
add_heard (GString                *where,
           SamvadPagedQuery       *query,
           const SamvadCallFilter *filter)
{
  guint mask = make_mask (samvad_outcome_is_interview);

  g_string_append (where, " AND call.sentiment IS NOT NULL");
  add_mask (where, "call.outcome", mask);
  add_rival (where, query, filter, "(other.started_at, other.doc_id) > (call.started_at, call.doc_id) "
             "AND other.sentiment IS NOT NULL");
  add_mask (where, "other.outcome", mask);
  g_string_append_c (where, ')');
}

/* The rules of samvad-tally.c, as a condition on single rows. */
static void
add_unit (GString                *where,
          SamvadPagedQuery       *query,
          const SamvadCallFilter *filter)
{
  switch (filter->unit)
    {
    case SAMVAD_CALL_UNIT_COUNTED:
      add_counted (where, query, filter);
      break;
    case SAMVAD_CALL_UNIT_FINAL:
      add_final (where, query, filter);
      break;
    case SAMVAD_CALL_UNIT_HEARD:
      add_heard (where, query, filter);
      break;
    case SAMVAD_CALL_UNIT_DIALS:
    default:
      break;
    }
}

/* Days and hours as in samvad-time.c: one offset, and the first of January 1970 was a Thursday. */
static void
add_hour (GString                *where,
          const SamvadCallFilter *filter)
{
  if (filter->weekday > 0)
    g_string_append_printf (where, " AND ((started_at + %" G_GINT64_FORMAT ") / %" G_GINT64_FORMAT " + 3) %% 7 + 1 = %d",
                            SAMVAD_IST_OFFSET, 24 * SAMVAD_HOUR, filter->weekday);
  if (filter->hour >= 0)
    g_string_append_printf (where, " AND (started_at + %" G_GINT64_FORMAT ") / %" G_GINT64_FORMAT " %% 24 = %d",
                            SAMVAD_IST_OFFSET, SAMVAD_HOUR, filter->hour);
}

static SamvadPagedQuery *
make_query (const SamvadCallFilter *filter)
{
  SamvadPagedQuery *query = samvad_paged_query_new ();
  g_autoptr (GString) where = g_string_new (NULL);

  add_number (where, query, "started_at >=", filter->from, SAMVAD_TIME_NONE);
  add_number (where, query, "started_at <", filter->to, SAMVAD_TIME_NONE);
  add_number (where, query, "started_at <=", filter->as_of, SAMVAD_TIME_NONE);
  add_hour (where, filter);
  add_number (where, query, "callback_at <", filter->callback_before, SAMVAD_TIME_NONE);
  add_text (where, query, "district =", filter->district);
  add_places (where, query, filter->places);
  add_project (where, query, filter->project);
  add_text (where, query, "officer =", filter->officer);
  add_text (where, query, "family =", filter->family);
  add_number (where, query, "outcome =", filter->outcome, -1);
  if (filter->outcomes != 0)
    add_mask (where, "outcome", filter->outcomes);
  add_number (where, query, "category =", filter->category, -1);
  add_number (where, query, "sentiment =", filter->sentiment, -1);
  if (filter->sentiments != 0)
    add_mask (where, "sentiment", filter->sentiments);
  add_service (where, query, filter);
  if (filter->feedback)
    g_string_append (where, " AND sentiment IS NOT NULL");
  if (filter->remarks)
    g_string_append (where, " AND sentiment IS NOT NULL AND remark IS NOT NULL");
  add_search (where, query, filter->search);
  add_unit (where, query, filter);
  query->scan = g_strdup_printf ("SELECT started_at, id FROM call WHERE 1%s ORDER BY started_at DESC, id DESC", where->str);
  query->page = g_strdup_printf ("SELECT " SAMVAD_CALL_COLUMNS " FROM call WHERE (started_at, id) <= (?1, ?2)%s "
                                 "ORDER BY started_at DESC, id DESC LIMIT ?3", where->str);
  query->read = read_call;
  query->destroy = free_call;
  return query;
}

/** Returns: (transfer full) (element-type SamvadCall): every dial that @filter lets through, newest first */
GPtrArray *
samvad_store_list_calls (SamvadStore             *store,
                         const SamvadCallFilter  *filter,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  g_autoptr (SamvadPagedQuery) query = make_query (filter);
  g_autoptr (GPtrArray) calls = g_ptr_array_new_with_free_func (free_call);
  SamvadDatabase *reader = samvad_store_borrow_reader (store, cancellable, error);
  gboolean listed;

  if (reader == NULL)
    return NULL;
  listed = samvad_paged_query_read (query, reader, calls, error);
  samvad_store_return_reader (store, reader);
  return listed ? g_steal_pointer (&calls) : NULL;
}

static gboolean
visit (SamvadPagedQuery  *query,
       SamvadDatabase    *database,
       SamvadCallFunc     func,
       gpointer           user_data,
       GError           **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_paged_query_start (query, database, &problem);
  gboolean more = statement != NULL;

  while (more && problem == NULL && samvad_database_step (database, statement, &problem))
    {
      g_autoptr (SamvadCall) call = samvad_calls_read (database, statement, &problem);

      more = problem == NULL && func (call, user_data);
    }
  if (statement != NULL)
    sqlite3_reset (statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * samvad_store_visit_calls:
 *
 * Calls @func for the dials that @filter lets through, newest first, one at a time: memory does not
 * grow with their number. Blocks: for a worker thread.
 */
gboolean
samvad_store_visit_calls (SamvadStore             *store,
                          const SamvadCallFilter  *filter,
                          SamvadCallFunc           func,
                          gpointer                 user_data,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  g_autoptr (SamvadPagedQuery) query = make_query (filter);
  SamvadDatabase *reader = samvad_store_borrow_reader (store, cancellable, error);
  gboolean visited;

  if (reader == NULL)
    return FALSE;
  visited = visit (query, reader, func, user_data, error);
  samvad_store_return_reader (store, reader);
  return visited;
}

/** Returns: (transfer full): the dials that @filter lets through, newest first */
SamvadCallList *
samvad_call_list_new (SamvadStore            *store,
                      const SamvadCallFilter *filter)
{
  return samvad_call_list_new_after (store, filter, NULL);
}

/**
 * samvad_call_list_new_after:
 * @seen: (nullable): of the same filter, which goes on showing what it had when it last looked
 *
 * Returns: (transfer full): the dials that @filter lets through now
 */
SamvadCallList *
samvad_call_list_new_after (SamvadStore            *store,
                            const SamvadCallFilter *filter,
                            SamvadCallList         *seen)
{
  SamvadCallList *self = g_object_new (SAMVAD_TYPE_CALL_LIST, NULL);

  samvad_paged_list_set_store (SAMVAD_PAGED_LIST (self), store);
  if (seen != NULL)
    samvad_paged_list_set_seen (SAMVAD_PAGED_LIST (self), SAMVAD_PAGED_LIST (seen));
  samvad_call_list_set_filter (self, filter);
  return self;
}

/** Returns: how many of the dials came in since the list looked that @self was made after */
guint
samvad_call_list_count_new (SamvadCallList *self)
{
  return samvad_paged_list_count_unseen (SAMVAD_PAGED_LIST (self));
}

/** All of it counts as seen. */
void
samvad_call_list_forget_seen (SamvadCallList *self)
{
  samvad_paged_list_set_seen (SAMVAD_PAGED_LIST (self), NULL);
}

void
samvad_call_list_set_filter (SamvadCallList         *self,
                             const SamvadCallFilter *filter)
{
  samvad_paged_list_set_query (SAMVAD_PAGED_LIST (self), make_query (filter));
}

/** Looks anew; to be called after the store's `changed`. */
void
samvad_call_list_reload (SamvadCallList *self)
{
  samvad_paged_list_rescan (SAMVAD_PAGED_LIST (self));
}
