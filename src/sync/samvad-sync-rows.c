/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-rows.h"

#include "samvad-json-scan.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "samvad-sync-error.h"
#include "samvad-wire.h"

/* The last line of a page: a position of a large cluster has some hundred bytes. */
#define TAIL 65536

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

static char *
get_position (JsonObject *object,
              const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_to_string (node, FALSE) : NULL;
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
is_true (JsonObject *object,
         const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static SamvadDocument *
read_document (JsonObject *row)
{
  const char *id = get_text (row, "id");
  JsonNode *doc = json_object_get_member (row, "doc");
  g_autoptr (SamvadDocument) document = NULL;

  if (id == NULL)
    return new_unreadable ("", "a row of the feed has no “id”");
  if (is_true (row, "deleted"))
    return samvad_document_new (SAMVAD_DOCUMENT_DELETED, id);
  if (doc == NULL || !JSON_NODE_HOLDS_OBJECT (doc))
    return new_unreadable (id, "the server sent no document with its row");
  document = samvad_wire_decode (json_node_get_object (doc));
  if (g_strcmp0 (document->id, id) != 0)
    return new_unreadable (id, "“_id” is not that of its row");
  return g_steal_pointer (&document);
}

static JsonNode *
parse (const char *text,
       gsize       length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (!samvad_json_is_shallow (text, length) || !json_parser_load_from_data (parser, text, length, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_ref (root) : NULL;
}

/** Returns: (transfer full): the line of a feed, or NULL with an error of code NOT_COUCHDB */
SamvadSyncRow *
samvad_sync_row_read (const char  *line,
                      gsize        length,
                      GError     **error)
{
  g_autoptr (JsonNode) root = parse (line, length);
  g_autoptr (SamvadSyncRow) row = g_new0 (SamvadSyncRow, 1);
  JsonObject *object;

  if (root == NULL)
    {
      set_unreadable (error);
      return NULL;
    }
  object = json_node_get_object (root);
  if (json_object_has_member (object, "last_seq"))
    {
      row->since = get_position (object, "last_seq");
      return g_steal_pointer (&row);
    }
  if (get_text (object, "id") == NULL)
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
  g_autoptr (JsonNode) root = NULL;
  JsonNode *count;

  if (key == NULL)
    return FALSE;
  object = g_strdup_printf ("{%.*s", (int) (text + size - key), key);
  root = parse (object, strlen (object));
  if (root == NULL)
    return FALSE;
  count = json_object_get_member (json_node_get_object (root), "pending");
  *pending = count != NULL && json_node_get_value_type (count) == G_TYPE_INT64 ? json_node_get_int (count) : -1;
  *since = get_position (json_node_get_object (root), "last_seq");
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

static void
read_line (SamvadSyncPage *page,
           const char     *line)
{
  gsize length = strlen (line);
  g_autoptr (SamvadSyncRow) row = NULL;

  while (length > 0 && (line[length - 1] == ',' || g_ascii_isspace (line[length - 1])))
    length--;
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
              JsonNode       *root)
{
  JsonNode *results = json_object_get_member (json_node_get_object (root), "results");
  JsonArray *rows;

  if (results == NULL || !JSON_NODE_HOLDS_ARRAY (results))
    return FALSE;
  rows = json_node_get_array (results);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      if (!JSON_NODE_HOLDS_OBJECT (row))
        return FALSE;
      g_ptr_array_add (page->documents, read_document (json_node_get_object (row)));
    }
  return TRUE;
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
  g_autoptr (JsonNode) root = NULL;
  gsize size;
  const char *text = g_bytes_get_data (body, &size);

  if (samvad_sync_tail_read (body, &page->since, &page->pending))
    {
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
  g_autoptr (JsonNode) node = since != NULL ? json_from_string (since, NULL) : NULL;

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_uri_escape_string (json_node_get_string (node), NULL, FALSE);
  return g_uri_escape_string (since != NULL ? since : "0", NULL, FALSE);
}
