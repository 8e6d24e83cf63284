/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mutator.h"

/* A fuzzer without clang: each file of the corpus whole and cut at every byte, then a bounded run of
 * changed ones, the same in every run. */

#define SEED 20261125

static guint64 runs;

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* In memory of exactly this size, so that a byte read beyond it is seen. */
static void
feed (const guint8 *data,
      gsize         size)
{
  g_autofree guint8 *exact = g_memdup2 (data, size);

  g_assert_cmpint (LLVMFuzzerTestOneInput (exact, size), ==, 0);
}

static void
test_file (gconstpointer data)
{
  GBytes *file = (GBytes *) data;

  for (gsize size = 0; size <= g_bytes_get_size (file); size++)
    feed (g_bytes_get_data (file, NULL), size);
}

static void
test_mutations (gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (SEED);

  for (guint64 i = 0; i < runs; i++)
    {
      g_autoptr (GByteArray) input = mutator_make (chance, (GPtrArray *) data);

      feed (input->data, input->len);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted: the order of a folder is not the same everywhere, and the mutations follow it. */
static GPtrArray *
list_names (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  runs = g_ascii_strtoull (argv[2], NULL, 10);
  g_assert_cmpuint (runs, >, 0);
  names = list_names (argv[1]);
  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (argv[1], g_ptr_array_index (names, i), NULL);
      g_autofree char *test = g_strdup_printf ("/corpus/%s", (char *) g_ptr_array_index (names, i));
      char *text;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_ptr_array_add (corpus, g_bytes_new_take (text, length));
      g_test_add_data_func (test, g_ptr_array_index (corpus, i), test_file);
    }
  g_test_add_data_func ("/mutations", corpus, test_mutations);
  return g_test_run ();
}
