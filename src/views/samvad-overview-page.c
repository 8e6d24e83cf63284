/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-overview-page.h"

#include "samvad-burn-up-source.h"
#include "samvad-chart-panel.h"
#include "samvad-columns.h"
#include "samvad-coverage-card.h"
#include "samvad-follow-card.h"
#include "samvad-month-empty.h"
#include "samvad-number.h"
#include "samvad-officer-table.h"
#include "samvad-outcomes-card.h"
#include "samvad-overview-words.h"
#include "samvad-reached-card.h"
#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-words.h"

struct _SamvadOverviewPage {
  SamvadPage             parent;
  GtkStack              *stack;
  SamvadMonthEmpty      *empty;
  GtkLabel              *headline;
  GtkLabel              *badge;
  GtkLabel              *verdict;
  GtkLabel              *per_day;
  GtkLabel              *working_days;
  GtkLabel              *what_counts;
  GtkLabel              *state;
  GtkWidget             *comparison;
  GtkLabel              *compared;
  GtkDropDown           *others;
  GtkStringList         *other_names;
  SamvadReachedCard     *reached;
  SamvadChartPanel      *burn_up;
  SamvadOfficerTable    *officers;
  SamvadFollowCard      *follow;
  SamvadOutcomesCard    *outcomes;
  SamvadCoverageCard    *coverage;
  GArray                *months;        /* SamvadMonth: as the drop-down lists them */
  int                    distance;      /* months back to the one compared with */
  gboolean               filling;
  SamvadMonthComparison  found;         /* of the one chosen; month NONE: nothing to compare with */
};

G_DEFINE_FINAL_TYPE (SamvadOverviewPage, samvad_overview_page, SAMVAD_TYPE_PAGE)

/* The title is the finding: the verdict again, for those who look at the picture first. */
static void
show_burn_up (SamvadOverviewPage *self,
              SamvadSnapshot     *snapshot)
{
  gboolean compared = self->found.month != SAMVAD_MONTH_NONE;
  SamvadChart *chart = samvad_burn_up_source_make (snapshot, compared ? &self->found : NULL);
  g_autofree char *verdict = samvad_words_verdict (snapshot);

  samvad_chart_set_title (chart, verdict);
  samvad_chart_panel_take_chart (self->burn_up, chart);
}

static void
show_comparison (SamvadOverviewPage *self,
                 SamvadSnapshot     *snapshot)
{
  SamvadMonth other = snapshot->figures->month - self->distance;
  gboolean compared = samvad_month_compare (snapshot->figures, other, &self->found);

  if (compared)
    samvad_label_take (self->compared, samvad_overview_words_comparison (&self->found));
  else
    samvad_label_take (self->compared, g_strdup (_("Nothing was counted in that month.")));
  gtk_widget_set_sensitive (gtk_widget_get_ancestor (GTK_WIDGET (self->compared), GTK_TYPE_BUTTON), compared);
  if (!compared)
    self->found.month = SAMVAD_MONTH_NONE;
  show_burn_up (self, snapshot);
}

/* The same distance stays chosen from month to month: the one before, or the same of last year. */
static void
list_others (SamvadOverviewPage *self,
             SamvadSnapshot     *snapshot)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint chosen = 0;

  g_clear_pointer (&self->months, g_array_unref);
  self->months = samvad_snapshot_list_others (snapshot);
  for (guint i = 0; i < self->months->len; i++)
    {
      SamvadMonth month = g_array_index (self->months, SamvadMonth, i);

      g_ptr_array_add (names, samvad_text_month (month));
      if (snapshot->figures->month - month == self->distance)
        chosen = i;
    }
  g_ptr_array_add (names, NULL);
  self->filling = TRUE;
  gtk_string_list_splice (self->other_names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->other_names)),
                          (const char *const *) names->pdata);
  gtk_drop_down_set_selected (self->others, self->months->len > 0 ? chosen : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  if (self->months->len > 0)
    self->distance = snapshot->figures->month - g_array_index (self->months, SamvadMonth, chosen);
  gtk_widget_set_visible (self->comparison, self->months->len > 0);
}

static void
samvad_overview_page_compare (SamvadOverviewPage *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  SamvadSnapshot *snapshot = model != NULL ? samvad_view_model_get_snapshot (model) : NULL;
  guint chosen = gtk_drop_down_get_selected (self->others);

  if (self->filling || snapshot == NULL || self->months == NULL || chosen >= self->months->len)
    return;
  self->distance = snapshot->figures->month - g_array_index (self->months, SamvadMonth, chosen);
  show_comparison (self, snapshot);
}

static gboolean
has_months (SamvadOverviewPage *self,
            SamvadSnapshot     *snapshot)
{
  g_autoptr (GArray) others = samvad_snapshot_list_others (snapshot);

  return self->months != NULL && self->months->len == others->len &&
         (others->len == 0 || memcmp (self->months->data, others->data, others->len * sizeof (SamvadMonth)) == 0);
}

