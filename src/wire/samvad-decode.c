/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-wire.h"

#include "samvad-reader.h"

#include <string.h>

/* A column or row of the tile map; -1: nowhere. */
static int
read_place (const cJSON *node)
{
  return cJSON_IsNumber (node) ? (int) CLAMP (node->valuedouble, -1, 99) : -1;
}

/* Returns: (nullable): the texts of @array, NULL where there are none */
static char **
read_texts (const cJSON *array)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  const cJSON *node;

  if (cJSON_GetArraySize (array) == 0)
    return NULL;
  cJSON_ArrayForEach (node, array)
    {
      g_autofree char *text = samvad_wire_clean_text (cJSON_GetStringValue (node));

      if (text != NULL)
        g_strv_builder_add (texts, text);
    }
  return g_strv_builder_end (texts);
}

static SamvadDistrict *
decode_district (SamvadReader *reader)
{
  SamvadDistrict *self = g_new0 (SamvadDistrict, 1);
  const cJSON *tile = samvad_reader_array_maybe (reader, "tile");

  self->code = samvad_reader_key (reader, "code");
  self->name = samvad_reader_name (reader, "name");
  self->column = self->row = -1;
  if (cJSON_GetArraySize (tile) == 2)
    {
      self->column = read_place (cJSON_GetArrayItem (tile, 0));
      self->row = read_place (cJSON_GetArrayItem (tile, 1));
    }
  self->valid_from = samvad_reader_day_maybe (reader, "valid_from");
  self->valid_to = samvad_reader_day_maybe (reader, "valid_to");
  self->centres = samvad_reader_number_maybe (reader, "awc_count", 0, G_MAXINT32, -1);
  self->carved_from = read_texts (samvad_reader_array_maybe (reader, "carved_from"));
  return self;
}

static SamvadProject *
decode_project (SamvadReader *reader)
{
  SamvadProject *self = g_new0 (SamvadProject, 1);

  self->district = samvad_reader_key (reader, "district");
  self->name = samvad_reader_name (reader, "name");
  return self;
}

static SamvadOfficer *
decode_officer (SamvadReader *reader,
                const char   *key)
{
  SamvadOfficer *self = g_new0 (SamvadOfficer, 1);

  self->key = g_strdup (key);
  self->name = samvad_reader_name (reader, "name");
  self->active_from = samvad_reader_day_maybe (reader, "active_from");
  self->active_to = samvad_reader_day_maybe (reader, "active_to");
  return self;
}

static void
read_holidays (SamvadYear  *year,
               const cJSON *holidays)
{
  const cJSON *node;

  cJSON_ArrayForEach (node, holidays)
    {
      SamvadReader reader = { node, NULL };
      SamvadHoliday holiday = { samvad_reader_day_maybe (&reader, "date"), { NULL, NULL } };

      if (holiday.date == SAMVAD_DAY_NONE)
        continue;
      holiday.name = samvad_reader_name (&reader, "name");
      g_free (reader.reason);
      g_array_append_val (year->holidays, holiday);
    }
}

static SamvadYear *
decode_year (SamvadReader *reader,
             const char   *key)
{
  gint64 number = g_ascii_strtoll (key, NULL, 10);
  SamvadYear *self = samvad_year_new ((int) number);
  const cJSON *off = samvad_reader_array_maybe (reader, "weekly_off");
  const cJSON *day;

  if (number < 1900 || number > 9999)
    samvad_reader_fail (reader, "_id", "does not name a year");
  if (off == NULL)
    samvad_reader_fail (reader, "weekly_off", "is missing");
  cJSON_ArrayForEach (day, off)
    if (cJSON_IsNumber (day) && day->valueint >= 1 && day->valueint <= 7)
      self->weekly_off |= 1u << day->valueint;
  read_holidays (self, samvad_reader_array_maybe (reader, "holidays"));
  return self;
}

static void
read_shares (GArray      *into,
             const cJSON *object)
{
  SamvadReader reader = { object, NULL };
  const cJSON *node;

  cJSON_ArrayForEach (node, object)
    {
      SamvadShareOfTarget share = { NULL, samvad_reader_number_maybe (&reader, node->string, 0, G_MAXINT32, -1) };

      if (share.calls < 0)
        continue;
      share.key = samvad_wire_clean_text (node->string);
      g_array_append_val (into, share);
    }
}

static void
read_revisions (GArray      *into,
                const cJSON *array)
{
  const cJSON *node;

  cJSON_ArrayForEach (node, array)
    {
      SamvadReader reader = { node, NULL };
      SamvadRevision revision = { samvad_reader_day_maybe (&reader, "from"),
                                  samvad_reader_number_maybe (&reader, "calls", 0, G_MAXINT32, -1) };

      if (revision.from != SAMVAD_DAY_NONE && revision.calls >= 0)
        g_array_append_val (into, revision);
    }
}

