/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-private.h"

#include "samvad-json-text.h"

#include <string.h>

void
samvad_hub_handle_welcome (SamvadHubRequest *request)
{
  samvad_hub_reply_take (request, 200,
                         g_strdup_printf ("{\"couchdb\":\"Welcome\",\"version\":\"3.3.0\",\"git_sha\":\"samvad\",\"uuid\":\"%s\","
                                          "\"features\":[],\"vendor\":{\"name\":\"Samvad hub\",\"version\":\"%s\"}}",
                                          samvad_hub_base_get_uuid (request->base), SAMVAD_VERSION));
}

void
samvad_hub_handle_all_dbs (SamvadHubRequest *request)
{
  g_autoptr (GPtrArray) names = samvad_hub_base_list (request->base);
  GString *out = g_string_new ("[");

  for (guint i = 0; i < names->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      samvad_json_append_quoted (out, g_ptr_array_index (names, i));
    }
  g_string_append_c (out, ']');
  samvad_hub_reply_take (request, 200, g_string_free (out, FALSE));
}

static void
handle_info (SamvadHubRequest *request)
{
  g_autofree char *seq = samvad_hub_seq_to_text (request->db, request->db->seq);
  gint64 docs, deleted;

  samvad_hub_base_count (request->base, request->db, &docs, &deleted);
  samvad_hub_reply_take (request, 200,
                         g_strdup_printf ("{\"instance_start_time\":\"%s\",\"db_name\":\"%s\",\"purge_seq\":\"0\","
                                          "\"update_seq\":\"%s\",\"sizes\":{\"file\":0,\"external\":0,\"active\":0},"
                                          "\"props\":{},\"doc_del_count\":%" G_GINT64_FORMAT ",\"doc_count\":%" G_GINT64_FORMAT
                                          ",\"disk_format_version\":8,\"compact_running\":false}", request->db->instance,
                                          request->db->name, seq, deleted, docs));
}

static gboolean
is_db_name (const char *name)
{
  return g_ascii_islower (*name) && strlen (name) <= 200 &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_$()+-") == strlen (name);
}

void
samvad_hub_create_db (SamvadHubRequest *request,
                      const char       *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadHubDb) db = NULL;

  if (!is_db_name (name))
    {
      samvad_hub_reply_error (request, 400, "illegal_database_name", "Only lowercase characters (a-z), digits (0-9), and any "
                              "of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.");
      return;
    }
  db = samvad_hub_base_create (request->base, name, &error);
  if (db == NULL)
    samvad_hub_reply_gerror (request, error);
  else
    samvad_hub_reply (request, 201, "{\"ok\":true}");
}

static void
delete_db (SamvadHubRequest *request)
{
  g_autoptr (GError) error = NULL;
  gint64 row = request->db->row;

  if (!samvad_hub_base_delete (request->base, request->db->name, &error))
    {
      samvad_hub_reply_gerror (request, error);
      return;
    }
  samvad_hub_reply (request, 200, "{\"ok\":true}");
  samvad_hub_notify (request->hub, row);
}

void
samvad_hub_handle_db (SamvadHubRequest *request)
{
  if (g_str_equal (request->method, "GET") || g_str_equal (request->method, "HEAD"))
    handle_info (request);
  else if (g_str_equal (request->method, "DELETE"))
    delete_db (request);
  else if (g_str_equal (request->method, "POST"))
    samvad_hub_handle_document (request, NULL);
  else
    samvad_hub_reply_error (request, 405, "method_not_allowed", "Only DELETE,GET,HEAD,POST,PUT allowed");
}

void
samvad_hub_handle_commit (SamvadHubRequest *request)
{
  samvad_hub_reply_take (request, 201, g_strdup_printf ("{\"ok\":true,\"instance_start_time\":\"%s\"}", request->db->instance));
}

void
samvad_hub_handle_security (SamvadHubRequest *request)
{
  samvad_hub_reply (request, 200, "{\"members\":{\"roles\":[\"reader\",\"writer\"]},\"admins\":{\"roles\":[\"writer\"]}}");
}
