/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-boundaries-private.h"

/* So far back the months reach that are compared: the longest window and as many months before it. */
#define MONTHS 24

/** Returns: the first of the months whose changes count for what is read from @first on */
SamvadMonth
samvad_boundaries_get_since (SamvadMonth first)
{
  return first - MONTHS + 1;
}

static gint
compare_days (gconstpointer a,
              gconstpointer b)
{
  const SamvadBoundaryChange *one = a, *other = b;

  return one->child->valid_from - other->child->valid_from;
}

/**
 * samvad_boundaries_list:
 * @since: the first month
 *
 * Returns: (transfer full) (element-type SamvadBoundaryChange): the changes from then to the day on which it was read, the
 *   earliest first, also those after the month that was read: months before a change are compared with months after it.
 *   Valid as long as @reading
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
  g_array_sort (changes, compare_days);
  return changes;
}

/* Returns: the district that is left of @district on the old boundaries, if that was carved out: perhaps out of one that
 * was carved out itself */
const char *
samvad_boundaries_find_old (GArray     *changes,
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

static gboolean
was_carved_from (const SamvadBoundaryChange *change,
                 const char                 *district)
{
  return g_strv_contains ((const char *const *) change->child->carved_from, district);
}

gboolean
samvad_boundaries_lost_part (GArray     *changes,
                             const char *district)
{
  for (guint i = 0; i < changes->len; i++)
    if (was_carved_from (&g_array_index (changes, SamvadBoundaryChange, i), district))
      return TRUE;
  return FALSE;
}

static const SamvadBoundaryChange *
find_change (GArray     *changes,
             const char *child)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (g_array_index (changes, SamvadBoundaryChange, i).child->code, child))
      return &g_array_index (changes, SamvadBoundaryChange, i);
  return NULL;
}

/* @steps: documents that name each other have no end */
static gboolean
descend (GArray     *changes,
         const char *child,
         const char *parent,
         guint       steps)
{
  const SamvadBoundaryChange *change = steps > 0 ? find_change (changes, child) : NULL;

  for (guint i = 0; change != NULL && change->child->carved_from[i] != NULL; i++)
    if (g_str_equal (change->child->carved_from[i], parent) ||
        descend (changes, change->child->carved_from[i], parent, steps - 1))
      return TRUE;
  return FALSE;
}

/* Returns: whether @child was carved out of @parent, or out of what was */
gboolean
samvad_boundaries_descend (GArray     *changes,
                           const char *child,
                           const char *parent)
{
  return descend (changes, child, parent, changes->len);
}

/**
 * samvad_boundaries_list_of:
 * @since: as of samvad_boundaries_list()
 * @district: as @reading lists it
 *
 * Returns: (transfer full) (element-type SamvadBoundaryChange): those of the changes that made the district what it is:
 *   by which it was carved out or lost a part, and that part another, and the ones of what it was carved out of. Valid as
 *   long as @reading
 */
GArray *
samvad_boundaries_list_of (const SamvadReading *reading,
                           SamvadMonth          since,
                           const char          *district)
{
  g_autoptr (GArray) changes = samvad_boundaries_list (reading, since);
  GArray *own = g_array_new (FALSE, FALSE, sizeof (SamvadBoundaryChange));

  for (guint i = 0; i < changes->len; i++)
    {
      const char *child = g_array_index (changes, SamvadBoundaryChange, i).child->code;

      if (g_str_equal (child, district) || samvad_boundaries_descend (changes, child, district) ||
          samvad_boundaries_descend (changes, district, child))
        g_array_append_val (own, g_array_index (changes, SamvadBoundaryChange, i));
    }
  return own;
}

/** Returns: whether one of the changes can be taken back: the old district was carved up, and nothing came from elsewhere */
gboolean
samvad_boundaries_has_old (GArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, SamvadBoundaryChange, i).mergeable)
      return TRUE;
  return FALSE;
}

/** Returns: (nullable): code of the district in which the project lies today */
const char *
samvad_boundaries_find_today (const SamvadReading *reading,
                              const char          *project)
{
  const SamvadProject *found = samvad_reading_find_project (reading, project);

  return found != NULL ? found->district : NULL;
}

typedef struct {
  const SamvadReading *reading;
  GArray              *changes;
  gint64               n;
} Unplaced;

static void
count_row (const SamvadTallyRow *row,
           gpointer              user_data)
{
  Unplaced *unplaced = user_data;

  for (guint i = 0; i < unplaced->changes->len; i++)
    {
      const SamvadBoundaryChange *change = &g_array_index (unplaced->changes, SamvadBoundaryChange, i);

      if (!was_carved_from (change, row->district) || row->month > samvad_day_get_month (change->child->valid_from) ||
          samvad_boundaries_find_today (unplaced->reading, row->item) != NULL)
        continue;
      unplaced->n += samvad_tally_row_count_opinions (row);
      return;
    }
}

/**
 * samvad_boundaries_count_unplaced:
 * @changes: as of samvad_boundaries_list_of()
 *
 * Returns: the window's opinions from before one of the changes of which nobody knows where their project lies today: on the
 *   new boundaries, too, they stay where the calls name them
 */
gint64
samvad_boundaries_count_unplaced (const SamvadFigures *figures,
                                  GArray              *changes)
{
  Unplaced unplaced = { figures->reading, changes, 0 };

  samvad_figures_foreach (figures, SAMVAD_TALLY_PROJECT_SENTIMENT, count_row, &unplaced);
  return unplaced.n;
}

/** Returns: the code under which @reading lists the district: of the one that it went back into */
const char *
samvad_boundaries_find_listed (const SamvadReading *reading,
                               const char          *district)
{
  g_autoptr (GArray) changes = NULL;

  if (reading->boundaries != SAMVAD_BOUNDARY_VIEW_OLD)
    return district;
  changes = samvad_boundaries_list (reading, reading->since);
  return samvad_boundaries_find_old (changes, district);
}
