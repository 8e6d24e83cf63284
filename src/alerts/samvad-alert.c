/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-alert.h"

/* An edit that has not reached the server after so long deserves a word. */
#define OUTBOX_PATIENCE (30 * 60 * SAMVAD_SECOND)

static const struct {
  const char *code;
  const char *place;
} kinds[SAMVAD_N_ALERT_KINDS] = {
  [SAMVAD_ALERT_SIGN_IN] = { "sign-in", "sign-in" },
  [SAMVAD_ALERT_OUTBOX_STUCK] = { "outbox", "actions/unsent" },
  [SAMVAD_ALERT_NO_DATA] = { "no-data", "overview" },
  [SAMVAD_ALERT_BEHIND] = { "behind", "overview" },
  [SAMVAD_ALERT_DIFFERS] = { "differs", "districts" },
  [SAMVAD_ALERT_ESCALATION] = { "escalation", "actions/escalation" },
  [SAMVAD_ALERT_OVERDUE] = { "overdue", "actions/overdue" },
};

/** @cause: (nullable): NULL: the kind has only one cause */
SamvadAlert *
samvad_alert_new (SamvadAlertKind  kind,
                  const char      *cause,
                  gint64           count)
{
  SamvadAlert *self = g_new0 (SamvadAlert, 1);

  g_assert (kind < SAMVAD_N_ALERT_KINDS);
  self->kind = kind;
  self->cause = cause != NULL ? g_strconcat (kinds[kind].code, ":", cause, NULL) : g_strdup (kinds[kind].code);
  self->count = count;
  return self;
}

SamvadAlert *
samvad_alert_copy (const SamvadAlert *self)
{
  SamvadAlert *copy = g_new (SamvadAlert, 1);

  *copy = *self;
  copy->cause = g_strdup (self->cause);
  copy->district = g_strdup (self->district);
  return copy;
}

void
samvad_alert_free (SamvadAlert *self)
{
  g_free (self->cause);
  g_free (self->district);
  g_free (self);
}

/**
 * samvad_alert_dup_place:
 *
 * Returns: (transfer full): where it is shown: a page as for `samvad --page`, and after a slash the list of action items or
 *   the district's code; or "sign-in"
 */
char *
samvad_alert_dup_place (const SamvadAlert *self)
{
  const char *place = kinds[self->kind].place;

  return self->district != NULL ? g_strconcat (place, "/", self->district, NULL) : g_strdup (place);
}

/** Returns: the name of the rule in settings and in the history */
const char *
samvad_alert_kind_to_code (SamvadAlertKind kind)
{
  g_return_val_if_fail (kind < SAMVAD_N_ALERT_KINDS, NULL);
  return kinds[kind].code;
}

