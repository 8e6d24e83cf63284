/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "samvad-seal.h"

#include <glib/gstdio.h>
#include <string.h>

#include "samvad-report-error.h"
#include "samvad-zip.h"

typedef struct {
  char   *folder;
  char   *path;
  GBytes *parts[SAMVAD_SEAL_N_PARTS];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const texts[] = { "%PDF-1.5 not really", "{\"month\": \"2026-10\"}", "{}" };

  fixture->folder = g_dir_make_tmp ("samvad-seal-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "october.samvad", NULL);
  for (guint i = 0; i < SAMVAD_SEAL_N_PARTS; i++)
    fixture->parts[i] = g_bytes_new (texts[i], strlen (texts[i]));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
  for (guint i = 0; i < SAMVAD_SEAL_N_PARTS; i++)
    g_bytes_unref (fixture->parts[i]);
}

static void
test_unchanged (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadSealCheck) check = NULL;
  g_autofree char *fingerprint = NULL;

  g_assert_true (samvad_seal_write (fixture->path, fixture->parts, &fingerprint, NULL, &error));
  g_assert_no_error (error);
  check = samvad_seal_verify (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (check->verdict, ==, SAMVAD_SEAL_UNCHANGED);
  g_assert_cmpuint (check->changed->len, ==, 0);
  g_assert_cmpstr (check->fingerprint, ==, fingerprint);
  g_assert_cmpuint (strlen (fingerprint), ==, 64);
  for (guint i = 0; i < SAMVAD_SEAL_N_PARTS; i++)
    {
      g_autoptr (GBytes) part = samvad_seal_extract (fixture->path, i, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (part, fixture->parts[i]));
    }
}

/* What cannot be read says so once, by the system's word, and what to do; a folder is no pack. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;
  g_autofree char *expected = g_strdup_printf ("“%s” cannot be opened (No such file or directory): choose the pack again",
                                               fixture->path);

  g_assert_null (samvad_seal_verify (fixture->path, &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpstr (missing->message, ==, expected);
  g_assert_null (samvad_seal_verify (fixture->folder, &folder));
  g_assert_error (folder, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_SEAL);
}

static GBytes *
change (GBytes *bytes,
        gsize   position,
        guint8  mask)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (data, size);

  copy[position] ^= mask;
  return g_bytes_new_take (copy, size);
}

/* Every byte of the file, its headers too, and every bit of it. */
static void
test_every_byte (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) bytes = samvad_seal_make (fixture->parts, NULL);

  for (gsize i = 0; i < g_bytes_get_size (bytes); i++)
    for (int bit = 0; bit < 8; bit++)
      {
        g_autoptr (GBytes) changed = change (bytes, i, (guint8) (1 << bit));
        g_autoptr (SamvadSealCheck) check = samvad_seal_check (changed);

        g_assert_cmpint (check->verdict, !=, SAMVAD_SEAL_UNCHANGED);
        if (check->verdict == SAMVAD_SEAL_CHANGED)
          g_assert_cmpuint (check->changed->len, >, 0);
      }
}

static void
test_truncated_and_longer (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GBytes) bytes = samvad_seal_make (fixture->parts, NULL);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *longer = g_malloc0 (size + 1);
  g_autoptr (GBytes) more = NULL;
  g_autoptr (SamvadSealCheck) check = NULL;

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) less = g_bytes_new_from_bytes (bytes, 0, i);
      g_autoptr (SamvadSealCheck) short_check = samvad_seal_check (less);

      g_assert_cmpint (short_check->verdict, !=, SAMVAD_SEAL_UNCHANGED);
    }
  memcpy (longer, g_bytes_get_data (bytes, NULL), size);
  more = g_bytes_new (longer, size + 1);
  check = samvad_seal_check (more);
  g_assert_cmpint (check->verdict, ==, SAMVAD_SEAL_CHANGED);
  g_assert_cmpstr (g_ptr_array_index (check->changed, 0), ==, "container");
}

/* The answer names the part that was changed. */
static void
test_names_the_part (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GBytes) bytes = samvad_seal_make (fixture->parts, NULL);
  const char *start = g_bytes_get_data (bytes, NULL);
  const char *figures = memmem (start, g_bytes_get_size (bytes), "2026-10", 7);
  g_autoptr (GBytes) changed = change (bytes, (gsize) (figures - start), 1);
  g_autoptr (SamvadSealCheck) check = samvad_seal_check (changed);
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (check->verdict, ==, SAMVAD_SEAL_CHANGED);
  g_assert_cmpuint (check->changed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (check->changed, 0), ==, "figures.json");
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (changed, NULL),
                                      (gssize) g_bytes_get_size (changed), NULL));
  part = samvad_seal_extract (fixture->path, SAMVAD_SEAL_REPORT, &error);
  g_assert_null (part);
  g_assert_error (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_SEAL);
}

static void
test_garbage (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  g_autoptr (GBytes) seal = samvad_seal_make (fixture->parts, NULL);

  for (guint round = 0; round < 2000; round++)
    {
      gsize size = (gsize) g_rand_int_range (random, 0, 400);
      guint8 *noise = g_malloc (size + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SamvadSealCheck) check = NULL;

      for (gsize i = 0; i < size; i++)
        noise[i] = (guint8) g_rand_int (random);
      /* Half of them begin as a seal does. */
      if (round % 2 == 0)
        memcpy (noise, g_bytes_get_data (seal, NULL), MIN (size, 30 + round % 90));
      bytes = g_bytes_new_take (noise, size);
      check = samvad_seal_check (bytes);
      g_assert_cmpint (check->verdict, !=, SAMVAD_SEAL_UNCHANGED);
    }
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SamvadErrand errand = { cancellable, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (samvad_seal_write (fixture->path, fixture->parts, NULL, &errand, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_no_such_folder (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "x.samvad", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (samvad_seal_write (path, fixture->parts, NULL, NULL, &error));
  g_assert_error (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_WRITE);
}

/* Other programs read it: Python's zipfile checks every CRC, and the manifest is sha256sum's. */
static void
test_other_reader (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char script[] =
    "import sys, zipfile, hashlib\n"
    "z = zipfile.ZipFile(sys.argv[1])\n"
    "assert z.testzip() is None\n"
    "assert z.infolist()[0].filename == 'mimetype'\n"
    "for line in z.read('MANIFEST').decode().splitlines() + z.read('MANIFEST.sha256').decode().splitlines():\n"
    "    digest, name = line.split('  ')\n"
    "    assert hashlib.sha256(z.read(name)).hexdigest() == digest, name\n";
  const char *argv[] = { "python3", "-c", script, fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (samvad_seal_write (fixture->path, fixture->parts, NULL, NULL, &error));
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error))
    {
      g_test_skip ("python3 is not here");
      return;
    }
  g_assert_cmpint (status, ==, 0);
}

#define ADD(name, function) g_test_add ("/report/seal/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("unchanged", test_unchanged);
  ADD ("unreadable", test_unreadable);
  ADD ("every-byte", test_every_byte);
  ADD ("truncated-and-longer", test_truncated_and_longer);
  ADD ("names-the-part", test_names_the_part);
  ADD ("garbage", test_garbage);
  ADD ("cancelled", test_cancelled);
  ADD ("no-such-folder", test_no_such_folder);
  ADD ("other-reader", test_other_reader);
  return g_test_run ();
}
