/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file's bytes as text, whatever office program wrote them, and the small things that people write
 * in more than one way: digits, capitals, spaces. */

char     *samvad_import_text_decode         (const char *bytes, gsize length, const char **encoding, GError **error);
char      samvad_import_text_find_separator (const char *text);
char     *samvad_import_text_fold           (const char *text);
char     *samvad_import_text_digits         (const char *text);

G_END_DECLS
