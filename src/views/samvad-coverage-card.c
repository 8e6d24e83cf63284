/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-coverage-table.h"

#include "samvad-figure-item.h"
#include "samvad-records.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadCoverageTable {
  SamvadPage     parent;
  GtkColumnView *view;
  GListStore    *items;
};

G_DEFINE_FINAL_TYPE (SamvadCoverageTable, samvad_coverage_table, SAMVAD_TYPE_PAGE)

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
  const SamvadDistrictFigures *district = samvad_figure_item_get_district (item);
  g_autofree char *counted = samvad_text_number (district->counted);
  g_autofree char *target = NULL;

  if (district->target < 0)
    {
      gtk_label_set_text (label, counted);
      return;
    }
  target = samvad_text_number (district->target);
  samvad_label_take (label, g_strdup_printf (_("%1$s of %2$s"), counted, target));
}

static void
show_interviews (GtkLabel *label,
                 gpointer  item,
                 gpointer  data)
{
  samvad_label_take (label, samvad_text_number (samvad_figure_item_get_district (item)->sentiments.share.n));
}

static void
show_band (GtkLabel *label,
           gpointer  item,
           gpointer  data)
{
  const SamvadShare *share = &samvad_figure_item_get_district (item)->sentiments.share;

  switch (share->band)
    {
    case SAMVAD_BAND_SHOWN:
      gtk_label_set_text (label, _("● enough"));
      break;
    case SAMVAD_BAND_CAUTION:
      gtk_label_set_text (label, _("○ just enough, with caution"));
      break;
    case SAMVAD_BAND_SUPPRESSED:
    default:
      gtk_label_set_text (label, _("◌ too few to say anything"));
      break;
    }
}

static void
on_activate (SamvadCoverageTable *self,
             guint                position)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadFigureItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);
  g_autofree char *title = NULL;

  filter->unit = SAMVAD_CALL_UNIT_COUNTED;
  filter->counts = samvad_figure_item_get_snapshot (item)->figures->pace.counts;
  filter->district = g_strdup (samvad_figure_item_get_district (item)->code);
  /* Translators: %s is a district */
  title = g_strdup_printf (_("Counted towards the target: %s"), samvad_figure_item_get_name (item));
  samvad_records_present (GTK_WIDGET (self), model, filter, title);
}

static void
samvad_coverage_table_show (SamvadPage     *page,
                            SamvadSnapshot *snapshot)
{
  SamvadCoverageTable *self = SAMVAD_COVERAGE_TABLE (page);

  if (snapshot == NULL)
    g_list_store_remove_all (self->items);
  else
    samvad_figure_items_show_districts (self->items, snapshot);
}

static void
samvad_coverage_table_dispose (GObject *object)
{
  g_clear_object (&SAMVAD_COVERAGE_TABLE (object)->items);
  G_OBJECT_CLASS (samvad_coverage_table_parent_class)->dispose (object);
}

static void
samvad_coverage_table_class_init (SamvadCoverageTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_coverage_table_dispose;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_coverage_table_show;
}

static void
samvad_coverage_table_init (SamvadCoverageTable *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->items = g_list_store_new (SAMVAD_TYPE_FIGURE_ITEM);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
  samvad_column_append (self->view, _("District"), FALSE, show_name, NULL);
  samvad_column_append (self->view, _("Counted"), TRUE, show_counted, NULL);
  samvad_column_append (self->view, _("Interviews"), TRUE, show_interviews, NULL);
  gtk_column_view_column_set_expand (samvad_column_append (self->view, _("Enough to say anything?"),
                                                           FALSE, show_band, NULL), TRUE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Coverage of the districts"), -1);
}
