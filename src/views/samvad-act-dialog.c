/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-act-dialog.h"

#include <adwaita.h>

#include "samvad-calendar.h"
#include "samvad-choice.h"
#include "samvad-day-row.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

typedef struct {
  const SamvadActVerb *verb;
  SamvadActContext     context;
  SamvadActAnswerFunc  func;
  gpointer             data;
  GDestroyNotify       destroy;
  GtkWidget           *dialog;
  GtkWidget           *group;
  GtkEditable         *text;            /* those that are not asked are NULL */
  SamvadWorkerGroup   *worker;
  AdwEntryRow         *due;
  GtkDropDown         *role;
  GtkDropDown         *response;
  GtkLabel            *problem;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  if (form->destroy != NULL)
    form->destroy (form->data);
  g_free (form);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text != NULL ? text : ""));

  return bare[0] == '\0';
}

static char *
check_due (const SamvadEvent      *event,
           const SamvadActContext *context)
{
  if (event->due_at == SAMVAD_TIME_NONE)
    return g_strdup (_("Write the new date as 31-10-2026."));
  if (event->due_at < context->opened_at)
    return g_strdup (_("An item cannot be due before it was opened."));
  if (event->due_at <= context->now)
    return g_strdup (_("The new date lies ahead."));
  return is_blank (event->text) ? g_strdup (_("Say why more time is needed.")) : NULL;
}

/**
 * samvad_act_dialog_check:
 *
 * Returns: (transfer full) (nullable): what is still missing or wrong, in one sentence
 */
char *
samvad_act_dialog_check (const SamvadEvent      *event,
                         const SamvadActContext *context)
{
  switch (event->kind)
    {
    case SAMVAD_EVENT_ASSIGN:
      return is_blank (event->worker.name) ? g_strdup (_("Say who does it.")) : NULL;
    case SAMVAD_EVENT_NOTE:
      return is_blank (event->text) ? g_strdup (_("Write the note.")) : NULL;
    case SAMVAD_EVENT_CANCEL:
      return is_blank (event->text) ? g_strdup (_("Say why it is cancelled.")) : NULL;
    case SAMVAD_EVENT_REOPEN:
      return is_blank (event->text) ? g_strdup (_("Say what is not in order yet.")) : NULL;
    case SAMVAD_EVENT_EXTEND:
      return check_due (event, context);
    case SAMVAD_EVENT_DONE:
      return event->response == SAMVAD_RESPONSE_UNKNOWN ? g_strdup (_("Choose what was done.")) : NULL;
    case SAMVAD_EVENT_ESCALATE:
      return event->role == SAMVAD_ROLE_UNKNOWN ? g_strdup (_("Choose to whom it goes.")) : NULL;
    case SAMVAD_EVENT_ACKNOWLEDGE:
    case SAMVAD_EVENT_VERIFY:
    case SAMVAD_EVENT_UNKNOWN:
    default:
      return NULL;
    }
}

/* A day is over at the end of its working hours. */
static SamvadTime
read_due (AdwEntryRow *row)
{
  SamvadDay day = samvad_day_row_get (row);

  return day != SAMVAD_DAY_NONE ? samvad_day_get_start (day) + SAMVAD_CALENDAR_CLOSES * SAMVAD_HOUR : SAMVAD_TIME_NONE;
}

static char *
read_text (GtkEditable *entry)
{
  return entry != NULL && !is_blank (gtk_editable_get_text (entry))
         ? g_strstrip (g_strdup (gtk_editable_get_text (entry))) : NULL;
}

static SamvadEvent *
make_event (const Form *form)
{
  SamvadEvent *event = samvad_event_new (form->verb->kind);

  event->text = read_text (form->text);
  if (form->worker != NULL)
    samvad_worker_group_read (form->worker, &event->worker);
  if (form->due != NULL)
    event->due_at = read_due (form->due);
  if (form->role != NULL)
    event->role = gtk_drop_down_get_selected (form->role);
  /* The first entry asks to choose. */
  if (form->response != NULL && gtk_drop_down_get_selected (form->response) > 0)
    event->response = gtk_drop_down_get_selected (form->response) - 1;
  return event;
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  if (g_str_equal (response, "act"))
    form->func (make_event (form), form->data);
}

static void
check (Form *form)
{
  g_autoptr (SamvadEvent) event = make_event (form);
  char *problem = samvad_act_dialog_check (event, &form->context);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (form->dialog), "act", problem == NULL);
  samvad_label_take (form->problem, problem != NULL ? problem : g_strdup (""));
}

