/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-open-list.h"

#include "samvad-action-cells.h"
#include "samvad-boundaries.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadOpenList {
  SamvadPage        parent;
  GtkStack         *stack;
  GtkColumnView    *table;
  GtkNoSelection   *selection;
  SamvadActionList *actions;
  SamvadStore      *store;      /* of @actions */
};

G_DEFINE_FINAL_TYPE (SamvadOpenList, samvad_open_list, SAMVAD_TYPE_PAGE)

static void
show_stack (SamvadOpenList *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : "empty");
}

/* Where something can be done with it. */
static void
on_activate (SamvadOpenList *self,
             guint           position)
{
  g_autoptr (SamvadActionItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const SamvadAction *action = item != NULL ? samvad_action_item_get_action (item) : NULL;

  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.item", "s", action->id);
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
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
samvad_open_list_init (SamvadOpenList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_no_selection_new (NULL);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (show_stack), self);
  samvad_column_append (self->table, _("Due"), FALSE, samvad_action_cell_show_due, self);
  gtk_column_view_column_set_expand (samvad_column_append (self->table, _("Item"), FALSE,
                                                           samvad_action_cell_show_item, self), TRUE);
  samvad_column_append (self->table, _("Who"), FALSE, samvad_action_cell_show_worker, self);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
}

/* Returns: (nullable): of a district that others went back into, the codes of all */
static GStrv
list_parts (SamvadViewModel *model,
            const char      *district)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  const SamvadReading *reading = snapshot != NULL ? snapshot->bounded->reading : NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  if (reading != NULL && reading->boundaries == SAMVAD_BOUNDARY_VIEW_OLD)
    places = samvad_boundaries_list_places (reading, district);
  if (places == NULL)
    return NULL;
  for (guint i = 0; i < places->len; i++)
    g_strv_builder_add (codes, ((const SamvadPlace *) g_ptr_array_index (places, i))->district);
  return g_strv_builder_end (codes);
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

  filter->within = list_parts (model, district);
  if (filter->within == NULL)
    filter->district = g_strdup (district);
  filter->open = TRUE;
  if (samvad_page_get_model (SAMVAD_PAGE (self)) == NULL)
    g_object_set (self, "model", model, NULL);
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
