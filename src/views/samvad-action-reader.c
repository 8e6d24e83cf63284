/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-reader.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadActionReader {
  AdwBin    parent;
  GtkStack *stack;
  GtkLabel *item;
  GtkLabel *place;
  GtkLabel *worker;
  GtkLabel *state;
  GtkLabel *due;
  GtkBox   *history;
};

G_DEFINE_FINAL_TYPE (SamvadActionReader, samvad_action_reader, ADW_TYPE_BIN)

static void
samvad_action_reader_class_init (SamvadActionReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-action-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, item);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, place);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, worker);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, state);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, due);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, history);
}

static void
samvad_action_reader_init (SamvadActionReader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A step that counts is a full mark, one that changes nothing a hollow one. */
static void
append_step (SamvadActionReader *self,
             const char         *mark,
             char               *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sign = gtk_label_new (mark);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  samvad_label_take (label, text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->history, row);
}

static void
show_history (SamvadActionReader  *self,
              const SamvadAction  *action,
              const SamvadHistory *history)
{
  g_autofree char *opened = samvad_text_time (action->opened_at);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->history))) != NULL)
    gtk_box_remove (self->history, child);
  append_step (self, "●", g_strdup_printf (_("Opened · %s"), opened));
  for (guint i = 0; i < history->steps->len; i++)
    {
      const SamvadStep *step = &g_array_index (history->steps, SamvadStep, i);

      append_step (self, step->allowed && !step->future ? "●" : "○", samvad_action_describe_step (step));
    }
}

static char *
describe_due (const SamvadHistory *history)
{
  g_autofree char *time = samvad_text_time (history->due_at);

  return g_strdup_printf (_("Due %s"), time);
}

/** @item: (nullable): %NULL: none is chosen */
void
samvad_action_reader_show (SamvadActionReader *self,
                           SamvadActionItem   *item,
                           SamvadSnapshot     *snapshot,
                           SamvadTime          now)
{
  const SamvadAction *action = item != NULL ? samvad_action_item_get_action (item) : NULL;
  const SamvadHistory *history = action != NULL ? samvad_action_item_get_history (item) : NULL;

  g_return_if_fail (SAMVAD_IS_ACTION_READER (self));

  gtk_stack_set_visible_child_name (self->stack, history != NULL ? "action" : "none");
  if (history == NULL)
    return;
  samvad_label_take (self->item, samvad_action_describe_item (item));
  samvad_label_take (self->place, samvad_action_describe_place (item, snapshot));
  samvad_label_take (self->worker, samvad_action_describe_worker (&history->worker));
  samvad_label_take (self->state, samvad_action_describe_state (item));
  samvad_label_take (self->due, describe_due (history));
  samvad_widget_set_class (self->due, "overdue", samvad_history_is_overdue (history, now));
  show_history (self, action, history);
}
