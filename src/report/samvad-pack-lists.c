/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>

#include "samvad-history.h"
#include "samvad-text.h"

/* Decisions and overdue items: tables of rows that are not figures. */

#define COLUMN(table, key, title, type) \
  samvad_table_add_column (table, key, title, SAMVAD_CELL_##type, 1, SAMVAD_COLUMN_EVERYWHERE)

static SamvadTable *
table_new (const SamvadPackInput *input,
           const char            *key,
           const char            *title)
{
  g_autofree char *query = samvad_pack_describe_month (input->figures);

  return samvad_table_new (key, title, query, NULL);
}

typedef struct {
  const SamvadDecision *decision;
  SamvadActionState     state;
  gboolean              open;
  gboolean              overdue;
} Decided;

/* A decision goes through the states of an action item, by the same kinds of events. */
static Decided
look_at (const SamvadDecision *decision,
         SamvadTime            now)
{
  SamvadAction action = { .events = decision->events, .opened_at = samvad_day_get_start (decision->meeting),
                          .due_at = SAMVAD_TIME_NONE };
  g_autoptr (SamvadHistory) history = samvad_history_new (&action, now);
  gboolean open = samvad_history_is_open (history);

  return (Decided) { decision, history->state, open, open && decision->due != SAMVAD_DAY_NONE &&
                                                     decision->due < samvad_time_get_day (now) };
}

static int
compare_meetings (gconstpointer a,
                  gconstpointer b)
{
  const SamvadDecision *x = ((const Decided *) a)->decision, *y = ((const Decided *) b)->decision;

  if (x->meeting != y->meeting)
    return x->meeting > y->meeting ? -1 : 1;
  return g_strcmp0 (x->id, y->id);
}

/* The last one before today: what is decided today stands beside it. */
static SamvadDay
find_last_meeting (const SamvadPackInput *input)
{
  SamvadDay today = samvad_time_get_day (input->figures->as_of);
  SamvadDay last = SAMVAD_DAY_NONE;

  for (guint i = 0; i < input->decisions->len; i++)
    {
      const SamvadDecision *decision = g_ptr_array_index (input->decisions, i);

      if (decision->meeting < today && (last == SAMVAD_DAY_NONE || decision->meeting > last))
        last = decision->meeting;
    }
  return last;
}

/* All since the last meeting, and of those before it what is still open. What was decided after
 * the time of reading was not known then. */
static GArray *
list_decided (const SamvadPackInput *input)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Decided));
  SamvadDay today = samvad_time_get_day (input->figures->as_of);
  SamvadDay last = input->decisions != NULL ? find_last_meeting (input) : SAMVAD_DAY_NONE;

  for (guint i = 0; input->decisions != NULL && i < input->decisions->len; i++)
    {
      Decided decided = look_at (g_ptr_array_index (input->decisions, i), input->figures->as_of);
      SamvadDay meeting = decided.decision->meeting;

      if (meeting <= today && (last == SAMVAD_DAY_NONE || meeting >= last || decided.open))
        g_array_append_val (list, decided);
    }
  g_array_sort (list, compare_meetings);
  return list;
}

/** Returns: (transfer full) (nullable): what became of the decisions, in a sentence; %NULL: there is none */
char *
samvad_pack_describe_decisions (const SamvadPackInput *input)
{
  g_autoptr (GArray) list = list_decided (input);
  g_autofree char *all = samvad_text_number (list->len);
  g_autofree char *open = NULL;
  g_autofree char *overdue = NULL;
  guint n_open = 0, n_overdue = 0;

  for (guint i = 0; i < list->len; i++)
    {
      n_open += g_array_index (list, Decided, i).open;
      n_overdue += g_array_index (list, Decided, i).overdue;
    }
  if (list->len == 0)
    return NULL;
  open = samvad_text_number (n_open);
  overdue = samvad_text_number (n_overdue);
  /* Translators: three numbers of decisions */
  return g_strdup_printf (_("Of %1$s decisions, %2$s are still to be carried out, %3$s of them overdue."), all, open,
                          overdue);
}

