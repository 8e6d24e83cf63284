/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-options.h"
#include "samvad-sync-target.h"

G_BEGIN_DECLS

/**
 * SamvadSyncState:
 * @SAMVAD_SYNC_STATE_IDLE: not started, stopped, or done
 * @SAMVAD_SYNC_STATE_CONNECTING: on the way to the server
 * @SAMVAD_SYNC_STATE_CATCHING_UP: `pending` documents to go
 * @SAMVAD_SYNC_STATE_LIVE: what happens there comes here
 * @SAMVAD_SYNC_STATE_OFFLINE: no connection, a busy server or a failing cache (see `error`): tried again
 * @SAMVAD_SYNC_STATE_SIGNED_OUT: waits for samvad_sync_engine_set_credentials()
 * @SAMVAD_SYNC_STATE_NOT_PERMITTED: signed in without the right: tried again now and then
 * @SAMVAD_SYNC_STATE_NOT_FOUND: no such database: tried again now and then
 * @SAMVAD_SYNC_STATE_REFUSED: not CouchDB, or its certificate is not trusted: tried again now and then
 */
typedef enum {
  SAMVAD_SYNC_STATE_IDLE,
  SAMVAD_SYNC_STATE_CONNECTING,
  SAMVAD_SYNC_STATE_CATCHING_UP,
  SAMVAD_SYNC_STATE_LIVE,
  SAMVAD_SYNC_STATE_OFFLINE,
  SAMVAD_SYNC_STATE_SIGNED_OUT,
  SAMVAD_SYNC_STATE_NOT_PERMITTED,
  SAMVAD_SYNC_STATE_NOT_FOUND,
  SAMVAD_SYNC_STATE_REFUSED,
} SamvadSyncState;

/**
 * SamvadSyncEngine:
 *
 * Keeps a target equal to a database: pulls its feed, sends the target's edits. Works in a thread
 * of its own, in which it calls the target; properties and signals come in the main context in
 * which it was made.
 *
 * Properties: `state` (#SamvadSyncState), `pending` (gint64, -1: not known), `documents` and
 * `pages` (guint64, written since the start), `error` (GError, why it is not LIVE), `transport`
 * (text: continuous, longpoll, poll), `clock-offset` (gint64 microseconds by which the server's
 * clock is ahead, G_MININT64: not known); writable before the start `backoff-base-ms`,
 * `heartbeat-ms`, `patience-ms` (without a byte of an answer) and `page-size` (guint).
 *
 * Signals: `progress` after every page; `finished` (gboolean ok) once, where it was started
 * without follow: edits sent and feed caught up, or not.
 */
#define SAMVAD_TYPE_SYNC_ENGINE (samvad_sync_engine_get_type ())
G_DECLARE_FINAL_TYPE (SamvadSyncEngine, samvad_sync_engine, SAMVAD, SYNC_ENGINE, GObject)

SamvadSyncEngine *samvad_sync_engine_new             (const SamvadSyncOptions *options, SamvadSyncTarget *target,
                                                      GError **error);
void              samvad_sync_engine_start           (SamvadSyncEngine *self, gboolean follow);
void              samvad_sync_engine_stop            (SamvadSyncEngine *self);
void              samvad_sync_engine_kick            (SamvadSyncEngine *self);
void              samvad_sync_engine_reconnect      (SamvadSyncEngine *self);
void              samvad_sync_engine_set_credentials (SamvadSyncEngine *self, const char *user, const char *password);

SamvadSyncState   samvad_sync_engine_get_state       (SamvadSyncEngine *self);
gint64            samvad_sync_engine_get_pending     (SamvadSyncEngine *self);
guint64           samvad_sync_engine_get_documents   (SamvadSyncEngine *self);
guint64           samvad_sync_engine_get_pages       (SamvadSyncEngine *self);
const GError     *samvad_sync_engine_get_error       (SamvadSyncEngine *self);
const char       *samvad_sync_engine_get_transport   (SamvadSyncEngine *self);
gint64            samvad_sync_engine_get_clock_offset (SamvadSyncEngine *self);

G_END_DECLS
