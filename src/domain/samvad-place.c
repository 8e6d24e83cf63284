/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-place.h"

static void
place_free (gpointer data)
{
  SamvadPlace *place = data;

  g_free (place->district);
  g_strfreev (place->projects);
  g_free (place);
}

/** Returns: (transfer full) (element-type SamvadPlace) */
GPtrArray *
samvad_places_new (void)
{
  return g_ptr_array_new_with_free_func (place_free);
}

static gpointer
place_copy (gconstpointer data,
            gpointer      user_data)
{
  const SamvadPlace *place = data;
  SamvadPlace *copy = g_new (SamvadPlace, 1);

  *copy = (SamvadPlace) { g_strdup (place->district), g_strdupv (place->projects), place->outside };
  return copy;
}

/** @places: (nullable) */
GPtrArray *
samvad_places_copy (GPtrArray *places)
{
  GPtrArray *copy = places != NULL ? g_ptr_array_copy (places, place_copy, NULL) : NULL;

  if (copy != NULL)
    g_ptr_array_set_free_func (copy, place_free);
  return copy;
}
