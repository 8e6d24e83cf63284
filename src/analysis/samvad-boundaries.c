/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-boundaries.h"

#include <string.h>

#include "samvad-share.h"

/**
 * samvad_boundaries_list:
 * @months: of the window
 *
 * Returns: (transfer full) (element-type SamvadBoundaryChange): the changes that the window reaches
 *   over: with days before and after them
 */
GArray *
samvad_boundaries_list (const SamvadReading *reading,
                        guint                months)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SamvadBoundaryChange));
  SamvadDay first = samvad_month_get_first (reading->month - (SamvadMonth) months + 1);
  SamvadDay last = samvad_month_get_last (reading->month);

  for (guint i = 0; i < reading->districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (reading->districts, i);
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
 * @change: (out caller-allocates): set where there is one
 *
 * Returns: whether the window reaches over a day on which the district was carved out or lost a part
 */
gboolean
samvad_boundaries_find (const SamvadFigures  *figures,
                        const char           *district,
                        SamvadBoundaryChange *change)
{
  g_autoptr (GArray) changes = samvad_boundaries_list (figures->reading, figures->window);

  for (guint i = 0; i < changes->len; i++)
    {
      *change = g_array_index (changes, SamvadBoundaryChange, i);
      if (g_strcmp0 (change->child->code, district) == 0 || g_strcmp0 (change->parent, district) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A district may be carved out of one that was carved out itself. */
static const char *
find_old (GArray     *changes,
          const char *district)
{
  for (guint step = 0; step < changes->len; step++)
    for (guint i = 0; i < changes->len; i++)
      {
        const SamvadBoundaryChange *change = &g_array_index (changes, SamvadBoundaryChange, i);

        if (change->mergeable && g_str_equal (change->child->code, district))
          district = change->parent;
      }
  return district;
}

typedef struct {
  GArray      *changes;
  SamvadTally *into;
} Merge;

static void
merge_row (const SamvadTallyRow *row,
           gpointer              user_data)
{
  Merge *merge = user_data;
  SamvadTallyRow moved = *row;

  moved.district = find_old (merge->changes, row->district);
  samvad_tally_add_row (merge->into, &moved, 1);
}

static void
merge_targets (GArray *changes,
               GArray *shares)
{
  for (guint i = shares->len; i-- > 0;)
    {
      SamvadShareOfTarget *share = &g_array_index (shares, SamvadShareOfTarget, i);
      const char *old = find_old (changes, share->key);
      guint at = 0;

      if (g_str_equal (old, share->key))
        continue;
      while (at < shares->len && !g_str_equal (g_array_index (shares, SamvadShareOfTarget, at).key, old))
        at++;
      if (at < shares->len)
        {
          g_array_index (shares, SamvadShareOfTarget, at).calls += share->calls;
          g_array_remove_index (shares, i);
        }
      else
        {
          g_free (share->key);
          share->key = g_strdup (old);
        }
    }
}

static void
merge_lists (GArray        *changes,
             SamvadReading *reading)
{
  for (guint i = 0; i < reading->coverage->len; i++)
    {
      SamvadCoverage *coverage = g_ptr_array_index (reading->coverage, i);
      char *old = g_strdup (find_old (changes, coverage->district));

      g_free (coverage->district);
      coverage->district = old;
    }
  for (guint i = 0; i < reading->actions.by_district->len; i++)
    {
      SamvadDistrictActions *actions = g_ptr_array_index (reading->actions.by_district, i);
      char *old = g_strdup (find_old (changes, actions->district));

      g_free (actions->district);
      actions->district = old;
    }
}

/* Rows of one district that were two, in place of the later one. */
static void
join_actions (GPtrArray *rows)
{
  for (guint i = rows->len; i-- > 1;)
    for (guint j = 0; j < i; j++)
      {
        const SamvadDistrictActions *from = g_ptr_array_index (rows, i);
        SamvadDistrictActions *into = g_ptr_array_index (rows, j);

        if (!g_str_equal (from->district, into->district))
          continue;
        into->open += from->open;
        into->overdue += from->overdue;
        g_ptr_array_remove_index (rows, i);
        break;
      }
}

/**
 * samvad_boundaries_merge:
 * @reading: changed in place, before any figures are made of it
 * @months: of the window
 *
 * Puts @reading on the old boundaries: what was carved out since the window's begin is counted where
 * it was carved from, in every month alike.
 *
 * Returns: how many districts went back into another
 */
guint
samvad_boundaries_merge (SamvadReading *reading,
                         guint          months)
{
  g_autoptr (GArray) changes = samvad_boundaries_list (reading, months);
  Merge merge = { changes, NULL };
  guint merged = 0;

  if (changes->len == 0)
    return 0;
  merge.into = samvad_tally_new ();
  samvad_tally_foreach (reading->tally, merge_row, &merge);
  samvad_tally_free (reading->tally);
  reading->tally = merge.into;
  if (reading->target != NULL)
    merge_targets (changes, reading->target->districts);
  merge_lists (changes, reading);
  join_actions (reading->actions.by_district);
  for (guint i = 0; i < changes->len; i++)
    {
      const SamvadBoundaryChange *change = &g_array_index (changes, SamvadBoundaryChange, i);

      if (change->mergeable && g_ptr_array_remove (reading->districts, (gpointer) change->child))
        merged++;
    }
  return merged;
}

typedef struct {
  const SamvadFigures        *figures;
  const SamvadBoundaryChange *change;
  gint64                      negative[2];      /* parent, child */
  gint64                      n[2];
  gint64                      unplaced;
} Carve;

/* Calls and documents name a project with or without its type. */
static const char *
skip_type (const char *project)
{
  return g_str_has_prefix (project, "project:") ? project + strlen ("project:") : project;
}

static const char *
find_district (const SamvadReading *reading,
               const char          *project)
{
  for (guint i = 0; i < reading->projects->len; i++)
    {
      const SamvadProject *row = g_ptr_array_index (reading->projects, i);

      if (g_str_equal (skip_type (row->id), skip_type (project)))
        return row->district;
    }
  return NULL;
}

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
  today = find_district (carve->figures->reading, row->item);
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
