/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-case.h"

/* Dials that start at the same moment are told apart by their id, so that the order in which
 * they came never matters. */
static int
compare_dials (const SamvadCall *a,
               const SamvadCall *b)
{
  if (a->started_at != b->started_at)
    return a->started_at < b->started_at ? -1 : 1;
  return g_strcmp0 (a->id, b->id);
}

/** Returns: the final code of a case whose best outcome is @outcome: those that no code is for are one */
SamvadOutcome
samvad_case_get_code (SamvadOutcome outcome)
{
  return MIN (outcome, SAMVAD_OUTCOME_OTHER);
}

/** Returns: (nullable): the earliest dial that has the best outcome of the case */
const SamvadCall *
samvad_case_find_final (GPtrArray  *dials,
                        SamvadTime  as_of)
{
  const SamvadCall *best = NULL;

  for (guint i = 0; i < dials->len; i++)
    {
      const SamvadCall *dial = g_ptr_array_index (dials, i);

      if (dial->started_at > as_of)
        continue;
      if (best == NULL || samvad_case_get_code (dial->outcome) < samvad_case_get_code (best->outcome) ||
          (samvad_case_get_code (dial->outcome) == samvad_case_get_code (best->outcome) && compare_dials (dial, best) < 0))
        best = dial;
    }
  return best;
}

static gboolean
dial_counts (const SamvadCall *dial,
             SamvadCounts      counts)
{
  if (counts == SAMVAD_COUNTS_COMPLETE)
    return dial->outcome == SAMVAD_OUTCOME_COMPLETE;
  return samvad_outcome_is_connected (dial->outcome);
}

/**
 * samvad_case_find_counted:
 * @counts: COMPLETE or CONNECTED; ATTEMPTED counts dials, not cases
 *
 * Returns: (nullable): the first dial by which the case counts towards the target
 */
const SamvadCall *
samvad_case_find_counted (GPtrArray    *dials,
                          SamvadTime    as_of,
                          SamvadCounts  counts)
{
  const SamvadCall *first = NULL;

  for (guint i = 0; i < dials->len; i++)
    {
      const SamvadCall *dial = g_ptr_array_index (dials, i);

      if (dial->started_at <= as_of && dial_counts (dial, counts) &&
          (first == NULL || compare_dials (dial, first) < 0))
        first = dial;
    }
  return first;
}

/** Returns: (nullable): the last complete or partial dial that has feedback */
const SamvadCall *
samvad_case_find_feedback (GPtrArray  *dials,
                           SamvadTime  as_of)
{
  const SamvadCall *last = NULL;

  for (guint i = 0; i < dials->len; i++)
    {
      const SamvadCall *dial = g_ptr_array_index (dials, i);

      if (dial->started_at <= as_of && dial->feedback != NULL &&
          samvad_outcome_is_interview (dial->outcome) &&
          (last == NULL || compare_dials (dial, last) > 0))
        last = dial;
    }
  return last;
}

static SamvadSentiment
sentiment_of_median (const SamvadFeedback *feedback)
{
  int counts[6] = { 0 };
  int n = 0, seen = 0;
  int twice = 0;        /* the sum of the two middle values, so that no half is lost */

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    if (feedback->services[i].satisfaction > 0)
      {
        counts[feedback->services[i].satisfaction]++;
        n++;
      }
  if (n == 0)
    return SAMVAD_SENTIMENT_NOT_STATED;
  for (int value = 1; value <= 5; value++)
    {
      int before = seen;

      seen += counts[value];
      if (before <= (n - 1) / 2 && (n - 1) / 2 < seen)
        twice += value;
      if (before <= n / 2 && n / 2 < seen)
        twice += value;
    }
  if (twice <= 4)
    return SAMVAD_SENTIMENT_NEGATIVE;
  return twice < 8 ? SAMVAD_SENTIMENT_NEUTRAL : SAMVAD_SENTIMENT_POSITIVE;
}

/** Returns: overall, else the rating, else the median satisfaction of the services */
SamvadSentiment
samvad_feedback_get_sentiment (const SamvadFeedback *feedback)
{
  if (feedback->overall != SAMVAD_SENTIMENT_NOT_STATED)
    return feedback->overall;
  if (feedback->rating > 0)
    return feedback->rating <= 2 ? SAMVAD_SENTIMENT_NEGATIVE
           : feedback->rating == 3 ? SAMVAD_SENTIMENT_NEUTRAL
           : SAMVAD_SENTIMENT_POSITIVE;
  return sentiment_of_median (feedback);
}
