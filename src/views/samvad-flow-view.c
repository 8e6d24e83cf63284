/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-flow-view.h"

#include "samvad-chart-panel.h"
#include "samvad-flow-words.h"
#include "samvad-text.h"

/* So many months fit beside each other. */
#define N_SHOWN 6

struct _SamvadFlowView {
  AdwBin            parent;
  SamvadChartPanel *panel;
  GtkGrid          *months;
  GtkGrid          *ages;
  GtkGrid          *responses;
};

G_DEFINE_FINAL_TYPE (SamvadFlowView, samvad_flow_view, ADW_TYPE_BIN)

static void
samvad_flow_view_class_init (SamvadFlowViewClass *klass)
{
}

static GtkGrid *
append_grid (GtkWidget  *box,
             const char *title)
{
  GtkWidget *grid = gtk_grid_new ();

  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_margin_top (label, 12);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_box_append (GTK_BOX (box), grid);
  return GTK_GRID (grid);
}

static void
samvad_flow_view_init (SamvadFlowView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->panel = g_object_new (SAMVAD_TYPE_CHART_PANEL, "definition",
                              _("Items opened, reported done and verified in each month, by the time of the event."),
                              NULL);
  /* On a tall screen the tables do not move to its foot. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->panel), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->panel));
  self->months = append_grid (box, NULL);
  self->ages = append_grid (box, _("How old the open items are"));
  self->responses = append_grid (box, _("What was done in these months"));
  gtk_widget_add_css_class (box, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);
  adw_bin_set_child (ADW_BIN (self), scroll);
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static void
attach (GtkGrid    *grid,
        int         column,
        int         row,
        const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, row == 0 ? "dim-label" : "numeric");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_number (GtkGrid *grid,
               int      column,
               int      row,
               gint64   number)
{
  g_autofree char *text = samvad_text_number (number);

  attach (grid, column, row, text);
}

static const SamvadFlowMonth *
get_month (const SamvadFlow *flow,
           guint             index)
{
  return &g_array_index (flow->months, SamvadFlowMonth, index);
}

static guint
get_first_shown (const SamvadFlow *flow)
{
  return flow->months->len > N_SHOWN ? flow->months->len - N_SHOWN : 0;
}

static void
show_months (SamvadFlowView   *self,
             const SamvadFlow *flow)
{
  const char *titles[] = { _("Month"), C_("flow", "Opened"), C_("flow", "Verified"), C_("flow", "Reopened"), C_("flow", "Net") };
  int row = 1;

  clear_grid (self->months);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    attach (self->months, (int) i, 0, titles[i]);
  gtk_widget_set_tooltip_text (gtk_grid_get_child_at (self->months, 4, 0),
                               _("By how many the items grew that are neither verified nor cancelled"));
  for (guint i = flow->months->len; i > get_first_shown (flow); i--, row++)
    {
      const SamvadFlowMonth *month = get_month (flow, i - 1);
      gint64 net = samvad_flow_month_get_net (month);
      g_autofree char *name = samvad_text_month_short (month->month);
      g_autofree char *size = samvad_text_number (net);
      g_autofree char *change = g_strconcat (net > 0 ? "+" : "", size, NULL);

      attach (self->months, 0, row, name);
      attach_number (self->months, 1, row, month->n[SAMVAD_FLOW_OPENED]);
      attach_number (self->months, 2, row, month->n[SAMVAD_FLOW_VERIFIED]);
      attach_number (self->months, 3, row, month->n[SAMVAD_FLOW_REOPENED]);
      attach (self->months, 4, row, change);
    }
}

static void
show_ages (SamvadFlowView   *self,
           const SamvadFlow *flow)
{
  clear_grid (self->ages);
  attach (self->ages, 0, 0, _("Since the opening"));
  attach (self->ages, 1, 0, C_("items", "Open"));
  attach (self->ages, 2, 0, _("Overdue"));
  for (guint age = 0; age < SAMVAD_N_AGES; age++)
    {
      g_autofree char *name = samvad_flow_words_age (age);

      attach (self->ages, 0, (int) age + 1, name);
      attach_number (self->ages, 1, (int) age + 1, flow->open[age]);
      attach_number (self->ages, 2, (int) age + 1, flow->overdue[age]);
    }
}

/* So that a review sees what was put right, not only who was reprimanded. */
static void
show_responses (SamvadFlowView   *self,
                const SamvadFlow *flow)
{
  SamvadFlowMonth sum = samvad_flow_sum (flow, N_SHOWN);
  int row = 1;

  clear_grid (self->responses);
  attach (self->responses, 0, 0, _("What was done"));
  attach (self->responses, 1, 0, C_("flow", "Reported done"));
  attach (self->responses, 2, 0, C_("flow", "Of it verified"));
  for (guint response = 0; response < SAMVAD_N_RESPONSES; response++)
    {
      if (sum.claimed[response] == 0 && response == SAMVAD_RESPONSE_UNKNOWN)
        continue;
      attach (self->responses, 0, row, samvad_text_label (samvad_response_to_label (response)));
      attach_number (self->responses, 1, row, sum.claimed[response]);
      attach_number (self->responses, 2, row++, sum.confirmed[response]);
    }
}

void
samvad_flow_view_show (SamvadFlowView   *self,
                       const SamvadFlow *flow)
{
  g_return_if_fail (SAMVAD_IS_FLOW_VIEW (self));

  samvad_chart_panel_take_chart (self->panel, samvad_flow_words_chart (flow, N_SHOWN));
  show_months (self, flow);
  show_ages (self, flow);
  show_responses (self, flow);
}
