/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-private.h"

#include "samvad-json-member.h"
#include "samvad-json-text.h"

#include <string.h>

static void
append_member (GString    *out,
               const char *name,
               const char *text)
{
  if (out->len > 0)
    g_string_append_c (out, ',');
  g_string_append_printf (out, "\"%s\":", name);
  samvad_json_append_quoted (out, text);
}

static void
append_revisions (GString                 *out,
                  const SamvadHubRevision *revision)
{
  g_string_append_printf (out, ",\"_revisions\":{\"start\":%" G_GINT64_FORMAT ",\"ids\":[",
                          g_ascii_strtoll (revision->rev, NULL, 10));
  for (guint i = 0; revision->path[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      samvad_json_append_quoted (out, strchr (revision->path[i], '-') + 1);
    }
  g_string_append (out, "]}");
}

static void
append_conflicts (GString                 *out,
                  const SamvadHubRevision *winner,
                  GPtrArray               *leaves)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < leaves->len; i++)
    {
      const SamvadHubRevision *leaf = g_ptr_array_index (leaves, i);

      if (leaf->deleted || g_str_equal (leaf->rev, winner->rev))
        continue;
      if (list->len > 0)
        g_string_append_c (list, ',');
      samvad_json_append_quoted (list, leaf->rev);
    }
  if (list->len > 0)
    g_string_append_printf (out, ",\"_conflicts\":[%s]", list->str);
}

/**
 * samvad_hub_document_text:
 * @revs: with `_revisions`
 * @conflicts: (nullable): the leaves, for `_conflicts`
 *
 * Returns: (transfer full): the document as JSON
 */
char *
samvad_hub_document_text (const char              *id,
                          const SamvadHubRevision *revision,
                          gboolean                 revs,
                          GPtrArray               *conflicts)
{
  g_autoptr (GString) head = g_string_new (NULL);

  append_member (head, "_id", id);
  append_member (head, "_rev", revision->rev);
  if (revision->deleted)
    g_string_append (head, ",\"_deleted\":true");
  if (revs)
    append_revisions (head, revision);
  if (conflicts != NULL)
    append_conflicts (head, revision, conflicts);
  return samvad_json_join (head->str, revision->body != NULL ? revision->body : "{}");
}

/** Returns: (transfer full): the document of a change with its body */
char *
samvad_hub_change_document (const SamvadHubChange *change)
{
  SamvadHubRevision revision = { change->rev, change->body, change->deleted, TRUE, NULL };

  return samvad_hub_document_text (change->id, &revision, FALSE, NULL);
}

gboolean
samvad_hub_check_id (const char  *id,
                     GError     **error)
{
  if (id == NULL || *id == '\0')
    g_set_error_literal (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_BAD_REQUEST, "Document id must not be empty");
  else if (*id == '_' && !g_str_has_prefix (id, "_design/") && !g_str_has_prefix (id, "_local/"))
    g_set_error_literal (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_BAD_REQUEST,
                         "Only reserved document ids may start with underscore.");
  else if (strlen (id) > 7168 || !g_utf8_validate (id, -1, NULL))
    g_set_error_literal (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_BAD_REQUEST, "Document id is too long");
  else
    return TRUE;
  return FALSE;
}

/* Written into answers as they are: letters, digits and what replicators use besides. */
static gboolean
is_rev_hash (const char *hash)
{
  gsize length = strlen (hash);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (hash[i]) && strchr ("-_.:", hash[i]) == NULL)
      return FALSE;
  return length > 0 && length <= 128;
}

static gboolean
is_rev (const char *rev)
{
  const char *dash = rev != NULL ? strchr (rev, '-') : NULL;

  return dash != NULL && dash > rev && (gsize) (dash - rev) == strspn (rev, "0123456789") &&
         is_rev_hash (dash + 1) && (gsize) (dash - rev) < 10 && g_ascii_strtoll (rev, NULL, 10) > 0;
}

static gint64
read_start (JsonObject *revisions)
{
  JsonNode *node = json_object_get_member (revisions, "start");

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

/**
 * samvad_hub_read_revisions:
 * @object: a document with `_rev`, and `_revisions` where it has ancestors
 *
 * Returns: (transfer full) (nullable): the path, newest first
 */
GStrv
samvad_hub_read_revisions (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "_revisions");
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  g_autofree char *rev = g_strdup (samvad_json_get_text (object, "_rev"));
  JsonArray *ids;
  gint64 start;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      if (!is_rev (rev))
        return NULL;
      g_strv_builder_add (path, rev);
      return g_strv_builder_end (path);
    }
  start = read_start (json_node_get_object (node));
  node = json_object_get_member (json_node_get_object (node), "ids");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  ids = json_node_get_array (node);
  if (json_array_get_length (ids) == 0 || start < json_array_get_length (ids) || start > G_MAXINT32)
    return NULL;
  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      JsonNode *id = json_array_get_element (ids, i);
      g_autofree char *each = NULL;

      if (json_node_get_value_type (id) != G_TYPE_STRING || !is_rev_hash (json_node_get_string (id)))
        return NULL;
      each = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", start - i, json_node_get_string (id));
      g_strv_builder_add (path, each);
    }
  return g_strv_builder_end (path);
}

