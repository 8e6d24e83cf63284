/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-view-model.h"

G_BEGIN_DECLS

/**
 * SamvadSession:
 *
 * What the window works with: the settings, the cache of the chosen server and database, the
 * synchronisation that fills it, and the view model that pages listen to. Opening is done in a
 * worker thread; how it went is the model's connection state.
 */
#define SAMVAD_TYPE_SESSION (samvad_session_get_type ())
G_DECLARE_FINAL_TYPE (SamvadSession, samvad_session, SAMVAD, SESSION, GObject)

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
void             samvad_session_connect_to   (SamvadSession *self, const char *server, const char *database,
                                              const char *user, const char *password);
SamvadViewModel *samvad_session_get_model    (SamvadSession *self);
GSettings       *samvad_session_get_settings (SamvadSession *self);
const char      *samvad_session_get_server   (SamvadSession *self);
const char      *samvad_session_get_database (SamvadSession *self);
const char      *samvad_session_get_user     (SamvadSession *self);

char            *samvad_session_find_cache   (const char *server, const char *database);

G_END_DECLS
