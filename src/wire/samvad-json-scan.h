/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where things stand in JSON text, for changing a document without touching what is not changed: a
 * parser would write back other numbers than it read. */

#define SAMVAD_JSON_MAX_DEPTH 64

const char *samvad_json_skip_space  (const char *p);
const char *samvad_json_skip_string (const char *p);
const char *samvad_json_skip_value  (const char *p);
const char *samvad_json_find_member (const char *object, const char *member);
gboolean    samvad_json_is_plain    (const char *text, gsize length);

G_END_DECLS
