/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reader.h"
#include "samvad-wire.h"

#include <string.h>

/* A text longer than this is no remark of a family. */
#define MAX_CHARACTERS 10000
#define MASK_FROM      10
#define MASK           "••••••••••"

/* Bidirectional overrides and isolates could show one text as another; controls could move the
 * cursor of whoever prints a log. Zero-width joiners stay: Devanagari needs them. */
static gboolean
is_harmful (gunichar c)
{
  if (c == '\n' || c == '\t')
    return FALSE;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return TRUE;
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/* Most texts are codes: they need no second look. */
static gboolean
is_plain (const char *text)
{
  const char *p = text;

  while (*p >= 0x20 && *p < 0x7f)
    p++;
  return *p == '\0' && p - text <= MAX_CHARACTERS;
}

/**
 * samvad_wire_clean_text:
 * @text: (nullable): text from outside
 *
 * Returns: (nullable): @text as valid UTF-8 without control characters and bidirectional overrides,
 * cut with "…" where it is absurdly long
 */
char *
samvad_wire_clean_text (const char *text)
{
  g_autofree char *valid = NULL;
  GString *out;
  guint count = 0;

  if (text == NULL)
    return NULL;
  if (is_plain (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_harmful (c))
        continue;
      if (++count > MAX_CHARACTERS)
        {
          g_string_append (out, "…");
          break;
        }
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_separator (gunichar c)
{
  return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/' || c == 0xa0 ||
         (c >= 0x2010 && c <= 0x2015) || c == 0x200b || c == 0x200c || c == 0x200d;
}

/* Finds how far a run of digits reaches from @p, over single separators as numbers are written. */
static const char *
find_run_end (const char *p,
              guint      *digits)
{
  const char *end = p;

  *digits = 0;
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        {
          (*digits)++;
          p = end = g_utf8_next_char (p);
        }
      else if (is_separator (c) && g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (p))))
        p = g_utf8_next_char (p);
      else
        break;
    }
  return end;
}

/**
 * samvad_wire_mask_digits:
 * @text: (nullable): valid UTF-8
 *
 * Returns: (nullable): @text with every run of ten and more digits replaced, in any script and also
 * where single spaces, dashes or dots stand between: a telephone or identity number of a family
 */
char *
samvad_wire_mask_digits (const char *text)
{
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0';)
    {
      guint digits = 0;
      const char *end = g_unichar_isdigit (g_utf8_get_char (p)) ? find_run_end (p, &digits) : g_utf8_next_char (p);

      if (digits >= MASK_FROM)
        g_string_append (out, MASK);
      else
        g_string_append_len (out, p, end - p);
      p = end;
    }
  return g_string_free (out, FALSE);
}

/** Returns: (nullable): @text cleaned and with long numbers masked */
char *
samvad_wire_clean_remark (const char *text)
{
  g_autofree char *clean = samvad_wire_clean_text (text);

  return samvad_wire_mask_digits (clean);
}
