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

static char *
find_cookie (SoupServerMessage *message)
{
  const char *header = soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Cookie");
  g_auto (GStrv) cookies = g_strsplit_set (header != NULL ? header : "", ";,", -1);

  for (guint i = 0; cookies[i] != NULL; i++)
    if (g_str_has_prefix (g_strstrip (cookies[i]), "AuthSession="))
      return g_strdup (cookies[i] + strlen ("AuthSession="));
  return NULL;
}

/* Returns: FALSE where the request came with credentials that are wrong: then it is answered */
static gboolean
authenticate_basic (SamvadHubRequest  *request,
                    SamvadHubUsers    *users,
                    const char        *header,
                    char             **user)
{
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (header, &length);
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  char *colon = strchr (text, ':');
  SamvadHubSignIn verdict = SAMVAD_HUB_SIGN_IN_WRONG;

  if (colon != NULL)
    {
      *colon = '\0';
      verdict = samvad_hub_users_check (users, text, colon + 1, g_get_real_time () / G_USEC_PER_SEC);
    }
  if (verdict == SAMVAD_HUB_SIGN_IN_OK)
    *user = g_strdup (text);
  else if (verdict == SAMVAD_HUB_SIGN_IN_LOCKED)
    samvad_hub_reply_error (request, 403, "forbidden",
                            "Account is temporarily locked due to multiple authentication failures");
  else
    samvad_hub_reply_error (request, 401, "unauthorized", "Name or password is incorrect.");
  return verdict == SAMVAD_HUB_SIGN_IN_OK;
}

/**
 * samvad_hub_authenticate:
 * @users: (nullable): %NULL where nobody need sign in
 * @user: (out) (transfer full): the name, or %NULL for nobody
 *
 * Reads the credentials of a request, and renews a cookie that is half spent.
 *
 * Returns: %FALSE where they are wrong: then the request is answered
 */
gboolean
samvad_hub_authenticate (SamvadHubRequest  *request,
                         SamvadHubUsers    *users,
                         char             **user)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *header = soup_message_headers_get_one (headers, "Authorization");
  g_autofree char *cookie = find_cookie (request->message);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean fresh = TRUE;

  if (users == NULL)
    return TRUE;
  if (header != NULL && g_ascii_strncasecmp (header, "Basic ", 6) == 0)
    return authenticate_basic (request, users, header + 6, user);
  if (cookie == NULL || *cookie == '\0')
    return TRUE;
  *user = samvad_hub_users_read_cookie (users, cookie, now, &fresh);
  if (*user != NULL && !fresh)
    {
      g_autofree char *renewed = samvad_hub_users_make_cookie (users, *user, now);

      set_cookie (request, renewed, SAMVAD_HUB_SESSION_SECONDS);
    }
  return TRUE;
}