SamvadTable *
samvad_table_of_decisions (const SamvadPackInput *input)
{
  SamvadTable *table = table_new (input, "decisions", _("Decisions"));
  g_autoptr (GArray) list = list_decided (input);

  COLUMN (table, "meeting", _("Meeting"), DAY);
  COLUMN (table, "text", _("Decision"), TEXT);
  COLUMN (table, "district", _("District"), TEXT);
  COLUMN (table, "owner", _("Who"), TEXT);
  COLUMN (table, "due", _("Due"), DAY);
  COLUMN (table, "state", _("State"), TEXT);
  for (guint i = 0; i < list->len; i++)
    {
      const Decided *decided = &g_array_index (list, Decided, i);
      const SamvadDecision *decision = decided->decision;

      samvad_table_add_day (table, decision->meeting);
      samvad_table_add_text (table, decision->text);
      samvad_table_add_text (table, decision->district != NULL
                             ? samvad_pack_name_district (input->figures, decision->district) : C_("region", "State"));
      samvad_table_add_text (table, decision->owner);
      samvad_table_add_day (table, decision->due);
      samvad_table_add_text (table, decided->overdue ? _("Overdue") : samvad_text_state (decided->state));
    }
  return table;
}

typedef struct {
  const SamvadAction *action;
  SamvadHistory      *history;
} Overdue;

static void
clear_overdue (gpointer data)
{
  samvad_history_free (((Overdue *) data)->history);
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const Overdue *x = a, *y = b;

  if (x->history->due_at != y->history->due_at)
    return x->history->due_at < y->history->due_at ? -1 : 1;
  return g_strcmp0 (x->action->id, y->action->id);
}

static GArray *
list_overdue (const SamvadPackInput *input)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Overdue));
  SamvadTime now = input->figures->as_of;

  g_array_set_clear_func (list, clear_overdue);
  for (guint i = 0; input->actions != NULL && i < input->actions->len; i++)
    {
      const SamvadAction *action = g_ptr_array_index (input->actions, i);
      Overdue overdue = { action, samvad_history_new (action, now) };

      if (samvad_history_is_overdue (overdue.history, now))
        g_array_append_val (list, overdue);
      else
        samvad_history_free (overdue.history);
    }
  g_array_sort (list, compare_due);
  return list;
}

static void
add_overdue (SamvadTable         *table,
             const SamvadFigures *figures,
             const Overdue       *overdue)
{
  const SamvadHistory *history = overdue->history;
  guint days = samvad_calendar_count_overdue (figures->reading->calendar, history->due_at, figures->as_of);
  SamvadRole role = history->worker.role;
  SamvadRole proposed = samvad_escalation_propose (role, days);

  samvad_table_add_text (table, samvad_pack_name_district (figures, overdue->action->district));
  samvad_table_add_text (table, samvad_text_service (overdue->action->service));
  samvad_table_add_text (table, samvad_text_issue (overdue->action->issue));
  samvad_table_add_text (table, samvad_text_label (samvad_priority_to_label (overdue->action->priority)));
  samvad_table_add_day (table, samvad_time_get_day (history->due_at));
  samvad_table_add_count (table, days);
  samvad_table_add_text (table, samvad_text_label (samvad_role_to_label (role)));
  samvad_table_add_text (table, proposed != role && proposed != SAMVAD_ROLE_UNKNOWN
                         ? samvad_text_label (samvad_role_to_label (proposed)) : "");
}

SamvadTable *
samvad_table_of_overdue (const SamvadPackInput *input)
{
  SamvadTable *table = table_new (input, "overdue", _("Overdue action items"));
  g_autoptr (GArray) list = list_overdue (input);

  COLUMN (table, "district", _("District"), TEXT);
  COLUMN (table, "service", _("Service"), TEXT);
  COLUMN (table, "issue", _("Issue"), TEXT);
  COLUMN (table, "priority", _("Priority"), TEXT);
  COLUMN (table, "due", _("Due"), DAY);
  COLUMN (table, "days", _("Working days overdue"), COUNT);
  COLUMN (table, "role", _("With"), TEXT);
  COLUMN (table, "escalate", _("Escalation due to"), TEXT);
  for (guint i = 0; i < list->len; i++)
    add_overdue (table, input->figures, &g_array_index (list, Overdue, i));
  return table;
}
