/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-json-text.h"

#include "samvad-json-scan.h"

#include <string.h>

/* The grammar of RFC 8259, walked once: json-glib accepts more (comments, hexadecimal numbers, JavaScript
 * assignments), and what is kept as text must be JSON for every reader. On the way white space outside
 * strings is left out, so that a document is one line of a feed. */

static const char *copy_value (const char *p, GString *out, int depth);

static const char *
copy_string (const char *p,
             GString    *out)
{
  const char *start = p++;

  for (; *p != '"'; p++)
    {
      if ((guchar) *p < 0x20)
        return NULL;
      if (*p != '\\')
        continue;
      p++;
      if (*p == 'u')
        {
          for (guint i = 1; i <= 4; i++)
            if (!g_ascii_isxdigit (p[i]))
              return NULL;
          p += 4;
        }
      else if (*p == '\0' || strchr ("\"\\/bfnrt", *p) == NULL)
        return NULL;
    }
  g_string_append_len (out, start, p + 1 - start);
  return p + 1;
}

static const char *
skip_digits (const char *p)
{
  if (!g_ascii_isdigit (*p))
    return NULL;
  while (g_ascii_isdigit (*p))
    p++;
  return p;
}

static const char *
copy_number (const char *p,
             GString    *out)
{
  const char *start = p;

  p += *p == '-';
  p = *p == '0' ? p + 1 : skip_digits (p);
  if (p != NULL && *p == '.')
    p = skip_digits (p + 1);
  if (p != NULL && (*p == 'e' || *p == 'E'))
    p = skip_digits (p + 1 + (p[1] == '+' || p[1] == '-'));
  if (p != NULL)
    g_string_append_len (out, start, p - start);
  return p;
}

static const char *
copy_word (const char *p,
           GString    *out)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (p, words[i]))
      {
        g_string_append (out, words[i]);
        return p + strlen (words[i]);
      }
  return NULL;
}

static const char *
copy_member (const char *p,
             GString    *out,
             int         depth)
{
  p = *p == '"' ? copy_string (p, out) : NULL;
  if (p == NULL || *(p = samvad_json_skip_space (p)) != ':')
    return NULL;
  g_string_append_c (out, ':');
  return copy_value (p + 1, out, depth);
}

/* An object or an array: what stands between its brackets, with commas between. */
static const char *
copy_list (const char *p,
           GString    *out,
           int         depth)
{
  char close = *p == '{' ? '}' : ']';
  gboolean object = *p == '{';

  g_string_append_c (out, *p);
  p = samvad_json_skip_space (p + 1);
  for (gboolean first = TRUE; *p != close; first = FALSE)
    {
      if (!first && *p != ',')
        return NULL;
      if (!first)
        {
          g_string_append_c (out, ',');
          p = samvad_json_skip_space (p + 1);
        }
      p = object ? copy_member (p, out, depth) : copy_value (p, out, depth);
      if (p == NULL)
        return NULL;
      p = samvad_json_skip_space (p);
    }
  g_string_append_c (out, close);
  return p + 1;
}

static const char *
copy_value (const char *p,
            GString    *out,
            int         depth)
{
  p = samvad_json_skip_space (p);
  if (depth > SAMVAD_JSON_MAX_DEPTH)
    return NULL;
  if (*p == '"')
    return copy_string (p, out);
  if (*p == '{' || *p == '[')
    return copy_list (p, out, depth + 1);
  return *p == '-' || g_ascii_isdigit (*p) ? copy_number (p, out) : copy_word (p, out);
}

/** Returns: (transfer full) (nullable): @text as JSON without needless white space; %NULL where it is none */
char *
samvad_json_compact (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text));
  const char *end = copy_value (text, out, 0);

  if (end == NULL || *samvad_json_skip_space (end) != '\0')
    return NULL;
  return g_strdup (out->str);
}

/** Returns: (transfer full) (nullable): the root of a JSON text, which must be UTF-8 and shallow */
JsonNode *
samvad_json_parse (const char  *text,
                   gsize        length,
                   GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!g_utf8_validate_len (text, length, NULL) || !samvad_json_is_plain (text, length))
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

/* @name: at its quote. An underscore may be written as an escape, and is one to whoever reads it. */
static gboolean
is_system (const char *name)
{
  return name[1] == '_' || g_ascii_strncasecmp (name + 1, "\\u005f", 6) == 0;
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
  const char *p = samvad_json_skip_space (object);

  p = samvad_json_skip_space (*p == '{' ? p + 1 : p);
  while (*p == '"')
    {
      const char *name = p;
      const char *end;

      p = samvad_json_skip_space (samvad_json_skip_string (p));
      end = samvad_json_skip_value (*p == ':' ? p + 1 : p);
      if (!is_system (name))
        {
          if (out->len > 1)
            g_string_append_c (out, ',');
          g_string_append_len (out, name, end - name);
        }
      p = samvad_json_skip_space (end);
      if (*p == ',')
        p = samvad_json_skip_space (p + 1);
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

/** Appends @text as a JSON string; a lone surrogate, which the parser lets pass, is no text for others. */
void
samvad_json_append_quoted (GString    *out,
                           const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *p = valid != NULL ? valid : text; *p != '\0'; p++)
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

/** Returns: (transfer full) (element-type utf8): the texts of the elements of the array @member */
GPtrArray *
samvad_json_split_array (const char *object,
                         const char *member)
{
  GPtrArray *elements = g_ptr_array_new_with_free_func (g_free);
  const char *p = samvad_json_find_member (object, member);

  if (p == NULL || *p != '[')
    return elements;
  p = samvad_json_skip_space (p + 1);
  while (*p != ']' && *p != '\0')
    {
      const char *end = samvad_json_skip_value (p);

      g_ptr_array_add (elements, g_strndup (p, (gsize) (end - p)));
      p = samvad_json_skip_space (end);
      if (*p == ',')
        p = samvad_json_skip_space (p + 1);
      else if (*p != ']')
        break;
    }
  return elements;
}
