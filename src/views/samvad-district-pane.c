/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-pane.h"

#include "samvad-boundaries.h"
#include "samvad-boundary-choice.h"
#include "samvad-boundary-words.h"
#include "samvad-chart-panel.h"
#include "samvad-columns.h"
#include "samvad-detail-charts.h"
#include "samvad-district-records.h"
#include "samvad-district-words.h"
#include "samvad-open-list.h"
#include "samvad-opinion-counts.h"
#include "samvad-remark-list.h"
#include "samvad-services-card.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadDistrictPane {
  SamvadPage          parent;
  GtkScrolledWindow  *scroll;
  GtkLabel           *name;
  GtkLabel           *window;
  GtkLabel           *comparison;
  GtkLabel           *share;
  SamvadOpinionCounts *counts;
  GtkLabel           *change;
  GtkLabel           *rank;
  GtkLabel           *callers;
  GtkWidget          *boundary_row;
  GtkLabel           *boundary;
  SamvadChartPanel   *trend;
  SamvadChartPanel   *received;
  SamvadChartPanel   *voices;
  SamvadChartPanel   *issues;
  SamvadServicesCard *services;
  SamvadOpenList     *actions;
  SamvadRemarkList   *remarks;
  gboolean            open;
  char               *code;     /* NULL: the State */
};

G_DEFINE_FINAL_TYPE (SamvadDistrictPane, samvad_district_pane, SAMVAD_TYPE_PAGE)

enum { CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static SamvadSnapshot *
get_snapshot (SamvadDistrictPane *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));

  return model != NULL && self->open ? samvad_view_model_get_snapshot (model) : NULL;
}

static void
on_opinions (SamvadDistrictPane *self)
{
  if (get_snapshot (self) != NULL)
    samvad_district_records_open_opinions (GTK_WIDGET (self), samvad_page_get_model (SAMVAD_PAGE (self)), self->code,
                                           SAMVAD_SENTIMENTS_STATED, _("Opinions"));
}

static void
on_month_activated (SamvadDistrictPane *self,
                    const char         *key)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadCallFilter) filter = NULL;
  g_autofree char *name = NULL;
  SamvadMonth month;

  if (get_snapshot (self) == NULL || !samvad_month_parse (key, &month))
    return;
  filter = samvad_district_records_filter (model, self->code, SAMVAD_DISTRICT_OPINIONS);
  filter->sentiments = SAMVAD_SENTIMENTS_STATED;
  filter->from = samvad_month_get_start (month);
  filter->to = samvad_month_get_end (month);
  name = samvad_text_month (month);
  samvad_district_records_present (GTK_WIDGET (self), model, self->code, filter, name);
}

/* A bar, or one part of it. */
static void
on_service_activated (SamvadDistrictPane *self,
                      const char         *key)
{
  guint received = SAMVAD_RECEIVED_STATED;
  SamvadService service;

  if (get_snapshot (self) != NULL && samvad_detail_charts_parse_received (key, &service, &received))
    samvad_district_records_open_service (GTK_WIDGET (self), samvad_page_get_model (SAMVAD_PAGE (self)), self->code, -1,
                                          service, received);
}

/* @key: as the charts of the voices and the issues name what they count */
static void
on_voice_activated (SamvadDistrictPane *self,
                    const char         *key)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadCallFilter) filter = NULL;
  g_autofree char *what = NULL;

  if (get_snapshot (self) == NULL)
    return;
  filter = samvad_district_records_filter (model, self->code, SAMVAD_DISTRICT_ANSWERS);
  what = samvad_detail_charts_narrow (key, filter);
  samvad_district_records_present (GTK_WIDGET (self), model, self->code, filter, what);
}

static void
on_back (SamvadDistrictPane *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* On which boundaries the district is read, and what changed if it was the one. */
static void
show_boundaries (SamvadDistrictPane *self,
                 SamvadSnapshot     *snapshot)
{
  const SamvadFigures *figures = snapshot->bounded;
  char *text = NULL;

  gtk_widget_set_visible (self->boundary_row, samvad_boundary_choice_is_offered (snapshot->figures->reading));
  if (self->code != NULL)
    text = samvad_boundary_words_describe (figures, samvad_boundaries_get_since (figures->month), self->code);
  samvad_label_take_optional (self->boundary, text != NULL ? text : samvad_boundary_words_state (figures->reading));
}

static void
show_words (SamvadDistrictPane          *self,
            SamvadSnapshot              *snapshot,
            const SamvadDistrictFigures *district,
            const SamvadDistrictDetail  *detail)
{
  const SamvadFigures *figures = snapshot->bounded;

  gtk_label_set_text (self->name, samvad_district_words_name (snapshot, self->code));
  samvad_label_take (self->window, samvad_district_words_window (figures));
  if (district != NULL)
    samvad_label_take (self->comparison, samvad_district_words_comparison (figures, district));
  samvad_widget_set_class (self->comparison, "strong", district != NULL && district->differs);
  samvad_label_take_optional (self->change, samvad_district_words_change (figures, detail));
  samvad_label_take_optional (self->rank, district != NULL ? samvad_district_words_rank (figures, district) : NULL);
  samvad_label_take (self->share, samvad_district_words_share (&detail->now));
  gtk_widget_set_visible (GTK_WIDGET (self->comparison), district != NULL);
  samvad_label_take_optional (self->callers, samvad_district_words_callers (&detail->caller, detail->now.n));
}

static void
show_lists (SamvadDistrictPane *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadCallFilter) filter = samvad_district_records_filter (model, self->code, SAMVAD_DISTRICT_OPINIONS);

  filter->remarks = TRUE;
  samvad_remark_list_show (self->remarks, model, filter);
  samvad_open_list_show (self->actions, model, self->code);
}

