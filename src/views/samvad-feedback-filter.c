/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-feedback-filter.h"

#include "samvad-choice.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

#define YEAR 12

typedef enum {
  PERIOD_MONTH,
  PERIOD_WINDOW,
  PERIOD_YEAR,
  PERIOD_ALL,
} Period;

struct _SamvadFeedbackFilter {
  AdwBin          parent;
  GtkSearchEntry *search;
  GtkMenuButton  *button;
  GtkBox         *summary_row;
  GtkLabel       *summary;
  GtkDropDown    *period;
  GtkDropDown    *district;
  GtkDropDown    *project;
  GtkDropDown    *service;
  GtkDropDown    *sentiment;
  GtkDropDown    *category;
  GtkDropDown    *officer;
  GtkCheckButton *remarks;
  SamvadSnapshot *snapshot;
  gboolean        filling;      /* the choices are being made, not chosen from */
};

G_DEFINE_FINAL_TYPE (SamvadFeedbackFilter, samvad_feedback_filter, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_summary (SamvadFeedbackFilter *self)
{
  GtkDropDown *choices[] = { self->district, self->project, self->service, self->sentiment, self->category,
                             self->officer };
  g_autoptr (GString) text = g_string_new (NULL);
  GtkStringObject *period = gtk_drop_down_get_selected_item (self->period);

  if (gtk_drop_down_get_selected (self->period) != PERIOD_MONTH && period != NULL)
    g_string_append (text, gtk_string_object_get_string (period));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (samvad_choice_get_label (choices[i]) != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", samvad_choice_get_label (choices[i]));
  if (gtk_check_button_get_active (self->remarks))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", gtk_check_button_get_label (self->remarks));
  gtk_label_set_text (self->summary, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_row), text->len > 0);
  samvad_widget_set_class (self->button, "accent", text->len > 0);
}

static void
on_changed (SamvadFeedbackFilter *self)
{
  if (self->filling)
    return;
  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_districts (SamvadFeedbackFilter *self)
{
  GPtrArray *districts = self->snapshot->figures->districts, *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (districts, i);

      g_ptr_array_add (codes, g_strdup (district->code));
      g_ptr_array_add (labels, (gpointer) samvad_snapshot_get_district (self->snapshot, district->code));
    }
  samvad_choice_fill (self->district, _("All districts"), codes, labels);
}

/* Those of the chosen district. */
static void
fill_projects (SamvadFeedbackFilter *self)
{
  GPtrArray *projects = self->snapshot->figures->reading->projects, *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  const char *district = samvad_choice_get (self->district);

  for (guint i = 0; i < projects->len; i++)
    {
      const SamvadProject *project = g_ptr_array_index (projects, i);

      if (district != NULL && g_strcmp0 (project->district, district) != 0)
        continue;
      g_ptr_array_add (codes, g_strdup (project->id));
      g_ptr_array_add (labels, (gpointer) samvad_text_name (&project->name));
    }
  samvad_choice_fill (self->project, _("All projects"), codes, labels);
}

static void
fill_officers (SamvadFeedbackFilter *self)
{
  GPtrArray *officers = self->snapshot->figures->reading->officers, *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < officers->len; i++)
    {
      const SamvadOfficer *officer = g_ptr_array_index (officers, i);

      g_ptr_array_add (codes, g_strdup (officer->key));
      g_ptr_array_add (labels, (gpointer) samvad_text_name (&officer->name));
    }
  samvad_choice_fill (self->officer, _("All officers"), codes, labels);
}

static void
fill_fixed (GtkDropDown *drop_down,
            const char  *all,
            guint        n_values,
            const char *(*get_code) (guint),
            const char *(*get_label) (guint))
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < n_values; i++)
    {
      g_ptr_array_add (codes, g_strdup (get_code (i)));
      g_ptr_array_add (labels, (gpointer) samvad_text_label (get_label (i)));
    }
  samvad_choice_fill (drop_down, all, codes, labels);
}

static const char *
get_service_code (guint service)
{
  return samvad_service_to_code ((SamvadService) service);
}

static const char *
get_service_label (guint service)
{
  return samvad_service_to_label ((SamvadService) service);
}

static const char *
get_sentiment_code (guint sentiment)
{
  return samvad_sentiment_to_code ((SamvadSentiment) sentiment);
}

static const char *
get_sentiment_label (guint sentiment)
{
  return samvad_sentiment_to_label ((SamvadSentiment) sentiment);
}

static const char *
get_category_code (guint category)
{
  return samvad_category_to_code ((SamvadCategory) category);
}

static const char *
get_category_label (guint category)
{
  return samvad_category_to_label ((SamvadCategory) category);
}

