/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-boundaries.h"

#include "samvad-share.h"

/* So far back the months reach that are compared: the longest window and as many months before it. */
#define MONTHS 24

/** Returns: the first of the months whose changes count for what is read from @first on */
SamvadMonth
samvad_boundaries_get_since (SamvadMonth first)
{
  return first - MONTHS + 1;
}

/**
 * samvad_boundaries_list:
 * @since: the first month
 *
 * Returns: (transfer full) (element-type SamvadBoundaryChange): the changes from then to the day on which it was read,
 *   also those after the month that was read: months before a change are compared with months after it. Valid as
 *   long as @reading
 */
GArray *
samvad_boundaries_list (const SamvadReading *reading,
                        SamvadMonth          since)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SamvadBoundaryChange));
  /* A reading on other boundaries does not have all districts any more. */
  GPtrArray *districts = samvad_reading_get_called (reading)->districts;
  SamvadDay first = samvad_month_get_first (since);
  SamvadDay last = samvad_time_get_day (reading->as_of);

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (districts, i);
      SamvadBoundaryChange change = { .child = district };

      if (district->carved_from == NULL || district->carved_from[0] == NULL ||
          district->valid_from == SAMVAD_DAY_NONE || district->valid_from <= first || district->valid_from > last)
        continue;
      change.parent = district->carved_from[0];
      change.mergeable = district->carved_from[1] == NULL;
      g_array_append_val (changes, change);
    }
  return changes;
}

/**
 * samvad_boundaries_find:
 * @since: as of samvad_boundaries_list()
 * @change: (out caller-allocates): set where there is one
 *
 * Returns: whether there was a day since then on which the district was carved out or lost a part
 */
gboolean
samvad_boundaries_find (const SamvadReading  *reading,
                        SamvadMonth           since,
                        const char           *district,
                        SamvadBoundaryChange *change)
{
  g_autoptr (GArray) changes = samvad_boundaries_list (reading, since);

  for (guint i = 0; i < changes->len; i++)
    {
      *change = g_array_index (changes, SamvadBoundaryChange, i);
      if (g_strcmp0 (change->child->code, district) == 0 || g_strcmp0 (change->parent, district) == 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct {
  const SamvadFigures        *figures;
  const SamvadBoundaryChange *change;
  gint64                      negative[2];      /* parent, child */
  gint64                      n[2];
  gint64                      unplaced;
} Carve;

static void
carve_row (const SamvadTallyRow *row,
           gpointer              user_data)
{
  Carve *carve = user_data;
  const char *child = carve->change->child->code, *today;
  gboolean of_child = g_str_equal (row->district, child);
  gint64 n = row->n[SAMVAD_SENTIMENT_POSITIVE] + row->n[SAMVAD_SENTIMENT_NEUTRAL] + row->n[SAMVAD_SENTIMENT_NEGATIVE];
  guint side;

  if (!of_child && !g_str_equal (row->district, carve->change->parent))
    return;
  today = samvad_boundaries_find_today (carve->figures->reading, row->item);
  side = of_child || (today != NULL && g_str_equal (today, child));
  carve->n[side] += n;
  carve->negative[side] += row->n[SAMVAD_SENTIMENT_NEGATIVE];
  if (today == NULL && !of_child && row->month <= samvad_day_get_month (carve->change->child->valid_from))
    carve->unplaced += n;
}

/**
 * samvad_boundaries_carve:
 *
 * Reads the window on the new boundaries: earlier opinions of the parent belong to the district in
 * which their project lies today. Who called is not known by project: no caller effect.
 */
SamvadCarved
samvad_boundaries_carve (const SamvadFigures        *figures,
                         const SamvadBoundaryChange *change)
{
  Carve carve = { .figures = figures, .change = change };

  samvad_figures_foreach (figures, SAMVAD_TALLY_PROJECT_SENTIMENT, carve_row, &carve);
  return (SamvadCarved) {
    .parent = samvad_share_new (carve.negative[0], carve.n[0]),
    .child = samvad_share_new (carve.negative[1], carve.n[1]),
    .unplaced = carve.unplaced,
  };
}

static SamvadShare
get_share (const SamvadFigures *figures,
           const char          *code)
{
  const SamvadDistrictFigures *district = samvad_figures_find_district (figures, code);

  return district != NULL ? district->sentiments.share : samvad_share_new (0, 0);
}

/** Returns: the window's negative share of the district, on these boundaries */
SamvadShare
samvad_boundaries_read (const SamvadFigures        *figures,
                        const char                 *district,
                        const SamvadBoundaryChange *change,
                        SamvadBoundaryView          view)
{
  SamvadShare parent = get_share (figures, change->parent), child = get_share (figures, change->child->code);
  gboolean is_child = g_strcmp0 (change->child->code, district) == 0;
  SamvadCarved carved;

  if (view == SAMVAD_BOUNDARY_VIEW_CALLED)
    return is_child ? child : parent;
  if (view == SAMVAD_BOUNDARY_VIEW_OLD)
    return samvad_share_new (parent.count + child.count, parent.n + child.n);
  carved = samvad_boundaries_carve (figures, change);
  return is_child ? carved.child : carved.parent;
}
