/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-wire.h"

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static void
set_time (JsonObject *object,
          const char *member,
          SamvadTime  time)
{
  g_autofree char *text = NULL;

  if (time == SAMVAD_TIME_NONE)
    return;
  text = samvad_time_to_string (time);
  json_object_set_string_member (object, member, text);
}

static void
set_day (JsonObject *object,
         const char *member,
         SamvadDay   day)
{
  g_autofree char *text = NULL;

  if (day == SAMVAD_DAY_NONE)
    return;
  text = samvad_day_to_string (day);
  json_object_set_string_member (object, member, text);
}

static void
set_month (JsonObject  *object,
           const char  *member,
           SamvadMonth  month)
{
  g_autofree char *text = samvad_month_to_string (month);

  json_object_set_string_member (object, member, text);
}

static void
set_name (JsonObject       *object,
          const char       *member,
          const SamvadName *name)
{
  JsonObject *inner = json_object_new ();

  set_text (inner, "en", name->en);
  set_text (inner, "hi", name->hi);
  json_object_set_object_member (object, member, inner);
}

static void
set_worker (JsonObject         *object,
            const SamvadWorker *worker)
{
  JsonObject *inner;

  /* A role alone is enough: whoever has it there. */
  if (worker->id == NULL && worker->name == NULL && worker->role == SAMVAD_ROLE_UNKNOWN)
    return;
  inner = json_object_new ();
  set_text (inner, "id", worker->id);
  set_text (inner, "name", worker->name);
  if (worker->role != SAMVAD_ROLE_UNKNOWN)
    set_text (inner, "role", samvad_role_to_code (worker->role));
  json_object_set_object_member (object, "worker", inner);
}

static void
set_centre (JsonObject *object,
            const char *code,
            const char *name)
{
  JsonObject *inner;

  if (code == NULL && name == NULL)
    return;
  inner = json_object_new ();
  set_text (inner, "code", code);
  set_text (inner, "name", name);
  json_object_set_object_member (object, "centre", inner);
}

/** Returns: (transfer full): the event as it stands in a document */
JsonObject *
samvad_wire_encode_event (const SamvadEvent *event)
{
  JsonObject *object = json_object_new ();

  set_text (object, "id", event->id);
  set_time (object, "at", event->at);
  set_text (object, "by", event->by);
  set_text (object, "kind", event->kind == SAMVAD_EVENT_UNKNOWN ? event->kind_code
                                                                : samvad_event_kind_to_code (event->kind));
  set_text (object, "text", event->text);
  set_worker (object, &event->worker);
  if (event->role != SAMVAD_ROLE_UNKNOWN)
    set_text (object, "role", samvad_role_to_code (event->role));
  set_time (object, "due_at", event->due_at);
  if (event->response != SAMVAD_RESPONSE_UNKNOWN)
    set_text (object, "response", samvad_response_to_code (event->response));
  return object;
}

static void
set_events (JsonObject *object,
            GPtrArray  *events)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < events->len; i++)
    json_array_add_object_element (array, samvad_wire_encode_event (g_ptr_array_index (events, i)));
  json_object_set_array_member (object, "events", array);
}

static void
encode_district (JsonObject           *object,
                 const SamvadDistrict *self)
{
  set_text (object, "code", self->code);
  set_name (object, "name", &self->name);
  if (self->column >= 0)
    {
      JsonArray *tile = json_array_new ();

      json_array_add_int_element (tile, self->column);
      json_array_add_int_element (tile, self->row);
      json_object_set_array_member (object, "tile", tile);
    }
  set_day (object, "valid_from", self->valid_from);
  set_day (object, "valid_to", self->valid_to);
  if (self->carved_from != NULL)
    {
      JsonArray *carved = json_array_new ();

      for (guint i = 0; self->carved_from[i] != NULL; i++)
        json_array_add_string_element (carved, self->carved_from[i]);
      json_object_set_array_member (object, "carved_from", carved);
    }
  if (self->centres >= 0)
    json_object_set_int_member (object, "awc_count", self->centres);
}

static void
encode_year (JsonObject       *object,
             const SamvadYear *self)
{
  JsonArray *off = json_array_new ();
  JsonArray *holidays = json_array_new ();

  for (int day = 1; day <= 7; day++)
    if (self->weekly_off & (1u << day))
      json_array_add_int_element (off, day);
  for (guint i = 0; i < self->holidays->len; i++)
    {
      const SamvadHoliday *holiday = &g_array_index (self->holidays, SamvadHoliday, i);
      JsonObject *inner = json_object_new ();

      set_day (inner, "date", holiday->date);
      set_name (inner, "name", &holiday->name);
      json_array_add_object_element (holidays, inner);
    }
  json_object_set_array_member (object, "weekly_off", off);
  json_object_set_array_member (object, "holidays", holidays);
}

