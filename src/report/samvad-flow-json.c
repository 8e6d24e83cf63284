/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-json.h"

static const char *const names[SAMVAD_N_FLOWS] = {
  "opened", "claimed", "confirmed", "denied", "verified", "reopened", "returned", "cancelled",
};

/* What this version does not know is there only where it counts something. */
static JsonObject *
responses_to_json (const SamvadFlowMonth *month)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < SAMVAD_N_RESPONSES; i++)
    {
      JsonObject *response;

      if (i == SAMVAD_RESPONSE_UNKNOWN && month->claimed[i] == 0)
        continue;
      response = json_object_new ();
      json_object_set_int_member (response, "claimed", month->claimed[i]);
      json_object_set_int_member (response, "confirmed", month->confirmed[i]);
      json_object_set_object_member (object, samvad_response_to_code ((SamvadResponse) i), response);
    }
  return object;
}

static JsonObject *
month_to_json (const SamvadFlowMonth *month)
{
  JsonObject *object = json_object_new ();
  g_autofree char *text = samvad_month_to_string (month->month);

  json_object_set_string_member (object, "month", text);
  for (guint kind = 0; kind < SAMVAD_N_FLOWS; kind++)
    json_object_set_int_member (object, names[kind], month->n[kind]);
  json_object_set_int_member (object, "net", samvad_flow_month_get_net (month));
  json_object_set_object_member (object, "responses", responses_to_json (month));
  return object;
}

static JsonObject *
age_to_json (const SamvadFlow *flow,
             guint             age)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "from", age > 0 ? samvad_flow_get_age_limit (age - 1) + 1 : 0);
  if (age + 1 < SAMVAD_N_AGES)
    json_object_set_int_member (object, "to", samvad_flow_get_age_limit (age));
  else
    json_object_set_null_member (object, "to");
  json_object_set_int_member (object, "open", flow->open[age]);
  json_object_set_int_member (object, "overdue", flow->overdue[age]);
  return object;
}

/**
 * samvad_report_flow_to_json:
 *
 * Returns: (transfer full): {months: [{month, opened, claimed, confirmed, denied, verified, reopened, returned,
 * cancelled, net, responses: {CODE: {claimed, confirmed}}}], ages: [{from, to, open, overdue}]}; the oldest
 * month first, ages in days
 */
JsonNode *
samvad_report_flow_to_json (const SamvadFlow *flow)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *months = json_array_new (), *ages = json_array_new ();

  for (guint i = 0; i < flow->months->len; i++)
    json_array_add_object_element (months, month_to_json (&g_array_index (flow->months, SamvadFlowMonth, i)));
  for (guint age = 0; age < SAMVAD_N_AGES; age++)
    json_array_add_object_element (ages, age_to_json (flow, age));
  json_object_set_array_member (object, "months", months);
  json_object_set_array_member (object, "ages", ages);
  json_node_take_object (node, object);
  return node;
}
