/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

/* How people write one word of Hindi in several ways, and what stands for all of them. */
static gunichar
fold (gunichar c)
{
  switch (c)
    {
    case 0x093c:        /* nukta: ज़ and ज */
    case 0x200c:        /* zero-width non-joiner */
    case 0x200d:        /* zero-width joiner */
    case 0x00ad:        /* soft hyphen */
      return 0;
    case 0x0901:        /* chandrabindu as anusvara: हाँ and हां */
      return 0x0902;
    case 0x0908:        /* long and short i at the beginning of a syllable: ई and इ */
      return 0x0907;
    case 0x090a:        /* ऊ and उ */
      return 0x0909;
    case 0x0940:        /* vowel signs likewise: ी and ि */
      return 0x093f;
    case 0x0942:        /* ू and ु */
      return 0x0941;
    default:
      /* Accents of Latin letters, which decomposition has made marks of their own. */
      return c >= 0x0300 && c <= 0x036f ? 0 : c;
    }
}

/**
 * samvad_search_normalise:
 *
 * Returns: (transfer full): @text as it is indexed and looked up: decomposed, without nukta, accents
 * and joiners, long and short i and u alike, lower case
 */
char *
samvad_search_normalise (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);
  GString *out = g_string_new (NULL);

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold (g_utf8_get_char (p));

      if (c != 0)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/**
 * samvad_search_make_query:
 *
 * Returns: (transfer full) (nullable): a query of FTS5 that finds remarks with a word that begins
 * with each word of @text; %NULL where there is no word in it. Quotes and operators are only text.
 */
char *
samvad_search_make_query (const char *text)
{
  g_autofree char *normal = samvad_search_normalise (text);
  GString *out = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_word_character (c) != inside)
        {
          g_string_append (out, inside ? "\"* " : "\"");
          inside = !inside;
        }
      if (inside)
        g_string_append_unichar (out, c);
    }
  if (inside)
    g_string_append (out, "\"*");
  if (out->len == 0)
    return g_string_free (out, TRUE);
  return g_string_free (out, FALSE);
}
