/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-reading.h"

G_BEGIN_DECLS

/* Every headline number of DESIGN section 6 for one month at one time. Numbers that do not exist
 * are NAN (double) or -1 (counts and targets); the JSON of `samvadctl status` writes them null. */

typedef enum {
  SAMVAD_VERDICT_NONE,          /* the month has no target */
  SAMVAD_VERDICT_MET,
  SAMVAD_VERDICT_TOO_EARLY,
  SAMVAD_VERDICT_BEHIND,
  SAMVAD_VERDICT_AHEAD,
  SAMVAD_VERDICT_ON_PACE,
} SamvadVerdict;

typedef enum {
  SAMVAD_BAND_SUPPRESSED,       /* n < 25 */
  SAMVAD_BAND_CAUTION,          /* 25 to 49 */
  SAMVAD_BAND_SHOWN,            /* 50 and more */
} SamvadBand;

/* A share of @n with @count in it; the interval is Wilson's 95% one. All NAN where n = 0. */
typedef struct {
  gint64     count;
  gint64     n;
  double     share;
  double     low;
  double     high;
  SamvadBand band;
} SamvadShare;

typedef struct {
  gint64        calls;          /* -1: none */
  SamvadCounts  counts;
  gint64        counted;
  guint         working_days;   /* W */
  double        elapsed;        /* w, working days */
  double        expected;
  double        needed_per_day; /* NAN once no working day is left */
  double        mean;           /* projection to the month's end; NAN at w = 0 */
  double        low;
  double        high;
  double        phi;
  SamvadVerdict verdict;
} SamvadPace;

typedef struct {
  double rr1;
  double rr2;
  double coop1;
  double con1;
  double ref1;
} SamvadRates;

typedef struct {
  const SamvadOfficer *officer; /* borrowed from the reading; NULL: named in calls only */
  const char          *key;     /* borrowed */
  gint64               counted;
  gint64               target;  /* -1 */
  gint64               dials;
  gint64               outcomes[SAMVAD_N_OUTCOMES];     /* dials */
  gint64               by_day[31];      /* counted, by day of the month less one */
  gint64               cases[SAMVAD_N_OUTCOMES];        /* by final code */
} SamvadOfficerFigures;

typedef struct {
  gint64      positive;
  gint64      neutral;
  gint64      negative;
  gint64      not_stated;
  SamvadShare share;            /* of negative in n = positive + neutral + negative */
} SamvadSentiments;

typedef struct {
  double rho;
  double deff;
  double effective_n;
} SamvadCallerEffect;

typedef struct {
  const SamvadDistrict *district;       /* borrowed; NULL: named in calls only */
  const char           *code;           /* borrowed */
  gint64                counted;
  gint64                target;         /* -1 */
  SamvadSentiments      sentiments;
  SamvadCallerEffect    caller;
  double                p_value;        /* NAN where n < 25 */
  gboolean              differs;
  int                   rank_low;       /* 0 where n = 0 */
  int                   rank_high;
  double                stabilised;     /* NAN where n = 0 */
  gint64                dials[SAMVAD_N_OUTCOMES];       /* the month's, by outcome */
  gint64                cases[SAMVAD_N_OUTCOMES];       /* the month's, by final code */
} SamvadDistrictFigures;

typedef struct {
  SamvadService service;
  gint64        received[SAMVAD_N_RECEIVED];
  gint64        satisfaction[5];
  SamvadShare   share;          /* of yes in yes + partly + no */
} SamvadServiceFigures;

/**
 * SamvadFigures:
 * @span: months that are counted, of which @month is the last that has begun: 1, 3 of a quarter, 12 of a
 *   financial year
 * @restated: closed, and counts otherwise now. Who can read what the closing keeps fills it in
 * @by_day: what counts towards the target on each day of the month; of a longer span, of its last month
 * @districts: (element-type SamvadDistrictFigures): by code
 * @officers: (element-type SamvadOfficerFigures): by key
 */
typedef struct {
  SamvadReading        *reading;        /* owned: names are borrowed from it */
  SamvadTime            as_of;
  SamvadMonth           month;
  guint                 span;
  gboolean              closed;
  gboolean              restated;
  SamvadPace            pace;
  gint64                by_day[31];
  gint64                dials;
  gint64                future;
  gint64                cases;
  gint64                outcomes[SAMVAD_N_OUTCOMES];    /* cases; UNKNOWN is always 0 */
  gint64                unknown_outcomes;               /* dials with a word not known */
  gint64                sampled;        /* families drawn for the month, by its target; -1: not said */
  gint64                callbacks_overdue;              /* of outcomes[CALLBACK], whose hour has passed */
  SamvadRates           rates;
  GPtrArray            *officers;
  guint                 window;         /* months */
  gboolean              window_chosen;  /* by the reader, not by the rule */
  SamvadSentiments      state;
  SamvadCallerEffect    caller;
  double                stabilising_m;  /* M; NAN where no district has n ≥ 1 */
  GPtrArray            *districts;
  SamvadServiceFigures  services[SAMVAD_N_SERVICES];
} SamvadFigures;

SamvadFigures *samvad_figures_new  (SamvadReading *reading, guint window);
SamvadFigures *samvad_figures_new_span (GPtrArray *months, guint span);
void           samvad_figures_free (SamvadFigures *self);
gboolean       samvad_figures_has_month (const SamvadFigures *self, SamvadMonth month);
const SamvadDistrictFigures *
               samvad_figures_find_district (const SamvadFigures *self, const char *code);

void           samvad_figures_foreach   (const SamvadFigures *self, SamvadTallyKind kind, SamvadTallyFunc func,
                                         gpointer user_data);

const char    *samvad_verdict_to_code (SamvadVerdict verdict);
const char    *samvad_band_to_code    (SamvadBand band);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadFigures, samvad_figures_free)

G_END_DECLS
