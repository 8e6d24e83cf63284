/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sealed-pack.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sample.h"
#include "samvad-pack-compare.h"
#include "samvad-pack.h"
#include "samvad-text.h"

typedef struct {
  SamvadFigures   *figures;
  SamvadPackInput  input;
  char            *folder;
  char            *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->figures = sample_figures ();
  fixture->input = (SamvadPackInput) { .figures = fixture->figures };
  fixture->folder = g_dir_make_tmp ("samvad-sealed-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "october.samvad", NULL);
  g_assert_true (samvad_pack_seal (&fixture->input, fixture->path, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
  samvad_figures_free (fixture->figures);
}

/* What was sealed is read back with the names of that time, and without a cache. */
static void
test_unchanged (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadSealedPack) pack = samvad_sealed_pack_open (fixture->path, &error);
  g_autofree char *verdict = NULL;
  const SamvadDistrictFigures *district;

  g_assert_no_error (error);
  verdict = samvad_sealed_pack_describe (pack);
  g_assert_cmpstr (verdict, ==, "Unchanged since it was sealed.");
  g_assert_cmpint (pack->figures->pace.counted, ==, fixture->figures->pace.counted);
  g_assert_cmpuint (pack->figures->districts->len, ==, fixture->figures->districts->len);
  district = g_ptr_array_index (pack->figures->districts, 0);
  g_assert_nonnull (district->district);
  g_assert_nonnull (district->district->name.en);
}

static void
change_byte (const char *path,
             gsize       place)
{
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  text[place % size] ^= 1;
  g_assert_true (g_file_set_contents (path, text, (gssize) size, NULL));
}

/* Wherever it was changed, no figure of it is believed. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (fixture->path, &text, &size, NULL));
  for (gsize place = 0; place < size; place += MAX (size / 150, 1))
    {
      g_autoptr (SamvadSealedPack) pack = NULL;

      change_byte (fixture->path, place);
      pack = samvad_sealed_pack_open (fixture->path, NULL);
      g_assert_nonnull (pack);
      g_assert_cmpint (pack->check->verdict, !=, SAMVAD_SEAL_UNCHANGED);
      g_assert_null (pack->figures);
      change_byte (fixture->path, place);
    }
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "notes.txt", NULL);
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GPtrArray) none = samvad_sealed_pack_list ("/nowhere");

  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  paths = samvad_sealed_pack_list (fixture->folder);
  g_assert_cmpuint (paths->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (paths, 0), ==, fixture->path);
  g_assert_cmpuint (none->len, ==, 0);
  g_unlink (other);
}

static guint
find_row (const SamvadTable *table,
          const char        *label)
{
  for (guint row = 0; row < samvad_table_get_n_rows (table); row++)
    if (g_str_equal (samvad_table_get_cell (table, row, 0)->text, label))
      return row;
  g_assert_not_reached ();
}

/* Differences of counts and of shares; of too few opinions there is none. */
static void
test_compare (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (SamvadFigures) later = sample_figures ();
  SamvadDistrictFigures *district = g_ptr_array_index (later->districts, 0);
  g_autoptr (SamvadTable) table = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  guint row;

  later->pace.counted += 1234;
  later->rates.rr1 = fixture->figures->rates.rr1 - 0.025;
  district->sentiments.share = (SamvadShare) { 10, 24, 10 / 24.0, 0.2, 0.6, SAMVAD_BAND_SUPPRESSED };
  table = samvad_pack_compare (fixture->figures, "Then", later, "Now");
  row = find_row (table, "Counted");
  g_assert_cmpstr (samvad_table_get_cell (table, row, 3)->text, ==, "+1,234");
  row = find_row (table, "Response rate RR1");
  g_assert_cmpstr (samvad_table_get_cell (table, row, 3)->text, ==, "−2.5 points");
  label = g_strdup_printf ("%s: negative share", samvad_text_name (&district->district->name));
  row = find_row (table, label);
  g_assert_cmpstr (samvad_table_get_cell (table, row, 2)->text, ==, "too few: 24");
  g_assert_cmpstr (samvad_table_get_cell (table, row, 3)->text, ==, "–");
  text = samvad_table_to_text (table);
  g_assert_nonnull (strstr (text, "Figure\tThen\tNow\tDifference\n"));
  g_assert_null (strstr (text, "42%"));
}

#define ADD(name, function) g_test_add ("/report/sealed-pack/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("en", SAMVAD_LOCALEDIR);
  ADD ("unchanged", test_unchanged);
  ADD ("changed", test_changed);
  ADD ("list", test_list);
  ADD ("compare", test_compare);
  return g_test_run ();
}