static void
set_shares (JsonObject *object,
            const char *member,
            GArray     *shares)
{
  JsonObject *inner;

  if (shares->len == 0)
    return;
  inner = json_object_new ();
  for (guint i = 0; i < shares->len; i++)
    {
      const SamvadShareOfTarget *share = &g_array_index (shares, SamvadShareOfTarget, i);

      json_object_set_int_member (inner, share->key, share->calls);
    }
  json_object_set_object_member (object, member, inner);
}

static void
encode_target (JsonObject         *object,
               const SamvadTarget *self)
{
  set_month (object, "month", self->month);
  json_object_set_int_member (object, "calls", self->calls);
  set_text (object, "counts", samvad_counts_to_code (self->counts));
  if (self->sampled >= 0)
    json_object_set_int_member (object, "sampled", self->sampled);
  if (self->revisions->len > 0)
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < self->revisions->len; i++)
        {
          const SamvadRevision *revision = &g_array_index (self->revisions, SamvadRevision, i);
          JsonObject *inner = json_object_new ();

          set_day (inner, "from", revision->from);
          json_object_set_int_member (inner, "calls", revision->calls);
          json_array_add_object_element (array, inner);
        }
      json_object_set_array_member (object, "revisions", array);
    }
  set_shares (object, "districts", self->districts);
  set_shares (object, "officers", self->officers);
}

static JsonObject *
encode_services (const SamvadFeedback *feedback)
{
  JsonObject *services = json_object_new ();

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      const SamvadServiceAnswer *answer = &feedback->services[i];
      JsonObject *inner;

      if (!answer->asked)
        continue;
      inner = json_object_new ();
      set_text (inner, "received", samvad_received_to_code (answer->received));
      if (answer->satisfaction > 0)
        json_object_set_int_member (inner, "satisfaction", answer->satisfaction);
      set_text (inner, "issue", answer->issue);
      json_object_set_object_member (services, samvad_service_to_code ((SamvadService) i), inner);
    }
  return services;
}

static void
set_awareness (JsonObject           *object,
               const SamvadFeedback *feedback)
{
  JsonObject *aware = json_object_new ();
  JsonArray *informed = json_array_new ();

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      if (feedback->aware[i] >= 0)
        json_object_set_boolean_member (aware, samvad_service_to_code ((SamvadService) i), feedback->aware[i] == 1);
      if (feedback->informed & (1u << i))
        json_array_add_string_element (informed, samvad_service_to_code ((SamvadService) i));
    }
  json_object_set_object_member (object, "aware", aware);
  json_object_set_array_member (object, "informed", informed);
}

static JsonObject *
encode_feedback (const SamvadFeedback *feedback)
{
  JsonObject *object = json_object_new ();

  if (feedback->overall != SAMVAD_SENTIMENT_NOT_STATED)
    set_text (object, "overall", samvad_sentiment_to_code (feedback->overall));
  if (feedback->rating > 0)
    json_object_set_int_member (object, "rating", feedback->rating);
  json_object_set_object_member (object, "services", encode_services (feedback));
  set_awareness (object, feedback);
  if (feedback->remark != NULL)
    {
      JsonObject *remark = json_object_new ();

      set_text (remark, "text", feedback->remark);
      set_text (remark, "lang", feedback->language);
      json_object_set_object_member (object, "remark", remark);
    }
  return object;
}

static void
encode_call (JsonObject       *object,
             const SamvadCall *self)
{
  JsonObject *beneficiary = json_object_new ();

  set_text (object, "case", self->family);
  set_text (object, "officer", self->officer);
  set_text (object, "district", self->district);
  set_text (object, "project", self->project);
  set_centre (object, self->centre_code, self->centre_name);
  set_time (object, "started_at", self->started_at);
  if (self->duration >= 0)
    json_object_set_int_member (object, "duration_s", self->duration);
  set_text (beneficiary, "category", samvad_category_to_code (self->category));
  if (self->age_months >= 0)
    json_object_set_int_member (beneficiary, "age_months", self->age_months);
  set_text (beneficiary, "sex", self->sex);
  json_object_set_object_member (object, "beneficiary", beneficiary);
  set_text (object, "outcome", self->outcome == SAMVAD_OUTCOME_UNKNOWN && self->outcome_code != NULL
                               ? self->outcome_code : samvad_outcome_to_code (self->outcome));
  set_time (object, "callback_at", self->callback_at);
  if (self->feedback != NULL)
    json_object_set_object_member (object, "feedback", encode_feedback (self->feedback));
}

