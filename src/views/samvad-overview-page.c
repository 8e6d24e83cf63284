/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-overview-page.h"

#include "samvad-burn-up-source.h"
#include "samvad-chart-panel.h"
#include "samvad-columns.h"
#include "samvad-coverage-table.h"
#include "samvad-month-empty.h"
#include "samvad-officer-table.h"
#include "samvad-outcomes-card.h"
#include "samvad-planner-dialog.h"
#include "samvad-records.h"
#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-words.h"

struct _SamvadOverviewPage {
  SamvadPage           parent;
  GtkStack            *stack;
  SamvadMonthEmpty    *empty;
  GtkLabel            *headline;
  GtkLabel            *verdict;
  GtkLabel            *per_day;
  GtkLabel            *working_days;
  GtkLabel            *what_counts;
  GtkLabel            *reached;
  GtkLabel            *rates;
  SamvadChartPanel    *burn_up;
  SamvadOfficerTable  *officers;
  SamvadOutcomesCard  *outcomes;
  SamvadCoverageTable *coverage;
};

G_DEFINE_FINAL_TYPE (SamvadOverviewPage, samvad_overview_page, SAMVAD_TYPE_PAGE)

/* The title is the finding: the verdict again, for those who look at the picture first. */
static SamvadChart *
make_burn_up (SamvadSnapshot *snapshot)
{
  SamvadChart *chart = samvad_burn_up_source_make (snapshot);
  g_autofree char *verdict = samvad_words_verdict (snapshot);

  samvad_chart_set_title (chart, verdict);
  return chart;
}

static void
samvad_overview_page_show (SamvadPage     *page,
                           SamvadSnapshot *snapshot)
{
  SamvadOverviewPage *self = SAMVAD_OVERVIEW_PAGE (page);

  if (snapshot == NULL)
    return;
  if (samvad_snapshot_is_empty (snapshot))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "content");
  samvad_label_take (self->headline, samvad_words_headline (snapshot));
  samvad_label_take (self->verdict, samvad_words_verdict (snapshot));
  samvad_label_take_optional (self->per_day, samvad_words_per_day (snapshot));
  samvad_label_take (self->working_days, samvad_words_working_days (snapshot));
  samvad_label_take (self->what_counts, samvad_words_what_counts (snapshot));
  samvad_label_take (self->reached, samvad_words_reached (snapshot));
  samvad_label_take (self->rates, samvad_words_rates (snapshot));
  samvad_chart_panel_take_chart (self->burn_up, make_burn_up (snapshot));
}

static void
samvad_overview_page_open_counted (SamvadOverviewPage *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  g_autoptr (SamvadCallFilter) filter = NULL;

  if (snapshot == NULL)
    return;
  filter = samvad_records_filter_new (model);
  filter->unit = SAMVAD_CALL_UNIT_COUNTED;
  filter->counts = snapshot->figures->pace.counts;
  samvad_records_present (GTK_WIDGET (self), model, filter, _("Counted towards the target"));
}

static void
samvad_overview_page_open_planner (SamvadOverviewPage *self)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (samvad_page_get_model (SAMVAD_PAGE (self)));

  if (snapshot != NULL)
    samvad_planner_dialog_present (GTK_WIDGET (self), snapshot);
}

/* The parts of the page listen for themselves. */
static void
samvad_overview_page_select (SamvadPage *page)
{
  SamvadOverviewPage *self = SAMVAD_OVERVIEW_PAGE (page);
  SamvadViewModel *model = samvad_page_get_model (page);

  if (samvad_page_get_model (SAMVAD_PAGE (self->officers)) != NULL)
    return;
  g_object_set (self->officers, "model", model, NULL);
  g_object_set (self->outcomes, "model", model, NULL);
  g_object_set (self->coverage, "model", model, NULL);
  g_object_set (self->empty, "model", model, NULL);
}

static void
samvad_overview_page_class_init (SamvadOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_overview_page_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_overview_page_select;
  g_type_ensure (SAMVAD_TYPE_COLUMNS);
  g_type_ensure (SAMVAD_TYPE_MONTH_EMPTY);
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  g_type_ensure (SAMVAD_TYPE_OFFICER_TABLE);
  g_type_ensure (SAMVAD_TYPE_OUTCOMES_CARD);
  g_type_ensure (SAMVAD_TYPE_COVERAGE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-overview-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, samvad_overview_page_open_counted);
  gtk_widget_class_bind_template_callback (widget_class, samvad_overview_page_open_planner);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, headline);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, per_day);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, working_days);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, what_counts);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, reached);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, rates);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, burn_up);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, officers);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, outcomes);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, coverage);
}

static void
samvad_overview_page_init (SamvadOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
