/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-act-edits.h"

#include "samvad-action-words.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadActEdits {
  AdwBin  parent;
  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (SamvadActEdits, samvad_act_edits, ADW_TYPE_BIN)

static void
samvad_act_edits_class_init (SamvadActEditsClass *klass)
{
}

static void
samvad_act_edits_init (SamvadActEdits *self)
{
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
}

static char *
describe_what (const SamvadOutboxRow *row)
{
  if (row->event == NULL)
    return g_strdup (_("New item"));
  return g_strdup (samvad_text_label (samvad_event_kind_to_label (row->event->kind)));
}

static char *
describe_row (const SamvadOutboxRow *row)
{
  g_autofree char *what = describe_what (row);

  if (row->refused == NULL)
    /* Translators: an edit, as "Acknowledged" */
    return g_strdup_printf (_("%s: not sent yet"), what);
  /* Translators: an edit, as "Acknowledged"; the server's reason */
  return g_strdup_printf (_("! %1$s: the server refused it. %2$s"), what, row->refused);
}

/* Everything that was written, for a letter or another try. */
static char *
make_copy (const SamvadActionDetail *detail,
           const SamvadOutboxRow    *row)
{
  g_autofree char *what = describe_what (row);
  g_autofree char *time = samvad_text_time (row->event != NULL ? row->event->at : row->made_at);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s · %s", detail->action->id, what, time);
  if (row->event != NULL && row->event->text != NULL)
    g_string_append_printf (text, "\n%s", row->event->text);
  if (row->event != NULL && row->event->worker.name != NULL)
    g_string_append_printf (text, "\n%s", row->event->worker.name);
  if (row->refused != NULL)
    g_string_append_printf (text, "\n%s", row->refused);
  return g_string_free (text, FALSE);
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action,
            GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_row (SamvadActEdits           *self,
         const SamvadActionDetail *detail,
         const SamvadOutboxRow    *row)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  samvad_label_take (label, describe_row (row));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  samvad_widget_set_class (label, "error", row->refused != NULL);
  if (row->refused != NULL)
    {
      g_autofree char *copy = make_copy (detail, row);

      add_button (buttons, _("Copy"), "act.copy", g_variant_new_string (copy));
      add_button (buttons, _("Drop…"), "act.discard", g_variant_new_int64 (row->row));
    }
  else
    add_button (buttons, _("Undo"), "act.drop", g_variant_new_int64 (row->row));
  gtk_box_append (self->rows, label);
  gtk_box_append (self->rows, buttons);
}

void
samvad_act_edits_show (SamvadActEdits           *self,
                       const SamvadActionDetail *detail)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; detail->edits != NULL && i < detail->edits->len; i++)
    add_row (self, detail, g_ptr_array_index (detail->edits, i));
  gtk_widget_set_visible (GTK_WIDGET (self), detail->edits != NULL && detail->edits->len > 0);
}
