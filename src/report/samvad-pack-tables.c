/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-boundary-words.h"
#include "samvad-coverage.h"
#include "samvad-fiscal.h"
#include "samvad-text.h"

#define COLUMN(table, key, title, type, place) \
  samvad_table_add_column (table, key, title, SAMVAD_CELL_##type, 1, SAMVAD_COLUMN_##place)

static SamvadTable *
table_of_month (const char          *key,
                const char          *title,
                const SamvadFigures *figures,
                const char          *note)
{
  g_autofree char *query = samvad_pack_describe_month (figures);

  return samvad_table_new (key, title, query, note);
}

static SamvadTable *
table_of_window (const char          *key,
                 const char          *title,
                 const SamvadFigures *figures,
                 const char          *note)
{
  g_autofree char *window = samvad_pack_describe_window (figures);
  g_autofree char *time = samvad_text_time (figures->as_of);
  /* Translators: window of months, time */
  g_autofree char *query = g_strdup_printf (_("%1$s, as of %2$s"), window, time);

  return samvad_table_new (key, title, query, note);
}

/* A share that paper gives as "21%" or "too few: 14", and files as a number that is left out
 * where it is suppressed. */
static void
add_share (SamvadTable       *table,
           const SamvadShare *share)
{
  samvad_table_add_number (table, share->band == SAMVAD_BAND_SUPPRESSED ? NAN : share->share);
  samvad_table_take_text (table, samvad_pack_describe_share (share));
  samvad_table_take_text (table, samvad_pack_describe_interval (share));
  samvad_table_add_number (table, share->low);
  samvad_table_add_number (table, share->high);
  samvad_table_add_text (table, samvad_pack_name_band (share->band));
}

static void
add_share_columns (SamvadTable *table,
                   const char  *key,
                   const char  *title)
{
  COLUMN (table, key, title, SHARE, FILE);
  COLUMN (table, "share_text", title, TEXT, PAPER);
  COLUMN (table, "interval", _("95% interval"), TEXT, PAPER);
  COLUMN (table, "low", /* xgettext:no-c-format */ _("95% interval, low"), SHARE, FILE);
  COLUMN (table, "high", /* xgettext:no-c-format */ _("95% interval, high"), SHARE, FILE);
  COLUMN (table, "band", _("Band"), TEXT, FILE);
}

static void
add_value (SamvadTable *table,
           const char  *label,
           double       value)
{
  samvad_table_add_text (table, label);
  samvad_table_add_number (table, value);
}

SamvadTable *
samvad_table_of_target (const SamvadFigures *figures)
{
  const SamvadPace *pace = &figures->pace;
  SamvadTable *table = table_of_month ("target", _("Target and pace"), figures, NULL);

  COLUMN (table, "figure", _("Figure"), TEXT, EVERYWHERE);
  COLUMN (table, "value", _("Value"), NUMBER, EVERYWHERE);
  add_value (table, _("Target"), pace->calls >= 0 ? (double) pace->calls : NAN);
  add_value (table, _("Counted"), (double) pace->counted);
  add_value (table, _("Working days"), pace->working_days);
  add_value (table, _("Working days elapsed"), pace->elapsed);
  add_value (table, _("Expected by now"), pace->expected);
  add_value (table, _("Needed a working day"), pace->needed_per_day);
  add_value (table, _("Projection"), pace->mean);
  add_value (table, _("Projection, low"), pace->low);
  add_value (table, _("Projection, high"), pace->high);
  add_value (table, _("Dispersion φ"), pace->phi);
  add_value (table, _("Dials"), (double) figures->dials);
  add_value (table, _("Families called"), (double) figures->cases);
  return table;
}

SamvadTable *
samvad_table_of_officers (const SamvadFigures *figures)
{
  SamvadTable *table = table_of_month ("officers", _("Officers"), figures, NULL);

  COLUMN (table, "id", _("Officer's code"), TEXT, FILE);
  COLUMN (table, "name", _("Officer"), TEXT, EVERYWHERE);
  COLUMN (table, "counted", _("Counted"), COUNT, EVERYWHERE);
  COLUMN (table, "target", _("Target"), COUNT, EVERYWHERE);
  COLUMN (table, "dials", _("Dials"), COUNT, EVERYWHERE);
  for (guint i = 0; i < figures->officers->len; i++)
    {
      const SamvadOfficerFigures *officer = g_ptr_array_index (figures->officers, i);

      samvad_table_add_text (table, officer->key);
      samvad_table_add_text (table, samvad_pack_name_officer (officer));
      samvad_table_add_count (table, officer->counted);
      samvad_table_add_count (table, officer->target);
      samvad_table_add_count (table, officer->dials);
    }
  return table;
}

static void
add_rate (SamvadTable *table,
          const char  *name,
          double       rate,
          const char  *meaning)
{
  samvad_table_add_text (table, name);
  samvad_table_add_number (table, rate);
  samvad_table_add_text (table, meaning);
}

SamvadTable *
samvad_table_of_rates (const SamvadFigures *figures)
{
  SamvadTable *table = table_of_month ("rates", _("Response rates"), figures, NULL);
  const SamvadRates *rates = &figures->rates;

  COLUMN (table, "rate", _("Rate"), TEXT, EVERYWHERE);
  COLUMN (table, "share", _("Share"), SHARE, EVERYWHERE);
  COLUMN (table, "meaning", _("Meaning (AAPOR Standard Definitions)"), TEXT, EVERYWHERE);
  add_rate (table, "RR1", rates->rr1, _("complete interviews among the families called"));
  add_rate (table, "RR2", rates->rr2, _("complete and partial interviews among the families called"));
  add_rate (table, "COOP1", rates->coop1, _("complete interviews among the families reached"));
  add_rate (table, "CON1", rates->con1, _("families reached among the families called"));
  add_rate (table, "REF1", rates->ref1, _("refusals and broken appointments among the families called"));
  return table;
}

SamvadTable *
samvad_table_of_outcomes (const SamvadFigures *figures)
{
  SamvadTable *table = table_of_month ("outcomes", _("Outcomes"), figures,
                                       _("Each family counts once, with the best outcome of its calls."));

  COLUMN (table, "outcome", _("Outcome"), TEXT, EVERYWHERE);
  COLUMN (table, "cases", _("Families"), COUNT, EVERYWHERE);
  COLUMN (table, "share", _("Share"), SHARE, EVERYWHERE);
  for (guint i = 0; i < SAMVAD_OUTCOME_UNKNOWN; i++)
    {
      samvad_table_add_text (table, samvad_text_label (samvad_outcome_to_label (i)));
      samvad_table_add_count (table, figures->outcomes[i]);
      samvad_table_add_number (table, figures->cases > 0 ? (double) figures->outcomes[i] / (double) figures->cases : NAN);
    }
  return table;
}

static char *
describe_ranks (const SamvadDistrictFigures *district)
{
  if (district->rank_low == 0)
    return g_strdup ("–");
  return g_strdup_printf ("%d–%d", district->rank_low, district->rank_high);
}

static void
add_district_columns (SamvadTable *table)
{
  COLUMN (table, "code", _("Code"), TEXT, FILE);
  COLUMN (table, "district", _("District"), TEXT, EVERYWHERE);
  COLUMN (table, "counted", _("Counted"), COUNT, EVERYWHERE);
  COLUMN (table, "target", _("Target"), COUNT, EVERYWHERE);
  COLUMN (table, "n", _("Opinions n"), COUNT, EVERYWHERE);
  COLUMN (table, "positive", _("Positive"), COUNT, FILE);
  COLUMN (table, "neutral", _("Neutral"), COUNT, FILE);
  COLUMN (table, "negative", _("Negative"), COUNT, FILE);
  COLUMN (table, "not_stated", _("Not stated"), COUNT, FILE);
  add_share_columns (table, "negative_share", _("Negative share"));
  COLUMN (table, "differs", _("Differs from the State"), TEXT, EVERYWHERE);
  COLUMN (table, "p_value", _("p value"), NUMBER, FILE);
  COLUMN (table, "ranks", _("Rank"), TEXT, PAPER);
  COLUMN (table, "rank_low", _("Rank, best"), COUNT, FILE);
  COLUMN (table, "rank_high", _("Rank, worst"), COUNT, FILE);
  COLUMN (table, "stabilised", _("Stabilised share, for planning"), SHARE, FILE);
}

static void
add_district (SamvadTable                 *table,
              const SamvadFigures         *figures,
              const SamvadDistrictFigures *district)
{
  const SamvadSentiments *sentiments = &district->sentiments;

  samvad_table_add_text (table, district->code);
  samvad_table_add_text (table, samvad_pack_name_district (figures, district->code));
  samvad_table_add_count (table, district->counted);
  samvad_table_add_count (table, district->target);
  samvad_table_add_count (table, sentiments->share.n);
  samvad_table_add_count (table, sentiments->positive);
  samvad_table_add_count (table, sentiments->neutral);
  samvad_table_add_count (table, sentiments->negative);
  samvad_table_add_count (table, sentiments->not_stated);
  add_share (table, &sentiments->share);
  samvad_table_add_text (table, district->differs ? _("differs") : "");
  samvad_table_add_number (table, district->p_value);
  samvad_table_take_text (table, describe_ranks (district));
  samvad_table_add_count (table, district->rank_low > 0 ? district->rank_low : -1);
  samvad_table_add_count (table, district->rank_high > 0 ? district->rank_high : -1);
  samvad_table_add_number (table, district->stabilised);
  if (district->differs)
    samvad_table_set_strong (table);
}

SamvadTable *
samvad_table_of_districts (const SamvadFigures *figures)
{
  SamvadTable *table = table_of_window ("districts", _("Districts"), figures, figures->span == SAMVAD_SPAN_MONTH
                                        ? _("Counted and target are of the month, opinions of the window. Rank: 1 is the "
                                            "lowest negative share; the interval is as wide as the data leave it.")
                                        : _("Counted and target are the sums of the months. Rank: 1 is the lowest "
                                            "negative share; the interval is as wide as the data leave it."));

  add_district_columns (table);
  for (guint i = 0; i < figures->districts->len; i++)
    add_district (table, figures, g_ptr_array_index (figures->districts, i));
  return table;
}

static void
add_service (SamvadTable       *table,
             guint              service,
             const SamvadHeard *heard)
{
  samvad_table_add_text (table, samvad_text_service (samvad_service_to_code (service)));
  for (guint i = 0; i < SAMVAD_N_RECEIVED; i++)
    samvad_table_add_count (table, heard->received[i]);
  add_share (table, &heard->heard);
  samvad_table_add_count (table, heard->eligible > 0 ? heard->eligible : -1);
  samvad_table_add_count (table, heard->eligible > 0 ? heard->served : -1);
  samvad_table_add_number (table, heard->reported);
  samvad_table_add_text (table, heard->flagged ? _("differs") : "");
  if (heard->flagged)
    samvad_table_set_strong (table);
}

/** @district: (nullable): a code; %NULL: the State */
SamvadTable *
samvad_table_of_services (const SamvadFigures *figures,
                          const char          *district)
{
  SamvadTable *table = table_of_window ("services", _("Services: reported and heard"), figures,
                                        _("Reported: served of eligible in the monthly returns. It is marked only where "
                                          "it lies outside the interval of what families say."));
  SamvadHeard heard[SAMVAD_N_SERVICES];

  samvad_coverage_compare (figures, district, heard);
  COLUMN (table, "service", _("Service"), TEXT, EVERYWHERE);
  for (guint i = 0; i < SAMVAD_N_RECEIVED; i++)
    COLUMN (table, samvad_received_to_code (i), samvad_text_label (samvad_received_to_label (i)), COUNT, EVERYWHERE);
  add_share_columns (table, "received_share", _("Share that receives it"));
  COLUMN (table, "eligible", _("Eligible"), COUNT, FILE);
  COLUMN (table, "served", _("Served"), COUNT, FILE);
  COLUMN (table, "reported_share", _("Reported share"), SHARE, EVERYWHERE);
  COLUMN (table, "flagged", _("Against families' word"), TEXT, EVERYWHERE);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    add_service (table, i, &heard[i]);
  return table;
}

SamvadTable *
samvad_table_of_actions (const SamvadFigures *figures)
{
  SamvadTable *table = table_of_month ("actions", _("Open action items by district"), figures, _("Of all months."));
  GPtrArray *rows = figures->reading->actions.by_district;

  COLUMN (table, "code", _("Code"), TEXT, FILE);
  COLUMN (table, "district", _("District"), TEXT, EVERYWHERE);
  COLUMN (table, "open", C_("column", "Open"), COUNT, EVERYWHERE);
  COLUMN (table, "overdue", _("Overdue"), COUNT, EVERYWHERE);
  for (guint i = 0; i < rows->len; i++)
    {
      const SamvadDistrictActions *row = g_ptr_array_index (rows, i);

      if (row->open == 0)
        continue;
      samvad_table_add_text (table, row->district);
      samvad_table_add_text (table, samvad_pack_name_district (figures, row->district));
      samvad_table_add_count (table, row->open);
      samvad_table_add_count (table, row->overdue);
    }
  return table;
}

static void
add_state (SamvadTable *table,
           const char  *label,
           char        *value)
{
  samvad_table_add_text (table, label);
  samvad_table_take_text (table, value);
}

static char *
list_boundaries (const SamvadFigures *figures)
{
  GString *text = g_string_new (NULL);
  SamvadDay from = samvad_month_get_first (figures->month - (SamvadMonth) figures->window + 1);
  GPtrArray *districts = samvad_reading_get_called (figures->reading)->districts;
  g_autofree char *boundaries = samvad_boundary_words_state (figures->reading);

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (districts, i);
      g_autofree char *day = samvad_text_day (district->valid_from);

      if (district->valid_from == SAMVAD_DAY_NONE || district->valid_from < from)
        continue;
      /* Translators: name of a district, day */
      g_string_append_printf (text, _("%1$s is a district since %2$s. "), samvad_text_name (&district->name), day);
    }
  g_string_append (text, boundaries != NULL ? boundaries : _("Calls count in the district they name."));
  return g_string_free (text, FALSE);
}

