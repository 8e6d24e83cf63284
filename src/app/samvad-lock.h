/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-session.h"

G_BEGIN_DECLS

/**
 * SamvadLock:
 *
 * Notices that nobody uses the program's windows, and locks them after the time of the setting
 * `lock-after`; hides every window but the main one meanwhile. It is a screen against the eyes of
 * others, where the desktop's own lock is not used: who has the desktop account can read the files.
 *
 * Signal `changed`: it was locked or unlocked.
 */
#define SAMVAD_TYPE_LOCK (samvad_lock_get_type ())
G_DECLARE_FINAL_TYPE (SamvadLock, samvad_lock, SAMVAD, LOCK, GObject)

SamvadLock *samvad_lock_new           (SamvadSession *session);
void        samvad_lock_look      (SamvadLock *self);
gboolean    samvad_lock_is_locked     (SamvadLock *self);
const char *samvad_lock_get_user      (SamvadLock *self);
void        samvad_lock_engage        (SamvadLock *self);
void        samvad_lock_try_async     (SamvadLock *self, const char *password, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean    samvad_lock_try_finish    (SamvadLock *self, GAsyncResult *result, GError **error);

G_END_DECLS
