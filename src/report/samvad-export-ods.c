/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-export.h"

#include <string.h>

#include "samvad-output.h"
#include "samvad-zip.h"

/* OpenDocument 1.3 spreadsheet: the parts that a reader needs and no more. */

#define TYPE "application/vnd.oasis.opendocument.spreadsheet"

#define NAMESPACES                                                              \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""          \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""            \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""              \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""            \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""   \
  " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""       \
  " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\""          \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                              \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""              \
  " office:version=\"1.3\">"

#define HEADER "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static const char manifest[] =
  HEADER "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
  " manifest:version=\"1.3\">"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" TYPE "\"/>"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
  "</manifest:manifest>";

static const char styles[] =
  "<office:automatic-styles>"
  "<number:number-style style:name=\"Ncount\"><number:number number:decimal-places=\"0\""
  " number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
  "<number:number-style style:name=\"Nnumber\"><number:number number:decimal-places=\"2\""
  " number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
  "<number:percentage-style style:name=\"Nshare\"><number:number number:decimal-places=\"0\""
  " number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>"
  "<number:date-style style:name=\"Nday\"><number:day number:style=\"long\"/><number:text>-</number:text>"
  "<number:month number:style=\"long\"/><number:text>-</number:text><number:year number:style=\"long\"/>"
  "</number:date-style>"
  "<number:date-style style:name=\"Ntime\"><number:day number:style=\"long\"/><number:text>-</number:text>"
  "<number:month number:style=\"long\"/><number:text>-</number:text><number:year number:style=\"long\"/>"
  "<number:text> </number:text><number:hours number:style=\"long\"/><number:text>:</number:text>"
  "<number:minutes number:style=\"long\"/></number:date-style>"
  "<style:style style:name=\"title\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\""
  " fo:font-size=\"14pt\"/></style:style>"
  "<style:style style:name=\"head\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\"/>"
  "</style:style>"
  "<style:style style:name=\"count\" style:family=\"table-cell\" style:data-style-name=\"Ncount\"/>"
  "<style:style style:name=\"number\" style:family=\"table-cell\" style:data-style-name=\"Nnumber\"/>"
  "<style:style style:name=\"share\" style:family=\"table-cell\" style:data-style-name=\"Nshare\"/>"
  "<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"Nday\"/>"
  "<style:style style:name=\"time\" style:family=\"table-cell\" style:data-style-name=\"Ntime\"/>"
  "</office:automatic-styles>";

/* XML 1.0 has no place for most control characters, not even escaped. */
static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (char *p = valid; *p != '\0'; p++)
    if ((guchar) *p < 0x20 && *p != '\n' && *p != '\t')
      *p = ' ';
  return g_markup_escape_text (valid, -1);
}

static void
append_text (GString    *out,
             const char *text,
             const char *style)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_string_append (out, "<table:table-cell office:value-type=\"string\"");
  if (style != NULL)
    g_string_append_printf (out, " table:style-name=\"%s\"", style);
  g_string_append_c (out, '>');
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = escape (lines[i]);

      g_string_append_printf (out, "<text:p>%s</text:p>", escaped);
    }
  g_string_append (out, "</table:table-cell>");
}

static char *
time_to_iso (SamvadTime time)
{
  g_autofree char *day = samvad_day_to_string (samvad_time_get_day (time));
  gint64 second = (time - samvad_day_get_start (samvad_time_get_day (time))) / SAMVAD_SECOND;

  return g_strdup_printf ("%sT%02d:%02d:%02d", day, (int) (second / 3600), (int) (second / 60 % 60),
                          (int) (second % 60));
}

static void
append_value (GString            *out,
              const SamvadCell   *cell,
              const SamvadColumn *column)
{
  g_autofree char *shown = samvad_cell_to_text (cell, column);
  g_autofree char *value = NULL;

  switch (cell->type)
    {
    case SAMVAD_CELL_COUNT:
      g_string_append_printf (out, "<table:table-cell table:style-name=\"count\" office:value-type=\"float\""
                              " office:value=\"%" G_GINT64_FORMAT "\">", cell->integer);
      break;
    case SAMVAD_CELL_NUMBER:
    case SAMVAD_CELL_SHARE:
      value = samvad_number_to_code (cell->number);
      g_string_append_printf (out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"%s\""
                              " office:value=\"%s\">", cell->type == SAMVAD_CELL_SHARE ? "share" : "number",
                              cell->type == SAMVAD_CELL_SHARE ? "percentage" : "float", value);
      break;
    default:
      value = cell->type == SAMVAD_CELL_DAY ? samvad_day_to_string ((SamvadDay) cell->integer)
                                            : time_to_iso (cell->integer);
      g_string_append_printf (out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"date\""
                              " office:date-value=\"%s\">", cell->type == SAMVAD_CELL_DAY ? "day" : "time", value);
      break;
    }
  g_string_append_printf (out, "<text:p>%s</text:p></table:table-cell>", shown);
}

