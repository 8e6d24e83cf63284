/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-month-cache.h"

#include "samvad-store-private.h"

/* Four readings of a year each, of different months: more are forgotten and read again. */
#define MAX_MONTHS 48

struct _SamvadMonthCache {
  GMutex      lock;
  GHashTable *months;           /* stamp → SamvadTally */
};

SamvadMonthCache *
samvad_month_cache_new (void)
{
  SamvadMonthCache *self = g_new0 (SamvadMonthCache, 1);

  g_mutex_init (&self->lock);
  self->months = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) samvad_tally_free);
  return self;
}

void
samvad_month_cache_free (SamvadMonthCache *self)
{
  g_hash_table_unref (self->months);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static char *
make_key (SamvadMonth month)
{
  return g_strdup_printf ("month:%d", month);
}

/**
 * samvad_month_cache_stamp:
 *
 * Says in the transaction that changes the sums of @month that they are others now. Stamps are
 * random, so that no two states of any file ever have the same.
 */
gboolean
samvad_month_cache_stamp (SamvadDatabase  *database,
                          SamvadMonth      month,
                          GError         **error)
{
  g_autofree char *key = make_key (month);
  gint64 stamp = (gint64) (((guint64) g_random_int () << 32) | g_random_int ());

  return samvad_database_run (database, error, "INSERT OR REPLACE INTO meta VALUES (?, ?)", "si", key, stamp);
}

static SamvadTally *
look_up (SamvadMonthCache *self,
         gint64            stamp)
{
  SamvadTally *month;

  g_mutex_lock (&self->lock);
  month = g_hash_table_lookup (self->months, &stamp);
  if (month != NULL)
    samvad_tally_ref (month);
  g_mutex_unlock (&self->lock);
  return month;
}

static void
remember (SamvadMonthCache *self,
          gint64            stamp,
          SamvadTally      *month)
{
  g_mutex_lock (&self->lock);
  if (g_hash_table_size (self->months) >= MAX_MONTHS)
    g_hash_table_remove_all (self->months);
  g_hash_table_replace (self->months, g_memdup2 (&stamp, sizeof stamp), samvad_tally_ref (month));
  g_mutex_unlock (&self->lock);
}

/* Returns: (transfer full) (nullable) */
static SamvadTally *
load_month (SamvadMonthCache  *self,
            SamvadDatabase    *database,
            SamvadMonth        month,
            GError           **error)
{
  g_autofree char *key = make_key (month);
  g_autoptr (SamvadTally) loaded = NULL;
  gint64 stamp = 0;

  if (!samvad_database_get_int (database, &stamp, error, "SELECT value FROM meta WHERE key = ?", "s", key))
    return NULL;
  loaded = stamp != 0 ? look_up (self, stamp) : NULL;
  if (loaded != NULL)
    return g_steal_pointer (&loaded);
  loaded = samvad_tally_new ();
  if (!samvad_rollup_load (database, month, month, loaded, error))
    return NULL;
  if (stamp != 0)
    remember (self, stamp, loaded);
  return g_steal_pointer (&loaded);
}

/** Shares the sums of the months @from to @to, both included, with @tally. In one transaction. */
gboolean
samvad_month_cache_load (SamvadMonthCache  *self,
                         SamvadDatabase    *database,
                         SamvadMonth        from,
                         SamvadMonth        to,
                         SamvadTally       *tally,
                         GError           **error)
{
  for (SamvadMonth month = from; month <= to; month++)
    {
      SamvadTally *loaded = load_month (self, database, month, error);

      if (loaded == NULL)
        return FALSE;
      samvad_tally_share (tally, month, loaded);
    }
  return TRUE;
}
