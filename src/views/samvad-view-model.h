/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-connection.h"
#include "samvad-outlines.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/**
 * SamvadViewModel:
 *
 * What all pages show: one month of one cache, read anew in a worker thread whenever the cache
 * changes, the minute passes or the reader chooses another month. Bursts of changes coalesce;
 * a single change is on the screen at once.
 *
 * Signals: `changed` (a new snapshot), `cache-changed` (guint SamvadChange, for the lists),
 * `connection-changed` (also where the clock is wrong), `selection-changed` (month, window or boundaries), `ticked`
 * (each minute).
 */
#define SAMVAD_TYPE_VIEW_MODEL (samvad_view_model_get_type ())
G_DECLARE_FINAL_TYPE (SamvadViewModel, samvad_view_model, SAMVAD, VIEW_MODEL, GObject)

SamvadViewModel        *samvad_view_model_new            (void);
void                    samvad_view_model_set_store      (SamvadViewModel *self, SamvadStore *store);
SamvadStore            *samvad_view_model_get_store      (SamvadViewModel *self);

void                    samvad_view_model_set_month      (SamvadViewModel *self, SamvadMonth month);
SamvadMonth             samvad_view_model_get_month      (SamvadViewModel *self);
void                    samvad_view_model_set_window     (SamvadViewModel *self, guint months);
guint                   samvad_view_model_get_window     (SamvadViewModel *self);

void                    samvad_view_model_set_boundaries (SamvadViewModel *self, SamvadBoundaryView boundaries);
SamvadBoundaryView      samvad_view_model_get_boundaries (SamvadViewModel *self);

SamvadSnapshot         *samvad_view_model_get_snapshot   (SamvadViewModel *self);
const char             *samvad_view_model_get_problem    (SamvadViewModel *self);
gboolean                samvad_view_model_is_behind      (SamvadViewModel *self);
SamvadTime              samvad_view_model_get_now        (SamvadViewModel *self);
SamvadTime              samvad_view_model_get_checked    (SamvadViewModel *self);

void                    samvad_view_model_set_connection (SamvadViewModel *self, SamvadConnectionState state,
                                                          gint64 left, const char *detail);
const SamvadConnection *samvad_view_model_get_connection (SamvadViewModel *self);
void                    samvad_view_model_set_clock      (SamvadViewModel *self, gint64 offset);
const char             *samvad_view_model_get_clock      (SamvadViewModel *self);
void                    samvad_view_model_set_watched    (SamvadViewModel *self, gboolean watched);
void                    samvad_view_model_refresh        (SamvadViewModel *self);

void                    samvad_view_model_set_settings   (SamvadViewModel *self, GSettings *settings);
char                   *samvad_view_model_get_user       (SamvadViewModel *self);

void                    samvad_view_model_set_outlines   (SamvadViewModel *self, SamvadOutlines *outlines,
                                                          const char *problem);
SamvadOutlines         *samvad_view_model_get_outlines   (SamvadViewModel *self);
const char             *samvad_view_model_get_outlines_problem (SamvadViewModel *self);

G_END_DECLS