static void
append_cell (GString            *out,
             const SamvadCell   *cell,
             const SamvadColumn *column)
{
  if (cell->type == SAMVAD_CELL_EMPTY)
    g_string_append (out, "<table:table-cell/>");
  else if (cell->type == SAMVAD_CELL_TEXT)
    append_text (out, cell->text, NULL);
  else
    append_value (out, cell, column);
}

static void
append_line (GString    *out,
             const char *text,
             const char *style)
{
  g_string_append (out, "<table:table-row>");
  append_text (out, text != NULL ? text : "", style);
  g_string_append (out, "</table:table-row>");
}

static void
append_heading (GString           *out,
                const SamvadTable *table,
                GArray            *columns)
{
  append_line (out, table->title, "title");
  append_line (out, table->query, NULL);
  append_line (out, table->note, NULL);
  g_string_append (out, "<table:table-header-rows><table:table-row>");
  for (guint i = 0; i < columns->len; i++)
    append_text (out, samvad_table_get_column (table, g_array_index (columns, guint, i))->title, "head");
  g_string_append (out, "</table:table-row></table:table-header-rows>");
}

static gboolean
append_table (GString             *out,
              const SamvadTable   *table,
              const SamvadErrand  *errand,
              double               done,
              GError             **error)
{
  g_autoptr (GArray) columns = samvad_table_list_columns (table, SAMVAD_COLUMN_FILE);
  g_autofree char *name = escape (table->key);

  g_string_append_printf (out, "<table:table table:name=\"%s\"><table:table-column"
                          " table:number-columns-repeated=\"%u\"/>", name, MAX (columns->len, 1));
  append_heading (out, table, columns);
  for (guint row = 0; row < samvad_table_get_n_rows (table); row++)
    {
      if (row % 1000 == 0 && !samvad_errand_step (errand, done, error))
        return FALSE;
      g_string_append (out, "<table:table-row>");
      for (guint i = 0; i < columns->len; i++)
        {
          guint column = g_array_index (columns, guint, i);

          append_cell (out, samvad_table_get_cell (table, row, column), samvad_table_get_column (table, column));
        }
      g_string_append (out, "</table:table-row>");
    }
  g_string_append (out, "</table:table>");
  return TRUE;
}

/* The heading stays in sight: that is a setting of the view, not of the table. */
static char *
make_settings (GPtrArray *tables)
{
  GString *out = g_string_new (HEADER "<office:document-settings" NAMESPACES "<office:settings>"
                               "<config:config-item-set config:name=\"ooo:view-settings\">"
                               "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
                               "<config:config-item-map-named config:name=\"Tables\">");

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *name = escape (((SamvadTable *) g_ptr_array_index (tables, i))->key);

      g_string_append_printf (out, "<config:config-item-map-entry config:name=\"%s\">"
                              "<config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2"
                              "</config:config-item>"
                              "<config:config-item config:name=\"VerticalSplitPosition\" config:type=\"int\">4"
                              "</config:config-item>"
                              "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">4"
                              "</config:config-item></config:config-item-map-entry>", name);
    }
  g_string_append (out, "</config:config-item-map-named></config:config-item-map-entry>"
                   "</config:config-item-map-indexed></config:config-item-set></office:settings>"
                   "</office:document-settings>");
  return g_string_free (out, FALSE);
}

static void
add_part (SamvadZip  *zip,
          const char *name,
          char       *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  samvad_zip_add (zip, name, bytes, !g_str_equal (name, "mimetype"));
}

static char *
make_meta (const char *title)
{
  g_autofree char *escaped = escape (title);

  return g_strdup_printf (HEADER "<office:document-meta" NAMESPACES "<office:meta><dc:title>%s</dc:title>"
                          "<meta:generator>Samvad</meta:generator></office:meta></office:document-meta>", escaped);
}

static GBytes *
make_file (const SamvadExport *export,
           char               *content)
{
  g_autoptr (SamvadZip) zip = samvad_zip_new ();

  /* First and stored: so that tools know the type from the first bytes. */
  add_part (zip, "mimetype", g_strdup (TYPE));
  add_part (zip, "META-INF/manifest.xml", g_strdup (manifest));
  add_part (zip, "meta.xml", make_meta (export->title));
  add_part (zip, "settings.xml", make_settings (export->tables));
  add_part (zip, "content.xml", content);
  return samvad_zip_finish (zip);
}

/** A #SamvadWriteFunc for #SamvadExport. */
gboolean
samvad_ods_write (const char          *path,
                  gpointer             data,
                  const SamvadErrand  *errand,
                  GError             **error)
{
  const SamvadExport *export = data;
  GString *out = g_string_new (HEADER "<office:document-content" NAMESPACES);
  g_autoptr (GBytes) bytes = NULL;

  g_string_append (out, styles);
  g_string_append (out, "<office:body><office:spreadsheet>");
  for (guint i = 0; i < export->tables->len; i++)
    if (!append_table (out, g_ptr_array_index (export->tables, i), errand, (double) i / export->tables->len, error))
      {
        g_string_free (out, TRUE);
        return FALSE;
      }
  g_string_append (out, "</office:spreadsheet></office:body></office:document-content>");
  bytes = make_file (export, g_string_free (out, FALSE));
  return samvad_output_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
