/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-review-decide.h"

#include "samvad-day-row.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

/* One decision while it is written down. */
typedef struct {
  SamvadStore   *store;
  SamvadTime     now;
  SamvadDecided  decided;
  GtkWindow     *parent;        /* the dialog does not outlive it */
  GStrv          codes;         /* of the districts, after "the State" */
  GtkWidget     *dialog;
  GtkEditable   *text;
  GtkEditable   *owner;
  AdwEntryRow   *due;
  GtkDropDown   *district;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->store);
  g_strfreev (form->codes);
  g_free (form);
}

/* In the writer thread. */
static gboolean
create (SamvadStore  *store,
        gpointer      document,
        GError      **error)
{
  return samvad_store_create (store, document, error);
}

/* Who waits to hear that the decision was kept: the window may be closed meanwhile. */
typedef struct {
  GtkWindow     *parent;
  SamvadDecided  decided;
} Answer;

static void
on_created (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Answer *answer = user_data;
  g_autoptr (GtkWindow) parent = answer->parent;
  g_autoptr (GError) error = NULL;

  samvad_store_run_finish (SAMVAD_STORE (source), result, &error);
  if (gtk_widget_get_mapped (GTK_WIDGET (parent)))
    answer->decided (parent, error);
}

static SamvadDay
read_due (const Form *form)
{
  return samvad_day_row_get (form->due);
}

static SamvadDocument *
make_decision (const Form *form)
{
  SamvadDocument *document = g_new0 (SamvadDocument, 1);
  SamvadDecision *decision = g_new0 (SamvadDecision, 1);
  g_autofree char *uuid = g_uuid_string_random ();
  guint chosen = gtk_drop_down_get_selected (form->district);

  decision->id = g_strdup_printf ("decision:%s", uuid);
  decision->meeting = samvad_time_get_day (form->now);
  decision->text = g_strdup (gtk_editable_get_text (form->text));
  decision->owner = g_strdup (gtk_editable_get_text (form->owner));
  decision->district = chosen > 0 ? g_strdup (form->codes[chosen - 1]) : NULL;
  decision->due = read_due (form);
  decision->events = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_event_free);
  document->kind = SAMVAD_DOCUMENT_DECISION;
  document->id = g_strdup (decision->id);
  document->decision = decision;
  return document;
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  Answer *answer;

  if (!g_str_equal (response, "keep"))
    return;
  answer = g_new (Answer, 1);
  answer->parent = g_object_ref (form->parent);
  answer->decided = form->decided;
  samvad_store_run_async (form->store, create, make_decision (form), (GDestroyNotify) samvad_document_free, NULL,
                          on_created, answer);
}

/* Only what can be followed up is kept: a text, an owner, and a date or none. */
static void
check (Form *form)
{
  const char *due = gtk_editable_get_text (GTK_EDITABLE (form->due));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (form->dialog), "keep",
                                           gtk_editable_get_text (form->text)[0] != '\0' &&
                                           gtk_editable_get_text (form->owner)[0] != '\0' &&
                                           (due[0] == '\0' || read_due (form) != SAMVAD_DAY_NONE));
}

static gpointer
add_row (GtkWidget *group,
         GtkWidget *row,
         Form      *form)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (check), form);
  return row;
}

static void
add_districts (GtkWidget *group,
               GPtrArray *districts,
               Form      *form)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  GtkWidget *row = adw_action_row_new ();

  gtk_string_list_append (names, _("The State"));
  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (districts, i);

      gtk_string_list_append (names, samvad_text_name (&district->name));
      g_strv_builder_add (codes, district->code);
    }
  form->codes = g_strv_builder_end (codes);
  form->district = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (names), NULL));
  gtk_widget_set_valign (GTK_WIDGET (form->district), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("District"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (form->district));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/**
 * samvad_review_decide:
 * @districts: (element-type SamvadDistrict): to choose from
 * @decided: is told, while @parent is there, whether the decision was kept
 *
 * Asks what was decided in the meeting and writes it down, with or without a network.
 */
void
samvad_review_decide (GtkWindow     *parent,
                      SamvadStore   *store,
                      SamvadTime     now,
                      GPtrArray     *districts,
                      SamvadDecided  decided)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Write a Decision Down"), NULL);
  GtkWidget *group = adw_preferences_group_new ();
  Form *form = g_new0 (Form, 1);

  form->store = g_object_ref (store);
  form->now = now;
  form->parent = parent;
  form->decided = decided;
  form->dialog = dialog;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "keep", _("_Write Down"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  form->text = add_row (group, samvad_entry_row_new (_("What was decided")), form);
  form->owner = add_row (group, samvad_entry_row_new (_("Who does it")), form);
  form->due = add_row (group, samvad_day_row_new (_("By when, as 31-10-2026; may stay empty")), form);
  add_districts (group, districts, form);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), form, form_free, 0);
  check (form);
  gtk_window_present (GTK_WINDOW (dialog));
}
