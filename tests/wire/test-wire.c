/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-wire.h"

#include <string.h>

static SamvadDocument *
decode (const char *text)
{
  return samvad_wire_decode_text (text);
}

#define CALL "{\"_id\":\"call:1\",\"type\":\"call\",\"schema\":9,\"case\":\"2026-10:a\",\"officer\":\"o-01\",\"district\":63," \
  "\"started_at\":\"2026-10-09T10:00:00+05:30\",\"duration_s\":90,\"outcome\":\"teleported\",\"new\":[{}]," \
  "\"beneficiary\":{\"category\":\"sam\",\"name\":\"Secret Name\",\"phone\":\"9812345678\",\"address\":\"House 1\"}," \
  "\"feedback\":{\"overall\":\"furious\",\"rating\":9,\"services\":{\"referral\":{\"received\":\"sometimes\",\"satisfaction\":0}}," \
  "\"remark\":{\"text\":\"call <b>me</b> +91 98123-45678\\u202e\\u0007 now\",\"lang\":\"hi\"}}}"
#define ACTION "{\"_id\":\"action:1\",\"type\":\"action\",\"district\":\"63\",\"opened_at\":\"2026-10-09T10:00:00+05:30\"," \
  "\"due_at\":\"2026-10-19T18:00:00+05:30\",\"events\":[]}"

static void
test_call (void)
{
  g_autoptr (SamvadDocument) document = decode (CALL);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *text = NULL;
  SamvadFeedback *feedback;

  g_assert_cmpstr (document->reason, ==, NULL);
  feedback = document->call->feedback;
  g_assert_cmpstr (document->call->district, ==, "63");
  g_assert_cmpint (document->call->outcome, ==, SAMVAD_OUTCOME_UNKNOWN);
  g_assert_cmpstr (document->call->outcome_code, ==, "teleported");
  g_assert_cmpint (feedback->overall, ==, SAMVAD_SENTIMENT_NOT_STATED);
  g_assert_cmpint (feedback->rating, ==, 0);
  g_assert_cmpint (feedback->services[SAMVAD_SERVICE_REFERRAL].received, ==, SAMVAD_RECEIVED_UNKNOWN);
  g_assert_cmpint (feedback->services[SAMVAD_SERVICE_REFERRAL].satisfaction, ==, 0);
  g_assert_cmpstr (feedback->remark, ==, "call <b>me</b> +•••••••••• now");
  object = samvad_wire_encode (document);
  json_node_init_object (node, object);
  text = json_to_string (node, FALSE);
  g_assert_null (strstr (text, "Secret"));
  g_assert_null (strstr (text, "98123"));
  g_assert_null (strstr (text, "House"));
}

static void
check_required (const char        *text,
                const char *const *members)
{
  for (guint i = 0; members[i] != NULL; i++)
    {
      g_autoptr (cJSON) object = samvad_wire_parse (text, strlen (text));
      g_autoptr (SamvadDocument) document = NULL;

      cJSON_DeleteItemFromObjectCaseSensitive (object, members[i]);
      document = samvad_wire_decode (object);
      g_assert_cmpint (document->kind, ==, SAMVAD_DOCUMENT_UNREADABLE);
      g_assert_nonnull (strstr (document->reason, members[i]));
      g_assert_null (strchr (document->reason, '\n'));
    }
}

/* Who is named by no more than an office is so named on the server. */
static void
test_role_alone (void)
{
  g_autoptr (SamvadDocument) document = samvad_document_new (SAMVAD_DOCUMENT_ACTION, "action:1");
  g_autoptr (SamvadDocument) read = NULL;
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *text = NULL;

  document->action = samvad_action_new ();
  document->action->id = g_strdup ("action:1");
  document->action->call = g_strdup ("call:1");
  document->action->family = g_strdup ("k");
  document->action->district = g_strdup ("63");
  document->action->issue = g_strdup ("wrong_number");
  document->action->opened_at = document->action->due_at = SAMVAD_HOUR;
  document->action->worker.role = SAMVAD_ROLE_AWW;
  object = samvad_wire_encode (document);
  json_node_init_object (node, object);
  text = json_to_string (node, FALSE);
  read = samvad_wire_decode_text (text);
  g_assert_cmpint (read->kind, ==, SAMVAD_DOCUMENT_ACTION);
  g_assert_cmpint (read->action->worker.role, ==, SAMVAD_ROLE_AWW);
  g_assert_null (read->action->worker.name);
}

