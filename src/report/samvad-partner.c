/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-partner.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-pack-private.h"
#include "samvad-pdf.h"
#include "samvad-share.h"
#include "samvad-text.h"

#define ROUNDED_TO 5

static gint64
sum_hidden (const gint64   *ns,
            guint           n_values,
            const gboolean *hidden,
            guint          *with_families)
{
  gint64 sum = 0;

  *with_families = 0;
  for (guint i = 0; i < n_values; i++)
    if (hidden[i])
      {
        sum += ns[i];
        *with_families += ns[i] > 0;
      }
  return sum;
}

static int
find_smallest_shown (const gint64   *ns,
                     guint           n_values,
                     const gboolean *hidden)
{
  int smallest = -1;

  for (guint i = 0; i < n_values; i++)
    if (!hidden[i] && (smallest < 0 || ns[i] < ns[smallest]))
      smallest = (int) i;
  return smallest;
}

/**
 * samvad_partner_suppress:
 * @ns: families behind each of the values, whose sum is published too
 * @hidden: (out) (array length=n_values)
 *
 * Hides what fewer than 25 families are behind; then (complementary suppression) the smallest of
 * the rest, until what the sum gives away is that of two places or more and of 25 families or
 * more together.
 */
void
samvad_partner_suppress (const gint64 *ns,
                         guint         n_values,
                         gboolean     *hidden)
{
  for (guint i = 0; i < n_values; i++)
    hidden[i] = ns[i] < SAMVAD_BAND_CAUTION_FROM;
  while (TRUE)
    {
      guint with_families;
      gint64 sum = sum_hidden (ns, n_values, hidden, &with_families);
      int next = find_smallest_shown (ns, n_values, hidden);

      if (sum == 0 || next < 0 || (sum >= SAMVAD_BAND_CAUTION_FROM && with_families > 1))
        return;
      hidden[next] = TRUE;
    }
}

static void
add_columns (SamvadTable *table,
             const char  *place)
{
  samvad_table_add_column (table, "place", place, SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "families", _("Families, rounded down to fives"), SAMVAD_CELL_COUNT, 0,
                           SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "share", _("Share"), SAMVAD_CELL_SHARE, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "low", _("95% interval, low"), SAMVAD_CELL_SHARE, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "high", _("95% interval, high"), SAMVAD_CELL_SHARE, 0, SAMVAD_COLUMN_EVERYWHERE);
}

static double
round_share (double share)
{
  return round (share * 100) / 100;
}

static void
add_row (SamvadTable       *table,
         const char        *place,
         const SamvadShare *share,
         gboolean           hidden)
{
  samvad_table_add_text (table, place);
  samvad_table_add_count (table, hidden ? -1 : share->n / ROUNDED_TO * ROUNDED_TO);
  samvad_table_add_number (table, hidden ? NAN : round_share (share->share));
  samvad_table_add_number (table, hidden ? NAN : round_share (share->low));
  samvad_table_add_number (table, hidden ? NAN : round_share (share->high));
}

static SamvadTable *
table_new (const SamvadFigures *figures,
           const char          *key,
           const char          *title)
{
  g_autofree char *query = samvad_pack_describe_window (figures);

  return samvad_table_new (key, title, query,
                           _("Empty: too few families, or hidden so that no other number gives it away."));
}

static SamvadTable *
make_districts (const SamvadFigures *figures)
{
  SamvadTable *table = table_new (figures, "districts", _("Negative opinions by district"));
  guint n = figures->districts->len;
  g_autofree gint64 *ns = g_new0 (gint64, n + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++)
    ns[i] = ((SamvadDistrictFigures *) g_ptr_array_index (figures->districts, i))->sentiments.share.n;
  samvad_partner_suppress (ns, n, hidden);
  add_columns (table, _("District"));
  add_row (table, C_("region", "State"), &figures->state.share, figures->state.share.band == SAMVAD_BAND_SUPPRESSED);
  for (guint i = 0; i < n; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (figures->districts, i);

      add_row (table, samvad_pack_name_district (figures, district->code), &district->sentiments.share, hidden[i]);
    }
  return table;
}

static SamvadTable *
make_services (const SamvadFigures *figures)
{
  SamvadTable *table = table_new (figures, "services", _("Families that receive a service, State"));

  add_columns (table, _("Service"));
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    add_row (table, samvad_text_service (samvad_service_to_code (i)), &figures->services[i].share,
             figures->services[i].share.band == SAMVAD_BAND_SUPPRESSED);
  return table;
}

/** Returns: (transfer full) (element-type SamvadTable): opinions by district, services of the State */
GPtrArray *
samvad_partner_list_tables (const SamvadFigures *figures)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_table_unref);

  g_ptr_array_add (tables, make_districts (figures));
  g_ptr_array_add (tables, make_services (figures));
  return tables;
}

static gboolean
write_pdf (const SamvadFigures  *figures,
           GPtrArray            *tables,
           SamvadPaperKind       kind,
           const char           *path,
           const SamvadErrand   *errand,
           GError              **error)
{
  g_autoptr (SamvadStory) story = samvad_story_new (_("For partners: aggregates"));
  g_autoptr (SamvadPages) pages = NULL;
  g_autofree char *state = samvad_pack_describe_state (figures);
  g_autofree char *window = samvad_pack_describe_window (figures);
  SamvadRunningLines lines = { story->title, state, window };

  samvad_story_add (story, SAMVAD_BLOCK_TITLE, story->title);
  samvad_story_add (story, SAMVAD_BLOCK_NOTE, _("Aggregates only. What fewer than 25 families said is not shown, nor what "
                                                "would give it away. Numbers are rounded."));
  for (guint i = 0; i < tables->len; i++)
    {
      SamvadTable *table = g_ptr_array_index (tables, i);

      samvad_story_add (story, i > 0 ? SAMVAD_BLOCK_CHAPTER : SAMVAD_BLOCK_SECTION, table->title);
      samvad_story_add (story, SAMVAD_BLOCK_NOTE, table->query);
      samvad_story_add_table (story, table);
      samvad_story_add (story, SAMVAD_BLOCK_NOTE, table->note);
    }
  pages = samvad_pages_new (samvad_paper_get (kind), story, &lines);
  return samvad_pdf_write (pages, story->title, figures->as_of, path, errand, error);
}

/**
 * samvad_partner_write:
 * @kind: of paper, for PDF
 *
 * Writes the partners' tables, in any format.
 */
gboolean
samvad_partner_write (const SamvadFigures  *figures,
                      SamvadFormat          format,
                      SamvadPaperKind       kind,
                      const char           *path,
                      const SamvadErrand   *errand,
                      GError              **error)
{
  g_autoptr (GPtrArray) tables = samvad_partner_list_tables (figures);
  SamvadExport export = { _("For partners: aggregates"), tables };

  if (format == SAMVAD_FORMAT_PDF)
    return write_pdf (figures, tables, kind, path, errand, error);
  return samvad_export_write (&export, format, path, errand, error);
}
