/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-words.h"

#include <math.h>

#include "samvad-text.h"

/** Returns: "312 of 500" */
char *
samvad_words_headline (SamvadSnapshot *snapshot)
{
  const SamvadPace *pace = &snapshot->figures->pace;
  g_autofree char *counted = samvad_text_number (pace->counted);
  g_autofree char *calls = NULL;

  if (pace->calls < 0)
    return g_steal_pointer (&counted);
  calls = samvad_text_number (pace->calls);
  /* Translators: the headline: counted calls of the month's target */
  return g_strdup_printf (_("%1$s of %2$s"), counted, calls);
}

static char *
describe_projection (SamvadSnapshot   *snapshot,
                     const SamvadPace *pace)
{
  g_autofree char *mean = samvad_text_decimal (pace->mean, 0);
  g_autofree char *low = samvad_text_decimal (pace->low, 0);
  g_autofree char *high = samvad_text_decimal (pace->high, 0);
  g_autofree char *day = samvad_text_day_short (samvad_month_get_last (snapshot->figures->month));

  switch (pace->verdict)
    {
    case SAMVAD_VERDICT_BEHIND:
      /* Translators: 418 expected by 31 October, between 374 and 462 */
      return g_strdup_printf (_("Behind: %1$s expected by %2$s, between %3$s and %4$s"), mean, day, low, high);
    case SAMVAD_VERDICT_AHEAD:
      return g_strdup_printf (_("Ahead: %1$s expected by %2$s, between %3$s and %4$s"), mean, day, low, high);
    default:
      return g_strdup_printf (_("On pace: %1$s expected by %2$s, between %3$s and %4$s"), mean, day, low, high);
    }
}

/** Returns: one sentence: are we on pace? */
char *
samvad_words_verdict (SamvadSnapshot *snapshot)
{
  const SamvadPace *pace = &snapshot->figures->pace;

  switch (pace->verdict)
    {
    case SAMVAD_VERDICT_NONE:
      return g_strdup (_("No target is set for this month"));
    case SAMVAD_VERDICT_MET:
      return g_strdup (_("The target is met"));
    case SAMVAD_VERDICT_TOO_EARLY:
      return g_strdup (_("Too early to tell: fewer than three working days have passed"));
    default:
      break;
    }
  if (samvad_snapshot_is_over (snapshot))
    {
      g_autofree char *missing = samvad_text_number (pace->calls - pace->counted);

      /* Translators: how many calls were missing when the month ended */
      return g_strdup_printf (_("The target was missed by %s"), missing);
    }
  return describe_projection (snapshot, pace);
}

/** Returns: (nullable): "25.8 a day needed · 19.0 so far" */
char *
samvad_words_per_day (SamvadSnapshot *snapshot)
{
  const SamvadPace *pace = &snapshot->figures->pace;
  g_autofree char *needed = samvad_text_decimal (pace->needed_per_day, 1);
  g_autofree char *done = samvad_text_decimal ((double) pace->counted / pace->elapsed, 1);

  if (pace->elapsed <= 0)
    return NULL;
  if (isnan (pace->needed_per_day) || pace->calls < 0)
    return g_strdup_printf (_("%s a working day"), done);
  return g_strdup_printf (_("%1$s a working day needed · %2$s so far"), needed, done);
}

/** Returns: "13.4 of 22 working days" */
char *
samvad_words_working_days (SamvadSnapshot *snapshot)
{
  const SamvadPace *pace = &snapshot->figures->pace;
  gboolean whole = pace->elapsed == floor (pace->elapsed);
  g_autofree char *elapsed = samvad_text_decimal (pace->elapsed, whole ? 0 : 1);
  g_autofree char *days = samvad_text_number (pace->working_days);

  return g_strdup_printf (_("%1$s of %2$s working days have passed"), elapsed, days);
}

/** Returns: (nullable): what the number above counts */
char *
samvad_words_what_counts (SamvadSnapshot *snapshot)
{
  if (snapshot->figures->pace.calls < 0)
    return g_strdup (_("Counted: complete interviews"));
  switch (snapshot->figures->pace.counts)
    {
    case SAMVAD_COUNTS_CONNECTED:
      return g_strdup (_("Counted: families reached"));
    case SAMVAD_COUNTS_ATTEMPTED:
      return g_strdup (_("Counted: dials"));
    case SAMVAD_COUNTS_COMPLETE:
    default:
      return g_strdup (_("Counted: complete interviews"));
    }
}

/** Returns: the State's share with its interval and the caller effect */
char *
samvad_words_state (SamvadSnapshot *snapshot)
{
  const SamvadFigures *figures = snapshot->figures;
  g_autofree char *share = samvad_text_percent (figures->state.share.share);
  g_autofree char *interval = samvad_text_percent_interval (figures->state.share.low,
                                                            figures->state.share.high);
  g_autofree char *n = samvad_text_number (figures->state.share.n);
  g_autofree char *effective = samvad_text_decimal (figures->caller.effective_n, 0);

  if (figures->state.share.n == 0)
    return g_strdup ("");
  /* Translators: share, interval in per cent, number of families, effective number */
  return g_strdup_printf (_("State: %1$s negative (%2$s), %3$s families; as callers differ, worth %4$s independent ones"),
                          share, interval, n, effective);
}

/** @months: 0: by the rule. Returns: "2 months" */
char *
samvad_words_window (guint months)
{
  g_autofree char *number = samvad_text_number (months);

  if (months == 0)
    return g_strdup (_("As many as it takes"));
  /* Translators: how many months of feedback are read together */
  return g_strdup_printf (ngettext ("%s month", "%s months", months), number);
}

/** Returns: the share in per cent; "–" where there are too few to say */
char *
samvad_words_share (const SamvadShare *share)
{
  return samvad_text_percent (share->band == SAMVAD_BAND_SUPPRESSED ? NAN : share->share);
}

/** Returns: the band as sign and word */
char *
samvad_words_band (const SamvadShare *share)
{
  g_autofree char *n = samvad_text_number (share->n);

  switch (share->band)
    {
    case SAMVAD_BAND_SHOWN:
      return g_strconcat ("● ", C_("band", "shown"), NULL);
    case SAMVAD_BAND_CAUTION:
      return g_strconcat ("○ ", C_("band", "caution"), NULL);
    case SAMVAD_BAND_SUPPRESSED:
    default:
      /* Translators: too few interviews to say anything: how many there are */
      return g_strdup_printf (_("◌ too few: %s"), n);
    }
}

const char *
samvad_words_sentiment_sign (SamvadSentiment sentiment)
{
  switch (sentiment)
    {
    case SAMVAD_SENTIMENT_NEGATIVE:
      return "▼";
    case SAMVAD_SENTIMENT_NEUTRAL:
      return "●";
    case SAMVAD_SENTIMENT_POSITIVE:
      return "▲";
    default:
      return "–";
    }
}

/** Returns: (nullable): the style class of the sign */
const char *
samvad_words_sentiment_class (SamvadSentiment sentiment)
{
  switch (sentiment)
    {
    case SAMVAD_SENTIMENT_NEGATIVE:
      return "negative";
    case SAMVAD_SENTIMENT_NEUTRAL:
      return "neutral";
    case SAMVAD_SENTIMENT_POSITIVE:
      return "positive";
    default:
      return "dim-label";
    }
}
