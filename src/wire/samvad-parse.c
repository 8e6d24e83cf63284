/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-wire.h"

#include <string.h>

static gboolean
is_space (const char *text,
          const char *end)
{
  while (text < end && strchr (" \t\r\n", *text) != NULL)
    text++;
  return text == end;
}

/**
 * samvad_wire_parse:
 * @text: from outside; need not end with NUL
 *
 * Accepts one JSON value and nothing after it, in valid UTF-8; cJSON itself
 * limits the depth.
 *
 * Returns: (transfer full) (nullable): the value, or NULL where @text is none; cJSON_Delete() it
 */
cJSON *
samvad_wire_parse (const char *text,
                   gsize       length)
{
  const char *end = NULL;
  g_autoptr (cJSON) root = NULL;

  if (!g_utf8_validate_len (text, length, NULL))
    return NULL;
  root = cJSON_ParseWithLengthOpts (text, length, &end, FALSE);
  return root != NULL && is_space (end, text + length) ? g_steal_pointer (&root) : NULL;
}