static void
test_required (void)
{
  const char *const call[] = { "_id", "type", "case", "officer", "district", "started_at", "outcome", NULL };
  const char *const action[] = { "district", "opened_at", "due_at", NULL };
  const char *const target[] = { "month", "calls", "counts", NULL };
  const char *const decision[] = { "meeting", "text", NULL };
  const char *const closing[] = { "month", "closed_at", "figures", NULL };
  const char *const coverage[] = { "district", "month", "services", NULL };

  check_required (CALL, call);
  check_required (ACTION, action);
  check_required ("{\"_id\":\"target:2026-10\",\"type\":\"target\",\"month\":\"2026-10\",\"calls\":500,\"counts\":\"complete\"}", target);
  check_required ("{\"_id\":\"decision:1\",\"type\":\"decision\",\"meeting\":\"2026-10-09\",\"text\":\"x\",\"events\":[]}", decision);
  check_required ("{\"_id\":\"closing:2026-10\",\"type\":\"closing\",\"month\":\"2026-10\",\"closed_at\":\"2026-11-02T10:00:00Z\",\"by\":\"s\",\"figures\":{}}", closing);
  check_required ("{\"_id\":\"coverage:63:2026-10\",\"type\":\"coverage\",\"district\":\"63\",\"month\":\"2026-10\",\"services\":{}}", coverage);
}

static void
test_kinds (void)
{
  g_autoptr (SamvadDocument) design = decode ("{\"_id\":\"_design/x\",\"language\":\"javascript\"}");
  g_autoptr (SamvadDocument) other = decode ("{\"_id\":\"poll:1\",\"type\":\"poll\"}");
  g_autoptr (SamvadDocument) deleted = decode ("{\"_id\":\"call:1\",\"_rev\":\"2-a\",\"_deleted\":true}");

  g_assert_cmpint (design->kind, ==, SAMVAD_DOCUMENT_OTHER);
  g_assert_cmpint (other->kind, ==, SAMVAD_DOCUMENT_OTHER);
  g_assert_cmpint (deleted->kind, ==, SAMVAD_DOCUMENT_DELETED);
  g_assert_cmpstr (deleted->rev, ==, "2-a");
}

static void
test_mask (void)
{
  static const char *const cases[][2] = {
    { "9812345678", "••••••••••" },
    { "+919812345678.", "+••••••••••." },
    { "९८१२३४५६७८ पर", "•••••••••• पर" },
    { "98 12 34 56 78", "••••••••••" },
    { "98123-45678", "••••••••••" },
    { "98123.45678", "••••••••••" },
    { "1234 5678 9012", "••••••••••" },
    { "123456789", "123456789" },
    { "3 packets, 2 months", "3 packets, 2 months" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = samvad_wire_mask_digits (cases[i][0]);

      g_assert_cmpstr (masked, ==, cases[i][1]);
    }
  g_assert_null (samvad_wire_mask_digits (NULL));
}

static void
test_unite (void)
{
  g_autoptr (JsonNode) node = json_from_string (
    "{\"_id\":\"action:1\",\"_rev\":\"3-x\",\"kept\":{\"a\":[1.5,null]},\"events\":[{\"id\":\"e1\",\"strange\":true}]}", NULL);
  JsonObject *server = json_node_get_object (node);
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_event_free);
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 2; i++)
    {
      SamvadEvent *event = samvad_event_new (SAMVAD_EVENT_NOTE);

      event->id = g_strdup_printf ("e%u", i);
      event->at = 0;
      event->by = g_strdup ("s-1");
      g_ptr_array_add (ours, event);
    }
  g_assert_true (samvad_wire_unite_events (server, ours));
  g_assert_false (samvad_wire_unite_events (server, ours));
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (server, "events")), ==, 2);
  text = json_to_string (node, FALSE);
  g_assert_nonnull (strstr (text, "\"strange\":true"));
  g_assert_nonnull (strstr (text, "\"kept\":{\"a\":[1.5,null]}"));
}

