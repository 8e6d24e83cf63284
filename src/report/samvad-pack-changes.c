/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-fiscal.h"
#include "samvad-share.h"
#include "samvad-text.h"

static void
add_unchanged (SamvadPack              *pack,
               const SamvadRestatement *restatement)
{
  g_autofree char *month = samvad_text_month (restatement->then->month);
  g_autofree char *time = samvad_text_time (restatement->then->as_of);

  if (restatement->closing)
    /* Translators: month, time */
    SAMVAD_PACK_ADD (pack, PARAGRAPH, _("Nothing: %1$s counts today as it was closed as of %2$s."), month, time);
  else
    /* Translators: month, time */
    SAMVAD_PACK_ADD (pack, PARAGRAPH, _("Nothing: %1$s counts today as it was sealed as of %2$s."), month, time);
}

/* A pack that was sealed before its month's end is not restated by what came in after it. */
static void
add_changed (SamvadPack              *pack,
             const SamvadRestatement *restatement)
{
  const SamvadFigures *then = restatement->then;
  g_autofree char *month = samvad_text_month (then->month);
  g_autofree char *time = samvad_text_time (then->as_of);

  if (restatement->closing)
    /* Translators: month, time */
    SAMVAD_PACK_ADD (pack, PARAGRAPH, _("Restatement: late data have changed %1$s since it was closed as of %2$s."),
                     month, time);
  else if (then->as_of < samvad_month_get_end (then->month))
    /* Translators: month, time */
    SAMVAD_PACK_ADD (pack, PARAGRAPH, _("The last pack of %1$s was sealed as of %2$s, before the month's end. Since then "
                                        "these figures have changed."), month, time);
  else
    /* Translators: month, time */
    SAMVAD_PACK_ADD (pack, PARAGRAPH, _("Restatement: late data have changed %1$s since it was sealed as of %2$s."),
                     month, time);
}

static void
add_restated (SamvadPack *pack)
{
  GPtrArray *restatements = pack->input->restatements;
  g_autoptr (SamvadTable) table = samvad_table_of_restated (restatements, "");

  for (guint i = 0; restatements != NULL && i < restatements->len; i++)
    {
      const SamvadRestatement *restatement = g_ptr_array_index (restatements, i);

      if (samvad_restatement_differs (restatement))
        add_changed (pack, restatement);
      else if (pack->figures->span == SAMVAD_SPAN_MONTH)
        add_unchanged (pack, restatement);
    }
  if (restatements == NULL || restatements->len == 0)
    samvad_story_add (pack->story, SAMVAD_BLOCK_PARAGRAPH, _("No pack was sealed and no month closed before this one."));
  else if (samvad_table_get_n_rows (table) > 0)
    samvad_story_add_table (pack->story, table);
  else if (pack->figures->span != SAMVAD_SPAN_MONTH)
    samvad_story_add (pack->story, SAMVAD_BLOCK_PARAGRAPH, _("Nothing: the months that were closed count today as they did then."));
}

static void
add_difference (SamvadPack          *pack,
                const SamvadFigures *before)
{
  const SamvadShare *a = &pack->figures->state.share;
  const SamvadShare *b = &before->state.share;
  SamvadDifference difference = samvad_share_newcombe (a->count, a->n, b->count, b->n, samvad_share_get_z (0.95));
  g_autofree char *points = samvad_text_decimal (difference.difference * 100, 1);
  g_autofree char *low = samvad_text_decimal (difference.low * 100, 1);
  g_autofree char *high = samvad_text_decimal (difference.high * 100, 1);
  g_autofree char *month = samvad_pack_name_span (before);

  if (!isfinite (difference.difference) || a->band == SAMVAD_BAND_SUPPRESSED || b->band == SAMVAD_BAND_SUPPRESSED)
    return;
  if (difference.low <= 0 && difference.high >= 0)
    /* Translators: month, quarter or year, difference in percentage points, its bounds */
    SAMVAD_PACK_ADD (pack, FINDING, _("The State's negative share cannot be told apart from that of %1$s: the "
                                      "difference is %2$s points (%3$s to %4$s)."), month, points, low, high);
  else
    /* Translators: month, quarter or year, difference in percentage points, its bounds */
    SAMVAD_PACK_ADD (pack, FINDING, _("The State's negative share has changed since %1$s by %2$s points (%3$s to "
                                      "%4$s)."), month, points, low, high);
}

static void
add_month (SamvadPack          *pack,
           const SamvadFigures *before)
{
  const SamvadFigures *now = pack->figures;
  g_autofree char *month = samvad_pack_name_span (before);
  g_autofree char *counted = samvad_text_number (before->pace.counted);
  g_autofree char *counted_now = samvad_text_number (now->pace.counted);
  g_autofree char *rr1 = samvad_text_percent (before->rates.rr1);
  g_autofree char *rr1_now = samvad_text_percent (now->rates.rr1);

  /* Translators: a month, a quarter or a financial year */
  SAMVAD_PACK_ADD (pack, SECTION, _("Against %s"), month);
  /* Windows that overlap share families: their difference is no test of change. */
  if (before->window <= before->span && now->window <= now->span)
    add_difference (pack, before);
  /* Translators: counted then and now, response rate then and now */
  SAMVAD_PACK_ADD (pack, PARAGRAPH, _("Counted: %1$s then, %2$s now. Response rate RR1: %3$s then, %4$s now."), counted,
                   counted_now, rr1, rr1_now);
}

/** 8: what changed since the last sealed pack. */
void
samvad_pack_add_changes (SamvadPack *pack)
{
  samvad_pack_begin_chapter (pack, _("What changed since the last sealed pack"));
  add_restated (pack);
  if (pack->input->previous != NULL)
    add_month (pack, pack->input->previous);
}

/** 9: definitions and the state of the data. */
void
samvad_pack_add_definitions (SamvadPack *pack)
{
  static const char *const definitions[] = {
    N_("A family counts once a month, with the best outcome of its calls."),
    N_("Response rates follow the AAPOR Standard Definitions. Refusals and calls to be made again count as refusals; "
       "numbers that ring unanswered, are busy or switched off as not reached; wrong numbers and numbers not in service "
       "as not known to be families; families that are not eligible are left out."),
    N_("Expected: the target, spread evenly over the working days. The projection continues the pace so far; its bounds "
       "hold 95 times of 100."),
    N_("An opinion is what the family says of all; where it says nothing of all, its rating, then the middle of its "
       "satisfaction with the services."),
    N_("Intervals are Wilson's at 95%. Fewer than 25 opinions are not shown as a share; 25 to 49 are shown with "
       "caution."),
    N_("A district differs where an exact test against the State's share, over all districts with 25 opinions and more, "
       "expects at most one false finding in ten (Benjamini–Hochberg)."),
    N_("Ranks are intervals: every place that the data leave open. The stabilised share draws small districts towards "
       "the State's and is for planning only."),
    N_("Reported done is a worker's word; only what the family has verified is closed."),
  };
  g_autoptr (SamvadTable) state = samvad_table_of_state (pack->figures);

  samvad_pack_begin_chapter (pack, _("Definitions and state of the data"));
  samvad_story_add_table (pack->story, state);
  if (pack->slides)
    return;
  samvad_story_add (pack->story, SAMVAD_BLOCK_SECTION, _("Definitions"));
  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++)
    samvad_story_add (pack->story, SAMVAD_BLOCK_PARAGRAPH, _(definitions[i]));
}
