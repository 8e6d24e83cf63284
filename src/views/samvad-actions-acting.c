/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-actions-private.h"

#include "samvad-act-dialog.h"
#include "samvad-text.h"

/* Who chooses more at once than this sees how many of them it went to. */
#define MAX_CHOSEN 1000

/* An item that something may be done with; borrows. */
typedef struct {
  const SamvadAction  *action;
  const SamvadHistory *history;
} Chosen;

/* What waits for the answer of a dialog. */
typedef struct {
  SamvadActionsPage   *page;
  const SamvadActVerb *verb;
  GPtrArray           *ids;
  guint                n_chosen;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_object_unref (plan->page);
  g_ptr_array_unref (plan->ids);
  g_free (plan);
}

static void
add_selected (SamvadActionsPage *self,
              GtkBitset         *selected,
              GArray            *chosen)
{
  guint n_selected = (guint) MIN (gtk_bitset_get_size (selected), MAX_CHOSEN);

  for (guint i = 0; i < n_selected; i++)
    {
      g_autoptr (SamvadActionItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                                 gtk_bitset_get_nth (selected, i));
      Chosen one = { 0 };

      if (item == NULL || samvad_action_item_get_action (item) == NULL)
        continue;
      one.action = samvad_action_item_get_action (item);
      one.history = samvad_action_item_get_history (item);
      g_array_append_val (chosen, one);
    }
}

/* Several rows, or else the item that the reader shows. The list holds what it shows as long as the
 * main loop does not turn. */
static GArray *
list_chosen (SamvadActionsPage *self,
             guint             *n_chosen)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (Chosen));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  *n_chosen = (guint) gtk_bitset_get_size (selected);
  if (*n_chosen > 1)
    add_selected (self, selected, chosen);
  else if (self->detail != NULL)
    {
      Chosen one = { self->detail->action, self->detail->history };

      g_array_append_val (chosen, one);
      *n_chosen = 1;
    }
  else
    *n_chosen = 0;
  return chosen;
}

static void
on_undone (SamvadActBatch *batch,
           const GError   *error,
           gpointer        user_data)
{
  SamvadActionsPage *self = user_data;

  if (error != NULL)
    samvad_actions_page_say_problem (self, error->message);
  else
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Undone")));
}

static void
undo_last (SamvadActionsPage *self)
{
  g_autoptr (SamvadActBatch) batch = g_steal_pointer (&self->last);

  if (batch != NULL)
    samvad_act_batch_undo (batch, on_undone, g_object_ref (self), g_object_unref);
  samvad_actions_page_update_acts (self);
}

static void
say_done (Plan           *plan,
          SamvadActBatch *batch)
{
  g_autofree char *title = samvad_act_verb_describe (plan->verb, samvad_act_batch_count_done (batch), plan->n_chosen);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "act.undo");
  adw_toast_overlay_add_toast (plan->page->toasts, toast);
}

static void
on_acted (SamvadActBatch *batch,
          const GError   *error,
          gpointer        user_data)
{
  Plan *plan = user_data;
  SamvadActionsPage *self = plan->page;

  if (samvad_act_batch_count_done (batch) > 0)
    {
      g_clear_pointer (&self->last, samvad_act_batch_unref);
      self->last = samvad_act_batch_ref (batch);
      say_done (plan, batch);
    }
  if (error != NULL)
    samvad_actions_page_say_problem (self, error->message);
  samvad_actions_page_update_acts (self);
}

/* @event: (transfer full); @plan: (transfer full) */
static void
carry_out (Plan        *plan,
           SamvadEvent *event)
{
  g_autoptr (SamvadActBatch) batch = NULL;

  event->at = g_get_real_time ();
  event->by = samvad_view_model_get_user (samvad_page_get_model (SAMVAD_PAGE (plan->page)));
  batch = samvad_act_batch_new (plan->page->store, plan->ids, event);
  samvad_act_batch_run (batch, on_acted, plan, plan_free);
}

static void
on_answer (SamvadEvent *event,
           gpointer     user_data)
{
  Plan *plan = user_data;
  Plan *copy = g_memdup2 (plan, sizeof *plan);

  g_object_ref (copy->page);
  g_ptr_array_ref (copy->ids);
  carry_out (copy, event);
}

