/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-snapshot.h"

#include "samvad-report-json.h"

/* The longest window, and as many months before it: what it is compared with; the same month of the year
 * before is among them. */
#define MONTHS 24

static GArray *
read_officers (SamvadStore         *store,
               const SamvadFigures *figures,
               GCancellable        *cancellable,
               GError             **error)
{
  guint len = figures->officers->len;
  g_autofree const char **keys = g_new0 (const char *, len + 1);

  for (guint i = 0; i < len; i++)
    keys[i] = ((SamvadOfficerFigures *) g_ptr_array_index (figures->officers, i))->key;
  return samvad_store_read_officers (store, keys, len, samvad_month_get_start (figures->month),
                                     MIN (samvad_month_get_end (figures->month), figures->as_of + 1), cancellable, error);
}

/**
 * samvad_snapshot_read:
 * @window: months of feedback, or 0: by the rule
 * @boundaries: for the pages about districts
 *
 * Blocks: for a worker thread.
 */
SamvadSnapshot *
samvad_snapshot_read (SamvadStore         *store,
                      SamvadMonth          month,
                      guint                window,
                      SamvadBoundaryView   boundaries,
                      SamvadTime           as_of,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (GArray) months = samvad_store_list_months (store, error);
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (GArray) officer_calls = NULL;
  SamvadReading *reading;
  SamvadSnapshot *self;

  if (months == NULL)
    return NULL;
  reading = samvad_store_read (store, month, MONTHS, as_of, cancellable, error);
  if (reading == NULL)
    return NULL;
  figures = samvad_figures_new (reading, window);
  officer_calls = read_officers (store, figures, cancellable, error);
  if (officer_calls == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (SamvadSnapshot);
  self->reported = reading->closing != NULL ? samvad_report_closing_parse (reading->closing->figures) : NULL;
  self->figures = g_steal_pointer (&figures);
  self->officer_calls = g_steal_pointer (&officer_calls);
  self->months = g_steal_pointer (&months);
  samvad_snapshot_set_boundaries (self, boundaries);
  return self;
}
