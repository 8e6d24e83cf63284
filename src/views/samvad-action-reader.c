/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-reader.h"

#include "samvad-act-edits.h"
#include "samvad-action-odd.h"
#include "samvad-action-words.h"
#include "samvad-flow-view.h"
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
  GtkLabel *clock;
  GtkLabel *propose;
  GtkLabel *odd;
  GtkLabel *words;
  GtkBox   *history;
  GtkBox   *owners;
  SamvadFlowView *flow;
  SamvadActEdits *edits;
};

G_DEFINE_FINAL_TYPE (SamvadActionReader, samvad_action_reader, ADW_TYPE_BIN)

static void
samvad_action_reader_class_init (SamvadActionReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAMVAD_TYPE_ACT_EDITS);
  g_type_ensure (SAMVAD_TYPE_FLOW_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-action-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, item);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, place);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, worker);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, state);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, due);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, clock);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, propose);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, odd);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, words);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, history);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, owners);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, flow);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionReader, edits);
}

static void
samvad_action_reader_init (SamvadActionReader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A step that counts is a full mark, one that changes nothing a hollow one. */
static void
append_step (GtkBox     *list,
             const char *mark,
             char       *text)
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
  gtk_box_append (list, row);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* The clock of each owner for itself: from when to when, and how long. */
static void
show_owners (SamvadActionReader  *self,
             const SamvadHistory *history,
             SamvadSnapshot      *snapshot,
             SamvadTime           now)
{
  clear_box (self->owners);
  for (guint i = 0; snapshot != NULL && i < history->holdings->len; i++)
    {
      const SamvadHolding *holding = &g_array_index (history->holdings, SamvadHolding, i);

      append_step (self->owners, holding->to == SAMVAD_TIME_NONE ? "●" : "○",
                   samvad_action_describe_holding (holding, snapshot->figures->reading->calendar, now));
    }
}

static void
show_history (SamvadActionReader  *self,
              const SamvadAction  *action,
              const SamvadHistory *history)
{
  g_autofree char *opened = samvad_text_time (action->opened_at);

  clear_box (self->history);
  append_step (self->history, "●", g_strdup_printf (_("Opened · %s"), opened));
  for (guint i = 0; i < history->steps->len; i++)
    {
      const SamvadStep *step = &g_array_index (history->steps, SamvadStep, i);

      append_step (self->history, step->allowed && !step->future ? "●" : "○", samvad_action_describe_step (step));
    }
}

static char *
describe_due (const SamvadHistory *history)
{
  g_autofree char *time = samvad_text_time (history->due_at);

  return g_strdup_printf (_("Due %s"), time);
}

static char *
describe_state (const SamvadActionDetail *detail)
{
  const char *state = samvad_text_state (detail->history->state);

  return samvad_action_detail_is_unsent (detail) ? g_strdup_printf (_("%s, not sent yet"), state) : g_strdup (state);
}

/* What the family said, never who it is. */
static char *
describe_words (const SamvadActionDetail *detail)
{
  const char *remark = detail->call != NULL && detail->call->feedback != NULL ? detail->call->feedback->remark : NULL;

  if (remark == NULL || remark[0] == '\0')
    return NULL;
  return g_strdup_printf (_("“%s”"), remark);
}

static void
show_clock (SamvadActionReader       *self,
            const SamvadActionDetail *detail,
            SamvadSnapshot           *snapshot,
            SamvadTime                now)
{
  SamvadCalendar *calendar = snapshot != NULL ? snapshot->figures->reading->calendar : NULL;

  samvad_label_take_optional (self->clock, calendar != NULL ? samvad_action_describe_clock (detail, calendar, now) : NULL);
  samvad_label_take_optional (self->propose,
                              calendar != NULL ? samvad_action_describe_propose (detail, calendar, now) : NULL);
}

static char *
describe_place (const SamvadAction *action,
                SamvadSnapshot     *snapshot)
{
  if (snapshot == NULL)
    return g_strdup (action->district);
  return samvad_snapshot_get_place (snapshot, action->district, action->project, action->centre_name);
}

/** @detail: (nullable): %NULL: none is chosen */
void
samvad_action_reader_show (SamvadActionReader       *self,
                           const SamvadActionDetail *detail,
                           SamvadSnapshot           *snapshot,
                           SamvadTime                now)
{
  g_return_if_fail (SAMVAD_IS_ACTION_READER (self));

  gtk_stack_set_visible_child_name (self->stack, detail != NULL ? "action" : "none");
  if (detail == NULL)
    return;
  samvad_label_take (self->item, samvad_action_describe_issue (detail->action));
  samvad_label_take (self->place, describe_place (detail->action, snapshot));
  samvad_label_take (self->worker, samvad_action_describe_worker (&detail->history->worker));
  samvad_label_take (self->state, describe_state (detail));
  samvad_label_take (self->due, describe_due (detail->history));
  samvad_widget_set_class (self->due, "overdue", samvad_history_is_overdue (detail->history, now));
  show_clock (self, detail, snapshot, now);
  samvad_label_take_optional (self->odd, samvad_action_describe_odd (detail, now));
  samvad_label_take_optional (self->words, describe_words (detail));
  show_history (self, detail->action, detail->history);
  show_owners (self, detail->history, snapshot, now);
  samvad_act_edits_show (self->edits, detail);
}

/** What is shown while no item is chosen. */
void
samvad_action_reader_show_flow (SamvadActionReader *self,
                                const SamvadFlow   *flow)
{
  samvad_flow_view_show (self->flow, flow);
}
