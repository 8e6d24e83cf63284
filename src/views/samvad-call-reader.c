/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-call-reader.h"

#include "samvad-item-dialog.h"
#include "samvad-tally.h"
#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-words.h"

struct _SamvadCallReader {
  AdwBin    parent;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkLabel *sentiment;
  GtkLabel *remark;
  GtkLabel *place;
  GtkLabel *about;
  GtkGrid  *answers;
  GtkLabel *unaware;
  GtkLabel *informed;
  GtkButton *open_item;
  char      *shown;             /* id of the call: the same one is not built anew */
  SamvadCall *call;             /* that one, where items can be opened from it */
  SamvadViewModel *model;       /* nullable: nothing can be written down */
};

G_DEFINE_FINAL_TYPE (SamvadCallReader, samvad_call_reader, ADW_TYPE_BIN)

static void
on_open_item (SamvadCallReader *self)
{
  SamvadStore *store = self->model != NULL ? samvad_view_model_get_store (self->model) : NULL;
  SamvadSnapshot *snapshot = self->model != NULL ? samvad_view_model_get_snapshot (self->model) : NULL;
  g_autofree char *user = NULL;

  if (store == NULL || snapshot == NULL || self->call == NULL)
    return;
  user = samvad_view_model_get_user (self->model);
  samvad_item_dialog_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->toasts, store, snapshot, self->call,
                          user);
}

/* The key is the window's; a reader that is not seen does nothing. */
static gboolean
on_key (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  on_open_item (SAMVAD_CALL_READER (widget));
  return GDK_EVENT_STOP;
}

static void
samvad_call_reader_finalize (GObject *object)
{
  g_clear_pointer (&SAMVAD_CALL_READER (object)->call, samvad_call_free);
  g_clear_object (&SAMVAD_CALL_READER (object)->model);
  g_free (SAMVAD_CALL_READER (object)->shown);
  G_OBJECT_CLASS (samvad_call_reader_parent_class)->finalize (object);
}

static void
samvad_call_reader_class_init (SamvadCallReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = samvad_call_reader_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-call-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, toasts);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, sentiment);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, remark);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, place);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, about);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, answers);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, unaware);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, informed);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallReader, open_item);
  gtk_widget_class_bind_template_callback (widget_class, on_open_item);
}

