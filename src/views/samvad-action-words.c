/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-words.h"

#include "samvad-text.h"

gboolean
samvad_action_is_overdue (SamvadActionItem *item,
                          SamvadTime        now)
{
  const SamvadHistory *history = samvad_action_item_get_history (item);

  return history != NULL && samvad_history_is_overdue (history, now);
}

static char *
describe_overdue (const SamvadHistory *history,
                  SamvadSnapshot      *snapshot,
                  SamvadTime           now)
{
  guint days = samvad_calendar_count_overdue (snapshot->figures->reading->calendar, history->due_at, now);
  g_autofree char *number = samvad_text_number (days);

  if (days == 0)
    return g_strdup (_("! today"));
  /* Translators: overdue by so many working days */
  return g_strdup_printf (ngettext ("! −%s day", "! −%s days", days), number);
}

/** Returns: "! −3 days" where overdue, else the date */
char *
samvad_action_describe_due (SamvadActionItem *item,
                            SamvadSnapshot   *snapshot,
                            SamvadTime        now)
{
  const SamvadHistory *history = samvad_action_item_get_history (item);

  if (snapshot != NULL && samvad_history_is_overdue (history, now))
    return describe_overdue (history, snapshot, now);
  return samvad_text_day_short (samvad_time_get_day (history->due_at));
}

/** Returns: "12 days": calendar days since the opening */
char *
samvad_action_describe_age (SamvadActionItem *item,
                            SamvadTime        now)
{
  SamvadDay opened = samvad_time_get_day (samvad_action_item_get_action (item)->opened_at);
  SamvadDay days = samvad_time_get_day (now) - opened;
  g_autofree char *number = samvad_text_number (MAX (days, 0));

  if (days < 0)
    return g_strdup (_("in the future"));
  return g_strdup_printf (ngettext ("%s day", "%s days", (gulong) days), number);
}

/** Returns: "Acknowledged · 5 October": the last that happened */
char *
samvad_action_describe_last (SamvadActionItem *item)
{
  const SamvadHistory *history = samvad_action_item_get_history (item);
  const char *what = C_("flow", "Opened");
  SamvadTime at = samvad_action_item_get_action (item)->opened_at;
  g_autofree char *day = NULL;

  for (guint i = 0; i < history->steps->len; i++)
    {
      const SamvadStep *step = &g_array_index (history->steps, SamvadStep, i);

      if (step->future)
        continue;
      at = step->event->at;
      what = samvad_text_label (samvad_event_kind_to_label (step->event->kind));
    }
  day = samvad_text_day_short (samvad_time_get_day (at));
  /* Translators: an event, as "Acknowledged"; a day */
  return g_strdup_printf (C_("event", "%1$s · %2$s"), what, day);
}

/** Returns: "Take-home ration: not received" */
char *
samvad_action_describe_issue (const SamvadAction *action)
{
  /* What is wrong with the record of a family has no service. */
  if (action->service == NULL)
    return g_strdup (samvad_text_issue (action->issue));
  /* Translators: service, issue */
  return g_strdup_printf (C_("action", "%1$s: %2$s"), samvad_text_service (action->service),
                          samvad_text_issue (action->issue));
}

char *
samvad_action_describe_item (SamvadActionItem *item)
{
  return samvad_action_describe_issue (samvad_action_item_get_action (item));
}

char *
samvad_action_describe_place (SamvadActionItem *item,
                              SamvadSnapshot   *snapshot)
{
  const SamvadAction *action = samvad_action_item_get_action (item);

  if (snapshot == NULL)
    return g_strdup (action->district);
  return samvad_snapshot_get_place (snapshot, action->district, action->project, action->centre_name);
}

char *
samvad_action_describe_worker (const SamvadWorker *worker)
{
  const char *role = samvad_text_label (samvad_role_to_label (worker->role));

  if (worker->name == NULL || worker->name[0] == '\0')
    return g_strdup (role);
  return g_strdup_printf ("%s (%s)", worker->name, role);
}

char *
samvad_action_describe_state (SamvadActionItem *item)
{
  const char *state = samvad_text_state (samvad_action_item_get_history (item)->state);

  if (!samvad_action_item_is_unsent (item))
    return g_strdup (state);
  /* Translators: state of an action item that has an edit which the server does not have yet */
  return g_strdup_printf (_("%s, not sent yet"), state);
}

static const char *
describe_turn (const SamvadStep *step)
{
  if (step->future)
    return _("dated in the future, not counted");
  return step->allowed ? NULL : _("out of turn, changes nothing");
}

/** Returns: one line of the history: what, by whom, when, and what was written */
char *
samvad_action_describe_step (const SamvadStep *step)
{
  const SamvadEvent *event = step->event;
  g_autofree char *time = samvad_text_time (event->at);
  const char *turn = describe_turn (step);
  const char *what = event->kind == SAMVAD_EVENT_UNKNOWN && event->kind_code != NULL
                     ? event->kind_code : samvad_text_label (samvad_event_kind_to_label (event->kind));
  GString *text = g_string_new (what);

  g_string_append_printf (text, " · %s · %s", event->by != NULL ? event->by : "–", time);
  if (turn != NULL)
    g_string_append_printf (text, " (%s)", turn);
  if (event->kind == SAMVAD_EVENT_DONE)
    g_string_append_printf (text, "\n%s", samvad_text_label (samvad_response_to_label (event->response)));
  if (event->text != NULL && event->text[0] != '\0')
    g_string_append_printf (text, "\n%s", event->text);
  return g_string_free (text, FALSE);
}
