/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reported.h"

SamvadReported *
samvad_reported_new (void)
{
  SamvadReported *self = g_atomic_rc_box_new0 (SamvadReported);

  self->counted = self->calls = self->dials = self->cases = -1;
  self->districts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

SamvadReported *
samvad_reported_ref (SamvadReported *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_hash_table_unref (((SamvadReported *) data)->districts);
}

void
samvad_reported_free (SamvadReported *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

void
samvad_reported_set_district (SamvadReported *self,
                              const char     *code,
                              gint64          counted)
{
  g_hash_table_replace (self->districts, g_strdup (code), g_memdup2 (&counted, sizeof counted));
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = ABS (((const SamvadReportedChange *) a)->change), y = ABS (((const SamvadReportedChange *) b)->change);

  return x == y ? g_strcmp0 (((const SamvadReportedChange *) a)->code, ((const SamvadReportedChange *) b)->code)
                : (x < y) - (x > y);
}

static void
add_change (GArray     *changes,
            const char *code,
            gint64      change)
{
  SamvadReportedChange row = { code, change };

  if (change != 0)
    g_array_append_val (changes, row);
}

/**
 * samvad_reported_compare:
 *
 * Returns: (transfer full) (element-type SamvadReportedChange): the districts that count otherwise by
 *   now, the largest change first; together they are the change of the month. Empty where the closing
 *   does not list districts. Valid as long as @self and @now.
 */
GArray *
samvad_reported_compare (const SamvadReported *self,
                         const SamvadFigures  *now)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SamvadReportedChange));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer code, counted;

  if (g_hash_table_size (self->districts) == 0)
    return changes;
  for (guint i = 0; i < now->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (now->districts, i);
      const gint64 *before = g_hash_table_lookup (self->districts, district->code);

      g_hash_table_add (seen, (gpointer) district->code);
      add_change (changes, district->code, district->counted - (before != NULL ? *before : 0));
    }
  g_hash_table_iter_init (&iter, self->districts);
  while (g_hash_table_iter_next (&iter, &code, &counted))
    if (!g_hash_table_contains (seen, code))
      add_change (changes, code, -*(const gint64 *) counted);
  g_array_sort (changes, compare_changes);
  return changes;
}
