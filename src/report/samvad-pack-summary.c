/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-finding-words.h"
#include "samvad-fiscal.h"
#include "samvad-text.h"

/* "811 of 540": the one number of the month. */
static void
add_counted (SamvadPack *pack)
{
  const SamvadPace *pace = &pack->figures->pace;
  g_autofree char *counted = samvad_text_number (pace->counted);
  g_autofree char *target = samvad_text_number (MAX (pace->calls, 0));
  /* Translators: counted calls, target */
  g_autofree char *both = g_strdup_printf (_("%1$s of %2$s"), counted, target);
  g_autofree char *meaning = samvad_pack_describe_pace (pack->figures);
  /* Translators: what is counted, sentence on the pace */
  g_autofree char *detail = g_strdup_printf (_("%1$s. %2$s"),
                                             samvad_text_label (samvad_counts_to_label (pace->counts)), meaning);

  samvad_story_add_number (pack->story, pace->calls >= 0 ? both : counted, detail);
}

static void
add_facts (SamvadPack *pack)
{
  const SamvadFigures *figures = pack->figures;

  samvad_story_begin_facts (pack->story);
  samvad_story_take_fact (pack->story, samvad_text_percent (figures->rates.rr1), _("response rate RR1"));
  samvad_story_take_fact (pack->story, samvad_pack_describe_share (&figures->state.share),
                          _("of opinions negative, State"));
  samvad_story_take_fact (pack->story, samvad_text_number (figures->reading->actions.overdue),
                          _("overdue items, all months"));
  samvad_story_take_fact (pack->story, samvad_text_number (figures->reading->actions.verified),
                          _("verified items, all months"));
}

static char *
describe_state_share (const SamvadFigures *figures)
{
  const SamvadShare *share = &figures->state.share;
  g_autofree char *text = samvad_pack_describe_share (share);
  g_autofree char *interval = samvad_pack_describe_interval (share);
  g_autofree char *n = samvad_text_number (share->n);
  g_autofree char *window = samvad_pack_describe_window (figures);

  if (share->band == SAMVAD_BAND_SUPPRESSED)
    /* Translators: number of families */
    return g_strdup_printf (_("Families that have stated an opinion: %s. That is too few to say more."), n);
  /* Translators: share, interval, number of families, window of months */
  return g_strdup_printf (_("%1$s of the families' opinions are negative (%2$s, n = %3$s; %4$s)."), text, interval, n,
                          window);
}

/** The front page: what may be concluded, in sentences. */
void
samvad_pack_add_summary (SamvadPack *pack)
{
  g_autofree char *place = pack->figures->span == SAMVAD_SPAN_MONTH
                           ? samvad_fiscal_name_quarter (pack->figures->month) : samvad_pack_describe_window (pack->figures);
  g_autofree char *state = samvad_pack_describe_state (pack->figures);
  g_autofree char *share = describe_state_share (pack->figures);
  g_autofree char *districts = samvad_finding_words_districts (pack->figures);
  g_autofree char *actions = samvad_pack_describe_actions (pack->figures);
  g_autofree char *reporting = samvad_pack_describe_reporting (pack->figures);

  samvad_story_add (pack->story, SAMVAD_BLOCK_TITLE, pack->story->title);
  if (!pack->slides)
    /* Translators: quarter of the financial year, or months; "Provisional · as of …" */
    SAMVAD_PACK_ADD (pack, NOTE, _("%1$s · %2$s"), place, state);
  add_counted (pack);
  add_facts (pack);
  if (pack->slides)
    return;
  samvad_story_add (pack->story, SAMVAD_BLOCK_SECTION, _("What we may conclude"));
  samvad_story_add (pack->story, SAMVAD_BLOCK_FINDING, districts);
  samvad_story_add (pack->story, SAMVAD_BLOCK_FINDING, share);
  samvad_story_add (pack->story, SAMVAD_BLOCK_FINDING, actions);
  /* Translators: a sentence, "18 of 20 officers have reported", and its full stop */
  SAMVAD_PACK_ADD (pack, NOTE, _("%s."), reporting);
}

/* "500", and not "500.0", as in the tables. */
static char *
describe_number (double number)
{
  return samvad_text_decimal (number, number == floor (number) ? 0 : 1);
}

/** 2: target and pace. */
void
samvad_pack_add_target (SamvadPack *pack)
{
  const SamvadFigures *figures = pack->figures;
  g_autoptr (SamvadTable) target = samvad_table_of_target (figures);
  g_autoptr (SamvadTable) officers = samvad_table_of_officers (figures);
  g_autofree char *finding = NULL;

  samvad_pack_begin_chapter (pack, _("Target and pace"));
  add_counted (pack);
  samvad_story_begin_facts (pack->story);
  samvad_story_take_fact (pack->story, describe_number (figures->pace.expected), _("expected by now"));
  samvad_story_take_fact (pack->story, describe_number (figures->pace.needed_per_day), _("needed a working day"));
  samvad_story_take_fact (pack->story, describe_number (figures->pace.elapsed), _("working days elapsed"));
  samvad_story_take_fact (pack->story, samvad_text_number (figures->pace.working_days), _("working days"));
  /* A slide has one finding: the number on the first, the days on the second. */
  finding = samvad_pack_describe_pace (figures);
  if (pack->slides)
    samvad_story_add (pack->story, SAMVAD_BLOCK_CHAPTER, finding);
  samvad_story_take_chart (pack->story, pack->input->months != NULL ? samvad_pack_draw_months (pack->input->months)
                                                                    : samvad_pack_draw_burn_up (figures));
  if (pack->input->months != NULL)
    {
      g_autoptr (SamvadTable) months = samvad_table_of_months (pack->input);

      samvad_pack_add_table (pack, months);
    }
  samvad_pack_add_table (pack, target);
  samvad_pack_add_table (pack, officers);
}
