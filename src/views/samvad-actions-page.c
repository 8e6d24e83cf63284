/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-actions-private.h"

#include "samvad-kept-selection.h"

#define N_FLOW_MONTHS 12

G_DEFINE_FINAL_TYPE (SamvadActionsPage, samvad_actions_page, SAMVAD_TYPE_PAGE)

static SamvadSnapshot *
get_snapshot (SamvadActionsPage *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));

  return model != NULL ? samvad_view_model_get_snapshot (model) : NULL;
}

static SamvadTime
get_now (SamvadActionsPage *self)
{
  return samvad_view_model_get_now (samvad_page_get_model (SAMVAD_PAGE (self)));
}

static void
show_detail (SamvadActionsPage *self)
{
  if (samvad_page_get_model (SAMVAD_PAGE (self)) != NULL)
    samvad_action_reader_show (self->reader, self->detail, get_snapshot (self), get_now (self));
  samvad_actions_page_update_acts (self);
}

static void
on_detail_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (SamvadActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  SamvadActionDetail *detail = samvad_action_detail_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->detail, samvad_action_detail_free);
  self->detail = detail;
  if (self->store != NULL)
    show_detail (self);
}

/* The item is read anew, whether or not the list still has it. */
static void
read_detail (SamvadActionsPage *self)
{
  g_cancellable_cancel (self->reading);
  g_set_object (&self->reading, NULL);
  if (self->watched == NULL || self->store == NULL)
    return;
  self->reading = g_cancellable_new ();
  samvad_action_detail_read_async (self->store, self->watched, get_now (self), self->reading, on_detail_read,
                                   g_object_ref (self));
}

/** Shows the item @id beside the list. */
void
samvad_actions_page_watch (SamvadActionsPage *self,
                           const char        *id)
{
  if (g_strcmp0 (self->watched, id) == 0)
    return;
  g_free (self->watched);
  self->watched = g_strdup (id);
  read_detail (self);
}

static void
show_selected (SamvadActionsPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (SamvadActionItem) item = NULL;

  if (!gtk_bitset_is_empty (selected))
    item = g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (selected));
  if (item != NULL && samvad_action_item_get_action (item) != NULL)
    samvad_actions_page_watch (self, samvad_action_item_get_action (item)->id);
  else if (item != NULL)
    g_signal_connect_object (item, "notify::loaded", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  samvad_actions_page_update_acts (self);
}

static void
show_stack (SamvadActionsPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "content" : "empty");
}

/* GTK 4.8 has no other way to a row that is not on the screen. */
static void
scroll_to (GtkWidget *table,
           guint      position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (table); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SamvadActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  int position = samvad_paged_list_find_finish (result, &error);

  if (error != NULL || self->sought == NULL || self->selection == NULL)
    return;
  g_clear_pointer (&self->sought, g_free);
  if (position < 0 || (guint) position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint) position, TRUE);
  scroll_to (GTK_WIDGET (self->table), (guint) position);
}

/* The list has rows, or others than before: all that changed at once has been told. */
static void
on_listed (SamvadActionsPage *self)
{
  show_stack (self);
  samvad_actions_page_update_acts (self);
  if (self->sought != NULL && self->actions != NULL)
    samvad_paged_list_find_async (SAMVAD_PAGED_LIST (self->actions), self->sought, on_found, g_object_ref (self));
}

static SamvadActionFilter *
make_filter (SamvadActionsPage *self)
{
  return samvad_action_filters_make (self->filters, get_snapshot (self),
                                     samvad_view_model_get_user (samvad_page_get_model (SAMVAD_PAGE (self))), get_now (self));
}

/* What a worker thread counts, and of what. */
typedef struct {
  SamvadActionFilter *filter;
  SamvadMonth         month;
  gint64              counts[SAMVAD_N_ACTION_VIEWS];
  SamvadFlow         *flow;
  GHashTable         *groups;
} Count;

static void
count_free (gpointer data)
{
  Count *self = data;

  samvad_action_filter_free (self->filter);
  g_clear_pointer (&self->flow, samvad_flow_free);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_free (self);
}

