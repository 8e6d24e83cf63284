/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-act-bar.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadActBar {
  AdwBin      parent;
  GtkLabel   *chosen;
  GtkFlowBox *buttons;
};

G_DEFINE_FINAL_TYPE (SamvadActBar, samvad_act_bar, ADW_TYPE_BIN)

static void
samvad_act_bar_class_init (SamvadActBarClass *klass)
{
}

static void
set_tooltip (GtkWidget           *button,
             const SamvadActVerb *verb)
{
  g_autofree char *keys = NULL;
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (verb->accelerator, &key, &modifiers))
    return;
  keys = gtk_accelerator_get_label (key, modifiers);
  gtk_widget_set_tooltip_text (button, keys);
}

static void
add_button (SamvadActBar        *self,
            const SamvadActVerb *verb)
{
  g_autofree char *action = g_strconcat ("act.", verb->name, NULL);
  GtkWidget *button = gtk_button_new_with_label (_(verb->label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  set_tooltip (button, verb);
  gtk_flow_box_append (self->buttons, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/* Who uses a screen reader may come upon the place of a button before the button. */
static void
on_activated (GtkFlowBox      *buttons,
              GtkFlowBoxChild *place)
{
  gtk_widget_activate (gtk_flow_box_child_get_child (place));
}

static void
samvad_act_bar_init (SamvadActBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const SamvadActVerb *verb;

  self->chosen = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->chosen, 0);
  gtk_label_set_wrap (self->chosen, TRUE);
  self->buttons = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->buttons, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->buttons, 4);
  gtk_flow_box_set_column_spacing (self->buttons, 6);
  gtk_flow_box_set_row_spacing (self->buttons, 6);
  g_signal_connect (self->buttons, "child-activated", G_CALLBACK (on_activated), NULL);
  for (guint i = 0; (verb = samvad_act_verb_get (i)) != NULL; i++)
    add_button (self, verb);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chosen));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->buttons));
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
show_button (SamvadActBar        *self,
             guint                index,
             const SamvadActVerb *verb,
             guint                n_possible,
             guint                n_chosen)
{
  GtkWidget *place = GTK_WIDGET (gtk_flow_box_get_child_at_index (self->buttons, (int) index));
  GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (place));
  g_autofree char *number = samvad_text_number (n_possible);
  /* Translators: what can be done, to how many of the chosen items */
  g_autofree char *counted = g_strdup_printf (C_("act", "%1$s (%2$s)"), _(verb->label), number);

  gtk_widget_set_visible (place, n_possible > 0);
  gtk_button_set_label (GTK_BUTTON (button), n_chosen > 1 ? counted : _(verb->label));
}

/**
 * samvad_act_bar_show:
 * @possible: by kind of event: to how many of the chosen items it can be done
 */
void
samvad_act_bar_show (SamvadActBar *self,
                     const guint   possible[SAMVAD_N_EVENT_KINDS],
                     guint         n_chosen)
{
  g_autofree char *number = samvad_text_number (n_chosen);
  const SamvadActVerb *verb;

  gtk_widget_set_visible (GTK_WIDGET (self), n_chosen > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), n_chosen > 1);
  samvad_label_take (self->chosen, g_strdup_printf (ngettext ("%s item chosen", "%s items chosen", n_chosen), number));
  for (guint i = 0; (verb = samvad_act_verb_get (i)) != NULL; i++)
    show_button (self, i, verb, possible[verb->kind], n_chosen);
}