static SamvadTarget *
decode_target (SamvadReader *reader)
{
  SamvadTarget *self = samvad_target_new ();
  const char *counts = samvad_reader_word (reader, "counts");

  self->month = samvad_reader_month (reader, "month");
  self->calls = samvad_reader_number (reader, "calls", 0, G_MAXINT32);
  self->counts = samvad_counts_from_code (counts);
  /* The list of rules has no word for what is not known: a target that cannot be counted by its own
   * rule must not be counted by another. */
  if (g_strcmp0 (samvad_counts_to_code (self->counts), counts) != 0)
    samvad_reader_fail (reader, "counts", "is a rule that this version does not know");
  self->sampled = samvad_reader_number_maybe (reader, "sampled", 0, G_MAXINT32, -1);
  read_revisions (self->revisions, samvad_reader_array_maybe (reader, "revisions"));
  read_shares (self->districts, samvad_reader_object_maybe (reader, "districts"));
  read_shares (self->officers, samvad_reader_object_maybe (reader, "officers"));
  return self;
}

static void
read_answer (SamvadServiceAnswer *answer,
             const cJSON         *object)
{
  SamvadReader reader = { object, NULL };

  answer->asked = TRUE;
  answer->received = samvad_received_from_code (samvad_reader_word (&reader, "received"));
  answer->satisfaction = (int) samvad_reader_number_maybe (&reader, "satisfaction", 1, 5, 0);
  answer->issue = samvad_reader_text_maybe (&reader, "issue");
}

static void
read_awareness (SamvadFeedback *feedback,
                SamvadReader   *reader)
{
  const cJSON *aware = samvad_reader_object_maybe (reader, "aware");
  const cJSON *node;

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      node = cJSON_GetObjectItemCaseSensitive (aware, samvad_service_to_code ((SamvadService) i));
      if (cJSON_IsBool (node))
        feedback->aware[i] = cJSON_IsTrue (node) ? 1 : 0;
    }
  cJSON_ArrayForEach (node, samvad_reader_array_maybe (reader, "informed"))
    {
      SamvadService service = samvad_service_from_code (cJSON_GetStringValue (node));

      if (service < SAMVAD_N_SERVICES)
        feedback->informed |= 1u << service;
    }
}

static SamvadFeedback *
decode_feedback (const cJSON *object)
{
  SamvadReader reader = { object, NULL };
  SamvadFeedback *self = samvad_feedback_new ();
  SamvadReader services = { samvad_reader_object_maybe (&reader, "services"), NULL };
  SamvadReader remark = { samvad_reader_object_maybe (&reader, "remark"), NULL };

  self->overall = samvad_sentiment_from_code (samvad_reader_word (&reader, "overall"));
  self->rating = (int) samvad_reader_number_maybe (&reader, "rating", 1, 5, 0);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      const cJSON *answer = samvad_reader_object_maybe (&services, samvad_service_to_code ((SamvadService) i));

      if (answer != NULL)
        read_answer (&self->services[i], answer);
    }
  read_awareness (self, &reader);
  self->remark = samvad_wire_clean_remark (samvad_reader_word (&remark, "text"));
  self->language = samvad_reader_text_maybe (&remark, "lang");
  return self;
}

static void
read_centre (SamvadReader  *reader,
             char         **code,
             char         **name)
{
  SamvadReader centre = { samvad_reader_object_maybe (reader, "centre"), NULL };

  *code = samvad_reader_key_maybe (&centre, "code");
  *name = samvad_reader_text_maybe (&centre, "name");
}

static SamvadCall *
decode_call (SamvadReader *reader)
{
  SamvadCall *self = samvad_call_new ();
  SamvadReader beneficiary = { samvad_reader_object_maybe (reader, "beneficiary"), NULL };
  const cJSON *feedback = samvad_reader_object_maybe (reader, "feedback");

  self->family = samvad_reader_key (reader, "case");
  self->officer = samvad_reader_key (reader, "officer");
  self->district = samvad_reader_key (reader, "district");
  self->project = samvad_reader_key_maybe (reader, "project");
  read_centre (reader, &self->centre_code, &self->centre_name);
  self->started_at = samvad_reader_time (reader, "started_at");
  self->duration = samvad_reader_number_maybe (reader, "duration_s", 0, 7 * 86400, -1);
  self->outcome_code = samvad_reader_text (reader, "outcome");
  self->outcome = samvad_outcome_from_code (self->outcome_code);
  self->callback_at = samvad_reader_time_maybe (reader, "callback_at");
  /* Of the beneficiary these three and nothing else: name, phone and address are not even looked at. */
  self->category = samvad_category_from_code (samvad_reader_word (&beneficiary, "category"));
  self->age_months = (int) samvad_reader_number_maybe (&beneficiary, "age_months", 0, 1500, -1);
  self->sex = samvad_reader_text_maybe (&beneficiary, "sex");
  if (feedback != NULL)
    self->feedback = decode_feedback (feedback);
  return self;
}

