/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-figures-private.h"

#include <math.h>

#include "samvad-pace.h"
#include "samvad-rates.h"
#include "samvad-share.h"

/* -1 is no target, and not one call less. */
static gint64
add_targets (gint64 a,
             gint64 b)
{
  if (a < 0 || b < 0)
    return MAX (a, b);
  return a + b;
}

static void
add_outcomes (gint64       into[SAMVAD_N_OUTCOMES],
              const gint64 n[SAMVAD_N_OUTCOMES])
{
  for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
    into[i] += n[i];
}

static void
add_officer (SamvadFigures              *self,
             const SamvadOfficerFigures *earlier)
{
  SamvadOfficerFigures *officer = samvad_figures_ensure_officer (self, g_intern_string (earlier->key));

  officer->counted += earlier->counted;
  officer->dials += earlier->dials;
  officer->target = add_targets (officer->target, earlier->target);
  add_outcomes (officer->outcomes, earlier->outcomes);
  add_outcomes (officer->cases, earlier->cases);
}

static void
add_district (SamvadFigures               *self,
              const SamvadDistrictFigures *earlier)
{
  SamvadDistrictFigures *district = samvad_figures_ensure_district (self, g_intern_string (earlier->code));

  /* Nobody there has said anything in the window: its share does not exist. */
  if (district->sentiments.share.n == 0)
    district->sentiments.share = samvad_share_new (0, 0);
  district->counted += earlier->counted;
  district->target = add_targets (district->target, earlier->target);
  add_outcomes (district->dials, earlier->dials);
  add_outcomes (district->cases, earlier->cases);
}

static void
add_month (SamvadFigures       *self,
           const SamvadFigures *month)
{
  for (guint i = 0; i < month->officers->len; i++)
    add_officer (self, g_ptr_array_index (month->officers, i));
  for (guint i = 0; i < month->districts->len; i++)
    add_district (self, g_ptr_array_index (month->districts, i));
  add_outcomes (self->outcomes, month->outcomes);
  self->dials += month->dials;
  self->cases += month->cases;
  self->unknown_outcomes += month->unknown_outcomes;
  self->closed &= month->closed;
  self->restated |= month->restated;
}

/* A month that has calls but no target leaves the sum without one: what it counts would stand
 * against the targets of the others. */
static void
add_pace (SamvadPace          *pace,
          const SamvadFigures *month,
          gboolean            *comparable)
{
  const SamvadPace *one = &month->pace;

  *comparable &= one->calls >= 0 || month->dials == 0;
  pace->calls = add_targets (pace->calls, one->calls);
  pace->counted += one->counted;
  pace->working_days += one->working_days;
  pace->elapsed += one->elapsed;
  pace->expected += isfinite (one->expected) ? one->expected : 0;
  pace->mean += one->mean;
  pace->low += one->low;
  pace->high += one->high;
}

/* A month that is over has no spread left: what the last one may still bring is the spread of all. */
static SamvadPace
sum_paces (GPtrArray *months)
{
  const SamvadFigures *last = g_ptr_array_index (months, months->len - 1);
  SamvadPace pace = { .calls = -1, .counts = last->pace.counts, .needed_per_day = NAN, .phi = last->pace.phi };
  gboolean comparable = TRUE;
  double left;

  for (guint i = 0; i < months->len; i++)
    add_pace (&pace, g_ptr_array_index (months, i), &comparable);
  left = pace.working_days - pace.elapsed;
  if (!comparable)
    pace.calls = -1;
  if (pace.calls < 0)
    pace.expected = NAN;
  else if (left > 0)
    pace.needed_per_day = MAX (0, (double) (pace.calls - pace.counted) / left);
  pace.verdict = samvad_pace_judge (&pace);
  /* On the first morning of its last month nothing can be projected. */
  if (pace.verdict == SAMVAD_VERDICT_ON_PACE && !isfinite (pace.mean))
    pace.verdict = SAMVAD_VERDICT_TOO_EARLY;
  return pace;
}

/**
 * samvad_figures_new_span:
 * @months: (element-type SamvadFigures): the months that have begun, earliest first, read at one
 *   time; the reading of the last one reaches back over all of them
 * @span: 3 of a quarter, 12 of a financial year
 *
 * A quarter or a financial year beside months: calls, families, outcomes, targets and pace are the
 * sums of the months, rates are of the sums, and opinions are those of a window over all of them,
 * with the same tests as in a month. A family that was called in two months counts in each, as in
 * the months themselves.
 *
 * Returns: (transfer full): the figures, which do not need @months any more
 */
SamvadFigures *
samvad_figures_new_span (GPtrArray *months,
                         guint      span)
{
  const SamvadFigures *last = g_ptr_array_index (months, months->len - 1);
  SamvadFigures *self = samvad_figures_new (samvad_reading_ref (last->reading), months->len);

  self->span = span;
  self->restated = last->restated;
  for (guint i = 0; i + 1 < months->len; i++)
    add_month (self, g_ptr_array_index (months, i));
  self->closed &= months->len == span;
  self->rates = samvad_rates_new (self->outcomes);
  self->pace = sum_paces (months);
  samvad_figures_order_lists (self);
  return self;
}
