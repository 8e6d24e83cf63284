/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-demo.h"
#include "samvad-history.h"
#include "samvad-wire.h"

#include <string.h>

typedef struct {
  guint      kinds[SAMVAD_DOCUMENT_COVERAGE + 1];
  guint      outcomes[SAMVAD_N_OUTCOMES];
  guint      negative, nuh, nuh_negative, interviews, remarks, not_stated;
  guint      states[SAMVAD_N_STATES], overdue, out_of_turn, languages[3];
  int        oldest;            /* days that an item is overdue, at most */
  SamvadTime as_of;
  GChecksum *checksum;
  GHashTable *ids;
} Seen;

static void
look_at_remark (Seen                 *seen,
                const SamvadFeedback *feedback)
{
  static const char *const languages[] = { "hi", "bgc", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    seen->languages[i] += g_strcmp0 (feedback->language, languages[i]) == 0;
  /* What is said and what is answered agree. */
  if (g_strcmp0 (feedback->remark, "दो महीने से राशन नहीं मिला।") != 0)
    return;
  g_assert_cmpint (feedback->services[SAMVAD_SERVICE_TAKE_HOME_RATION].received, ==, SAMVAD_RECEIVED_NO);
  g_assert_cmpstr (feedback->services[SAMVAD_SERVICE_TAKE_HOME_RATION].issue, ==, "not_received");
}

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
  look_at_remark (seen, call->feedback);
  seen->remarks += call->feedback->remark != NULL;
  seen->not_stated += overall == SAMVAD_SENTIMENT_NOT_STATED && call->feedback->rating == 0;
  seen->negative += overall == SAMVAD_SENTIMENT_NEGATIVE;
  seen->nuh += g_str_equal (call->district, "604");
  seen->nuh_negative += g_str_equal (call->district, "604") && overall == SAMVAD_SENTIMENT_NEGATIVE;
}

/* An office that works: things come in turn, and nothing lies for years. */
static void
look_at_action (Seen               *seen,
                const SamvadAction *action)
{
  g_autoptr (SamvadHistory) history = samvad_history_new (action, seen->as_of);

  seen->states[history->state]++;
  for (guint i = 0; i < history->steps->len; i++)
    {
      const SamvadStep *step = &g_array_index (history->steps, SamvadStep, i);

      g_assert_false (step->future);
      g_assert_cmpint (step->event->at, >=, action->opened_at);
      seen->out_of_turn += !step->allowed;
    }
  if (!samvad_history_is_overdue (history, seen->as_of))
    return;
  seen->overdue++;
  seen->oldest = MAX (seen->oldest, samvad_time_get_day (seen->as_of) - samvad_time_get_day (history->due_at));
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
  else if (document->kind == SAMVAD_DOCUMENT_ACTION)
    look_at_action (seen, document->action);
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
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_ACTION], >, 11 * 45);
  g_assert_cmpint (seen.kinds[SAMVAD_DOCUMENT_ACTION], <, 12 * 65);
  g_assert_cmpint (seen.out_of_turn, ==, 0);
  for (guint i = 0; i < SAMVAD_N_STATES; i++)
    g_assert_cmpint (seen.states[i], >, 0);
  g_assert_cmpint (seen.states[SAMVAD_STATE_VERIFIED], >, seen.kinds[SAMVAD_DOCUMENT_ACTION] * 8 / 10);
  g_assert_cmpint (seen.overdue, >=, 4);
  g_assert_cmpint (seen.overdue, <=, 25);
  g_assert_cmpint (seen.oldest, <=, 75);
  for (guint i = 0; i < G_N_ELEMENTS (seen.languages); i++)
    g_assert_cmpint (seen.languages[i], >, seen.remarks / 10);
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

/* The newest of each item, as a hub would have it. */
static void
keep (const SamvadDocument *document,
      gpointer              user_data)
{
  GHashTable *actions = user_data;

  if (document->kind == SAMVAD_DOCUMENT_CALL)
    g_hash_table_insert (actions, g_strdup (document->id), NULL);
  if (document->kind == SAMVAD_DOCUMENT_ACTION)
    g_hash_table_insert (actions, g_strdup (document->id), samvad_action_copy (document->action));
}

static void
free_action (gpointer action)
{
  if (action != NULL)
    samvad_action_free (action);
}

static void
count_actions (GHashTable *documents,
               SamvadTime  now,
               guint      *actions,
               guint      *open,
               guint      *events)
{
  GHashTableIter iter;
  gpointer action;

  *actions = *open = *events = 0;
  g_hash_table_iter_init (&iter, documents);
  while (g_hash_table_iter_next (&iter, NULL, &action))
    if (action != NULL)
      {
        g_autoptr (SamvadHistory) history = samvad_history_new (action, now);

        ++*actions;
        *open += samvad_history_is_open (history);
        *events += history->steps->len;
        for (guint i = 0; i < history->steps->len; i++)
          g_assert_true (g_array_index (history->steps, SamvadStep, i).allowed);
      }
}

/* An hour of a live demo: calls all the time, new items and events every few of them, and as many open ones as before. */
static void
test_live (void)
{
  SamvadDemoOptions options = { 3, 0, 3, SAMVAD_DEMO_CALLS };
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_action);
  g_autoptr (SamvadDemo) demo = NULL;
  guint calls, before, actions, open_before, open, events_before, events;

  g_assert_true (samvad_time_parse ("2026-10-20T15:00:00+05:30", &options.as_of));
  demo = samvad_demo_new (&options);
  samvad_demo_generate (demo, keep, documents);
  count_actions (documents, options.as_of, &before, &open_before, &events_before);
  calls = g_hash_table_size (documents) - before;
  for (guint i = 1; i <= 900; i++)
    samvad_demo_next (demo, options.as_of + i * 4 * SAMVAD_SECOND, keep, documents);
  count_actions (documents, options.as_of + 3600 * SAMVAD_SECOND, &actions, &open, &events);
  g_test_message ("%u items, %u open, then %u and %u; %u events", before, open_before, actions, open, events - events_before);
  g_assert_cmpint (g_hash_table_size (documents) - actions - calls, ==, 900);
  g_assert_cmpint (actions - before, >, 20);
  g_assert_cmpint (events - events_before, >, 300);
  g_assert_cmpint (open, >, open_before / 2);
  g_assert_cmpint (open, <, open_before * 2);
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
