/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-open-list.h"

#include "samvad-action-words.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadOpenList {
  AdwBin            parent;
  GtkStack         *stack;
  GtkColumnView    *table;
  GtkNoSelection   *selection;
  SamvadActionList *actions;
  SamvadStore      *store;      /* of @actions */
  SamvadViewModel  *model;
};

G_DEFINE_FINAL_TYPE (SamvadOpenList, samvad_open_list, ADW_TYPE_BIN)

static gboolean
is_loaded (gpointer  item,
           GtkLabel *label)
{
  gboolean loaded = samvad_action_item_get_action (item) != NULL;

  if (!loaded)
    gtk_label_set_text (label, "…");
  return loaded;
}

static void
show_due (GtkLabel *label,
          gpointer  item,
          gpointer  data)
{
  SamvadOpenList *self = data;
  SamvadTime now = samvad_view_model_get_now (self->model);

  if (!is_loaded (item, label))
    return;
  samvad_label_take (label, samvad_action_describe_due (item, samvad_view_model_get_snapshot (self->model), now));
  samvad_widget_set_class (label, "overdue", samvad_action_is_overdue (item, now));
}

static void
show_item (GtkLabel *label,
           gpointer  item,
           gpointer  data)
{
  if (is_loaded (item, label))
    samvad_label_take (label, samvad_action_describe_item (item));
}

static void
show_worker (GtkLabel *label,
             gpointer  item,
             gpointer  data)
{
  if (is_loaded (item, label))
    samvad_label_take (label, samvad_action_describe_worker (&samvad_action_item_get_history (item)->worker));
}

static void
show_stack (SamvadOpenList *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : "empty");
}

static void
samvad_open_list_dispose (GObject *object)
{
  SamvadOpenList *self = SAMVAD_OPEN_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_object (&self->store);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (samvad_open_list_parent_class)->dispose (object);
}

static void
samvad_open_list_class_init (SamvadOpenListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_open_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-open-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadOpenList, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadOpenList, table);
}

static void
samvad_open_list_init (SamvadOpenList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_no_selection_new (NULL);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (show_stack), self);
  samvad_column_append (self->table, _("Due"), FALSE, show_due, self);
  gtk_column_view_column_set_expand (samvad_column_append (self->table, _("Item"), FALSE, show_item, self), TRUE);
  samvad_column_append (self->table, _("Who"), FALSE, show_worker, self);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
}

void
samvad_open_list_show (SamvadOpenList  *self,
                       SamvadViewModel *model,
                       const char      *district)
{
  g_autoptr (SamvadActionFilter) filter = samvad_action_filter_new ();
  SamvadStore *store = samvad_view_model_get_store (model);
  SamvadTime now = samvad_view_model_get_now (model);

  g_return_if_fail (SAMVAD_IS_OPEN_LIST (self));

  filter->district = g_strdup (district);
  filter->open = TRUE;
  g_set_object (&self->model, model);
  if (store == self->store && self->actions != NULL)
    {
      samvad_action_list_set_filter (self->actions, filter, SAMVAD_ACTION_ORDER_DUE, now);
      return;
    }
  g_set_object (&self->store, store);
  g_clear_object (&self->actions);
  if (store != NULL)
    self->actions = samvad_action_list_new (store, filter, SAMVAD_ACTION_ORDER_DUE, now);
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->actions));
  show_stack (self);
}
