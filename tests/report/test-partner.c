/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-partner.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "sample.h"
#include "samvad-text.h"

#define FEW 25

/* What a reader can work out from the published sum: that of all hidden places together. */
static void
assert_safe (const gint64   *ns,
             guint           n,
             const gboolean *hidden)
{
  gint64 sum = 0;
  guint places = 0, shown = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!hidden[i])
        g_assert_cmpint (ns[i], >=, FEW);
      shown += !hidden[i];
      sum += hidden[i] ? ns[i] : 0;
      places += hidden[i] && ns[i] > 0;
    }
  if (sum > 0 && shown > 0)
    {
      g_assert_cmpint (sum, >=, FEW);
      g_assert_cmpuint (places, >=, 2);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (25);

  for (guint round = 0; round < 5000; round++)
    {
      gint64 ns[23];
      gboolean hidden[23];
      guint n = (guint) g_rand_int_range (random, 1, 24);
      int most = g_rand_int_range (random, 1, 120);

      for (guint i = 0; i < n; i++)
        ns[i] = g_rand_int_range (random, 0, most + 1);
      samvad_partner_suppress (ns, n, hidden);
      assert_safe (ns, n, hidden);
    }
}

static void
test_one_small_hides_the_next (void)
{
  const gint64 ns[] = { 100, 14, 60, 25 };
  gboolean hidden[4];

  samvad_partner_suppress (ns, 4, hidden);
  g_assert_false (hidden[0]);
  g_assert_true (hidden[1]);
  g_assert_false (hidden[2]);
  g_assert_true (hidden[3]);
}

static void
test_nothing_hidden_without_need (void)
{
  const gint64 enough[] = { 100, 25, 60 };
  const gint64 nobody[] = { 100, 0, 60 };
  gboolean hidden[3];

  samvad_partner_suppress (enough, 3, hidden);
  g_assert_false (hidden[0] || hidden[1] || hidden[2]);
  samvad_partner_suppress (nobody, 3, hidden);
  g_assert_true (!hidden[0] && hidden[1] && !hidden[2]);
}

/* In every row that is shown the counts are rounded; in every other one nothing stands. */
static void
test_tables (void)
{
  g_autoptr (SamvadFigures) figures = sample_figures ();
  g_autoptr (GPtrArray) tables = samvad_partner_list_tables (figures);
  const SamvadTable *table = g_ptr_array_index (tables, 0);
  guint hidden = 0;

  g_assert_cmpuint (samvad_table_get_n_rows (table), ==, figures->districts->len + 1);
  for (guint row = 0; row < samvad_table_get_n_rows (table); row++)
    {
      const SamvadCell *families = samvad_table_get_cell (table, row, 1);
      const SamvadCell *share = samvad_table_get_cell (table, row, 2);

      g_assert_cmpint (families->type == SAMVAD_CELL_EMPTY, ==, share->type == SAMVAD_CELL_EMPTY);
      hidden += families->type == SAMVAD_CELL_EMPTY;
      if (families->type == SAMVAD_CELL_EMPTY)
        continue;
      g_assert_cmpint (families->integer % 5, ==, 0);
      g_assert_cmpfloat_with_epsilon (share->number * 100, round (share->number * 100), 1e-9);
    }
  g_assert_cmpuint (hidden, >, 1);
}

/* Neither officers nor single calls, families or items are in any of the formats. */
static void
test_files (void)
{
  g_autoptr (SamvadFigures) figures = sample_figures ();
  g_autofree char *folder = g_dir_make_tmp ("samvad-partner-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "partner.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (samvad_partner_write (figures, SAMVAD_FORMAT_CSV, SAMVAD_PAPER_PORTRAIT, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Nuh"));
  g_assert_null (strstr (text, "Officer"));
  g_assert_null (strstr (text, "family-"));
  g_assert_null (strstr (text, "call:"));
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/partner/random", test_random);
  g_test_add_func ("/report/partner/one-small-hides-the-next", test_one_small_hides_the_next);
  g_test_add_func ("/report/partner/nothing-hidden-without-need", test_nothing_hidden_without_need);
  g_test_add_func ("/report/partner/tables", test_tables);
  g_test_add_func ("/report/partner/files", test_files);
  return g_test_run ();
}