SamvadTable *
samvad_table_of_state (const SamvadFigures *figures)
{
  const SamvadReading *reading = figures->reading;
  SamvadTable *table = table_of_month ("data_state", _("State of the data"), figures, NULL);

  COLUMN (table, "item", _("What"), TEXT, EVERYWHERE);
  COLUMN (table, "state", _("State"), TEXT, EVERYWHERE);
  add_state (table, figures->span == SAMVAD_SPAN_MONTH ? _("Month") : C_("months", "Period"),
             samvad_pack_describe_state (figures));
  add_state (table, _("Window of opinions"), samvad_pack_describe_window (figures));
  add_state (table, _("Newest event"), samvad_text_time (reading->newest_event));
  add_state (table, _("Sent by the server"), samvad_text_time (reading->last_server_time));
  add_state (table, _("Last checked"), samvad_text_time (reading->last_checked));
  add_state (table, _("Completeness"), samvad_pack_describe_reporting (figures));
  add_state (table, _("Calls dated in the future, not counted"), samvad_text_number (figures->future));
  add_state (table, _("Calls with an outcome that this version does not know"),
             samvad_text_number (figures->unknown_outcomes));
  add_state (table, _("Documents that cannot be read"), samvad_text_number (reading->unreadable));
  add_state (table, _("Own edits that wait to be sent"), samvad_text_number (reading->outbox_waiting));
  add_state (table, _("Own edits that the server refused"), samvad_text_number (reading->outbox_refused));
  add_state (table, _("District boundaries"), list_boundaries (figures));
  return table;
}
