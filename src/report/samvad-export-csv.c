/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-export.h"

#include <string.h>

#include "samvad-output.h"

#define BYTE_ORDER_MARK "\357\273\277"

/* RFC 4180, and: a text that a spreadsheet would take for a formula gets an apostrophe first. */
static void
append_text (GString    *out,
             const char *text)
{
  gboolean formula = text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;
  gboolean quoted = formula || strpbrk (text, "\",\r\n") != NULL || text[0] == ' ' || text[0] == '\'';

  if (!quoted)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append (out, formula ? "\"'" : "\"");
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

static void
append_cell (GString          *out,
             const SamvadCell *cell)
{
  g_autofree char *text = NULL;

  switch (cell->type)
    {
    case SAMVAD_CELL_TEXT:
      append_text (out, cell->text);
      return;
    case SAMVAD_CELL_COUNT:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, cell->integer);
      return;
    case SAMVAD_CELL_NUMBER:
    case SAMVAD_CELL_SHARE:
      text = samvad_number_to_code (cell->number);
      break;
    case SAMVAD_CELL_TIME:
      text = samvad_time_to_string (cell->integer);
      break;
    case SAMVAD_CELL_DAY:
      text = samvad_day_to_string ((SamvadDay) cell->integer);
      break;
    case SAMVAD_CELL_EMPTY:
    default:
      return;
    }
  g_string_append (out, text);
}

static void
end_line (GString *out,
          guint    used,
          guint    width)
{
  for (guint i = used; i < width; i++)
    g_string_append_c (out, ',');
  g_string_append (out, "\r\n");
}

static void
append_line (GString    *out,
             const char *text,
             guint       width)
{
  append_text (out, text);
  end_line (out, 1, width);
}

/* What is left of a million rows is asked for every so many. */
#define ROWS_A_STEP 1000

static gboolean
append_rows (GString             *out,
             const SamvadTable   *table,
             GArray              *columns,
             guint                width,
             const SamvadErrand  *errand,
             GError             **error)
{
  guint n_rows = samvad_table_get_n_rows (table);

  for (guint row = 0; row < n_rows; row++)
    {
      if (row % ROWS_A_STEP == 0 && !samvad_errand_step (errand, (double) row / n_rows, error))
        return FALSE;
      for (guint i = 0; i < columns->len; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          append_cell (out, samvad_table_get_cell (table, row, g_array_index (columns, guint, i)));
        }
      end_line (out, columns->len, width);
    }
  return TRUE;
}

/* The heading comes first, as readers of CSV expect; the query stands below the rows. */
static gboolean
append_table (GString             *out,
              const SamvadTable   *table,
              guint                width,
              const SamvadErrand  *errand,
              GError             **error)
{
  g_autoptr (GArray) columns = samvad_table_list_columns (table, SAMVAD_COLUMN_FILE);

  for (guint i = 0; i < columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_text (out, samvad_table_get_column (table, g_array_index (columns, guint, i))->title);
    }
  end_line (out, columns->len, width);
  if (!append_rows (out, table, columns, width, errand, error))
    return FALSE;
  end_line (out, 1, width);
  append_line (out, table->title, width);
  append_line (out, table->query, width);
  return TRUE;
}

static char *
make (GPtrArray           *tables,
      const SamvadErrand  *errand,
      GError             **error)
{
  g_autoptr (GString) out = g_string_new (BYTE_ORDER_MARK);
  guint width = 1;

  for (guint i = 0; i < tables->len; i++)
    {
      g_autoptr (GArray) columns = samvad_table_list_columns (g_ptr_array_index (tables, i), SAMVAD_COLUMN_FILE);

      width = MAX (width, columns->len);
    }
  for (guint i = 0; i < tables->len; i++)
    {
      if (i > 0)
        end_line (out, 1, width);
      if (!append_table (out, g_ptr_array_index (tables, i), width, errand, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * samvad_csv_make:
 * @tables: (element-type SamvadTable)
 *
 * Returns: (transfer full): UTF-8 with a byte order mark; several tables one below the other, with
 *   an empty line between two; every line has the fields of the widest, as RFC 4180 wants it
 */
char *
samvad_csv_make (GPtrArray *tables)
{
  return make (tables, NULL, NULL);
}

gboolean
samvad_csv_write (const char          *path,
                  gpointer             data,
                  const SamvadErrand  *errand,
                  GError             **error)
{
  const SamvadExport *export = data;
  g_autofree char *text = make (export->tables, errand, error);

  return text != NULL && samvad_output_write (path, text, strlen (text));
}
