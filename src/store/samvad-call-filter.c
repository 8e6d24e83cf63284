/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-call-filter.h"

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

static void
add_project (GString          *where,
             SamvadPagedQuery *query,
             const char       *project)
{
  if (project == NULL)
    return;
  samvad_paged_query_add_text (query, samvad_project_skip_type (project));
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

/** Returns: (transfer full): the dials that @filter lets through, newest first; it gives SamvadCalls */
SamvadPagedQuery *
samvad_call_filter_make_query (const SamvadCallFilter *filter)
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