static void
test_golden (gconstpointer name)
{
  g_autofree char *path = g_build_filename (g_getenv ("SAMVAD_REFERENCE") ? g_getenv ("SAMVAD_REFERENCE") : "", "golden", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the reference databases are not here");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (SamvadDocument) document = decode (lines[i]);

      g_assert_cmpstr (document->reason, ==, NULL);
    }
}

/* Whatever one byte becomes: a document comes back, and what can be read can be written. */
static void
test_mutations (void)
{
  static const char *const seeds[] = { CALL, ACTION };

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup (seeds[i % 2]);
      g_autoptr (SamvadDocument) document = NULL;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        text[g_test_rand_int_range (0, (gint32) strlen (text))] = "{}[]\",:0-9ax\\"[g_test_rand_int_range (0, 13)];
      document = samvad_wire_decode_text (text);
      g_assert_true ((document->kind == SAMVAD_DOCUMENT_UNREADABLE) == (document->reason != NULL));
      if (document->kind >= SAMVAD_DOCUMENT_DISTRICT)
        json_object_unref (samvad_wire_encode (document));
    }
}

/* What other versions wrote comes back byte for byte, whatever a parser would make of it. */
static void
test_unite_text (void)
{
  static const struct { const char *server, *before, *after; } cases[] = {
    { "{\"_id\":\"action:1\",\"big\":12345678901234567890,\"events\":[],\"n\":1.10,\"e\":1e3}",
      "{\"_id\":\"action:1\",\"big\":12345678901234567890,\"events\":[", "],\"n\":1.10,\"e\":1e3}" },
    { "{\"events\" : [ {\"id\":\"a\",\"x\":-0} ] , \"t\":\"\\u0041 ] }\"}",
      "{\"events\" : [ {\"id\":\"a\",\"x\":-0} ,", "] , \"t\":\"\\u0041 ] }\"}" },
    { "{\"_id\":\"action:1\"}", "{\"_id\":\"action:1\",\"events\":[", "]}" },
  };
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_event_free);
  SamvadEvent *event = samvad_event_new (SAMVAD_EVENT_ACKNOWLEDGE);

  event->id = g_strdup ("ours");
  event->at = 0;
  g_ptr_array_add (events, event);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *united = samvad_wire_unite_text (cases[i].server, events);
      g_autofree char *again = NULL;
      g_autoptr (JsonNode) node = NULL;

      g_assert_nonnull (united);
      g_assert_true (g_str_has_prefix (united, cases[i].before));
      g_assert_true (g_str_has_suffix (united, cases[i].after));
      node = json_from_string (united, NULL);
      g_assert_nonnull (node);
      again = samvad_wire_unite_text (united, events);
      g_assert_null (again);
    }
  g_assert_null (samvad_wire_unite_text ("{\"events\":7}", events));
  g_assert_null (samvad_wire_unite_text ("[]", events));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/call", test_call);
  g_test_add_func ("/wire/role-alone", test_role_alone);
  g_test_add_func ("/wire/required", test_required);
  g_test_add_func ("/wire/kinds", test_kinds);
  g_test_add_func ("/wire/mask", test_mask);
  g_test_add_func ("/wire/unite", test_unite);
  g_test_add_data_func ("/wire/golden/a", "a.ndjson", test_golden);
  g_test_add_data_func ("/wire/golden/b", "b.ndjson", test_golden);
  g_test_add_func ("/wire/mutations", test_mutations);
  g_test_add_func ("/wire/unite-text", test_unite_text);
  return g_test_run ();
}
