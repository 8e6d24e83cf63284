/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "samvad-sync-error.h"

G_BEGIN_DECLS

/**
 * SamvadSyncOptions:
 * @url: address of the server: https, or http to this PC
 * @database: its name
 * @user: (nullable): NULL: no sign-in
 * @password: (nullable)
 * @ca_file: (nullable): PEM file of the only authorities to trust, in the place of the system's
 */
typedef struct {
  char *url;
  char *database;
  char *user;
  char *password;
  char *ca_file;
} SamvadSyncOptions;

SamvadSyncOptions *samvad_sync_options_copy        (const SamvadSyncOptions *options);
void               samvad_sync_options_free        (SamvadSyncOptions *options);
GUri              *samvad_sync_options_get_base    (const SamvadSyncOptions *options, GError **error);
gboolean           samvad_sync_options_is_loopback (const char *host);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSyncOptions, samvad_sync_options_free)

G_END_DECLS
