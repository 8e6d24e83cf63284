/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
test_file (gconstpointer path)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  /* Each file whole, and cut at every byte. */
  for (gsize size = 0; size <= length; size++)
    g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) text, size), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint count = 0;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/corpus/%s", name);

      g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), test_file, g_free);
      count++;
    }
  g_assert_cmpint (count, >, 0);
  return g_test_run ();
}
