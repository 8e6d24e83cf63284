/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-card.h"

#include "samvad-district-words.h"
#include "samvad-widgets.h"

struct _SamvadDistrictCard {
  AdwBin    parent;
  GtkStack *stack;
  GtkLabel *name;
  GtkLabel *share;
  GtkLabel *comparison;
  GtkLabel *rank;
  GtkLabel *callers;
  GtkLabel *actions;
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-district-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, name);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, share);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, comparison);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, rank);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, callers);
  gtk_widget_class_bind_template_child (widget_class, SamvadDistrictCard, actions);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
}

static void
samvad_district_card_init (SamvadDistrictCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** @code: (nullable): the selected district, if any */
void
samvad_district_card_show (SamvadDistrictCard *self,
                           SamvadSnapshot     *snapshot,
                           const char         *code)
{
  const SamvadDistrictFigures *district = samvad_snapshot_find_district (snapshot, code);

  g_return_if_fail (SAMVAD_IS_DISTRICT_CARD (self));

  gtk_stack_set_visible_child_name (self->stack, district != NULL ? "district" : "none");
  if (district == NULL)
    return;
  gtk_label_set_text (self->name, samvad_snapshot_get_district (snapshot, code));
  samvad_label_take (self->share, samvad_district_words_share (&district->sentiments.share));
  samvad_label_take (self->comparison, samvad_district_words_comparison (snapshot->figures, district));
  samvad_widget_set_class (self->comparison, "strong", district->differs);
  samvad_label_take_optional (self->rank, samvad_district_words_rank (snapshot->figures, district));
  samvad_label_take_optional (self->callers, samvad_district_words_callers (&district->caller,
                                                                            district->sentiments.share.n));
  samvad_label_take (self->actions, samvad_district_words_open (snapshot->figures, code));
}
