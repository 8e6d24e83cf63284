/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-item-dialog.h"

#include "samvad-choice.h"
#include "samvad-draft.h"
#include "samvad-item-errand.h"
#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-worker-group.h"

/* One item while it is written down. */
typedef struct {
  AdwToastOverlay *toasts;
  SamvadStore    *store;
  SamvadSnapshot *snapshot;
  SamvadCall     *call;
  char           *by;
  GtkWidget      *dialog;
  GtkWidget      *group;
  GtkDropDown    *service;
  GtkDropDown    *issue;
  GtkDropDown    *priority;
  SamvadWorkerGroup *worker;
  GtkEditable    *text;
  GtkLabel       *due;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->toasts);
  g_object_unref (form->store);
  samvad_snapshot_unref (form->snapshot);
  samvad_call_free (form->call);
  g_free (form->by);
  g_free (form);
}

static SamvadCalendar *
get_calendar (const Form *form)
{
  return form->snapshot->figures->reading->calendar;
}

static SamvadPriority
get_priority (const Form *form)
{
  return (SamvadPriority) MIN (gtk_drop_down_get_selected (form->priority), SAMVAD_PRIORITY_NORMAL);
}

static char *
read_text (GtkEditable *entry)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static SamvadDocument *
make_item (const Form *form)
{
  g_autofree char *text = read_text (form->text);
  g_auto (SamvadWorker) worker = { NULL };
  SamvadDraft draft = {
    .service = samvad_choice_get (form->service), .issue = samvad_choice_get (form->issue), .priority = get_priority (form),
    .text = text, .by = form->by,
  };

  samvad_worker_group_read (form->worker, &worker);
  draft.worker = worker;
  return samvad_draft_open (&draft, form->call, get_calendar (form), g_get_real_time ());
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  if (g_str_equal (response, "open"))
    samvad_item_errand_run (form->toasts, form->store, make_item (form));
}

/* An item says what is wrong, and who, or whose office, is to put it right. */
static void
check (Form *form)
{
  g_auto (SamvadWorker) worker = { NULL };
  SamvadTime due = samvad_calendar_add_working (get_calendar (form), g_get_real_time (),
                                                samvad_priority_get_days (get_priority (form)));
  g_autofree char *time = samvad_text_time (due);
  gboolean complete = samvad_choice_get (form->issue) != NULL;

  samvad_worker_group_read (form->worker, &worker);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (form->dialog), "open", complete);
  samvad_label_take (form->due, !complete ? g_strdup (_("Choose what is wrong."))
                     : worker.name != NULL ? g_strdup_printf (_("Due %s"), time)
                     /* Translators: a time */
                     : g_strdup_printf (_("Due %s. Without a name it goes to whoever has this role there."), time));
}

static GtkEditable *
add_entry (Form       *form,
           const char *title)
{
  GtkWidget *row = samvad_entry_row_new (title);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (form->group), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (check), form);
  return GTK_EDITABLE (row);
}

static GtkDropDown *
add_choice (Form       *form,
            const char *title)
{
  GtkDropDown *choice;

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (form->group), samvad_choice_row_new (title, &choice));
  return choice;
}

static void
fill_services (Form *form)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (int i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      g_ptr_array_add (codes, g_strdup (samvad_service_to_code ((SamvadService) i)));
      g_ptr_array_add (labels, (gpointer) samvad_text_label (samvad_service_to_label ((SamvadService) i)));
    }
  samvad_choice_fill (form->service, _("None: the record is wrong"), codes, labels);
}

static void
fill_issues (Form       *form,
             const char *own)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  gboolean known = FALSE;
  const char *code;

  for (guint i = 0; (code = samvad_text_get_issue (i)) != NULL; i++)
    {
      known |= g_str_equal (code, own);
      g_ptr_array_add (codes, g_strdup (code));
      g_ptr_array_add (labels, (gpointer) samvad_text_issue (code));
    }
  if (!known)
    {
      g_ptr_array_add (codes, g_strdup (own));
      g_ptr_array_add (labels, (gpointer) own);
    }
  samvad_choice_fill (form->issue, _("Choose…"), codes, labels);
}

static void
fill_priorities (Form           *form,
                 SamvadPriority  chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < SAMVAD_PRIORITY_UNKNOWN; i++)
    gtk_string_list_append (names, samvad_text_label (samvad_priority_to_label ((SamvadPriority) i)));
  gtk_drop_down_set_model (form->priority, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (form->priority, chosen);
}

static void
add_fields (Form *form)
{
  SamvadDraft draft = samvad_draft_propose (form->call);

  form->service = add_choice (form, _("Service"));
  form->issue = add_choice (form, _("What is wrong"));
  form->priority = add_choice (form, _("Priority"));
  form->text = add_entry (form, _("In words"));
  fill_services (form);
  fill_issues (form, draft.issue);
  fill_priorities (form, draft.priority);
  if (draft.service != NULL)
    samvad_choice_set (form->service, draft.service);
  samvad_choice_set (form->issue, draft.issue);
  g_signal_connect_swapped (form->issue, "notify::selected", G_CALLBACK (check), form);
  g_signal_connect_swapped (form->priority, "notify::selected", G_CALLBACK (check), form);
}

static void
add_worker (Form *form)
{
  const SamvadWorkerPlace place = { form->call->district, form->call->project, form->call->centre_code };

  form->worker = SAMVAD_WORKER_GROUP (samvad_worker_group_new (samvad_draft_propose (form->call).worker.role));
  g_signal_connect_swapped (form->worker, "changed", G_CALLBACK (check), form);
  samvad_worker_group_offer (form->worker, form->store, form->snapshot, &place, TRUE);
}

/**
 * samvad_item_dialog_ask:
 * @toasts: where it is said that the item is there, and offered to take it back
 * @call: copied
 * @by: who opens the item
 *
 * Asks what is to be done after @call, beginning with what it itself says: of a wrong number, that the right one is to
 * be found.
 */
void
samvad_item_dialog_ask (GtkWindow        *parent,
                        AdwToastOverlay  *toasts,
                        SamvadStore      *store,
                        SamvadSnapshot   *snapshot,
                        const SamvadCall *call,
                        const char       *by)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *place = samvad_snapshot_get_place (snapshot, call->district, call->project, call->centre_name);

  form->toasts = g_object_ref (toasts);
  form->store = g_object_ref (store);
  form->snapshot = samvad_snapshot_ref (snapshot);
  form->call = samvad_call_copy (call);
  form->by = g_strdup (by);
  form->dialog = adw_message_dialog_new (parent, _("New Action Item"), place);
  form->group = adw_preferences_group_new ();
  form->due = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (form->due, TRUE);
  gtk_label_set_justify (form->due, GTK_JUSTIFY_CENTER);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (form->dialog), "close", _("_Close"), "open", _("_Open"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (form->dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (form->dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (form->dialog), "close");
  add_fields (form);
  add_worker (form);
  gtk_box_append (GTK_BOX (box), form->group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->worker));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->due));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (form->dialog), box);
  g_signal_connect_data (form->dialog, "response", G_CALLBACK (on_response), form, form_free, 0);
  check (form);
  gtk_window_present (GTK_WINDOW (form->dialog));
}
