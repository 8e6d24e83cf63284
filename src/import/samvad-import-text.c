/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-text.h"

#include "samvad-import-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
begins_with (const char *bytes,
             gsize       length,
             const char *mark,
             gsize       mark_length)
{
  return length >= mark_length && memcmp (bytes, mark, mark_length) == 0;
}

/* UTF-16 without its mark: a table in it has zero bytes in every separator, digit and line end, and
 * no other encoding has any. Where most of them stand says which half comes first. */
static const char *
guess_wide (const char *bytes,
            gsize       length)
{
  gsize even = 0, odd = 0;

  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0')
      {
        if (i % 2 == 0)
          even++;
        else
          odd++;
      }
  if (even + odd == 0)
    return NULL;
  return odd >= even ? "UTF-16LE" : "UTF-16BE";
}

static const char *
find_encoding (const char *bytes,
               gsize       length,
               gsize      *mark)
{
  const char *wide;

  *mark = 0;
  if (begins_with (bytes, length, "\xef\xbb\xbf", 3))
    {
      *mark = 3;
      return "UTF-8";
    }
  if (begins_with (bytes, length, "\xff\xfe", 2) || begins_with (bytes, length, "\xfe\xff", 2))
    {
      *mark = 2;
      return bytes[0] == '\xff' ? "UTF-16LE" : "UTF-16BE";
    }
  wide = guess_wide (bytes, length);
  if (wide != NULL)
    return wide;
  return g_utf8_validate (bytes, (gssize) length, NULL) ? "UTF-8" : "WINDOWS-1252";
}

/* "\r\n" and "\r" become "\n". */
static char *
unify_lines (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '\r' && from[1] == '\n')
        continue;
      *to++ = *from == '\r' ? '\n' : *from;
    }
  *to = '\0';
  return text;
}

/**
 * samvad_import_text_decode:
 * @encoding: (out) (optional): what it was taken for: UTF-8, UTF-16LE, UTF-16BE or WINDOWS-1252
 *
 * Tells by mark, by zero bytes and by validity how the text was written.
 *
 * Returns: (transfer full): UTF-8 with "\n" at the end of lines, or NULL: not a text
 */
char *
samvad_import_text_decode (const char  *bytes,
                           gsize        length,
                           const char **encoding,
                           GError     **error)
{
  gsize mark, written;
  const char *found = find_encoding (bytes, length, &mark);
  char *text = g_convert (bytes + mark, (gssize) (length - mark), "UTF-8", found, NULL, &written, NULL);

  if (encoding != NULL)
    *encoding = found;
  if (text != NULL && strlen (text) == written && g_utf8_validate (text, (gssize) written, NULL))
    return unify_lines (text);
  g_free (text);
  g_set_error_literal (error, SAMVAD_IMPORT_ERROR, SAMVAD_IMPORT_ERROR_NO_TEXT,
                       _("this is no text file; save the table as CSV and try again"));
  return NULL;
}

/**
 * samvad_import_text_find_separator:
 *
 * Returns: which of comma, semicolon and tab stands most often outside quotes in the first line
 */
char
samvad_import_text_find_separator (const char *text)
{
  static const char separators[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (const char *p = text; *p != '\0' && (quoted || *p != '\n'); p++)
    {
      if (*p == '"')
        quoted = !quoted;
      for (guint i = 0; !quoted && i < G_N_ELEMENTS (separators); i++)
        counts[i] += *p == separators[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

/**
 * samvad_import_text_fold:
 *
 * Returns: (transfer full): @text as headings and words are compared: no capitals, spaces, signs or
 * joiners; "Started at", "started_at" and "STARTED AT" are one
 */
char *
samvad_import_text_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/** Returns: (transfer full): @text with the digits of every script as 0 to 9 */
char *
samvad_import_text_digits (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      g_string_append_unichar (out, digit >= 0 ? (gunichar) ('0' + digit) : c);
    }
  return g_string_free (out, FALSE);
}
