/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>

#include "samvad-flow-words.h"
#include "samvad-text.h"

/* The chapter on action items: what was claimed and what families have verified, how items come and go, how
 * old the open ones are, and what was done about them. */

/* A month stands among so many; a quarter and a year have their own. */
#define N_MONTHS 6

#define COLUMN(table, key, title, type, place) \
  samvad_table_add_column (table, key, title, SAMVAD_CELL_##type, 0, SAMVAD_COLUMN_##place)

static guint
count_months (const SamvadPackInput *input)
{
  return CLAMP (input->months != NULL ? input->months->len : N_MONTHS, 1, input->flow->months->len);
}

static const SamvadFlowMonth *
get_month (const SamvadPackInput *input,
           guint                  index)
{
  GArray *months = input->flow->months;

  return &g_array_index (months, SamvadFlowMonth, months->len - count_months (input) + index);
}

static SamvadTable *
table_new (const SamvadPackInput *input,
           const char            *key,
           const char            *title,
           const char            *note)
{
  g_autofree char *query = samvad_pack_describe_month (input->figures);

  return samvad_table_new (key, title, query, note);
}

static void
add_flow (SamvadTable           *table,
          const SamvadFlowMonth *month)
{
  static const SamvadFlowKind kinds[] = {
    SAMVAD_FLOW_OPENED, SAMVAD_FLOW_VERIFIED, SAMVAD_FLOW_REOPENED, SAMVAD_FLOW_RETURNED, SAMVAD_FLOW_CANCELLED,
  };

  samvad_table_take_text (table, samvad_text_month_short (month->month));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    samvad_table_add_count (table, month->n[kinds[i]]);
  samvad_table_add_number (table, (double) samvad_flow_month_get_net (month));
  samvad_table_add_count (table, month->n[SAMVAD_FLOW_CLAIMED]);
  samvad_table_add_count (table, month->n[SAMVAD_FLOW_CONFIRMED]);
}

/** Returns: (transfer full): how items come and go, month by month */
SamvadTable *
samvad_table_of_flow (const SamvadPackInput *input)
{
  SamvadTable *table = table_new (input, "action_flow", _("How action items come and go"),
                                  _("Net: by how many the items grew that are neither verified nor cancelled; one that is "
                                    "reopened counts only where it had been verified. Of it verified: of what was "
                                    "reported done in the month, what families have verified since."));

  COLUMN (table, "month", _("Month"), TEXT, EVERYWHERE);
  COLUMN (table, "opened", C_("flow", "Opened"), COUNT, EVERYWHERE);
  COLUMN (table, "verified", C_("flow", "Verified"), COUNT, EVERYWHERE);
  COLUMN (table, "reopened", C_("flow", "Reopened"), COUNT, EVERYWHERE);
  COLUMN (table, "returned", _("Reopened after verification"), COUNT, FILE);
  COLUMN (table, "cancelled", C_("flow", "Cancelled"), COUNT, EVERYWHERE);
  COLUMN (table, "net", C_("flow", "Net"), NUMBER, EVERYWHERE);
  COLUMN (table, "claimed", C_("flow", "Reported done"), COUNT, EVERYWHERE);
  COLUMN (table, "confirmed", C_("flow", "Of it verified"), COUNT, EVERYWHERE);
  for (guint i = 0; i < count_months (input); i++)
    add_flow (table, get_month (input, i));
  return table;
}

/** Returns: (transfer full): how old the open items are */
SamvadTable *
samvad_table_of_ages (const SamvadPackInput *input)
{
  SamvadTable *table = table_new (input, "action_ages", _("How old the open items are"), NULL);

  COLUMN (table, "age", _("Since the opening"), TEXT, EVERYWHERE);
  COLUMN (table, "days_from", _("Days, from"), COUNT, FILE);
  COLUMN (table, "days_to", _("Days, to"), COUNT, FILE);
  COLUMN (table, "open", C_("items", "Open"), COUNT, EVERYWHERE);
  COLUMN (table, "overdue", _("Overdue"), COUNT, EVERYWHERE);
  for (guint age = 0; age < SAMVAD_N_AGES; age++)
    {
      gboolean last = age + 1 == SAMVAD_N_AGES;

      samvad_table_take_text (table, samvad_flow_words_age (age));
      samvad_table_add_count (table, age > 0 ? samvad_flow_get_age_limit (age - 1) + 1 : 0);
      samvad_table_add_count (table, last ? -1 : (gint64) samvad_flow_get_age_limit (age));
      samvad_table_add_count (table, input->flow->open[age]);
      samvad_table_add_count (table, input->flow->overdue[age]);
    }
  return table;
}

static void
add_response (SamvadTable           *table,
              const SamvadFlowMonth *sum,
              SamvadResponse         response)
{
  if (sum->claimed[response] == 0 && response == SAMVAD_RESPONSE_UNKNOWN)
    return;
  samvad_table_add_text (table, response < SAMVAD_RESPONSE_UNKNOWN ? samvad_response_to_code (response) : "");
  samvad_table_add_text (table, samvad_text_label (samvad_response_to_label (response)));
  samvad_table_add_count (table, sum->claimed[response]);
  samvad_table_add_count (table, sum->confirmed[response]);
}

/** Returns: (transfer full): what was done by kind: a review sees what was put right, not only who was reprimanded */
SamvadTable *
samvad_table_of_responses (const SamvadPackInput *input)
{
  SamvadFlowMonth sum = samvad_flow_sum (input->flow, count_months (input));
  g_autofree char *from = samvad_text_month (sum.month);
  g_autofree char *to = samvad_text_month (samvad_flow_get_last (input->flow)->month);
  /* Translators: two months */
  g_autofree char *note = g_strdup_printf (_("Reported done from %1$s to %2$s; of it verified by families since."), from, to);
  SamvadTable *table = table_new (input, "action_responses", _("What was done"), note);

  COLUMN (table, "response", _("Code"), TEXT, FILE);
  COLUMN (table, "name", _("What was done"), TEXT, EVERYWHERE);
  COLUMN (table, "claimed", C_("flow", "Reported done"), COUNT, EVERYWHERE);
  COLUMN (table, "confirmed", C_("flow", "Of it verified"), COUNT, EVERYWHERE);
  for (guint response = 0; response < SAMVAD_N_RESPONSES; response++)
    add_response (table, &sum, (SamvadResponse) response);
  return table;
}

/* "37 of 59": a report of work done is a claim until the family has verified it. */
static void
add_headline (SamvadPack *pack)
{
  const SamvadPackInput *input = pack->input;
  SamvadFlowMonth own = samvad_flow_sum (input->flow, input->months != NULL ? count_months (input) : 1);
  g_autofree char *verified = samvad_text_number (own.n[SAMVAD_FLOW_CONFIRMED]);
  g_autofree char *claimed = samvad_text_number (own.n[SAMVAD_FLOW_CLAIMED]);
  /* Translators: how many of how many */
  g_autofree char *number = g_strdup_printf (C_("figure", "%1$s of %2$s"), verified, claimed);
  g_autofree char *span = samvad_pack_name_span (pack->figures);
  /* Translators: a month, quarter or year */
  g_autofree char *detail = g_strdup_printf (_("reports of work done in %s that families have verified."), span);

  samvad_story_add_number (pack->story, number, detail);
}

/* Under a number that is of one month: these are not. */
static void
add_facts (SamvadPack *pack)
{
  const SamvadActionCounts *actions = &pack->figures->reading->actions;

  samvad_story_begin_facts (pack->story);
  samvad_story_take_fact (pack->story, samvad_text_number (actions->overdue), C_("items", "overdue"));
  samvad_story_take_fact (pack->story, samvad_text_number (actions->open), _("open"));
  samvad_story_take_fact (pack->story, samvad_text_number (actions->done), _("await the family's word"));
  samvad_story_take_fact (pack->story, samvad_text_number (actions->verified), _("verified by the family"));
  samvad_story_take_fact (pack->story, samvad_text_number (actions->reopened), _("reopened"));
  samvad_story_take_fact (pack->story, samvad_text_number (actions->cancelled), _("cancelled"));
  samvad_story_add (pack->story, SAMVAD_BLOCK_NOTE, _("Items of all months, as they stand now."));
}

static void
add_table (SamvadPack  *pack,
           SamvadTable *table)
{
  g_autoptr (SamvadTable) owned = table;

  samvad_pack_add_table (pack, owned);
}

/* One picture a slide, and no table. */
static void
add_flow_section (SamvadPack *pack)
{
  g_autoptr (SamvadTable) table = samvad_table_of_flow (pack->input);

  samvad_story_add (pack->story, SAMVAD_BLOCK_SECTION, table->title);
  samvad_story_take_chart (pack->story, samvad_flow_words_chart (pack->input->flow, count_months (pack->input)));
  if (pack->slides)
    return;
  samvad_story_add_table (pack->story, table);
  samvad_story_add (pack->story, SAMVAD_BLOCK_NOTE, table->note);
}

/** 6: action items: claimed and verified, how they come and go, overdue, escalation due. */
void
samvad_pack_add_actions (SamvadPack *pack)
{
  const SamvadPackInput *input = pack->input;

  samvad_pack_begin_chapter (pack, _("Action items"));
  if (input->flow != NULL)
    add_headline (pack);
  add_facts (pack);
  if (input->flow != NULL)
    {
      add_flow_section (pack);
      add_table (pack, samvad_table_of_ages (input));
      add_table (pack, samvad_table_of_responses (input));
    }
  add_table (pack, samvad_table_of_actions (pack->figures));
  add_table (pack, samvad_table_of_overdue (input));
}
