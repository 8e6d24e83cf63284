/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-private.h"

#include "samvad-json-member.h"
#include "samvad-json-text.h"

#include <string.h>

static void
append_verdict (GString      *out,
                const char   *id,
                const char   *rev,
                const GError *error)
{
  if (out->len > 1)
    g_string_append_c (out, ',');
  g_string_append (out, error == NULL ? "{\"ok\":true,\"id\":" : "{\"id\":");
  samvad_json_append_quoted (out, id);
  if (error == NULL)
    {
      g_string_append_printf (out, ",\"rev\":\"%s\"}", rev);
      return;
    }
  g_string_append (out, ",\"error\":");
  samvad_json_append_quoted (out, samvad_hub_error_word ((guint) error->code));
  g_string_append (out, ",\"reason\":");
  samvad_json_append_quoted (out, error->message);
  g_string_append_c (out, '}');
}

static char *
save_one (SamvadHubRequest  *request,
          const char        *text,
          JsonObject        *object,
          const char        *id,
          gboolean           new_edits,
          GError           **error)
{
  g_autofree char *body = samvad_json_strip_system (text);
  g_autofree char *rev = g_strdup (samvad_json_get_text (object, "_rev"));
  gboolean deleted = samvad_json_get_flag (object, "_deleted");
  g_auto (GStrv) path = NULL;

  if (new_edits)
    return samvad_hub_base_put (request->base, request->db, id, rev, body, deleted, error);
  path = samvad_hub_read_revisions (object);
  if (path == NULL)
    {
      g_set_error_literal (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_BAD_REQUEST, "Invalid rev format");
      return NULL;
    }
  return samvad_hub_base_graft (request->base, request->db, id, (const char *const *) path, body, deleted, error)
         ? g_strdup (path[0]) : NULL;
}

/* One verdict a document; a fault of the store fails the whole. */
static gboolean
save_all (SamvadHubRequest  *request,
          GPtrArray         *texts,
          JsonArray         *docs,
          gboolean           new_edits,
          GString           *out,
          GError           **error)
{
  for (guint i = 0; i < json_array_get_length (docs); i++)
    {
      JsonObject *object = json_array_get_object_element (docs, i);
      g_autofree char *given = g_strdup (samvad_json_get_text (object, "_id"));
      g_autofree char *id = given != NULL ? g_strdup (given) : g_uuid_string_random ();
      g_autoptr (GError) problem = NULL;
      g_autofree char *rev = save_one (request, g_ptr_array_index (texts, i), object, id, new_edits, &problem);

      if (problem != NULL && problem->code >= 500)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (new_edits || problem != NULL)
        append_verdict (out, id, rev, problem);
    }
  return TRUE;
}

/* One illegal id fails the whole request, as in CouchDB. */
static gboolean
check_docs (JsonArray  *docs,
            GError    **error)
{
  for (guint i = 0; i < json_array_get_length (docs); i++)
    {
      JsonNode *node = json_array_get_element (docs, i);
      g_autofree char *id = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error_literal (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_BAD_REQUEST, "Document must be a JSON object");
          return FALSE;
        }
      id = g_strdup (samvad_json_get_text (json_node_get_object (node), "_id"));
      if (id != NULL && !samvad_hub_check_id (id, error))
        return FALSE;
    }
  return TRUE;
}

static JsonArray *
get_docs (SamvadHubRequest *request,
          JsonObject       *object)
{
  JsonNode *node = json_object_get_member (object, "docs");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  samvad_hub_reply_error (request, 400, "bad_request", "POST body must include `docs` parameter.");
  return NULL;
}

void
samvad_hub_handle_bulk_docs (SamvadHubRequest *request)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = samvad_hub_body_object (request, &node);
  JsonArray *docs = object != NULL ? get_docs (request, object) : NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GString) out = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  gboolean new_edits;

  if (docs == NULL)
    return;
  new_edits = !json_object_has_member (object, "new_edits") || samvad_json_get_flag (object, "new_edits");
  texts = samvad_json_split_array (samvad_hub_body_text (request), "docs");
  /* A member named twice is read as one by the parser and as the other by the scanner. */
  if (texts->len != json_array_get_length (docs))
    {
      samvad_hub_reply_error (request, 400, "bad_request", "`docs` is ambiguous");
      return;
    }
  if (!check_docs (docs, &error) || !samvad_hub_base_begin (request->base, &error) ||
      !save_all (request, texts, docs, new_edits, out, &error) || !samvad_hub_base_commit (request->base, &error))
    {
      samvad_hub_base_rollback (request->base);
      samvad_hub_reply_gerror (request, error);
      return;
    }
  samvad_hub_notify (request->hub, request->db->row);
  g_string_append_c (out, ']');
  samvad_hub_reply (request, 201, out->str);
}

