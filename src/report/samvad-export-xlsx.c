/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "samvad-report-error.h"

/* Limits of the format: a sheet's name, and a cell's text. */
#define LONGEST_NAME 31
#define LONGEST_TEXT 32767

#define HEADING_ROW 3
#define LEAST_WIDTH 10
#define MOST_WIDTH  50

/* 12,34,567 in a program that groups by threes. */
#define INDIAN_COUNT "[>=10000000]##\\,##\\,##\\,##0;[>=100000]##\\,##\\,##0;##,##0"

typedef struct {
  lxw_workbook *book;
  lxw_format   *title;
  lxw_format   *note;
  lxw_format   *head;
  lxw_format   *types[SAMVAD_CELL_DAY + 1];
} Book;

static lxw_format *
add_format (Book       *book,
            const char *number)
{
  lxw_format *format = workbook_add_format (book->book);

  if (number != NULL)
    format_set_num_format (format, number);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

static void
add_formats (Book *book)
{
  book->title = add_format (book, NULL);
  format_set_bold (book->title);
  format_set_font_size (book->title, 14);
  book->note = add_format (book, NULL);
  format_set_font_color (book->note, 0x555555);
  book->head = add_format (book, NULL);
  format_set_bold (book->head);
  format_set_bottom (book->head, LXW_BORDER_THIN);
  format_set_text_wrap (book->head);
  book->types[SAMVAD_CELL_TEXT] = add_format (book, NULL);
  book->types[SAMVAD_CELL_COUNT] = add_format (book, INDIAN_COUNT);
  book->types[SAMVAD_CELL_NUMBER] = add_format (book, "#,##0.00");
  book->types[SAMVAD_CELL_SHARE] = add_format (book, "0%");
  book->types[SAMVAD_CELL_TIME] = add_format (book, "dd-mm-yyyy hh:mm");
  book->types[SAMVAD_CELL_DAY] = add_format (book, "dd-mm-yyyy");
}

/* Names of sheets are unique, short, and without the characters that formulas use. */
static char *
name_sheet (Book       *book,
            const char *title)
{
  g_autofree char *plain = g_strdup (title);
  char *name;

  g_strdelimit (plain, "[]:*?/\\'", ' ');
  name = g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), LONGEST_NAME));
  for (guint i = 2; workbook_get_worksheet_by_name (book->book, name) != NULL; i++)
    {
      g_autofree char *start = g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), LONGEST_NAME - 4));

      g_free (name);
      name = g_strdup_printf ("%s %u", start, i);
    }
  return name;
}

static void
write_text (lxw_worksheet *sheet,
            lxw_row_t      row,
            lxw_col_t      column,
            const char    *text,
            lxw_format    *format)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *cut = g_utf8_strlen (valid, -1) > LONGEST_TEXT ? g_utf8_substring (valid, 0, LONGEST_TEXT) : NULL;

  worksheet_write_string (sheet, row, column, cut != NULL ? cut : valid, format);
}

/* Days since 30 December 1899, in IST: what a spreadsheet calls a date. */
static double
get_serial (const SamvadCell *cell)
{
  static const double epoch = 25569;

  if (cell->type == SAMVAD_CELL_DAY)
    return epoch + (double) cell->integer;
  return epoch + (double) (cell->integer + SAMVAD_IST_OFFSET) / (double) (24 * SAMVAD_HOUR);
}

static void
write_cell (Book             *book,
            lxw_worksheet    *sheet,
            lxw_row_t         row,
            lxw_col_t         column,
            const SamvadCell *cell)
{
  lxw_format *format = book->types[cell->type];

  switch (cell->type)
    {
    case SAMVAD_CELL_TEXT:
      write_text (sheet, row, column, cell->text, format);
      break;
    case SAMVAD_CELL_COUNT:
      worksheet_write_number (sheet, row, column, (double) cell->integer, format);
      break;
    case SAMVAD_CELL_NUMBER:
    case SAMVAD_CELL_SHARE:
      worksheet_write_number (sheet, row, column, cell->number, format);
      break;
    case SAMVAD_CELL_TIME:
    case SAMVAD_CELL_DAY:
      worksheet_write_number (sheet, row, column, get_serial (cell), format);
      break;
    case SAMVAD_CELL_EMPTY:
    default:
      break;
    }
}

