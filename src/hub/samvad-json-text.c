/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-json-text.h"

#include <string.h>

/* The scanner below walks text that a JSON parser has already accepted: it looks for where things
 * begin and end, and trusts the rest. It still never reads past the end. */

static const char *
skip_space (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
    p++;
  return p;
}

static const char *
skip_string (const char *p)
{
  for (p++; *p != '\0' && *p != '"'; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
  return *p == '"' ? p + 1 : p;
}

static const char *
skip_value (const char *p)
{
  int depth = 0;

  p = skip_space (p);
  do
    {
      if (*p == '"')
        {
          p = skip_string (p);
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

/** Returns: whether no value lies deeper than SAMVAD_HUB_MAX_DEPTH: parsers recurse */
gboolean
samvad_json_is_shallow (const char *text,
                        gsize       length)
{
  int depth = 0;
  gboolean inside = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (inside && c == '\\')
        i++;
      else if (c == '"')
        inside = !inside;
      else if (!inside && (c == '{' || c == '['))
        depth++;
      else if (!inside && (c == '}' || c == ']'))
        depth--;
      if (depth > SAMVAD_HUB_MAX_DEPTH)
        return FALSE;
    }
  return TRUE;
}

/** Returns: (transfer full) (nullable): the root of a JSON text, which must be UTF-8 and shallow */
JsonNode *
samvad_json_parse (const char  *text,
                   gsize        length,
                   GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!g_utf8_validate_len (text, length, NULL) || !samvad_json_is_shallow (text, length))
    {
      g_set_error_literal (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA, "invalid UTF-8 JSON");
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;
  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA, "invalid UTF-8 JSON");
      return NULL;
    }
  return json_node_copy (json_parser_get_root (parser));
}

/**
 * samvad_json_strip_system:
 * @object: the text of a JSON object
 *
 * Returns: (transfer full): the same text without the members whose names begin with "_"
 */
char *
samvad_json_strip_system (const char *object)
{
  GString *out = g_string_new ("{");
  const char *p = skip_space (object);

  p = skip_space (*p == '{' ? p + 1 : p);
  while (*p == '"')
    {
      const char *name = p;
      const char *end;

      p = skip_space (skip_string (p));
      end = skip_value (*p == ':' ? p + 1 : p);
      if (name[1] != '_')
        {
          if (out->len > 1)
            g_string_append_c (out, ',');
          g_string_append_len (out, name, end - name);
        }
      p = skip_space (end);
      if (*p == ',')
        p = skip_space (p + 1);
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

/**
 * samvad_json_join:
 * @head: members without braces: "\"_id\":\"x\""
 * @body: an object
 *
 * Returns: (transfer full): one object with the members of both
 */
char *
samvad_json_join (const char *head,
                  const char *body)
{
  if (g_str_equal (body, "{}"))
    return g_strdup_printf ("{%s}", head);
  return g_strdup_printf ("{%s,%s", head, body + 1);
}

/** Appends @text as a JSON string. */
void
samvad_json_append_quoted (GString    *out,
                           const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c < 0x20)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static const char *
find_member (const char *object,
             const char *member)
{
  const char *p = skip_space (object);
  gsize length = strlen (member);

  p = skip_space (*p == '{' ? p + 1 : p);
  while (*p == '"')
    {
      const char *name = p + 1;
      const char *value;

      p = skip_space (skip_string (p));
      value = skip_space (*p == ':' ? p + 1 : p);
      if (strncmp (name, member, length) == 0 && name[length] == '"')
        return value;
      p = skip_space (skip_value (value));
      if (*p == ',')
        p = skip_space (p + 1);
    }
  return NULL;
}

/** Returns: (transfer full) (element-type utf8): the texts of the elements of the array @member */
GPtrArray *
samvad_json_split_array (const char *object,
                         const char *member)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_free);
  const char *p = find_member (object, member);

  if (p == NULL || *p != '[')
    return elements;
  p = skip_space (p + 1);
  while (*p != ']' && *p != '\0')
    {
      const char *end = skip_value (p);

      g_ptr_array_add (elements, g_strndup (p, (gsize) (end - p)));
      p = skip_space (end);
      if (*p == ',')
        p = skip_space (p + 1);
      else if (*p != ']')
        break;
    }
  return elements;
}
