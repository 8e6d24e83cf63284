/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-json.h"

#include <math.h>

static void
set_number (JsonObject *object,
            const char *name,
            double      value)
{
  if (isfinite (value))
    json_object_set_double_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static void
set_count (JsonObject *object,
           const char *name,
           gint64      value)
{
  if (value >= 0)
    json_object_set_int_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static void
set_time (JsonObject *object,
          const char *name,
          SamvadTime  value)
{
  g_autofree char *text = value != SAMVAD_TIME_NONE ? samvad_time_to_string (value) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_month (JsonObject *object,
           const char *name,
           SamvadMonth value)
{
  g_autofree char *text = samvad_month_to_string (value);

  json_object_set_string_member (object, name, text);
}

static void
set_verdict (JsonObject    *object,
             SamvadVerdict  verdict)
{
  if (verdict != SAMVAD_VERDICT_NONE)
    json_object_set_string_member (object, "verdict", samvad_verdict_to_code (verdict));
  else
    json_object_set_null_member (object, "verdict");
}

static JsonObject *
pace_to_json (const SamvadPace *pace)
{
  JsonObject *object = json_object_new ();
  JsonObject *projection = json_object_new ();

  set_count (object, "calls", pace->calls);
  json_object_set_string_member (object, "counts", samvad_counts_to_code (pace->counts));
  set_count (object, "counted", pace->counted);
  json_object_set_int_member (object, "working_days", pace->working_days);
  set_number (object, "elapsed", pace->elapsed);
  set_number (object, "expected", pace->expected);
  set_number (object, "needed_per_day", pace->needed_per_day);
  set_number (projection, "mean", pace->mean);
  set_number (projection, "low", pace->low);
  set_number (projection, "high", pace->high);
  json_object_set_object_member (object, "projection", projection);
  set_number (object, "phi", pace->phi);
  set_verdict (object, pace->verdict);
  return object;
}

/* An outcome that this version does not know is final code `other`, so it has no row. */
static JsonObject *
outcomes_to_json (const SamvadFigures *figures)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < SAMVAD_OUTCOME_UNKNOWN; i++)
    json_object_set_int_member (object, samvad_outcome_to_code (i), figures->outcomes[i]);
  return object;
}

static JsonObject *
rates_to_json (const SamvadRates *rates)
{
  JsonObject *object = json_object_new ();

  set_number (object, "rr1", rates->rr1);
  set_number (object, "rr2", rates->rr2);
  set_number (object, "coop1", rates->coop1);
  set_number (object, "con1", rates->con1);
  set_number (object, "ref1", rates->ref1);
  return object;
}

static JsonArray *
officers_to_json (const SamvadFigures *figures)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < figures->officers->len; i++)
    {
      const SamvadOfficerFigures *officer = g_ptr_array_index (figures->officers, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", officer->key);
      set_count (object, "counted", officer->counted);
      set_count (object, "target", officer->target);
      set_count (object, "dials", officer->dials);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
window_to_json (const SamvadFigures *figures)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "months", figures->window);
  set_month (object, "from", figures->month - (SamvadMonth) figures->window + 1);
  set_month (object, "to", figures->month);
  return object;
}

static void
set_sentiments (JsonObject             *object,
                const SamvadSentiments *sentiments)
{
  json_object_set_int_member (object, "n", sentiments->share.n);
  json_object_set_int_member (object, "positive", sentiments->positive);
  json_object_set_int_member (object, "neutral", sentiments->neutral);
  json_object_set_int_member (object, "negative", sentiments->negative);
  json_object_set_int_member (object, "not_stated", sentiments->not_stated);
  set_number (object, "negative_share", sentiments->share.share);
  set_number (object, "low", sentiments->share.low);
  set_number (object, "high", sentiments->share.high);
}

static JsonObject *
state_to_json (const SamvadFigures *figures)
{
  JsonObject *object = json_object_new ();

  set_sentiments (object, &figures->state);
  set_number (object, "rho", figures->caller.rho);
  set_number (object, "deff", figures->caller.deff);
  set_number (object, "effective_n", figures->caller.effective_n);
  return object;
}

static void
set_rank (JsonObject *object,
          const char *name,
          int         rank)
{
  set_count (object, name, rank > 0 ? rank : -1);
}

static JsonObject *
district_to_json (const SamvadDistrictFigures *district)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", district->code);
  set_count (object, "counted", district->counted);
  set_count (object, "target", district->target);
  set_sentiments (object, &district->sentiments);
  json_object_set_string_member (object, "band", samvad_band_to_code (district->sentiments.share.band));
  set_number (object, "p_value", district->p_value);
  json_object_set_boolean_member (object, "differs", district->differs);
  set_rank (object, "rank_low", district->rank_low);
  set_rank (object, "rank_high", district->rank_high);
  set_number (object, "stabilised", district->stabilised);
  return object;
}

