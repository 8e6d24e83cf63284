/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-words.h"

#include <math.h>

#include "samvad-share.h"
#include "samvad-text.h"

/** Returns: (transfer none): the district's name, on the boundaries that were chosen */
const char *
samvad_district_words_name (SamvadSnapshot *snapshot,
                            const char     *code)
{
  const SamvadDistrictFigures *district = code != NULL ? samvad_snapshot_find_district (snapshot, code) : NULL;

  if (district != NULL && district->district != NULL)
    return samvad_text_name (&district->district->name);
  return code != NULL ? samvad_snapshot_get_district (snapshot, code) : _("The whole State");
}

/** Returns: "55% negative (45–64%): 55 of 100 opinions", or why there is no share to show */
char *
samvad_district_words_share (const SamvadShare *share)
{
  g_autofree char *count = samvad_text_number (share->count), *n = samvad_text_number (share->n);
  g_autofree char *percent = samvad_text_percent (share->share);
  g_autofree char *interval = samvad_text_percent_interval (share->low, share->high);
  g_autofree char *needed = samvad_text_number (SAMVAD_BAND_CAUTION_FROM);

  switch (share->band)
    {
    case SAMVAD_BAND_SHOWN:
      /* Translators: share, its interval, negative opinions, all opinions */
      return g_strdup_printf (_("%1$s negative (%2$s): %3$s of %4$s opinions"), percent, interval, count, n);
    case SAMVAD_BAND_CAUTION:
      /* Translators: share, its interval, negative opinions, all opinions */
      return g_strdup_printf (_("%1$s negative (%2$s), to be read with caution: %3$s of %4$s opinions"), percent,
                              interval, count, n);
    case SAMVAD_BAND_SUPPRESSED:
    default:
      /* Translators: the number of opinions, and how many it takes */
      return g_strdup_printf (ngettext ("%1$s opinion: too few to say anything, it takes %2$s",
                                        "%1$s opinions: too few to say anything, it takes %2$s", (gulong) share->n),
                              n, needed);
    }
}

/** Returns: how the district stands to the State, after the test and never by the eye */
char *
samvad_district_words_comparison (const SamvadFigures         *figures,
                                  const SamvadDistrictFigures *district)
{
  g_autofree char *state = samvad_text_percent (figures->state.share.share);

  if (district->differs)
    /* Translators: the State's share of negative opinions */
    return g_strdup_printf (_("Differs from the State (%s negative)"), state);
  /* Translators: the State's share of negative opinions */
  return g_strdup_printf (_("Cannot be told apart from the State (%s negative)"), state);
}

static guint
count_ranked (const SamvadFigures *figures)
{
  guint ranked = 0;

  for (guint i = 0; i < figures->districts->len; i++)
    ranked += ((const SamvadDistrictFigures *) g_ptr_array_index (figures->districts, i))->rank_low > 0;
  return ranked;
}

/** Returns: (nullable): the places that the district may have; %NULL where nothing was heard of it */
char *
samvad_district_words_rank (const SamvadFigures         *figures,
                            const SamvadDistrictFigures *district)
{
  g_autofree char *low = samvad_text_number (district->rank_low), *high = samvad_text_number (district->rank_high);
  g_autofree char *all = samvad_text_number (count_ranked (figures));

  if (district->rank_low < 1)
    return NULL;
  if (district->rank_low == district->rank_high)
    /* Translators: the district's place among the districts */
    return g_strdup_printf (_("Place %1$s of %2$s; place 1 has the fewest negative opinions"), low, all);
  /* Translators: the first and last place that the district may have among the districts */
  return g_strdup_printf (_("Between place %1$s and place %2$s of %3$s; place 1 has the fewest negative opinions"), low,
                          high, all);
}

/** Returns: (nullable): what the opinions are worth as callers differ; %NULL where that cannot be said */
char *
samvad_district_words_callers (const SamvadCallerEffect *caller,
                               gint64                    n)
{
  g_autofree char *effective = NULL, *heard = samvad_text_number (n);

  if (isnan (caller->effective_n) || n < SAMVAD_BAND_CAUTION_FROM)
    return NULL;
  effective = samvad_text_decimal (caller->effective_n, 0);
  if (caller->rho <= 0)
    return g_strdup (_("Who called makes no difference that could be seen"));
  /* Translators: the number of opinions, and how many independent ones they are worth */
  return g_strdup_printf (_("As callers differ, the %1$s opinions are worth %2$s independent ones"), heard, effective);
}

