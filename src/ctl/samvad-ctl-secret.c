/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl-secret.h"

#include "samvad-ctl.h"

#include <errno.h>
#include <glib/gstdio.h>

#define SECRET_BYTES 32

static GBytes *
fail (const char  *path,
      const char  *problem,
      GError     **error)
{
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_FAILED,
               "the import's key “%s” cannot be used (%s); name another with --key-file", path, problem);
  return NULL;
}

/* Two UUIDs of version 4 are 244 random bits. */
static char *
make_secret (void)
{
  g_autofree char *one = g_uuid_string_random ();
  g_autofree char *two = g_uuid_string_random ();

  return g_strconcat (one, two, NULL);
}

static gboolean
write_secret (const char *path,
              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *secret = make_secret ();

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (path, g_strerror (errno), error);
      return FALSE;
    }
  return g_file_set_contents_full (path, secret, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * samvad_ctl_load_secret:
 * @path: (nullable): a file; NULL: samvad/import.key in the user's configuration
 *
 * Returns: (transfer full): the secret, made at the first use; it never leaves the office
 */
GBytes *
samvad_ctl_load_secret (const char  *path,
                        GError     **error)
{
  g_autofree char *own = path != NULL ? g_strdup (path)
                                      : g_build_filename (g_get_user_config_dir (), "samvad", "import.key", NULL);
  g_autoptr (GError) problem = NULL;
  char *text = NULL;
  gsize length;

  if (!g_file_test (own, G_FILE_TEST_EXISTS) && !write_secret (own, error))
    return NULL;
  if (!g_file_get_contents (own, &text, &length, &problem))
    return fail (own, problem->message, error);
  if (length >= SECRET_BYTES)
    return g_bytes_new_take (text, length);
  g_free (text);
  return fail (own, "it is too short", error);
}
