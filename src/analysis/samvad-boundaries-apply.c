/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-boundaries-private.h"

typedef struct {
  SamvadReading *reading;       /* that is made */
  GArray        *changes;
} Apply;

static void
move_row (Apply                *apply,
          const SamvadTallyRow *row,
          const char           *district)
{
  SamvadTallyRow moved = *row;

  moved.district = district;
  samvad_tally_add_row (apply->reading->tally, row, -1);
  samvad_tally_add_row (apply->reading->tally, &moved, 1);
}

static void
merge_row (const SamvadTallyRow *row,
           gpointer              user_data)
{
  Apply *apply = user_data;
  const char *old = samvad_boundaries_find_old (apply->changes, row->district);

  if (!g_str_equal (old, row->district))
    move_row (apply, row, old);
}

static void
merge_tally (Apply *apply)
{
  static const SamvadTallyKind kinds[] = {
    SAMVAD_TALLY_DISTRICT_DIALS, SAMVAD_TALLY_DISTRICT_COUNTED, SAMVAD_TALLY_CASES, SAMVAD_TALLY_SENTIMENT,
    SAMVAD_TALLY_SERVICE, SAMVAD_TALLY_AWARE, SAMVAD_TALLY_ISSUE, SAMVAD_TALLY_PROJECT_SENTIMENT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    samvad_tally_foreach_kind (apply->reading->called->tally, kinds[i], G_MININT32, G_MAXINT32, merge_row, apply);
}

static void
merge_targets (GArray *changes,
               GArray *shares)
{
  for (guint i = shares->len; i-- > 0;)
    {
      SamvadShareOfTarget *share = &g_array_index (shares, SamvadShareOfTarget, i);
      const char *old = samvad_boundaries_find_old (changes, share->key);
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
rename (GArray  *changes,
        char   **district)
{
  char *old = g_strdup (samvad_boundaries_find_old (changes, *district));

  g_free (*district);
  *district = old;
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

static void
merge_lists (Apply *apply)
{
  SamvadReading *reading = apply->reading;

  for (guint i = 0; i < reading->coverage->len; i++)
    rename (apply->changes, &((SamvadCoverage *) g_ptr_array_index (reading->coverage, i))->district);
  for (guint i = 0; i < reading->actions.by_district->len; i++)
    rename (apply->changes, &((SamvadDistrictActions *) g_ptr_array_index (reading->actions.by_district, i))->district);
  join_actions (reading->actions.by_district);
}

static void
add_name (char       **name,
          const char  *more)
{
  char *both = *name != NULL && more != NULL ? g_strconcat (*name, " + ", more, NULL) : NULL;

  g_free (*name);
  *name = both;
}

/* The name says of what it consists, so that nobody takes it for the district that it once was. A Hindi name
 * that one of them lacks would be half a name. */
static void
absorb (SamvadDistrict       *into,
        const SamvadDistrict *child)
{
  if (into->name.hi == NULL && child->name.hi != NULL)
    into->name.hi = g_strdup (into->name.en);
  add_name (&into->name.hi, child->name.hi != NULL ? child->name.hi : child->name.en);
  add_name (&into->name.en, child->name.en);
  into->centres = into->centres >= 0 && child->centres >= 0 ? into->centres + child->centres : -1;
}

static void
merge_documents (Apply *apply)
{
  SamvadReading *reading = apply->reading;

  for (guint i = 0; i < apply->changes->len; i++)
    {
      const SamvadBoundaryChange *change = &g_array_index (apply->changes, SamvadBoundaryChange, i);
      SamvadDistrict *child = samvad_reading_find_district (reading, change->child->code);
      SamvadDistrict *parent = samvad_reading_find_district (reading, samvad_boundaries_find_old (apply->changes, change->child->code));

      if (!change->mergeable || child == NULL || child == parent)
        continue;
      if (parent != NULL)
        absorb (parent, change->child);
      g_ptr_array_remove (reading->districts, child);
    }
}

static void
merge (Apply *apply)
{
  merge_tally (apply);
  if (apply->reading->target != NULL)
    merge_targets (apply->changes, apply->reading->target->districts);
  merge_lists (apply);
  merge_documents (apply);
}

/* Who called is not counted by project: those opinions move without an officer. */
static void
carve_row (const SamvadTallyRow *row,
           gpointer              user_data)
{
  Apply *apply = user_data;
  SamvadTallyRow opinions = *row;
  const char *today;

  /* Of most districts no project need be looked up. */
  if (!samvad_boundaries_lost_part (apply->changes, row->district))
    return;
  today = samvad_boundaries_find_today (apply->reading, row->item);
  if (today == NULL || !samvad_boundaries_descend (apply->changes, today, row->district))
    return;
  opinions.kind = SAMVAD_TALLY_SENTIMENT;
  opinions.item = "";
  move_row (apply, row, today);
  move_row (apply, &opinions, today);
}

/**
 * samvad_boundaries_apply:
 * @reading: as the calls name the districts
 * @since: the first month whose changes count; of readings that are compared it must be the same
 *
 * Puts a reading on other boundaries. On the old ones what was carved out is counted where it was carved from, in every
 * month alike; a district that was carved out of several stays. On the new ones opinions count where their project lies today; all else is not
 * counted by project and stays where the calls name it. Costs what moves.
 *
 * Returns: (transfer full): another reading, or @reading where no boundary changed
 */
SamvadReading *
samvad_boundaries_apply (SamvadReading      *reading,
                         SamvadBoundaryView  view,
                         SamvadMonth         since)
{
  g_autoptr (GArray) changes = NULL;
  Apply apply = { NULL, };

  g_return_val_if_fail (reading->called == NULL, samvad_reading_ref (reading));

  if (view == SAMVAD_BOUNDARY_VIEW_CALLED)
    return samvad_reading_ref (reading);
  apply.changes = changes = samvad_boundaries_list (reading, since);
  if (changes->len == 0)
    return samvad_reading_ref (reading);
  apply.reading = samvad_reading_new_over (reading, view);
  apply.reading->since = since;
  if (view == SAMVAD_BOUNDARY_VIEW_OLD)
    merge (&apply);
  else
    samvad_tally_foreach_kind (reading->tally, SAMVAD_TALLY_PROJECT_SENTIMENT, G_MININT32, G_MAXINT32, carve_row,
                               &apply);
  return apply.reading;
}

/**
 * samvad_boundaries_read_figures:
 * @called: as the calls name the districts
 * @since: as of samvad_boundaries_apply()
 *
 * Returns: (transfer full) (nullable): the same month and window on other boundaries; %NULL where they are
 *   the same
 */
SamvadFigures *
samvad_boundaries_read_figures (const SamvadFigures *called,
                                SamvadBoundaryView   view,
                                SamvadMonth          since)
{
  SamvadReading *reading = samvad_boundaries_apply (called->reading, view, since);
  SamvadFigures *figures;

  if (reading == called->reading)
    {
      samvad_reading_free (reading);
      return NULL;
    }
  figures = samvad_figures_new (reading, called->window);
  figures->window_chosen = called->window_chosen;
  figures->restated = called->restated;
  return figures;
}
