/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"
#include "samvad-reported.h"
#include "samvad-store-lists.h"

G_BEGIN_DECLS

/**
 * SamvadSnapshot:
 * @months: (element-type SamvadMonth): the months in the cache, as the store lists them
 * @bounded: the same on the district boundaries that were chosen: what pages about districts show. It is
 *   @figures itself where each call counts in the district that it names
 * @reported: (nullable): the month as it was closed, if it is and says so
 * @officer_calls: (element-type SamvadOfficerCalls): of the month shown, in the order of the figures' officers
 *
 * What a worker thread read for the screen at one time: never changed after, reference counted,
 * so that rows may go on showing it while the next one is read.
 */
typedef struct {
  SamvadFigures  *figures;
  SamvadFigures  *bounded;
  GArray         *months;
  GArray         *officer_calls;
  SamvadReported *reported;
} SamvadSnapshot;

SamvadSnapshot *samvad_snapshot_read  (SamvadStore *store, SamvadMonth month, guint window,
                                       SamvadBoundaryView boundaries, SamvadTime as_of, GCancellable *cancellable, GError **error);
SamvadSnapshot *samvad_snapshot_new_window (SamvadSnapshot *from, guint window, SamvadBoundaryView boundaries);
void            samvad_snapshot_set_boundaries (SamvadSnapshot *self, SamvadBoundaryView boundaries);
SamvadSnapshot *samvad_snapshot_ref   (SamvadSnapshot *self);
void            samvad_snapshot_unref (SamvadSnapshot *self);

const char *samvad_snapshot_get_district (SamvadSnapshot *self, const char *code);
const char *samvad_snapshot_get_project  (SamvadSnapshot *self, const char *id);
const char *samvad_snapshot_get_officer  (SamvadSnapshot *self, const char *key);
const SamvadDistrictFigures *samvad_snapshot_find_district (SamvadSnapshot *self, const char *code);
char       *samvad_snapshot_get_place    (SamvadSnapshot *self, const char *district,
                                          const char *project, const char *centre);
gboolean    samvad_snapshot_is_empty     (SamvadSnapshot *self);
SamvadMonth samvad_snapshot_get_latest   (SamvadSnapshot *self);
gboolean    samvad_snapshot_is_over      (SamvadSnapshot *self);
GArray     *samvad_snapshot_list_others  (SamvadSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSnapshot, samvad_snapshot_unref)

G_END_DECLS
