/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-restatement.h"

#include "samvad-boundaries.h"
#include "samvad-pack-private.h"
#include "samvad-report-json.h"

static SamvadFigures *
count_as_then (const SamvadFigures *then,
               SamvadReading       *reading)
{
  SamvadBoundaryView view = then->reading->boundaries;
  SamvadMonth since = samvad_boundaries_get_since (then->month);

  return samvad_figures_new (samvad_boundaries_apply (reading, view, since), then->window);
}

/**
 * samvad_restatement_new:
 * @then: (transfer full)
 * @reading: of the same month; of so many months as the window of @then has, or more
 *
 * Another window would count other opinions, other boundaries other districts: the month is counted now as it
 * was then.
 */
SamvadRestatement *
samvad_restatement_new (SamvadFigures *then,
                        SamvadReading *reading)
{
  SamvadRestatement *self = g_new0 (SamvadRestatement, 1);

  self->then = then;
  self->now = count_as_then (then, reading);
  return self;
}

/** Returns: (transfer full) (nullable): the month's closing beside what counts now; %NULL where the
 *    month is open or its closing keeps no figures that this version can read */
SamvadRestatement *
samvad_restatement_new_for_closing (SamvadReading *reading)
{
  SamvadFigures *then = reading->closing != NULL ? samvad_report_closing_read (reading->closing) : NULL;
  SamvadRestatement *self;

  if (then == NULL)
    return NULL;
  self = samvad_restatement_new (then, reading);
  self->closing = TRUE;
  return self;
}

/** Returns: whether a figure that was shown is another one now */
gboolean
samvad_restatement_differs (const SamvadRestatement *self)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (SamvadTable) table = NULL;

  g_ptr_array_add (one, (gpointer) self);
  table = samvad_table_of_restated (one, "");
  return samvad_table_get_n_rows (table) > 0;
}

void
samvad_restatement_free (SamvadRestatement *self)
{
  samvad_figures_free (self->then);
  samvad_figures_free (self->now);
  g_free (self);
}
