/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-place.h"
#include "samvad-store.h"

G_BEGIN_DECLS

/* Lazy GListModels over the cache. They hold a window of rows around what is looked at, step by
 * key and never by OFFSET, and read in a worker thread: a row that is not there yet is an empty
 * item that fills itself and says so by `notify`. Memory does not grow with the number of rows. */

/**
 * SamvadCallUnit:
 * @SAMVAD_CALL_UNIT_DIALS: every dial
 * @SAMVAD_CALL_UNIT_COUNTED: of each case the dial by which it counts towards the target
 * @SAMVAD_CALL_UNIT_FINAL: of each case the dial that gives its final code
 * @SAMVAD_CALL_UNIT_HEARD: of each case the dial whose feedback is its sentiment
 *
 * One row a dial, or one row a case. The other conditions apply to the row: officer, district and
 * outcome are those of the dial that stands for the case, as in the figures.
 */
typedef enum {
  SAMVAD_CALL_UNIT_DIALS,
  SAMVAD_CALL_UNIT_COUNTED,
  SAMVAD_CALL_UNIT_FINAL,
  SAMVAD_CALL_UNIT_HEARD,
} SamvadCallUnit;

/* What is in the denominator of a share of opinions. */
#define SAMVAD_SENTIMENTS_STATED \
  (1u << SAMVAD_SENTIMENT_POSITIVE | 1u << SAMVAD_SENTIMENT_NEUTRAL | 1u << SAMVAD_SENTIMENT_NEGATIVE)
/* And of a share of families that a service reaches. */
#define SAMVAD_RECEIVED_STATED \
  (1u << SAMVAD_RECEIVED_YES | 1u << SAMVAD_RECEIVED_PARTLY | 1u << SAMVAD_RECEIVED_NO)

/**
 * SamvadCallFilter:
 *
 * NULL, NONE, 0 and -1 mean: any. Times are [from, to). Dials after `as_of` do not exist, also where
 * it is asked which dial stands for a case.
 */
typedef struct {
  SamvadCallUnit  unit;
  SamvadCounts    counts;       /* the rule for COUNTED; ATTEMPTED counts every dial */
  SamvadTime      as_of;
  SamvadTime      from;
  SamvadTime      to;
  char           *district;
  GPtrArray      *places;       /* SamvadPlace: in any of them; besides @district */
  char           *project;
  char           *officer;
  char           *family;
  char           *search;       /* words to find in remarks; searched normalised */
  SamvadTime      callback_before;      /* promised for a time before this */
  int             weekday;      /* ISO, 1 to 7, of the day (IST) on which the dial started; 0: any */
  int             hour;         /* of that day; -1: any */
  int             outcome;      /* SamvadOutcome or -1 */
  guint           outcomes;     /* 1 << SamvadOutcome, or'ed */
  int             category;     /* SamvadCategory or -1 */
  int             service;      /* SamvadService that was asked of, or -1 */
  guint           received;     /* of @service: 1 << SamvadReceived, or'ed */
  guint           satisfaction; /* of @service: 1 << 1 to 1 << 5, or'ed */
  guint           aware;        /* of @service, asked of or not: 1 << 0 did not know of it, 1 << 1 knew */
  gboolean        informed;     /* of @service, asked of or not: was told of it in the call */
  char           *issue;        /* of @service, asked of or not */
  int             sentiment;    /* SamvadSentiment or -1 */
  guint           sentiments;   /* 1 << SamvadSentiment, or'ed; SAMVAD_SENTIMENTS_STATED */
  gboolean        feedback;     /* only dials with feedback */
  gboolean        remarks;      /* only dials with a remark */
} SamvadCallFilter;

/* The lists that people work from. */
typedef enum {
  SAMVAD_ACTION_VIEW_OPEN,
  SAMVAD_ACTION_VIEW_OVERDUE,
  SAMVAD_ACTION_VIEW_MINE,              /* open, and owned by `mine` */
  SAMVAD_ACTION_VIEW_ESCALATION,        /* open, and due at or before `escalate_before` of its owner's role */
  SAMVAD_ACTION_VIEW_REOPENED,
  SAMVAD_ACTION_VIEW_TO_VERIFY,         /* claimed and not verified: to be called again */
  SAMVAD_ACTION_VIEW_UNSENT,            /* has edits that wait or were refused */
  SAMVAD_ACTION_VIEW_ALL,
} SamvadActionView;
#define SAMVAD_N_ACTION_VIEWS 8

