/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reports-page.h"

#include <string.h>

#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadReportsPage {
  SamvadPage    parent;
  GtkListBox   *list;
  GArray       *months;         /* as listed, latest first */
  GHashTable   *closed;         /* month → the closing, or NULL until they were read */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SamvadReportsPage, samvad_reports_page, SAMVAD_TYPE_PAGE)

static int
compare_later_first (gconstpointer a,
                     gconstpointer b)
{
  return *(const SamvadMonth *) b - *(const SamvadMonth *) a;
}

static char *
describe_month (SamvadReportsPage *self,
                SamvadMonth        month)
{
  const SamvadClosing *closing = self->closed != NULL
                                 ? g_hash_table_lookup (self->closed, GINT_TO_POINTER (month)) : NULL;
  g_autofree char *time = NULL;

  if (closing == NULL)
    return g_strdup (_("Provisional: figures may still change"));
  time = samvad_text_time (closing->closed_at);
  /* Translators: when a month was closed, and by whom */
  return g_strdup_printf (_("Closed %1$s by %2$s"), time, closing->by);
}

static GtkWidget *
make_row (SamvadReportsPage *self,
          SamvadMonth        month)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = samvad_text_month (month);
  g_autofree char *state = describe_month (self, month);
  g_autofree char *escaped = g_markup_escape_text (state, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
fill (SamvadReportsPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; self->months != NULL && i < self->months->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_array_index (self->months, SamvadMonth, i)));
}

static void
on_row_activated (SamvadReportsPage *self,
                  GtkListBoxRow     *row)
{
  SamvadMonth month = g_array_index (self->months, SamvadMonth, gtk_list_box_row_get_index (row));

  samvad_view_model_set_month (samvad_page_get_model (SAMVAD_PAGE (self)), month);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "overview");
}

static void
read_closings (GTask        *task,
               gpointer      source,
               gpointer      store,
               GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) closings = samvad_store_list_closings (store, &error);
  GHashTable *closed;

  if (closings == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  closed = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) samvad_closing_free);
  for (guint i = 0; i < closings->len; i++)
    {
      const SamvadClosing *closing = g_ptr_array_index (closings, i);

      g_hash_table_replace (closed, GINT_TO_POINTER (closing->month), samvad_closing_copy (closing));
    }
  g_task_return_pointer (task, closed, (GDestroyNotify) g_hash_table_unref);
}

static void
on_closings_read (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GHashTable *closed = g_task_propagate_pointer (G_TASK (result), &error);
  SamvadReportsPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = SAMVAD_REPORTS_PAGE (user_data);
  if (closed == NULL)
    {
      g_debug ("The closed months could not be read: %s", error->message);
      return;
    }
  g_clear_pointer (&self->closed, g_hash_table_unref);
  self->closed = closed;
  fill (self);
}

static void
start_reading (SamvadReportsPage *self)
{
  SamvadStore *store = samvad_view_model_get_store (samvad_page_get_model (SAMVAD_PAGE (self)));
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  /* Without a source: the page may go while a worker still reads. */
  task = g_task_new (NULL, self->cancellable, on_closings_read, self);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, read_closings);
}

static gboolean
is_same (GArray *a,
         GArray *b)
{
  return a != NULL && a->len == b->len &&
         memcmp (a->data, b->data, a->len * sizeof (SamvadMonth)) == 0;
}

static void
samvad_reports_page_show (SamvadPage     *page,
                          SamvadSnapshot *snapshot)
{
  SamvadReportsPage *self = SAMVAD_REPORTS_PAGE (page);
  g_autoptr (GArray) months = NULL;

  if (snapshot == NULL)
    return;
  months = g_array_copy (snapshot->months);
  g_array_sort (months, compare_later_first);
  if (is_same (self->months, months))
    return;
  g_clear_pointer (&self->months, g_array_unref);
  self->months = g_steal_pointer (&months);
  fill (self);
}

static void
samvad_reports_page_cache_changed (SamvadPage   *page,
                                   SamvadChange  what)
{
  if ((what & (SAMVAD_CHANGE_DECISIONS | SAMVAD_CHANGE_REBUILT)) != 0)
    start_reading (SAMVAD_REPORTS_PAGE (page));
}

static void
samvad_reports_page_select (SamvadPage *page)
{
  start_reading (SAMVAD_REPORTS_PAGE (page));
}

static void
samvad_reports_page_dispose (GObject *object)
{
  SamvadReportsPage *self = SAMVAD_REPORTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  G_OBJECT_CLASS (samvad_reports_page_parent_class)->dispose (object);
}

static void
samvad_reports_page_class_init (SamvadReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_reports_page_dispose;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_reports_page_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_reports_page_select;
  SAMVAD_PAGE_CLASS (klass)->cache_changed = samvad_reports_page_cache_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-reports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadReportsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
samvad_reports_page_init (SamvadReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
