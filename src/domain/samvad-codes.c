/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-codes.h"

/* Marks a label for translation; the domain itself knows no locale. */
#define NC_(context, text) (text)

typedef struct {
  const char *code;
  const char *label;
} Word;

/* The last row of each table stands for what is not known. */
static const Word outcomes[] = {
  { "complete", NC_ ("code", "Complete") },
  { "partial", NC_ ("code", "Partial") },
  { "refusal", NC_ ("code", "Refusal") },
  { "callback", NC_ ("code", "Call back") },
  { "language", NC_ ("code", "Language") },
  { "unavailable", NC_ ("code", "Unavailable") },
  { "ineligible", NC_ ("code", "Not eligible") },
  { "wrong_number", NC_ ("code", "Wrong number") },
  { "not_in_service", NC_ ("code", "Not in service") },
  { "switched_off", NC_ ("code", "Switched off") },
  { "no_answer", NC_ ("code", "No answer") },
  { "busy", NC_ ("code", "Busy") },
  { "other", NC_ ("code", "Other outcome") },
  { "unknown", NC_ ("code", "Not known to this version") },
};

static const Word services[] = {
  { "take_home_ration", NC_ ("code", "Take-home ration") },
  { "hot_cooked_meal", NC_ ("code", "Hot cooked meal") },
  { "growth_monitoring", NC_ ("code", "Growth monitoring") },
  { "preschool_education", NC_ ("code", "Preschool education") },
  { "nutrition_health_education", NC_ ("code", "Nutrition and health education") },
  { "immunisation", NC_ ("code", "Immunisation") },
  { "health_checkup", NC_ ("code", "Health check-up") },
  { "referral", NC_ ("code", "Referral services") },
  { "unknown", NC_ ("code", "Other service") },
};

static const Word received[] = {
  { "yes", NC_ ("code", "Received") },
  { "partly", NC_ ("code", "Partly received") },
  { "no", NC_ ("code", "Not received") },
  { "unknown", NC_ ("code", "Not known") },
};

static const Word sentiments[] = {
  { "positive", NC_ ("code", "Positive") },
  { "neutral", NC_ ("code", "Neutral") },
  { "negative", NC_ ("code", "Negative") },
  { "not_stated", NC_ ("code", "Not stated") },
};

static const Word categories[] = {
  { "sam", NC_ ("code", "Severe acute malnutrition") },
  { "mam", NC_ ("code", "Moderate acute malnutrition") },
  { "suw", NC_ ("code", "Severely underweight") },
  { "muw", NC_ ("code", "Moderately underweight") },
  { "pregnant", NC_ ("code", "Pregnant woman") },
  { "lactating", NC_ ("code", "Lactating mother") },
  { "other", NC_ ("code", "Other beneficiary") },
  { "unknown", NC_ ("code", "Beneficiary not known") },
};

static const Word counts[] = {
  { "complete", NC_ ("code", "Completed calls") },
  { "connected", NC_ ("code", "Connected families") },
  { "attempted", NC_ ("code", "Attempted calls") },
};

static const Word priorities[] = {
  { "critical", NC_ ("code", "Critical") },
  { "high", NC_ ("code", "High") },
  { "normal", NC_ ("code", "Normal") },
  { "unknown", NC_ ("code", "Priority not known") },
};

static const Word roles[] = {
  { "aww", NC_ ("code", "Anganwadi worker") },
  { "supervisor", NC_ ("code", "Supervisor") },
  { "cdpo", NC_ ("code", "CDPO") },
  { "dpo", NC_ ("code", "DPO") },
  { "hq", NC_ ("code", "Headquarters") },
  { "unknown", NC_ ("code", "Role not known") },
};

static const Word event_kinds[] = {
  { "acknowledge", NC_ ("code", "Acknowledged") },
  { "assign", NC_ ("code", "Assigned") },
  { "note", NC_ ("code", "Note") },
  { "done", NC_ ("code", "Reported done") },
  { "verify", NC_ ("code", "Verified by the family") },
  { "reopen", NC_ ("code", "Reopened") },
  { "escalate", NC_ ("code", "Escalated") },
  { "extend", NC_ ("code", "Due date extended") },
  { "cancel", NC_ ("code", "Cancelled") },
  { "unknown", NC_ ("code", "Event not known to this version") },
};

