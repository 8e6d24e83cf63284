/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-overview-words.h"

#include "samvad-text.h"

#define MAX_DISTRICTS 4

/** Returns: whether the month may still change, and since when it does not */
char *
samvad_overview_words_state (SamvadSnapshot *snapshot)
{
  const SamvadClosing *closing = snapshot->figures->reading->closing;
  g_autofree char *day = NULL;

  if (closing == NULL)
    return g_strdup (samvad_snapshot_is_over (snapshot) ? _("The month has ended and is not closed yet: its numbers may still change.")
                                                        : _("The month is under way: its numbers still change."));
  day = samvad_text_day (samvad_time_get_day (closing->closed_at));
  if (closing->by == NULL)
    /* Translators: a date */
    return g_strdup_printf (_("Closed on %s."), day);
  /* Translators: a date, and who closed the month */
  return g_strdup_printf (_("Closed on %1$s by %2$s."), day, closing->by);
}

/** Returns: the same in one word */
char *
samvad_overview_words_badge (SamvadSnapshot *snapshot)
{
  return g_strdup (snapshot->figures->reading->closing != NULL ? C_("month", "Closed") : C_("month", "Provisional"));
}

static char *
describe_signed (gint64 change)
{
  g_autofree char *number = samvad_text_number (ABS (change));

  return g_strconcat (change < 0 ? "−" : "+", number, NULL);
}

/* "Nuh +2, Hisar −1"; where there are many, the largest and how many more. */
static void
append_districts (GString        *text,
                  SamvadSnapshot *snapshot)
{
  g_autoptr (GArray) changes = samvad_reported_compare (snapshot->reported, snapshot->figures);

  for (guint i = 0; i < changes->len && i < MAX_DISTRICTS; i++)
    {
      const SamvadReportedChange *row = &g_array_index (changes, SamvadReportedChange, i);
      g_autofree char *change = describe_signed (row->change);

      g_string_append_printf (text, "%s%s %s", i == 0 ? " " : ", ", samvad_snapshot_get_district (snapshot, row->code), change);
    }
  if (changes->len > MAX_DISTRICTS)
    {
      g_autofree char *more = samvad_text_number (changes->len - MAX_DISTRICTS);

      g_string_append (text, ", ");
      /* Translators: so many more districts */
      g_string_append_printf (text, ngettext ("%s more district", "%s more districts", changes->len - MAX_DISTRICTS), more);
    }
  if (changes->len > 0)
    g_string_append_c (text, '.');
}

/* Why it counts otherwise: calls that came later, went again, or were corrected. */
static void
append_dials (GString              *text,
              const SamvadReported *reported,
              const SamvadFigures  *figures)
{
  gint64 change = figures->dials - reported->dials;
  g_autofree char *number = samvad_text_number (ABS (change));

  if (reported->dials < 0)
    return;
  g_string_append_c (text, ' ');
  if (change > 0)
    g_string_append_printf (text, ngettext ("%s dial came in after the closing.", "%s dials came in after the closing.",
                                            (gulong) change), number);
  else if (change < 0)
    g_string_append_printf (text, ngettext ("%s dial was deleted after the closing.", "%s dials were deleted after the closing.",
                                            (gulong) -change), number);
  else
    g_string_append (text, _("As many dials as then: calls were corrected."));
}

static void
append_target (GString              *text,
               const SamvadReported *reported,
               const SamvadFigures  *figures)
{
  g_autofree char *target = NULL;

  if (reported->calls < 0 || reported->calls == figures->pace.calls)
    return;
  target = samvad_text_number (reported->calls);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _("The target was %s then."), target);
}

/** Returns: (nullable): the month as it was reported against as it is known now, and why they differ */
char *
samvad_overview_words_reported (SamvadSnapshot *snapshot)
{
  const SamvadReported *reported = snapshot->reported;
  const SamvadFigures *figures = snapshot->figures;
  g_autofree char *then = NULL, *now = NULL, *change = NULL;
  GString *text;

  if (figures->reading->closing == NULL)
    return NULL;
  if (reported == NULL)
    return g_strdup (_("What was reported then cannot be read."));
  then = samvad_text_number (reported->counted);
  now = samvad_text_number (figures->pace.counted);
  change = describe_signed (figures->pace.counted - reported->counted);
  text = g_string_new (NULL);
  if (reported->counted == figures->pace.counted)
    /* Translators: counted when the month was closed */
    g_string_printf (text, _("Reported %s; nothing has changed since."), then);
  else
    {
      /* Translators: counted when the month was closed, known by now, the difference with its sign */
      g_string_printf (text, _("Reported %1$s, known now %2$s (%3$s)."), then, now, change);
      append_districts (text, snapshot);
      append_dials (text, reported, figures);
    }
  append_target (text, reported, figures);
  return g_string_free (text, FALSE);
}

/** Returns: "After 16 working days: 391, against 372 in October 2026" */
char *
samvad_overview_words_comparison (const SamvadMonthComparison *comparison)
{
  g_autofree char *days = samvad_text_number (comparison->days);
  g_autofree char *now = samvad_text_number (comparison->now);
  g_autofree char *then = samvad_text_number (comparison->then);
  g_autofree char *month = samvad_text_month (comparison->month);

  /* Translators: working days, counted by then in the month shown, the same of the month that follows */
  return g_strdup_printf (ngettext ("After %1$s working day: %2$s, against %3$s in %4$s",
                                    "After %1$s working days: %2$s, against %3$s in %4$s", comparison->days),
                          days, now, then, month);
}
