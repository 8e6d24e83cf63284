/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-districts-page.h"

#include "samvad-boundaries.h"
#include "samvad-boundary-choice.h"
#include "samvad-boundary-words.h"
#include "samvad-chart-panel.h"
#include "samvad-columns.h"
#include "samvad-district-card.h"
#include "samvad-district-charts.h"
#include "samvad-district-pane.h"
#include "samvad-district-records.h"
#include "samvad-district-words.h"
#include "samvad-finding-words.h"
#include "samvad-month-empty.h"
#include "samvad-services-card.h"
#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-words.h"

#include <string.h>

struct _SamvadDistrictsPage {
  SamvadPage          parent;
  GtkStack           *stack;
  SamvadMonthEmpty   *empty;
  GtkLabel           *finding;
  GtkLabel           *state;
  GtkDropDown        *window;
  GtkStringList      *windows;
  GtkStack           *charts;
  SamvadChartPanel   *map;
  SamvadChartPanel   *intervals;
  SamvadChartPanel   *funnel;
  SamvadChartPanel   *planning;
  SamvadServicesCard *services;
  SamvadDistrictCard *card;
  SamvadDistrictPane *pane;
  gboolean            open;             /* @selected, or the State, is shown whole */
  char               *selected;         /* code; NULL: none */
};

G_DEFINE_FINAL_TYPE (SamvadDistrictsPage, samvad_districts_page, SAMVAD_TYPE_PAGE)

/* Months; 0: by the rule */
static const guint window_months[] = { 0, 1, 2, 4, 12 };

static SamvadSnapshot *
get_snapshot (SamvadDistrictsPage *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));

  return model != NULL ? samvad_view_model_get_snapshot (model) : NULL;
}

static void
fill_windows (SamvadDistrictsPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (window_months); i++)
    {
      g_autofree char *text = samvad_words_window (window_months[i]);

      gtk_string_list_append (self->windows, text);
    }
}

static void
on_window_chosen (SamvadDistrictsPage *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  guint index = gtk_drop_down_get_selected (self->window);

  if (model != NULL && index < G_N_ELEMENTS (window_months))
    samvad_view_model_set_window (model, window_months[index]);
}

/* The same district in all views: one that went back into another is selected as that. */
static void
select_district (SamvadDistrictsPage *self,
                 const char          *code)
{
  SamvadChartPanel *panels[] = { self->map, self->intervals, self->funnel, self->planning };
  SamvadSnapshot *snapshot = get_snapshot (self);

  if (code != NULL && snapshot != NULL)
    code = samvad_boundaries_find_listed (snapshot->bounded->reading, code);
  if (code != self->selected)
    {
      g_free (self->selected);
      self->selected = g_strdup (code);
    }
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    samvad_chart_view_select (samvad_chart_panel_get_view (panels[i]), self->selected);
  samvad_services_card_select (self->services, self->selected);
  if (snapshot != NULL)
    samvad_district_card_show (self->card, samvad_page_get_model (SAMVAD_PAGE (self)), self->selected);
}

static void
show_stack (SamvadDistrictsPage *self)
{
  SamvadSnapshot *snapshot = get_snapshot (self);
  gboolean empty = snapshot == NULL || snapshot->bounded->districts->len == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : self->open ? "district" : "content");
}

static void
on_open (SamvadDistrictsPage *self)
{
  self->open = TRUE;
  samvad_district_pane_open (self->pane, self->selected);
  show_stack (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
}

static void
on_closed (SamvadDistrictsPage *self)
{
  self->open = FALSE;
  samvad_district_pane_close (self->pane);
  show_stack (self);
  gtk_widget_grab_focus (GTK_WIDGET (samvad_chart_panel_get_view (self->map)));
}

static void
on_activated (SamvadDistrictsPage *self,
              const char          *code)
{
  if (g_strcmp0 (code, self->selected) == 0)
    on_open (self);
  else
    select_district (self, code);
}

/* A name or a number of the sentences above the charts. */
static gboolean
on_link (SamvadDistrictsPage *self,
         const char          *link)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  const char *code = strchr (link, ':') + 1;

  select_district (self, code);
  if (g_str_has_prefix (link, SAMVAD_FINDING_LINK_NEGATIVE))
    samvad_district_records_open_opinions (GTK_WIDGET (self), model, code, 1u << SAMVAD_SENTIMENT_NEGATIVE,
                                           samvad_text_label (samvad_sentiment_to_label (SAMVAD_SENTIMENT_NEGATIVE)));
  else if (g_str_has_prefix (link, SAMVAD_FINDING_LINK_OPINIONS))
    samvad_district_records_open_opinions (GTK_WIDGET (self), model, code, SAMVAD_SENTIMENTS_STATED, _("Opinions"));
  return TRUE;
}

