/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-officer-table.h"

#include <math.h>

#include "samvad-chart-view.h"
#include "samvad-figure-item.h"
#include "samvad-number-column.h"
#include "samvad-officer-words.h"
#include "samvad-records.h"
#include "samvad-sparkline.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadOfficerTable {
  SamvadPage     parent;
  GtkLabel      *sentence;
  GtkLabel      *silent;        /* who has not reported today */
  GtkColumnView *view;
  GListStore    *items;
  GArray        *rows;          /* SamvadOfficerComparison: of the snapshot shown */
};

G_DEFINE_FINAL_TYPE (SamvadOfficerTable, samvad_officer_table, SAMVAD_TYPE_PAGE)

/* Officers stand in the snapshot's order in all three: figures, comparison, calls. */
static guint
find_position (gpointer item)
{
  GPtrArray *officers = samvad_figure_item_get_snapshot (item)->figures->officers;
  guint position = 0;

  g_ptr_array_find (officers, samvad_figure_item_get_officer (item), &position);
  return position;
}

/* Returns: (nullable): of the item, once its snapshot is the one compared */
static const SamvadOfficerComparison *
find_row (SamvadOfficerTable *self,
          gpointer            item)
{
  guint position = find_position (item);
  const SamvadOfficerComparison *row;

  if (self->rows == NULL || position >= self->rows->len)
    return NULL;
  row = &g_array_index (self->rows, SamvadOfficerComparison, position);
  return row->officer == samvad_figure_item_get_officer (item) ? row : NULL;
}

static const SamvadOfficerCalls *
get_calls (gpointer item)
{
  return &g_array_index (samvad_figure_item_get_snapshot (item)->officer_calls, SamvadOfficerCalls, find_position (item));
}

/* Dials that reached someone, as a share of all. */
static double
get_contact (const SamvadOfficerFigures *officer)
{
  gint64 connected = 0;

  for (int i = 0; i < SAMVAD_N_OUTCOMES; i++)
    if (samvad_outcome_is_connected (i))
      connected += officer->outcomes[i];
  return officer->dials > 0 ? (double) connected / (double) officer->dials : NAN;
}

static void
show_name (GtkLabel *label,
           gpointer  item,
           gpointer  data)
{
  gtk_label_set_text (label, samvad_figure_item_get_name (item));
}

static void
show_counted (GtkLabel *label,
              gpointer  item,
              gpointer  data)
{
  samvad_label_take (label, samvad_text_number (samvad_figure_item_get_officer (item)->counted));
}

/* Pro-rated to the working days on which the officer was active so far. */
static void
show_target (GtkLabel *label,
             gpointer  item,
             gpointer  data)
{
  const SamvadOfficerComparison *row = find_row (data, item);
  g_autofree char *tooltip = row != NULL ? samvad_officer_words_target (row) : NULL;

  samvad_label_take (label, samvad_text_decimal (row != NULL ? row->expected : NAN, 0));
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), tooltip);
}

static void
show_dials (GtkLabel *label,
            gpointer  item,
            gpointer  data)
{
  samvad_label_take (label, samvad_text_number (samvad_figure_item_get_officer (item)->dials));
}

static void
show_contact (GtkLabel *label,
              gpointer  item,
              gpointer  data)
{
  const SamvadOfficerComparison *row = find_row (data, item);
  g_autofree char *tooltip = row != NULL ? samvad_officer_words_contact (row) : NULL;

  samvad_label_take (label, samvad_text_percent (get_contact (samvad_figure_item_get_officer (item))));
  samvad_widget_set_class (label, "strong", row != NULL && row->contact.differs);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), tooltip);
}

static void
show_median (GtkLabel *label,
             gpointer  item,
             gpointer  data)
{
  gint64 median = get_calls (item)->median;

  samvad_label_take (label, median >= 0 ? samvad_text_duration (median) : g_strdup ("–"));
}

static void
show_last (GtkLabel *label,
           gpointer  item,
           gpointer  data)
{
  SamvadTime last = get_calls (item)->last;
  g_autofree char *tooltip = last != SAMVAD_TIME_NONE ? samvad_text_time (last) : NULL;

  samvad_label_take (label, last != SAMVAD_TIME_NONE ? samvad_text_day_short (samvad_time_get_day (last)) : g_strdup ("–"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), tooltip);
}