static void
append_missing (GString    *out,
                const char *id,
                const char *rev)
{
  g_string_append (out, "{\"error\":{\"rev\":");
  samvad_json_append_quoted (out, rev != NULL ? rev : "undefined");
  g_string_append (out, ",\"reason\":\"missing\",\"id\":");
  samvad_json_append_quoted (out, id);
  g_string_append (out, ",\"error\":\"not_found\"}}");
}

static void
append_got (SamvadHubRequest *request,
            GString          *out,
            JsonObject       *wanted)
{
  g_autofree char *id = g_strdup (samvad_json_get_text (wanted, "id"));
  g_autofree char *rev = g_strdup (samvad_json_get_text (wanted, "rev"));
  g_autoptr (SamvadHubRevision) revision = id != NULL ? samvad_hub_base_read (request->base, request->db, id, rev) : NULL;

  g_string_append (out, "{\"id\":");
  samvad_json_append_quoted (out, id != NULL ? id : "");
  g_string_append (out, ",\"docs\":[");
  if (revision == NULL || revision->body == NULL)
    append_missing (out, id != NULL ? id : "", rev);
  else
    {
      g_autofree char *text = samvad_hub_document_text (id, revision, samvad_hub_query_flag (request, "revs"), NULL);

      g_string_append_printf (out, "{\"ok\":%s}", text);
    }
  g_string_append (out, "]}");
}

void
samvad_hub_handle_bulk_get (SamvadHubRequest *request)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = samvad_hub_body_object (request, &node);
  JsonArray *docs = object != NULL ? get_docs (request, object) : NULL;
  GString *out;

  if (docs == NULL)
    return;
  out = g_string_new ("{\"results\":[");
  for (guint i = 0; i < json_array_get_length (docs); i++)
    {
      JsonNode *wanted = json_array_get_element (docs, i);

      if (!JSON_NODE_HOLDS_OBJECT (wanted))
        continue;
      if (out->str[out->len - 1] != '[')
        g_string_append_c (out, ',');
      append_got (request, out, json_node_get_object (wanted));
    }
  g_string_append (out, "]}");
  samvad_hub_reply_take (request, 200, g_string_free (out, FALSE));
}

static void
append_row (GString               *out,
            const SamvadHubChange *row,
            gboolean               include_docs)
{
  g_string_append (out, out->str[out->len - 1] == '[' ? "\n" : ",\n");
  g_string_append (out, "{\"id\":");
  samvad_json_append_quoted (out, row->id);
  g_string_append (out, ",\"key\":");
  samvad_json_append_quoted (out, row->id);
  g_string_append_printf (out, ",\"value\":{\"rev\":\"%s\"}", row->rev);
  if (include_docs)
    {
      g_autofree char *text = samvad_hub_change_document (row);

      g_string_append_printf (out, ",\"doc\":%s", text);
    }
  g_string_append_c (out, '}');
}