/* Set anew it would lose what is selected in it, and the link that has the focus. */
static void
show_finding (SamvadDistrictsPage *self,
              SamvadSnapshot      *snapshot)
{
  g_autofree char *markup = samvad_finding_words_districts_linked (snapshot->bounded);

  if (g_strcmp0 (gtk_label_get_label (self->finding), markup) != 0)
    gtk_label_set_markup (self->finding, markup);
}

static char *
describe_basis (SamvadSnapshot *snapshot)
{
  g_autofree char *window = samvad_district_words_window (snapshot->bounded);
  g_autofree char *state = samvad_words_state (snapshot);
  g_autofree char *boundaries = samvad_boundary_words_state (snapshot->bounded->reading);
  g_autoptr (GString) basis = g_string_new (window);

  if (*state != '\0')
    g_string_append_printf (basis, " · %s", state);
  if (boundaries != NULL)
    g_string_append_printf (basis, " · %s", boundaries);
  return g_string_free (g_steal_pointer (&basis), FALSE);
}

static void
show_charts (SamvadDistrictsPage *self,
             SamvadSnapshot      *snapshot)
{
  SamvadOutlines *outlines = samvad_view_model_get_outlines (samvad_page_get_model (SAMVAD_PAGE (self)));

  samvad_chart_panel_take_chart (self->map, samvad_district_charts_new_map (snapshot, outlines));
  samvad_chart_panel_take_chart (self->intervals,
                                 samvad_district_charts_new_intervals (snapshot, SAMVAD_DISTRICT_ORDER_SHARE));
  samvad_chart_panel_take_chart (self->planning,
                                 samvad_district_charts_new_intervals (snapshot, SAMVAD_DISTRICT_ORDER_PLANNING));
  samvad_chart_panel_take_chart (self->funnel, samvad_district_charts_new_funnel (snapshot));
  samvad_services_card_show (self->services, samvad_page_get_model (SAMVAD_PAGE (self)), NULL);
}

static void
samvad_districts_page_show (SamvadPage     *page,
                            SamvadSnapshot *snapshot)
{
  SamvadDistrictsPage *self = SAMVAD_DISTRICTS_PAGE (page);

  if (snapshot == NULL)
    return;
  show_stack (self);
  if (snapshot->bounded->districts->len == 0)
    return;
  show_finding (self, snapshot);
  samvad_label_take (self->state, describe_basis (snapshot));
  show_charts (self, snapshot);
  select_district (self, self->selected);
}

static void
samvad_districts_page_select (SamvadPage *page)
{
  SamvadDistrictsPage *self = SAMVAD_DISTRICTS_PAGE (page);
  SamvadViewModel *model = samvad_page_get_model (page);
  guint index = 0;

  if (samvad_page_get_model (SAMVAD_PAGE (self->empty)) == NULL)
    {
      g_object_set (self->empty, "model", model, NULL);
      g_object_set (self->pane, "model", model, NULL);
    }
  while (index + 1 < G_N_ELEMENTS (window_months) && window_months[index] != samvad_view_model_get_window (model))
    index++;
  gtk_drop_down_set_selected (self->window, index);
}

static void
samvad_districts_page_finalize (GObject *object)
{
  g_free (SAMVAD_DISTRICTS_PAGE (object)->selected);
  G_OBJECT_CLASS (samvad_districts_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, finding);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, state);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, window);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, windows);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, charts);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, map);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, intervals);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, funnel);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, planning);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, services);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, card);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictsPage, pane);
}

static void
samvad_districts_page_class_init (SamvadDistrictsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = samvad_districts_page_finalize;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_districts_page_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_districts_page_select;
  g_type_ensure (SAMVAD_TYPE_BOUNDARY_CHOICE);
  g_type_ensure (SAMVAD_TYPE_COLUMNS);
  g_type_ensure (SAMVAD_TYPE_MONTH_EMPTY);
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  g_type_ensure (SAMVAD_TYPE_DISTRICT_CARD);
  g_type_ensure (SAMVAD_TYPE_DISTRICT_PANE);
  g_type_ensure (SAMVAD_TYPE_SERVICES_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-districts-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_window_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_link);
  gtk_widget_class_bind_template_callback (widget_class, select_district);
  gtk_widget_class_bind_template_callback (widget_class, on_closed);
}

static void
samvad_districts_page_init (SamvadDistrictsPage *self)
{
  SamvadChartPanel **panels[] = { &self->map, &self->intervals, &self->funnel, &self->planning };

  gtk_widget_init_template (GTK_WIDGET (self));
  fill_windows (self);
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    g_signal_connect_swapped (samvad_chart_panel_get_view (*panels[i]), "activated", G_CALLBACK (on_activated), self);
}

/** Shows the district of that code whole, as soon as it is known. */
void
samvad_districts_page_open (SamvadDistrictsPage *self,
                            const char          *code)
{
  g_return_if_fail (SAMVAD_IS_DISTRICTS_PAGE (self));

  select_district (self, code);
  on_open (self);
}
