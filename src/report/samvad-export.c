/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-export.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "samvad-report-json.h"

static const char *const codes[SAMVAD_N_FORMATS] = { "pdf", "xlsx", "ods", "csv", "json" };

gboolean
samvad_format_from_code (const char   *code,
                         SamvadFormat *format)
{
  for (guint i = 0; i < SAMVAD_N_FORMATS; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/** Returns: (transfer none): also the extension of its files */
const char *
samvad_format_to_code (SamvadFormat format)
{
  g_return_val_if_fail (format < SAMVAD_N_FORMATS, NULL);
  return codes[format];
}

/** Returns: (transfer full): the shortest text that reads back as the same number, with a "." */
char *
samvad_number_to_code (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  return g_strdup (text);
}

static void
set_cell (JsonObject         *object,
          const SamvadColumn *column,
          const SamvadCell   *cell)
{
  g_autofree char *text = NULL;

  switch (cell->type)
    {
    case SAMVAD_CELL_TEXT:
      json_object_set_string_member (object, column->key, cell->text);
      break;
    case SAMVAD_CELL_COUNT:
      json_object_set_int_member (object, column->key, cell->integer);
      break;
    case SAMVAD_CELL_NUMBER:
    case SAMVAD_CELL_SHARE:
      json_object_set_double_member (object, column->key, cell->number);
      break;
    case SAMVAD_CELL_TIME:
      text = samvad_time_to_string (cell->integer);
      json_object_set_string_member (object, column->key, text);
      break;
    case SAMVAD_CELL_DAY:
      text = samvad_day_to_string ((SamvadDay) cell->integer);
      json_object_set_string_member (object, column->key, text);
      break;
    case SAMVAD_CELL_EMPTY:
    default:
      json_object_set_null_member (object, column->key);
      break;
    }
}

static JsonArray *
rows_to_json (const SamvadTable *table)
{
  g_autoptr (GArray) columns = samvad_table_list_columns (table, SAMVAD_COLUMN_FILE);
  JsonArray *rows = json_array_new ();

  for (guint row = 0; row < samvad_table_get_n_rows (table); row++)
    {
      JsonObject *object = json_object_new ();

      for (guint i = 0; i < columns->len; i++)
        {
          guint column = g_array_index (columns, guint, i);

          set_cell (object, samvad_table_get_column (table, column), samvad_table_get_cell (table, row, column));
        }
      json_array_add_object_element (rows, object);
    }
  return rows;
}

/** Returns: (transfer full): an object with one member a table: {title, query, rows: [{…}]} */
JsonNode *
samvad_tables_to_json (GPtrArray *tables)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();

  for (guint i = 0; i < tables->len; i++)
    {
      const SamvadTable *table = g_ptr_array_index (tables, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "title", table->title);
      json_object_set_string_member (object, "query", table->query);
      json_object_set_array_member (object, "rows", rows_to_json (table));
      json_object_set_object_member (root, table->key, object);
    }
  json_node_take_object (node, root);
  return node;
}

static gboolean
write_json (const char          *path,
            const SamvadExport  *export,
            const SamvadErrand  *errand,
            GError             **error)
{
  g_autoptr (JsonNode) node = samvad_tables_to_json (export->tables);
  char *text = samvad_report_json_to_text (node);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return samvad_output_bytes (path, bytes, errand, error);
}

/**
 * samvad_export_write:
 *
 * Writes the tables to @path in any format but PDF; a cancelled or failed export leaves no file
 * and what was there before untouched.
 */
gboolean
samvad_export_write (const SamvadExport  *self,
                     SamvadFormat         format,
                     const char          *path,
                     const SamvadErrand  *errand,
                     GError             **error)
{
  switch (format)
    {
    case SAMVAD_FORMAT_XLSX:
      return samvad_output_replace (path, samvad_xlsx_write, (gpointer) self, errand, error);
    case SAMVAD_FORMAT_ODS:
      return samvad_output_replace (path, samvad_ods_write, (gpointer) self, errand, error);
    case SAMVAD_FORMAT_CSV:
      return samvad_output_replace (path, samvad_csv_write, (gpointer) self, errand, error);
    case SAMVAD_FORMAT_JSON:
      return write_json (path, self, errand, error);
    case SAMVAD_FORMAT_PDF:
    default:
      g_set_error_literal (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_FORMAT,
                           _("Tables are not written in this format."));
      return FALSE;
    }
}
