/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-outcomes-card.h"

#include <stdio.h>

#include "samvad-chart-panel.h"
#include "samvad-columns.h"
#include "samvad-number.h"
#include "samvad-outcomes-chart.h"
#include "samvad-text.h"

struct _SamvadOutcomesCard {
  SamvadPage        parent;
  SamvadChartPanel *codes;
  SamvadChartPanel *hours;
};

G_DEFINE_FINAL_TYPE (SamvadOutcomesCard, samvad_outcomes_card, SAMVAD_TYPE_PAGE)

static void
open_code (SamvadOutcomesCard *self,
           const char         *key)
{
  SamvadOutcome outcome = samvad_outcome_from_code (key);

  samvad_number_open_outcomes (samvad_page_get_model (SAMVAD_PAGE (self)), GTK_WIDGET (self), 1u << outcome,
                               samvad_text_label (samvad_outcome_to_label (outcome)));
}

/* All dials of the hour, over the months of the window: those that n counts. */
static void
open_hour (SamvadOutcomesCard *self,
           const char         *key)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  const SamvadFigures *figures = samvad_view_model_get_snapshot (model)->figures;
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);
  g_autofree char *day = NULL, *from = NULL, *to = NULL, *title = NULL;

  if (sscanf (key, "%d/%d", &filter->weekday, &filter->hour) != 2)
    return;
  filter->from = samvad_month_get_start (figures->month - (SamvadMonth) figures->window + 1);
  day = samvad_text_weekday (filter->weekday);
  from = samvad_text_number (filter->hour);
  to = samvad_text_number (filter->hour + 1);
  /* Translators: a day of the week, hours of the day from and to */
  title = g_strdup_printf (_("Dials: %1$s, %2$s–%3$s"), day, from, to);
  samvad_records_present (GTK_WIDGET (self), model, filter, title);
}

static void
samvad_outcomes_card_show (SamvadPage     *page,
                           SamvadSnapshot *snapshot)
{
  SamvadOutcomesCard *self = SAMVAD_OUTCOMES_CARD (page);

  if (snapshot == NULL || samvad_snapshot_is_empty (snapshot))
    return;
  samvad_chart_panel_take_chart (self->codes, samvad_outcomes_chart_new_codes (snapshot));
  samvad_chart_panel_take_chart (self->hours, samvad_outcomes_chart_new_hours (snapshot));
}

static void
samvad_outcomes_card_class_init (SamvadOutcomesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_outcomes_card_show;
  g_type_ensure (SAMVAD_TYPE_COLUMNS);
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-outcomes-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadOutcomesCard, codes);
  gtk_widget_class_bind_template_child (widget_class, SamvadOutcomesCard, hours);
}

static void
samvad_outcomes_card_init (SamvadOutcomesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->codes), "activated", G_CALLBACK (open_code), self);
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->hours), "activated", G_CALLBACK (open_hour), self);
}
