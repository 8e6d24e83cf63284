/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

/* Names: Local Government Directory, Government Open Data License – India. */
static const struct { const char *code, *en, *hi; int column, row; } districts[] = {
  { "58", "Ambala", "अंबाला", 4, 1 },
  { "59", "Bhiwani", "भिवानी", 1, 4 },
  { "701", "Charkhi Dadri", "चरखी दादरी", 2, 5 },
  { "60", "Faridabad", "फरीदाबाद", 5, 5 },
  { "61", "Fatehabad", "फतेहाबाद", 1, 3 },
  { "62", "Gurugram", "गुरुग्राम", 4, 5 },
  { "63", "Hisar", "हिसार", 2, 3 },
  { "64", "Jhajjar", "झज्जर", 3, 5 },
  { "65", "Jind", "जींद", 3, 3 },
  { "66", "Kaithal", "कैथल", 3, 2 },
  { "67", "Karnal", "करनाल", 5, 2 },
  { "68", "Kurukshetra", "कुरुक्षेत्र", 4, 2 },
  { "69", "Mahendragarh", "महेंद्रगढ़", 2, 6 },
  { "604", "Nuh", "नूंह", 4, 6 },
  { "619", "Palwal", "पलवल", 5, 6 },
  { "70", "Panchkula", "पंचकूला", 5, 0 },
  { "71", "Panipat", "पानीपत", 4, 3 },
  { "72", "Rewari", "रेवाड़ी", 3, 6 },
  { "73", "Rohtak", "रोहतक", 3, 4 },
  { "74", "Sirsa", "सिरसा", 0, 3 },
  { "75", "Sonipat", "सोनीपत", 4, 4 },
  { "76", "Yamunanagar", "यमुनानगर", 5, 1 },
  { "hansi", "Hansi", "हांसी", 2, 4 },
};

#define N_OFFICERS 20
#define N_CALLS    1400

/* Nuh is worse than the rest, so that one district differs. */
#define WORSE "604"

static SamvadDistrict *
make_district (guint i)
{
  SamvadDistrict *district = g_new0 (SamvadDistrict, 1);

  district->id = g_strconcat ("district:", districts[i].code, NULL);
  district->code = g_strdup (districts[i].code);
  district->name.en = g_strdup (districts[i].en);
  district->name.hi = g_strdup (districts[i].hi);
  district->column = districts[i].column;
  district->row = districts[i].row;
  district->valid_from = g_str_equal (districts[i].code, "hansi") ? samvad_day_from_ymd (2025, 12, 22)
                                                                  : SAMVAD_DAY_NONE;
  district->valid_to = SAMVAD_DAY_NONE;
  district->centres = -1;
  return district;
}

static void
add_directory (SamvadReading *reading)
{
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    g_ptr_array_add (reading->districts, make_district (i));
  for (guint i = 1; i <= N_OFFICERS; i++)
    {
      SamvadOfficer *officer = g_new0 (SamvadOfficer, 1);

      officer->key = g_strdup_printf ("o-%02u", i);
      officer->id = g_strconcat ("officer:", officer->key, NULL);
      officer->name.en = g_strdup_printf ("Officer %u", i);
      officer->name.hi = g_strdup_printf ("अधिकारी %u", i);
      officer->active_from = officer->active_to = SAMVAD_DAY_NONE;
      g_ptr_array_add (reading->officers, officer);
    }
  reading->target = samvad_target_new ();
  reading->target->id = g_strdup ("target:2026-10");
  reading->target->month = reading->month;
  reading->target->calls = 500;
}

static SamvadFeedback *
make_feedback (GRand   *random,
               gboolean worse)
{
  SamvadFeedback *feedback = samvad_feedback_new ();

  feedback->overall = g_rand_double (random) < (worse ? 0.6 : 0.2) ? SAMVAD_SENTIMENT_NEGATIVE
                      : g_rand_boolean (random) ? SAMVAD_SENTIMENT_NEUTRAL : SAMVAD_SENTIMENT_POSITIVE;
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      feedback->services[i].asked = TRUE;
      feedback->services[i].received = (SamvadReceived) MIN (g_rand_int_range (random, 0, 7) / 2, 3);
    }
  return feedback;
}

static void
add_call (SamvadReading *reading,
          GRand         *random,
          guint          index)
{
  g_autoptr (GPtrArray) dials = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_call_free);
  SamvadMonth month = reading->month - (SamvadMonth) (index % 2);
  SamvadDay first = samvad_month_get_first (month);
  SamvadDay last = MIN (samvad_month_get_last (month), samvad_time_get_day (reading->as_of));
  guint district = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (districts) + 3);
  SamvadCall *call = samvad_call_new ();

  /* Nuh and two more are called more often. */
  if (district >= G_N_ELEMENTS (districts))
    district = 13;
  call->id = g_strdup_printf ("call:%u", index);
  call->family = g_strdup_printf ("family-%u", index);
  call->officer = g_strdup_printf ("o-%02d", g_rand_int_range (random, 1, N_OFFICERS - 1));
  call->district = g_strdup (districts[district].code);
  call->started_at = samvad_day_get_start (g_rand_int_range (random, first, last + 1)) + 11 * SAMVAD_HOUR;
  call->outcome = g_rand_double (random) < 0.55 ? SAMVAD_OUTCOME_COMPLETE
                                                : (SamvadOutcome) g_rand_int_range (random, 1, 13);
  if (samvad_outcome_is_interview (call->outcome))
    call->feedback = make_feedback (random, g_str_equal (call->district, WORSE));
  g_ptr_array_add (dials, call);
  samvad_tally_add_case (reading->tally, month, dials, reading->as_of, 1);
}

