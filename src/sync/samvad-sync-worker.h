/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-engine.h"

G_BEGIN_DECLS

/**
 * SamvadSyncReport:
 * @error: (nullable): why the state is not LIVE
 * @finished: the worker's last one
 * @ok: all was done, with @finished
 *
 * How the worker stands; owned by who gets it.
 */
typedef struct {
  SamvadSyncState  state;
  gint64           pending;
  guint64          documents;
  guint64          pages;
  const char      *transport;
  gint64           clock_offset;
  GError          *error;
  gboolean         finished;
  gboolean         ok;
} SamvadSyncReport;

/**
 * SamvadSyncPlan:
 * @follow: go on after catching up
 * @backoff: microseconds before the first try after a failure
 * @heartbeat: microseconds between the server's signs of life
 * @page: rows a page
 * @recovery: microseconds after which a better way to follow than the one fallen back to is tried again
 * @patience: microseconds without a byte after which an answer is given up
 * @report: (transfer full report): called in the worker's thread
 */
typedef struct {
  SamvadSyncOptions *options;
  SamvadSyncTarget  *target;
  gboolean           follow;
  gint64             backoff;
  gint64             heartbeat;
  guint              page;
  gint64             patience;
  gint64             recovery;
  void             (*report) (SamvadSyncReport *report, gpointer user_data);
  gpointer           user_data;
} SamvadSyncPlan;

/* The thread that synchronises. */
typedef struct _SamvadSyncWorker SamvadSyncWorker;

void              samvad_sync_report_free       (SamvadSyncReport *report);
SamvadSyncWorker *samvad_sync_worker_start      (const SamvadSyncPlan *plan);
void              samvad_sync_worker_kick       (SamvadSyncWorker *self);
void              samvad_sync_worker_sign_in_as (SamvadSyncWorker *self, const char *user, const char *password);
void              samvad_sync_worker_reconnect  (SamvadSyncWorker *self);
void              samvad_sync_worker_stop       (SamvadSyncWorker *self);

G_END_DECLS
