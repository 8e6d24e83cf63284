/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-xlsx.h"

#include "samvad-import-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A workbook is a ZIP of XML files (ECMA-376): workbook.xml names the sheets, its .rels the file of
 * each, and long texts stand apart in sharedStrings.xml. Only values are read: no formula is worked out,
 * and a date is the number that the spreadsheet keeps for it. */

#define MAX_PART    (256 * 1024 * 1024)
#define MAX_ROWS    1048576     /* of the format */
#define MAX_COLUMNS 1000
#define MAX_CELLS   20000000    /* with the empty ones between */
#define PIECE       65536

/* What is being read of one part. */
typedef struct {
  GPtrArray  *strings;          /* shared ones */
  GPtrArray  *rows;
  GPtrArray  *cells;            /* of this row */
  GHashTable *targets;          /* id → file, of the .rels */
  char       *sheet;            /* id of the first sheet */
  GString    *text;
  gboolean    in_text;
  guint       column;
  guint       n_cells;
  char       *type;
} Part;

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_TABLE,
                       _("this workbook cannot be read; save it as .xlsx or .csv and try again"));
  return FALSE;
}

gboolean
samvad_import_xlsx_is (const char *bytes,
                       gsize       length)
{
  return length > 4 && memcmp (bytes, "PK\3\4", 4) == 0;
}

static GBytes *
read_entry (struct archive *archive)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 piece[PIECE];
  la_ssize_t count;

  while ((count = archive_read_data (archive, piece, sizeof piece)) > 0)
    {
      if (bytes->len + (gsize) count > MAX_PART)
        return NULL;
      g_byte_array_append (bytes, piece, (guint) count);
    }
  return count == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* name → bytes of the parts that matter */
static GHashTable *
read_parts (const char *bytes,
            gsize       length)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gboolean ok;

  archive_read_support_format_zip (archive);
  ok = archive_read_open_memory (archive, bytes, length) == ARCHIVE_OK;
  while (ok && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      const char *name = archive_entry_pathname (entry);
      GBytes *part;

      if (name == NULL || !g_str_has_prefix (name, "xl/") ||
          !(g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels")))
        continue;
      part = read_entry (archive);
      if (part != NULL)
        g_hash_table_replace (parts, g_strdup (name), part);
    }
  archive_read_free (archive);
  return parts;
}

/* "x:row" → "row" */
static const char *
local (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static const char *
find (const char **names,
      const char **values,
      const char  *wanted)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (local (names[i]), wanted))
      return values[i];
  return NULL;
}

/* "AB12" → 27; where the cell does not say, the one after the last */
static guint
find_column (const char *reference,
             guint       otherwise)
{
  guint column = 0;

  for (; reference != NULL && g_ascii_isupper (*reference) && column <= MAX_COLUMNS; reference++)
    column = column * 26 + (guint) (*reference - 'A') + 1;
  return column > 0 ? column - 1 : otherwise;
}

static void
begin_row (Part       *part,
           const char *number)
{
  guint64 row = number != NULL ? g_ascii_strtoull (number, NULL, 10) : part->rows->len + 1;

  /* Rows that are not written are empty ones, so that a row keeps its number. */
  while (part->rows->len + 1 < MIN (row, MAX_ROWS))
    g_ptr_array_add (part->rows, g_new0 (char *, 1));
}

static void
on_start (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Part *part = user_data;
  const char *name = local (element);

  if (g_str_equal (name, "row") && part->rows != NULL)
    begin_row (part, find (names, values, "r"));
  else if (g_str_equal (name, "c"))
    {
      part->column = find_column (find (names, values, "r"), part->cells->len);
      g_free (part->type);
      part->type = g_strdup (find (names, values, "t"));
      g_string_truncate (part->text, 0);
    }
  else if (g_str_equal (name, "si"))
    g_string_truncate (part->text, 0);
  else if (g_str_equal (name, "sheet") && part->sheet == NULL)
    part->sheet = g_strdup (find (names, values, "id") != NULL ? find (names, values, "id") : "");
  else if (g_str_equal (name, "Relationship") && find (names, values, "Id") != NULL)
    g_hash_table_replace (part->targets, g_strdup (find (names, values, "Id")), g_strdup (find (names, values, "Target")));
  part->in_text = g_str_equal (name, "v") || g_str_equal (name, "t");
}

