/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-odd.h"

#include "samvad-action-words.h"
#include "samvad-text.h"

static void
say (GString    *text,
     gboolean    odd,
     const char *sentence)
{
  if (!odd)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
}

static gboolean
has_unknown_kind (const SamvadHistory *history)
{
  for (guint i = 0; i < history->steps->len; i++)
    if (g_array_index (history->steps, SamvadStep, i).event->kind == SAMVAD_EVENT_UNKNOWN)
      return TRUE;
  return FALSE;
}

static gboolean
has_future (const SamvadHistory *history)
{
  for (guint i = 0; i < history->steps->len; i++)
    if (g_array_index (history->steps, SamvadStep, i).future)
      return TRUE;
  return FALSE;
}

/** Returns: (transfer full) (nullable): what is odd, a sentence a line */
char *
samvad_action_describe_odd (const SamvadActionDetail *detail,
                            SamvadTime                now)
{
  GString *text = g_string_new (NULL);

  say (text, detail->call == NULL, _("The call that it came from is not in this copy."));
  say (text, detail->history->worker.role == SAMVAD_ROLE_UNKNOWN, _("Its owner has a role that this version does not know."));
  say (text, has_unknown_kind (detail->history), _("It has events of a kind that this version does not know: they change nothing."));
  say (text, has_future (detail->history), _("It has events dated in the future: they do not count yet."));
  say (text, detail->action->priority == SAMVAD_PRIORITY_UNKNOWN, _("Its priority is one that this version does not know."));
  say (text, detail->action->opened_at > now, _("It was opened in the future: it does not count yet."));
  say (text, detail->action->due_at < detail->action->opened_at, _("Its due date lies before its opening."));
  return g_string_free (text, text->len == 0);
}

static guint
count_since (SamvadCalendar *calendar,
             SamvadTime      from,
             SamvadTime      now)
{
  return samvad_calendar_count_overdue (calendar, from, now);
}

/** Returns: (transfer full): for how long it is open, and with its owner, in working days */
char *
samvad_action_describe_clock (const SamvadActionDetail *detail,
                              SamvadCalendar           *calendar,
                              SamvadTime                now)
{
  g_autofree char *age = samvad_text_number (count_since (calendar, detail->action->opened_at, now));
  g_autofree char *owned = samvad_text_number (count_since (calendar, detail->history->owned_since, now));

  /* Translators: two numbers of working days */
  return g_strdup_printf (_("Working days: %1$s since the opening, %2$s with this owner"), age, owned);
}

/** Returns: (transfer full) (nullable): to whom it should go by now; %NULL: nowhere */
char *
samvad_action_describe_propose (const SamvadActionDetail *detail,
                                SamvadCalendar           *calendar,
                                SamvadTime                now)
{
  const SamvadHistory *history = detail->history;
  guint days = samvad_calendar_count_overdue (calendar, history->due_at, now);
  SamvadRole role = samvad_escalation_propose (history->worker.role, days);
  g_autofree char *number = samvad_text_number (days);

  if (!samvad_history_is_overdue (history, now) || role == history->worker.role)
    return NULL;
  /* Translators: working days; a role */
  return g_strdup_printf (ngettext ("Overdue by %1$s working day: escalate it to: %2$s.",
                                    "Overdue by %1$s working days: escalate it to: %2$s.", days), number,
                          samvad_text_label (samvad_role_to_label (role)));
}

/** Returns: (transfer full): "Bimla (Anganwadi worker) · 5 October – 12 October · 6 working days" */
char *
samvad_action_describe_holding (const SamvadHolding *holding,
                                SamvadCalendar      *calendar,
                                SamvadTime           now)
{
  SamvadTime end = holding->to != SAMVAD_TIME_NONE ? holding->to : MAX (now, holding->from);
  guint days = count_since (calendar, holding->from, end);
  g_autofree char *who = samvad_action_describe_worker (&holding->worker);
  g_autofree char *from = samvad_text_day_short (samvad_time_get_day (holding->from));
  g_autofree char *to = holding->to != SAMVAD_TIME_NONE ? samvad_text_day_short (samvad_time_get_day (end))
                                                        : g_strdup (_("now"));
  g_autofree char *number = samvad_text_number (days);
  g_autofree char *time = g_strdup_printf (ngettext ("%s working day", "%s working days", days), number);

  /* Translators: a worker; from and to when; how long */
  return g_strdup_printf (_("%1$s · %2$s – %3$s · %4$s"), who, from, to, time);
}
