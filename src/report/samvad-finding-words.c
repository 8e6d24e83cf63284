/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-finding-words.h"

#include <glib/gi18n-lib.h>

#include "samvad-pack-private.h"
#include "samvad-share.h"
#include "samvad-text.h"

/* So many districts have a sentence of their own; the others that differ share one. */
#define MOST_SENTENCES 2

/* Stands in a sentence for the link of that index, until the words around it are escaped. */
#define PLACE_FIRST    0xe000
#define PLACE_LAST     0xf8ff

/* The texts of a sentence that may be links. */
typedef struct {
  const SamvadFigures *figures;
  GPtrArray           *links;           /* markup; NULL: plain words are wanted */
} Words;

/* Returns: (transfer full): @text, or the place of its link */
static char *
take_text (Words      *words,
           char       *text,
           const char *code,
           const char *target)
{
  char place[7] = { 0 };

  if (words->links == NULL)
    return text;
  g_unichar_to_utf8 (PLACE_FIRST + words->links->len, place);
  g_ptr_array_add (words->links, g_markup_printf_escaped ("<a href=\"%s%s\">%s</a>", target, code, text));
  g_free (text);
  return g_strdup (place);
}

static char *
take_name (Words      *words,
           const char *code)
{
  return take_text (words, g_strdup (samvad_pack_name_district (words->figures, code)), code,
                    SAMVAD_FINDING_LINK_DISTRICT);
}

/* Returns: (transfer full): @text as markup, with the links in their places */
static char *
fill_places (const Words *words,
             const char  *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *escaped = g_markup_escape_text (p, g_utf8_next_char (p) - p);

      if (c >= PLACE_FIRST && c <= PLACE_LAST && c - PLACE_FIRST < words->links->len)
        g_string_append (out, g_ptr_array_index (words->links, c - PLACE_FIRST));
      else
        g_string_append (out, escaped);
    }
  return g_string_free (out, FALSE);
}

static char *
describe_district (Words               *words,
                   const SamvadFinding *finding)
{
  const char *code = finding->district->code;
  gulong negative = (gulong) finding->share.count;
  g_autofree char *name = take_name (words, code);
  g_autofree char *count = take_text (words, samvad_text_number (finding->share.count), code,
                                      SAMVAD_FINDING_LINK_NEGATIVE);
  g_autofree char *n = take_text (words, samvad_text_number (finding->share.n), code, SAMVAD_FINDING_LINK_OPINIONS);
  g_autofree char *state = samvad_text_percent (finding->state.share);

  if (finding->kind == SAMVAD_FINDING_WORSE)
    /* Translators: district, negative opinions, all opinions, the State's share of negative ones */
    return g_strdup_printf (ngettext ("%1$s differs from the State for the worse: %2$s of %3$s opinions is negative, "
                                      "in the State %4$s.",
                                      "%1$s differs from the State for the worse: %2$s of %3$s opinions are negative, "
                                      "in the State %4$s.", negative), name, count, n, state);
  /* Translators: district, negative opinions, all opinions, the State's share of negative ones */
  return g_strdup_printf (ngettext ("%1$s differs from the State for the better: %2$s of %3$s opinions is negative, "
                                    "in the State %4$s.",
                                    "%1$s differs from the State for the better: %2$s of %3$s opinions are negative, "
                                    "in the State %4$s.", negative), name, count, n, state);
}

static gboolean
is_of_district (const SamvadFinding *finding)
{
  return finding->kind == SAMVAD_FINDING_WORSE || finding->kind == SAMVAD_FINDING_BETTER;
}

/* Returns: (transfer full) (nullable): those of @findings from the @first on that differ, in one sentence */
static char *
describe_more (Words  *words,
               GArray *findings,
               guint   first)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *number = NULL;
  guint n_seen = 0, n_more = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const SamvadFinding *finding = &g_array_index (findings, SamvadFinding, i);
      g_autofree char *name = NULL;

      if (!is_of_district (finding) || n_seen++ < first)
        continue;
      name = take_name (words, finding->district->code);
      g_string_append_printf (names, n_more++ > 0 ? ", %s" : "%s", name);
    }
  number = samvad_text_number (n_more);
  if (n_more == 0)
    return NULL;
  /* Translators: a number of districts, their names */
  return g_strdup_printf (ngettext ("%1$s more district differs: %2$s.", "%1$s more districts differ: %2$s.", n_more),
                          number, names->str);
}

