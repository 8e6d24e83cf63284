/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-row-change.h"

#include "samvad-random.h"

static GArray *
make_rows (guint n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 row = 0; row < n; row++)
    g_array_append_val (rows, row);
  return rows;
}

static void
move (GArray *rows,
      guint   from,
      guint   to)
{
  gint64 row = g_array_index (rows, gint64, from);

  g_array_remove_index (rows, from);
  g_array_insert_val (rows, to, row);
}

static GArray *
copy (const GArray *rows)
{
  GArray *same = g_array_new (FALSE, FALSE, sizeof (gint64));

  return g_array_append_vals (same, rows->data, rows->len);
}

/* What comes out of it when the splices are done in their order. */
static void
assert_becomes (const GArray *before,
                const GArray *after,
                const GArray *splices)
{
  g_autoptr (GArray) rows = copy (before);

  for (guint i = 0; i < splices->len; i++)
    {
      const SamvadRowSplice *splice = &g_array_index (splices, SamvadRowSplice, i);

      if (splice->removed > 0)
        g_array_remove_range (rows, splice->position, splice->removed);
      g_assert_cmpuint (splice->position + splice->added, <=, after->len);
      g_array_insert_vals (rows, splice->position, &g_array_index (after, gint64, splice->position), splice->added);
    }
  g_assert_cmpmem (rows->data, rows->len * sizeof (gint64), after->data, after->len * sizeof (gint64));
}

static void
test_random (void)
{
  SamvadRandom random = { 11 };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GArray) before = make_rows (samvad_random_below (&random, 30)), after = copy (before), splices = NULL;

      for (guint i = samvad_random_below (&random, 8); i > 0; i--)
        {
          gint64 fresh = 1000 + i;

          if (after->len > 0 && samvad_random_below (&random, 3) > 0)
            move (after, samvad_random_below (&random, after->len), samvad_random_below (&random, after->len));
          if (after->len > 0 && samvad_random_below (&random, 2) > 0)
            g_array_remove_index (after, samvad_random_below (&random, after->len));
          if (samvad_random_below (&random, 2) > 0)
            g_array_insert_val (after, samvad_random_below (&random, after->len + 1), fresh);
        }
      splices = samvad_row_change_find (before, after);
      g_assert_nonnull (splices);
      g_assert_cmpuint (splices->len, <=, 1);
      assert_becomes (before, after, splices);
    }
}

/* One row goes from one end of a long list to the other: the others stay, and two splices say so. */
static void
test_far (void)
{
  g_autoptr (GArray) before = make_rows (20000), after = copy (before), splices = NULL;

  move (after, 3, 19000);
  splices = samvad_row_change_find (before, after);
  g_assert_cmpuint (splices->len, ==, 2);
  g_assert_cmpuint (g_array_index (splices, SamvadRowSplice, 0).removed, ==, 1);
  g_assert_cmpuint (g_array_index (splices, SamvadRowSplice, 1).added, ==, 1);
  assert_becomes (before, after, splices);
  g_array_unref (g_steal_pointer (&splices));
  move (after, 19000, 3);
  splices = samvad_row_change_find (before, after);
  g_assert_cmpuint (splices->len, ==, 0);
}

/* Where hardly a row stays beside another, it is another list. */
static void
test_other (void)
{
  g_autoptr (GArray) before = make_rows (20000), after = make_rows (0), splices = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_array_append_val (after, g_array_index (before, gint64, i));
      g_array_append_val (after, g_array_index (before, gint64, 19999 - i));
    }
  splices = samvad_row_change_find (before, after);
  g_assert_null (splices);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/row-change/random", test_random);
  g_test_add_func ("/store/row-change/far", test_far);
  g_test_add_func ("/store/row-change/other", test_other);
  return g_test_run ();
}