static JsonArray *
districts_to_json (const SamvadFigures *figures)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < figures->districts->len; i++)
    json_array_add_object_element (array, district_to_json (g_ptr_array_index (figures->districts, i)));
  return array;
}

static JsonArray *
services_to_json (const SamvadFigures *figures)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      const SamvadServiceFigures *service = &figures->services[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "service", samvad_service_to_code (i));
      for (guint j = 0; j < SAMVAD_N_RECEIVED; j++)
        json_object_set_int_member (object, samvad_received_to_code (j), service->received[j]);
      set_number (object, "received_share", service->share.share);
      set_number (object, "low", service->share.low);
      set_number (object, "high", service->share.high);
      json_object_set_string_member (object, "band", samvad_band_to_code (service->share.band));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
actions_to_json (const SamvadActionCounts *actions)
{
  JsonObject *object = json_object_new ();
  JsonObject *districts = json_object_new ();

  json_object_set_int_member (object, "open", actions->open);
  json_object_set_int_member (object, "overdue", actions->overdue);
  json_object_set_int_member (object, "done", actions->done);
  json_object_set_int_member (object, "verified", actions->verified);
  json_object_set_int_member (object, "reopened", actions->reopened);
  json_object_set_int_member (object, "cancelled", actions->cancelled);
  for (guint i = 0; i < actions->by_district->len; i++)
    {
      const SamvadDistrictActions *row = g_ptr_array_index (actions->by_district, i);
      JsonObject *district = json_object_new ();

      json_object_set_int_member (district, "open", row->open);
      json_object_set_int_member (district, "overdue", row->overdue);
      if (row->open > 0)
        json_object_set_object_member (districts, row->district, district);
      else
        json_object_unref (district);
    }
  json_object_set_object_member (object, "by_district", districts);
  return object;
}

static void
set_cache_state (JsonObject          *object,
                 const SamvadReading *reading)
{
  JsonObject *outbox = json_object_new ();

  json_object_set_int_member (object, "unreadable", reading->unreadable);
  json_object_set_int_member (outbox, "waiting", reading->outbox_waiting);
  json_object_set_int_member (outbox, "refused", reading->outbox_refused);
  json_object_set_object_member (object, "outbox", outbox);
  set_time (object, "newest_event", reading->newest_event);
  set_time (object, "last_server_time", reading->last_server_time);
  set_time (object, "last_checked", reading->last_checked);
}

/**
 * samvad_report_figures_to_json:
 *
 * Returns: (transfer full): the object that DESIGN section 6 fixes; every number in full
 * precision, null where it does not exist
 */
JsonNode *
samvad_report_figures_to_json (const SamvadFigures *figures)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  set_time (object, "as_of", figures->as_of);
  set_month (object, "month", figures->month);
  /* Of a quarter or a financial year: the months of it, of which "month" is the last that has begun. */
  if (figures->span > 1)
    json_object_set_int_member (object, "span", figures->span);
  /* Only where they are not as the calls name the districts. */
  if (figures->reading->boundaries != SAMVAD_BOUNDARY_VIEW_CALLED)
    json_object_set_string_member (object, "boundaries", samvad_boundary_view_to_code (figures->reading->boundaries));
  json_object_set_string_member (object, "month_state", figures->closed ? "closed" : "open");
  json_object_set_object_member (object, "target", pace_to_json (&figures->pace));
  json_object_set_int_member (object, "dials", figures->dials);
  json_object_set_int_member (object, "future", figures->future);
  json_object_set_int_member (object, "cases", figures->cases);
  json_object_set_object_member (object, "outcomes", outcomes_to_json (figures));
  json_object_set_object_member (object, "rates", rates_to_json (&figures->rates));
  json_object_set_array_member (object, "officers", officers_to_json (figures));
  json_object_set_object_member (object, "window", window_to_json (figures));
  json_object_set_object_member (object, "state", state_to_json (figures));
  json_object_set_array_member (object, "districts", districts_to_json (figures));
  json_object_set_array_member (object, "services", services_to_json (figures));
  json_object_set_object_member (object, "actions", actions_to_json (&figures->reading->actions));
  set_cache_state (object, figures->reading);
  json_node_take_object (node, object);
  return node;
}

/** Returns: (transfer full): @node as indented text with a line end, doubles with 17 digits */
char *
samvad_report_json_to_text (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
