/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-pack-private.h"
#include "samvad-text.h"

typedef char *(*Describe) (double value);

static char *
describe_count (double value)
{
  return samvad_text_decimal (value, 0);
}

static char *
describe_points (double difference)
{
  g_autofree char *points = samvad_text_decimal (fabs (difference) * 100, 1);

  if (!isfinite (difference))
    return g_strdup ("–");
  /* Translators: a difference of two shares in percentage points */
  return g_strdup_printf (difference < 0 ? _("−%s points") : _("+%s points"), points);
}

static char *
describe_change (double difference)
{
  g_autofree char *number = samvad_text_decimal (fabs (difference), 0);

  if (!isfinite (difference))
    return g_strdup ("–");
  return g_strdup_printf (difference < 0 ? "−%s" : "+%s", number);
}

static void
add_values (SamvadTable *table,
            const char  *label,
            double       first,
            double       second,
            Describe     describe,
            Describe     describe_difference)
{
  samvad_table_add_text (table, label);
  samvad_table_take_text (table, describe (first));
  samvad_table_take_text (table, describe (second));
  samvad_table_take_text (table, describe_difference (second - first));
}

static void
add_count (SamvadTable *table,
           const char  *label,
           gint64       first,
           gint64       second)
{
  add_values (table, label, first >= 0 ? (double) first : NAN, second >= 0 ? (double) second : NAN, describe_count,
              describe_change);
}

static void
add_share (SamvadTable *table,
           const char  *label,
           double       first,
           double       second)
{
  add_values (table, label, first, second, samvad_text_percent, describe_points);
}

/* Too few opinions are a number of opinions, in neither month a share, and no difference. */
static void
add_opinions (SamvadTable       *table,
              const char        *label,
              const SamvadShare *first,
              const SamvadShare *second)
{
  gboolean few = first->band == SAMVAD_BAND_SUPPRESSED || second->band == SAMVAD_BAND_SUPPRESSED;

  samvad_table_add_text (table, label);
  samvad_table_take_text (table, samvad_pack_describe_share (first));
  samvad_table_take_text (table, samvad_pack_describe_share (second));
  samvad_table_take_text (table, few ? g_strdup ("–") : describe_points (second->share - first->share));
}

static void
add_district (SamvadTable                 *table,
              const SamvadFigures         *second,
              const SamvadDistrictFigures *before,
              const SamvadDistrictFigures *now)
{
  static const SamvadShare none = { 0, 0, NAN, NAN, NAN, SAMVAD_BAND_SUPPRESSED };
  const char *name = samvad_pack_name_district (second, now->code);
  /* Translators: name of a district */
  g_autofree char *counted = g_strdup_printf (_("%s: counted"), name);
  /* Translators: name of a district */
  g_autofree char *negative = g_strdup_printf (_("%s: negative share"), name);

  add_count (table, counted, before != NULL ? before->counted : -1, now->counted);
  add_opinions (table, negative, before != NULL ? &before->sentiments.share : &none, &now->sentiments.share);
}

static void
add_headlines (SamvadTable         *table,
               const SamvadFigures *first,
               const SamvadFigures *second)
{
  add_count (table, _("Target"), first->pace.calls, second->pace.calls);
  add_count (table, _("Counted"), first->pace.counted, second->pace.counted);
  add_count (table, _("Dials"), first->dials, second->dials);
  add_count (table, _("Families called"), first->cases, second->cases);
  add_share (table, _("Response rate RR1"), first->rates.rr1, second->rates.rr1);
  add_share (table, _("Contact rate"), first->rates.con1, second->rates.con1);
  add_count (table, _("Opinions n"), first->state.share.n, second->state.share.n);
  add_opinions (table, _("Negative share, State"), &first->state.share, &second->state.share);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      /* Translators: name of a service */
      g_autofree char *label = g_strdup_printf (_("%s: received"), samvad_text_service (samvad_service_to_code (i)));

      add_opinions (table, label, &first->services[i].share, &second->services[i].share);
    }
}

/**
 * samvad_pack_compare:
 * @first_title: heading of the earlier figures
 *
 * Returns: (transfer full): two months, or one month as it was sealed and as it is now, side by
 *   side with the difference of each figure
 */
SamvadTable *
samvad_pack_compare (const SamvadFigures *first,
                     const char          *first_title,
                     const SamvadFigures *second,
                     const char          *second_title)
{
  g_autofree char *from = samvad_pack_describe_month (first);
  g_autofree char *to = samvad_pack_describe_month (second);
  /* Translators: two months, each with its time of reading */
  g_autofree char *query = g_strdup_printf (_("%1$s; %2$s"), from, to);
  SamvadTable *table = samvad_table_new ("comparison", _("Side by side"), query, NULL);

  samvad_table_add_column (table, "figure", _("Figure"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "first", first_title, SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "second", second_title, SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "difference", _("Difference"), SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  add_headlines (table, first, second);
  for (guint i = 0; i < second->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (second->districts, i);

      add_district (table, second, samvad_figures_find_district (first, district->code), district);
    }
  return table;
}
