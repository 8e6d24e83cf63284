/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-private.h"

/* What may follow a database's name. */
static const struct {
  const char *name;
  const char *method;           /* NULL: any */
  void      (*handle) (SamvadHubRequest *request);
} special[] = {
  { "_changes", NULL, samvad_hub_handle_changes },
  { "_all_docs", NULL, samvad_hub_handle_all_docs },
  { "_bulk_docs", "POST", samvad_hub_handle_bulk_docs },
  { "_bulk_get", "POST", samvad_hub_handle_bulk_get },
  { "_revs_diff", "POST", samvad_hub_handle_revs_diff },
  { "_ensure_full_commit", "POST", samvad_hub_handle_commit },
  { "_security", "GET", samvad_hub_handle_security },
};

static char *
join_id (SamvadHubRequest *request,
         guint             from)
{
  return g_strjoinv ("/", request->path + from);
}

static void
route_special (SamvadHubRequest *request)
{
  for (guint i = 0; i < G_N_ELEMENTS (special); i++)
    if (g_str_equal (request->path[1], special[i].name))
      {
        if (special[i].method == NULL || g_str_equal (request->method, special[i].method))
          special[i].handle (request);
        else
          samvad_hub_reply_error (request, 405, "method_not_allowed", "Only POST allowed");
        return;
      }
  if (g_str_equal (request->method, "PUT"))
    samvad_hub_reply_error (request, 400, "bad_request", "Only reserved document ids may start with underscore.");
  else
    samvad_hub_reply_error (request, 404, "not_found", "missing");
}

static void
route_in_db (SamvadHubRequest *request)
{
  g_autofree char *id = NULL;

  if (request->length == 1)
    samvad_hub_handle_db (request);
  else if (g_str_equal (request->path[1], "_local") && request->length > 2)
    {
      id = join_id (request, 2);
      samvad_hub_handle_local (request, id);
    }
  else if (request->path[1][0] == '_' && !g_str_equal (request->path[1], "_design"))
    route_special (request);
  else
    {
      id = join_id (request, 1);
      samvad_hub_handle_document (request, id);
    }
}

/* Reading is GET, HEAD, and those POSTs that only carry a long question. */
static gboolean
is_reading (SamvadHubRequest *request)
{
  static const char *const questions[] = { "_changes", "_all_docs", "_bulk_get", "_revs_diff", "_ensure_full_commit", NULL };

  if (g_str_equal (request->method, "GET") || g_str_equal (request->method, "HEAD"))
    return TRUE;
  if (request->length == 2 && g_str_equal (request->method, "POST"))
    return g_strv_contains (questions, request->path[1]);
  /* A replicator that may only read still keeps its place. */
  return request->length > 2 && g_str_equal (request->path[1], "_local");
}

static gboolean
is_permitted (SamvadHubRequest *request,
              SamvadHubUsers   *users)
{
  if (users == NULL || request->role == SAMVAD_HUB_ROLE_WRITER)
    return TRUE;
  if (request->role == SAMVAD_HUB_ROLE_NONE)
    {
      samvad_hub_reply_error (request, 401, "unauthorized", "You are not authorized to access this db.");
      return FALSE;
    }
  if (is_reading (request))
    return TRUE;
  samvad_hub_reply_error (request, 403, "forbidden", "You are not allowed to write to this db.");
  return FALSE;
}

/**
 * samvad_hub_route:
 * @users: (nullable): %NULL where everybody may write
 *
 * Hands a request whose body is read and whose user is known to its handler.
 */
void
samvad_hub_route (SamvadHubRequest *request,
                  SamvadHubUsers   *users)
{
  const char *first = request->length > 0 ? request->path[0] : "";
  g_autoptr (GError) error = NULL;

  if (*first == '\0')
    samvad_hub_handle_welcome (request);
  else if (g_str_equal (first, "_up"))
    samvad_hub_reply (request, 200, "{\"status\":\"ok\",\"seeds\":{}}");
  else if (g_str_equal (first, "_session"))
    samvad_hub_handle_session (request, users);
  else if (!is_permitted (request, users))
    return;
  else if (g_str_equal (first, "_all_dbs"))
    samvad_hub_handle_all_dbs (request);
  else if (request->length == 1 && g_str_equal (request->method, "PUT"))
    samvad_hub_create_db (request, first);
  else if ((request->db = samvad_hub_base_get (request->base, first, &error)) == NULL)
    samvad_hub_reply_gerror (request, error);
  else
    route_in_db (request);
}