/**
 * SamvadActionFilter:
 * @view: one of the lists; the other fields narrow it
 * @mine: name or id of an owner
 * @escalate_before: by role of the owner, as samvad_escalation_cut() gives it; NONE: never
 * @group: SamvadActionOrder whose equals stand together, or -1; of PRIORITY and those behind it
 * @descending: whether the order, but not that of the groups, is turned round
 * @within: (nullable): codes: in any of these districts; besides @district
 * @districts: (nullable): their codes as PLACE orders them; others follow
 */
typedef struct {
  SamvadActionView view;
  char           *mine;
  SamvadTime      escalate_before[SAMVAD_N_ROLES];
  char           *district;
  GStrv           within;
  char           *service;
  char           *search;
  int             role;         /* SamvadRole or -1 */
  int             state;        /* SamvadActionState or -1 */
  gboolean        open;         /* only open, acknowledged and reopened */
  gboolean        overdue;
  int             group;
  gboolean        descending;
  GStrv           districts;
} SamvadActionFilter;

/* Due: the most urgent first; opened and changed: the newest first; the others: by due time among equals. */
typedef enum {
  SAMVAD_ACTION_ORDER_DUE,
  SAMVAD_ACTION_ORDER_OPENED,
  SAMVAD_ACTION_ORDER_CHANGED,
  SAMVAD_ACTION_ORDER_PRIORITY,
  SAMVAD_ACTION_ORDER_SERVICE,
  SAMVAD_ACTION_ORDER_PLACE,
  SAMVAD_ACTION_ORDER_ROLE,
  SAMVAD_ACTION_ORDER_STATE,
} SamvadActionOrder;

SamvadCallFilter   *samvad_call_filter_new    (void);
SamvadCallFilter   *samvad_call_filter_copy   (const SamvadCallFilter *filter);
void                samvad_call_filter_free   (SamvadCallFilter *filter);
SamvadActionFilter *samvad_action_filter_new  (void);
SamvadActionFilter *samvad_action_filter_copy (const SamvadActionFilter *filter);
void                samvad_action_filter_free (SamvadActionFilter *filter);
gboolean            samvad_store_count_actions (SamvadStore *store, const SamvadActionFilter *filter, SamvadTime now,
                                                gint64 counts[SAMVAD_N_ACTION_VIEWS], GError **error);
GHashTable         *samvad_store_count_action_groups (SamvadStore *store, const SamvadActionFilter *filter, SamvadTime now,
                                                      GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadCallFilter, samvad_call_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadActionFilter, samvad_action_filter_free)

/* Items: hold a call or an action with its folded history; NULL while they load (`loaded`). */
#define SAMVAD_TYPE_CALL_ITEM (samvad_call_item_get_type ())
G_DECLARE_FINAL_TYPE (SamvadCallItem, samvad_call_item, SAMVAD, CALL_ITEM, GObject)
const SamvadCall *samvad_call_item_get_call (SamvadCallItem *self);

#define SAMVAD_TYPE_ACTION_ITEM (samvad_action_item_get_type ())
G_DECLARE_FINAL_TYPE (SamvadActionItem, samvad_action_item, SAMVAD, ACTION_ITEM, GObject)
const SamvadAction  *samvad_action_item_get_action  (SamvadActionItem *self);
const SamvadHistory *samvad_action_item_get_history (SamvadActionItem *self);
gboolean             samvad_action_item_is_unsent   (SamvadActionItem *self);

/**
 * SamvadPagedList:
 *
 * Base of the models: a GListModel that knows how many rows there are and where each page begins,
 * and holds only the pages that were looked at last. Pages are read in a worker thread by key,
 * never by OFFSET. Declared here because the models' classes begin with its class.
 *
 * A class that keeps the rows, a number each, says of a reload what came, went and moved: the other rows stay
 * the same items, so that what is chosen, focused and in sight stays so. Signals: `changing`, `changed` around it.
 */
#define SAMVAD_TYPE_PAGED_LIST (samvad_paged_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (SamvadPagedList, samvad_paged_list, SAMVAD, PAGED_LIST, GObject)

