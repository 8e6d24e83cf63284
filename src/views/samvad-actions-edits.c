/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-actions-private.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

/* What can be done with an edit that waits, or that the server refused. */

/** What went wrong stays until it is closed. */
void
samvad_actions_page_say_problem (SamvadActionsPage *self,
                                 const char        *problem)
{
  AdwToast *toast = adw_toast_new (problem);

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_copy (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (user_data)), g_variant_get_string (parameter, NULL));
}

static gboolean
drop_job (SamvadStore  *store,
          gpointer      row,
          GError      **error)
{
  return samvad_store_undo (store, *(gint64 *) row, error);
}

static void
on_dropped (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SamvadActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!samvad_store_run_finish (SAMVAD_STORE (source), result, &error))
    samvad_actions_page_say_problem (self, error->message);
}

static void
drop (SamvadActionsPage *self,
      gint64             row)
{
  if (self->store != NULL)
    samvad_store_run_async (self->store, drop_job, g_memdup2 (&row, sizeof row), g_free, NULL, on_dropped,
                            g_object_ref (self));
}

static void
on_drop (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  drop (user_data, g_variant_get_int64 (parameter));
}

static void
on_response (AdwMessageDialog  *dialog,
             const char        *response,
             SamvadActionsPage *self)
{
  if (g_str_equal (response, "drop"))
    drop (self, *(gint64 *) g_object_get_data (G_OBJECT (dialog), "samvad-row"));
}

/* Nothing brings back what was refused. */
static void
on_discard (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (user_data));
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (root), _("Drop this edit?"),
                                              _("The server refused it, and it is nowhere but on this PC. Copy it first if its "
                                                "words are still needed."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  gint64 row = g_variant_get_int64 (parameter);

  g_object_set_data_full (G_OBJECT (dialog), "samvad-row", g_memdup2 (&row, sizeof row), g_free);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "drop", _("_Drop"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "drop", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), user_data, 0);
  samvad_message_ask (dialog, "cancel");
}

/** Adds the actions to the group `act`: copy (text), drop (row of the outbox), and discard, which asks first. */
void
samvad_actions_page_install_edits (SamvadActionsPage *self)
{
  const GActionEntry entries[] = {
    { .name = "copy", .activate = on_copy, .parameter_type = "s" },
    { .name = "drop", .activate = on_drop, .parameter_type = "x" },
    { .name = "discard", .activate = on_discard, .parameter_type = "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->acts), entries, G_N_ELEMENTS (entries), self);
}
