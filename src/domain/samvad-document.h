/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-codes.h"
#include "samvad-time.h"

G_BEGIN_DECLS

/* The documents of DESIGN section 4 as plain structs that own their strings. Optional texts are
 * NULL, optional times *_NONE, optional numbers -1. Personal fields (name, phone, address) have
 * no place here on purpose: what is not in the type cannot leak. */

typedef struct {
  char *en;
  char *hi;             /* NULL: as in English */
} SamvadName;

typedef struct {
  char       *id;       /* "district:63" */
  char       *code;
  SamvadName  name;
  int         column;   /* tile, -1 where not given */
  int         row;
  SamvadDay   valid_from;
  SamvadDay   valid_to;
  GStrv       carved_from;      /* codes; NULL for none */
  gint64      centres;          /* awc_count, -1 */
} SamvadDistrict;

typedef struct {
  char       *id;
  char       *district;
  SamvadName  name;
} SamvadProject;

typedef struct {
  char       *id;       /* "officer:o-03" */
  char       *key;      /* "o-03", as calls and targets name it */
  SamvadName  name;
  SamvadDay   active_from;
  SamvadDay   active_to;
} SamvadOfficer;

typedef struct {
  SamvadDay  date;
  SamvadName name;
} SamvadHoliday;

typedef struct {
  char   *id;
  int     year;
  guint   weekly_off;   /* bit ISO week day (1 << 1 Monday … 1 << 7 Sunday) */
  GArray *holidays;     /* SamvadHoliday */
} SamvadYear;

typedef struct {
  SamvadDay from;
  gint64    calls;
} SamvadRevision;

typedef struct {
  char   *key;          /* district code or officer key */
  gint64  calls;
} SamvadShareOfTarget;

typedef struct {
  char         *id;
  SamvadMonth   month;
  gint64        calls;
  SamvadCounts  counts;
  gint64        sampled;        /* families drawn for the month; -1: not said */
  GArray       *revisions;      /* SamvadRevision, as in the document */
  GArray       *districts;      /* SamvadShareOfTarget */
  GArray       *officers;       /* SamvadShareOfTarget */
} SamvadTarget;

typedef struct {
  gboolean        asked;        /* the document has this service */
  SamvadReceived  received;
  int             satisfaction; /* 1 to 5, or 0: not stated */
  char           *issue;        /* code, or NULL */
} SamvadServiceAnswer;

typedef struct {
  SamvadSentiment      overall; /* NOT_STATED where absent or not known */
  int                  rating;  /* 1 to 5, or 0 */
  SamvadServiceAnswer  services[SAMVAD_N_SERVICES];
  gint8                aware[SAMVAD_N_SERVICES];    /* 1, 0, or -1: not asked */
  guint                informed;                    /* bit per service */
  char                *remark;  /* digits masked by the decoder */
  char                *language;
} SamvadFeedback;

typedef struct {
  char            *id;          /* "call:UUID" */
  char            *family;      /* `case`: joins the dials to one family in one month */
  char            *officer;
  char            *district;
  char            *project;     /* nullable, "project:…" or its key as in the document */
  char            *centre_code; /* nullable */
  char            *centre_name; /* nullable */
  SamvadTime       started_at;
  gint64           duration;    /* seconds */
  SamvadCategory   category;
  int              age_months;  /* -1 */
  char            *sex;         /* nullable */
  SamvadOutcome    outcome;
  char            *outcome_code;/* the word of the document, for outcome UNKNOWN */
  SamvadTime       callback_at;
  SamvadFeedback  *feedback;    /* nullable */
} SamvadCall;

typedef struct {
  char       *id;
  char       *name;
  SamvadRole  role;
} SamvadWorker;

typedef struct {
  char            *id;
  SamvadTime       at;
  char            *by;
  SamvadEventKind  kind;
  char            *kind_code;   /* the word of the document, for kind UNKNOWN */
  char            *text;        /* nullable */
  SamvadWorker     worker;      /* assign; id NULL otherwise */
  SamvadRole       role;        /* escalate; UNKNOWN otherwise */
  SamvadTime       due_at;      /* extend; NONE otherwise */
  SamvadResponse   response;    /* done; UNKNOWN otherwise */
} SamvadEvent;

typedef struct {
  char           *id;           /* "action:UUID" */
  char           *call;
  char           *family;
  char           *district;
  char           *project;      /* nullable */
  char           *centre_code;  /* nullable */
  char           *centre_name;  /* nullable */
  char           *service;      /* code, also one that is not known */
  char           *issue;
  SamvadPriority  priority;
  SamvadTime      opened_at;
  SamvadTime      due_at;
  SamvadWorker    worker;
  GPtrArray      *events;       /* SamvadEvent, as in the document, duplicates and all */
} SamvadAction;