static void
show_state (SamvadOverviewPage *self,
            SamvadSnapshot     *snapshot)
{
  gboolean closed = snapshot->figures->closed;
  g_autofree char *state = samvad_overview_words_state (snapshot);
  g_autofree char *reported = samvad_overview_words_reported (snapshot);

  samvad_label_take (self->badge, samvad_overview_words_badge (snapshot));
  samvad_widget_set_class (self->badge, "provisional", !closed);
  samvad_widget_set_class (self->badge, "closed", closed);
  samvad_label_take (self->state, reported != NULL ? g_strdup_printf ("%s %s", state, reported) : g_strdup (state));
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
  show_state (self, snapshot);
  if (!has_months (self, snapshot))
    list_others (self, snapshot);
  show_comparison (self, snapshot);
}

static void
samvad_overview_page_open_counted (SamvadOverviewPage *self)
{
  samvad_number_open (SAMVAD_NUMBER_COUNTED, samvad_page_get_model (SAMVAD_PAGE (self)), GTK_WIDGET (self));
}

/* What the other month had counted by then. */
static void
samvad_overview_page_open_compared (SamvadOverviewPage *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadCallFilter) filter = NULL;
  g_autofree char *month = NULL, *title = NULL;

  if (self->found.month == SAMVAD_MONTH_NONE || samvad_view_model_get_snapshot (model) == NULL)
    return;
  filter = samvad_number_make_filter (SAMVAD_NUMBER_COUNTED, model);
  filter->from = samvad_month_get_start (self->found.month);
  filter->to = samvad_day_get_start (self->found.until + 1);
  month = samvad_text_month (self->found.month);
  /* Translators: %s is a month */
  title = g_strdup_printf (_("Counted by then: %s"), month);
  samvad_records_present (GTK_WIDGET (self), model, filter, title);
}

/* What was counted on the day. */
static void
open_day (SamvadOverviewPage *self,
          const char         *key)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadCallFilter) filter = NULL;
  g_autofree char *date = NULL, *title = NULL;
  SamvadDay day;

  if (!samvad_day_parse (key, &day))
    return;
  filter = samvad_number_make_filter (SAMVAD_NUMBER_COUNTED, model);
  if (samvad_day_get_start (day) > filter->as_of)
    return;
  filter->from = samvad_day_get_start (day);
  filter->to = samvad_day_get_start (day + 1);
  date = samvad_text_day (day);
  /* Translators: %s is a date */
  title = g_strdup_printf (_("Counted on %s"), date);
  samvad_records_present (GTK_WIDGET (self), model, filter, title);
}

/* The parts of the page listen for themselves. */
static void
samvad_overview_page_select (SamvadPage *page)
{
  SamvadOverviewPage *self = SAMVAD_OVERVIEW_PAGE (page);
  SamvadViewModel *model = samvad_page_get_model (page);

  if (samvad_page_get_model (SAMVAD_PAGE (self->officers)) != NULL)
    return;
  g_object_set (self->reached, "model", model, NULL);
  g_object_set (self->officers, "model", model, NULL);
  g_object_set (self->follow, "model", model, NULL);
  g_object_set (self->coverage, "model", model, NULL);
  g_object_set (self->outcomes, "model", model, NULL);
  g_object_set (self->empty, "model", model, NULL);
}

static void
samvad_overview_page_finalize (GObject *object)
{
  g_clear_pointer (&SAMVAD_OVERVIEW_PAGE (object)->months, g_array_unref);
  G_OBJECT_CLASS (samvad_overview_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, headline);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, badge);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, per_day);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, working_days);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, what_counts);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, state);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, comparison);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, compared);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, others);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, other_names);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, reached);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, burn_up);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, officers);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, follow);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, outcomes);
  gtk_widget_class_bind_template_child (widget_class, SamvadOverviewPage, coverage);
}

static void
samvad_overview_page_class_init (SamvadOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = samvad_overview_page_finalize;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_overview_page_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_overview_page_select;
  g_type_ensure (SAMVAD_TYPE_COLUMNS);
  g_type_ensure (SAMVAD_TYPE_MONTH_EMPTY);
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  g_type_ensure (SAMVAD_TYPE_REACHED_CARD);
  g_type_ensure (SAMVAD_TYPE_OFFICER_TABLE);
  g_type_ensure (SAMVAD_TYPE_FOLLOW_CARD);
  g_type_ensure (SAMVAD_TYPE_OUTCOMES_CARD);
  g_type_ensure (SAMVAD_TYPE_COVERAGE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-overview-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, samvad_overview_page_open_counted);
  gtk_widget_class_bind_template_callback (widget_class, samvad_overview_page_open_compared);
  gtk_widget_class_bind_template_callback (widget_class, samvad_overview_page_compare);
  bind_children (widget_class);
}

static void
samvad_overview_page_init (SamvadOverviewPage *self)
{
  self->distance = 1;
  self->found.month = SAMVAD_MONTH_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->others), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compare with"), -1);
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->burn_up), "activated", G_CALLBACK (open_day), self);
}
