/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-boundary-words.h"
#include "samvad-fiscal.h"
#include "samvad-text.h"

static const char *
find_name (GPtrArray  *districts,
           const char *code)
{
  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (districts, i);

      if (g_str_equal (district->code, code) && (district->name.en != NULL || district->name.hi != NULL))
        return samvad_text_name (&district->name);
    }
  return NULL;
}

/**
 * samvad_pack_name_district:
 *
 * Returns: (transfer none): the district's name, or its code where no document names it. One that went back into
 *   another is still one where something is to be done
 */
const char *
samvad_pack_name_district (const SamvadFigures *figures,
                           const char          *code)
{
  const SamvadReading *reading = figures->reading;
  const char *name = find_name (reading->districts, code);

  if (name == NULL && reading->called != NULL)
    name = find_name (reading->called->districts, code);
  return name != NULL ? name : code;
}

const char *
samvad_pack_name_officer (const SamvadOfficerFigures *officer)
{
  const SamvadName *name = officer->officer != NULL ? &officer->officer->name : NULL;

  return name != NULL && (name->en != NULL || name->hi != NULL) ? samvad_text_name (name) : officer->key;
}

/** Returns: (transfer full): "21%", "too few: 14" for a suppressed share, "–" where n = 0 */
char *
samvad_pack_describe_share (const SamvadShare *share)
{
  g_autofree char *n = samvad_text_number (share->n);

  if (share->n > 0 && share->band == SAMVAD_BAND_SUPPRESSED)
    /* Translators: so few families that the share would say nothing */
    return g_strdup_printf (_("too few: %s"), n);
  return samvad_text_percent (share->share);
}

/** Returns: (transfer full): "18–25" in per cent, "–" where there is none */
char *
samvad_pack_describe_interval (const SamvadShare *share)
{
  return isfinite (share->low) ? samvad_text_percent_interval (share->low, share->high) : g_strdup ("–");
}

/** Returns: (transfer full): "October 2026", or "September 2026 – October 2026, 2 months" */
char *
samvad_pack_describe_window (const SamvadFigures *figures)
{
  g_autofree char *from = samvad_text_month (figures->month - (SamvadMonth) figures->window + 1);
  g_autofree char *to = samvad_text_month (figures->month);
  g_autofree char *months = samvad_text_number (figures->window);

  if (figures->window == 1)
    return g_steal_pointer (&to);
  /* Translators: first month, last month, their number */
  return g_strdup_printf (_("%1$s – %2$s, %3$s months"), from, to, months);
}

/** Returns: (transfer full): what was asked, for a table of the month: "October 2026, as of …" */
char *
samvad_pack_describe_month (const SamvadFigures *figures)
{
  g_autofree char *month = samvad_pack_name_span (figures);
  g_autofree char *time = samvad_text_time (figures->as_of);

  /* Translators: month, quarter or financial year; time */
  return g_strdup_printf (_("%1$s, as of %2$s"), month, time);
}

/* Whether the figures can still change. */
static char *
describe_progress (const SamvadFigures *figures)
{
  g_autofree char *time = samvad_text_time (figures->as_of);

  if (figures->restated)
    return g_strdup_printf (_("Restated after closing · as of %s"), time);
  if (figures->closed)
    return g_strdup_printf (figures->span == SAMVAD_SPAN_MONTH ? _("Month closed · as of %s")
                                                               : _("All months closed · as of %s"), time);
  return g_strdup_printf (_("Provisional · as of %s"), time);
}

/** Returns: (transfer full): how far the month is, as of when and, where that is chosen, on which boundaries */
char *
samvad_pack_describe_state (const SamvadFigures *figures)
{
  g_autofree char *progress = describe_progress (figures);
  g_autofree char *boundaries = samvad_boundary_words_state (figures->reading);

  return boundaries != NULL ? g_strdup_printf ("%s · %s", progress, boundaries) : g_steal_pointer (&progress);
}

/** Returns: (transfer full): the three times of DESIGN section 5 */
char *
samvad_pack_describe_age (const SamvadFigures *figures)
{
  g_autofree char *event = samvad_text_time (figures->reading->newest_event);
  g_autofree char *server = samvad_text_time (figures->reading->last_server_time);
  g_autofree char *checked = samvad_text_time (figures->reading->last_checked);

  /* Translators: three times */
  return g_strdup_printf (_("Newest event %1$s · sent by the server %2$s · last checked %3$s"), event, server,
                          checked);
}