typedef struct {
  char      *id;
  SamvadDay  meeting;
  char      *text;
  char      *district;          /* nullable */
  char      *owner;
  SamvadDay  due;               /* NONE */
  GPtrArray *events;            /* SamvadEvent */
} SamvadDecision;

typedef struct {
  char        *id;
  SamvadMonth  month;
  SamvadTime   closed_at;
  char        *by;
  char        *figures;         /* the JSON object as text: only report/ reads it */
} SamvadClosing;

typedef struct {
  gboolean reported;
  gint64   eligible;
  gint64   served;
} SamvadReturn;

typedef struct {
  char         *id;
  char         *district;
  SamvadMonth   month;
  SamvadReturn  services[SAMVAD_N_SERVICES];
} SamvadCoverage;

typedef enum {
  SAMVAD_DOCUMENT_OTHER,        /* a type that this version does not know, or a design document */
  SAMVAD_DOCUMENT_DELETED,
  SAMVAD_DOCUMENT_UNREADABLE,
  SAMVAD_DOCUMENT_DISTRICT,
  SAMVAD_DOCUMENT_PROJECT,
  SAMVAD_DOCUMENT_OFFICER,
  SAMVAD_DOCUMENT_YEAR,
  SAMVAD_DOCUMENT_TARGET,
  SAMVAD_DOCUMENT_CALL,
  SAMVAD_DOCUMENT_ACTION,
  SAMVAD_DOCUMENT_DECISION,
  SAMVAD_DOCUMENT_CLOSING,
  SAMVAD_DOCUMENT_COVERAGE,
} SamvadDocumentKind;

/**
 * SamvadDocument:
 * @reason: why it is UNREADABLE: one English line that names the field
 *
 * One row of the change feed, decoded. Owns what it points at.
 */
typedef struct {
  SamvadDocumentKind kind;
  char *id;
  char *rev;                    /* nullable */
  char *reason;
  union {
    SamvadDistrict *district;
    SamvadProject  *project;
    SamvadOfficer  *officer;
    SamvadYear     *year;
    SamvadTarget   *target;
    SamvadCall     *call;
    SamvadAction   *action;
    SamvadDecision *decision;
    SamvadClosing  *closing;
    SamvadCoverage *coverage;
    gpointer        any;
  };
} SamvadDocument;

void            samvad_name_clear        (SamvadName *name);
const char     *samvad_name_get          (const SamvadName *name, gboolean hindi);
void            samvad_district_free     (SamvadDistrict *district);
void            samvad_project_free      (SamvadProject *project);
void            samvad_officer_free      (SamvadOfficer *officer);
SamvadYear     *samvad_year_new          (int year);
void            samvad_year_free         (SamvadYear *year);
SamvadTarget   *samvad_target_new        (void);
SamvadTarget   *samvad_target_copy       (const SamvadTarget *target);
void            samvad_target_free       (SamvadTarget *target);
SamvadFeedback *samvad_feedback_new      (void);
void            samvad_feedback_free     (SamvadFeedback *feedback);
SamvadCall     *samvad_call_new          (void);
SamvadCall     *samvad_call_copy         (const SamvadCall *call);
void            samvad_call_free         (SamvadCall *call);
void            samvad_worker_clear      (SamvadWorker *worker);
void            samvad_worker_copy       (const SamvadWorker *from, SamvadWorker *to);
SamvadEvent    *samvad_event_new         (SamvadEventKind kind);
SamvadEvent    *samvad_event_copy        (const SamvadEvent *event);
void            samvad_event_free        (SamvadEvent *event);
SamvadAction   *samvad_action_new        (void);
SamvadAction   *samvad_action_copy       (const SamvadAction *action);
void            samvad_action_free       (SamvadAction *action);
SamvadDecision *samvad_decision_new      (void);
SamvadDecision *samvad_decision_copy     (const SamvadDecision *decision);
void            samvad_decision_free     (SamvadDecision *decision);
SamvadClosing  *samvad_closing_copy      (const SamvadClosing *closing);
void            samvad_closing_free      (SamvadClosing *closing);
void            samvad_coverage_free     (SamvadCoverage *coverage);
SamvadDocument *samvad_document_new      (SamvadDocumentKind kind, const char *id);
void            samvad_document_free     (SamvadDocument *document);

gint64          samvad_target_get_calls  (const SamvadTarget *target, SamvadDay today);
gint64          samvad_target_find_share (GArray *shares, const char *key);
gboolean        samvad_district_is_valid (const SamvadDistrict *district, SamvadMonth month);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamvadWorker, samvad_worker_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadDistrict, samvad_district_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadProject, samvad_project_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadOfficer, samvad_officer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadYear, samvad_year_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadTarget, samvad_target_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadFeedback, samvad_feedback_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadCall, samvad_call_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadEvent, samvad_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadAction, samvad_action_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadDecision, samvad_decision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadClosing, samvad_closing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadCoverage, samvad_coverage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadDocument, samvad_document_free)

G_END_DECLS