static double
choose_width (const SamvadTable *table,
              guint              column)
{
  const SamvadColumn *of = samvad_table_get_column (table, column);
  glong width = MIN (g_utf8_strlen (of->title, -1), 2 * LEAST_WIDTH);

  for (guint row = 0; row < MIN (samvad_table_get_n_rows (table), 200); row++)
    {
      g_autofree char *text = samvad_cell_to_text (samvad_table_get_cell (table, row, column), of);

      width = MAX (width, g_utf8_strlen (text, -1));
    }
  return (double) CLAMP (width + 2, LEAST_WIDTH, MOST_WIDTH);
}

static void
write_heading (Book              *book,
               lxw_worksheet     *sheet,
               const SamvadTable *table,
               GArray            *columns)
{
  write_text (sheet, 0, 0, table->title, book->title);
  write_text (sheet, 1, 0, table->query, book->note);
  if (table->note != NULL)
    write_text (sheet, 2, 0, table->note, book->note);
  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);
      double width = choose_width (table, column);

      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, width, NULL);
      write_text (sheet, HEADING_ROW, (lxw_col_t) i, samvad_table_get_column (table, column)->title, book->head);
    }
}

static gboolean
write_table (Book                *book,
             const SamvadTable   *table,
             const SamvadErrand  *errand,
             double               done,
             GError             **error)
{
  g_autofree char *name = name_sheet (book, table->title);
  g_autoptr (GArray) columns = samvad_table_list_columns (table, SAMVAD_COLUMN_FILE);
  lxw_worksheet *sheet = workbook_add_worksheet (book->book, name);
  guint n_rows = samvad_table_get_n_rows (table);

  write_heading (book, sheet, table, columns);
  for (guint row = 0; row < n_rows; row++)
    {
      if (row % 1000 == 0 && !samvad_errand_step (errand, done, error))
        return FALSE;
      for (guint i = 0; i < columns->len; i++)
        write_cell (book, sheet, HEADING_ROW + 1 + row, (lxw_col_t) i,
                    samvad_table_get_cell (table, row, g_array_index (columns, guint, i)));
    }
  worksheet_freeze_panes (sheet, HEADING_ROW + 1, 1);
  if (columns->len > 0 && n_rows > 0)
    worksheet_autofilter (sheet, HEADING_ROW, 0, HEADING_ROW + n_rows, (lxw_col_t) (columns->len - 1));
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9);       /* A4 */
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_repeat_rows (sheet, HEADING_ROW, HEADING_ROW);
  return TRUE;
}

/** A #SamvadWriteFunc for #SamvadExport. */
gboolean
samvad_xlsx_write (const char          *path,
                   gpointer             data,
                   const SamvadErrand  *errand,
                   GError             **error)
{
  const SamvadExport *export = data;
  lxw_doc_properties properties = { .title = (char *) export->title };
  Book book = { workbook_new (path) };
  gboolean done = TRUE;
  lxw_error code;

  add_formats (&book);
  workbook_set_properties (book.book, &properties);
  for (guint i = 0; done && i < export->tables->len; i++)
    done = write_table (&book, g_ptr_array_index (export->tables, i), errand, (double) i / export->tables->len, error);
  /* Closing also frees: a cancelled book is closed and its file removed by the caller. */
  code = workbook_close (book.book);
  if (done && code != LXW_NO_ERROR)
    {
      g_set_error (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_WRITE,
                   _("The workbook cannot be written (%s): choose another folder, or make room"),
                   lxw_strerror (code));
      return FALSE;
    }
  return done;
}
