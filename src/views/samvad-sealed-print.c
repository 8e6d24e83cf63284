/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sealed-print.h"

#include "samvad-output.h"

/* The desktop's viewer reads a copy: nothing that is done with it touches the sealed file. */
static void
extract (GTask        *task,
         gpointer      source,
         gpointer      path,
         GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) report = samvad_seal_extract (path, SAMVAD_SEAL_REPORT, &error);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "samvad", "opened", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *file = g_strdup_printf ("%s.pdf", name);
  g_autofree char *copy = g_build_filename (folder, file, NULL);

  g_mkdir_with_parents (folder, 0700);
  if (report == NULL || !samvad_output_bytes (copy, report, NULL, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_filename_to_uri (copy, NULL, NULL), g_free);
}

static void
on_extracted (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_task_propagate_pointer (G_TASK (result), &error);

  if (uri != NULL)
    gtk_show_uri (gtk_widget_get_mapped (GTK_WIDGET (parent)) ? parent : NULL, uri, GDK_CURRENT_TIME);
  else
    g_warning ("The sealed report could not be opened: %s", error->message);
}

/** Opens the PDF exactly as it was presented, in the desktop's viewer. */
void
samvad_sealed_print_open (const SamvadSealedPack *pack,
                          GtkWindow              *parent)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_extracted, g_object_ref (parent));

  g_task_set_source_tag (task, samvad_sealed_print_open);
  g_task_set_task_data (task, g_strdup (pack->path), g_free);
  g_task_run_in_thread (task, extract);
}
