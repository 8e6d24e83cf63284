/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-json-member.h"

/* json_object_get_string_member_with_default() complains of an object or an array, and of a number it
 * gives NULL and not the default. */

/** Returns: (nullable): the member, where it is a text */
const char *
samvad_json_get_text (JsonObject *object,
                      const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/** Returns: whether the member is true */
gboolean
samvad_json_get_flag (JsonObject *object,
                      const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}
