/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl-template.h"

#include "samvad-ctl.h"
#include "samvad-import-profile.h"
#include "samvad-import-rows.h"
#include "samvad-text.h"

#include <string.h>
#include <xlsxwriter.h>

#define ROWS       5000         /* rows that have the lists */
#define TEXT_WIDTH 18

/* A field's list stands in the second sheet: what fits into a cell's own is too short for 23 districts. */
typedef struct {
  lxw_workbook  *book;
  lxw_worksheet *table;
  lxw_worksheet *lists;
  lxw_format    *head;
  lxw_format    *date;
  lxw_col_t      n_lists;
} Book;

static GStrv
list_headings (const SamvadImportProfile *profile)
{
  const char *const *fields = samvad_import_profile_get_fields (profile);
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *label = samvad_import_profile_get_label (profile, fields[i], samvad_text_get_language ());

      g_strv_builder_add (headings, label);
    }
  return g_strv_builder_end (headings);
}

static gboolean
write_csv (const SamvadImportProfile  *profile,
           const char                 *path,
           GError                    **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *text = NULL;

  g_ptr_array_add (rows, list_headings (profile));
  text = samvad_import_rows_write (rows);
  return g_file_set_contents (path, text, -1, error);
}

static void
add_list (Book      *book,
          lxw_col_t  column,
          GStrv      words)
{
  char name[16], first[24], last[24];
  g_autofree char *range = NULL;
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA };
  guint count = g_strv_length (words);

  for (guint i = 0; i < count; i++)
    worksheet_write_string (book->lists, i, book->n_lists, words[i], NULL);
  lxw_col_to_name (name, book->n_lists, TRUE);
  g_snprintf (first, sizeof first, "%s$1", name);
  g_snprintf (last, sizeof last, "%s$%u", name, count);
  range = g_strdup_printf ("=Lists!%s:%s", first, last);
  validation.value_formula = range;
  worksheet_data_validation_range (book->table, 1, column, ROWS, column, &validation);
  book->n_lists++;
}

static void
add_column (Book                      *book,
            const SamvadImportProfile *profile,
            lxw_col_t                  column,
            const char                *field,
            const char                *heading)
{
  g_auto (GStrv) words = samvad_import_profile_list_words (profile, field, samvad_text_get_language ());
  gboolean is_time = g_str_has_suffix (field, "_at");

  worksheet_set_column (book->table, column, column, TEXT_WIDTH, is_time ? book->date : NULL);
  worksheet_write_string (book->table, 0, column, heading, book->head);
  /* Several services may stand in one cell: a list would forbid it. */
  if (words[0] != NULL && !g_str_equal (field, "informed"))
    add_list (book, column, words);
}

static gboolean
write_xlsx (const SamvadImportProfile  *profile,
            const char                 *path,
            GError                    **error)
{
  const char *const *fields = samvad_import_profile_get_fields (profile);
  g_auto (GStrv) headings = list_headings (profile);
  Book book = { .book = workbook_new (path) };
  lxw_error problem;

  book.table = workbook_add_worksheet (book.book, NULL);
  book.lists = workbook_add_worksheet (book.book, "Lists");
  book.head = workbook_add_format (book.book);
  book.date = workbook_add_format (book.book);
  format_set_bold (book.head);
  format_set_text_wrap (book.head);
  format_set_num_format (book.date, "dd-mm-yyyy hh:mm");
  for (guint i = 0; fields[i] != NULL; i++)
    add_column (&book, profile, (lxw_col_t) i, fields[i], headings[i]);
  worksheet_freeze_panes (book.table, 1, 0);
  worksheet_hide (book.lists);
  problem = workbook_close (book.book);
  if (problem == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_FAILED, "“%s” cannot be written: %s", path, lxw_strerror (problem));
  return FALSE;
}

/**
 * samvad_ctl_write_template:
 * @profile: whose columns it has, in the reader's language
 * @path: .csv, or .xlsx, where fields of a closed list have it as a drop-down
 *
 * An empty table that the same profile imports.
 */
gboolean
samvad_ctl_write_template (const char  *profile,
                           const char  *path,
                           GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (SamvadImportProfile) loaded = samvad_import_profile_load (profile, &problem);

  if (loaded == NULL || samvad_import_profile_get_columns (loaded) != NULL)
    {
      g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, "%s",
                   problem != NULL ? problem->message : "the profile's files have no headings; templates are calls, actions and coverage");
      return FALSE;
    }
  if (g_str_has_suffix (path, ".csv"))
    return write_csv (loaded, path, error);
  if (g_str_has_suffix (path, ".xlsx"))
    return write_xlsx (loaded, path, error);
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, "“%s” can be no template; name it .xlsx or .csv", path);
  return FALSE;
}
