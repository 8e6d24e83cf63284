/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-private.h"

#include "samvad-json-member.h"
#include "samvad-json-text.h"

#include <string.h>

/** Returns: whether the request came over TLS */
gboolean
samvad_hub_is_secure (SoupServerMessage *message)
{
  return g_str_equal (g_uri_get_scheme (soup_server_message_get_uri (message)), "https");
}

static void
set_cookie (SamvadHubRequest *request,
            const char       *value,
            gint64            age)
{
  g_autofree char *cookie = g_strdup_printf ("AuthSession=%s; Version=1; Max-Age=%" G_GINT64_FORMAT "; Path=/; HttpOnly%s",
                                             value, age,
                                             samvad_hub_is_secure (request->message) ? "; Secure" : "");

  soup_message_headers_append (soup_server_message_get_response_headers (request->message), "Set-Cookie", cookie);
}

static const char *
role_name (SamvadHubRole role)
{
  return role == SAMVAD_HUB_ROLE_WRITER ? "writer" : "reader";
}

static void
read_credentials (SamvadHubRequest  *request,
                  char             **name,
                  char             **password)
{
  const char *type = soup_message_headers_get_content_type (soup_server_message_get_request_headers (request->message), NULL);
  const char *text = samvad_hub_body_text (request);

  *name = *password = NULL;
  if (g_strcmp0 (type, "application/json") == 0)
    {
      g_autoptr (JsonNode) node = samvad_json_parse (text, strlen (text), NULL);

      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        {
          *name = g_strdup (samvad_json_get_text (json_node_get_object (node), "name"));
          *password = g_strdup (samvad_json_get_text (json_node_get_object (node), "password"));
        }
      return;
    }
  {
    g_autoptr (GHashTable) form = soup_form_decode (text);

    *name = g_strdup (g_hash_table_lookup (form, "name"));
    *password = g_strdup (g_hash_table_lookup (form, "password"));
  }
}

static void
sign_in (SamvadHubRequest *request,
         SamvadHubUsers   *users)
{
  g_autofree char *name = NULL, *password = NULL, *cookie = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  SamvadHubSignIn verdict = SAMVAD_HUB_SIGN_IN_WRONG;
  GString *out;

  read_credentials (request, &name, &password);
  if (users != NULL && name != NULL && password != NULL)
    verdict = samvad_hub_users_check (users, name, password, now);
  if (verdict == SAMVAD_HUB_SIGN_IN_LOCKED)
    {
      samvad_hub_reply_error (request, 403, "forbidden",
                              "Account is temporarily locked due to multiple authentication failures");
      return;
    }
  if (verdict != SAMVAD_HUB_SIGN_IN_OK)
    {
      samvad_hub_reply_error (request, 401, "unauthorized", "Name or password is incorrect.");
      return;
    }
  cookie = samvad_hub_users_make_cookie (users, name, now);
  set_cookie (request, cookie, SAMVAD_HUB_SESSION_SECONDS);
  out = g_string_new ("{\"ok\":true,\"name\":");
  samvad_json_append_quoted (out, name);
  g_string_append_printf (out, ",\"roles\":[\"%s\"]}", role_name (samvad_hub_users_get_role (users, name)));
  samvad_hub_reply_take (request, 200, g_string_free (out, FALSE));
}

static void
tell (SamvadHubRequest *request)
{
  GString *out = g_string_new ("{\"ok\":true,\"userCtx\":{\"name\":");

  if (request->user != NULL)
    {
      samvad_json_append_quoted (out, request->user);
      g_string_append_printf (out, ",\"roles\":[\"%s\"]", role_name (request->role));
    }
  else
    g_string_append (out, "null,\"roles\":[]");
  g_string_append_printf (out, "},\"info\":{\"authentication_handlers\":[\"cookie\",\"default\"]%s}}",
                          request->user != NULL ? ",\"authenticated\":\"cookie\"" : "");
  samvad_hub_reply_take (request, 200, g_string_free (out, FALSE));
}

/** POST signs in, GET tells who is signed in, DELETE signs out. */
void
samvad_hub_handle_session (SamvadHubRequest *request,
                           SamvadHubUsers   *users)
{
  if (g_str_equal (request->method, "POST"))
    sign_in (request, users);
  else if (g_str_equal (request->method, "DELETE"))
    {
      set_cookie (request, "", 0);
      samvad_hub_reply (request, 200, "{\"ok\":true}");
    }
  else
    tell (request);
}