static char *
describe_points (double points)
{
  g_autofree char *number = samvad_text_decimal (fabs (100 * points), 0);

  return g_strconcat (points < 0 ? "−" : "+", number, NULL);
}

/** Returns: (nullable): how the share moved from the window before, by Newcombe's interval */
char *
samvad_district_words_change (const SamvadFigures        *figures,
                              const SamvadDistrictDetail *detail)
{
  g_autofree char *points = NULL, *low = NULL, *high = NULL, *before = NULL;
  g_autofree char *months = samvad_text_number (figures->window);

  if (detail->now.band == SAMVAD_BAND_SUPPRESSED || detail->before.band == SAMVAD_BAND_SUPPRESSED)
    return NULL;
  points = describe_points (detail->change.difference);
  low = describe_points (detail->change.low);
  high = describe_points (detail->change.high);
  before = samvad_text_percent (detail->before.share);
  if (samvad_district_detail_has_changed (detail))
    /* Translators: change in percentage points, its interval, the share before, a number of months */
    return g_strdup_printf (ngettext ("Changed by %1$s points (%2$s to %3$s) from %4$s in the %5$s month before",
                                      "Changed by %1$s points (%2$s to %3$s) from %4$s in the %5$s months before",
                                      figures->window), points, low, high, before, months);
  /* Translators: change in percentage points, its interval, the share before, a number of months */
  return g_strdup_printf (ngettext ("No change can be told from %4$s in the %5$s month before: %1$s points "
                                    "(%2$s to %3$s)",
                                    "No change can be told from %4$s in the %5$s months before: %1$s points "
                                    "(%2$s to %3$s)", figures->window), points, low, high, before, months);
}

static void
find_actions (const SamvadFigures *figures,
              const char          *code,
              gint64              *open,
              gint64              *overdue)
{
  const SamvadActionCounts *all = &figures->reading->actions;
  GPtrArray *rows = all->by_district;

  *open = code == NULL ? all->open : 0;
  *overdue = code == NULL ? all->overdue : 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const SamvadDistrictActions *row = g_ptr_array_index (rows, i);

      if (code != NULL && g_strcmp0 (row->district, code) == 0)
        {
          *open = row->open;
          *overdue = row->overdue;
        }
    }
}

/** Returns: the district's open action items and how many of them are overdue */
char *
samvad_district_words_open (const SamvadFigures *figures,
                            const char          *code)
{
  gint64 n_open, n_overdue;
  g_autofree char *open = NULL, *overdue = NULL;

  find_actions (figures, code, &n_open, &n_overdue);
  open = samvad_text_number (n_open);
  overdue = samvad_text_number (n_overdue);
  if (n_open == 0)
    return g_strdup (_("No open action item"));
  if (n_overdue == 0)
    return g_strdup_printf (ngettext ("%s open action item, not overdue", "%s open action items, none overdue",
                                      (gulong) n_open), open);
  /* Translators: open action items, and how many of them are overdue */
  return g_strdup_printf (ngettext ("%1$s open action item, %2$s overdue", "%1$s open action items, %2$s overdue",
                                    (gulong) n_open), open, overdue);
}

/** Returns: which months the shares are of, and who chose them */
char *
samvad_district_words_window (const SamvadFigures *figures)
{
  g_autofree char *first = samvad_text_month (figures->month - (SamvadMonth) figures->window + 1);
  g_autofree char *last = samvad_text_month (figures->month);

  if (figures->window == 1)
    return g_steal_pointer (&last);
  /* Translators: the first and the last month of the window */
  return g_strdup_printf (_("%1$s to %2$s"), first, last);
}

/** The title of a chart of what is not kept by project: on new boundaries it says so. */
void
samvad_district_words_set_title (SamvadChart    *chart,
                                 SamvadSnapshot *snapshot,
                                 const char     *title)
{
  g_autofree char *as_called = NULL;

  if (snapshot->bounded->reading->boundaries == SAMVAD_BOUNDARY_VIEW_NEW)
    /* Translators: title of a chart; each call counts in the district that it names, not on the new boundaries */
    as_called = g_strdup_printf (_("%s (as called)"), title);
  samvad_chart_set_title (chart, as_called != NULL ? as_called : title);
}
