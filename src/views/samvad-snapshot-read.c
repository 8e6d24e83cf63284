/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-snapshot.h"

/* So many months are read that the window's rule has its longest choice. */
#define LONGEST_WINDOW 12

/**
 * samvad_snapshot_read:
 * @window: months of feedback, or 0: by the rule
 *
 * Blocks: for a worker thread.
 */
SamvadSnapshot *
samvad_snapshot_read (SamvadStore   *store,
                      SamvadMonth    month,
                      guint          window,
                      SamvadTime     as_of,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GArray) months = samvad_store_list_months (store, error);
  SamvadReading *reading;
  SamvadSnapshot *self;

  if (months == NULL)
    return NULL;
  reading = samvad_store_read (store, month, LONGEST_WINDOW, as_of, cancellable, error);
  if (reading == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (SamvadSnapshot);
  self->figures = samvad_figures_new (reading, window);
  self->months = g_steal_pointer (&months);
  return self;
}
