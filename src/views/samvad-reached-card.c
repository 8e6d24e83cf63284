/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reached-card.h"

#include "samvad-chart-panel.h"
#include "samvad-number.h"
#include "samvad-outcomes-chart.h"
#include "samvad-rates.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

/* The names of the standard, the same in all languages. */
static const char *const names[SAMVAD_N_RATES] = { "RR1", "RR2", "COOP1", "CON1", "REF1" };

struct _SamvadReachedCard {
  SamvadPage        parent;
  GtkButton        *dials;
  SamvadChartPanel *funnel;
  GtkGrid          *rates;
  GtkLabel         *shares[SAMVAD_N_RATES];
  GtkLabel         *intervals[SAMVAD_N_RATES];
};

G_DEFINE_FINAL_TYPE (SamvadReachedCard, samvad_reached_card, SAMVAD_TYPE_PAGE)

static void
show_rate (SamvadReachedCard   *self,
           const SamvadFigures *figures,
           SamvadRateKind       kind)
{
  SamvadShare share = samvad_rates_get_share (figures->outcomes, kind);
  g_autofree char *interval = samvad_text_percent_interval (share.low, share.high);

  samvad_label_take (self->shares[kind], samvad_text_percent (share.share));
  samvad_label_take (self->intervals[kind], share.n > 0 ? g_strdup_printf ("(%s)", interval) : g_strdup ("–"));
}

static void
samvad_reached_card_show (SamvadPage     *page,
                          SamvadSnapshot *snapshot)
{
  SamvadReachedCard *self = SAMVAD_REACHED_CARD (page);
  g_autofree char *number = NULL, *label = NULL;
  gint64 dials;

  if (snapshot == NULL || samvad_snapshot_is_empty (snapshot))
    return;
  dials = snapshot->figures->dials;
  number = samvad_text_number (dials);
  label = g_strdup_printf (ngettext ("%s dial", "%s dials", (gulong) dials), number);
  gtk_button_set_label (self->dials, label);
  samvad_chart_panel_take_chart (self->funnel, samvad_outcomes_chart_new_funnel (snapshot));
  for (SamvadRateKind kind = 0; kind < SAMVAD_N_RATES; kind++)
    show_rate (self, snapshot->figures, kind);
}

static void
samvad_reached_card_open_dials (SamvadReachedCard *self)
{
  samvad_number_open (SAMVAD_NUMBER_DIALS, samvad_page_get_model (SAMVAD_PAGE (self)), GTK_WIDGET (self));
}

static void
open_step (SamvadReachedCard *self,
           const char        *key)
{
  samvad_number_open_key (key, samvad_page_get_model (SAMVAD_PAGE (self)), GTK_WIDGET (self));
}

static void
open_rate (SamvadReachedCard *self,
           GtkButton         *button)
{
  SamvadRateKind kind = (SamvadRateKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "samvad-rate"));

  samvad_number_open_outcomes (samvad_page_get_model (SAMVAD_PAGE (self)), GTK_WIDGET (self),
                               samvad_rates_get_outcomes (kind), names[kind]);
}

static void
samvad_reached_card_class_init (SamvadReachedCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_reached_card_show;
  g_type_ensure (SAMVAD_TYPE_CHART_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-reached-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadReachedCard, dials);
  gtk_widget_class_bind_template_child (widget_class, SamvadReachedCard, funnel);
  gtk_widget_class_bind_template_child (widget_class, SamvadReachedCard, rates);
  gtk_widget_class_bind_template_callback (widget_class, samvad_reached_card_open_dials);
}

static GtkLabel *
append_label (GtkWidget  *box,
              const char *text,
              const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
attach_rate (SamvadReachedCard *self,
             SamvadRateKind     kind)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  append_label (box, names[kind], "caption");
  self->shares[kind] = append_label (box, NULL, "heading");
  self->intervals[kind] = append_label (box, NULL, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->intervals[kind]), "dim-label");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "number");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Show the calls that this counts"));
  g_object_set_data (G_OBJECT (button), "samvad-rate", GUINT_TO_POINTER (kind));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_rate), self);
  gtk_grid_attach (self->rates, button, (int) kind, 0, 1, 1);
}

static void
samvad_reached_card_init (SamvadReachedCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (SamvadRateKind kind = 0; kind < SAMVAD_N_RATES; kind++)
    attach_rate (self, kind);
  g_signal_connect_swapped (samvad_chart_panel_get_view (self->funnel), "activated", G_CALLBACK (open_step), self);
}
