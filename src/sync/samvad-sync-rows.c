/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-rows.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "samvad-sync-error.h"
#include "samvad-wire.h"

/* The last line of a page: a position of a large cluster has some hundred bytes. */
#define PENDING_MAX 1e15        /* rows still to come, whatever a server says */
#define TAIL 65536
#define HEAD "{\"results\":["

void
samvad_sync_row_free (SamvadSyncRow *row)
{
  g_clear_pointer (&row->document, samvad_document_free);
  g_free (row->since);
  g_free (row);
}

static void
set_unreadable (GError **error)
{
  g_set_error_literal (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NOT_COUCHDB,
                       _("The answer was damaged on the way, or is not CouchDB's: it is asked for again."));
}

static SamvadDocument *
new_unreadable (const char *id,
                const char *reason)
{
  SamvadDocument *document = samvad_document_new (SAMVAD_DOCUMENT_UNREADABLE, id);

  document->reason = g_strdup (reason);
  return document;
}

/* As JSON text: a number, or a text, as the server likes. */
static char *
get_position (const cJSON *object,
              const char  *member)
{
  const cJSON *node = cJSON_GetObjectItemCaseSensitive (object, member);

  return cJSON_IsString (node) || cJSON_IsNumber (node) ? cJSON_PrintUnformatted (node) : NULL;
}

/* Deleted documents and those that cannot be read have a revision too. */
static SamvadDocument *
take_revision (SamvadDocument *document,
               const cJSON    *row)
{
  const cJSON *change = cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (row, "changes"), 0);

  if (document->rev == NULL)
    document->rev = g_strdup (cJSON_GetStringValue (cJSON_GetObjectItemCaseSensitive (change, "rev")));
  return document;
}

static SamvadDocument *
read_document (const cJSON *row)
{
  const char *id = cJSON_GetStringValue (cJSON_GetObjectItemCaseSensitive (row, "id"));
  const cJSON *doc = cJSON_GetObjectItemCaseSensitive (row, "doc");
  g_autoptr (SamvadDocument) document = NULL;

  if (id == NULL)
    return new_unreadable ("", "a row of the feed has no “id”");
  if (cJSON_IsTrue (cJSON_GetObjectItemCaseSensitive (row, "deleted")))
    return take_revision (samvad_document_new (SAMVAD_DOCUMENT_DELETED, id), row);
  if (!cJSON_IsObject (doc))
    return take_revision (new_unreadable (id, "the server sent no document with its row"), row);
  document = samvad_wire_decode (doc);
  if (g_strcmp0 (document->id, id) != 0)
    return take_revision (new_unreadable (id, "“_id” is not that of its row"), row);
  return take_revision (g_steal_pointer (&document), row);
}

static cJSON *
parse (const char *text,
       gsize       length)
{
  g_autoptr (cJSON) root = samvad_wire_parse (text, length);

  return cJSON_IsObject (root) ? g_steal_pointer (&root) : NULL;
}

/** Returns: (transfer full): the line of a feed, or NULL with an error of code NOT_COUCHDB */
SamvadSyncRow *
samvad_sync_row_read (const char  *line,
                      gsize        length,
                      GError     **error)
{
  g_autoptr (cJSON) object = parse (line, length);
  g_autoptr (SamvadSyncRow) row = g_new0 (SamvadSyncRow, 1);

  if (object == NULL)
    {
      set_unreadable (error);
      return NULL;
    }
  if (cJSON_HasObjectItem (object, "last_seq"))
    {
      row->since = get_position (object, "last_seq");
      return g_steal_pointer (&row);
    }
  if (!cJSON_IsString (cJSON_GetObjectItemCaseSensitive (object, "id")))
    {
      set_unreadable (error);
      return NULL;
    }
  row->since = get_position (object, "seq");
  row->document = read_document (object);
  return g_steal_pointer (&row);
}

/**
 * samvad_sync_tail_read:
 * @since: (out): position after the page
 * @pending: (out): documents after it, or -1
 *
 * Reads only the end of a page, so that the next one can be asked for before this one is decoded.
 * The member is that of the page itself, and not of a document in it, where the rest of the text
 * is an object with it alone.
 *
 * Returns: whether the page has an end
 */
gboolean
samvad_sync_tail_read (GBytes  *body,
                       char   **since,
                       gint64  *pending)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  gsize from = size > TAIL ? size - TAIL : 0;
  const char *key = size > 0 ? g_strrstr_len (text + from, size - from, "\"last_seq\"") : NULL;
  g_autofree char *object = NULL;
  g_autoptr (cJSON) root = NULL;
  const cJSON *count;

  if (key == NULL)
    return FALSE;
  object = g_strdup_printf ("{%.*s", (int) (text + size - key), key);
  root = parse (object, strlen (object));
  if (root == NULL)
    return FALSE;
  count = cJSON_GetObjectItemCaseSensitive (root, "pending");
  *pending = cJSON_IsNumber (count) ? (gint64) CLAMP (count->valuedouble, -1, PENDING_MAX) : -1;
  *since = get_position (root, "last_seq");
  return *since != NULL;
}

