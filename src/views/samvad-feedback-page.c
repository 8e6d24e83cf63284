/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-feedback-page.h"

#include "samvad-call-reader.h"
#include "samvad-call-row.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadFeedbackPage {
  SamvadPage          parent;
  GtkStack           *stack;
  GtkListView        *list;
  GtkLabel           *count;
  SamvadCallReader   *reader;
  GtkSingleSelection *selection;
  SamvadCallList     *calls;
  SamvadStore        *store;    /* of @calls: another cache needs another list */
};

G_DEFINE_FINAL_TYPE (SamvadFeedbackPage, samvad_feedback_page, SAMVAD_TYPE_PAGE)

static void
show_row (SamvadCallItem *item,
          GParamSpec     *pspec,
          GtkListItem    *list_item)
{
  SamvadFeedbackPage *self = g_object_get_data (G_OBJECT (list_item), "samvad-page");
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));

  samvad_call_row_show (SAMVAD_CALL_ROW (gtk_list_item_get_child (list_item)),
                        samvad_call_item_get_call (item), samvad_view_model_get_snapshot (model),
                        samvad_view_model_get_now (model));
}

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          SamvadFeedbackPage *self)
{
  gtk_list_item_set_child (list_item, samvad_call_row_new ());
  g_object_set_data (G_OBJECT (list_item), "samvad-page", self);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         SamvadFeedbackPage *self)
{
  GObject *item = gtk_list_item_get_item (list_item);

  show_row (SAMVAD_CALL_ITEM (item), NULL, list_item);
  g_signal_connect (item, "notify", G_CALLBACK (show_row), list_item);
}

static void
on_unbind (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           SamvadFeedbackPage *self)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

static void
show_selected (SamvadFeedbackPage *self)
{
  SamvadCallItem *item = gtk_single_selection_get_selected_item (self->selection);
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));

  samvad_call_reader_show (self->reader, item != NULL ? samvad_call_item_get_call (item) : NULL,
                           model != NULL ? samvad_view_model_get_snapshot (model) : NULL);
}

static SamvadCallFilter *
make_filter (SamvadViewModel *model)
{
  SamvadCallFilter *filter = samvad_call_filter_new ();
  SamvadMonth month = samvad_view_model_get_month (model);

  filter->from = samvad_month_get_start (month);
  filter->to = samvad_month_get_end (month);
  filter->feedback = TRUE;
  return filter;
}

static void
show_count (SamvadFeedbackPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *number = samvad_text_number (n_items);

  samvad_label_take (self->count, g_strdup_printf (ngettext ("%s answer", "%s answers", n_items), number));
  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "content" : "empty");
}

/* Rows name districts and officers: they wait for the first snapshot, which knows the names. */
static void
samvad_feedback_page_show (SamvadPage     *page,
                           SamvadSnapshot *snapshot)
{
  SamvadFeedbackPage *self = SAMVAD_FEEDBACK_PAGE (page);

  if (snapshot != NULL && gtk_single_selection_get_model (self->selection) == NULL)
    gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->calls));
  show_count (self);
}

static void
samvad_feedback_page_select (SamvadPage *page)
{
  SamvadFeedbackPage *self = SAMVAD_FEEDBACK_PAGE (page);
  SamvadViewModel *model = samvad_page_get_model (page);
  g_autoptr (SamvadCallFilter) filter = make_filter (model);
  SamvadStore *store = samvad_view_model_get_store (model);

  if (store == self->store && self->calls != NULL)
    {
      samvad_call_list_set_filter (self->calls, filter);
      return;
    }
  g_clear_object (&self->calls);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->calls = samvad_call_list_new (store, filter);
  gtk_single_selection_set_model (self->selection, NULL);
  samvad_feedback_page_show (page, samvad_view_model_get_snapshot (model));
}

static void
samvad_feedback_page_tick (SamvadPage *page)
{
  SamvadFeedbackPage *self = SAMVAD_FEEDBACK_PAGE (page);
  SamvadTime now = samvad_view_model_get_now (samvad_page_get_model (page));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (SAMVAD_IS_CALL_ROW (gtk_widget_get_first_child (child)))
      samvad_call_row_tick (SAMVAD_CALL_ROW (gtk_widget_get_first_child (child)), now);
}

static void
samvad_feedback_page_cache_changed (SamvadPage   *page,
                                    SamvadChange  what)
{
  SamvadFeedbackPage *self = SAMVAD_FEEDBACK_PAGE (page);

  if (self->calls != NULL && (what & (SAMVAD_CHANGE_CALLS | SAMVAD_CHANGE_REBUILT)) != 0)
    samvad_call_list_reload (self->calls);
}

static void
samvad_feedback_page_dispose (GObject *object)
{
  SamvadFeedbackPage *self = SAMVAD_FEEDBACK_PAGE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->calls);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (samvad_feedback_page_parent_class)->dispose (object);
}

static void
samvad_feedback_page_class_init (SamvadFeedbackPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_feedback_page_dispose;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_feedback_page_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_feedback_page_select;
  SAMVAD_PAGE_CLASS (klass)->tick = samvad_feedback_page_tick;
  SAMVAD_PAGE_CLASS (klass)->cache_changed = samvad_feedback_page_cache_changed;
  g_type_ensure (SAMVAD_TYPE_CALL_READER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-feedback-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, count);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, reader);
}

static void
samvad_feedback_page_init (SamvadFeedbackPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (show_selected), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (show_count), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}
