/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-card.h"

#include "samvad-district-words.h"
#include "samvad-opinion-counts.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadDistrictCard {
  AdwBin               parent;
  GtkLabel            *name;
  GtkLabel            *share;
  SamvadOpinionCounts *counts;
  GtkLabel            *comparison;
  GtkLabel            *change;
  GtkLabel            *rank;
  GtkLabel            *callers;
  GtkLabel            *actions;
  GtkWidget           *hint;
  GtkButton           *open;
};

G_DEFINE_FINAL_TYPE (SamvadDistrictCard, samvad_district_card, ADW_TYPE_BIN)

enum { OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_open (SamvadDistrictCard *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
samvad_district_card_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (samvad_district_card_parent_class)->dispose (object);
}

static void
samvad_district_card_class_init (SamvadDistrictCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_district_card_dispose;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  g_type_ensure (SAMVAD_TYPE_OPINION_COUNTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-district-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, name);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, share);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, counts);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, comparison);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, change);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, rank);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, callers);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, actions);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, hint);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, open);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
}

static void
samvad_district_card_init (SamvadDistrictCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is compared with the State, and not the State itself. */
static void
show_standing (SamvadDistrictCard          *self,
               const SamvadFigures         *figures,
               const SamvadDistrictFigures *district)
{
  samvad_label_take_optional (self->comparison,
                              district != NULL ? samvad_district_words_comparison (figures, district) : NULL);
  samvad_widget_set_class (self->comparison, "strong", district != NULL && district->differs);
  samvad_label_take_optional (self->rank, district != NULL ? samvad_district_words_rank (figures, district) : NULL);
}

/**
 * samvad_district_card_show:
 * @model: has a snapshot
 * @code: (nullable): the selected district; %NULL: none, and the card is about the State
 */
void
samvad_district_card_show (SamvadDistrictCard *self,
                           SamvadViewModel    *model,
                           const char         *code)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  const SamvadDistrictFigures *district = code != NULL ? samvad_snapshot_find_district (snapshot, code) : NULL;
  const char *shown = district != NULL ? code : NULL;
  SamvadDistrictDetail detail = samvad_district_detail_new (snapshot->bounded, shown);

  g_return_if_fail (SAMVAD_IS_DISTRICT_CARD (self));

  gtk_label_set_text (self->name, samvad_district_words_name (snapshot, shown));
  samvad_label_take (self->share, samvad_district_words_share (&detail.now));
  samvad_opinion_counts_show (self->counts, model, shown);
  show_standing (self, snapshot->bounded, district);
  samvad_label_take_optional (self->change, samvad_district_words_change (snapshot->bounded, &detail));
  samvad_label_take_optional (self->callers, samvad_district_words_callers (&detail.caller, detail.now.n));
  samvad_label_take (self->actions, samvad_district_words_open (snapshot->bounded, shown));
  gtk_widget_set_visible (self->hint, district == NULL);
  gtk_button_set_label (self->open, district != NULL ? _("Open District") : _("Open State"));
}
