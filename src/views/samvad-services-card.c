/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-services-card.h"

#include "samvad-chart-panel.h"
#include "samvad-district-records.h"
#include "samvad-returns-window.h"
#include "samvad-services-chart.h"
#include "samvad-text.h"

#include <string.h>

struct _SamvadServicesCard {
  AdwBin            parent;
  GtkStack         *stack;
  GtkDropDown      *category;
  GtkStringList    *categories;
  GtkWidget        *by_district;
  SamvadChartPanel *districts;
  SamvadChartPanel *families;
  SamvadChartPanel *heard;
  SamvadViewModel  *model;
  SamvadSnapshot   *snapshot;
  char             *district;   /* code; NULL: the State */
};

G_DEFINE_FINAL_TYPE (SamvadServicesCard, samvad_services_card, ADW_TYPE_BIN)

enum { SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Returns: (nullable): the code of the chosen kind of family; %NULL: all */
static const char *
get_category (SamvadServicesCard *self)
{
  guint index = gtk_drop_down_get_selected (self->category);

  return index == 0 || index > SAMVAD_CATEGORY_UNKNOWN ? NULL : samvad_category_to_code ((SamvadCategory) (index - 1));
}

static void
show_districts (SamvadServicesCard *self)
{
  if (self->snapshot != NULL)
    samvad_chart_panel_take_chart (self->districts,
                                   samvad_services_chart_new_by_district (self->snapshot, get_category (self)));
}

static void
show_control (SamvadServicesCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->category),
                          g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "districts") == 0);
}

/* A district has a cell for each service: the one that has the focus was meant. */
static void
on_district_activated (SamvadServicesCard *self,
                       const char         *code)
{
  int cell = samvad_chart_get_focus (samvad_chart_view_get_chart (samvad_chart_panel_get_view (self->districts)));
  int category = (int) gtk_drop_down_get_selected (self->category) - 1;

  g_signal_emit (self, signals[SELECTED], 0, code);
  if (cell >= 0)
    samvad_district_records_open_service (GTK_WIDGET (self), self->model, code, category,
                                          (SamvadService) (cell % SAMVAD_N_SERVICES), SAMVAD_RECEIVED_STATED);
}

static void
on_family_activated (SamvadServicesCard *self,
                     const char         *key)
{
  SamvadService service;
  SamvadCategory category;

  if (samvad_services_chart_parse_key (key, &service, &category))
    samvad_district_records_open_service (GTK_WIDGET (self), self->model, self->district, (int) category, service,
                                          SAMVAD_RECEIVED_STATED);
}

/* What was heard opens calls, what was reported opens returns. */
static void
on_heard_activated (SamvadServicesCard *self,
                    const char         *key)
{
  gboolean reported = g_str_has_prefix (key, SAMVAD_SERVICES_CHART_REPORTED);
  SamvadService service = samvad_service_from_code (reported ? key + strlen (SAMVAD_SERVICES_CHART_REPORTED) : key);

  if (service == SAMVAD_SERVICE_UNKNOWN || self->snapshot == NULL)
    return;
  if (reported)
    samvad_returns_window_present (GTK_WIDGET (self), self->snapshot, self->district, service);
  else
    samvad_district_records_open_service (GTK_WIDGET (self), self->model, self->district, -1, service, SAMVAD_RECEIVED_STATED);
}

static void
samvad_services_card_dispose (GObject *object)
{
  SamvadServicesCard *self = SAMVAD_SERVICES_CARD (object);

  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  g_clear_object (&self->model);
  g_clear_pointer (&self->district, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (samvad_services_card_parent_class)->dispose (object);
}

static void
samvad_services_card_class_init (SamvadServicesCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_services_card_dispose;
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-services-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadServicesCard, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadServicesCard, category);
  gtk_widget_class_bind_template_child (widget_class, SamvadServicesCard, categories);
  gtk_widget_class_bind_template_child (widget_class, SamvadServicesCard, by_district);
  gtk_widget_class_bind_template_child (widget_class, SamvadServicesCard, districts);
  gtk_widget_class_bind_template_child (widget_class, SamvadServicesCard, families);
  gtk_widget_class_bind_template_child (widget_class, SamvadServicesCard, heard);
  gtk_widget_class_bind_template_callback (widget_class, show_districts);
  gtk_widget_class_bind_template_callback (widget_class, show_control);
}

static void
samvad_services_card_init (SamvadServicesCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (self->categories, _("All families"));
  for (guint i = 0; i < SAMVAD_CATEGORY_UNKNOWN; i++)
    gtk_string_list_append (self->categories, samvad_text_label (samvad_category_to_label (i)));
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->districts), "activated",
                            G_CALLBACK (on_district_activated), self);
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->families), "activated",
                            G_CALLBACK (on_family_activated), self);
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->heard), "activated", G_CALLBACK (on_heard_activated),
                            self);
}

/**
 * samvad_services_card_show:
 * @model: has a snapshot
 * @district: (nullable): code; %NULL: the State
 */
void
samvad_services_card_show (SamvadServicesCard *self,
                           SamvadViewModel    *model,
                           const char         *district)
{
  SamvadSnapshot *old = self->snapshot, *snapshot = samvad_view_model_get_snapshot (model);

  g_return_if_fail (SAMVAD_IS_SERVICES_CARD (self));

  g_set_object (&self->model, model);
  if (district != self->district)
    {
      g_free (self->district);
      self->district = g_strdup (district);
    }
  self->snapshot = samvad_snapshot_ref (snapshot);
  g_clear_pointer (&old, samvad_snapshot_unref);
  gtk_widget_set_visible (self->by_district, district == NULL);
  if (district == NULL)
    show_districts (self);
  samvad_chart_panel_take_chart (self->families, samvad_services_chart_new_by_category (snapshot, district));
  samvad_chart_panel_take_chart (self->heard, samvad_services_chart_new_heard (snapshot, district));
}

/** @code: (nullable): of the district to mark */
void
samvad_services_card_select (SamvadServicesCard *self,
                             const char         *code)
{
  samvad_chart_view_select (samvad_chart_panel_get_view (self->districts), code);
}