static double
find_highest_day (const SamvadFigures *figures)
{
  gint64 highest = 1;

  for (guint i = 0; i < figures->officers->len; i++)
    {
      const SamvadOfficerFigures *officer = g_ptr_array_index (figures->officers, i);

      for (guint day = 0; day < G_N_ELEMENTS (officer->by_day); day++)
        highest = MAX (highest, officer->by_day[day]);
    }
  return (double) highest;
}

/* @working: filled up to the month's last day, or today. Returns: so many days */
static guint
fill_days (const SamvadFigures        *figures,
           const SamvadOfficerFigures *officer,
           double                     *values,
           gboolean                   *working)
{
  SamvadDay first = samvad_month_get_first (figures->month);
  SamvadDay last = samvad_month_get_last (figures->month);
  SamvadDay today = samvad_time_get_day (figures->as_of);

  for (SamvadDay day = first; day <= last; day++)
    {
      values[day - first] = day <= today ? (double) officer->by_day[day - first] : NAN;
      working[day - first] = samvad_calendar_is_working (figures->reading->calendar, day);
    }
  return (guint) (last - first + 1);
}

static void
show_days (SamvadFigureItem *item,
           GParamSpec       *pspec,
           SamvadChartView  *view)
{
  const SamvadFigures *figures = samvad_figure_item_get_snapshot (item)->figures;
  double values[31];
  gboolean working[31];
  SamvadSparklineData data = { .name = samvad_figure_item_get_name (item), .values = values,
                               .working = working, .kind = SAMVAD_SPARKLINE_BARS };
  g_autoptr (SamvadChart) chart = NULL;

  data.first = samvad_month_get_first (figures->month);
  data.n_days = fill_days (figures, samvad_figure_item_get_officer (item), values, working);
  data.highest = find_highest_day (figures);
  chart = samvad_sparkline_new (&data);
  samvad_chart_view_set_chart (view, chart);
}

static void
on_days_setup (GtkListItemFactory *factory,
               GtkListItem        *list_item)
{
  GtkWidget *view = samvad_chart_view_new ();

  samvad_chart_view_set_quiet (SAMVAD_CHART_VIEW (view));
  gtk_widget_set_valign (view, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_list_item_set_child (list_item, view);
}

static void
on_days_bind (GtkListItemFactory *factory,
              GtkListItem        *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  GtkWidget *view = gtk_list_item_get_child (list_item);

  show_days (SAMVAD_FIGURE_ITEM (item), NULL, SAMVAD_CHART_VIEW (view));
  g_signal_connect (item, "notify", G_CALLBACK (show_days), view);
}

static void
on_days_unbind (GtkListItemFactory *factory,
                GtkListItem        *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item),
                                        gtk_list_item_get_child (list_item));
}

static void
append_days (GtkColumnView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_days_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_days_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_days_unbind), NULL);
  column = gtk_column_view_column_new (_("Days"), factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  return g_utf8_collate (samvad_figure_item_get_name ((gpointer) a),
                         samvad_figure_item_get_name ((gpointer) b));
}

static int
compare_counted (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  gint64 x = samvad_figure_item_get_officer ((gpointer) a)->counted;
  gint64 y = samvad_figure_item_get_officer ((gpointer) b)->counted;

  return (x > y) - (x < y);
}

static int
compare_dials (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  gint64 x = samvad_figure_item_get_officer ((gpointer) a)->dials;
  gint64 y = samvad_figure_item_get_officer ((gpointer) b)->dials;

  return (x > y) - (x < y);
}

static int
compare_contact (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  double x = get_contact (samvad_figure_item_get_officer ((gpointer) a));
  double y = get_contact (samvad_figure_item_get_officer ((gpointer) b));

  return isnan (x) || isnan (y) ? isnan (y) - isnan (x) : (x > y) - (x < y);
}

static int
compare_medians (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  gint64 x = get_calls ((gpointer) a)->median, y = get_calls ((gpointer) b)->median;

  return (x > y) - (x < y);
}

static int
compare_last (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  SamvadTime x = get_calls ((gpointer) a)->last, y = get_calls ((gpointer) b)->last;

  return (x > y) - (x < y);
}

