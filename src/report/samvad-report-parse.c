/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "samvad-share.h"

#define MAX_DEPTH 64

/* Figures come back from a file that somebody may have edited: a member that is missing or of
 * another type is read as "does not exist", and only a file without its month is refused. */

static JsonNode *
get_value (JsonObject *object,
           const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

static double
get_number (JsonObject *object,
            const char *name)
{
  JsonNode *node = get_value (object, name);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double (node) : NAN;
}

static gint64
get_count (JsonObject *object,
           const char *name,
           gint64      fallback)
{
  double number = get_number (object, name);

  /* The largest whole number that a double of a JSON text holds exactly. */
  return isfinite (number) && fabs (number) <= 9007199254740992.0 ? (gint64) number : fallback;
}

/* A lone surrogate comes out of the parser as bytes that are no text: as if absent. */
static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = get_value (object, name);
  const char *text = node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

static SamvadTime
get_time (JsonObject *object,
          const char *name)
{
  const char *text = get_string (object, name);
  SamvadTime time;

  return text != NULL && samvad_time_parse (text, &time) ? time : SAMVAD_TIME_NONE;
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
count_elements (JsonObject *object,
                const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

static JsonObject *
get_element (JsonObject *object,
             const char *name,
             guint       index)
{
  JsonNode *node = json_array_get_element (json_object_get_array_member (object, name), index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static SamvadVerdict
parse_verdict (const char *code)
{
  for (SamvadVerdict i = SAMVAD_VERDICT_MET; code != NULL && i <= SAMVAD_VERDICT_ON_PACE; i++)
    if (g_str_equal (samvad_verdict_to_code (i), code))
      return i;
  return SAMVAD_VERDICT_NONE;
}

static SamvadBand
parse_band (const char *code)
{
  for (SamvadBand i = SAMVAD_BAND_CAUTION; code != NULL && i <= SAMVAD_BAND_SHOWN; i++)
    if (g_str_equal (samvad_band_to_code (i), code))
      return i;
  return SAMVAD_BAND_SUPPRESSED;
}

static void
parse_pace (JsonObject *object,
            SamvadPace *pace)
{
  JsonObject *projection = get_object (object, "projection");

  pace->calls = get_count (object, "calls", -1);
  pace->counts = samvad_counts_from_code (get_string (object, "counts"));
  pace->counted = get_count (object, "counted", 0);
  pace->working_days = (guint) CLAMP (get_count (object, "working_days", 0), 0, 31);
  pace->elapsed = get_number (object, "elapsed");
  pace->expected = get_number (object, "expected");
  pace->needed_per_day = get_number (object, "needed_per_day");
  pace->mean = get_number (projection, "mean");
  pace->low = get_number (projection, "low");
  pace->high = get_number (projection, "high");
  pace->phi = get_number (object, "phi");
  pace->verdict = parse_verdict (get_string (object, "verdict"));
}

static void
parse_rates (JsonObject  *object,
             SamvadRates *rates)
{
  rates->rr1 = get_number (object, "rr1");
  rates->rr2 = get_number (object, "rr2");
  rates->coop1 = get_number (object, "coop1");
  rates->con1 = get_number (object, "con1");
  rates->ref1 = get_number (object, "ref1");
}

static void
parse_sentiments (JsonObject       *object,
                  SamvadSentiments *sentiments)
{
  sentiments->positive = get_count (object, "positive", 0);
  sentiments->neutral = get_count (object, "neutral", 0);
  sentiments->negative = get_count (object, "negative", 0);
  sentiments->not_stated = get_count (object, "not_stated", 0);
  sentiments->share.count = sentiments->negative;
  sentiments->share.n = get_count (object, "n", object != NULL ? 0 : -1);
  sentiments->share.share = get_number (object, "negative_share");
  sentiments->share.low = get_number (object, "low");
  sentiments->share.high = get_number (object, "high");
  /* Only of districts the JSON says it; the State's follows from its number alike. */
  sentiments->share.band = get_string (object, "band") != NULL ? parse_band (get_string (object, "band"))
                                                               : samvad_share_new (0, MAX (sentiments->share.n, 0)).band;
}

/* The reading owns the keys that the figures borrow. */
static const char *
keep_officer (SamvadReading *reading,
              const char    *key)
{
  SamvadOfficer *officer = g_new0 (SamvadOfficer, 1);

  officer->key = g_strdup (key);
  officer->active_from = SAMVAD_DAY_NONE;
  officer->active_to = SAMVAD_DAY_NONE;
  g_ptr_array_add (reading->officers, officer);
  return officer->key;
}

static const char *
keep_district (SamvadReading *reading,
               const char    *code)
{
  SamvadDistrict *district = g_new0 (SamvadDistrict, 1);

  district->code = g_strdup (code);
  district->column = -1;
  district->row = -1;
  district->centres = -1;
  district->valid_from = SAMVAD_DAY_NONE;
  district->valid_to = SAMVAD_DAY_NONE;
  g_ptr_array_add (reading->districts, district);
  return district->code;
}

static void
parse_officers (JsonObject    *root,
                SamvadFigures *figures)
{
  for (guint i = 0; i < count_elements (root, "officers"); i++)
    {
      JsonObject *object = get_element (root, "officers", i);
      SamvadOfficerFigures *officer;

      if (get_string (object, "id") == NULL)
        continue;
      officer = g_new0 (SamvadOfficerFigures, 1);
      officer->key = keep_officer (figures->reading, get_string (object, "id"));
      officer->officer = g_ptr_array_index (figures->reading->officers, figures->reading->officers->len - 1);
      officer->counted = get_count (object, "counted", 0);
      officer->target = get_count (object, "target", -1);
      officer->dials = get_count (object, "dials", 0);
      g_ptr_array_add (figures->officers, officer);
    }
}

static void
parse_district (JsonObject    *object,
                SamvadFigures *figures)
{
  SamvadDistrictFigures *district = g_new0 (SamvadDistrictFigures, 1);
  JsonNode *differs = get_value (object, "differs");

  district->code = keep_district (figures->reading, get_string (object, "code"));
  district->district = g_ptr_array_index (figures->reading->districts, figures->reading->districts->len - 1);
  district->counted = get_count (object, "counted", 0);
  district->target = get_count (object, "target", -1);
  parse_sentiments (object, &district->sentiments);
  district->caller = (SamvadCallerEffect) { NAN, NAN, NAN };
  district->p_value = get_number (object, "p_value");
  district->differs = differs != NULL && json_node_get_value_type (differs) == G_TYPE_BOOLEAN &&
                      json_node_get_boolean (differs);
  district->rank_low = (int) CLAMP (get_count (object, "rank_low", 0), 0, G_MAXINT);
  district->rank_high = (int) CLAMP (get_count (object, "rank_high", 0), 0, G_MAXINT);
  district->stabilised = get_number (object, "stabilised");
  g_ptr_array_add (figures->districts, district);
}

static void
parse_services (JsonObject    *root,
                SamvadFigures *figures)
{
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    figures->services[i].service = i;
  for (guint i = 0; i < count_elements (root, "services"); i++)
    {
      JsonObject *object = get_element (root, "services", i);
      SamvadService code = samvad_service_from_code (get_string (object, "service"));
      SamvadServiceFigures *service = &figures->services[code];

      if (code == SAMVAD_SERVICE_UNKNOWN)
        continue;
      for (guint j = 0; j < SAMVAD_N_RECEIVED; j++)
        service->received[j] = get_count (object, samvad_received_to_code (j), 0);
      service->share.count = service->received[SAMVAD_RECEIVED_YES];
      service->share.n = service->share.count + service->received[SAMVAD_RECEIVED_PARTLY] +
                         service->received[SAMVAD_RECEIVED_NO];
      service->share.share = get_number (object, "received_share");
      service->share.low = get_number (object, "low");
      service->share.high = get_number (object, "high");
      service->share.band = parse_band (get_string (object, "band"));
    }
}

static void
parse_actions (JsonObject         *object,
               SamvadActionCounts *actions)
{
  g_autoptr (GList) codes = NULL;
  JsonObject *districts = get_object (object, "by_district");

  actions->open = get_count (object, "open", 0);
  actions->overdue = get_count (object, "overdue", 0);
  actions->done = get_count (object, "done", 0);
  actions->verified = get_count (object, "verified", 0);
  actions->reopened = get_count (object, "reopened", 0);
  actions->cancelled = get_count (object, "cancelled", 0);
  codes = districts != NULL ? json_object_get_members (districts) : NULL;
  for (GList *l = codes; l != NULL; l = l->next)
    {
      SamvadDistrictActions *row = g_new0 (SamvadDistrictActions, 1);

      row->district = g_strdup (l->data);
      row->open = get_count (get_object (districts, l->data), "open", 0);
      row->overdue = get_count (get_object (districts, l->data), "overdue", 0);
      g_ptr_array_add (actions->by_district, row);
    }
}

static void
parse_cache_state (JsonObject    *root,
                   SamvadReading *reading)
{
  JsonObject *outbox = get_object (root, "outbox");

  reading->unreadable = get_count (root, "unreadable", 0);
  reading->outbox_waiting = get_count (outbox, "waiting", 0);
  reading->outbox_refused = get_count (outbox, "refused", 0);
  reading->newest_event = get_time (root, "newest_event");
  reading->last_server_time = get_time (root, "last_server_time");
  reading->last_checked = get_time (root, "last_checked");
}

static SamvadFigures *
figures_new (SamvadMonth month,
             SamvadTime  as_of)
{
  SamvadFigures *figures = g_new0 (SamvadFigures, 1);

  figures->month = month;
  figures->span = 1;
  figures->as_of = as_of;
  figures->reading = samvad_reading_new (month, as_of);
  figures->officers = g_ptr_array_new_with_free_func (g_free);
  figures->districts = g_ptr_array_new_with_free_func (g_free);
  figures->stabilising_m = NAN;
  figures->sampled = -1;
  return figures;
}

static void
parse_root (JsonObject    *root,
            SamvadFigures *figures)
{
  figures->span = (guint) CLAMP (get_count (root, "span", 1), 1, 12);
  figures->closed = g_strcmp0 (get_string (root, "month_state"), "closed") == 0;
  samvad_boundary_view_from_code (get_string (root, "boundaries"), &figures->reading->boundaries);
  parse_pace (get_object (root, "target"), &figures->pace);
  figures->dials = get_count (root, "dials", -1);
  figures->future = get_count (root, "future", 0);
  figures->cases = get_count (root, "cases", -1);
  for (guint i = 0; i < SAMVAD_OUTCOME_UNKNOWN; i++)
    figures->outcomes[i] = get_count (get_object (root, "outcomes"), samvad_outcome_to_code (i), 0);
  parse_rates (get_object (root, "rates"), &figures->rates);
  parse_officers (root, figures);
  figures->window = (guint) CLAMP (get_count (get_object (root, "window"), "months", 1), 1, 12);
  figures->reading->months = figures->window;
  parse_sentiments (get_object (root, "state"), &figures->state);
  figures->caller.rho = get_number (get_object (root, "state"), "rho");
  figures->caller.deff = get_number (get_object (root, "state"), "deff");
  figures->caller.effective_n = get_number (get_object (root, "state"), "effective_n");
  for (guint i = 0; i < count_elements (root, "districts"); i++)
    if (get_string (get_element (root, "districts", i), "code") != NULL)
      parse_district (get_element (root, "districts", i), figures);
  parse_services (root, figures);
  parse_actions (get_object (root, "actions"), &figures->reading->actions);
  parse_cache_state (root, figures->reading);
}

static void
refuse (GError **error)
{
  g_set_error_literal (error, SAMVAD_REPORT_ERROR, SAMVAD_REPORT_ERROR_JSON,
                       _("These are not the figures of a month: the file was changed or damaged"));
}

/**
 * samvad_report_figures_from_json:
 *
 * Reads what samvad_report_figures_to_json() wrote: of a closing or a sealed pack. What the JSON
 * does not hold (the days, the dials of a district, names) is zero and %NULL.
 *
 * Returns: (transfer full) (nullable): the figures; %NULL where @node has no month
 */
SamvadFigures *
samvad_report_figures_from_json (JsonNode  *node,
                                 GError   **error)
{
  JsonObject *root = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *text = get_string (root, "month");
  SamvadFigures *figures;
  SamvadMonth month;

  if (text == NULL || !samvad_month_parse (text, &month))
    {
      refuse (error);
      return NULL;
    }
  figures = figures_new (month, get_time (root, "as_of"));
  parse_root (root, figures);
  return figures;
}

/* json-glib recurses, so that a text of brackets alone would end the program, and loses the memory of
 * a value that another one follows: figures are one object, and a few levels deep. */
static gboolean
is_plain_object (const char *text)
{
  const char *p = text + strspn (text, " \t\r\n");
  gboolean inside = FALSE;
  int depth = 0;

  if (*p != '{')
    return FALSE;
  do
    {
      if (*p == '\0')
        return TRUE;            /* the parser says what is missing */
      if (inside && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        inside = !inside;
      else if (!inside)
        depth += (*p == '{' || *p == '[') - (*p == '}' || *p == ']');
      p++;
    }
  while (depth > 0 && depth <= MAX_DEPTH);
  return depth <= 0 && p[strspn (p, " \t\r\n")] == '\0';
}

/**
 * samvad_report_json_parse:
 * @text: from a file that anybody may have made
 *
 * Returns: (transfer full) (nullable): its root, which is an object
 */
JsonNode *
samvad_report_json_parse (const char  *text,
                          GError     **error)
{
  JsonNode *root = is_plain_object (text) ? json_from_string (text, NULL) : NULL;

  if (root == NULL)
    refuse (error);
  return root;
}

/** As samvad_report_figures_from_json(), of JSON text. */
SamvadFigures *
samvad_report_figures_parse (const char  *text,
                             GError     **error)
{
  g_autoptr (JsonNode) node = samvad_report_json_parse (text, error);

  return node != NULL ? samvad_report_figures_from_json (node, error) : NULL;
}

static void
read_districts (JsonObject     *root,
                SamvadReported *reported)
{
  JsonObject *map = get_object (root, "districts");
  g_autoptr (GList) codes = map != NULL ? json_object_get_members (map) : NULL;

  for (GList *l = codes; l != NULL; l = l->next)
    samvad_reported_set_district (reported, l->data, get_count (map, l->data, 0));
  for (guint i = 0; i < count_elements (root, "districts"); i++)
    {
      const char *code = get_string (get_element (root, "districts", i), "code");

      if (code != NULL)
        samvad_reported_set_district (reported, code, get_count (get_element (root, "districts", i), "counted", 0));
    }
}

/**
 * samvad_report_closing_parse:
 * @text: the figures of a closing: those of samvad_report_figures_to_json(), or `counted`, `target`,
 *   `dials`, `cases` and `districts` (counted by code) alone, as a system that knows no more writes them
 *
 * Returns: (transfer full) (nullable): what was reported; %NULL where @text does not say what was counted
 */
SamvadReported *
samvad_report_closing_parse (const char *text)
{
  g_autoptr (JsonNode) node = samvad_report_json_parse (text, NULL);
  JsonObject *root = node != NULL ? json_node_get_object (node) : NULL;
  JsonObject *target = get_object (root, "target");
  g_autoptr (SamvadReported) reported = samvad_reported_new ();

  if (root == NULL)
    return NULL;
  reported->counted = get_count (target != NULL ? target : root, "counted", -1);
  reported->calls = target != NULL ? get_count (target, "calls", -1) : get_count (root, "target", -1);
  reported->dials = get_count (root, "dials", -1);
  reported->cases = get_count (root, "cases", -1);
  read_districts (root, reported);
  return reported->counted >= 0 ? g_steal_pointer (&reported) : NULL;
}

static void
add_reported (gpointer code,
              gpointer counted,
              gpointer figures)
{
  SamvadFigures *self = figures;
  SamvadDistrictFigures *district = g_new0 (SamvadDistrictFigures, 1);

  district->code = keep_district (self->reading, code);
  district->counted = *(gint64 *) counted;
  district->target = -1;
  district->sentiments.share = (SamvadShare) { 0, -1, NAN, NAN, NAN, SAMVAD_BAND_SUPPRESSED };
  district->p_value = district->stabilised = NAN;
  g_ptr_array_add (self->districts, district);
}

/**
 * samvad_report_closing_read:
 *
 * Returns: (transfer full) (nullable): what the month was closed with. Where the closing has no more than
 *   its counts, numbers of opinions are -1, rates and shares NAN; %NULL where not even what was counted
 */
SamvadFigures *
samvad_report_closing_read (const SamvadClosing *closing)
{
  SamvadFigures *figures = samvad_report_figures_parse (closing->figures, NULL);
  g_autoptr (SamvadReported) reported = NULL;

  if (figures != NULL || (reported = samvad_report_closing_parse (closing->figures)) == NULL)
    return figures;
  figures = figures_new (closing->month, closing->closed_at);
  figures->span = figures->window = figures->reading->months = 1;
  figures->closed = TRUE;
  figures->pace.calls = reported->calls;
  figures->pace.counted = reported->counted;
  figures->dials = reported->dials;
  figures->cases = reported->cases;
  figures->rates = (SamvadRates) { NAN, NAN, NAN, NAN, NAN };
  figures->state.share = (SamvadShare) { 0, -1, NAN, NAN, NAN, SAMVAD_BAND_SUPPRESSED };
  g_hash_table_foreach (reported->districts, add_reported, figures);
  return figures;
}