/* A district that went back into another is shown as that. */
static void
follow_district (SamvadDistrictPane *self,
                 SamvadSnapshot     *snapshot)
{
  g_autofree char *old = self->code;

  self->code = old != NULL ? g_strdup (samvad_boundaries_find_listed (snapshot->bounded->reading, old)) : NULL;
}

static void
samvad_district_pane_show (SamvadPage     *page,
                           SamvadSnapshot *snapshot)
{
  SamvadDistrictPane *self = SAMVAD_DISTRICT_PANE (page);
  const SamvadDistrictFigures *district;
  SamvadDistrictDetail detail;

  if (snapshot == NULL || !self->open)
    return;
  follow_district (self, snapshot);
  district = self->code != NULL ? samvad_snapshot_find_district (snapshot, self->code) : NULL;
  if (self->code != NULL && district == NULL)
    {
      on_back (self);
      return;
    }
  detail = samvad_district_detail_new (snapshot->bounded, self->code);
  show_words (self, snapshot, district, &detail);
  show_boundaries (self, snapshot);
  samvad_opinion_counts_show (self->counts, samvad_page_get_model (page), self->code);
  samvad_chart_panel_take_chart (self->trend, samvad_detail_charts_new_trend (snapshot, &detail));
  samvad_chart_panel_take_chart (self->received, samvad_detail_charts_new_received (snapshot, self->code));
  samvad_chart_panel_take_chart (self->voices, samvad_detail_charts_new_voices (snapshot, self->code));
  samvad_chart_panel_take_chart (self->issues, samvad_detail_charts_new_issues (snapshot, self->code));
  samvad_services_card_show (self->services, samvad_page_get_model (page), self->code);
  show_lists (self);
}

static void
samvad_district_pane_finalize (GObject *object)
{
  g_free (SAMVAD_DISTRICT_PANE (object)->code);
  G_OBJECT_CLASS (samvad_district_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, name);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, window);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, comparison);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, share);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, counts);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, change);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, rank);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, callers);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, boundary_row);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, boundary);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, trend);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, received);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, voices);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, issues);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, services);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, actions);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictPane, remarks);
}

static void
samvad_district_pane_class_init (SamvadDistrictPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = samvad_district_pane_finalize;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_district_pane_show;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  g_type_ensure (SAMVAD_TYPE_BOUNDARY_CHOICE);
  g_type_ensure (SAMVAD_TYPE_COLUMNS);
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  g_type_ensure (SAMVAD_TYPE_SERVICES_CARD);
  g_type_ensure (SAMVAD_TYPE_OPEN_LIST);
  g_type_ensure (SAMVAD_TYPE_OPINION_COUNTS);
  g_type_ensure (SAMVAD_TYPE_REMARK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-district-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_opinions);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "closed", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Escape, 0, "closed", NULL);
}

static void
samvad_district_pane_init (SamvadDistrictPane *self)
{
  const struct { SamvadChartPanel **panel; GCallback activated; } panels[] = {
    { &self->trend, G_CALLBACK (on_month_activated) },
    { &self->received, G_CALLBACK (on_service_activated) },
    { &self->voices, G_CALLBACK (on_voice_activated) },
    { &self->issues, G_CALLBACK (on_voice_activated) },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    g_signal_connect_swapped (samvad_chart_panel_get_view (*panels[i].panel), "activated", panels[i].activated, self);
}

/** @code: (nullable): the district to show; %NULL: the State */
void
samvad_district_pane_open (SamvadDistrictPane *self,
                           const char         *code)
{
  g_return_if_fail (SAMVAD_IS_DISTRICT_PANE (self));

  if (code != self->code)
    {
      g_free (self->code);
      self->code = g_strdup (code);
    }
  self->open = TRUE;
  if (get_snapshot (self) == NULL)
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  samvad_district_pane_show (SAMVAD_PAGE (self), get_snapshot (self));
}

/** Nothing is read for it any more. */
void
samvad_district_pane_close (SamvadDistrictPane *self)
{
  g_return_if_fail (SAMVAD_IS_DISTRICT_PANE (self));

  self->open = FALSE;
}
