/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where profiles are kept, and how one builds on another. */

char     *samvad_import_profile_file_find  (const char *name);
GKeyFile *samvad_import_profile_file_parse (const char *name, const char *text, GError **error);
gboolean  samvad_import_profile_fail       (GError **error, const char *name, const char *problem);

G_END_DECLS
