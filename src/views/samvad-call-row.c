/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-call-row.h"

#include "samvad-tally.h"
#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-words.h"

struct _SamvadCallRow {
  AdwBin      parent;
  GtkLabel   *sign;
  GtkLabel   *sentiment;
  GtkLabel   *remark;
  GtkLabel   *where;
  GtkLabel   *age;
  SamvadTime  started_at;       /* of the call shown, or NONE */
};

G_DEFINE_FINAL_TYPE (SamvadCallRow, samvad_call_row, ADW_TYPE_BIN)

static void
samvad_call_row_class_init (SamvadCallRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-call-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadCallRow, sign);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallRow, sentiment);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallRow, remark);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallRow, where);
  gtk_widget_class_bind_template_child (widget_class, SamvadCallRow, age);
}

static void
samvad_call_row_init (SamvadCallRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  samvad_label_offer_whole (self->remark);
  samvad_label_offer_whole (self->where);
  self->started_at = SAMVAD_TIME_NONE;
}

GtkWidget *
samvad_call_row_new (void)
{
  return g_object_new (SAMVAD_TYPE_CALL_ROW, NULL);
}

/** Returns: (transfer full) (nullable): the services that did not, or only partly, reach the family */
char *
samvad_call_describe_services (const SamvadFeedback *feedback)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      const SamvadServiceAnswer *answer = &feedback->services[i];

      if (!answer->asked || (answer->received != SAMVAD_RECEIVED_NO &&
                             answer->received != SAMVAD_RECEIVED_PARTLY))
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, samvad_text_label (samvad_service_to_label (i)));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/** Returns: (transfer none): in the reader's language; the document's own word where it is not known */
const char *
samvad_call_describe_outcome (const SamvadCall *call)
{
  if (call->outcome == SAMVAD_OUTCOME_UNKNOWN && call->outcome_code != NULL)
    return call->outcome_code;
  return samvad_text_label (samvad_outcome_to_label (call->outcome));
}

static void
show_sentiment (SamvadCallRow   *self,
                SamvadSentiment  sentiment)
{
  const char *classes[] = { samvad_words_sentiment_class (sentiment), NULL };
  const char *word_classes[] = { "caption", classes[0], NULL };

  gtk_label_set_text (self->sign, samvad_words_sentiment_sign (sentiment));
  gtk_label_set_text (self->sentiment, samvad_text_label (samvad_sentiment_to_label (sentiment)));
  gtk_widget_set_css_classes (GTK_WIDGET (self->sign), classes);
  gtk_widget_set_css_classes (GTK_WIDGET (self->sentiment), word_classes);
}

static void
show_place (SamvadCallRow    *self,
            const SamvadCall *call,
            SamvadSnapshot   *snapshot)
{
  g_autofree char *services = samvad_call_describe_services (call->feedback);
  const char *district = snapshot != NULL ? samvad_snapshot_get_district (snapshot, call->district)
                                          : call->district;

  samvad_label_take (self->where, services != NULL ? g_strconcat (district, " · ", services, NULL)
                                                   : g_strdup (district));
}

/** @call: (nullable): %NULL while it loads; must have feedback otherwise */
void
samvad_call_row_show (SamvadCallRow    *self,
                      const SamvadCall *call,
                      SamvadSnapshot   *snapshot,
                      SamvadTime        now)
{
  gboolean remark;

  g_return_if_fail (SAMVAD_IS_CALL_ROW (self));

  self->started_at = call != NULL ? call->started_at : SAMVAD_TIME_NONE;
  if (call == NULL || call->feedback == NULL)
    {
      show_sentiment (self, SAMVAD_SENTIMENT_NOT_STATED);
      gtk_label_set_text (self->remark, call == NULL ? "…" : "");
      gtk_label_set_text (self->where, "");
      gtk_label_set_text (self->age, "");
      return;
    }
  remark = call->feedback->remark != NULL && call->feedback->remark[0] != '\0';
  show_sentiment (self, samvad_feedback_get_sentiment (call->feedback));
  samvad_label_take (self->remark, remark ? samvad_text_plain (call->feedback->remark)
                                          : g_strdup (_("No remark")));
  samvad_widget_set_class (self->remark, "dim-label", !remark);
  show_place (self, call, snapshot);
  samvad_label_take (self->age, samvad_text_age (call->started_at, now));
}

static void
show_item (SamvadCallItem *item,
           GParamSpec     *pspec,
           GtkListItem    *list_item)
{
  SamvadViewModel *model = samvad_page_get_model (g_object_get_data (G_OBJECT (list_item), "samvad-page"));

  if (model != NULL)
    samvad_call_row_show (SAMVAD_CALL_ROW (gtk_list_item_get_child (list_item)), samvad_call_item_get_call (item),
                          samvad_view_model_get_snapshot (model), samvad_view_model_get_now (model));
}

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          SamvadPage         *page)
{
  gtk_list_item_set_child (list_item, samvad_call_row_new ());
  g_object_set_data (G_OBJECT (list_item), "samvad-page", page);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);

  show_item (SAMVAD_CALL_ITEM (item), NULL, list_item);
  g_signal_connect (item, "notify", G_CALLBACK (show_item), list_item);
}

static void
on_unbind (GtkListItemFactory *factory,
           GtkListItem        *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

/** Lets @factory make rows of SamvadCallItem; @page, whose list it is, has the model. */
void
samvad_call_row_connect (GtkListItemFactory *factory,
                         SamvadPage         *page)
{
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), page);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
}

/** The call shown is older now. */
void
samvad_call_row_tick (SamvadCallRow *self,
                      SamvadTime     now)
{
  if (self->started_at != SAMVAD_TIME_NONE)
    samvad_label_take (self->age, samvad_text_age (self->started_at, now));
}