static gpointer
add_row (Form      *form,
         GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (form->group), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (check), form);
  return row;
}

static GtkDropDown *
add_choice (Form       *form,
            const char *title)
{
  GtkDropDown *choice;

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (form->group), samvad_choice_row_new (title, &choice));
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (check), form);
  return choice;
}

static void
add_responses (Form *form)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  form->response = add_choice (form, _("What was done"));
  gtk_string_list_append (names, _("Choose…"));
  for (int response = 0; response < SAMVAD_RESPONSE_UNKNOWN; response++)
    gtk_string_list_append (names, samvad_text_label (samvad_response_to_label (response)));
  gtk_drop_down_set_model (form->response, G_LIST_MODEL (names));
}

/* Above the other rows. */
static void
add_worker (Form    *form,
            GtkBox  *box)
{
  form->worker = SAMVAD_WORKER_GROUP (samvad_worker_group_new (form->context.role));
  g_signal_connect_swapped (form->worker, "changed", G_CALLBACK (check), form);
  samvad_worker_group_offer (form->worker, form->context.store, form->context.snapshot, &form->context.place, FALSE);
  gtk_box_append (box, GTK_WIDGET (form->worker));
}

static void
add_role (Form *form)
{
  SamvadRole role = MIN (form->context.role, SAMVAD_ROLE_HQ);

  form->role = add_choice (form, _("To whom"));
  samvad_choice_fill_roles (form->role, samvad_role_get_next (role));
}

static void
add_fields (Form   *form,
            GtkBox *box)
{
  form->group = adw_preferences_group_new ();
  if (form->verb->kind == SAMVAD_EVENT_DONE)
    add_responses (form);
  if (form->verb->kind == SAMVAD_EVENT_ASSIGN)
    add_worker (form, box);
  if (form->verb->kind == SAMVAD_EVENT_ESCALATE)
    add_role (form);
  if (form->verb->kind == SAMVAD_EVENT_EXTEND)
    form->due = add_row (form, samvad_day_row_new (_("New date, as 31-10-2026")));
  form->text = add_row (form, samvad_entry_row_new (form->verb->kind == SAMVAD_EVENT_NOTE ? _("Note") : _("In words")));
  gtk_box_append (box, form->group);
}

/* Returns: (nullable): %NULL: of the one that is seen beside it nothing need be said */
static char *
describe_number (guint n_items)
{
  g_autofree char *number = samvad_text_number (n_items);

  return n_items > 1 ? g_strdup_printf (ngettext ("For %s item.", "For %s items.", n_items), number) : NULL;
}

/* The word on the button, without the dots that promise this dialog. */
static char *
describe_verb (const SamvadActVerb *verb)
{
  const char *label = _(verb->label);

  return g_str_has_suffix (label, "…") ? g_strndup (label, strlen (label) - strlen ("…")) : g_strdup (label);
}

/**
 * samvad_act_dialog_ask:
 * @context: its texts and objects are used during the call only
 * @func: called with (transfer full) the event, still without id, time and author, where the user went on
 *
 * Asks what the verb needs to know, and says what is missing while it is.
 */
void
samvad_act_dialog_ask (GtkWindow              *parent,
                       const SamvadActVerb    *verb,
                       const SamvadActContext *context,
                       SamvadActAnswerFunc     func,
                       gpointer                user_data,
                       GDestroyNotify          destroy)
{
  g_autofree char *number = describe_number (context->n_items);
  g_autofree char *heading = describe_verb (verb);
  Form *form = g_new0 (Form, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  form->verb = verb;
  form->context = *context;
  form->func = func;
  form->data = user_data;
  form->destroy = destroy;
  form->dialog = adw_message_dialog_new (parent, heading, number);
  form->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (form->problem, TRUE);
  gtk_label_set_justify (form->problem, GTK_JUSTIFY_CENTER);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (form->dialog), "close", _("_Close"), "act", _("_Write Down"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (form->dialog), "act", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (form->dialog), "act");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (form->dialog), "close");
  add_fields (form, GTK_BOX (box));
  form->context.place = (SamvadWorkerPlace) { NULL, NULL, NULL };
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->problem));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (form->dialog), box);
  g_signal_connect_data (form->dialog, "response", G_CALLBACK (on_response), form, form_free, 0);
  check (form);
  gtk_window_present (GTK_WINDOW (form->dialog));
}
