/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-calendar.h"
#include "samvad-history.h"
#include "samvad-tally.h"

G_BEGIN_DECLS

typedef struct {
  char   *district;
  gint64  open;
  gint64  overdue;
} SamvadDistrictActions;

/**
 * SamvadActionCounts:
 * @by_district: (element-type SamvadDistrictActions): the districts with an open item, by code
 */
typedef struct {
  gint64     open;
  gint64     overdue;
  gint64     done;
  gint64     verified;
  gint64     reopened;
  gint64     cancelled;
  GPtrArray *by_district;
} SamvadActionCounts;

/**
 * SamvadBoundaryView:
 * @SAMVAD_BOUNDARY_VIEW_CALLED: each call counts in the district that it names
 * @SAMVAD_BOUNDARY_VIEW_OLD: what was carved out counts where it was carved from
 * @SAMVAD_BOUNDARY_VIEW_NEW: earlier opinions count where their project lies today
 */
typedef enum {
  SAMVAD_BOUNDARY_VIEW_CALLED,
  SAMVAD_BOUNDARY_VIEW_OLD,
  SAMVAD_BOUNDARY_VIEW_NEW,
} SamvadBoundaryView;
#define SAMVAD_N_BOUNDARY_VIEWS 3

/**
 * SamvadReading:
 * @tally: @month with all kinds; the @months - 1 months before it likewise
 * @future: dials dated after @as_of, in all months
 * @target: (nullable): of @month
 * @closing: (nullable): of @month
 * @coverage: (element-type SamvadCoverage): of the months in @tally
 * @newest_event: when the newest event that counts happened, or NONE
 * @last_server_time: when the server sent the last answer, by its own clock, or NONE
 * @last_checked: when this PC last heard from the server, or NONE
 * @boundaries: on which district boundaries it counts
 * @since: the first of the months whose changes of boundaries it takes back or forward
 * @called: (nullable): the reading as the calls name the districts, of which this one was made; it keeps
 *   @calendar and @closing. %NULL: that is this one
 *
 * All that was counted, read in one transaction of the cache: what the statistics start from. Shared by
 * reference between the figures of several windows; not changed any more once it is.
 */
typedef struct _SamvadReading SamvadReading;
struct _SamvadReading {
  gatomicrefcount     refs;
  SamvadTime          as_of;
  SamvadMonth         month;
  guint               months;
  SamvadTally        *tally;
  gint64              future;
  GPtrArray          *districts;    /* SamvadDistrict, by code */
  GPtrArray          *projects;     /* SamvadProject, by id */
  GPtrArray          *officers;     /* SamvadOfficer, by key */
  SamvadTarget       *target;
  SamvadCalendar     *calendar;
  SamvadClosing      *closing;
  GPtrArray          *coverage;
  SamvadActionCounts  actions;
  gint64              unreadable;
  gint64              outbox_waiting;
  gint64              outbox_refused;
  SamvadTime          newest_event;
  SamvadTime          last_server_time;
  SamvadTime          last_checked;
  SamvadBoundaryView  boundaries;
  SamvadMonth         since;
  SamvadReading      *called;
};

SamvadReading *samvad_reading_new  (SamvadMonth month, SamvadTime as_of);
SamvadReading *samvad_reading_new_over (SamvadReading *called, SamvadBoundaryView boundaries);
SamvadReading *samvad_reading_ref  (SamvadReading *self);
void           samvad_reading_free (SamvadReading *self);
SamvadReading *samvad_reading_get_called (const SamvadReading *self);
SamvadDistrict *samvad_reading_find_district (const SamvadReading *self, const char *code);
SamvadProject  *samvad_reading_find_project  (const SamvadReading *self, const char *id);
const char     *samvad_project_skip_type     (const char *project);

void           samvad_action_counts_add (SamvadActionCounts *self, const char *district,
                                         SamvadActionState state, gboolean overdue, int sign);

const char        *samvad_boundary_view_to_code   (SamvadBoundaryView view);
gboolean           samvad_boundary_view_from_code (const char *code, SamvadBoundaryView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadReading, samvad_reading_free)

G_END_DECLS
