/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-remark-list.h"

#include "samvad-call-row.h"
#include "samvad-records.h"
#include "samvad-text.h"

struct _SamvadRemarkList {
  SamvadPage        parent;
  GtkStack         *stack;
  GtkListView      *list;
  GtkNoSelection   *selection;
  SamvadCallList   *calls;
  SamvadStore      *store;      /* of @calls */
};

G_DEFINE_FINAL_TYPE (SamvadRemarkList, samvad_remark_list, SAMVAD_TYPE_PAGE)

/* There is no reader beside: the calls to that family open in a window that has one. */
static void
on_activate (SamvadRemarkList *self,
             guint             position)
{
  g_autoptr (SamvadCallItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const SamvadCall *call = item != NULL ? samvad_call_item_get_call (item) : NULL;
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  g_autoptr (SamvadCallFilter) filter = NULL;
  SamvadMonth month;

  if (call == NULL || samvad_view_model_get_snapshot (model) == NULL)
    return;
  month = samvad_time_get_month (call->started_at);
  filter = samvad_records_filter_new (model);
  filter->family = g_strdup (call->family);
  filter->from = samvad_month_get_start (month);
  filter->to = samvad_month_get_end (month);
  samvad_records_present (GTK_WIDGET (self), model, filter, _("Calls to this family"));
}

static void
show_stack (SamvadRemarkList *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "list" : "empty");
}

static void
samvad_remark_list_dispose (GObject *object)
{
  SamvadRemarkList *self = SAMVAD_REMARK_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->calls);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (samvad_remark_list_parent_class)->dispose (object);
}

static void
samvad_remark_list_class_init (SamvadRemarkListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_remark_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/samvad/Supervisor/views/samvad-remark-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadRemarkList, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadRemarkList, list);
}

static void
samvad_remark_list_init (SamvadRemarkList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  samvad_call_row_connect (factory, SAMVAD_PAGE (self));
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  self->selection = gtk_no_selection_new (NULL);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (show_stack), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/** @filter: which calls; again with the same one after a change of the cache */
void
samvad_remark_list_show (SamvadRemarkList       *self,
                         SamvadViewModel        *model,
                         const SamvadCallFilter *filter)
{
  SamvadStore *store = samvad_view_model_get_store (model);

  g_return_if_fail (SAMVAD_IS_REMARK_LIST (self));

  if (samvad_page_get_model (SAMVAD_PAGE (self)) == NULL)
    g_object_set (self, "model", model, NULL);
  if (store == self->store && self->calls != NULL)
    {
      samvad_call_list_set_filter (self->calls, filter);
      return;
    }
  g_set_object (&self->store, store);
  g_clear_object (&self->calls);
  if (store != NULL)
    self->calls = samvad_call_list_new (store, filter);
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (self->calls));
  show_stack (self);
}
