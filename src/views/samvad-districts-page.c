/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-districts-page.h"

#include "samvad-chart-panel.h"
#include "samvad-columns.h"
#include "samvad-figure-item.h"
#include "samvad-interval-list.h"
#include "samvad-month-empty.h"
#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-words.h"

struct _SamvadDistrictsPage {
  SamvadPage        parent;
  GtkStack         *stack;
  SamvadMonthEmpty *empty;
  GtkLabel         *finding;
  GtkLabel         *state;
  SamvadChartPanel *intervals;
  GtkColumnView    *table;
  GListStore       *items;
};

G_DEFINE_FINAL_TYPE (SamvadDistrictsPage, samvad_districts_page, SAMVAD_TYPE_PAGE)

/* What can be said stands first: those that differ, then by how much there is to go by, then by
 * share. */
static int
compare_districts (gconstpointer a,
                   gconstpointer b)
{
  const SamvadDistrictFigures *x = *(const SamvadDistrictFigures *const *) a;
  const SamvadDistrictFigures *y = *(const SamvadDistrictFigures *const *) b;
  const SamvadShare *s = &x->sentiments.share, *t = &y->sentiments.share;

  if (x->differs != y->differs)
    return y->differs - x->differs;
  if (s->band != t->band)
    return (int) t->band - (int) s->band;
  if (s->band == SAMVAD_BAND_SUPPRESSED)
    return (s->n < t->n) - (s->n > t->n);
  return (s->share < t->share) - (s->share > t->share);
}

static SamvadChart *
make_chart (SamvadSnapshot *snapshot)
{
  const SamvadFigures *figures = snapshot->figures;
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (figures->districts, NULL, NULL);
  g_autofree SamvadIntervalRow *rows = g_new0 (SamvadIntervalRow, sorted->len);
  SamvadChart *chart;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_districts);
  for (guint i = 0; i < sorted->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (sorted, i);

      rows[i].key = district->code;
      rows[i].name = samvad_snapshot_get_district (snapshot, district->code);
      rows[i].share = district->sentiments.share;
      rows[i].differs = district->differs;
      rows[i].rank_low = district->rank_low;
      rows[i].rank_high = district->rank_high;
    }
  chart = samvad_interval_list_new (rows, sorted->len, _("District"), _("Negative"),
                                    figures->state.share.share);
  samvad_chart_set_title (chart, /* xgettext:no-c-format */ _("Negative answers, with 95% intervals"));
  return chart;
}

static void
show_name (GtkLabel *label,
           gpointer  item,
           gpointer  data)
{
  gtk_label_set_text (label, samvad_figure_item_get_name (item));
}

static void
show_n (GtkLabel *label,
        gpointer  item,
        gpointer  data)
{
  samvad_label_take (label, samvad_text_number (samvad_figure_item_get_district (item)->sentiments.share.n));
}

static void
show_share (GtkLabel *label,
            gpointer  item,
            gpointer  data)
{
  samvad_label_take (label, samvad_words_share (&samvad_figure_item_get_district (item)->sentiments.share));
}

static void
show_interval (GtkLabel *label,
               gpointer  item,
               gpointer  data)
{
  samvad_label_take (label, samvad_words_interval (&samvad_figure_item_get_district (item)->sentiments.share));
}

static void
show_band (GtkLabel *label,
           gpointer  item,
           gpointer  data)
{
  samvad_label_take (label, samvad_words_band (&samvad_figure_item_get_district (item)->sentiments.share));
}

static void
show_comparison (GtkLabel *label,
                 gpointer  item,
                 gpointer  data)
{
  const SamvadDistrictFigures *district = samvad_figure_item_get_district (item);

  samvad_label_take (label, samvad_words_comparison (district));
  samvad_widget_set_class (label, "strong", district->differs);
  samvad_widget_set_class (label, "dim-label", !district->differs);
}

static void
make_table (SamvadDistrictsPage *self)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));

  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  gtk_column_view_column_set_expand (samvad_column_append (self->table, _("District"), FALSE, show_name, NULL), TRUE);
  samvad_column_append (self->table, _("Families"), TRUE, show_n, NULL);
  samvad_column_append (self->table, _("Negative"), TRUE, show_share, NULL);
  samvad_column_append (self->table, _("95% interval"), TRUE, show_interval, NULL);
  samvad_column_append (self->table, _("Basis"), FALSE, show_band, NULL);
  gtk_column_view_column_set_expand (samvad_column_append (self->table, _("From the State"), FALSE,
                                                           show_comparison, NULL), TRUE);
}

static void
samvad_districts_page_show (SamvadPage     *page,
                            SamvadSnapshot *snapshot)
{
  SamvadDistrictsPage *self = SAMVAD_DISTRICTS_PAGE (page);

  if (snapshot == NULL)
    return;
  if (snapshot->figures->districts->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "content");
  samvad_label_take (self->finding, samvad_words_districts (snapshot));
  samvad_label_take_optional (self->state, samvad_words_state (snapshot));
  samvad_chart_panel_take_chart (self->intervals, make_chart (snapshot));
  samvad_figure_items_show_districts (self->items, snapshot);
}

static void
samvad_districts_page_select (SamvadPage *page)
{
  SamvadDistrictsPage *self = SAMVAD_DISTRICTS_PAGE (page);

  if (samvad_page_get_model (SAMVAD_PAGE (self->empty)) == NULL)
    g_object_set (self->empty, "model", samvad_page_get_model (page), NULL);
}

static void
samvad_districts_page_dispose (GObject *object)
{
  g_clear_object (&SAMVAD_DISTRICTS_PAGE (object)->items);
  G_OBJECT_CLASS (samvad_districts_page_parent_class)->dispose (object);
}

static void
samvad_districts_page_class_init (SamvadDistrictsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_districts_page_dispose;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_districts_page_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_districts_page_select;
  g_type_ensure (SAMVAD_TYPE_COLUMNS);
  g_type_ensure (SAMVAD_TYPE_MONTH_EMPTY);
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-districts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, finding);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, state);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, intervals);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, table);
}

static void
samvad_districts_page_init (SamvadDistrictsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (SAMVAD_TYPE_FIGURE_ITEM);
  make_table (self);
}
