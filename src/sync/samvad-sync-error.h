/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SAMVAD_SYNC_ERROR (samvad_sync_error_quark ())
GQuark samvad_sync_error_quark (void);

/**
 * SamvadSyncError:
 * @SAMVAD_SYNC_ERROR_ADDRESS: the address cannot be used as it is: only another one helps
 * @SAMVAD_SYNC_ERROR_NETWORK: no connection, or it broke: later
 * @SAMVAD_SYNC_ERROR_CERTIFICATE: the server's certificate is not trusted
 * @SAMVAD_SYNC_ERROR_BUSY: the server asks for patience: 408, 429, 5xx
 * @SAMVAD_SYNC_ERROR_SIGNED_OUT: a user name or password is missing or wrong: ask the user
 * @SAMVAD_SYNC_ERROR_NOT_PERMITTED: signed in, but not allowed
 * @SAMVAD_SYNC_ERROR_NO_DATABASE: the server has no such database
 * @SAMVAD_SYNC_ERROR_NOT_COUCHDB: what answers is something else: a web page, another host
 * @SAMVAD_SYNC_ERROR_MALFORMED: 400: the server does not understand the request
 * @SAMVAD_SYNC_ERROR_CONFLICT: 409 or 412: it is there already, or changed meanwhile
 * @SAMVAD_SYNC_ERROR_NO_DOCUMENT: the database has no such document
 * @SAMVAD_SYNC_ERROR_REJECTED: the server will never take this: 413, 415, 422
 * @SAMVAD_SYNC_ERROR_TOO_LARGE: an answer without a reasonable end
 *
 * Every message is one line which says what happened and what to do. None holds a password.
 */
typedef enum {
  SAMVAD_SYNC_ERROR_ADDRESS,
  SAMVAD_SYNC_ERROR_NETWORK,
  SAMVAD_SYNC_ERROR_CERTIFICATE,
  SAMVAD_SYNC_ERROR_BUSY,
  SAMVAD_SYNC_ERROR_SIGNED_OUT,
  SAMVAD_SYNC_ERROR_NOT_PERMITTED,
  SAMVAD_SYNC_ERROR_NO_DATABASE,
  SAMVAD_SYNC_ERROR_NOT_COUCHDB,
  SAMVAD_SYNC_ERROR_MALFORMED,
  SAMVAD_SYNC_ERROR_CONFLICT,
  SAMVAD_SYNC_ERROR_NO_DOCUMENT,
  SAMVAD_SYNC_ERROR_REJECTED,
  SAMVAD_SYNC_ERROR_TOO_LARGE,
} SamvadSyncError;

G_END_DECLS