/* A key that is no text names no document. */
static const char *
get_text (JsonArray *array,
          guint      at)
{
  JsonNode *node = json_array_get_element (array, at);

  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

static void
append_key (SamvadHubRequest *request,
            GString          *out,
            const char       *key,
            gboolean          include_docs)
{
  g_autoptr (SamvadHubRevision) revision = samvad_hub_base_read (request->base, request->db, key, NULL);

  if (revision != NULL)
    {
      SamvadHubChange row = { 0, (char *) key, revision->rev, revision->deleted, revision->body };

      if (!revision->deleted)
        {
          append_row (out, &row, include_docs);
          return;
        }
      g_string_append (out, out->str[out->len - 1] == '[' ? "\n" : ",\n");
      g_string_append (out, "{\"id\":");
      samvad_json_append_quoted (out, key);
      g_string_append (out, ",\"key\":");
      samvad_json_append_quoted (out, key);
      g_string_append_printf (out, ",\"value\":{\"rev\":\"%s\",\"deleted\":true}%s}", revision->rev,
                              include_docs ? ",\"doc\":null" : "");
      return;
    }
  g_string_append (out, out->str[out->len - 1] == '[' ? "\n" : ",\n");
  g_string_append (out, "{\"key\":");
  samvad_json_append_quoted (out, key);
  g_string_append (out, ",\"error\":\"not_found\"}");
}

static JsonArray *
get_keys (SamvadHubRequest  *request,
          JsonNode         **node)
{
  const char *text = g_str_equal (request->method, "POST") ? samvad_hub_body_text (request)
                                                          : samvad_hub_query (request, "keys");
  JsonNode *keys;

  *node = text != NULL ? samvad_json_parse (text, strlen (text), NULL) : NULL;
  if (*node != NULL && JSON_NODE_HOLDS_ARRAY (*node))
    return json_node_get_array (*node);
  if (*node == NULL || !JSON_NODE_HOLDS_OBJECT (*node))
    return NULL;
  keys = json_object_get_member (json_node_get_object (*node), "keys");
  return keys != NULL && JSON_NODE_HOLDS_ARRAY (keys) ? json_node_get_array (keys) : NULL;
}

/** GET or POST /db/_all_docs with limit, skip, startkey, endkey, key, keys, include_docs */
void
samvad_hub_handle_all_docs (SamvadHubRequest *request)
{
  gboolean include_docs = samvad_hub_query_flag (request, "include_docs");
  g_autoptr (JsonNode) node = NULL;
  JsonArray *keys = get_keys (request, &node);
  g_autofree char *key = samvad_hub_query_json_text (request, "key");
  g_autofree char *from = key != NULL ? g_strdup (key) : samvad_hub_query_json_text (request, "startkey");
  g_autofree char *to = key != NULL ? g_strdup (key) : samvad_hub_query_json_text (request, "endkey");
  gint64 docs, deleted;
  GString *out;

  samvad_hub_base_count (request->base, request->db, &docs, &deleted);
  out = g_string_new (NULL);
  g_string_printf (out, "{\"total_rows\":%" G_GINT64_FORMAT ",\"offset\":0,\"rows\":[", docs);
  if (keys != NULL)
    for (guint i = 0; i < json_array_get_length (keys); i++)
      append_key (request, out, get_text (keys, i), include_docs);
  else
    {
      g_autoptr (GPtrArray) rows = NULL;

      rows = samvad_hub_base_all (request->base, request->db, from, to,
                                  (guint) samvad_hub_query_number (request, "limit", G_MAXINT32),
                                  (guint) samvad_hub_query_number (request, "skip", 0));
      for (guint i = 0; i < rows->len; i++)
        append_row (out, g_ptr_array_index (rows, i), include_docs);
    }
  g_string_append (out, "\n]}");
  samvad_hub_reply_take (request, 200, g_string_free (out, FALSE));
}

static void
append_ancestors (SamvadHubRequest *request,
                  GString          *out,
                  const char       *id,
                  gint64            generation)
{
  g_autoptr (GPtrArray) leaves = samvad_hub_base_list_leaves (request->base, request->db, id);
  gboolean any = FALSE;

  for (guint i = 0; i < leaves->len; i++)
    {
      const SamvadHubRevision *leaf = g_ptr_array_index (leaves, i);

      if (g_ascii_strtoll (leaf->rev, NULL, 10) >= generation)
        continue;
      g_string_append_printf (out, "%s\"%s\"", any ? "," : ",\"possible_ancestors\":[", leaf->rev);
      any = TRUE;
    }
  if (any)
    g_string_append_c (out, ']');
}

static void
append_difference (SamvadHubRequest *request,
                   GString          *out,
                   const char       *id,
                   JsonArray        *revs)
{
  gint64 newest = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < json_array_get_length (revs); i++)
    {
      const char *rev = get_text (revs, i);

      if (*rev == '\0' || samvad_hub_base_has_rev (request->base, request->db, id, rev))
        continue;
      if (!any)
        {
          g_string_append (out, out->len > 1 ? "," : "");
          samvad_json_append_quoted (out, id);
          g_string_append (out, ":{\"missing\":[");
        }
      else
        g_string_append_c (out, ',');
      samvad_json_append_quoted (out, rev);
      newest = MAX (newest, g_ascii_strtoll (rev, NULL, 10));
      any = TRUE;
    }
  if (!any)
    return;
  g_string_append_c (out, ']');
  append_ancestors (request, out, id, newest);
  g_string_append_c (out, '}');
}

void
samvad_hub_handle_revs_diff (SamvadHubRequest *request)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = samvad_hub_body_object (request, &node);
  JsonObjectIter iter;
  const char *id;
  JsonNode *revs;
  GString *out;

  if (object == NULL)
    return;
  out = g_string_new ("{");
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &id, &revs))
    if (JSON_NODE_HOLDS_ARRAY (revs))
      append_difference (request, out, id, json_node_get_array (revs));
  g_string_append_c (out, '}');
  samvad_hub_reply_take (request, 200, g_string_free (out, FALSE));
}
