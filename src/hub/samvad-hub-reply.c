/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-private.h"

#include "samvad-json-text.h"

void
samvad_hub_reply_take (SamvadHubRequest *request,
                       guint             status,
                       char             *json)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);

  soup_message_headers_replace (headers, "Cache-Control", "must-revalidate");
  soup_server_message_set_status (request->message, status, NULL);
  if (g_str_equal (request->method, "HEAD"))
    {
      soup_message_headers_set_content_length (headers, (goffset) strlen (json) + 1);
      soup_message_headers_set_content_type (headers, "application/json", NULL);
      g_free (json);
      return;
    }
  {
    char *line = g_strconcat (json, "\n", NULL);

    g_free (json);
    soup_server_message_set_response (request->message, "application/json", SOUP_MEMORY_TAKE, line, strlen (line));
  }
}

void
samvad_hub_reply (SamvadHubRequest *request,
                  guint             status,
                  const char       *json)
{
  samvad_hub_reply_take (request, status, g_strdup (json));
}

void
samvad_hub_reply_error (SamvadHubRequest *request,
                        guint             status,
                        const char       *error,
                        const char       *reason)
{
  GString *json = g_string_new ("{\"error\":");

  samvad_json_append_quoted (json, error);
  g_string_append (json, ",\"reason\":");
  samvad_json_append_quoted (json, reason);
  g_string_append_c (json, '}');
  samvad_hub_reply_take (request, status, g_string_free (json, FALSE));
}

/** Returns: CouchDB's word for a status */
const char *
samvad_hub_error_word (guint status)
{
  switch (status)
    {
    case 400:
      return "bad_request";
    case 401:
      return "unauthorized";
    case 403:
      return "forbidden";
    case 404:
      return "not_found";
    case 405:
      return "method_not_allowed";
    case 409:
      return "conflict";
    case 412:
      return "file_exists";
    case 413:
      return "too_large";
    case 415:
      return "bad_content_type";
    default:
      return "internal_server_error";
    }
}

void
samvad_hub_reply_gerror (SamvadHubRequest *request,
                         const GError     *error)
{
  guint status = error->domain == SAMVAD_HUB_ERROR ? (guint) error->code : 500;

  samvad_hub_reply_error (request, status, samvad_hub_error_word (status), error->message);
}

const char *
samvad_hub_query (SamvadHubRequest *request,
                  const char       *name)
{
  return request->query != NULL ? g_hash_table_lookup (request->query, name) : NULL;
}

gboolean
samvad_hub_query_flag (SamvadHubRequest *request,
                       const char       *name)
{
  return g_strcmp0 (samvad_hub_query (request, name), "true") == 0;
}

gint64
samvad_hub_query_number (SamvadHubRequest *request,
                         const char       *name,
                         gint64            otherwise)
{
  const char *text = samvad_hub_query (request, name);
  gint64 number;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &number, NULL))
    return otherwise;
  return number;
}

/** Returns: (transfer full) (nullable): a value that CouchDB wants as JSON, such as startkey="x" */
char *
samvad_hub_query_json_text (SamvadHubRequest *request,
                            const char       *name)
{
  const char *text = samvad_hub_query (request, name);
  g_autoptr (JsonNode) node = text != NULL ? samvad_json_parse (text, strlen (text), NULL) : NULL;

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return NULL;
}

/** Returns: the body as text; SoupServer's bytes end with NUL only by luck, so they are copied once */
const char *
samvad_hub_body_text (SamvadHubRequest *request)
{
  return request->body != NULL ? g_bytes_get_data (request->body, NULL) : "";
}

/**
 * samvad_hub_body_object:
 * @node: (out): owns the object
 *
 * Returns: (transfer none) (nullable): the body, where it is a JSON object; else 400 was answered
 */
JsonObject *
samvad_hub_body_object (SamvadHubRequest  *request,
                        JsonNode         **node)
{
  const char *text = samvad_hub_body_text (request);

  *node = samvad_json_parse (text, strlen (text), NULL);
  if (*node == NULL)
    samvad_hub_reply_error (request, 400, "bad_request", "invalid UTF-8 JSON");
  else if (!JSON_NODE_HOLDS_OBJECT (*node))
    samvad_hub_reply_error (request, 400, "bad_request", "Request body must be a JSON object");
  else
    return json_node_get_object (*node);
  return NULL;
}

/* "N-instance": well formed for any database, and from the start for any but its own. */
char *
samvad_hub_seq_to_text (const SamvadHubDb *db,
                        gint64             seq)
{
  g_autofree char *opaque = g_compute_checksum_for_string (G_CHECKSUM_MD5, db->instance, -1);

  return g_strdup_printf ("%" G_GINT64_FORMAT "-%s", seq, opaque);
}

/** Returns: FALSE where @text is no position here; one of another instance reads from the start */
gboolean
samvad_hub_seq_from_text (const SamvadHubDb *db,
                          const char        *text,
                          gint64            *seq)
{
  g_autofree char *plain = g_strdup (text != NULL ? text : "0");
  g_autofree char *own = NULL;
  char *dash;

  /* Some clients send the position as the JSON text it came as. */
  if (plain[0] == '"' && strlen (plain) >= 2)
    {
      memmove (plain, plain + 1, strlen (plain));
      plain[strlen (plain) - 1] = '\0';
    }
  *seq = 0;
  if (g_str_equal (plain, "now"))
    *seq = db->seq;
  if (g_str_equal (plain, "0") || g_str_equal (plain, "now"))
    return TRUE;
  dash = strchr (plain, '-');
  if (dash == NULL || strlen (dash + 1) != 32 || strspn (dash + 1, "0123456789abcdef") != 32)
    return FALSE;
  *dash = '\0';
  if (!g_ascii_string_to_signed (plain, 10, 0, G_MAXINT64, seq, NULL))
    return FALSE;
  own = samvad_hub_seq_to_text (db, *seq);
  if (!g_str_has_suffix (own, dash + 1))
    *seq = 0;
  /* Its own, and not reached yet: the hub was restored from a backup, and whoever has read further must
   * learn that some of it is gone. */
  return *seq <= db->seq;
}
