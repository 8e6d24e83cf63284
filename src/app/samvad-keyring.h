/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-profile.h"

G_BEGIN_DECLS

/* Passwords of connections in the desktop's keyring: one for each server, database and user. Where
 * there is no keyring each call ends with libsecret's error. */

void      samvad_keyring_check_async   (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean  samvad_keyring_check_finish  (GAsyncResult *result, GError **error);

void      samvad_keyring_store_async   (const SamvadProfile *profile, const char *password, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean  samvad_keyring_store_finish  (GAsyncResult *result, GError **error);

void      samvad_keyring_lookup_async  (const SamvadProfile *profile, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
char     *samvad_keyring_lookup_finish (GAsyncResult *result, GError **error);

void      samvad_keyring_clear_async   (const SamvadProfile *profile, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean  samvad_keyring_clear_finish  (GAsyncResult *result, GError **error);

void      samvad_keyring_wipe          (char *password);

G_END_DECLS
