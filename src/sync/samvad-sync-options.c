/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-options.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer full): a copy; the one of the password is wiped by its free function */
SamvadSyncOptions *
samvad_sync_options_copy (const SamvadSyncOptions *options)
{
  SamvadSyncOptions *copy = g_new0 (SamvadSyncOptions, 1);

  copy->url = g_strdup (options->url);
  copy->database = g_strdup (options->database);
  copy->user = g_strdup (options->user);
  copy->password = g_strdup (options->password);
  copy->ca_file = g_strdup (options->ca_file);
  return copy;
}

static void
wipe (char *text)
{
  volatile char *byte = text;

  while (byte != NULL && *byte != '\0')
    *byte++ = '\0';
  g_free (text);
}

void
samvad_sync_options_free (SamvadSyncOptions *options)
{
  g_free (options->url);
  g_free (options->database);
  g_free (options->user);
  wipe (options->password);
  g_free (options->ca_file);
  g_free (options);
}

/** Returns: whether what is sent to @host stays on this PC */
gboolean
samvad_sync_options_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (host, "localhost") == 0;
}

/* https://docs.couchdb.org/en/stable/api/database/common.html#put--db */
static gboolean
is_database_name (const char *name)
{
  return name != NULL && g_ascii_islower (*name) &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_$()+/-") == strlen (name);
}

static gboolean
check_scheme (GUri        *uri,
              const char  *url,
              GError     **error)
{
  const char *scheme = g_uri_get_scheme (uri);

  if (g_str_equal (scheme, "https") || (g_str_equal (scheme, "http") && samvad_sync_options_is_loopback (g_uri_get_host (uri))))
    return TRUE;
  g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_ADDRESS,
               _("%s would send passwords and answers in the clear: use an address that begins with https."),
               url);
  return FALSE;
}

/**
 * samvad_sync_options_get_base:
 *
 * Returns: (transfer full): the server's address without its last slash, or NULL with an error of
 * code ADDRESS
 */
GUri *
samvad_sync_options_get_base (const SamvadSyncOptions  *options,
                              GError                  **error)
{
  g_autoptr (GUri) uri = g_uri_parse (options->url != NULL ? options->url : "", G_URI_FLAGS_ENCODED_PATH, NULL);
  g_autofree char *path = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_ADDRESS,
                   _("The address of the server is not complete: it looks like https://couchdb.example.org, "
                     "and the user name is given apart from it."));
      return NULL;
    }
  if (!is_database_name (options->database))
    {
      g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_ADDRESS,
                   _("“%s” cannot be the name of a database: it begins with a small letter, and small "
                     "letters, digits and _ - + follow."),
                   options->database != NULL ? options->database : "");
      return NULL;
    }
  if (!check_scheme (uri, options->url, error))
    return NULL;
  path = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  return g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL,
                      g_uri_get_host (uri), g_uri_get_port (uri), path, NULL, NULL);
}
