/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"

#include <glib/gstdio.h>

#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-wire.h"

static void
add_document (GPtrArray  *documents,
              const char *json)
{
  g_ptr_array_add (documents, samvad_wire_decode_text (json));
}

static void
apply (SamvadStore *store,
       GPtrArray   *documents)
{
  g_autoptr (GError) error = NULL;

  samvad_store_apply (store, documents, "\"1\"", g_get_real_time (), g_get_real_time (), &error);
  g_assert_no_error (error);
}

/** Writes one document, as the feed would. */
void
golden_apply (SamvadStore *store,
              const char  *json)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);

  add_document (documents, json);
  apply (store, documents);
}

/** @name: "a" or "b". Returns: (transfer full) (nullable): NULL where the reference is not there */
SamvadStore *
golden_open (const char  *name,
             char       **directory)
{
  g_autofree char *file = g_strconcat (name, ".ndjson", NULL);
  g_autofree char *path = NULL, *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  g_autoptr (GError) error = NULL;
  SamvadStore *store;

  if (g_getenv ("SAMVAD_REFERENCE") == NULL)
    return NULL;
  path = g_build_filename (g_getenv ("SAMVAD_REFERENCE"), "golden", file, NULL);
  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return NULL;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == '{')
      add_document (documents, lines[i]);
  *directory = g_dir_make_tmp ("samvad-views-XXXXXX", &error);
  g_assert_no_error (error);
  store = samvad_store_open (*directory, 0, &error);
  g_assert_no_error (error);
  apply (store, documents);
  return store;
}

/** @directory: (transfer full) */
void
golden_close (SamvadStore *store,
              char        *directory)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  /* What is on its way holds the store, and reads its files; the last hold may be a thread's, which wakes nobody here. */
  while (G_OBJECT (store)->ref_count > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  samvad_store_close (store);
  g_object_unref (store);
  dir = g_dir_open (directory, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
  g_free (directory);
}

AdwMessageDialog *
golden_find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gpointer dialog = NULL;

  for (guint i = 0; dialog == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  return dialog;
}

gboolean
golden_init (int    *argc,
             char ***argv)
{
  char *directory;
  SamvadStore *store;

  g_test_init (argc, argv, NULL);
  store = golden_open ("b", &directory);
  if (store == NULL)
    {
      g_print ("1..0 # SKIP the golden databases are not here (SAMVAD_REFERENCE)\n");
      return FALSE;
    }
  golden_close (store, directory);
  samvad_text_init ("en", SAMVAD_LOCALEDIR);
  adw_init ();
  samvad_views_init ();
  return TRUE;
}