/* What can still be said of a row that is no JSON: whose it is. */
static SamvadDocument *
rescue_row (const char *line)
{
  const char *start = strstr (line, "\"id\":\"");
  const char *end = start != NULL ? strchr (start + 6, '"') : NULL;
  g_autofree char *id = end != NULL ? g_strndup (start + 6, end - start - 6) : g_strdup ("");
  g_autofree char *valid = g_utf8_make_valid (id, -1);

  return new_unreadable (valid, "the server sent text that is not JSON");
}

/* Of a line of the page, what is the row: without the comma that leads to the next. */
static gsize
get_row_length (const char *line,
                gsize       length)
{
  while (length > 0 && (line[length - 1] == ',' || g_ascii_isspace (line[length - 1])))
    length--;
  return length;
}

static void
read_line (SamvadSyncPage *page,
           const char     *line)
{
  gsize length = get_row_length (line, strlen (line));
  g_autoptr (SamvadSyncRow) row = NULL;

  if (!g_str_has_prefix (line, "{\"seq\""))
    return;
  row = samvad_sync_row_read (line, length, NULL);
  g_ptr_array_add (page->documents, row != NULL && row->document != NULL ? g_steal_pointer (&row->document)
                                                                         : rescue_row (line));
}

/* CouchDB writes a row on each line, so that one bad document need not cost its page. */
static void
read_lines (SamvadSyncPage *page,
            GBytes         *body)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);
  g_autofree char *copy = g_strndup (text, size);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    read_line (page, lines[i]);
}

static gboolean
read_results (SamvadSyncPage *page,
              const cJSON    *root)
{
  const cJSON *results = cJSON_GetObjectItemCaseSensitive (root, "results");
  const cJSON *row;

  if (!cJSON_IsArray (results))
    return FALSE;
  cJSON_ArrayForEach (row, results)
    {
      if (!cJSON_IsObject (row))
        return FALSE;
      g_ptr_array_add (page->documents, read_document (row));
    }
  return TRUE;
}

static gboolean
add_row (SamvadSyncPage *page,
         const char     *text,
         gsize           length)
{
  g_autoptr (cJSON) row = parse (text, length);

  if (row != NULL)
    g_ptr_array_add (page->documents, read_document (row));
  return row != NULL;
}

/* The same page row by row, a line each, as CouchDB and the hub write it: the tree of one row stays in
 * the processor's cache, that of ten thousand does not. FALSE: written otherwise. */
static gboolean
read_plain_rows (SamvadSyncPage *page,
                 const char     *text,
                 gsize           size)
{
  const char *end = text + size;
  const char *line = memchr (text, '\n', size);

  if (line == NULL || strncmp (text, HEAD, strlen (HEAD)) != 0)
    return FALSE;
  for (line++; line < end && *line == '{'; line++)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize length = stop != NULL ? get_row_length (line, (gsize) (stop - line)) : 0;

      if (length == 0 || !add_row (page, line, length))
        return FALSE;
      line = stop;
    }
  return line < end && *line == ']';
}

/**
 * samvad_sync_page_read:
 * @lenient: read row by row what is no JSON as a whole
 *
 * Returns: (transfer full): the page, or NULL with an error of code NOT_COUCHDB
 */
SamvadSyncPage *
samvad_sync_page_read (GBytes    *body,
                       gboolean   lenient,
                       GError   **error)
{
  g_autoptr (SamvadSyncPage) page = samvad_sync_page_new ();
  g_autoptr (cJSON) root = NULL;
  gsize size;
  const char *text = g_bytes_get_data (body, &size);

  if (samvad_sync_tail_read (body, &page->since, &page->pending))
    {
      if (read_plain_rows (page, text, size))
        return g_steal_pointer (&page);
      g_ptr_array_set_size (page->documents, 0);
      root = parse (text, size);
      if (root != NULL && read_results (page, root))
        return g_steal_pointer (&page);
      if (root == NULL && lenient)
        {
          read_lines (page, body);
          return g_steal_pointer (&page);
        }
    }
  set_unreadable (error);
  return NULL;
}

/** Returns: (transfer full): a position as the value of `since` in a query */
char *
samvad_sync_since_escape (const char *since)
{
  g_autoptr (cJSON) node = since != NULL ? cJSON_Parse (since) : NULL;

  if (cJSON_IsString (node))
    return g_uri_escape_string (node->valuestring, NULL, FALSE);
  return g_uri_escape_string (since != NULL ? since : "0", NULL, FALSE);
}
