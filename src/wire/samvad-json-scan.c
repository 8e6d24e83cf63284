/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-json-scan.h"

#include <string.h>

/* The scanner below walks text that a JSON parser has already accepted: it looks for where things
 * begin and end, and trusts the rest. It still never reads past the end. */

const char *
samvad_json_skip_space (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
    p++;
  return p;
}

const char *
samvad_json_skip_string (const char *p)
{
  for (p++; *p != '\0' && *p != '"'; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
  return *p == '"' ? p + 1 : p;
}

const char *
samvad_json_skip_value (const char *p)
{
  int depth = 0;

  p = samvad_json_skip_space (p);
  do
    {
      if (*p == '"')
        {
          p = samvad_json_skip_string (p);
          continue;
        }
      if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        depth--;
      if (*p == '\0' || depth < 0)
        return p;
      p++;
    }
  while (depth > 0 || (*p != ',' && *p != '}' && *p != ']' && *p != '\0'));
  return p;
}

/**
 * samvad_json_is_plain:
 *
 * What a parser must be spared: json-glib recurses into any depth, and of a second value after the
 * first it loses the first one's memory. Whether the text is JSON otherwise is left to it.
 *
 * Returns: whether @text is one value, and none in it lies deeper than SAMVAD_JSON_MAX_DEPTH
 */
gboolean
samvad_json_is_plain (const char *text,
                      gsize       length)
{
  int depth = 0;
  gboolean inside = FALSE, begun = FALSE, ended = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (inside)
        {
          i += c == '\\';
          inside = c != '"';
          ended = !inside && depth == 0;
          continue;
        }
      if (g_ascii_isspace (c))
        {
          ended = ended || (begun && depth == 0);
          continue;
        }
      if (ended || (begun && depth == 0 && strchr ("\"{[", c) != NULL))
        return FALSE;
      begun = TRUE;
      inside = c == '"';
      depth += (c == '{' || c == '[') - (c == '}' || c == ']');
      ended = depth <= 0 && (c == '}' || c == ']');
      if (depth > SAMVAD_JSON_MAX_DEPTH)
        return FALSE;
    }
  return TRUE;
}

/** Returns: (nullable): where the value of a member of the object @object begins */
const char *
samvad_json_find_member (const char *object,
                         const char *member)
{
  const char *p = samvad_json_skip_space (object);
  gsize length = strlen (member);

  p = samvad_json_skip_space (*p == '{' ? p + 1 : p);
  while (*p == '"')
    {
      const char *name = p + 1;
      const char *value;

      p = samvad_json_skip_space (samvad_json_skip_string (p));
      value = samvad_json_skip_space (*p == ':' ? p + 1 : p);
      if (strncmp (name, member, length) == 0 && name[length] == '"')
        return value;
      p = samvad_json_skip_space (samvad_json_skip_value (value));
      if (*p == ',')
        p = samvad_json_skip_space (p + 1);
    }
  return NULL;
}
