/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-opinion-counts.h"

#include "samvad-district-records.h"
#include "samvad-text.h"
#include "samvad-words.h"

struct _SamvadOpinionCounts {
  AdwBin           parent;
  GtkFlowBox      *box;
  GtkWidget       *buttons[SAMVAD_N_SENTIMENTS];
  SamvadViewModel *model;
  char            *district;    /* code; NULL: the State */
};

G_DEFINE_FINAL_TYPE (SamvadOpinionCounts, samvad_opinion_counts, ADW_TYPE_BIN)

/* The worst first: that is what the share is of. */
static const SamvadSentiment order[] = { SAMVAD_SENTIMENT_NEGATIVE, SAMVAD_SENTIMENT_NEUTRAL,
                                         SAMVAD_SENTIMENT_POSITIVE, SAMVAD_SENTIMENT_NOT_STATED };

static void
on_clicked (GtkWidget           *button,
            SamvadOpinionCounts *self)
{
  for (guint i = 0; i < SAMVAD_N_SENTIMENTS; i++)
    if (self->model != NULL && self->buttons[i] == button)
      samvad_district_records_open_opinions (GTK_WIDGET (self), self->model, self->district, 1u << i,
                                             samvad_text_label (samvad_sentiment_to_label ((SamvadSentiment) i)));
}

static void
samvad_opinion_counts_dispose (GObject *object)
{
  SamvadOpinionCounts *self = SAMVAD_OPINION_COUNTS (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->district, g_free);
  G_OBJECT_CLASS (samvad_opinion_counts_parent_class)->dispose (object);
}

static void
samvad_opinion_counts_class_init (SamvadOpinionCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_opinion_counts_dispose;
}

static GtkWidget *
make_button (SamvadOpinionCounts *self,
             SamvadSentiment      sentiment)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "number");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_add_css_class (button, samvad_words_sentiment_class (sentiment));
  gtk_widget_set_tooltip_text (button, _("Show these calls"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  return button;
}

static void
samvad_opinion_counts_init (SamvadOpinionCounts *self)
{
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->box, G_N_ELEMENTS (order));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      self->buttons[order[i]] = make_button (self, order[i]);
      gtk_flow_box_append (self->box, self->buttons[order[i]]);
      /* The button takes the focus, not the cell around it. */
      gtk_widget_set_focusable (gtk_widget_get_parent (self->buttons[order[i]]), FALSE);
    }
}

static void
show_count (SamvadOpinionCounts *self,
            SamvadSentiment      sentiment,
            gint64               count)
{
  g_autofree char *number = samvad_text_number (count);
  /* Translators: the sign of an opinion (▼), its word (Negative), how many families */
  g_autofree char *text = g_strdup_printf (C_("count", "%1$s %2$s: %3$s"), samvad_words_sentiment_sign (sentiment),
                                           samvad_text_label (samvad_sentiment_to_label (sentiment)), number);

  gtk_button_set_label (GTK_BUTTON (self->buttons[sentiment]), text);
  gtk_widget_set_sensitive (self->buttons[sentiment], count > 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->buttons[sentiment]),
                          count > 0 || sentiment != SAMVAD_SENTIMENT_NOT_STATED);
}

/**
 * samvad_opinion_counts_show:
 * @model: has a snapshot
 * @district: (nullable): code; %NULL: the State
 */
void
samvad_opinion_counts_show (SamvadOpinionCounts *self,
                            SamvadViewModel     *model,
                            const char          *district)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  const SamvadDistrictFigures *figures = district != NULL ? samvad_snapshot_find_district (snapshot, district) : NULL;
  const SamvadSentiments *sentiments = figures != NULL ? &figures->sentiments : &snapshot->bounded->state;

  g_return_if_fail (SAMVAD_IS_OPINION_COUNTS (self));

  g_set_object (&self->model, model);
  if (district != self->district)
    {
      g_free (self->district);
      self->district = g_strdup (district);
    }
  show_count (self, SAMVAD_SENTIMENT_NEGATIVE, sentiments->negative);
  show_count (self, SAMVAD_SENTIMENT_NEUTRAL, sentiments->neutral);
  show_count (self, SAMVAD_SENTIMENT_POSITIVE, sentiments->positive);
  show_count (self, SAMVAD_SENTIMENT_NOT_STATED, sentiments->not_stated);
}