static const Word action_states[] = {
  { "open", NC_ ("state", "Open") },
  { "acknowledged", NC_ ("state", "Acknowledged") },
  { "done", NC_ ("state", "Reported done") },
  { "verified", NC_ ("state", "Verified") },
  { "reopened", NC_ ("state", "Reopened") },
  { "cancelled", NC_ ("state", "Cancelled") },
};

static const Word responses[] = {
  { "supply", NC_ ("code", "Supplied") },
  { "repair", NC_ ("code", "Repaired") },
  { "training", NC_ ("code", "Trained") },
  { "sanction", NC_ ("code", "Sanctioned") },
  { "information", NC_ ("code", "Informed") },
  { "correction", NC_ ("code", "Record corrected") },
  { "unknown", NC_ ("code", "Response not stated") },
};

static guint
find_code (const Word *words,
           guint       n_words,
           const char *code)
{
  for (guint i = 0; i + 1 < n_words; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return i;
  return n_words - 1;
}

#define DEFINE_CODE(Type, name, table)                                    \
  Type                                                                    \
  samvad_##name##_from_code (const char *code)                            \
  {                                                                       \
    return (Type) find_code (table, G_N_ELEMENTS (table), code);          \
  }                                                                       \
  const char *                                                            \
  samvad_##name##_to_code (Type value)                                    \
  {                                                                       \
    return table[MIN ((guint) value, G_N_ELEMENTS (table) - 1)].code;     \
  }                                                                       \
  const char *                                                            \
  samvad_##name##_to_label (Type value)                                   \
  {                                                                       \
    return table[MIN ((guint) value, G_N_ELEMENTS (table) - 1)].label;    \
  }

DEFINE_CODE (SamvadOutcome, outcome, outcomes)
DEFINE_CODE (SamvadService, service, services)
DEFINE_CODE (SamvadReceived, received, received)
DEFINE_CODE (SamvadSentiment, sentiment, sentiments)
DEFINE_CODE (SamvadCategory, category, categories)
DEFINE_CODE (SamvadCounts, counts, counts)
DEFINE_CODE (SamvadPriority, priority, priorities)
DEFINE_CODE (SamvadRole, role, roles)
DEFINE_CODE (SamvadEventKind, event_kind, event_kinds)
DEFINE_CODE (SamvadActionState, action_state, action_states)
DEFINE_CODE (SamvadResponse, response, responses)

G_STATIC_ASSERT (G_N_ELEMENTS (outcomes) == SAMVAD_N_OUTCOMES);
G_STATIC_ASSERT (G_N_ELEMENTS (services) == SAMVAD_N_SERVICES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (categories) == SAMVAD_N_CATEGORIES);
G_STATIC_ASSERT (G_N_ELEMENTS (event_kinds) == SAMVAD_N_EVENT_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (action_states) == SAMVAD_N_STATES);

/** Returns: whether the dial reached the family (DESIGN section 6, `connected`) */
gboolean
samvad_outcome_is_connected (SamvadOutcome outcome)
{
  switch (outcome)
    {
    case SAMVAD_OUTCOME_COMPLETE:
    case SAMVAD_OUTCOME_PARTIAL:
    case SAMVAD_OUTCOME_REFUSAL:
    case SAMVAD_OUTCOME_CALLBACK:
    case SAMVAD_OUTCOME_LANGUAGE:
    case SAMVAD_OUTCOME_INELIGIBLE:
      return TRUE;
    default:
      return FALSE;
    }
}

/** Returns: whether the dial can carry the family's feedback */
gboolean
samvad_outcome_is_interview (SamvadOutcome outcome)
{
  return outcome == SAMVAD_OUTCOME_COMPLETE || outcome == SAMVAD_OUTCOME_PARTIAL;
}
