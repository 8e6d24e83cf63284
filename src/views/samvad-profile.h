/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SamvadProfile:
 * @name: what the user calls it; one of a kind
 * @server: address, without user or password
 * @user: empty: without signing in
 * @ca_file: PEM file of the only authorities to trust; empty: the system's
 *
 * A connection that is remembered. No text of it is NULL; the password is the keyring's.
 */
typedef struct {
  char *name;
  char *server;
  char *database;
  char *user;
  char *ca_file;
} SamvadProfile;

SamvadProfile *samvad_profile_new  (const char *name, const char *server, const char *database,
                                    const char *user, const char *ca_file);
SamvadProfile *samvad_profile_copy (const SamvadProfile *self);
void           samvad_profile_free (SamvadProfile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadProfile, samvad_profile_free)

char          *samvad_profile_make_name (const SamvadProfile *self);

GPtrArray     *samvad_profiles_load   (GSettings *settings);
void           samvad_profiles_keep   (GSettings *settings, const SamvadProfile *profile);
void           samvad_profiles_forget (GSettings *settings, const char *name);

G_END_DECLS