static int
compare_targets (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const SamvadOfficerComparison *x = find_row (data, (gpointer) a), *y = find_row (data, (gpointer) b);
  double left = x != NULL && !isnan (x->expected) ? x->expected : -1;
  double right = y != NULL && !isnan (y->expected) ? y->expected : -1;

  return (left > right) - (left < right);
}

static void
set_sorter (SamvadOfficerTable  *self,
            GtkColumnViewColumn *column,
            GCompareDataFunc     compare)
{
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));

  gtk_column_view_column_set_sorter (column, sorter);
}

static void
add_column (SamvadOfficerTable *self,
            const char         *title,
            gboolean            numeric,
            SamvadCellFunc      func,
            GCompareDataFunc    compare)
{
  set_sorter (self, samvad_column_append (self->view, title, numeric, func, self), compare);
}

static void
open_calls (SamvadOfficerTable *self,
            gpointer            item,
            SamvadCallUnit      unit,
            const char         *format)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);
  GString *title = g_string_new (format);

  filter->unit = unit;
  filter->counts = samvad_figure_item_get_snapshot (item)->figures->pace.counts;
  filter->officer = g_strdup (samvad_figure_item_get_officer (item)->key);
  g_string_replace (title, "%s", samvad_figure_item_get_name (item), 1);
  samvad_records_present (GTK_WIDGET (self), model, filter, title->str);
  g_string_free (title, TRUE);
}

static void
open_counted (gpointer item,
              gpointer data)
{
  /* Translators: %s is a district or an officer */
  open_calls (data, item, SAMVAD_CALL_UNIT_COUNTED, _("Counted towards the target: %s"));
}

static void
open_dials (gpointer item,
            gpointer data)
{
  /* Translators: %s is an officer */
  open_calls (data, item, SAMVAD_CALL_UNIT_DIALS, _("Calls by %s"));
}

static void
on_activate (SamvadOfficerTable *self,
             guint               position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  open_dials (item, self);
}

static void
samvad_officer_table_show (SamvadPage     *page,
                           SamvadSnapshot *snapshot)
{
  SamvadOfficerTable *self = SAMVAD_OFFICER_TABLE (page);

  g_clear_pointer (&self->rows, g_array_unref);
  if (snapshot == NULL)
    {
      g_list_store_remove_all (self->items);
      return;
    }
  self->rows = samvad_officer_compare_new (snapshot->figures);
  samvad_label_take (self->sentence, samvad_officer_words_compare (snapshot, self->rows));
  samvad_label_take_optional (self->silent, samvad_officer_words_silent (snapshot));
  samvad_figure_items_show_officers (self->items, snapshot);
  gtk_sorter_changed (gtk_column_view_get_sorter (self->view), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
samvad_officer_table_dispose (GObject *object)
{
  SamvadOfficerTable *self = SAMVAD_OFFICER_TABLE (object);

  g_clear_object (&self->items);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (samvad_officer_table_parent_class)->dispose (object);
}

static void
samvad_officer_table_class_init (SamvadOfficerTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_officer_table_dispose;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_officer_table_show;
}

/* Above the table: what may be concluded from it. */
static void
append_sentence (SamvadOfficerTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->sentence, 0);
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  self->silent = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->silent, 0);
  gtk_label_set_wrap (self->silent, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->silent), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->silent));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
samvad_officer_table_init (SamvadOfficerTable *self)
{
  GtkSortListModel *sorted;

  self->items = g_list_store_new (SAMVAD_TYPE_FIGURE_ITEM);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_single_click_activate (self->view, TRUE);
  append_sentence (self);
  add_column (self, _("Officer"), FALSE, show_name, compare_names);
  append_days (self->view);
  set_sorter (self, samvad_number_column_append (self->view, _("Counted"), show_counted, open_counted, self), compare_counted);
  add_column (self, _("Target so far"), TRUE, show_target, compare_targets);
  set_sorter (self, samvad_number_column_append (self->view, _("Dials"), show_dials, open_dials, self), compare_dials);
  add_column (self, _("Contact"), TRUE, show_contact, compare_contact);
  add_column (self, _("Median"), TRUE, show_median, compare_medians);
  add_column (self, _("Last call"), TRUE, show_last, compare_last);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  {
    g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (sorted));

    gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  }
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Officers"), -1);
}
