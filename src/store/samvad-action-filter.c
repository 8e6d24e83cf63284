/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-filter.h"

/* Microseconds, as a SamvadTime. */
#define SQL_NOW "CAST (strftime ('%s', 'now') AS INTEGER) * 1000000"

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

/**
 * samvad_action_filter_make_where:
 * @query: gets the values
 * @now: NONE: whenever it is read
 *
 * Returns: (transfer full): " AND …", of the table action
 */
GString *
samvad_action_filter_make_where (const SamvadActionFilter *filter,
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