static char *
describe_rest (const SamvadFinding *finding)
{
  g_autofree char *number = samvad_text_number (finding->districts);
  g_autofree char *needed = samvad_text_number (SAMVAD_BAND_CAUTION_FROM);
  g_autofree char *state = samvad_text_percent (finding->state.share);

  if (finding->kind == SAMVAD_FINDING_OTHERS)
    return g_strdup_printf (ngettext ("The other district cannot be told apart from the State.",
                                      "The other %s districts cannot be told apart from the State.",
                                      finding->districts), number);
  if (finding->kind == SAMVAD_FINDING_TOO_FEW)
    /* Translators: the number of opinions that a test needs */
    return g_strdup_printf (_("No district has the %s opinions that it takes to compare it with the State."), needed);
  return g_strdup_printf (_("No district can be told apart from the State, where %s of the families' opinions are "
                            "negative."), state);
}

static char *
describe_service (const SamvadFinding *finding)
{
  const char *name = samvad_text_service (samvad_service_to_code (finding->service));
  g_autofree char *reported = samvad_text_percent (finding->reported);
  g_autofree char *heard = samvad_text_percent (finding->share.share);
  g_autofree char *interval = samvad_text_percent_interval (finding->share.low, finding->share.high);

  /* Translators: service, share in the monthly returns, share of the families, its interval */
  return g_strdup_printf (_("%1$s: the monthly returns say that %2$s receive it, of the families heard %3$s (%4$s)."),
                          name, reported, heard, interval);
}

/** Returns: (transfer full): one sentence, which claims no more than the test carries */
char *
samvad_finding_words_describe (const SamvadFinding *finding,
                               const SamvadFigures *figures)
{
  Words words = { figures, NULL };

  switch (finding->kind)
    {
    case SAMVAD_FINDING_TARGET:
      return samvad_pack_describe_pace (figures);
    case SAMVAD_FINDING_NO_OPINION:
      return g_strdup (_("No family has said how it finds the services."));
    case SAMVAD_FINDING_WORSE:
    case SAMVAD_FINDING_BETTER:
      return describe_district (&words, finding);
    case SAMVAD_FINDING_SERVICE:
      return describe_service (finding);
    case SAMVAD_FINDING_TOO_FEW:
    case SAMVAD_FINDING_OTHERS:
    case SAMVAD_FINDING_NONE_DIFFERS:
    default:
      return describe_rest (finding);
    }
}

static void
append (GString *text,
        char    *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (text, text->len > 0 ? " %s" : "%s", sentence);
  g_free (sentence);
}

/* Those that differ, the surest of each side first; then the rest. */
static char *
describe_districts (Words *words)
{
  g_autoptr (GArray) findings = samvad_findings_new (words->figures);
  GString *text = g_string_new (NULL);
  guint n_differing = 0;

  for (guint i = 0; i < findings->len; i++)
    if (is_of_district (&g_array_index (findings, SamvadFinding, i)) && n_differing++ < MOST_SENTENCES)
      append (text, describe_district (words, &g_array_index (findings, SamvadFinding, i)));
  append (text, describe_more (words, findings, MOST_SENTENCES));
  for (guint i = 0; i < findings->len; i++)
    {
      const SamvadFinding *finding = &g_array_index (findings, SamvadFinding, i);

      if (!is_of_district (finding) && finding->kind != SAMVAD_FINDING_TARGET && finding->kind != SAMVAD_FINDING_SERVICE)
        append (text, describe_rest (finding));
    }
  return g_string_free (text, FALSE);
}

/** Returns: (transfer full): what may be said of the districts, in two to four sentences */
char *
samvad_finding_words_districts (const SamvadFigures *figures)
{
  Words words = { figures, NULL };

  return describe_districts (&words);
}

/**
 * samvad_finding_words_districts_linked:
 *
 * Returns: (transfer full): the same as markup, in which names and numbers are links: to a
 *   SAMVAD_FINDING_LINK_… and the district's code
 */
char *
samvad_finding_words_districts_linked (const SamvadFigures *figures)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  Words words = { figures, links };
  g_autofree char *text = describe_districts (&words);

  return fill_places (&words, text);
}