static void
count_thread (GTask        *task,
              gpointer      store,
              gpointer      data,
              GCancellable *cancellable)
{
  Count *self = data;
  SamvadTime now = g_get_real_time ();
  GError *error = NULL;

  if (samvad_store_count_actions (store, self->filter, now, self->counts, &error))
    self->flow = samvad_store_read_flow (store, self->month, N_FLOW_MONTHS, now, &error);
  if (error == NULL)
    self->groups = samvad_store_count_action_groups (store, self->filter, now, &error);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
show_head (SamvadActionsPage *self)
{
  if (get_snapshot (self) != NULL)
    samvad_action_head_show (self->head, get_snapshot (self), self->flow);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SamvadActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Count *count = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_clear_pointer (&self->flow, samvad_flow_free);
      self->flow = g_steal_pointer (&count->flow);
      samvad_action_filters_show_counts (self->filters, count->counts);
      samvad_action_columns_show_counts (self->columns, count->groups);
      samvad_action_reader_show_flow (self->reader, self->flow);
      show_head (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The items cannot be counted: %s", error->message);
}

static void
count (SamvadActionsPage *self)
{
  g_autoptr (GTask) task = NULL;
  Count *counted = g_new0 (Count, 1);
  SamvadMonth month = samvad_view_model_get_month (samvad_page_get_model (SAMVAD_PAGE (self)));

  g_cancellable_cancel (self->counting);
  g_set_object (&self->counting, NULL);
  self->counting = g_cancellable_new ();
  counted->filter = make_filter (self);
  counted->month = month != SAMVAD_MONTH_NONE ? month : samvad_time_get_month (get_now (self));
  task = g_task_new (self->store, self->counting, on_counted, g_object_ref (self));
  g_task_set_task_data (task, counted, count_free);
  g_task_run_in_thread (task, count_thread);
}

static void
list (SamvadActionsPage *self)
{
  g_autoptr (SamvadActionFilter) filter = make_filter (self);
  SamvadActionOrder order = samvad_action_columns_get_order (self->columns, &filter->descending);

  samvad_action_columns_group (self->columns, filter->group);
  samvad_action_list_set_filter (self->actions, filter, order, SAMVAD_TIME_NONE);
}

static void
on_sorted (SamvadActionsPage *self)
{
  /* As the table goes, its columns leave its order one by one. */
  if (self->columns == NULL)
    return;
  samvad_action_columns_remember (self->columns);
  if (self->actions != NULL)
    list (self);
}

/* Another list was chosen, or it is narrowed otherwise. */
static void
on_filter (SamvadActionsPage *self)
{
  if (self->actions == NULL)
    return;
  list (self);
  count (self);
}

/* A number of the head opens its list; the last one leads back to how items come and go. */
static void
on_number (SamvadActionsPage *self,
           int                view)
{
  if (view >= 0)
    {
      samvad_action_filters_choose (self->filters, (SamvadActionView) view);
      return;
    }
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  g_cancellable_cancel (self->reading);
  g_clear_pointer (&self->watched, g_free);
  g_clear_pointer (&self->detail, samvad_action_detail_free);
  show_detail (self);
}

/* Rows name districts: they wait for the first snapshot, which knows the names. */
static void
samvad_actions_page_show (SamvadPage     *page,
                          SamvadSnapshot *snapshot)
{
  SamvadActionsPage *self = SAMVAD_ACTIONS_PAGE (page);

  if (snapshot != NULL)
    {
      show_head (self);
      samvad_action_filters_show (self->filters, snapshot);
    }
  if (snapshot != NULL && gtk_multi_selection_get_model (self->selection) == NULL)
    {
      gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->actions));
      /* The calendar of the first snapshot says what is due for escalation. */
      on_filter (self);
    }
  show_stack (self);
}

static void
forget (SamvadActionsPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->watched, g_free);
  g_clear_pointer (&self->sought, g_free);
  g_clear_pointer (&self->flow, samvad_flow_free);
  g_clear_pointer (&self->detail, samvad_action_detail_free);
  g_clear_pointer (&self->last, samvad_act_batch_unref);
  g_clear_object (&self->actions);
}

