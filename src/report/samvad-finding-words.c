/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-finding-words.h"

#include <glib/gi18n-lib.h>

#include "samvad-pack-private.h"
#include "samvad-share.h"
#include "samvad-text.h"

static char *
describe_district (const SamvadFinding *finding,
                   const SamvadFigures *figures)
{
  const char *name = samvad_pack_name_district (figures, finding->district->code);
  g_autofree char *count = samvad_text_number (finding->share.count);
  g_autofree char *n = samvad_text_number (finding->share.n);
  g_autofree char *state = samvad_text_percent (finding->state.share);

  if (finding->kind == SAMVAD_FINDING_WORSE)
    /* Translators: district, negative opinions, all opinions, the State's share of negative ones */
    return g_strdup_printf (_("%1$s differs from the State for the worse: %2$s of %3$s opinions are negative, in the "
                              "State %4$s."), name, count, n, state);
  /* Translators: district, negative opinions, all opinions, the State's share of negative ones */
  return g_strdup_printf (_("%1$s differs from the State for the better: %2$s of %3$s opinions are negative, in the "
                            "State %4$s."), name, count, n, state);
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
  switch (finding->kind)
    {
    case SAMVAD_FINDING_TARGET:
      return samvad_pack_describe_pace (figures);
    case SAMVAD_FINDING_NO_OPINION:
      return g_strdup (_("No family has said how it finds the services."));
    case SAMVAD_FINDING_WORSE:
    case SAMVAD_FINDING_BETTER:
      return describe_district (finding, figures);
    case SAMVAD_FINDING_SERVICE:
      return describe_service (finding);
    case SAMVAD_FINDING_TOO_FEW:
    case SAMVAD_FINDING_OTHERS:
    case SAMVAD_FINDING_NONE_DIFFERS:
    default:
      return describe_rest (finding);
    }
}

/** Returns: (transfer full): what may be said of the districts, in sentences */
char *
samvad_finding_words_districts (const SamvadFigures *figures)
{
  g_autoptr (GArray) findings = samvad_findings_new (figures);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const SamvadFinding *finding = &g_array_index (findings, SamvadFinding, i);
      g_autofree char *sentence = NULL;

      if (finding->kind == SAMVAD_FINDING_TARGET || finding->kind == SAMVAD_FINDING_SERVICE)
        continue;
      sentence = samvad_finding_words_describe (finding, figures);
      g_string_append_printf (text, text->len > 0 ? " %s" : "%s", sentence);
    }
  return g_string_free (text, FALSE);
}
