/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-time.h"

G_BEGIN_DECLS

/* How the window stands with the central server, in the words of the screen. The composition
 * root says which one holds; the views only show it. */

typedef enum {
  SAMVAD_CONNECTION_NOT_SET_UP,         /* no server was chosen yet */
  SAMVAD_CONNECTION_CACHE_ONLY,         /* without a server on purpose: --offline */
  SAMVAD_CONNECTION_CONNECTING,
  SAMVAD_CONNECTION_CATCHING_UP,
  SAMVAD_CONNECTION_LIVE,
  SAMVAD_CONNECTION_STALE,              /* connected, but nothing heard for too long */
  SAMVAD_CONNECTION_OFFLINE,
  SAMVAD_CONNECTION_SIGNED_OUT,
  SAMVAD_CONNECTION_NOT_PERMITTED,
  SAMVAD_CONNECTION_NO_DATABASE,
  SAMVAD_CONNECTION_WRONG_SERVER,       /* answers, but not as CouchDB does */
  SAMVAD_CONNECTION_CACHE_FAILED,       /* the cache itself cannot be used */
} SamvadConnectionState;

/**
 * SamvadConnection:
 * @left: documents still to come while catching up, or -1
 * @detail: (nullable): one sentence from below: what happened and what to do
 */
typedef struct {
  SamvadConnectionState  state;
  gint64                 left;
  char                  *detail;
} SamvadConnection;

gboolean    samvad_connection_is_current  (SamvadConnectionState state);
gboolean    samvad_connection_needs_user  (SamvadConnectionState state);
const char *samvad_connection_get_icon    (SamvadConnectionState state);
char       *samvad_connection_get_label   (const SamvadConnection *self, SamvadTime last_checked,
                                           SamvadTime now);
char       *samvad_connection_get_banner  (const SamvadConnection *self, SamvadTime last_checked,
                                           gint64 waiting);
char       *samvad_connection_get_age     (const SamvadConnection *self, SamvadTime last_checked,
                                           SamvadTime now);
char       *samvad_connection_get_clock   (gint64 offset);

G_END_DECLS
