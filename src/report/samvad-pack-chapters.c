/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-boundaries.h"
#include "samvad-coverage.h"
#include "samvad-finding-words.h"
#include "samvad-fiscal.h"
#include "samvad-text.h"

/** 1: what was decided in the last meeting, what is left of those before, and what became of it. */
void
samvad_pack_add_decisions (SamvadPack *pack)
{
  g_autoptr (SamvadTable) table = samvad_table_of_decisions (pack->input);
  g_autofree char *finding = samvad_pack_describe_decisions (pack->input);

  samvad_pack_begin_chapter (pack, _("Decisions of the last meeting"));
  if (finding == NULL)
    {
      samvad_story_add (pack->story, SAMVAD_BLOCK_PARAGRAPH, _("No decision is written down."));
      return;
    }
  samvad_story_add (pack->story, SAMVAD_BLOCK_FINDING, finding);
  samvad_story_add_table (pack->story, table);
}

/** 3: response rates. */
void
samvad_pack_add_response (SamvadPack *pack)
{
  const SamvadFigures *figures = pack->figures;
  g_autoptr (SamvadTable) rates = samvad_table_of_rates (figures);
  g_autoptr (SamvadTable) outcomes = samvad_table_of_outcomes (figures);
  g_autofree char *rr1 = samvad_text_percent (figures->rates.rr1);
  g_autofree char *cases = samvad_text_number (figures->cases);
  g_autofree char *dials = samvad_text_number (figures->dials);
  /* Translators: numbers of families and of dials */
  g_autofree char *detail = g_strdup_printf (_("response rate RR1: complete interviews among %1$s families, called in "
                                               "%2$s dials."), cases, dials);

  samvad_pack_begin_chapter (pack, _("Response rates"));
  samvad_story_add_number (pack->story, rr1, detail);
  samvad_story_begin_facts (pack->story);
  samvad_story_take_fact (pack->story, samvad_text_percent (figures->rates.rr2), "RR2");
  samvad_story_take_fact (pack->story, samvad_text_percent (figures->rates.coop1), "COOP1");
  samvad_story_take_fact (pack->story, samvad_text_percent (figures->rates.con1), "CON1");
  samvad_story_take_fact (pack->story, samvad_text_percent (figures->rates.ref1), "REF1");
  samvad_pack_add_table (pack, rates);
  samvad_pack_add_table (pack, outcomes);
}

static void
add_caller_effect (SamvadPack               *pack,
                   const SamvadCallerEffect *caller)
{
  g_autofree char *deff = samvad_text_decimal (caller->deff, 2);
  g_autofree char *effective = samvad_text_decimal (caller->effective_n, 0);
  g_autofree char *rho = samvad_text_decimal (caller->rho, 3);

  if (!isfinite (caller->deff))
    return;
  /* Translators: design effect, intra-class correlation, effective sample size */
  SAMVAD_PACK_ADD (pack, NOTE, _("Caller effect: opinions depend on who asks by a factor of %1$s (ρ = %2$s); they are "
                                 "worth %3$s independent ones."), deff, rho, effective);
}

/** 4: districts, with the findings in sentences. */
void
samvad_pack_add_districts (SamvadPack *pack)
{
  const SamvadFigures *figures = pack->figures;
  g_autoptr (SamvadTable) table = samvad_table_of_districts (figures);
  g_autofree char *finding = samvad_finding_words_districts (figures);
  SamvadChart *chart = samvad_pack_draw_districts (figures);
  SamvadChart *map = samvad_pack_draw_map (figures);

  samvad_pack_begin_chapter (pack, _("Districts"));
  samvad_story_add (pack->story, SAMVAD_BLOCK_FINDING, finding);
  if (chart != NULL)
    samvad_story_take_chart (pack->story, chart);
  if (!pack->slides)
    add_caller_effect (pack, &figures->caller);
  if (map != NULL)
    samvad_story_take_chart (pack->story, map);
  /* The districts stand on one page of their own. */
  samvad_story_add (pack->story, SAMVAD_BLOCK_BREAK, NULL);
  samvad_pack_add_table (pack, table);
}

static char *
describe_services (const SamvadHeard *heard)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  gboolean reported = FALSE;

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      reported |= isfinite (heard[i].reported);
      if (heard[i].flagged)
        g_ptr_array_add (names, (gpointer) samvad_text_service (samvad_service_to_code (i)));
    }
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  if (!reported)
    return g_strdup (_("No monthly return is there to compare the families' word with."));
  if (names->len == 1)
    return g_strdup (_("The monthly returns agree with what families say, as far as the numbers can tell."));
  /* Translators: names of services */
  return g_strdup_printf (_("The monthly returns say otherwise than the families about: %s."), list);
}