/* What is not the same of both is of neither. */
static void
narrow_place (SamvadWorkerPlace  *place,
              const SamvadAction *action)
{
  if (g_strcmp0 (place->district, action->district) != 0)
    *place = (SamvadWorkerPlace) { NULL, NULL, NULL };
  if (g_strcmp0 (place->project, action->project) != 0)
    place->project = place->centre_code = NULL;
  if (g_strcmp0 (place->centre_code, action->centre_code) != 0)
    place->centre_code = NULL;
}

static void
ask (Plan         *plan,
     const GArray *chosen)
{
  SamvadActContext context = { plan->ids->len, SAMVAD_ROLE_HQ, G_MININT64, g_get_real_time () };
  const SamvadAction *first = g_array_index (chosen, Chosen, 0).action;

  context.store = plan->page->store;
  context.snapshot = samvad_view_model_get_snapshot (samvad_page_get_model (SAMVAD_PAGE (plan->page)));
  context.place = (SamvadWorkerPlace) { first->district, first->project, first->centre_code };
  for (guint i = 0; i < chosen->len; i++)
    {
      const Chosen *one = &g_array_index (chosen, Chosen, i);

      context.role = MIN (context.role, one->history->worker.role);
      context.opened_at = MAX (context.opened_at, one->action->opened_at);
      narrow_place (&context.place, one->action);
    }
  samvad_act_dialog_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (plan->page))), plan->verb, &context, on_answer, plan,
                         plan_free);
}

static void
do_verb (SamvadActionsPage   *self,
         const SamvadActVerb *verb)
{
  Plan *plan = g_new0 (Plan, 1);
  g_autoptr (GArray) chosen = list_chosen (self, &plan->n_chosen);

  plan->page = g_object_ref (self);
  plan->verb = verb;
  plan->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < chosen->len; i++)
    {
      const Chosen *one = &g_array_index (chosen, Chosen, i);

      if (samvad_action_state_allows (one->history->state, verb->kind))
        g_ptr_array_add (plan->ids, g_strdup (one->action->id));
    }
  if (plan->ids->len == 0 || self->store == NULL)
    plan_free (plan);
  else if (verb->asks)
    ask (plan, chosen);
  else
    carry_out (plan, samvad_event_new (verb->kind));
}

/* The keys are the window's; a page that is not shown does nothing. */
static void
on_verb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  const SamvadActVerb *verb = samvad_act_verb_find (g_action_get_name (G_ACTION (action)));

  if (gtk_widget_get_mapped (GTK_WIDGET (user_data)))
    do_verb (user_data, verb);
}

static void
on_undo (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (user_data)))
    undo_last (user_data);
}

/** Enables what the chosen items allow, and shows a button for it. */
void
samvad_actions_page_update_acts (SamvadActionsPage *self)
{
  guint possible[SAMVAD_N_EVENT_KINDS] = { 0 };
  guint n_chosen;
  g_autoptr (GArray) chosen = list_chosen (self, &n_chosen);
  const SamvadActVerb *verb;

  for (guint i = 0; (verb = samvad_act_verb_get (i)) != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->acts), verb->name);

      for (guint j = 0; j < chosen->len; j++)
        possible[verb->kind] += samvad_action_state_allows (g_array_index (chosen, Chosen, j).history->state, verb->kind);
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), possible[verb->kind] > 0);
    }
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->acts), "undo")),
                               self->last != NULL);
  samvad_act_bar_show (self->bar, possible, n_chosen);
}

static void
add_key (GtkEventController *keys,
         const char         *accelerator,
         const char         *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accelerator),
                                                          gtk_named_action_new (action)));
}

/** Makes the actions of the group `act` and their keys. */
void
samvad_actions_page_install_acts (SamvadActionsPage *self)
{
  const GActionEntry undo = { .name = "undo", .activate = on_undo };
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const SamvadActVerb *verb;

  self->acts = g_simple_action_group_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; (verb = samvad_act_verb_get (i)) != NULL; i++)
    {
      const GActionEntry entry = { .name = verb->name, .activate = on_verb };
      g_autofree char *name = g_strconcat ("act.", verb->name, NULL);

      g_action_map_add_action_entries (G_ACTION_MAP (self->acts), &entry, 1, self);
      add_key (keys, verb->accelerator, name);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self->acts), &undo, 1, self);
  samvad_actions_page_install_edits (self);
  add_key (keys, "<Control>z", "act.undo");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "act", G_ACTION_GROUP (self->acts));
}
