/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "samvad-geojson.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever file somebody gives as a map: it is read or refused, and what was read can be drawn. */
static void
check_ring (const SamvadOutlineRing *ring)
{
  g_assert_cmpuint (ring->n_corners, >=, 2);
  for (guint i = 0; i < ring->n_corners; i++)
    {
      g_assert_true (fabs (ring->coordinates[2 * i]) <= 180);
      g_assert_true (fabs (ring->coordinates[2 * i + 1]) <= 90);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  SamvadDistrict hisar = { .code = (char *) "63", .name = { (char *) "Hisar", (char *) "हिसार" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadOutlines) outlines = samvad_geojson_read ((const char *) data, size, &error);
  g_autoptr (GArray) rings = NULL;

  g_assert_true ((outlines == NULL) == (error != NULL));
  if (outlines == NULL)
    return 0;
  rings = samvad_outlines_find (outlines, &hisar);
  for (guint i = 0; i < rings->len; i++)
    check_ring (&g_array_index (rings, SamvadOutlineRing, i));
  return 0;
}
