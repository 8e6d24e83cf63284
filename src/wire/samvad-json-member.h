/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of an object from outside, which may be of any type whatever its name promises. */

const char *samvad_json_get_text (JsonObject *object, const char *member);
gboolean    samvad_json_get_flag (JsonObject *object, const char *member);

G_END_DECLS