static const char *
get_value (const Part *part)
{
  guint64 at;

  if (g_strcmp0 (part->type, "s") != 0)
    return part->text->str;
  at = g_ascii_strtoull (part->text->str, NULL, 10);
  return at < part->strings->len ? g_ptr_array_index (part->strings, at) : "";
}

static void
end_cell (Part *part)
{
  if (part->column >= MAX_COLUMNS || part->n_cells > MAX_CELLS)
    return;
  for (; part->cells->len <= part->column; part->n_cells++)
    g_ptr_array_add (part->cells, g_strdup (""));
  g_free (g_ptr_array_index (part->cells, part->column));
  g_ptr_array_index (part->cells, part->column) = g_strdup (get_value (part));
}

static void
on_end (GMarkupParseContext  *context,
        const char           *element,
        gpointer              user_data,
        GError              **error)
{
  Part *part = user_data;
  const char *name = local (element);

  part->in_text = FALSE;
  if (g_str_equal (name, "c") && part->rows != NULL)
    end_cell (part);
  else if (g_str_equal (name, "si") && part->rows == NULL)
    g_ptr_array_add (part->strings, g_strdup (part->text->str));
  else if (g_str_equal (name, "row") && part->rows != NULL && part->rows->len < MAX_ROWS)
    {
      g_ptr_array_add (part->cells, NULL);
      g_ptr_array_add (part->rows, g_ptr_array_steal (part->cells, NULL));
    }
}

static void
on_text (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Part *part = user_data;

  if (part->in_text)
    g_string_append_len (part->text, text, (gssize) length);
}

static gboolean
parse (Part       *part,
       GHashTable *parts,
       const char *name)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  GBytes *bytes = g_hash_table_lookup (parts, name);
  GMarkupParseContext *context;
  const char *text;
  gsize length;
  gboolean ok;

  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &length);
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3, length -= 3;
  context = g_markup_parse_context_new (&parser, 0, part, NULL);
  ok = g_markup_parse_context_parse (context, text, (gssize) length, NULL) &&
       g_markup_parse_context_end_parse (context, NULL);
  g_markup_parse_context_free (context);
  return ok;
}

/* Targets are relative to xl/, or absolute. */
static char *
find_sheet (const Part *part)
{
  const char *target = part->sheet != NULL ? g_hash_table_lookup (part->targets, part->sheet) : NULL;

  if (target == NULL)
    return NULL;
  return *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
}

static gboolean
read_workbook (Part       *part,
               GHashTable *parts)
{
  g_autofree char *sheet = NULL;

  if (!parse (part, parts, "xl/workbook.xml") || !parse (part, parts, "xl/_rels/workbook.xml.rels"))
    return FALSE;
  if (g_hash_table_contains (parts, "xl/sharedStrings.xml") && !parse (part, parts, "xl/sharedStrings.xml"))
    return FALSE;
  sheet = find_sheet (part);
  part->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return sheet != NULL && parse (part, parts, sheet) && part->n_cells <= MAX_CELLS;
}

/**
 * samvad_import_xlsx_read:
 *
 * Returns: (transfer full) (element-type GStrv): the rows of the first sheet, as samvad_import_rows_read() gives them
 */
GPtrArray *
samvad_import_xlsx_read (const char  *bytes,
                         gsize        length,
                         GError     **error)
{
  g_autoptr (GHashTable) parts = read_parts (bytes, length);
  Part part = {
    .strings = g_ptr_array_new_with_free_func (g_free),
    .cells = g_ptr_array_new_with_free_func (g_free),
    .targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .text = g_string_new (NULL),
  };
  gboolean ok = read_workbook (&part, parts);

  g_ptr_array_unref (part.strings);
  g_ptr_array_unref (part.cells);
  g_hash_table_unref (part.targets);
  g_string_free (part.text, TRUE);
  g_free (part.sheet);
  g_free (part.type);
  if (ok)
    return part.rows;
  g_clear_pointer (&part.rows, g_ptr_array_unref);
  fail (error);
  return NULL;
}
