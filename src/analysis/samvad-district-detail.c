/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-detail.h"

#include <math.h>

#define CONFIDENCE 0.95

typedef struct {
  gint64 negative;
  gint64 n;
} Count;

typedef struct {
  const SamvadFigures *figures;
  const char          *district;
  Count                trend[SAMVAD_DETAIL_MONTHS];
  Count                now;
  Count                before;
} Query;

static void
add (Count                *into,
     const SamvadTallyRow *row)
{
  into->negative += row->n[SAMVAD_SENTIMENT_NEGATIVE];
  into->n += samvad_tally_row_count_opinions (row);
}

static void
add_row (const SamvadTallyRow *row,
         gpointer              user_data)
{
  Query *query = user_data;
  const SamvadFigures *figures = query->figures;
  SamvadMonth ago = figures->month - row->month;

  if (query->district != NULL && !g_str_equal (query->district, row->district))
    return;
  if (ago < SAMVAD_DETAIL_MONTHS)
    add (&query->trend[SAMVAD_DETAIL_MONTHS - 1 - ago], row);
  if (samvad_figures_has_month (figures, row->month))
    add (&query->now, row);
  else if (samvad_figures_has_month (figures, row->month + (SamvadMonth) figures->window))
    add (&query->before, row);
}

static SamvadCallerEffect
find_caller_effect (const SamvadFigures *figures,
                    const char          *district)
{
  if (district == NULL)
    return figures->caller;
  for (guint i = 0; i < figures->districts->len; i++)
    {
      const SamvadDistrictFigures *row = g_ptr_array_index (figures->districts, i);

      if (g_str_equal (row->code, district))
        return row->caller;
    }
  return (SamvadCallerEffect) { NAN, NAN, NAN };
}

/**
 * samvad_district_detail_new:
 * @figures: of a reading over max (12, 2 × window) months; a shorter one says less, never wrongly
 * @district: (nullable): code; %NULL: the State
 */
SamvadDistrictDetail
samvad_district_detail_new (const SamvadFigures *figures,
                            const char          *district)
{
  SamvadDistrictDetail self = { .caller = find_caller_effect (figures, district) };
  Query query = { .figures = figures, .district = district };
  guint months = figures->reading->months;

  samvad_tally_foreach_kind (figures->reading->tally, SAMVAD_TALLY_SENTIMENT, G_MININT32, figures->month, add_row,
                             &query);
  if (months < 2 * figures->window)
    query.before = (Count) { 0, 0 };
  for (guint i = 0; i < SAMVAD_DETAIL_MONTHS; i++)
    self.trend[i] = (SamvadDetailMonth) {
      .month = figures->month - (SAMVAD_DETAIL_MONTHS - 1) + (SamvadMonth) i,
      .share = samvad_share_new (query.trend[i].negative, query.trend[i].n),
    };
  self.trend_from = SAMVAD_DETAIL_MONTHS - MIN (months, SAMVAD_DETAIL_MONTHS);
  self.now = samvad_share_new (query.now.negative, query.now.n);
  self.before = samvad_share_new (query.before.negative, query.before.n);
  self.change = samvad_share_newcombe (query.now.negative, query.now.n, query.before.negative, query.before.n,
                                       samvad_share_get_z (CONFIDENCE));
  return self;
}

/** Returns: whether the change lies beyond chance: both windows suffice and 0 is not in the interval */
gboolean
samvad_district_detail_has_changed (const SamvadDistrictDetail *self)
{
  return self->now.band != SAMVAD_BAND_SUPPRESSED && self->before.band != SAMVAD_BAND_SUPPRESSED &&
         (self->change.low > 0 || self->change.high < 0);
}
