/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-profile.h"
#include "samvad-view-model.h"

G_BEGIN_DECLS

/**
 * SamvadSession:
 *
 * What the window works with: the settings, the cache of the chosen server and database, the
 * synchronisation that fills it, and the view model that pages listen to. Opening is done in a
 * worker thread; how it went is the model's connection state.
 *
 * Signal `not-kept` (string): the keyring did not take the password, and why: it is used for this
 * run only.
 */
#define SAMVAD_TYPE_SESSION (samvad_session_get_type ())
G_DECLARE_FINAL_TYPE (SamvadSession, samvad_session, SAMVAD, SESSION, GObject)

/* The history of alerts: a file beside the cache that they are about, deleted with it. */
#define SAMVAD_SESSION_ALERTS "alerts"

/**
 * SamvadSessionOptions:
 *
 * Of the command line; NULL: as in the settings. They hold for this run and are not remembered.
 */
typedef struct {
  const char *server;
  const char *database;
  const char *cache_dir;
  gboolean    offline;
} SamvadSessionOptions;

SamvadSession   *samvad_session_new          (const SamvadSessionOptions *options);
void             samvad_session_open         (SamvadSession *self);
void             samvad_session_close        (SamvadSession *self);
void             samvad_session_retry        (SamvadSession *self);
void             samvad_session_reconnect    (SamvadSession *self);
void             samvad_session_connect_to   (SamvadSession *self, const SamvadProfile *profile,
                                              const char *password, gboolean keep);
void             samvad_session_sign_out     (SamvadSession *self, gboolean wipe);
void             samvad_session_forget       (SamvadSession *self, const char *name, gboolean wipe);
SamvadViewModel *samvad_session_get_model    (SamvadSession *self);
GSettings       *samvad_session_get_settings (SamvadSession *self);

const SamvadProfile *samvad_session_get_profile   (SamvadSession *self);
char                *samvad_session_dup_password  (SamvadSession *self, const SamvadProfile *profile);

char            *samvad_session_dup_cache_dir (SamvadSession *self);
char            *samvad_session_find_cache   (const char *server, const char *database);

G_END_DECLS
