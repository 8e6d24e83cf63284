/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-rows.h"

#include "samvad-import-error.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  GPtrArray *rows;
  GPtrArray *cells;     /* of the row that is being read */
} Reading;

static void
on_cell (void   *text,
         size_t  length,
         void   *user_data)
{
  Reading *reading = user_data;

  g_ptr_array_add (reading->cells, g_strndup (text, length));
}

static void
on_row (int   character,
        void *user_data)
{
  Reading *reading = user_data;

  g_ptr_array_add (reading->cells, NULL);
  g_ptr_array_add (reading->rows, g_ptr_array_steal (reading->cells, NULL));
}

/* A quotation mark that nobody closed swallows everything after it: better no table than that one. */
static gboolean
check_end (const struct csv_parser *parser,
           GPtrArray               *rows,
           GError                 **error)
{
  if (!parser->quoted)
    return TRUE;
  g_set_error (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_TABLE,
               _("a quotation mark in row %u opens a cell that never ends; close it and try again"), rows->len + 1);
  return FALSE;
}

/**
 * samvad_import_rows_read:
 * @text: UTF-8, "\n" at the end of lines
 *
 * Returns: (transfer full) (element-type GStrv): the rows, or NULL where a quoted cell has no end
 */
GPtrArray *
samvad_import_rows_read (const char  *text,
                         char         separator,
                         GError     **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Reading reading = { rows, g_ptr_array_new_with_free_func (g_free) };
  struct csv_parser parser;
  gsize length = strlen (text);
  gboolean ok;

  csv_init (&parser, CSV_REPALL_NL);
  csv_set_delim (&parser, (unsigned char) separator);
  csv_parse (&parser, text, length, on_cell, on_row, &reading);
  if (length > 0 && text[length - 1] != '\n')
    csv_parse (&parser, "\n", 1, on_cell, on_row, &reading);
  ok = check_end (&parser, rows, error);
  csv_fini (&parser, on_cell, on_row, &reading);
  csv_free (&parser);
  g_ptr_array_unref (reading.cells);
  return ok ? g_steal_pointer (&rows) : NULL;
}

static void
append_cell (GString    *out,
             const char *cell)
{
  gsize length = csv_write (NULL, 0, cell, strlen (cell));
  g_autofree char *quoted = g_malloc (length);

  csv_write (quoted, length, cell, strlen (cell));
  g_string_append_len (out, quoted, (gssize) length);
}

/** Returns: (transfer full): the rows as every spreadsheet opens them: UTF-8 with its mark, commas, "\r\n" */
char *
samvad_import_rows_write (GPtrArray *rows)
{
  GString *out = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (rows, i);

      for (guint j = 0; cells[j] != NULL; j++)
        {
          if (j > 0)
            g_string_append_c (out, ',');
          append_cell (out, cells[j]);
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}