static void
samvad_call_reader_init (SamvadCallReader *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control><Shift>i"),
                                                          gtk_callback_action_new (on_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** @model: whose cache takes the action items that are opened from a call */
void
samvad_call_reader_offer_items (SamvadCallReader *self,
                                SamvadViewModel  *model)
{
  g_return_if_fail (SAMVAD_IS_CALL_READER (self));

  g_set_object (&self->model, model);
  gtk_widget_set_visible (GTK_WIDGET (self->open_item), model != NULL);
}

/* A call without feedback has only its outcome to tell. */
static void
show_outcome (SamvadCallReader *self,
              const SamvadCall *call)
{
  const char *classes[] = { "heading", NULL };

  gtk_label_set_text (self->sentiment, samvad_call_describe_outcome (call));
  gtk_widget_set_css_classes (GTK_WIDGET (self->sentiment), classes);
}

static void
show_sentiment (SamvadCallReader *self,
                SamvadSentiment   sentiment)
{
  const char *classes[] = { "heading", samvad_words_sentiment_class (sentiment), NULL };

  samvad_label_take (self->sentiment,
                     g_strconcat (samvad_words_sentiment_sign (sentiment), " ",
                                  samvad_text_label (samvad_sentiment_to_label (sentiment)), NULL));
  gtk_widget_set_css_classes (GTK_WIDGET (self->sentiment), classes);
}

/* Who was asked, never who it was. */
static char *
describe_call (const SamvadCall *call,
               SamvadSnapshot   *snapshot)
{
  g_autofree char *time = samvad_text_time (call->started_at);
  g_autofree char *duration = samvad_text_duration (call->duration);
  const char *officer = snapshot != NULL ? samvad_snapshot_get_officer (snapshot, call->officer)
                                         : call->officer;

  return g_strdup_printf ("%s · %s · %s · %s", samvad_text_label (samvad_category_to_label (call->category)),
                          time, duration, officer);
}

#define ISSUE_COLUMN 3

static void
attach (GtkGrid    *grid,
        const char *text,
        int         column,
        int         row,
        const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_set_hexpand (label, column == ISSUE_COLUMN);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
attach_answer (SamvadCallReader          *self,
               SamvadService              service,
               const SamvadServiceAnswer *answer,
               int                        row)
{
  g_autofree char *score = answer->satisfaction > 0 ? samvad_text_number (answer->satisfaction) : NULL;
  /* Translators: satisfaction, 1 to 5 */
  g_autofree char *of_five = score != NULL ? g_strdup_printf (_("%s of 5"), score) : g_strdup ("–");

  attach (self->answers, samvad_text_label (samvad_service_to_label (service)), 0, row, NULL);
  attach (self->answers, samvad_text_label (samvad_received_to_label (answer->received)), 1, row,
          answer->received == SAMVAD_RECEIVED_NO ? "negative" : NULL);
  attach (self->answers, of_five, 2, row, "numeric");
  attach (self->answers, answer->issue != NULL ? samvad_text_issue (answer->issue) : "", ISSUE_COLUMN, row, "dim-label");
}

static void
clear_answers (SamvadCallReader *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_grid_remove (self->answers, child);
}

static void
show_answers (SamvadCallReader     *self,
              const SamvadFeedback *feedback)
{
  int row = 1;

  attach (self->answers, _("Service"), 0, 0, "heading");
  attach (self->answers, _("Received"), 1, 0, "heading");
  attach (self->answers, _("Satisfied"), 2, 0, "heading");
  attach (self->answers, _("Issue"), ISSUE_COLUMN, 0, "heading");
  for (int i = 0; i < SAMVAD_N_SERVICES; i++)
    if (feedback->services[i].asked)
      attach_answer (self, i, &feedback->services[i], row++);
}

static gboolean
was_unaware (const SamvadFeedback *feedback,
             guint                 service)
{
  return feedback->aware[service] == 0;
}

static gboolean
was_informed (const SamvadFeedback *feedback,
              guint                 service)
{
  return (feedback->informed & 1u << service) != 0;
}

/* Returns: (transfer full) (nullable): the services of which that is true */
static char *
list_services (const SamvadFeedback  *feedback,
               gboolean             (*is_so) (const SamvadFeedback *, guint))
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    if (is_so (feedback, i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              samvad_text_label (samvad_service_to_label ((SamvadService) i)));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* What the family did not know of, and what it was told of. */
static void
show_awareness (SamvadCallReader     *self,
                const SamvadFeedback *feedback)
{
  g_autofree char *unaware = feedback != NULL ? list_services (feedback, was_unaware) : NULL;
  g_autofree char *informed = feedback != NULL ? list_services (feedback, was_informed) : NULL;

  samvad_label_take_optional (self->unaware,
                              /* Translators: %s are services */
                              unaware != NULL ? g_strdup_printf (_("Did not know of: %s"), unaware) : NULL);
  samvad_label_take_optional (self->informed,
                              /* Translators: %s are services */
                              informed != NULL ? g_strdup_printf (_("Was told of: %s"), informed) : NULL);
}

/** @call: (nullable): %NULL: none is chosen */
void
samvad_call_reader_show (SamvadCallReader *self,
                         const SamvadCall *call,
                         SamvadSnapshot   *snapshot)
{
  g_return_if_fail (SAMVAD_IS_CALL_READER (self));

  gtk_stack_set_visible_child_name (self->stack, call != NULL ? "call" : "none");
  if (call == NULL || g_strcmp0 (self->shown, call->id) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (call->id);
  g_clear_pointer (&self->call, samvad_call_free);
  self->call = samvad_call_copy (call);
  clear_answers (self);
  if (call->feedback != NULL)
    {
      show_sentiment (self, samvad_feedback_get_sentiment (call->feedback));
      show_answers (self, call->feedback);
    }
  else
    show_outcome (self, call);
  show_awareness (self, call->feedback);
  samvad_label_take_optional (self->remark, call->feedback != NULL ? g_strdup (call->feedback->remark) : NULL);
  samvad_label_take (self->place, snapshot != NULL
                     ? samvad_snapshot_get_place (snapshot, call->district, call->project, call->centre_name)
                     : g_strdup (call->district));
  samvad_label_take (self->about, describe_call (call, snapshot));
}
