/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-planner.h"

#include <math.h>

#include "samvad-share.h"
#include "samvad-stabilise.h"

typedef struct {
  const SamvadFigures *figures;
  SamvadPlanner       *planner;
  gint64              *counts;  /* opinions in the window, by district */
} Sums;

static SamvadPlan *
find_plan (Sums       *sums,
           const char *district,
           guint      *at)
{
  for (*at = 0; *at < sums->planner->plans->len; (*at)++)
    {
      SamvadPlan *plan = &g_array_index (sums->planner->plans, SamvadPlan, *at);

      if (g_str_equal (plan->district->code, district))
        return plan;
    }
  return NULL;
}

static gint64
sum (const SamvadTallyRow *row,
     guint                 columns)
{
  gint64 all = 0;

  for (guint i = 0; i < columns; i++)
    all += row->n[i];
  return all;
}

/* Next month the oldest month of this window has left it. */
static gboolean
is_kept (const SamvadFigures *figures,
         SamvadMonth          month)
{
  return month > figures->month - (SamvadMonth) figures->window + 1;
}

static void
add_row (const SamvadTallyRow *row,
         gpointer              user_data)
{
  Sums *sums = user_data;
  SamvadPlan *plan;
  guint at;

  if (!samvad_figures_has_month (sums->figures, row->month) ||
      (row->kind != SAMVAD_TALLY_SENTIMENT && row->kind != SAMVAD_TALLY_DISTRICT_DIALS))
    return;
  plan = find_plan (sums, row->district, &at);
  if (plan == NULL)
    return;
  if (row->kind == SAMVAD_TALLY_DISTRICT_DIALS)
    {
      plan->dials += sum (row, SAMVAD_N_OUTCOMES);
      return;
    }
  sums->counts[at] += sum (row, SAMVAD_SENTIMENT_NOT_STATED);
  if (is_kept (sums->figures, row->month))
    plan->n += sum (row, SAMVAD_SENTIMENT_NOT_STATED);
}

static gint64
count_dials (const SamvadPlan *plan,
             gint64            wanted)
{
  if (plan->n >= wanted)
    return 0;
  /* The rate is known to far fewer digits: a rounding error must not cost one more dial. */
  return plan->rate > 0 ? (gint64) ceil ((double) (wanted - plan->n) / plan->rate - 1e-6) : -1;
}

/* A case gives one opinion, of one of its dials: a share of the dials, never more than one. */
static void
find_rates (Sums *sums)
{
  GArray *plans = sums->planner->plans;
  g_autofree gint64 *dials = g_new0 (gint64, plans->len);
  gint64 count = 0, n = 0;
  double m;

  for (guint i = 0; i < plans->len; i++)
    {
      dials[i] = MAX (g_array_index (plans, SamvadPlan, i).dials, sums->counts[i]);
      count += sums->counts[i];
      n += dials[i];
    }
  sums->planner->state_rate = n > 0 ? (double) count / (double) n : NAN;
  m = samvad_stabilise_find_m (sums->counts, dials, plans->len, sums->planner->state_rate);
  for (guint i = 0; i < plans->len; i++)
    g_array_index (plans, SamvadPlan, i).rate =
      dials[i] > 0 ? samvad_stabilise_share (sums->counts[i], dials[i], sums->planner->state_rate, m)
                   : sums->planner->state_rate;
}

static void
finish (SamvadPlanner *self)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      SamvadPlan *plan = &g_array_index (self->plans, SamvadPlan, i);

      plan->to_caution = count_dials (plan, SAMVAD_BAND_CAUTION_FROM);
      plan->to_shown = count_dials (plan, SAMVAD_BAND_SHOWN_FROM);
      self->to_caution += MAX (plan->to_caution, 0);
      self->to_shown += MAX (plan->to_shown, 0);
    }
}

/**
 * samvad_planner_new:
 *
 * How many dials each district needs next month so that the window that ends with it has 25, then
 * 50 opinions, at the rate at which the dials of this window gave one.
 *
 * Returns: (transfer full): valid as long as @figures
 */
SamvadPlanner *
samvad_planner_new (const SamvadFigures *figures)
{
  SamvadPlanner *self = g_new0 (SamvadPlanner, 1);
  g_autofree gint64 *counts = g_new0 (gint64, figures->districts->len);
  Sums sums = { figures, self, counts };

  self->plans = g_array_new (FALSE, TRUE, sizeof (SamvadPlan));
  for (guint i = 0; i < figures->districts->len; i++)
    {
      SamvadPlan plan = { .district = g_ptr_array_index (figures->districts, i) };

      g_array_append_val (self->plans, plan);
    }
  samvad_tally_foreach (figures->reading->tally, add_row, &sums);
  find_rates (&sums);
  finish (self);
  return self;
}

void
samvad_planner_free (SamvadPlanner *self)
{
  g_array_unref (self->plans);
  g_free (self);
}