static void
read_worker (SamvadReader *reader,
             SamvadWorker *worker)
{
  SamvadReader inner = { samvad_reader_object_maybe (reader, "worker"), NULL };

  worker->id = samvad_reader_key_maybe (&inner, "id");
  worker->name = samvad_reader_text_maybe (&inner, "name");
  worker->role = samvad_role_from_code (samvad_reader_word (&inner, "role"));
}

static SamvadEvent *
read_event (SamvadReader *reader)
{
  SamvadEvent *self = samvad_event_new (SAMVAD_EVENT_UNKNOWN);

  self->id = samvad_reader_key (reader, "id");
  self->at = samvad_reader_time (reader, "at");
  self->by = samvad_reader_key_maybe (reader, "by");
  self->kind_code = samvad_reader_text (reader, "kind");
  self->kind = samvad_event_kind_from_code (self->kind_code);
  self->text = samvad_wire_clean_remark (samvad_reader_word (reader, "text"));
  read_worker (reader, &self->worker);
  self->role = samvad_role_from_code (samvad_reader_word (reader, "role"));
  self->due_at = samvad_reader_time_maybe (reader, "due_at");
  self->response = samvad_response_from_code (samvad_reader_word (reader, "response"));
  return self;
}

/* One event that cannot be read makes the document unreadable: a history with a hole would tell
 * another state than the one that is true. */
static void
read_events (SamvadReader *reader,
             GPtrArray    *into)
{
  const cJSON *event;

  cJSON_ArrayForEach (event, samvad_reader_array_maybe (reader, "events"))
    {
      SamvadReader inner = { event, NULL };

      g_ptr_array_add (into, read_event (&inner));
      if (inner.reason != NULL)
        samvad_reader_fail (reader, "events", inner.reason);
      g_free (inner.reason);
    }
}

static SamvadAction *
decode_action (SamvadReader *reader)
{
  SamvadAction *self = samvad_action_new ();

  self->call = samvad_reader_key_maybe (reader, "call");
  self->family = samvad_reader_key_maybe (reader, "case");
  self->district = samvad_reader_key (reader, "district");
  self->project = samvad_reader_key_maybe (reader, "project");
  read_centre (reader, &self->centre_code, &self->centre_name);
  self->service = samvad_reader_text_maybe (reader, "service");
  self->issue = samvad_reader_text_maybe (reader, "issue");
  self->priority = samvad_priority_from_code (samvad_reader_word (reader, "priority"));
  self->opened_at = samvad_reader_time (reader, "opened_at");
  self->due_at = samvad_reader_time (reader, "due_at");
  read_worker (reader, &self->worker);
  read_events (reader, self->events);
  return self;
}

static SamvadDecision *
decode_decision (SamvadReader *reader)
{
  SamvadDecision *self = samvad_decision_new ();

  self->meeting = samvad_reader_day (reader, "meeting");
  self->text = samvad_wire_clean_remark (samvad_reader_word (reader, "text"));
  if (self->text == NULL)
    samvad_reader_fail (reader, "text", "is missing");
  self->district = samvad_reader_key_maybe (reader, "district");
  self->owner = samvad_reader_text_maybe (reader, "owner");
  self->due = samvad_reader_day_maybe (reader, "due");
  read_events (reader, self->events);
  return self;
}

static SamvadClosing *
decode_closing (SamvadReader *reader)
{
  SamvadClosing *self = g_new0 (SamvadClosing, 1);
  const cJSON *figures = samvad_reader_object_maybe (reader, "figures");

  self->month = samvad_reader_month (reader, "month");
  self->closed_at = samvad_reader_time (reader, "closed_at");
  self->by = samvad_reader_key_maybe (reader, "by");
  if (figures == NULL)
    samvad_reader_fail (reader, "figures", "is missing");
  else
    self->figures = cJSON_PrintUnformatted (figures);
  return self;
}

