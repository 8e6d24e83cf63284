/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-rows.h"

#include "samvad-report-months.h"
#include "samvad-sealed-pack.h"
#include "samvad-text.h"

/* What a row stands for: a span of months, or the file of a sealed pack. */
typedef struct {
  const char  *section;
  SamvadSpan   span;
  SamvadMonth  month;
  char        *path;
} Entry;

static void
entry_free (gpointer data)
{
  g_free (((Entry *) data)->path);
  g_free (data);
}

static const Entry *
get_entry (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "entry");
}

static GtkWidget *
add_row (GtkListBox  *list,
         const Entry *entry,
         const char  *title,
         const char  *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  /* Names of people and files are in it. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "entry", g_memdup2 (entry, sizeof *entry), entry_free);
  gtk_list_box_append (list, row);
  return row;
}

static void
add_months (GtkListBox *list,
            GPtrArray  *months)
{
  for (guint i = 0; i < months->len; i++)
    {
      const SamvadReportMonth *month = g_ptr_array_index (months, i);
      const Entry entry = { _("Months"), SAMVAD_SPAN_MONTH, month->month, NULL };
      g_autofree char *title = samvad_text_month (month->month);
      g_autofree char *subtitle = samvad_report_month_describe (month);

      add_row (list, &entry, title, subtitle);
    }
}

static char *
name_span (SamvadSpan  span,
           SamvadMonth month)
{
  g_autofree char *year = samvad_fiscal_name_year (month);
  g_autofree char *number = samvad_text_number (samvad_fiscal_get_quarter (month));

  if (span == SAMVAD_SPAN_YEAR)
    return g_steal_pointer (&year);
  /* Translators: number of the quarter, financial year */
  return g_strdup_printf (_("Quarter %1$s of %2$s"), number, year);
}

/* Latest first, as the months are; each once. */
static void
add_spans (GtkListBox *list,
           GPtrArray  *months,
           SamvadSpan  span,
           const char *section)
{
  SamvadMonth last = SAMVAD_MONTH_NONE;

  for (guint i = 0; i < months->len; i++)
    {
      SamvadMonth month = ((const SamvadReportMonth *) g_ptr_array_index (months, i))->month;
      const Entry entry = { section, span, month, NULL };
      g_autofree char *title = name_span (span, month);

      if (last != SAMVAD_MONTH_NONE && samvad_span_get_start (span, month) == last)
        continue;
      last = samvad_span_get_start (span, month);
      add_row (list, &entry, title, span == SAMVAD_SPAN_YEAR ? _("April–March") : samvad_fiscal_name_months (month));
    }
}

/* A pack is opened, not chosen; of one that was changed the row says so. */
static void
add_pack (GtkListBox             *list,
          const SamvadSealedPack *pack)
{
  const Entry entry = { _("Sealed packs"), SAMVAD_SPAN_MONTH, SAMVAD_MONTH_NONE, g_strdup (pack->path) };
  g_autofree char *month = pack->figures != NULL ? samvad_text_month (pack->figures->month)
                                                 : g_filename_display_basename (pack->path);
  /* Translators: a month, or a file */
  g_autofree char *title = g_strdup_printf (_("Sealed: %s"), month);
  g_autofree char *verdict = samvad_sealed_pack_describe (pack);
  g_autofree char *time = pack->figures != NULL ? samvad_text_time (pack->figures->as_of) : NULL;
  /* Translators: "Unchanged since it was sealed.", a time */
  g_autofree char *subtitle = time != NULL ? g_strdup_printf (_("%1$s As of %2$s."), verdict, time) : NULL;
  GtkWidget *row = add_row (list, &entry, title, subtitle != NULL ? subtitle : verdict);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  if (pack->figures == NULL)
    gtk_widget_add_css_class (row, "error");
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  GtkWidget *label;

  if (before != NULL && g_str_equal (get_entry (row)->section, get_entry (before)->section))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (get_entry (row)->section);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "report-section");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_list_box_row_set_header (row, label);
}

void
samvad_report_rows_init (GtkListBox *list)
{
  gtk_list_box_set_header_func (list, update_header, NULL, NULL);
}

/**
 * samvad_report_rows_fill:
 * @months: (nullable) (element-type SamvadReportMonth): latest first
 * @packs: (nullable) (element-type SamvadSealedPack)
 */
void
samvad_report_rows_fill (GtkListBox *list,
                         GPtrArray  *months,
                         GPtrArray  *packs)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  if (months != NULL)
    {
      add_months (list, months);
      add_spans (list, months, SAMVAD_SPAN_QUARTER, _("Quarters"));
      add_spans (list, months, SAMVAD_SPAN_YEAR, _("Financial years"));
    }
  for (guint i = 0; packs != NULL && i < packs->len; i++)
    add_pack (list, g_ptr_array_index (packs, i));
}

void
samvad_report_rows_select (GtkListBox  *list,
                           SamvadSpan   span,
                           SamvadMonth  month)
{
  GtkListBoxRow *row;

  gtk_list_box_unselect_all (list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      const Entry *entry = get_entry (row);

      if (entry->path == NULL && entry->span == span &&
          samvad_span_get_start (span, entry->month) == samvad_span_get_start (span, month))
        gtk_list_box_select_row (list, row);
    }
}

/** @month: (out): the last month of the span in the cache; Returns: FALSE for a sealed pack */
gboolean
samvad_report_row_get_span (GtkListBoxRow *row,
                            SamvadSpan    *span,
                            SamvadMonth   *month)
{
  const Entry *entry = get_entry (row);

  *span = entry->span;
  *month = entry->month;
  return entry->path == NULL;
}

/** Returns: (transfer none) (nullable): the file of a sealed pack */
const char *
samvad_report_row_get_path (GtkListBoxRow *row)
{
  return get_entry (row)->path;
}