static void
encode_action (JsonObject         *object,
               const SamvadAction *self)
{
  set_text (object, "call", self->call);
  set_text (object, "case", self->family);
  set_text (object, "district", self->district);
  set_text (object, "project", self->project);
  set_centre (object, self->centre_code, self->centre_name);
  set_text (object, "service", self->service);
  set_text (object, "issue", self->issue);
  if (self->priority != SAMVAD_PRIORITY_UNKNOWN)
    set_text (object, "priority", samvad_priority_to_code (self->priority));
  set_time (object, "opened_at", self->opened_at);
  set_time (object, "due_at", self->due_at);
  set_worker (object, &self->worker);
  set_events (object, self->events);
}

static void
encode_decision (JsonObject           *object,
                 const SamvadDecision *self)
{
  set_day (object, "meeting", self->meeting);
  set_text (object, "text", self->text);
  set_text (object, "district", self->district);
  set_text (object, "owner", self->owner);
  set_day (object, "due", self->due);
  set_events (object, self->events);
}

static void
encode_closing (JsonObject          *object,
                const SamvadClosing *self)
{
  JsonNode *figures = json_from_string (self->figures != NULL ? self->figures : "{}", NULL);

  set_month (object, "month", self->month);
  set_time (object, "closed_at", self->closed_at);
  set_text (object, "by", self->by);
  if (figures != NULL)
    json_object_set_member (object, "figures", figures);
}

static void
encode_coverage (JsonObject           *object,
                 const SamvadCoverage *self)
{
  JsonObject *services = json_object_new ();

  set_text (object, "district", self->district);
  set_month (object, "month", self->month);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    if (self->services[i].reported)
      {
        JsonObject *inner = json_object_new ();

        json_object_set_int_member (inner, "eligible", self->services[i].eligible);
        json_object_set_int_member (inner, "served", self->services[i].served);
        json_object_set_object_member (services, samvad_service_to_code ((SamvadService) i), inner);
      }
  json_object_set_object_member (object, "services", services);
}

static const char *
encode_body (JsonObject           *object,
             const SamvadDocument *document)
{
  switch (document->kind)
    {
    case SAMVAD_DOCUMENT_DISTRICT:
      encode_district (object, document->district);
      return "district";
    case SAMVAD_DOCUMENT_PROJECT:
      set_text (object, "district", document->project->district);
      set_name (object, "name", &document->project->name);
      return "project";
    case SAMVAD_DOCUMENT_OFFICER:
      set_name (object, "name", &document->officer->name);
      set_day (object, "active_from", document->officer->active_from);
      set_day (object, "active_to", document->officer->active_to);
      return "officer";
    case SAMVAD_DOCUMENT_YEAR:
      encode_year (object, document->year);
      return "calendar";
    case SAMVAD_DOCUMENT_TARGET:
      encode_target (object, document->target);
      return "target";
    case SAMVAD_DOCUMENT_CALL:
      encode_call (object, document->call);
      return "call";
    case SAMVAD_DOCUMENT_ACTION:
      encode_action (object, document->action);
      return "action";
    case SAMVAD_DOCUMENT_DECISION:
      encode_decision (object, document->decision);
      return "decision";
    case SAMVAD_DOCUMENT_CLOSING:
      encode_closing (object, document->closing);
      return "closing";
    case SAMVAD_DOCUMENT_COVERAGE:
      encode_coverage (object, document->coverage);
      return "coverage";
    case SAMVAD_DOCUMENT_OTHER:
    case SAMVAD_DOCUMENT_DELETED:
    case SAMVAD_DOCUMENT_UNREADABLE:
    default:
      return NULL;
    }
}

/** Returns: (transfer full): the document as JSON with `_id`, and `_rev` where it has one */
JsonObject *
samvad_wire_encode (const SamvadDocument *document)
{
  JsonObject *object = json_object_new ();
  const char *type;

  json_object_set_string_member (object, "_id", document->id);
  set_text (object, "_rev", document->rev);
  if (document->kind == SAMVAD_DOCUMENT_DELETED)
    json_object_set_boolean_member (object, "_deleted", TRUE);
  type = encode_body (object, document);
  if (type != NULL)
    {
      json_object_set_string_member (object, "type", type);
      json_object_set_int_member (object, "schema", 1);
    }
  return object;
}
