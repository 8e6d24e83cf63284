/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-follow-card.h"

#include "samvad-number.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

static const SamvadNumber numbers[] = {
  SAMVAD_NUMBER_CALLBACKS, SAMVAD_NUMBER_CALLBACKS_OVERDUE, SAMVAD_NUMBER_WRONG_NUMBERS, SAMVAD_NUMBER_UNKNOWN,
};

static const char *const definitions[G_N_ELEMENTS (numbers)] = {
  N_("Families whose best dial is a promise to call again."),
  N_("Those for whom the promised hour has passed."),
  N_("Families whose best dial is a wrong number."),
  N_("Dials with a word for the outcome that only a later version knows; they count as other."),
};

struct _SamvadFollowCard {
  SamvadPage    parent;
  GtkListBox   *list;
  GtkListBoxRow *rows[G_N_ELEMENTS (numbers)];
  GtkLabel     *labels[G_N_ELEMENTS (numbers)];
};

G_DEFINE_FINAL_TYPE (SamvadFollowCard, samvad_follow_card, SAMVAD_TYPE_PAGE)

/* What is none is said, but opens nothing; an outcome that is not known is the exception, not the rule. */
static void
samvad_follow_card_show (SamvadPage     *page,
                         SamvadSnapshot *snapshot)
{
  SamvadFollowCard *self = SAMVAD_FOLLOW_CARD (page);

  if (snapshot == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gint64 number = samvad_number_get (numbers[i], snapshot->figures);

      samvad_label_take (self->labels[i], samvad_text_number (number));
      samvad_widget_set_class (self->labels[i], "overdue", numbers[i] == SAMVAD_NUMBER_CALLBACKS_OVERDUE && number > 0);
      gtk_list_box_row_set_activatable (self->rows[i], number > 0);
      gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), numbers[i] != SAMVAD_NUMBER_UNKNOWN || number > 0);
    }
}

static void
on_row_activated (SamvadFollowCard *self,
                  GtkListBoxRow    *row)
{
  samvad_number_open (numbers[gtk_list_box_row_get_index (row)], samvad_page_get_model (SAMVAD_PAGE (self)),
                      GTK_WIDGET (self));
}

static void
samvad_follow_card_class_init (SamvadFollowCardClass *klass)
{
  SAMVAD_PAGE_CLASS (klass)->show = samvad_follow_card_show;
}

static void
add_row (SamvadFollowCard *self,
         guint             index)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), samvad_number_get_title (numbers[index]));
  gtk_widget_set_tooltip_text (row, _(definitions[index]));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (row, "follow-row");
  g_object_bind_property (row, "activatable", arrow, "visible", G_BINDING_SYNC_CREATE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_append (self->list, row);
  self->rows[index] = GTK_LIST_BOX_ROW (row);
  self->labels[index] = GTK_LABEL (label);
}

static void
samvad_follow_card_init (SamvadFollowCard *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("To follow up"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    add_row (self, i);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}