struct _SamvadPagedListClass {
  GObjectClass parent_class;

  GType         item_type;
  gboolean      keeps_rows;
  void        (*fill_item) (SamvadPagedList *self, GObject *item, gpointer value);
};

void samvad_paged_list_find_async  (SamvadPagedList *self, const char *id, GAsyncReadyCallback callback,
                                    gpointer user_data);
int  samvad_paged_list_find_finish (GAsyncResult *result, GError **error);
guint samvad_paged_list_get_position (SamvadPagedList *self, GObject *item);

/* Models: GListModels of the items above; newest call first. `reload` after `changed`. */
#define SAMVAD_TYPE_CALL_LIST (samvad_call_list_get_type ())
G_DECLARE_FINAL_TYPE (SamvadCallList, samvad_call_list, SAMVAD, CALL_LIST, SamvadPagedList)
/* All rows of a query at once, for an export: in a worker thread. */
GPtrArray        *samvad_store_list_calls     (SamvadStore *store, const SamvadCallFilter *filter, GCancellable *cancellable,
                                               GError **error);
/* Borrows @call. Returns: whether to go on. */
typedef gboolean (*SamvadCallFunc) (const SamvadCall *call, gpointer user_data);
gboolean          samvad_store_visit_calls    (SamvadStore *store, const SamvadCallFilter *filter, SamvadCallFunc func,
                                               gpointer user_data, GCancellable *cancellable, GError **error);
SamvadCallList   *samvad_call_list_new        (SamvadStore *store, const SamvadCallFilter *filter);
SamvadCallList   *samvad_call_list_new_after  (SamvadStore *store, const SamvadCallFilter *filter, SamvadCallList *seen);
guint             samvad_call_list_count_new  (SamvadCallList *self);
void              samvad_call_list_forget_seen (SamvadCallList *self);
void              samvad_call_list_set_filter (SamvadCallList *self, const SamvadCallFilter *filter);
void              samvad_call_list_reload     (SamvadCallList *self);

/**
 * SamvadOfficerCalls:
 * @median: duration of complete calls in seconds; -1: none
 * @last: when the last call of the period started, or NONE
 */
typedef struct {
  gint64     median;
  SamvadTime last;
} SamvadOfficerCalls;

GArray           *samvad_store_read_officers  (SamvadStore *store, const char *const *officers, guint n_officers,
                                               SamvadTime from, SamvadTime to, GCancellable *cancellable, GError **error);

/* How near an item is that somebody works on. */
typedef enum {
  SAMVAD_NEARNESS_DISTRICT,
  SAMVAD_NEARNESS_PROJECT,
  SAMVAD_NEARNESS_CENTRE,
} SamvadNearness;

/**
 * SamvadKnownWorker:
 * @project: (nullable): of the nearest item that was given to them, the newest of such
 * @centre_name: (nullable): likewise
 *
 * Somebody whom items were given to.
 */
typedef struct {
  SamvadWorker    worker;
  char           *project;
  char           *centre_name;
  SamvadNearness  nearness;
} SamvadKnownWorker;

void              samvad_known_worker_free    (SamvadKnownWorker *self);
GPtrArray        *samvad_store_list_workers   (SamvadStore *store, const char *district, const char *project,
                                               const char *centre, guint limit, GCancellable *cancellable, GError **error);
void              samvad_store_list_workers_async (SamvadStore *store, const char *district, const char *project,
                                                   const char *centre, guint limit, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
GPtrArray        *samvad_store_list_workers_finish (SamvadStore *store, GAsyncResult *result, GError **error);

#define SAMVAD_TYPE_ACTION_LIST (samvad_action_list_get_type ())
G_DECLARE_FINAL_TYPE (SamvadActionList, samvad_action_list, SAMVAD, ACTION_LIST, SamvadPagedList)
SamvadActionList *samvad_action_list_new        (SamvadStore *store, const SamvadActionFilter *filter,
                                                 SamvadActionOrder order, SamvadTime now);
void              samvad_action_list_set_filter (SamvadActionList *self, const SamvadActionFilter *filter,
                                                 SamvadActionOrder order, SamvadTime now);
void              samvad_action_list_reload     (SamvadActionList *self);

G_END_DECLS
