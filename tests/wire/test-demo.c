/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-demo.h"
#include "samvad-wire.h"

#include <string.h>

typedef struct {
  guint      kinds[SAMVAD_DOCUMENT_COVERAGE + 1];
  guint      outcomes[SAMVAD_N_OUTCOMES];
  guint      negative, nuh, nuh_negative, interviews, remarks, not_stated;
  SamvadTime as_of;
  GChecksum *checksum;
  GHashTable *ids;
} Seen;

static void
look_at_call (Seen             *seen,
              const SamvadCall *call)
{
  SamvadDay hansi = samvad_day_from_ymd (2025, 12, 22);
  SamvadSentiment overall = call->feedback != NULL ? call->feedback->overall : SAMVAD_SENTIMENT_NOT_STATED;

  g_assert_cmpint (call->started_at, <=, seen->as_of);
  g_assert_cmpint (samvad_time_get_hour (call->started_at), >=, 9);
  g_assert_cmpint (samvad_time_get_hour (call->started_at), <, 18);
  if (g_str_equal (call->district, "hansi"))
    g_assert_cmpint (samvad_time_get_day (call->started_at), >=, hansi);
  seen->outcomes[call->outcome]++;
  if (call->feedback == NULL)
    return;
  seen->interviews++;
  seen->remarks += call->feedback->remark != NULL;
  seen->not_stated += overall == SAMVAD_SENTIMENT_NOT_STATED && call->feedback->rating == 0;
  seen->negative += overall == SAMVAD_SENTIMENT_NEGATIVE;
  seen->nuh += g_str_equal (call->district, "604");
  seen->nuh_negative += g_str_equal (call->district, "604") && overall == SAMVAD_SENTIMENT_NEGATIVE;
}

static char *
to_text (const SamvadDocument *document)
{
  g_autoptr (JsonObject) object = samvad_wire_encode (document);
  g_autoptr (JsonNode) node = json_node_alloc ();

  json_node_init_object (node, object);
  return json_to_string (node, FALSE);
}

static void
look_at (const SamvadDocument *document,
         gpointer              user_data)
{
  Seen *seen = user_data;
  g_autofree char *text = to_text (document);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (SamvadDocument) back = samvad_wire_decode_text (text);
  g_autofree char *again = NULL;
  g_autoptr (JsonNode) second = NULL;

  g_assert_cmpstr (back->reason, ==, NULL);
  g_assert_cmpint (back->kind, ==, document->kind);
  again = to_text (back);
  second = json_from_string (again, NULL);
  g_assert_true (json_node_equal (second, node));
  g_assert_null (strstr (text, "phone"));
  g_assert_null (strstr (text, "address"));
  g_assert_true (g_hash_table_add (seen->ids, g_strdup (document->id)));
  g_checksum_update (seen->checksum, (const guchar *) text, -1);
  seen->kinds[document->kind]++;
  if (document->kind == SAMVAD_DOCUMENT_CALL)
    look_at_call (seen, document->call);
}

static void
look (Seen    *seen,
      guint64  seed,
      guint    months)
{
  SamvadDemoOptions options = { seed, 0, months, SAMVAD_DEMO_CALLS };
  g_autoptr (SamvadDemo) demo = NULL;

  g_assert_true (samvad_time_parse ("2026-10-20T15:00:00+05:30", &options.as_of));
  memset (seen, 0, sizeof *seen);
  seen->as_of = options.as_of;
  seen->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  seen->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  demo = samvad_demo_new (&options);
  samvad_demo_generate (demo, look_at, seen);
}

static void
seen_clear (Seen *seen)
{
  g_checksum_free (seen->checksum);
  g_hash_table_unref (seen->ids);
}

static void
test_believable (void)
{
  Seen seen;
  guint calls;

  look (&seen, 1, SAMVAD_DEMO_MONTHS);
  calls = seen.kinds[SAMVAD_DOCUMENT_CALL];
  g_test_message ("%u calls, %u complete, %u interviews, %u actions, %u negative, Nuh %u of %u", calls,
                  seen.outcomes[SAMVAD_OUTCOME_COMPLETE], seen.interviews, seen.kinds[SAMVAD_DOCUMENT_ACTION],
                  seen.negative, seen.nuh_negative, seen.nuh);
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_DISTRICT], ==, 23);
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_PROJECT], >=, 140);
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_PROJECT], <=, 156);
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_OFFICER], ==, 12);
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_TARGET], ==, 12);
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_CLOSING], ==, 10);
  g_assert_cmpint (calls, >, 11 * 950);
  g_assert_cmpint (calls, <, 12 * 1250);
  g_assert_cmpint (seen.outcomes[SAMVAD_OUTCOME_COMPLETE], >, 11 * 440);
  g_assert_cmpint (seen.outcomes[SAMVAD_OUTCOME_COMPLETE], <, 12 * 560);
  g_assert_cmpint (seen.outcomes[SAMVAD_OUTCOME_UNKNOWN], >, 0);
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_ACTION], >, 11 * 22);
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_ACTION], <, 12 * 38);
  g_assert_cmpfloat (seen.remarks, >, 0.35 * seen.interviews);
  g_assert_cmpfloat (seen.not_stated, >, 0.05 * seen.interviews);
  g_assert_cmpfloat (seen.not_stated, <, 0.08 * seen.interviews);
  g_assert_cmpfloat ((double) seen.nuh_negative / seen.nuh, >, 1.4 * seen.negative / seen.interviews);
  seen_clear (&seen);
}

static void
test_seeds (void)
{
  Seen one, same, other;

  look (&one, 7, 2);
  look (&same, 7, 2);
  look (&other, 8, 2);
  g_assert_cmpstr (g_checksum_get_string (one.checksum), ==, g_checksum_get_string (same.checksum));
  g_assert_cmpstr (g_checksum_get_string (one.checksum), !=, g_checksum_get_string (other.checksum));
  seen_clear (&one);
  seen_clear (&same);
  seen_clear (&other);
}

static void
count (const SamvadDocument *document,
       gpointer              user_data)
{
  guint *counts = user_data;

  counts[document->kind]++;
}

static void
test_live (void)
{
  SamvadDemoOptions options = { 3, 0, 2, 300 };
  guint counts[SAMVAD_DOCUMENT_COVERAGE + 1] = { 0 };
  g_autoptr (SamvadDemo) demo = NULL;
  guint actions;

  g_assert_true (samvad_time_parse ("2026-10-20T15:00:00+05:30", &options.as_of));
  demo = samvad_demo_new (&options);
  samvad_demo_generate (demo, count, counts);
  counts[SAMVAD_DOCUMENT_CALL] = 0;
  actions = counts[SAMVAD_DOCUMENT_ACTION];
  for (guint i = 1; i <= 100; i++)
    samvad_demo_next (demo, options.as_of + i * 10 * SAMVAD_SECOND, count, counts);
  g_assert_cmpint (counts[SAMVAD_DOCUMENT_CALL], ==, 100);
  g_assert_cmpint (counts[SAMVAD_DOCUMENT_ACTION], >, actions);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/believable", test_believable);
  g_test_add_func ("/demo/seeds", test_seeds);
  g_test_add_func ("/demo/live", test_live);
  return g_test_run ();
}