static SamvadCoverage *
decode_coverage (SamvadReader *reader)
{
  SamvadCoverage *self = g_new0 (SamvadCoverage, 1);
  SamvadReader services = { samvad_reader_object_maybe (reader, "services"), NULL };

  self->district = samvad_reader_key (reader, "district");
  self->month = samvad_reader_month (reader, "month");
  if (services.object == NULL)
    samvad_reader_fail (reader, "services", "is missing");
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      const cJSON *object = samvad_reader_object_maybe (&services, samvad_service_to_code ((SamvadService) i));
      SamvadReader inner = { object, NULL };
      SamvadReturn *row = &self->services[i];

      row->eligible = samvad_reader_number_maybe (&inner, "eligible", 0, G_MAXINT32, -1);
      row->served = samvad_reader_number_maybe (&inner, "served", 0, G_MAXINT32, -1);
      row->reported = row->eligible >= 0 && row->served >= 0;
    }
  return self;
}

#define TAKE(kind_value, field, decoded) \
  document->kind = kind_value; \
  document->field = decoded; \
  document->field->id = g_strdup (document->id);

static void
decode_body (SamvadDocument *document,
             SamvadReader   *reader,
             const char     *type)
{
  const char *colon = strchr (document->id, ':');
  const char *key = colon != NULL ? colon + 1 : document->id;

  if (g_str_equal (type, "call"))
    { TAKE (SAMVAD_DOCUMENT_CALL, call, decode_call (reader)) }
  else if (g_str_equal (type, "action"))
    { TAKE (SAMVAD_DOCUMENT_ACTION, action, decode_action (reader)) }
  else if (g_str_equal (type, "district"))
    { TAKE (SAMVAD_DOCUMENT_DISTRICT, district, decode_district (reader)) }
  else if (g_str_equal (type, "project"))
    { TAKE (SAMVAD_DOCUMENT_PROJECT, project, decode_project (reader)) }
  else if (g_str_equal (type, "officer"))
    { TAKE (SAMVAD_DOCUMENT_OFFICER, officer, decode_officer (reader, key)) }
  else if (g_str_equal (type, "calendar"))
    { TAKE (SAMVAD_DOCUMENT_YEAR, year, decode_year (reader, key)) }
  else if (g_str_equal (type, "target"))
    { TAKE (SAMVAD_DOCUMENT_TARGET, target, decode_target (reader)) }
  else if (g_str_equal (type, "decision"))
    { TAKE (SAMVAD_DOCUMENT_DECISION, decision, decode_decision (reader)) }
  else if (g_str_equal (type, "closing"))
    { TAKE (SAMVAD_DOCUMENT_CLOSING, closing, decode_closing (reader)) }
  else if (g_str_equal (type, "coverage"))
    { TAKE (SAMVAD_DOCUMENT_COVERAGE, coverage, decode_coverage (reader)) }
}

static SamvadDocument *
unreadable (SamvadDocument *document,
            const char     *reason)
{
  SamvadDocument *aside = samvad_document_new (SAMVAD_DOCUMENT_UNREADABLE, document->id);

  aside->rev = g_strdup (document->rev);
  aside->reason = g_strdup (reason);
  samvad_document_free (document);
  return aside;
}

/**
 * samvad_wire_decode:
 * @object: a document as CouchDB gives it, with `_id`
 *
 * Returns: (transfer full): the document; UNREADABLE with a reason where it cannot be read, OTHER
 * for a design document or a type that this version does not know
 */
SamvadDocument *
samvad_wire_decode (const cJSON *object)
{
  SamvadReader reader = { object, NULL };
  g_autofree char *id = samvad_reader_text_maybe (&reader, "_id");
  const char *type = samvad_reader_word (&reader, "type");
  SamvadDocument *document = samvad_document_new (SAMVAD_DOCUMENT_OTHER, id != NULL ? id : "");

  document->rev = samvad_reader_text_maybe (&reader, "_rev");
  if (id == NULL || *id == '\0')
    return unreadable (document, "“_id” is missing");
  if (samvad_reader_is_true (&reader, "_deleted"))
    document->kind = SAMVAD_DOCUMENT_DELETED;
  else if (g_str_has_prefix (id, "_design/"))
    return document;
  else if (type == NULL)
    return unreadable (document, "“type” is missing");
  else
    decode_body (document, &reader, type);
  if (reader.reason != NULL)
    {
      g_autofree char *reason = reader.reason;

      return unreadable (document, reason);
    }
  return document;
}


/** As samvad_wire_decode(), of JSON text; what is no JSON object is UNREADABLE. */
SamvadDocument *
samvad_wire_decode_text (const char *text)
{
  cJSON *object = samvad_wire_parse (text, strlen (text));
  SamvadDocument *document = samvad_wire_decode (object);

  cJSON_Delete (object);
  return document;
}

/** Returns: (transfer full): @document as a reader of what is written of it would see it */
SamvadDocument *
samvad_wire_copy (const SamvadDocument *document)
{
  g_autoptr (JsonObject) object = samvad_wire_encode (document);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, FALSE);

  return samvad_wire_decode_text (text);
}
