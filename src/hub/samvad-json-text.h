/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Documents are kept as the text they came in, so that every number and every unknown field comes
 * out as it went in; only what begins with an underscore is taken out and put back. */

JsonNode *samvad_json_parse        (const char *text, gsize length, GError **error);
char     *samvad_json_compact      (const char *text);
char     *samvad_json_strip_system (const char *object);
char     *samvad_json_join         (const char *head, const char *body);
void      samvad_json_append_quoted (GString *out, const char *text);
GPtrArray *samvad_json_split_array (const char *object, const char *member);

G_END_DECLS
