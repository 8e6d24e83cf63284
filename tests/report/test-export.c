/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-export.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "samvad-fiscal.h"
#include "samvad-report-error.h"

typedef struct {
  char         *folder;
  GPtrArray    *tables;
  SamvadExport  export;
} Fixture;

static SamvadTable *
make_table (const char *key)
{
  SamvadTable *table = samvad_table_new (key, "Remarks: <of> & \"families\"", "October 2026; district Nuh", NULL);

  samvad_table_add_column (table, "remark", "Remark", SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "n", "n", SAMVAD_CELL_COUNT, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "share", "Share", SAMVAD_CELL_SHARE, 0, SAMVAD_COLUMN_EVERYWHERE);
  samvad_table_add_column (table, "paper", "41–49", SAMVAD_CELL_TEXT, 0, SAMVAD_COLUMN_PAPER);
  samvad_table_add_column (table, "pace", "Pace", SAMVAD_CELL_NUMBER, 1, SAMVAD_COLUMN_FILE);
  samvad_table_add_column (table, "at", "At", SAMVAD_CELL_TIME, 0, SAMVAD_COLUMN_FILE);
  samvad_table_add_column (table, "day", "Day", SAMVAD_CELL_DAY, 0, SAMVAD_COLUMN_FILE);
  return table;
}

static void
add_row (SamvadTable *table,
         const char  *remark,
         gint64       n,
         double       share)
{
  SamvadTime time;

  g_assert_true (samvad_time_parse ("2026-10-20T15:30:00+05:30", &time));
  samvad_table_add_text (table, remark);
  samvad_table_add_count (table, n);
  samvad_table_add_number (table, share);
  samvad_table_add_text (table, "paper only");
  samvad_table_add_number (table, 25.8);
  samvad_table_add_time (table, time);
  samvad_table_add_day (table, samvad_day_from_ymd (2026, 10, 20));
}

static const char *const remarks[] = {
  "=HYPERLINK(\"http://example.org\";\"x\")", "+1", "-1", "@SUM(A1)", "\t=1", "राशन नहीं मिला, दो महीने से",
  "two\nlines", "a \"quoted\" word", "", " blank first", "\r=2", "bell \a here",
};

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("samvad-export-XXXXXX", NULL);
  fixture->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_table_unref);
  g_ptr_array_add (fixture->tables, make_table ("remarks"));
  g_ptr_array_add (fixture->tables, make_table ("again"));
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    add_row (g_ptr_array_index (fixture->tables, 0), remarks[i], 1234567 + i, i == 0 ? NAN : 1.0 / 3.0);
  fixture->export.title = "Remarks";
  fixture->export.tables = fixture->tables;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->tables);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *text = samvad_csv_make (fixture->tables);

  g_assert_true (g_str_has_prefix (text, "\357\273\277Remark,n,Share,Pace,At,Day\r\n"));
  g_assert_nonnull (strstr (text, "\"'=HYPERLINK(\"\"http://example.org\"\";\"\"x\"\")\",1234567,,25.8,"));
  g_assert_nonnull (strstr (text, "\r\n\"'+1\",1234568,0.3333333333333333,25.8,2026-10-20T15:30:00+05:30,2026-10-20\r\n"));
  g_assert_nonnull (strstr (text, "\r\n\"'-1\","));
  g_assert_nonnull (strstr (text, "\r\n\"'@SUM(A1)\","));
  g_assert_nonnull (strstr (text, "\r\n\"'\t=1\","));
  g_assert_nonnull (strstr (text, "\r\n\"'\r=2\","));
  g_assert_nonnull (strstr (text, "\"राशन नहीं मिला, दो महीने से\","));
  g_assert_nonnull (strstr (text, "\"a \"\"quoted\"\" word\","));
  g_assert_nonnull (strstr (text, "October 2026; district Nuh,,,,,\r\n"));
  g_assert_null (strstr (text, "paper only"));
}

/* Read by Python's own csv, zipfile and xml: cell by cell the same as the JSON, text as text. */
static void
test_other_reader (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "report", "read-exports.py", NULL);
  const char *argv[] = { "python3", script, fixture->folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  int status;

  for (SamvadFormat format = SAMVAD_FORMAT_XLSX; format <= SAMVAD_FORMAT_JSON; format++)
    {
      g_autofree char *name = g_strdup_printf ("export.%s", samvad_format_to_code (format));
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_true (samvad_export_write (&fixture->export, format, path, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, 4);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &said, &status, &error))
    {
      g_test_skip ("python3 is not here");
      return;
    }
  g_test_message ("%s", said);
  g_assert_cmpint (status, ==, 0);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SamvadErrand errand = { cancellable, NULL, NULL };

  g_cancellable_cancel (cancellable);
  for (SamvadFormat format = SAMVAD_FORMAT_XLSX; format <= SAMVAD_FORMAT_JSON; format++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "export", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (samvad_export_write (&fixture->export, format, path, &errand, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_files (fixture->folder), ==, 0);
    }
}

static void
cancel_in_the_middle (double   share,
                      gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* What stood there before stays. */
static void
test_cancelled_midway_keeps_old (Fixture       *fixture,
                                 gconstpointer  data)
{
  for (SamvadFormat format = SAMVAD_FORMAT_XLSX; format <= SAMVAD_FORMAT_JSON; format++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      SamvadErrand errand = { cancellable, cancel_in_the_middle, cancellable };
      g_autofree char *path = g_build_filename (fixture->folder, "export", NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      /* JSON has one step, at the end: from then on it is written. */
      if (format == SAMVAD_FORMAT_JSON)
        g_cancellable_cancel (cancellable);
      g_assert_false (samvad_export_write (&fixture->export, format, path, &errand, NULL));
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "old");
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
    }
}

static void
test_no_pdf_of_tables (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "x.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (samvad_export_write (&fixture->export, SAMVAD_FORMAT_PDF, path, NULL, &error));
  g_assert_error (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_FORMAT);
}

static void
test_fiscal (void)
{
  static const struct { const char *month; guint quarter; const char *year; } cases[] = {
    { "2026-03", 4, "2025–26" }, { "2026-04", 1, "2026–27" }, { "2026-06", 1, "2026–27" },
    { "2026-07", 2, "2026–27" }, { "2026-12", 3, "2026–27" }, { "2027-01", 4, "2026–27" },
    { "2099-12", 3, "2099–00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SamvadMonth month;
      g_autofree char *year = NULL;
      g_autofree char *quarter = NULL;

      g_assert_true (samvad_month_parse (cases[i].month, &month));
      year = samvad_fiscal_name_year (month);
      quarter = samvad_fiscal_name_quarter (month);
      g_assert_cmpstr (year, ==, cases[i].year);
      g_assert_cmpuint (samvad_fiscal_get_quarter (month), ==, cases[i].quarter);
      g_assert_nonnull (strstr (quarter, year));
      g_assert_cmpint (month - samvad_fiscal_get_quarter_start (month), <, 3);
      g_assert_cmpint (month - samvad_fiscal_get_quarter_start (month), >=, 0);
    }
}

#define ADD(name, function) g_test_add ("/report/export/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("csv", test_csv);
  ADD ("other-reader", test_other_reader);
  ADD ("cancelled", test_cancelled);
  ADD ("cancelled-midway-keeps-old", test_cancelled_midway_keeps_old);
  ADD ("no-pdf-of-tables", test_no_pdf_of_tables);
  g_test_add_func ("/report/fiscal", test_fiscal);
  return g_test_run ();
}