static void
on_district_chosen (SamvadFeedbackFilter *self)
{
  if (self->filling || self->snapshot == NULL)
    return;
  self->filling = TRUE;
  fill_projects (self);
  self->filling = FALSE;
  on_changed (self);
}

static void
samvad_feedback_filter_dispose (GObject *object)
{
  SamvadFeedbackFilter *self = SAMVAD_FEEDBACK_FILTER (object);

  self->filling = TRUE;
  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (samvad_feedback_filter_parent_class)->dispose (object);
}

static void
samvad_feedback_filter_class_init (SamvadFeedbackFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_feedback_filter_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-feedback-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, search);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, button);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, summary_row);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, summary);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, period);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, district);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, project);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, service);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, sentiment);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, category);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, officer);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackFilter, remarks);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_district_chosen);
  gtk_widget_class_bind_template_callback (widget_class, samvad_feedback_filter_clear);
}

static void
samvad_feedback_filter_init (SamvadFeedbackFilter *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_fixed (self->service, _("All services"), SAMVAD_N_SERVICES, get_service_code, get_service_label);
  fill_fixed (self->sentiment, _("All opinions"), SAMVAD_N_SENTIMENTS, get_sentiment_code, get_sentiment_label);
  fill_fixed (self->category, _("All families"), SAMVAD_N_CATEGORIES, get_category_code, get_category_label);
  self->filling = FALSE;
  show_summary (self);
}

/** Offers the districts, projects and officers of @snapshot. */
void
samvad_feedback_filter_show (SamvadFeedbackFilter *self,
                             SamvadSnapshot       *snapshot)
{
  SamvadSnapshot *old = self->snapshot;

  g_return_if_fail (SAMVAD_IS_FEEDBACK_FILTER (self));

  self->snapshot = samvad_snapshot_ref (snapshot);
  g_clear_pointer (&old, samvad_snapshot_unref);
  self->filling = TRUE;
  fill_districts (self);
  fill_projects (self);
  fill_officers (self);
  self->filling = FALSE;
}

static SamvadMonth
get_first_month (SamvadFeedbackFilter *self,
                 SamvadMonth           month)
{
  switch (gtk_drop_down_get_selected (self->period))
    {
    case PERIOD_WINDOW:
      return self->snapshot != NULL ? month - (SamvadMonth) self->snapshot->figures->window + 1 : month;
    case PERIOD_YEAR:
      return month - YEAR + 1;
    default:
      return month;
    }
}

/** Returns: (transfer full): what is chosen, around the month that @model shows */
SamvadCallFilter *
samvad_feedback_filter_make (SamvadFeedbackFilter *self,
                             SamvadViewModel      *model)
{
  SamvadCallFilter *filter = samvad_call_filter_new ();
  SamvadMonth month = samvad_view_model_get_month (model);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_return_val_if_fail (SAMVAD_IS_FEEDBACK_FILTER (self), filter);

  if (gtk_drop_down_get_selected (self->period) != PERIOD_ALL)
    {
      filter->from = samvad_month_get_start (get_first_month (self, month));
      filter->to = samvad_month_get_end (month);
    }
  filter->feedback = TRUE;
  filter->remarks = gtk_check_button_get_active (self->remarks);
  filter->search = *text != '\0' ? g_strdup (text) : NULL;
  filter->district = g_strdup (samvad_choice_get (self->district));
  filter->project = g_strdup (samvad_choice_get (self->project));
  filter->officer = g_strdup (samvad_choice_get (self->officer));
  filter->service = (int) gtk_drop_down_get_selected (self->service) - 1;
  filter->sentiment = (int) gtk_drop_down_get_selected (self->sentiment) - 1;
  filter->category = (int) gtk_drop_down_get_selected (self->category) - 1;
  return filter;
}

/** Returns: whether anything is left out besides other months */
gboolean
samvad_feedback_filter_is_narrow (SamvadFeedbackFilter *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->summary_row)) ||
         *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

/** Takes back every choice and the search. */
void
samvad_feedback_filter_clear (SamvadFeedbackFilter *self)
{
  GtkDropDown *choices[] = { self->period, self->district, self->project, self->service, self->sentiment,
                             self->category, self->officer };

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_drop_down_set_selected (choices[i], 0);
  gtk_check_button_set_active (self->remarks, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (self->snapshot != NULL)
    fill_projects (self);
  self->filling = FALSE;
  on_changed (self);
}

/** @text: (nullable): words to look for; %NULL: only puts the cursor into the box */
void
samvad_feedback_filter_search (SamvadFeedbackFilter *self,
                               const char           *text)
{
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
