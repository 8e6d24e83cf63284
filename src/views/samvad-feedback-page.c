/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-feedback-page.h"

#include "samvad-call-reader.h"
#include "samvad-call-row.h"
#include "samvad-feedback-filter.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadFeedbackPage {
  SamvadPage            parent;
  SamvadFeedbackFilter *filter;
  GtkStack             *stack;
  AdwStatusPage        *empty;
  GtkScrolledWindow    *scroll;
  GtkListView          *list;
  GtkLabel             *count;
  GtkButton            *pill;
  SamvadCallReader     *reader;
  GtkSingleSelection   *selection;
  SamvadCallItem       *watched;        /* the one that the reader shows, or will once it is loaded */
  SamvadCallList       *calls;
  SamvadCallList       *newer;          /* what @calls would be now; NULL: nothing came since */
  SamvadStore          *store;          /* of @calls: another cache needs another list */
};

G_DEFINE_FINAL_TYPE (SamvadFeedbackPage, samvad_feedback_page, SAMVAD_TYPE_PAGE)

static SamvadViewModel *
get_model (SamvadFeedbackPage *self)
{
  return samvad_page_get_model (SAMVAD_PAGE (self));
}

static void
show_watched (SamvadFeedbackPage *self)
{
  if (self->watched != NULL && samvad_call_item_get_call (self->watched) != NULL)
    samvad_call_reader_show (self->reader, samvad_call_item_get_call (self->watched),
                             samvad_view_model_get_snapshot (get_model (self)));
}

static void
watch (SamvadFeedbackPage *self,
       SamvadCallItem     *item)
{
  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_data (self->watched, self);
  g_set_object (&self->watched, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "notify", G_CALLBACK (show_watched), self);
}

/* What one reads stays, also when the list no longer has it. */
static void
on_selected (SamvadFeedbackPage *self)
{
  SamvadCallItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    return;
  watch (self, item);
  show_watched (self);
}

static void
show_empty (SamvadFeedbackPage *self)
{
  gboolean narrow = samvad_feedback_filter_is_narrow (self->filter);

  adw_status_page_set_title (self->empty, narrow ? _("Nothing found") : _("No feedback in this month"));
  adw_status_page_set_description (self->empty, narrow ? _("Search for other words, or show all.")
                                                       : _("What families say appears here as it arrives."));
}

static void
show_count (SamvadFeedbackPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *number = samvad_text_number (n_items);

  samvad_label_take (self->count, g_strdup_printf (ngettext ("%s answer", "%s answers", n_items), number));
  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "content" : "empty");
  show_empty (self);
}

static void
drop_newer (SamvadFeedbackPage *self)
{
  if (self->newer != NULL)
    g_signal_handlers_disconnect_by_data (self->newer, self);
  g_clear_object (&self->newer);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), FALSE);
}

static void
scroll_to_top (SamvadFeedbackPage *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
}

/* The newer list in place of the one that was read; the call in the reader stays. */
static void
on_pill (SamvadFeedbackPage *self)
{
  g_autoptr (SamvadCallList) newer = NULL;

  if (self->newer == NULL)
    return;
  newer = g_object_ref (self->newer);
  drop_newer (self);
  samvad_call_list_forget_seen (newer);
  g_set_object (&self->calls, newer);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->calls));
  scroll_to_top (self);
  show_count (self);
}

/* Nobody is disturbed where nothing is chosen and the list stands at its top. */
static gboolean
is_reading (SamvadFeedbackPage *self)
{
  return gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION ||
         gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroll)) > 0;
}

static void
on_newer_scanned (SamvadFeedbackPage *self)
{
  guint more = samvad_call_list_count_new (self->newer);
  g_autofree char *number = samvad_text_number (more), *text = NULL;

  if (!is_reading (self))
    {
      on_pill (self);
      return;
    }
  /* Translators: pieces of feedback that came in since the list was made */
  text = g_strdup_printf (ngettext ("%s new", "%s new", more), number);
  gtk_button_set_label (self->pill, text);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), more > 0);
}

static void
look_for_newer (SamvadFeedbackPage *self)
{
  g_autoptr (SamvadCallFilter) filter = NULL;

  if (self->calls == NULL)
    return;
  if (self->newer != NULL)
    {
      samvad_call_list_reload (self->newer);
      return;
    }
  filter = samvad_feedback_filter_make (self->filter, get_model (self));
  self->newer = samvad_call_list_new_after (self->store, filter, self->calls);
  g_signal_connect_swapped (self->newer, "items-changed", G_CALLBACK (on_newer_scanned), self);
}

/* Rows name districts and officers: they wait for the first snapshot, which knows the names. */
static void
samvad_feedback_page_show (SamvadPage     *page,
                           SamvadSnapshot *snapshot)
{
  SamvadFeedbackPage *self = SAMVAD_FEEDBACK_PAGE (page);

  if (snapshot != NULL)
    samvad_feedback_filter_show (self->filter, snapshot);
  if (snapshot != NULL && gtk_single_selection_get_model (self->selection) == NULL)
    gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->calls));
  show_count (self);
}

static void
list_calls (SamvadFeedbackPage *self)
{
  SamvadViewModel *model = get_model (self);
  g_autoptr (SamvadCallFilter) filter = samvad_feedback_filter_make (self->filter, model);
  SamvadStore *store = samvad_view_model_get_store (model);

  drop_newer (self);
  if (store == self->store && self->calls != NULL)
    {
      samvad_call_list_set_filter (self->calls, filter);
      scroll_to_top (self);
      return;
    }
  watch (self, NULL);
  samvad_call_reader_show (self->reader, NULL, NULL);
  samvad_call_reader_offer_items (self->reader, model);
  g_clear_object (&self->calls);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->calls = samvad_call_list_new (store, filter);
  gtk_single_selection_set_model (self->selection, NULL);
  samvad_feedback_page_show (SAMVAD_PAGE (self), samvad_view_model_get_snapshot (model));
}

static void
on_filter_changed (SamvadFeedbackPage *self)
{
  if (get_model (self) != NULL)
    list_calls (self);
}

static void
samvad_feedback_page_select (SamvadPage *page)
{
  list_calls (SAMVAD_FEEDBACK_PAGE (page));
}

/* From wherever the cursor is, as long as this is the page that is seen. */
static gboolean
on_find (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  samvad_feedback_filter_search (SAMVAD_FEEDBACK_PAGE (widget)->filter, NULL);
  return GDK_EVENT_STOP;
}

static void
add_shortcut (SamvadFeedbackPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (on_find, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
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

  /* The rows of another cache have other numbers: none of them is newer than what was there. */
  if ((what & SAMVAD_CHANGE_REBUILT) != 0)
    list_calls (self);
  else if ((what & SAMVAD_CHANGE_CALLS) != 0)
    look_for_newer (self);
}

static void
samvad_feedback_page_dispose (GObject *object)
{
  SamvadFeedbackPage *self = SAMVAD_FEEDBACK_PAGE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->newer != NULL)
    g_signal_handlers_disconnect_by_data (self->newer, self);
  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_data (self->watched, self);
  g_clear_object (&self->watched);
  g_clear_object (&self->newer);
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
  g_type_ensure (SAMVAD_TYPE_FEEDBACK_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-feedback-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, filter);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, count);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, pill);
  gtk_widget_class_bind_template_child (widget_class, SamvadFeedbackPage, reader);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_pill);
}

static void
samvad_feedback_page_init (SamvadFeedbackPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcut (self);
  samvad_call_row_connect (factory, SAMVAD_PAGE (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (show_count), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}
