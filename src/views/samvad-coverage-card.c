/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-coverage-card.h"

#include "samvad-chart-panel.h"
#include "samvad-columns.h"
#include "samvad-coverage-chart.h"
#include "samvad-planner-dialog.h"
#include "samvad-records.h"
#include "samvad-text.h"

struct _SamvadCoverageCard {
  SamvadPage        parent;
  SamvadChartPanel *counted;
  SamvadChartPanel *opinions;
};

G_DEFINE_FINAL_TYPE (SamvadCoverageCard, samvad_coverage_card, SAMVAD_TYPE_PAGE)

static void
samvad_coverage_card_show (SamvadPage     *page,
                           SamvadSnapshot *snapshot)
{
  SamvadCoverageCard *self = SAMVAD_COVERAGE_CARD (page);

  if (snapshot == NULL)
    return;
  samvad_chart_panel_take_chart (self->counted, samvad_coverage_chart_new_counted (snapshot));
  samvad_chart_panel_take_chart (self->opinions, samvad_coverage_chart_new_opinions (snapshot));
}

static void
open_counted (SamvadCoverageCard *self,
              const char         *code)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);
  g_autofree char *title = NULL;

  filter->unit = SAMVAD_CALL_UNIT_COUNTED;
  filter->counts = snapshot->figures->pace.counts;
  filter->district = g_strdup (code);
  /* Translators: %s is a district */
  title = g_strdup_printf (_("Counted towards the target: %s"), samvad_snapshot_get_district (snapshot, code));
  samvad_records_present (GTK_WIDGET (self), model, filter, title);
}

static void
open_opinions (SamvadCoverageCard *self,
               const char         *code)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);
  g_autofree char *title = NULL;

  filter->unit = SAMVAD_CALL_UNIT_HEARD;
  filter->sentiments = SAMVAD_SENTIMENTS_STATED;
  filter->from = samvad_month_get_start (snapshot->figures->month - (SamvadMonth) snapshot->figures->window + 1);
  filter->district = g_strdup (code);
  /* Translators: %s is a district */
  title = g_strdup_printf (_("Opinions: %s"), samvad_snapshot_get_district (snapshot, code));
  samvad_records_present (GTK_WIDGET (self), model, filter, title);
}

static void
samvad_coverage_card_open_planner (SamvadCoverageCard *self)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (samvad_page_get_model (SAMVAD_PAGE (self)));

  if (snapshot != NULL)
    samvad_planner_dialog_present (GTK_WIDGET (self), snapshot);
}

static void
samvad_coverage_card_class_init (SamvadCoverageCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_coverage_card_show;
  g_type_ensure (SAMVAD_TYPE_COLUMNS);
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-coverage-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadCoverageCard, counted);
  gtk_widget_class_bind_template_child (widget_class, SamvadCoverageCard, opinions);
  gtk_widget_class_bind_template_callback (widget_class, samvad_coverage_card_open_planner);
}

static void
samvad_coverage_card_init (SamvadCoverageCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->counted), "activated", G_CALLBACK (open_counted), self);
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->opinions), "activated", G_CALLBACK (open_opinions), self);
}
