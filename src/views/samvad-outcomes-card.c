/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-outcomes-card.h"

#include "samvad-chart-panel.h"
#include "samvad-columns.h"
#include "samvad-outcomes-chart.h"
#include "samvad-records.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadOutcomesCard {
  SamvadPage        parent;
  SamvadChartPanel *funnel;
  SamvadChartPanel *codes;
  SamvadChartPanel *hours;
  GtkButton        *overdue;
  GtkButton        *unknown;
};

G_DEFINE_FINAL_TYPE (SamvadOutcomesCard, samvad_outcomes_card, SAMVAD_TYPE_PAGE)

static void
open_code (SamvadOutcomesCard *self,
           const char         *key)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  SamvadOutcome outcome = samvad_outcome_from_code (key);
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);

  filter->unit = SAMVAD_CALL_UNIT_FINAL;
  filter->outcomes = 1u << outcome;
  if (outcome == SAMVAD_OUTCOME_OTHER)
    filter->outcomes |= 1u << SAMVAD_OUTCOME_UNKNOWN;
  samvad_records_present (GTK_WIDGET (self), model, filter, samvad_text_label (samvad_outcome_to_label (outcome)));
}

static void
samvad_outcomes_card_open_overdue (SamvadOutcomesCard *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);

  filter->unit = SAMVAD_CALL_UNIT_FINAL;
  filter->outcome = SAMVAD_OUTCOME_CALLBACK;
  filter->callback_before = filter->as_of;
  samvad_records_present (GTK_WIDGET (self), model, filter, _("Overdue callbacks"));
}

static void
samvad_outcomes_card_open_unknown (SamvadOutcomesCard *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);

  filter->outcome = SAMVAD_OUTCOME_UNKNOWN;
  samvad_records_present (GTK_WIDGET (self), model, filter, _("Outcomes that this version does not know"));
}

static char *
describe_unknown (gint64 n)
{
  g_autofree char *number = samvad_text_number (n);

  return g_strdup_printf (ngettext ("%s dial with an unknown outcome", "%s dials with an unknown outcome", (gulong) n), number);
}

static void
samvad_outcomes_card_show (SamvadPage     *page,
                           SamvadSnapshot *snapshot)
{
  SamvadOutcomesCard *self = SAMVAD_OUTCOMES_CARD (page);
  g_autofree char *unknown = NULL;

  if (snapshot == NULL || samvad_snapshot_is_empty (snapshot))
    return;
  samvad_chart_panel_take_chart (self->funnel, samvad_outcomes_chart_new_funnel (snapshot));
  samvad_chart_panel_take_chart (self->codes, samvad_outcomes_chart_new_codes (snapshot));
  samvad_chart_panel_take_chart (self->hours, samvad_outcomes_chart_new_hours (snapshot));
  unknown = describe_unknown (snapshot->figures->unknown_outcomes);
  gtk_button_set_label (self->unknown, unknown);
  gtk_widget_set_visible (GTK_WIDGET (self->unknown), snapshot->figures->unknown_outcomes > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->overdue), snapshot->figures->outcomes[SAMVAD_OUTCOME_CALLBACK] > 0);
}

static void
samvad_outcomes_card_class_init (SamvadOutcomesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_outcomes_card_show;
  g_type_ensure (SAMVAD_TYPE_COLUMNS);
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-outcomes-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadOutcomesCard, funnel);
  gtk_widget_class_bind_template_child (widget_class, SamvadOutcomesCard, codes);
  gtk_widget_class_bind_template_child (widget_class, SamvadOutcomesCard, hours);
  gtk_widget_class_bind_template_child (widget_class, SamvadOutcomesCard, overdue);
  gtk_widget_class_bind_template_child (widget_class, SamvadOutcomesCard, unknown);
  gtk_widget_class_bind_template_callback (widget_class, samvad_outcomes_card_open_overdue);
  gtk_widget_class_bind_template_callback (widget_class, samvad_outcomes_card_open_unknown);
}

static void
samvad_outcomes_card_init (SamvadOutcomesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->codes), "activated", G_CALLBACK (open_code), self);
}