static void
reply_open_revs (SamvadHubRequest *request,
                 const char       *id,
                 const char       *wanted)
{
  g_autoptr (GPtrArray) leaves = samvad_hub_base_list_leaves (request->base, request->db, id);
  g_autoptr (JsonNode) node = g_str_equal (wanted, "all") ? NULL : samvad_json_parse (wanted, strlen (wanted), NULL);
  GString *out = g_string_new ("[");
  gboolean revs = samvad_hub_query_flag (request, "revs");

  if (node == NULL)
    for (guint i = 0; i < leaves->len; i++)
      {
        g_autofree char *text = samvad_hub_document_text (id, g_ptr_array_index (leaves, i), revs, NULL);

        g_string_append_printf (out, "%s{\"ok\":%s}", i > 0 ? "," : "", text);
      }
  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *wish = json_array_get_element (json_node_get_array (node), i);
      const char *rev = json_node_get_value_type (wish) == G_TYPE_STRING ? json_node_get_string (wish) : NULL;
      g_autoptr (SamvadHubRevision) revision = rev != NULL ? samvad_hub_base_read (request->base, request->db, id, rev) : NULL;
      g_autofree char *text = revision != NULL && revision->body != NULL
                              ? samvad_hub_document_text (id, revision, revs, NULL) : NULL;

      g_string_append_printf (out, "%s{\"%s\":", i > 0 ? "," : "", text != NULL ? "ok" : "missing");
      if (text != NULL)
        g_string_append (out, text);
      else
        samvad_json_append_quoted (out, rev != NULL ? rev : "");
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  samvad_hub_reply_take (request, 200, g_string_free (out, FALSE));
}

static void
set_etag (SamvadHubRequest *request,
          const char       *rev)
{
  g_autofree char *etag = g_strdup_printf ("\"%s\"", rev);

  soup_message_headers_replace (soup_server_message_get_response_headers (request->message), "ETag", etag);
}

static void
get_document (SamvadHubRequest *request,
              const char       *id)
{
  const char *rev = samvad_hub_query (request, "rev");
  g_autoptr (SamvadHubRevision) revision = NULL;
  g_autoptr (GPtrArray) leaves = NULL;

  if (samvad_hub_query (request, "open_revs") != NULL)
    {
      reply_open_revs (request, id, samvad_hub_query (request, "open_revs"));
      return;
    }
  revision = samvad_hub_base_read (request->base, request->db, id, rev);
  if (revision == NULL || (rev != NULL && revision->body == NULL))
    {
      samvad_hub_reply_error (request, 404, "not_found", "missing");
      return;
    }
  if (revision->deleted && rev == NULL)
    {
      samvad_hub_reply_error (request, 404, "not_found", "deleted");
      return;
    }
  if (samvad_hub_query_flag (request, "conflicts"))
    leaves = samvad_hub_base_list_leaves (request->base, request->db, id);
  set_etag (request, revision->rev);
  samvad_hub_reply_take (request, 200, samvad_hub_document_text (id, revision, samvad_hub_query_flag (request, "revs"),
                                                                 leaves));
}

static void
reply_saved (SamvadHubRequest *request,
             guint             status,
             const char       *id,
             const char       *rev)
{
  GString *out = g_string_new ("{\"ok\":true,\"id\":");

  samvad_json_append_quoted (out, id);
  g_string_append_printf (out, ",\"rev\":\"%s\"}", rev);
  set_etag (request, rev);
  samvad_hub_reply_take (request, status, g_string_free (out, FALSE));
}

static char *
save (SamvadHubRequest  *request,
      const char        *id,
      JsonObject        *object,
      const char        *rev,
      GError           **error)
{
  g_autofree char *body = samvad_json_strip_system (samvad_hub_body_text (request));
  gboolean deleted = samvad_json_get_flag (object, "_deleted");
  g_auto (GStrv) path = NULL;

  if (g_strcmp0 (samvad_hub_query (request, "new_edits"), "false") != 0)
    return samvad_hub_base_put (request->base, request->db, id, rev, body, deleted, error);
  path = samvad_hub_read_revisions (object);
  if (path == NULL)
    {
      g_set_error_literal (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_BAD_REQUEST, "Invalid rev format");
      return NULL;
    }
  if (!samvad_hub_base_graft (request->base, request->db, id, (const char *const *) path, body, deleted, error))
    return NULL;
  return g_strdup (path[0]);
}

