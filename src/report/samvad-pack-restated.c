/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-share.h"
#include "samvad-text.h"

/* What was shown and would be shown otherwise today. */

static char *
describe_count (double   value,
                gboolean share)
{
  return share ? samvad_text_percent (value) : samvad_text_decimal (value, 0);
}

/* Only what is not the same any more. What a closing does not keep was not shown: of it nothing is restated. */
static void
add_change (SamvadTable *table,
            const char  *month,
            const char  *label,
            double       then,
            double       now,
            gboolean     share)
{
  g_autofree char *before = describe_count (then, share);
  g_autofree char *after = describe_count (now, share);

  if (then == now || (!isfinite (then) && (!share || !isfinite (now))))
    return;
  samvad_table_add_text (table, month);
  samvad_table_add_text (table, label);
  samvad_table_add_text (table, before);
  samvad_table_add_text (table, after);
}

static double
get_shown (const SamvadShare *share)
{
  return share->band == SAMVAD_BAND_SUPPRESSED ? NAN : share->share;
}

static double
get_known (gint64 count)
{
  return count >= 0 ? (double) count : NAN;
}

static void
add_district_changes (SamvadTable         *table,
                      const char          *month,
                      const SamvadFigures *then,
                      const SamvadFigures *now)
{
  for (guint i = 0; i < now->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (now->districts, i);
      const SamvadDistrictFigures *before = samvad_figures_find_district (then, district->code);
      const char *name = samvad_pack_name_district (now, district->code);
      /* Translators: name of a district */
      g_autofree char *counted = g_strdup_printf (_("%s: counted"), name);
      /* Translators: name of a district */
      g_autofree char *opinions = g_strdup_printf (_("%s: opinions n"), name);

      add_change (table, month, counted, before != NULL ? (double) before->counted : 0, (double) district->counted, FALSE);
      add_change (table, month, opinions, before != NULL ? get_known (before->sentiments.share.n) : 0,
                  (double) district->sentiments.share.n, FALSE);
    }
}

static void
add_month (SamvadTable             *table,
           const SamvadRestatement *restatement)
{
  const SamvadFigures *then = restatement->then, *now = restatement->now;
  g_autofree char *month = samvad_text_month (then->month);

  add_change (table, month, _("Target"), get_known (then->pace.calls), get_known (now->pace.calls), FALSE);
  add_change (table, month, _("Counted"), (double) then->pace.counted, (double) now->pace.counted, FALSE);
  add_change (table, month, _("Dials"), get_known (then->dials), (double) now->dials, FALSE);
  add_change (table, month, _("Families called"), get_known (then->cases), (double) now->cases, FALSE);
  if (then->state.share.n >= 0)
    {
      add_change (table, month, _("Response rate RR1"), then->rates.rr1, now->rates.rr1, TRUE);
      add_change (table, month, _("Opinions n"), (double) then->state.share.n, (double) now->state.share.n, FALSE);
      add_change (table, month, _("Negative share"), get_shown (&then->state.share), get_shown (&now->state.share), TRUE);
    }
  if (then->districts->len > 0)
    add_district_changes (table, month, then, now);
}

/**
 * samvad_table_of_restated:
 * @restatements: (nullable) (element-type SamvadRestatement)
 *
 * Returns: (transfer full): the figures that are not any more what was shown
 */
SamvadTable *
samvad_table_of_restated (GPtrArray  *restatements,
                          const char *query)
{
  SamvadTable *table = samvad_table_new ("changes", _("Restated figures"), query, NULL);

  samvad_table_add_column (table, "month", _("Month"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "figure", _("Figure"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "then", _("As shown"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "now", C_("column", "Now"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  for (guint i = 0; restatements != NULL && i < restatements->len; i++)
    add_month (table, g_ptr_array_index (restatements, i));
  return table;
}