const char *
samvad_pack_name_verdict (SamvadVerdict verdict)
{
  switch (verdict)
    {
    case SAMVAD_VERDICT_MET:
      return C_("verdict", "Met");
    case SAMVAD_VERDICT_TOO_EARLY:
      return C_("verdict", "Too early to say");
    case SAMVAD_VERDICT_BEHIND:
      return C_("verdict", "Behind");
    case SAMVAD_VERDICT_AHEAD:
      return C_("verdict", "Ahead");
    case SAMVAD_VERDICT_ON_PACE:
      return C_("verdict", "On pace");
    case SAMVAD_VERDICT_NONE:
    default:
      return C_("verdict", "No target");
    }
}

const char *
samvad_pack_name_band (SamvadBand band)
{
  switch (band)
    {
    case SAMVAD_BAND_SUPPRESSED:
      return C_("band", "too few");
    case SAMVAD_BAND_CAUTION:
      return C_("band", "caution");
    case SAMVAD_BAND_SHOWN:
    default:
      return C_("band", "shown");
    }
}

static char *
describe_projection (const SamvadFigures *figures)
{
  const SamvadPace *pace = &figures->pace;
  g_autofree char *mean = samvad_text_decimal (pace->mean, 0);
  g_autofree char *low = samvad_text_decimal (pace->low, 0);
  g_autofree char *high = samvad_text_decimal (pace->high, 0);
  g_autofree char *end = samvad_text_day (samvad_month_get_last (figures->month));

  /* Translators: number, day, lower and upper bound */
  return g_strdup_printf (_("%1$s expected by %2$s (%3$s–%4$s)"), mean, end, low, high);
}

/** Returns: (transfer full): a sentence on target and pace */
char *
samvad_pack_describe_pace (const SamvadFigures *figures)
{
  const SamvadPace *pace = &figures->pace;
  g_autofree char *projection = describe_projection (figures);
  const char *verdict = samvad_pack_name_verdict (pace->verdict);

  if (pace->verdict == SAMVAD_VERDICT_NONE)
    return g_strdup (figures->span == SAMVAD_SPAN_MONTH ? _("This month has no target.")
                                                        : _("Not every month of it has a target."));
  if (pace->verdict == SAMVAD_VERDICT_TOO_EARLY || !isfinite (pace->mean))
    return g_strdup_printf (figures->span == SAMVAD_SPAN_MONTH ? _("%s: fewer than three working days have passed.")
                                                               : _("%s: its last month has hardly begun."), verdict);
  if (pace->elapsed >= pace->working_days)
    return g_strdup_printf (figures->span == SAMVAD_SPAN_MONTH ? _("%s: the month is over.")
                                                               : _("%s: its months so far are over."), verdict);
  /* Translators: "Behind", "418 expected by 31 October (374–462)" */
  return g_strdup_printf (_("%1$s: %2$s."), verdict, projection);
}

/** Returns: (transfer full): a sentence on action items */
char *
samvad_pack_describe_actions (const SamvadFigures *figures)
{
  const SamvadActionCounts *actions = &figures->reading->actions;
  g_autofree char *open = samvad_text_number (actions->open);
  g_autofree char *overdue = samvad_text_number (actions->overdue);
  g_autofree char *verified = samvad_text_number (actions->verified);
  g_autofree char *claimed = samvad_text_number (actions->done + actions->verified);

  /* Translators: four numbers */
  return g_strdup_printf (_("Of all months together, %1$s action items are open, %2$s of them overdue. Of %3$s reported "
                            "done, families have verified %4$s."), open, overdue, claimed, verified);
}

/** Returns: (transfer full): "18 of 20 officers have reported" */
char *
samvad_pack_describe_reporting (const SamvadFigures *figures)
{
  g_autofree char *reported = NULL;
  g_autofree char *all = samvad_text_number (figures->officers->len);
  guint count = 0;

  for (guint i = 0; i < figures->officers->len; i++)
    count += ((const SamvadOfficerFigures *) g_ptr_array_index (figures->officers, i))->dials > 0;
  reported = samvad_text_number (count);
  /* Translators: two numbers */
  return g_strdup_printf (_("%1$s of %2$s officers have reported"), reported, all);
}
