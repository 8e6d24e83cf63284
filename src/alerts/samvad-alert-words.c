/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-notifier.h"

#include "samvad-text.h"

/* The sentences of alerts. Never a family's name or words: a notification is seen by whoever
 * stands at the desk. */

#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static const char *
district_name (const SamvadFigures *figures,
               const char          *code)
{
  const SamvadDistrictFigures *district = figures != NULL ? samvad_figures_find_district (figures, code) : NULL;

  return district != NULL && district->district != NULL ? samvad_text_name (&district->district->name) : code;
}

static char *
counted (const char *format,
         gint64      count)
{
  g_autofree char *number = samvad_text_number (count);

  return g_strdup_printf (format, number);
}

/** @figures: (nullable): for names. Returns: (transfer full): one line */
char *
samvad_alert_get_title (const SamvadAlert   *alert,
                        const SamvadFigures *figures)
{
  gulong n = (gulong) alert->count;

  switch (alert->kind)
    {
    case SAMVAD_ALERT_SIGN_IN:
      return g_strdup (_("Sign in again to stay up to date"));
    case SAMVAD_ALERT_OUTBOX_STUCK:
      return counted (ngettext ("%s edit has not reached the server", "%s edits have not reached the server", n),
                      alert->count);
    case SAMVAD_ALERT_NO_DATA:
      return counted (ngettext ("No call for %s working day", "No call for %s working days", n), alert->count);
    case SAMVAD_ALERT_BEHIND:
      return g_strdup (_("The month is behind its target"));
    case SAMVAD_ALERT_DIFFERS:
      /* Translators: %s is a district */
      return g_strdup_printf (_("%s differs from the State"), district_name (figures, alert->district));
    case SAMVAD_ALERT_ESCALATION:
      return counted (ngettext ("%s action item is due for escalation", "%s action items are due for escalation", n),
                      alert->count);
    case SAMVAD_ALERT_OVERDUE:
      return counted (ngettext ("%s action item is overdue", "%s action items are overdue", n), alert->count);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
describe_behind (const SamvadFigures *figures)
{
  g_autofree char *mean = samvad_text_decimal (figures->pace.mean, 0);
  g_autofree char *calls = samvad_text_number (figures->pace.calls);
  g_autofree char *low = samvad_text_decimal (figures->pace.low, 0);
  g_autofree char *high = samvad_text_decimal (figures->pace.high, 0);

  /* Translators: expected at the month's end, target, lowest, highest */
  return g_strdup_printf (_("%1$s of %2$s expected at the month’s end, between %3$s and %4$s."), mean, calls, low, high);
}

static char *
describe_differs (const SamvadAlert   *alert,
                  const SamvadFigures *figures)
{
  const SamvadDistrictFigures *district = figures != NULL ? samvad_figures_find_district (figures, alert->district) : NULL;
  g_autofree char *negative = NULL, *n = NULL, *state = NULL;

  if (district == NULL)
    return g_strdup ("");
  negative = samvad_text_number (district->sentiments.negative);
  n = samvad_text_number (district->sentiments.share.n);
  state = samvad_text_percent (figures->state.share.share);
  /* Translators: negative families, families heard, the State's share */
  return g_strdup_printf (_("%1$s of %2$s families are dissatisfied; in the State %3$s."), negative, n, state);
}

/** @figures: (nullable). Returns: (transfer full): a sentence, or "" */
char *
samvad_alert_get_body (const SamvadAlert   *alert,
                       const SamvadFigures *figures)
{
  switch (alert->kind)
    {
    case SAMVAD_ALERT_BEHIND:
      return figures != NULL ? describe_behind (figures) : g_strdup ("");
    case SAMVAD_ALERT_DIFFERS:
      return figures != NULL ? describe_differs (alert, figures) : g_strdup ("");
    case SAMVAD_ALERT_SIGN_IN:
      return g_strdup (_("Nothing is lost: your edits wait on this PC."));
    case SAMVAD_ALERT_OUTBOX_STUCK:
      return g_strdup (_("They are kept on this PC. Open Action items to see why."));
    case SAMVAD_ALERT_NO_DATA:
      return g_strdup (_("Either nobody called, or their calls do not reach the server."));
    case SAMVAD_ALERT_ESCALATION:
    case SAMVAD_ALERT_OVERDUE:
    default:
      return g_strdup ("");
    }
}
