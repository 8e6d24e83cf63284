/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-bars.h"
#include "samvad-fiscal.h"
#include "samvad-text.h"

/* Quarters and financial years beside months: their names, and the months that they are made of. */

/** Returns: (transfer full): "October 2026", "Quarter 3 of 2026–27 (October–December)" */
char *
samvad_pack_name_span (const SamvadFigures *figures)
{
  return samvad_span_name ((SamvadSpan) figures->span, figures->month);
}

static const char *
name_state (const SamvadFigures *month)
{
  if (month->restated)
    return C_("month", "restated");
  return month->closed ? C_("month", "closed") : C_("month", "provisional");
}

static void
add_month (SamvadTable         *table,
           const SamvadFigures *month)
{
  const SamvadShare *share = &month->state.share;

  samvad_table_take_text (table, samvad_text_month (month->month));
  samvad_table_add_count (table, month->pace.counted);
  samvad_table_add_count (table, month->pace.calls);
  samvad_table_add_count (table, month->dials);
  samvad_table_add_count (table, month->cases);
  samvad_table_add_number (table, month->rates.rr1);
  samvad_table_add_count (table, share->n);
  samvad_table_add_number (table, share->band == SAMVAD_BAND_SUPPRESSED ? NAN : share->share);
  samvad_table_add_text (table, name_state (month));
}

/** Returns: (transfer full): the months of a quarter or a year, and the sum as its last row */
SamvadTable *
samvad_table_of_months (const SamvadPackInput *input)
{
  g_autofree char *query = samvad_pack_describe_month (input->figures);
  SamvadTable *table = samvad_table_new ("months", _("Month by month"), query,
                                         _("Opinions are those of the month alone. A family counts once in each month in "
                                           "which it was called."));

  samvad_table_add_column (table, "month", _("Month"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "counted", _("Counted"), SAMVAD_CELL_COUNT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "target", _("Target"), SAMVAD_CELL_COUNT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "dials", _("Dials"), SAMVAD_CELL_COUNT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "cases", _("Families called"), SAMVAD_CELL_COUNT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "rr1", _("RR1"), SAMVAD_CELL_SHARE, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "n", _("Opinions n"), SAMVAD_CELL_COUNT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "negative_share", _("Negative share"), SAMVAD_CELL_SHARE, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "state", _("State"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  for (guint i = 0; input->months != NULL && i < input->months->len; i++)
    add_month (table, g_ptr_array_index (input->months, i));
  samvad_table_add_text (table, C_("sum of months", "Together"));
  samvad_table_add_count (table, input->figures->pace.counted);
  samvad_table_add_count (table, input->figures->pace.calls);
  samvad_table_add_count (table, input->figures->dials);
  samvad_table_add_count (table, input->figures->cases);
  samvad_table_add_number (table, input->figures->rates.rr1);
  samvad_table_add_count (table, input->figures->state.share.n);
  samvad_table_add_number (table, input->figures->state.share.band == SAMVAD_BAND_SUPPRESSED
                                  ? NAN : input->figures->state.share.share);
  samvad_table_add_text (table, "");
  samvad_table_set_strong (table);
  return table;
}

/** Returns: (transfer full): what each month counted, with its target as a mark */
SamvadChart *
samvad_pack_draw_months (GPtrArray *months)
{
  g_autofree SamvadBar *bars = g_new0 (SamvadBar, months->len + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  SamvadBarsData data = { bars, months->len, _("Month"), _("Counted"), NULL, -1, NULL };

  for (guint i = 0; i < months->len; i++)
    {
      const SamvadFigures *month = g_ptr_array_index (months, i);
      char *name = samvad_text_month (month->month);

      g_ptr_array_add (names, name);
      bars[i] = (SamvadBar) { name, name, month->pace.counted, month->pace.calls, NULL, SAMVAD_COLOUR_ACCENT,
                              !month->closed };
    }
  return samvad_bars_new (&data);
}
