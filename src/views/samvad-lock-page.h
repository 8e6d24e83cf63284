/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SamvadLockPage:
 *
 * What a locked window shows instead of its content: who may unlock it, and an entry for the
 * password. It decides nothing.
 *
 * Signal `unlock` (string): a password was given.
 */
#define SAMVAD_TYPE_LOCK_PAGE (samvad_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (SamvadLockPage, samvad_lock_page, SAMVAD, LOCK_PAGE, AdwBin)

void samvad_lock_page_ask      (SamvadLockPage *self, const char *user);
void samvad_lock_page_set_busy (SamvadLockPage *self, gboolean busy);
void samvad_lock_page_refuse   (SamvadLockPage *self, const char *reason);

G_END_DECLS
