/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-head.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

enum { OVERDUE, TO_VERIFY, OPEN, CONFIRMED, N_NUMBERS };

struct _SamvadActionHead {
  AdwBin    parent;
  GtkLabel *numbers[N_NUMBERS];
  GtkLabel *captions[N_NUMBERS];
};

G_DEFINE_FINAL_TYPE (SamvadActionHead, samvad_action_head, ADW_TYPE_BIN)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const definitions[N_NUMBERS] = {
  N_("Open, and due before now; working days of the calendar are counted."),
  N_("Reported done, which is a claim until the family confirms it."),
  N_("Open, acknowledged or reopened, of all months."),
};

/* What opens behind each number. */
static const int views[N_NUMBERS] = {
  SAMVAD_ACTION_VIEW_OVERDUE, SAMVAD_ACTION_VIEW_TO_VERIFY, SAMVAD_ACTION_VIEW_OPEN, -1,
};

static void
samvad_action_head_class_init (SamvadActionHeadClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_INT);
}

static void
on_clicked (GtkWidget        *button,
            SamvadActionHead *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "samvad-view")));
}

static GtkWidget *
make_number (SamvadActionHead *self,
             int               number)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->numbers[number] = GTK_LABEL (gtk_label_new ("–"));
  self->captions[number] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->numbers[number], 0);
  gtk_label_set_xalign (self->captions[number], 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->numbers[number]), number == CONFIRMED ? "head-figure" : "title-1");
  gtk_widget_add_css_class (GTK_WIDGET (self->numbers[number]), "numeric");
  gtk_label_set_wrap (self->captions[number], TRUE);
  gtk_label_set_natural_wrap_mode (self->captions[number], GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->captions[number]), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->numbers[number]));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->captions[number]));
  gtk_button_set_child (GTK_BUTTON (button), box);
  if (definitions[number] != NULL)
    gtk_widget_set_tooltip_text (button, _(definitions[number]));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "number");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  g_object_set_data (G_OBJECT (button), "samvad-view", GINT_TO_POINTER (views[number]));
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  return button;
}

static void
samvad_action_head_init (SamvadActionHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 36);

  for (int number = 0; number < N_NUMBERS; number++)
    gtk_box_append (GTK_BOX (box), make_number (self, number));
  adw_bin_set_child (ADW_BIN (self), box);
}

/* One name for a screen reader: "14 Overdue". */
static void
show_number (SamvadActionHead *self,
             int               number,
             char             *value,
             char             *caption)
{
  g_autofree char *name = g_strdup_printf ("%s %s", value, caption);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (GTK_WIDGET (self->numbers[number]),
                                                                          GTK_TYPE_BUTTON)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  samvad_label_take (self->numbers[number], value);
  samvad_label_take (self->captions[number], caption);
}

static void
show_confirmed (SamvadActionHead      *self,
                const SamvadFlowMonth *month)
{
  g_autofree char *confirmed = samvad_text_number (month->n[SAMVAD_FLOW_CONFIRMED]);
  g_autofree char *claimed = samvad_text_number (month->n[SAMVAD_FLOW_CLAIMED]);
  g_autofree char *denied = samvad_text_number (month->n[SAMVAD_FLOW_DENIED]);
  g_autofree char *name = samvad_text_month (month->month);
  g_autofree char *tooltip = NULL;

  /* Translators: how many of how many */
  show_number (self, CONFIRMED, g_strdup_printf (C_("figure", "%1$s of %2$s"), confirmed, claimed),
               /* Translators: reports of work done; a month */
               g_strdup_printf (_("verified, of what was reported done in %s"), name));
  /* Translators: a month, three numbers */
  tooltip = g_strdup_printf (_("Reported done in %1$s: %2$s. Families have verified %3$s of it; %4$s was reopened; "
                               "the rest awaits their word."), name, claimed, confirmed, denied);
  gtk_widget_set_tooltip_text (gtk_widget_get_ancestor (GTK_WIDGET (self->numbers[CONFIRMED]), GTK_TYPE_BUTTON), tooltip);
}

/** @flow: (nullable): its last month is the one shown; %NULL: not read yet */
void
samvad_action_head_show (SamvadActionHead *self,
                         SamvadSnapshot   *snapshot,
                         const SamvadFlow *flow)
{
  const SamvadActionCounts *actions = &snapshot->figures->reading->actions;

  g_return_if_fail (SAMVAD_IS_ACTION_HEAD (self));

  show_number (self, OVERDUE, samvad_text_number (actions->overdue), g_strdup (_("Overdue")));
  samvad_widget_set_class (self->numbers[OVERDUE], "overdue", actions->overdue > 0);
  show_number (self, TO_VERIFY, samvad_text_number (actions->done), g_strdup (_("Awaiting the family’s word")));
  show_number (self, OPEN, samvad_text_number (actions->open), g_strdup (C_("items", "Open")));
  if (flow != NULL)
    show_confirmed (self, samvad_flow_get_last (flow));
}