gboolean
samvad_alert_kind_from_code (const char      *code,
                             SamvadAlertKind *kind)
{
  for (guint i = 0; i < SAMVAD_N_ALERT_KINDS; i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      {
        *kind = (SamvadAlertKind) i;
        return TRUE;
      }
  return FALSE;
}

static void
find_sign_in (const SamvadAlertFacts *facts,
              GPtrArray              *found)
{
  if (facts->signed_out)
    g_ptr_array_add (found, samvad_alert_new (SAMVAD_ALERT_SIGN_IN, NULL, 0));
}

static void
find_outbox_stuck (const SamvadAlertFacts *facts,
                   GPtrArray              *found)
{
  const SamvadReading *reading = facts->figures->reading;
  gboolean late = facts->outbox_since != SAMVAD_TIME_NONE && facts->now - facts->outbox_since > OUTBOX_PATIENCE;
  gint64 stuck = reading->outbox_refused + (late ? reading->outbox_waiting : 0);

  if (stuck > 0)
    g_ptr_array_add (found, samvad_alert_new (SAMVAD_ALERT_OUTBOX_STUCK, NULL, stuck));
}

/* A whole working day went by without a single event: officers, server or network are down. */
static void
find_no_data (const SamvadAlertFacts *facts,
              GPtrArray              *found)
{
  const SamvadReading *reading = facts->figures->reading;
  SamvadDay last, today = samvad_time_get_day (facts->now);
  guint days;

  if (reading->newest_event == SAMVAD_TIME_NONE)
    return;
  last = samvad_time_get_day (reading->newest_event);
  days = samvad_calendar_count_working (reading->calendar, last + 1, today - 1);
  if (days >= 1)
    g_ptr_array_add (found, samvad_alert_new (SAMVAD_ALERT_NO_DATA, NULL, days));
}

static void
find_behind (const SamvadAlertFacts *facts,
             GPtrArray              *found)
{
  g_autofree char *month = samvad_month_to_string (facts->figures->month);

  if (facts->figures->pace.verdict == SAMVAD_VERDICT_BEHIND)
    g_ptr_array_add (found, samvad_alert_new (SAMVAD_ALERT_BEHIND, month, 0));
}

/* Only for the worse: a district that differs for the better is no cause for alarm. */
static void
find_differs (const SamvadAlertFacts *facts,
              GPtrArray              *found)
{
  const SamvadFigures *figures = facts->figures;

  for (guint i = 0; i < figures->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (figures->districts, i);
      SamvadAlert *alert;

      if (!district->differs || district->sentiments.share.share <= figures->state.share.share)
        continue;
      alert = samvad_alert_new (SAMVAD_ALERT_DIFFERS, district->code, 0);
      alert->district = g_strdup (district->code);
      g_ptr_array_add (found, alert);
    }
}

static void
find_escalation (const SamvadAlertFacts *facts,
                 GPtrArray              *found)
{
  if (facts->escalations > 0)
    g_ptr_array_add (found, samvad_alert_new (SAMVAD_ALERT_ESCALATION, NULL, facts->escalations));
}

static void
find_overdue (const SamvadAlertFacts *facts,
              GPtrArray              *found)
{
  gint64 overdue = facts->figures->reading->actions.overdue;

  if (overdue > 0)
    g_ptr_array_add (found, samvad_alert_new (SAMVAD_ALERT_OVERDUE, NULL, overdue));
}

/* What can be said from stale data, and what needs figures at all. */
static const struct {
  void (*find) (const SamvadAlertFacts *facts, GPtrArray *found);
  gboolean needs_figures;
  gboolean needs_fresh;
} rules[SAMVAD_N_ALERT_KINDS] = {
  [SAMVAD_ALERT_SIGN_IN] = { find_sign_in, FALSE, FALSE },
  [SAMVAD_ALERT_OUTBOX_STUCK] = { find_outbox_stuck, TRUE, FALSE },
  [SAMVAD_ALERT_NO_DATA] = { find_no_data, TRUE, TRUE },
  [SAMVAD_ALERT_BEHIND] = { find_behind, TRUE, TRUE },
  [SAMVAD_ALERT_DIFFERS] = { find_differs, TRUE, TRUE },
  [SAMVAD_ALERT_ESCALATION] = { find_escalation, TRUE, TRUE },
  [SAMVAD_ALERT_OVERDUE] = { find_overdue, TRUE, TRUE },
};

/**
 * samvad_alerts_find:
 *
 * Returns: (transfer full) (element-type SamvadAlert): what is true now, by weight. Pure: what was
 * already said is the matter of #SamvadAlertBook.
 */
GPtrArray *
samvad_alerts_find (const SamvadAlertFacts *facts)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_alert_free);

  for (guint kind = 0; kind < SAMVAD_N_ALERT_KINDS; kind++)
    if ((facts->enabled & (1u << kind)) && !(rules[kind].needs_figures && facts->figures == NULL) &&
        !(rules[kind].needs_fresh && facts->stale))
      rules[kind].find (facts, found);
  return found;
}
