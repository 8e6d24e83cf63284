/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-path.h"

/**
 * samvad_hub_path_split:
 * @path: of a request, still escaped
 *
 * Returns: (transfer full) (nullable): its parts, without an empty last one; %NULL: not UTF-8
 */
GStrv
samvad_hub_path_split (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (*path == '/' ? path + 1 : path, "/", -1);
  g_autoptr (GStrvBuilder) decoded = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_uri_unescape_string (parts[i], NULL);

      if (part == NULL || !g_utf8_validate (part, -1, NULL))
        return NULL;
      if (*part != '\0' || parts[i + 1] != NULL)
        g_strv_builder_add (decoded, part);
    }
  return g_strv_builder_end (decoded);
}