/** 5: services, reported and heard. */
void
samvad_pack_add_services (SamvadPack *pack)
{
  g_autoptr (SamvadTable) table = samvad_table_of_services (pack->figures, NULL);
  SamvadHeard heard[SAMVAD_N_SERVICES];
  g_autofree char *finding = NULL;

  samvad_coverage_compare (pack->figures, NULL, heard);
  finding = describe_services (heard);
  samvad_pack_begin_chapter (pack, _("Services: reported and heard"));
  samvad_story_add (pack->story, SAMVAD_BLOCK_FINDING, finding);
  samvad_story_take_chart (pack->story, samvad_pack_draw_services (pack->figures));
  samvad_pack_add_table (pack, table);
}

static gboolean
is_chosen (const SamvadPackInput       *input,
           const SamvadDistrictFigures *district)
{
  for (guint i = 0; input->districts != NULL && input->districts[i] != NULL; i++)
    if (g_str_equal (samvad_boundaries_find_listed (input->figures->reading, input->districts[i]), district->code))
      return TRUE;
  return district->differs;
}

static const SamvadDistrictActions *
find_actions (const SamvadFigures *figures,
              const char          *code)
{
  GPtrArray *rows = figures->reading->actions.by_district;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((SamvadDistrictActions *) g_ptr_array_index (rows, i))->district, code))
      return g_ptr_array_index (rows, i);
  return NULL;
}

static char *
describe_district (const SamvadPack            *pack,
                   const SamvadDistrictFigures *district)
{
  g_autofree char *interval = samvad_pack_describe_interval (&district->sentiments.share);
  g_autofree char *n = samvad_text_number (district->sentiments.share.n);
  g_autofree char *state = samvad_text_percent (pack->figures->state.share.share);
  g_autofree char *window = samvad_pack_describe_window (pack->figures);

  /* Translators: interval, number of opinions, window of months, the State's share, the verdict */
  return g_strdup_printf (_("negative (%1$s, n = %2$s; %3$s). State: %4$s. %5$s"), interval, n, window, state,
                          district->differs ? _("The district differs from the State.")
                                            : _("The district cannot be told apart from the State."));
}

static void
add_district_facts (SamvadPack                  *pack,
                    const SamvadDistrictFigures *district)
{
  const SamvadDistrictActions *actions = find_actions (pack->figures, district->code);
  g_autofree char *ranks = district->rank_low > 0
                           ? g_strdup_printf ("%d–%d", district->rank_low, district->rank_high) : g_strdup ("–");

  samvad_story_begin_facts (pack->story);
  samvad_story_take_fact (pack->story, samvad_text_number (district->counted),
                          pack->figures->span == SAMVAD_SPAN_MONTH ? _("calls counted this month") : _("calls counted"));
  samvad_story_take_fact (pack->story, samvad_text_digits (ranks), _("rank, of the lowest negative share 1"));
  samvad_story_take_fact (pack->story, samvad_text_percent (district->stabilised), _("stabilised share, for planning"));
  samvad_story_take_fact (pack->story, samvad_text_number (actions != NULL ? actions->open : 0), _("action items open"));
  samvad_story_take_fact (pack->story, samvad_text_number (actions != NULL ? actions->overdue : 0),
                          _("of them overdue"));
}

static void
add_page (SamvadPack                  *pack,
          const SamvadDistrictFigures *district)
{
  g_autoptr (SamvadTable) services = samvad_table_of_services (pack->figures, district->code);
  g_autofree char *share = samvad_pack_describe_share (&district->sentiments.share);
  g_autofree char *detail = describe_district (pack, district);

  samvad_pack_begin_page (pack, samvad_pack_name_district (pack->figures, district->code));
  samvad_story_add_number (pack->story, share, detail);
  add_district_facts (pack, district);
  if (!pack->slides)
    add_caller_effect (pack, &district->caller);
  samvad_pack_add_boundaries (pack, district);
  samvad_pack_add_table (pack, services);
}

/** 7: one page for each district that differs or was chosen. */
void
samvad_pack_add_pages (SamvadPack *pack)
{
  guint before = pack->story->blocks->len;

  pack->chapter++;
  pack->page = 0;
  for (guint i = 0; i < pack->figures->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (pack->figures->districts, i);

      if (is_chosen (pack->input, district))
        add_page (pack, district);
    }
  if (pack->story->blocks->len > before || pack->slides)
    return;
  pack->chapter--;
  samvad_pack_begin_chapter (pack, _("Districts that differ"));
  samvad_story_add (pack->story, SAMVAD_BLOCK_PARAGRAPH, _("No district differs from the State, and none was chosen for a "
                                                           "page of its own."));
}
