/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closed lists of DESIGN section 4. Every list ends with a value that stands for a word which
 * this version does not know: it is kept, counted and shown, never taken for something else.
 * `*_from_code` never fails; `*_to_code` gives the word on the wire; `*_to_label` gives English,
 * marked for translation (context "code"), for the screen to translate. */

/* In the order in which the best dial gives a case its final code. */
typedef enum {
  SAMVAD_OUTCOME_COMPLETE,
  SAMVAD_OUTCOME_PARTIAL,
  SAMVAD_OUTCOME_REFUSAL,
  SAMVAD_OUTCOME_CALLBACK,
  SAMVAD_OUTCOME_LANGUAGE,
  SAMVAD_OUTCOME_UNAVAILABLE,
  SAMVAD_OUTCOME_INELIGIBLE,
  SAMVAD_OUTCOME_WRONG_NUMBER,
  SAMVAD_OUTCOME_NOT_IN_SERVICE,
  SAMVAD_OUTCOME_SWITCHED_OFF,
  SAMVAD_OUTCOME_NO_ANSWER,
  SAMVAD_OUTCOME_BUSY,
  SAMVAD_OUTCOME_OTHER,
  SAMVAD_OUTCOME_UNKNOWN,       /* counts as other */
} SamvadOutcome;
#define SAMVAD_N_OUTCOMES 14

typedef enum {
  SAMVAD_SERVICE_TAKE_HOME_RATION,
  SAMVAD_SERVICE_HOT_COOKED_MEAL,
  SAMVAD_SERVICE_GROWTH_MONITORING,
  SAMVAD_SERVICE_PRESCHOOL_EDUCATION,
  SAMVAD_SERVICE_NUTRITION_HEALTH_EDUCATION,
  SAMVAD_SERVICE_IMMUNISATION,
  SAMVAD_SERVICE_HEALTH_CHECKUP,
  SAMVAD_SERVICE_REFERRAL,
  SAMVAD_SERVICE_UNKNOWN,
} SamvadService;
#define SAMVAD_N_SERVICES 8     /* the known ones */

typedef enum {
  SAMVAD_RECEIVED_YES,
  SAMVAD_RECEIVED_PARTLY,
  SAMVAD_RECEIVED_NO,
  SAMVAD_RECEIVED_UNKNOWN,      /* said "unknown", or a word not known */
} SamvadReceived;
#define SAMVAD_N_RECEIVED 4

typedef enum {
  SAMVAD_SENTIMENT_POSITIVE,
  SAMVAD_SENTIMENT_NEUTRAL,
  SAMVAD_SENTIMENT_NEGATIVE,
  SAMVAD_SENTIMENT_NOT_STATED,
} SamvadSentiment;
#define SAMVAD_N_SENTIMENTS 4

typedef enum {
  SAMVAD_CATEGORY_SAM,
  SAMVAD_CATEGORY_MAM,
  SAMVAD_CATEGORY_SUW,
  SAMVAD_CATEGORY_MUW,
  SAMVAD_CATEGORY_PREGNANT,
  SAMVAD_CATEGORY_LACTATING,
  SAMVAD_CATEGORY_OTHER,
  SAMVAD_CATEGORY_UNKNOWN,
} SamvadCategory;
#define SAMVAD_N_CATEGORIES 8

typedef enum {
  SAMVAD_COUNTS_COMPLETE,
  SAMVAD_COUNTS_CONNECTED,
  SAMVAD_COUNTS_ATTEMPTED,
} SamvadCounts;
#define SAMVAD_N_COUNTS 3

typedef enum {
  SAMVAD_PRIORITY_CRITICAL,
  SAMVAD_PRIORITY_HIGH,
  SAMVAD_PRIORITY_NORMAL,
  SAMVAD_PRIORITY_UNKNOWN,
} SamvadPriority;
#define SAMVAD_N_PRIORITIES 4

typedef enum {
  SAMVAD_ROLE_AWW,
  SAMVAD_ROLE_SUPERVISOR,
  SAMVAD_ROLE_CDPO,
  SAMVAD_ROLE_DPO,
  SAMVAD_ROLE_HQ,
  SAMVAD_ROLE_UNKNOWN,
} SamvadRole;
#define SAMVAD_N_ROLES 6

typedef enum {
  SAMVAD_EVENT_ACKNOWLEDGE,
  SAMVAD_EVENT_ASSIGN,
  SAMVAD_EVENT_NOTE,
  SAMVAD_EVENT_DONE,
  SAMVAD_EVENT_VERIFY,
  SAMVAD_EVENT_REOPEN,
  SAMVAD_EVENT_ESCALATE,
  SAMVAD_EVENT_EXTEND,
  SAMVAD_EVENT_CANCEL,
  SAMVAD_EVENT_UNKNOWN,
} SamvadEventKind;
#define SAMVAD_N_EVENT_KINDS 10

typedef enum {
  SAMVAD_STATE_OPEN,
  SAMVAD_STATE_ACKNOWLEDGED,
  SAMVAD_STATE_DONE,
  SAMVAD_STATE_VERIFIED,
  SAMVAD_STATE_REOPENED,
  SAMVAD_STATE_CANCELLED,
} SamvadActionState;
#define SAMVAD_N_STATES 6

typedef enum {
  SAMVAD_RESPONSE_SUPPLY,
  SAMVAD_RESPONSE_REPAIR,
  SAMVAD_RESPONSE_TRAINING,
  SAMVAD_RESPONSE_SANCTION,
  SAMVAD_RESPONSE_INFORMATION,
  SAMVAD_RESPONSE_CORRECTION,
  SAMVAD_RESPONSE_UNKNOWN,      /* none given, or a word not known */
} SamvadResponse;
#define SAMVAD_N_RESPONSES 7

#define SAMVAD_DECLARE_CODE(Type, name)                 \
  Type        samvad_##name##_from_code (const char *); \
  const char *samvad_##name##_to_code   (Type);         \
  const char *samvad_##name##_to_label  (Type);

SAMVAD_DECLARE_CODE (SamvadOutcome, outcome)
SAMVAD_DECLARE_CODE (SamvadService, service)
SAMVAD_DECLARE_CODE (SamvadReceived, received)
SAMVAD_DECLARE_CODE (SamvadSentiment, sentiment)
SAMVAD_DECLARE_CODE (SamvadCategory, category)
SAMVAD_DECLARE_CODE (SamvadCounts, counts)
SAMVAD_DECLARE_CODE (SamvadPriority, priority)
SAMVAD_DECLARE_CODE (SamvadRole, role)
SAMVAD_DECLARE_CODE (SamvadEventKind, event_kind)
SAMVAD_DECLARE_CODE (SamvadActionState, action_state)
SAMVAD_DECLARE_CODE (SamvadResponse, response)

gboolean    samvad_outcome_is_connected (SamvadOutcome outcome);
gboolean    samvad_outcome_is_interview (SamvadOutcome outcome);

G_END_DECLS