static void
add_coverage (SamvadReading *reading)
{
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    {
      SamvadCoverage *coverage = g_new0 (SamvadCoverage, 1);

      coverage->id = g_strdup_printf ("coverage:%s:2026-10", districts[i].code);
      coverage->district = g_strdup (districts[i].code);
      coverage->month = reading->month;
      coverage->services[SAMVAD_SERVICE_TAKE_HOME_RATION] = (SamvadReturn) { TRUE, 1000, 960 };
      coverage->services[SAMVAD_SERVICE_REFERRAL] = (SamvadReturn) { TRUE, 200, 60 };
      g_ptr_array_add (reading->coverage, coverage);
      samvad_action_counts_add (&reading->actions, districts[i].code, SAMVAD_STATE_OPEN, i % 3 == 0, 1);
      samvad_action_counts_add (&reading->actions, districts[i].code, SAMVAD_STATE_VERIFIED, FALSE, 1);
    }
}

/** Returns: (transfer full): the figures of a made-up October 2026, always the same */
SamvadFigures *
sample_figures (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);
  SamvadReading *reading;
  SamvadTime as_of;

  g_assert_true (samvad_time_parse ("2026-10-20T15:30:00+05:30", &as_of));
  reading = samvad_reading_new (samvad_time_get_month (as_of), as_of);
  reading->months = 12;
  add_directory (reading);
  for (guint i = 0; i < N_CALLS; i++)
    add_call (reading, random, i);
  add_coverage (reading);
  reading->unreadable = 3;
  reading->newest_event = as_of - SAMVAD_HOUR;
  reading->last_server_time = as_of - SAMVAD_HOUR / 2;
  reading->last_checked = as_of;
  return samvad_figures_new (reading, 0);
}

/** Returns: (transfer full) (element-type SamvadDecision) */
GPtrArray *
sample_decisions (void)
{
  static const char *const texts[] = {
    "Take-home ration for Nuh to be delivered from the Palwal store until the contract is renewed.",
    "सभी आंगनवाड़ी केंद्रों पर टेक होम राशन का वितरण माह की दस तारीख तक पूरा हो; पर्यवेक्षक लिखित में पुष्टि करें।",
  };
  GPtrArray *decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_decision_free);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SamvadDecision *decision = samvad_decision_new ();

      decision->id = g_strdup_printf ("decision:%u", i);
      decision->meeting = samvad_day_from_ymd (2026, 9, 15);
      decision->text = g_strdup (texts[i]);
      decision->district = i == 0 ? g_strdup ("604") : NULL;
      decision->owner = g_strdup ("DPO");
      decision->due = samvad_day_from_ymd (2026, 10, 10 + (int) i * 15);
      g_ptr_array_add (decisions, decision);
    }
  return decisions;
}

/** Returns: (transfer full) (element-type SamvadAction): @count items, more of them overdue than not */
GPtrArray *
sample_actions (guint count)
{
  GPtrArray *actions = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_action_free);

  for (guint i = 0; i < count; i++)
    {
      SamvadAction *action = samvad_action_new ();

      action->id = g_strdup_printf ("action:%04u", i);
      action->call = g_strdup ("call:1");
      action->family = g_strdup ("family-1");
      action->district = g_strdup (districts[i % G_N_ELEMENTS (districts)].code);
      action->service = g_strdup (samvad_service_to_code (i % SAMVAD_N_SERVICES));
      action->issue = g_strdup (i % 2 == 0 ? "not_received" : "poor_quality");
      action->priority = (SamvadPriority) (i % 3);
      action->opened_at = samvad_day_get_start (samvad_day_from_ymd (2026, 9, 1));
      action->due_at = samvad_day_get_start (samvad_day_from_ymd (2026, 9, 15) + (SamvadDay) (i % 45));
      action->worker.id = g_strdup ("w-1");
      action->worker.name = g_strdup ("Worker");
      action->worker.role = (SamvadRole) (i % 4);
      g_ptr_array_add (actions, action);
    }
  return actions;
}

/** Returns: (transfer full): how items came and went in the year up to October 2026 */
SamvadFlow *
sample_flow (void)
{
  SamvadMonth last = samvad_time_get_month (samvad_day_get_start (samvad_day_from_ymd (2026, 10, 20)));
  SamvadFlow *flow = samvad_flow_new (last, 12);

  for (guint i = 0; i < 12; i++)
    {
      SamvadMonth month = last - 11 + (SamvadMonth) i;

      samvad_flow_add (flow, month, SAMVAD_FLOW_OPENED, SAMVAD_RESPONSE_UNKNOWN, 30 + 7 * i % 23);
      for (guint response = 0; response < SAMVAD_RESPONSE_UNKNOWN; response++)
        {
          samvad_flow_add (flow, month, SAMVAD_FLOW_CLAIMED, response, 6 + (i + response) % 3);
          samvad_flow_add (flow, month, SAMVAD_FLOW_CONFIRMED, response, 3 + response % 3);
        }
      samvad_flow_add (flow, month, SAMVAD_FLOW_VERIFIED, SAMVAD_RESPONSE_UNKNOWN, 24 + i);
      samvad_flow_add (flow, month, SAMVAD_FLOW_REOPENED, SAMVAD_RESPONSE_UNKNOWN, 5);
      samvad_flow_add (flow, month, SAMVAD_FLOW_RETURNED, SAMVAD_RESPONSE_UNKNOWN, 2);
      samvad_flow_add (flow, month, SAMVAD_FLOW_CANCELLED, SAMVAD_RESPONSE_UNKNOWN, i % 4);
    }
  for (guint age = 0; age < SAMVAD_N_AGES; age++)
    {
      flow->open[age] = 40 - 9 * age;
      flow->overdue[age] = 4 * age;
    }
  return flow;
}
