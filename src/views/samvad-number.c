/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-number.h"

#include "samvad-rates.h"
#include "samvad-text.h"

static const struct { const char *key, *title; } numbers[SAMVAD_N_NUMBERS] = {
  [SAMVAD_NUMBER_COUNTED] = { "counted", N_("Counted towards the target") },
  [SAMVAD_NUMBER_DIALS] = { "dials", N_("Dials") },
  [SAMVAD_NUMBER_FAMILIES] = { "families", N_("Families called") },
  [SAMVAD_NUMBER_CONTACTED] = { "contacted", N_("Contacted") },
  [SAMVAD_NUMBER_COMPLETE] = { "complete", N_("Complete") },
  [SAMVAD_NUMBER_CALLBACKS] = { "callbacks", N_("Calls back promised") },
  [SAMVAD_NUMBER_CALLBACKS_OVERDUE] = { "overdue", N_("Overdue callbacks") },
  [SAMVAD_NUMBER_WRONG_NUMBERS] = { "wrong", N_("Wrong numbers to correct") },
  [SAMVAD_NUMBER_UNKNOWN] = { "unknown", N_("Outcomes that this version does not know") },
};

/** Returns: the number as the page prints it */
gint64
samvad_number_get (SamvadNumber         number,
                   const SamvadFigures *figures)
{
  switch (number)
    {
    case SAMVAD_NUMBER_COUNTED:
      return figures->pace.counted;
    case SAMVAD_NUMBER_DIALS:
      return figures->dials;
    case SAMVAD_NUMBER_FAMILIES:
      return figures->cases;
    case SAMVAD_NUMBER_CONTACTED:
      return samvad_rates_count (figures->outcomes, samvad_rates_get_contacted ());
    case SAMVAD_NUMBER_COMPLETE:
      return figures->outcomes[SAMVAD_OUTCOME_COMPLETE];
    case SAMVAD_NUMBER_CALLBACKS:
      return figures->outcomes[SAMVAD_OUTCOME_CALLBACK];
    case SAMVAD_NUMBER_CALLBACKS_OVERDUE:
      return figures->callbacks_overdue;
    case SAMVAD_NUMBER_WRONG_NUMBERS:
      return figures->outcomes[SAMVAD_OUTCOME_WRONG_NUMBER];
    case SAMVAD_NUMBER_UNKNOWN:
      return figures->unknown_outcomes;
    default:
      g_return_val_if_reached (0);
    }
}

const char *
samvad_number_get_title (SamvadNumber number)
{
  return _(numbers[number].title);
}

/** Returns: a name for the points of charts */
const char *
samvad_number_to_key (SamvadNumber number)
{
  return numbers[number].key;
}

static void
take_final (SamvadCallFilter *filter,
            guint             outcomes)
{
  filter->unit = SAMVAD_CALL_UNIT_FINAL;
  filter->outcomes = outcomes;
}

/** Returns: (transfer full): what lets through the calls that the number counts, as many as it says */
SamvadCallFilter *
samvad_number_make_filter (SamvadNumber     number,
                           SamvadViewModel *model)
{
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (model);
  SamvadCallFilter *filter = samvad_records_filter_new (model);

  switch (number)
    {
    case SAMVAD_NUMBER_COUNTED:
      filter->unit = SAMVAD_CALL_UNIT_COUNTED;
      filter->counts = snapshot->figures->pace.counts;
      break;
    case SAMVAD_NUMBER_FAMILIES:
      take_final (filter, 0);
      break;
    case SAMVAD_NUMBER_CONTACTED:
      take_final (filter, samvad_rates_get_contacted ());
      break;
    case SAMVAD_NUMBER_COMPLETE:
      take_final (filter, 1u << SAMVAD_OUTCOME_COMPLETE);
      break;
    case SAMVAD_NUMBER_CALLBACKS_OVERDUE:
      filter->callback_before = samvad_time_get_hour_start (filter->as_of);
      take_final (filter, 1u << SAMVAD_OUTCOME_CALLBACK);
      break;
    case SAMVAD_NUMBER_CALLBACKS:
      take_final (filter, 1u << SAMVAD_OUTCOME_CALLBACK);
      break;
    case SAMVAD_NUMBER_WRONG_NUMBERS:
      take_final (filter, 1u << SAMVAD_OUTCOME_WRONG_NUMBER);
      break;
    case SAMVAD_NUMBER_UNKNOWN:
      filter->outcome = SAMVAD_OUTCOME_UNKNOWN;
      break;
    case SAMVAD_NUMBER_DIALS:
    default:
      break;
    }
  return filter;
}

/** Opens the calls over the window of @from. */
void
samvad_number_open (SamvadNumber     number,
                    SamvadViewModel *model,
                    GtkWidget       *from)
{
  g_autoptr (SamvadCallFilter) filter = NULL;

  if (samvad_view_model_get_snapshot (model) == NULL)
    return;
  filter = samvad_number_make_filter (number, model);
  samvad_records_present (from, model, filter, samvad_number_get_title (number));
}

/** @key: (nullable): as samvad_number_to_key() gives it; others open nothing */
void
samvad_number_open_key (const char      *key,
                        SamvadViewModel *model,
                        GtkWidget       *from)
{
  for (SamvadNumber number = 0; number < SAMVAD_N_NUMBERS; number++)
    if (g_strcmp0 (numbers[number].key, key) == 0)
      samvad_number_open (number, model, from);
}

/** Opens the families of the month with one of the final codes. */
void
samvad_number_open_outcomes (SamvadViewModel *model,
                             GtkWidget       *from,
                             guint            outcomes,
                             const char      *title)
{
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (model);

  take_final (filter, outcomes);
  /* The figures count a word that is not known as other. */
  if ((outcomes & 1u << SAMVAD_OUTCOME_OTHER) != 0)
    filter->outcomes |= 1u << SAMVAD_OUTCOME_UNKNOWN;
  samvad_records_present (from, model, filter, title);
}
