/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-boundaries-private.h"

static void
add_place (GPtrArray  *places,
           const char *district,
           GPtrArray  *projects,
           gboolean    outside)
{
  SamvadPlace *place = g_new0 (SamvadPlace, 1);

  place->district = g_strdup (district);
  place->outside = outside;
  if (projects != NULL)
    {
      place->projects = g_new0 (char *, projects->len + 1);
      for (guint i = 0; i < projects->len; i++)
        place->projects[i] = g_strdup (g_ptr_array_index (projects, i));
    }
  g_ptr_array_add (places, place);
}

static void
add_old_places (GPtrArray  *places,
                GArray     *changes,
                const char *district)
{
  add_place (places, district, NULL, FALSE);
  for (guint i = 0; i < changes->len; i++)
    {
      const char *child = g_array_index (changes, SamvadBoundaryChange, i).child->code;

      if (!g_str_equal (child, district) && g_str_equal (samvad_boundaries_find_old (changes, child), district))
        add_place (places, child, NULL, FALSE);
    }
}

/* Returns: (transfer container): projects that lie in @today, or outside it in what descends from @called */
static GPtrArray *
list_projects (const SamvadReading *reading,
               GArray              *changes,
               const char          *called,
               const char          *today)
{
  GPtrArray *projects = g_ptr_array_new ();

  for (guint i = 0; i < reading->projects->len; i++)
    {
      const SamvadProject *project = g_ptr_array_index (reading->projects, i);

      if (samvad_boundaries_descend (changes, project->district, called) &&
          (today == NULL || g_str_equal (project->district, today)))
        g_ptr_array_add (projects, (gpointer) samvad_project_skip_type (project->id));
    }
  return projects;
}

static void
add_new_places (GPtrArray           *places,
                const SamvadReading *reading,
                GArray              *changes,
                const char          *district)
{
  g_autoptr (GPtrArray) lost = list_projects (reading, changes, district, NULL);
  GPtrArray *districts = reading->districts;

  add_place (places, district, lost, TRUE);
  for (guint i = 0; i < districts->len; i++)
    {
      const char *parent = ((const SamvadDistrict *) g_ptr_array_index (districts, i))->code;
      g_autoptr (GPtrArray) gained = list_projects (reading, changes, parent, district);

      if (gained->len > 0)
        add_place (places, parent, gained, FALSE);
    }
}

/**
 * samvad_boundaries_list_places:
 * @district: (nullable): as @reading lists it; %NULL: the State
 *
 * Returns: (transfer full) (nullable) (element-type SamvadPlace): where the opinions lie that @reading counts
 *   in the district; %NULL: wherever the calls name it
 */
GPtrArray *
samvad_boundaries_list_places (const SamvadReading *reading,
                               const char          *district)
{
  g_autoptr (GArray) changes = NULL;
  GPtrArray *places;

  if (reading->boundaries == SAMVAD_BOUNDARY_VIEW_CALLED || district == NULL)
    return NULL;
  changes = samvad_boundaries_list (reading, reading->since);
  places = samvad_places_new ();
  if (reading->boundaries == SAMVAD_BOUNDARY_VIEW_OLD)
    add_old_places (places, changes, district);
  else
    add_new_places (places, reading, changes, district);
  return places;
}
