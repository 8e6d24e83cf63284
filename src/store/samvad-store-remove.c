/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-remove.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "samvad-store.h"

#define PREFIX "samvad.db"

/**
 * samvad_store_remove:
 * @directory: of a cache that is closed
 *
 * Deletes a cache with its outbox and every file that was set aside, and the folder where nothing
 * else is in it. Blocks.
 */
gboolean
samvad_store_remove (const char  *directory,
                     GError     **error)
{
  g_autoptr (GDir) folder = g_dir_open (directory, 0, error);
  const char *name;

  if (folder == NULL)
    return FALSE;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_str_has_prefix (name, PREFIX) && g_unlink (path) != 0)
        {
          g_set_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_FAILED,
                       _("“%1$s” could not be deleted (%2$s): close what uses it, then try again"), path,
                       g_strerror (errno));
          return FALSE;
        }
    }
  g_rmdir (directory);
  return TRUE;
}