static void
samvad_actions_page_select (SamvadPage *page)
{
  SamvadActionsPage *self = SAMVAD_ACTIONS_PAGE (page);
  SamvadStore *store = samvad_view_model_get_store (samvad_page_get_model (page));
  g_autoptr (SamvadActionFilter) filter = NULL;

  if (store == self->store)
    {
      /* Another month. */
      if (store != NULL)
        count (self);
      return;
    }
  filter = make_filter (self);
  forget (self);
  g_set_object (&self->store, store);
  if (store != NULL)
    {
      self->actions = samvad_action_list_new (store, filter, SAMVAD_ACTION_ORDER_DUE, SAMVAD_TIME_NONE);
      samvad_kept_selection_watch (GTK_SELECTION_MODEL (self->selection), SAMVAD_PAGED_LIST (self->actions));
      g_signal_connect_object (self->actions, "changed", G_CALLBACK (on_listed), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      count (self);
    }
  gtk_multi_selection_set_model (self->selection, NULL);
  samvad_actions_page_show (page, samvad_view_model_get_snapshot (samvad_page_get_model (page)));
  show_detail (self);
}

static void
samvad_actions_page_cache_changed (SamvadPage   *page,
                                   SamvadChange  what)
{
  SamvadActionsPage *self = SAMVAD_ACTIONS_PAGE (page);

  if (self->actions == NULL || (what & (SAMVAD_CHANGE_ACTIONS | SAMVAD_CHANGE_OUTBOX | SAMVAD_CHANGE_REBUILT)) == 0)
    return;
  /* Of a cache that was made anew the rows are others. */
  if ((what & SAMVAD_CHANGE_REBUILT) != 0)
    list (self);
  else
    samvad_action_list_reload (self->actions);
  count (self);
  read_detail (self);
}

static void
samvad_actions_page_tick (SamvadPage *page)
{
  show_detail (SAMVAD_ACTIONS_PAGE (page));
}

static void
samvad_actions_page_dispose (GObject *object)
{
  SamvadActionsPage *self = SAMVAD_ACTIONS_PAGE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  forget (self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->columns, samvad_action_columns_free);
  g_clear_object (&self->acts);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (samvad_actions_page_parent_class)->dispose (object);
}

static void
samvad_actions_page_class_init (SamvadActionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_actions_page_dispose;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_actions_page_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_actions_page_select;
  SAMVAD_PAGE_CLASS (klass)->cache_changed = samvad_actions_page_cache_changed;
  SAMVAD_PAGE_CLASS (klass)->tick = samvad_actions_page_tick;
  g_type_ensure (SAMVAD_TYPE_ACTION_READER);
  g_type_ensure (SAMVAD_TYPE_ACT_BAR);
  g_type_ensure (SAMVAD_TYPE_ACTION_HEAD);
  g_type_ensure (SAMVAD_TYPE_ACTION_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-actions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadActionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionsPage, head);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionsPage, table);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionsPage, reader);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionsPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SamvadActionsPage, filters);
}

static void
samvad_actions_page_init (SamvadActionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_multi_selection_new (NULL);
  samvad_actions_page_install_acts (self);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (on_filter), self, G_CONNECT_SWAPPED);
  samvad_actions_page_update_acts (self);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (show_selected), self);
  self->columns = samvad_action_columns_new (self->table, SAMVAD_PAGE (self), G_CALLBACK (on_sorted));
  g_signal_connect_object (self->head, "chosen", G_CALLBACK (on_number), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
}

/** Shows the item @id beside the list of all open ones, and selects it there. */
void
samvad_actions_page_open_item (SamvadActionsPage *self,
                               const char        *id)
{
  g_return_if_fail (SAMVAD_IS_ACTIONS_PAGE (self));

  if (self->actions == NULL)
    return;
  g_free (self->sought);
  self->sought = g_strdup (id);
  samvad_actions_page_watch (self, id);
  samvad_action_filters_show_all_of (self->filters, "open");
}

/** @settings: for the name of who signs in, and how the list was chosen, narrowed, grouped and sorted last */
void
samvad_actions_page_set_settings (SamvadActionsPage *self,
                                  GSettings         *settings)
{
  g_return_if_fail (SAMVAD_IS_ACTIONS_PAGE (self));

  g_set_object (&self->settings, settings);
  samvad_action_filters_bind (self->filters, settings);
  samvad_action_columns_bind (self->columns, settings);
}

/** @code: of a list, as the settings remember it: "overdue". All of it is shown, by whatever it was narrowed before. */
void
samvad_actions_page_show_list (SamvadActionsPage *self,
                               const char        *code)
{
  g_return_if_fail (SAMVAD_IS_ACTIONS_PAGE (self));

  samvad_action_filters_show_all_of (self->filters, code);
}