static void
put_document (SamvadHubRequest *request,
              const char       *given)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = samvad_hub_body_object (request, &node);
  g_autofree char *id = NULL, *rev = NULL, *own = NULL, *saved = NULL;
  g_autoptr (GError) error = NULL;

  if (object == NULL)
    return;
  own = g_strdup (samvad_json_get_text (object, "_id"));
  id = given != NULL ? g_strdup (given) : own != NULL ? g_strdup (own) : g_uuid_string_random ();
  rev = samvad_hub_query (request, "rev") != NULL ? g_strdup (samvad_hub_query (request, "rev"))
                                                  : g_strdup (samvad_json_get_text (object, "_rev"));
  if (rev != NULL && !is_rev (rev))
    {
      samvad_hub_reply_error (request, 400, "bad_request", "Invalid rev format");
      return;
    }
  if (!samvad_hub_check_id (id, &error) || !samvad_hub_base_begin (request->base, &error))
    {
      samvad_hub_reply_gerror (request, error);
      return;
    }
  saved = save (request, id, object, rev, &error);
  if (saved == NULL || !samvad_hub_base_commit (request->base, &error))
    {
      samvad_hub_base_rollback (request->base);
      samvad_hub_reply_gerror (request, error);
      return;
    }
  samvad_hub_notify (request->hub, request->db->row);
  reply_saved (request, 201, id, saved);
}

static void
delete_document (SamvadHubRequest *request,
                 const char       *id)
{
  g_autoptr (SamvadHubRevision) there = samvad_hub_base_read (request->base, request->db, id, NULL);
  g_autofree char *saved = NULL;
  g_autoptr (GError) error = NULL;

  if (there == NULL || there->deleted)
    {
      samvad_hub_reply_error (request, 404, "not_found", there == NULL ? "missing" : "deleted");
      return;
    }
  if (samvad_hub_base_begin (request->base, &error))
    saved = samvad_hub_base_put (request->base, request->db, id, samvad_hub_query (request, "rev"), "{}", TRUE, &error);
  if (saved == NULL || !samvad_hub_base_commit (request->base, &error))
    {
      samvad_hub_base_rollback (request->base);
      samvad_hub_reply_gerror (request, error);
      return;
    }
  samvad_hub_notify (request->hub, request->db->row);
  reply_saved (request, 200, id, saved);
}

/** GET, HEAD, PUT, DELETE of one document; @id NULL: POST to the database */
void
samvad_hub_handle_document (SamvadHubRequest *request,
                            const char       *id)
{
  if (g_str_equal (request->method, "GET") || g_str_equal (request->method, "HEAD"))
    get_document (request, id);
  else if (g_str_equal (request->method, "PUT") || g_str_equal (request->method, "POST"))
    put_document (request, id);
  else if (g_str_equal (request->method, "DELETE"))
    delete_document (request, id);
  else
    samvad_hub_reply_error (request, 405, "method_not_allowed", "Only DELETE,GET,HEAD,POST,PUT allowed");
}

static void
get_local (SamvadHubRequest *request,
           const char       *id)
{
  g_autofree char *rev = NULL;
  g_autofree char *body = samvad_hub_base_get_local (request->base, request->db, id, &rev);
  g_autofree char *full = g_strconcat ("_local/", id, NULL);
  SamvadHubRevision revision = { rev, body, FALSE, TRUE, NULL };

  if (body == NULL)
    samvad_hub_reply_error (request, 404, "not_found", "missing");
  else
    samvad_hub_reply_take (request, 200, samvad_hub_document_text (full, &revision, FALSE, NULL));
}

static void
put_local (SamvadHubRequest *request,
           const char       *id)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *body = NULL, *rev = NULL, *full = g_strconcat ("_local/", id, NULL);
  g_autoptr (GError) error = NULL;

  if (samvad_hub_body_object (request, &node) == NULL)
    return;
  body = samvad_json_strip_system (samvad_hub_body_text (request));
  rev = samvad_hub_base_put_local (request->base, request->db, id, body, &error);
  if (rev == NULL)
    samvad_hub_reply_gerror (request, error);
  else
    reply_saved (request, 201, full, rev);
}

/** Local documents: what replicators remember; they never leave their database. */
void
samvad_hub_handle_local (SamvadHubRequest *request,
                         const char       *id)
{
  if (g_str_equal (request->method, "GET") || g_str_equal (request->method, "HEAD"))
    get_local (request, id);
  else if (g_str_equal (request->method, "PUT"))
    put_local (request, id);
  else if (g_str_equal (request->method, "DELETE") && samvad_hub_base_delete_local (request->base, request->db, id))
    samvad_hub_reply (request, 200, "{\"ok\":true}");
  else
    samvad_hub_reply_error (request, 404, "not_found", "missing");
}
