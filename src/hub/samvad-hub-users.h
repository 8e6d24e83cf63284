/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SamvadHubUsers:
 *
 * Accounts from a file, one a line: `name:role:iterations:salt:hash`, the hash PBKDF2 with
 * HMAC-SHA256. Five wrong passwords lock an account for five minutes, also for the right one.
 */
typedef struct _SamvadHubUsers SamvadHubUsers;

typedef enum {
  SAMVAD_HUB_ROLE_NONE,
  SAMVAD_HUB_ROLE_READER,
  SAMVAD_HUB_ROLE_WRITER,
} SamvadHubRole;

typedef enum {
  SAMVAD_HUB_SIGN_IN_OK,
  SAMVAD_HUB_SIGN_IN_WRONG,
  SAMVAD_HUB_SIGN_IN_LOCKED,
} SamvadHubSignIn;

#define SAMVAD_HUB_SESSION_SECONDS 600

SamvadHubUsers  *samvad_hub_users_load   (const char *path, GError **error);
void             samvad_hub_users_free   (SamvadHubUsers *self);
gboolean         samvad_hub_users_add    (const char *path, const char *name, const char *role, const char *password,
                                          GError **error);
SamvadHubSignIn  samvad_hub_users_check  (SamvadHubUsers *self, const char *name, const char *password, gint64 now);
SamvadHubRole    samvad_hub_users_get_role (SamvadHubUsers *self, const char *name);
char            *samvad_hub_users_make_cookie (SamvadHubUsers *self, const char *name, gint64 now);
char            *samvad_hub_users_read_cookie (SamvadHubUsers *self, const char *cookie, gint64 now, gboolean *fresh);

G_END_DECLS
