/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reports-private.h"

#include "samvad-compare-window.h"

static void
add_path (GPtrArray  *paths,
          const char *path)
{
  if (!g_ptr_array_find_with_equal_func (paths, path, g_str_equal, NULL))
    g_ptr_array_add (paths, g_strdup (path));
}

/* Packs that were opened from elsewhere, as the desktop remembers them. */
static GPtrArray *
list_recent (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *item = items; item != NULL; item = item->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (item->data), NULL, NULL);

      if (path != NULL && g_str_has_suffix (path, SAMVAD_SEAL_EXTENSION))
        add_path (paths, path);
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return paths;
}

/* A pack that is not there any more is not in the list; one that was changed is, and says so. */
static void
verify (GTask        *task,
        gpointer      source,
        gpointer      data,
        GCancellable *cancellable)
{
  GPtrArray *recent = data;
  g_autofree char *folder = samvad_sealed_pack_get_folder ();
  g_autoptr (GPtrArray) paths = samvad_sealed_pack_list (folder);
  GPtrArray *packs = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_sealed_pack_free);

  for (guint i = 0; i < recent->len; i++)
    add_path (paths, g_ptr_array_index (recent, i));
  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      SamvadSealedPack *pack = samvad_sealed_pack_open (g_ptr_array_index (paths, i), NULL);

      if (pack != NULL)
        g_ptr_array_add (packs, pack);
    }
  g_task_return_pointer (task, packs, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_verified (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *packs = g_task_propagate_pointer (G_TASK (result), &error);
  SamvadReportsPage *self;

  if (packs == NULL)
    return;
  self = SAMVAD_REPORTS_PAGE (user_data);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  self->packs = packs;
  samvad_reports_page_fill (self);
}

/** Looks for sealed packs, and at each whether it is unchanged, in a worker thread. */
void
samvad_reports_page_list_packs (SamvadReportsPage *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->verifying);
  g_clear_object (&self->verifying);
  self->verifying = g_cancellable_new ();
  task = g_task_new (NULL, self->verifying, on_verified, self);
  g_task_set_source_tag (task, samvad_reports_page_list_packs);
  g_task_set_task_data (task, list_recent (), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, verify);
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      path,
                GCancellable *cancellable)
{
  GError *error = NULL;
  SamvadSealedPack *pack = samvad_sealed_pack_open (path, &error);

  if (pack == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pack, (GDestroyNotify) samvad_sealed_pack_free);
}

static void
remember (const SamvadSealedPack *pack)
{
  g_autofree char *uri = g_filename_to_uri (pack->path, NULL, NULL);
  GtkRecentData data = {
    .mime_type = (char *) SAMVAD_SEAL_TYPE,
    .app_name = (char *) "Samvad",
    .app_exec = (char *) "samvad %f",
  };

  if (uri != NULL && pack->figures != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SamvadReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  SamvadSealedPack *pack = g_task_propagate_pointer (G_TASK (result), &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  SamvadReportOrder order;
  gboolean cached;

  /* The page ended meanwhile. */
  if (root == NULL)
    {
      g_clear_pointer (&pack, samvad_sealed_pack_free);
      return;
    }
  if (pack == NULL)
    {
      samvad_reports_page_say (self, error->message);
      return;
    }
  remember (pack);
  cached = samvad_reports_page_fill_order (self, &order);
  gtk_window_present (GTK_WINDOW (samvad_compare_window_new_for_pack (GTK_WINDOW (root), pack, cached ? &order : NULL)));
}

/** Verifies a sealed file and shows what it says, with or without a cache. */
void
samvad_reports_page_open_pack (SamvadReportsPage *self,
                               const char        *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SAMVAD_IS_REPORTS_PAGE (self));

  task = g_task_new (NULL, NULL, on_opened, g_object_ref (self));
  g_task_set_source_tag (task, samvad_reports_page_open_pack);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_in_thread);
}
