/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-chart-panel.h"

#include "samvad-widgets.h"

struct _SamvadChartPanel {
  AdwBin           parent;
  GtkLabel        *title;
  GtkLabel        *readout;
  GtkStack        *stack;
  SamvadChartView *view;
  GtkColumnView   *table;
  GtkToggleButton *toggle;
  GtkStringList   *rows;        /* row numbers: the cells are the chart's */
};

G_DEFINE_FINAL_TYPE (SamvadChartPanel, samvad_chart_panel, ADW_TYPE_BIN)

enum { PROP_0, PROP_DEFINITION, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

typedef struct {
  SamvadChartPanel *panel;
  guint             column;
} Cell;

static void
show_cell (GtkLabel *label,
           gpointer  item,
           gpointer  data)
{
  Cell *cell = data;
  SamvadChart *chart = samvad_chart_view_get_chart (cell->panel->view);
  guint row = (guint) g_ascii_strtoull (gtk_string_object_get_string (item), NULL, 10);

  if (chart != NULL && row < samvad_chart_get_n_rows (chart))
    gtk_label_set_text (label, samvad_chart_get_cell (chart, row, cell->column));
}

static void
add_column (SamvadChartPanel *self,
            SamvadChart      *chart,
            guint             index)
{
  Cell *cell = g_new0 (Cell, 1);
  GtkColumnViewColumn *column;

  cell->panel = self;
  cell->column = index;
  column = samvad_column_append (self->table, samvad_chart_get_heading (chart, index),
                                 samvad_chart_is_numeric (chart, index), show_cell, cell);
  gtk_column_view_column_set_expand (column, index == 0);
  g_object_set_data_full (G_OBJECT (column), "samvad-cell", cell, g_free);
}

static void
set_columns (SamvadChartPanel *self,
             SamvadChart      *chart)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  if (g_list_model_get_n_items (columns) == samvad_chart_get_n_columns (chart))
    return;
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
  for (guint i = 0; i < samvad_chart_get_n_columns (chart); i++)
    add_column (self, chart, i);
}

/* The table is made only while it is looked at. */
static void
fill_table (SamvadChartPanel *self)
{
  SamvadChart *chart = samvad_chart_view_get_chart (self->view);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  if (chart == NULL || !gtk_toggle_button_get_active (self->toggle))
    return;
  set_columns (self, chart);
  for (guint i = 0; i < samvad_chart_get_n_rows (chart); i++)
    g_ptr_array_add (numbers, g_strdup_printf ("%u", i));
  g_ptr_array_add (numbers, NULL);
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                          (const char *const *) numbers->pdata);
}

static void
on_toggled (SamvadChartPanel *self)
{
  gboolean table = gtk_toggle_button_get_active (self->toggle);

  fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, table ? "table" : "chart");
  gtk_widget_set_visible (GTK_WIDGET (self->readout), !table);
}

/* A row stands for the point of its chart; one of several shares for none of them. */
static void
on_row_activated (SamvadChartPanel *self,
                  guint             row)
{
  SamvadChart *chart = samvad_chart_view_get_chart (self->view);
  int point = chart != NULL ? samvad_chart_find_row_point (chart, row) : -1;

  if (point >= 0)
    samvad_chart_view_activate (self->view, point);
}

/* What its numbers are, where one looks for it: at its title, and for a screen reader. */
static void
samvad_chart_panel_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SamvadChartPanel *self = SAMVAD_CHART_PANEL (object);

  if (id != PROP_DEFINITION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), g_value_get_string (value));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  g_value_get_string (value), -1);
}

static void
samvad_chart_panel_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (samvad_chart_panel_parent_class)->dispose (object);
}

static void
samvad_chart_panel_class_init (SamvadChartPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_chart_panel_dispose;
  G_OBJECT_CLASS (klass)->set_property = samvad_chart_panel_set_property;
  properties[PROP_DEFINITION] = g_param_spec_string ("definition", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  g_type_ensure (SAMVAD_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-chart-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadChartPanel, title);
  gtk_widget_class_bind_template_child (widget_class, SamvadChartPanel, readout);
  gtk_widget_class_bind_template_child (widget_class, SamvadChartPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadChartPanel, view);
  gtk_widget_class_bind_template_child (widget_class, SamvadChartPanel, table);
  gtk_widget_class_bind_template_child (widget_class, SamvadChartPanel, toggle);
  gtk_widget_class_bind_template_child (widget_class, SamvadChartPanel, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
samvad_chart_panel_init (SamvadChartPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** @chart: (transfer full) */
void
samvad_chart_panel_take_chart (SamvadChartPanel *self,
                               SamvadChart      *chart)
{
  g_return_if_fail (SAMVAD_IS_CHART_PANEL (self));

  gtk_label_set_text (self->title, samvad_chart_get_title (chart));
  samvad_chart_view_set_chart (self->view, chart);
  samvad_chart_unref (chart);
  fill_table (self);
}

/** Returns: (transfer none): the drawing, for its signals and its selection */
SamvadChartView *
samvad_chart_panel_get_view (SamvadChartPanel *self)
{
  return self->view;
}
