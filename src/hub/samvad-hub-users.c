/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-users.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/random.h>

#define ITERATIONS   60000
#define SALT_BYTES   16
#define HASH_BYTES   32
#define MAX_FAILURES 5
#define LOCK_SECONDS 300

typedef struct {
  SamvadHubRole role;
  guint         iterations;
  char         *salt;
  char         *hash;
  guint         failures;
  gint64        locked_until;
} User;

struct _SamvadHubUsers {
  GHashTable *users;
  guint8      secret[32];       /* signs cookies; made anew at each start */
};

static void
user_free (gpointer data)
{
  User *user = data;

  g_free (user->salt);
  g_free (user->hash);
  g_free (user);
}

/* PBKDF2 of RFC 8018 with HMAC-SHA256; one block is as long as the hash. */
static char *
derive (const char *password,
        const char *salt,
        guint       iterations)
{
  guint8 block[HASH_BYTES], sum[HASH_BYTES];
  gsize length = sizeof block;
  GString *hex = g_string_new (NULL);

  for (guint i = 0; i < iterations; i++)
    {
      g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, (const guchar *) password, strlen (password));

      if (i == 0)
        {
          g_hmac_update (hmac, (const guchar *) salt, (gssize) strlen (salt));
          g_hmac_update (hmac, (const guchar *) "\0\0\0\1", 4);
        }
      else
        g_hmac_update (hmac, block, sizeof block);
      g_hmac_get_digest (hmac, block, &length);
      for (guint j = 0; j < HASH_BYTES; j++)
        sum[j] = i == 0 ? block[j] : sum[j] ^ block[j];
    }
  for (guint j = 0; j < HASH_BYTES; j++)
    g_string_append_printf (hex, "%02x", sum[j]);
  return g_string_free (hex, FALSE);
}

/* Every byte is looked at whatever the first ones are: the time must not tell how many were right. */
static gboolean
equal_in_constant_time (const char *a,
                        const char *b)
{
  gsize length = strlen (a);
  int difference = 0;

  if (length != strlen (b))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    difference |= a[i] ^ b[i];
  return difference == 0;
}

static SamvadHubRole
role_from_code (const char *code)
{
  if (g_strcmp0 (code, "reader") == 0)
    return SAMVAD_HUB_ROLE_READER;
  return g_strcmp0 (code, "writer") == 0 ? SAMVAD_HUB_ROLE_WRITER : SAMVAD_HUB_ROLE_NONE;
}

static gboolean
add_line (SamvadHubUsers *self,
          const char     *line)
{
  g_auto (GStrv) fields = g_strsplit (line, ":", 5);
  User *user;

  if (g_strv_length (fields) != 5 || role_from_code (fields[1]) == SAMVAD_HUB_ROLE_NONE || *fields[0] == '\0')
    return FALSE;
  user = g_new0 (User, 1);
  user->role = role_from_code (fields[1]);
  user->iterations = (guint) CLAMP (g_ascii_strtoll (fields[2], NULL, 10), 1, 10000000);
  user->salt = g_strdup (fields[3]);
  user->hash = g_strdup (fields[4]);
  g_hash_table_replace (self->users, g_strdup (fields[0]), user);
  return TRUE;
}

SamvadHubUsers *
samvad_hub_users_load (const char  *path,
                       GError     **error)
{
  SamvadHubUsers *self;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  self = g_new0 (SamvadHubUsers, 1);
  self->users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, user_free);
  if (getrandom (self->secret, sizeof self->secret, 0) != sizeof self->secret)
    g_error ("The system has no random numbers");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && lines[i][0] != '#' && !add_line (self, lines[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     "line %u of “%s” is no account; add accounts with samvad-hub --add-user", i + 1, path);
        samvad_hub_users_free (self);
        return NULL;
      }
  return self;
}

void
samvad_hub_users_free (SamvadHubUsers *self)
{
  g_hash_table_unref (self->users);
  explicit_bzero (self->secret, sizeof self->secret);
  g_free (self);
}

static char *
make_salt (void)
{
  guint8 bytes[SALT_BYTES];
  GString *hex = g_string_new (NULL);

  if (getrandom (bytes, sizeof bytes, 0) != sizeof bytes)
    g_error ("The system has no random numbers");
  for (guint i = 0; i < SALT_BYTES; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  return g_string_free (hex, FALSE);
}

/** Adds an account to the file, or replaces the one of that name. */
gboolean
samvad_hub_users_add (const char  *path,
                      const char  *name,
                      const char  *role,
                      const char  *password,
                      GError     **error)
{
  g_autofree char *old = NULL, *salt = make_salt (), *hash = NULL, *prefix = g_strconcat (name, ":", NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  if (role_from_code (role) == SAMVAD_HUB_ROLE_NONE || *name == '\0' || strpbrk (name, ":\n") != NULL || *password == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "an account needs a name without “:”, a role (reader or writer) and a password");
      return FALSE;
    }
  g_file_get_contents (path, &old, NULL, NULL);
  lines = g_strsplit (old != NULL ? old : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], prefix))
      g_string_append_printf (out, "%s\n", lines[i]);
  hash = derive (password, salt, ITERATIONS);
  g_string_append_printf (out, "%s:%s:%u:%s:%s\n", name, role, ITERATIONS, salt, hash);
  return g_file_set_contents_full (path, out->str, (gssize) out->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/** @now: seconds since 1970. Whether the password is right; five wrong ones lock the account. */
SamvadHubSignIn
samvad_hub_users_check (SamvadHubUsers *self,
                        const char     *name,
                        const char     *password,
                        gint64          now)
{
  User *user = g_hash_table_lookup (self->users, name);
  g_autofree char *hash = NULL;

  if (user == NULL)
    {
      /* As slow as for an account that exists: the time must not tell which names do. */
      hash = derive (password, "none", ITERATIONS);
      return SAMVAD_HUB_SIGN_IN_WRONG;
    }
  if (user->locked_until > now)
    return SAMVAD_HUB_SIGN_IN_LOCKED;
  hash = derive (password, user->salt, user->iterations);
  if (equal_in_constant_time (hash, user->hash))
    {
      user->failures = 0;
      return SAMVAD_HUB_SIGN_IN_OK;
    }
  if (++user->failures >= MAX_FAILURES)
    {
      user->failures = 0;
      user->locked_until = now + LOCK_SECONDS;
    }
  return SAMVAD_HUB_SIGN_IN_WRONG;
}

SamvadHubRole
samvad_hub_users_get_role (SamvadHubUsers *self,
                           const char     *name)
{
  const User *user = g_hash_table_lookup (self->users, name);

  return user != NULL ? user->role : SAMVAD_HUB_ROLE_NONE;
}

static char *
sign (SamvadHubUsers *self,
      const char     *payload)
{
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, self->secret, sizeof self->secret, payload, -1);
}

/** Returns: (transfer full): the value of AuthSession for @name, good for ten minutes */
char *
samvad_hub_users_make_cookie (SamvadHubUsers *self,
                              const char     *name,
                              gint64          now)
{
  g_autofree char *payload = g_strdup_printf ("%s:%" G_GINT64_FORMAT, name, now);
  g_autofree char *signature = sign (self, payload);
  g_autofree char *whole = g_strdup_printf ("%s:%s", payload, signature);
  char *cookie = g_base64_encode ((const guchar *) whole, strlen (whole));

  /* The alphabet that needs no quoting in a cookie. */
  g_strdelimit (cookie, "+", '-');
  g_strdelimit (cookie, "/", '_');
  while (g_str_has_suffix (cookie, "="))
    cookie[strlen (cookie) - 1] = '\0';
  return cookie;
}

/**
 * samvad_hub_users_read_cookie:
 * @fresh: (out): FALSE where it is old enough to be issued anew
 *
 * Returns: (transfer full) (nullable): the name, where the cookie is ours and not expired
 */
char *
samvad_hub_users_read_cookie (SamvadHubUsers *self,
                              const char     *cookie,
                              gint64          now,
                              gboolean       *fresh)
{
  g_autofree char *padded = NULL, *whole = NULL, *payload = NULL, *signature = NULL;
  g_autofree guchar *decoded = NULL;
  gsize length;
  char *colon;
  gint64 made;

  padded = g_strconcat (cookie, &"==="[3 - (4 - strlen (cookie) % 4) % 4], NULL);
  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  decoded = g_base64_decode (padded, &length);
  whole = g_strndup ((const char *) decoded, length);
  colon = strrchr (whole, ':');
  if (colon == NULL || !g_utf8_validate (whole, -1, NULL))
    return NULL;
  payload = g_strndup (whole, (gsize) (colon - whole));
  signature = sign (self, payload);
  if (!equal_in_constant_time (signature, colon + 1) || (colon = strrchr (payload, ':')) == NULL)
    return NULL;
  made = g_ascii_strtoll (colon + 1, NULL, 10);
  *colon = '\0';
  *fresh = now - made < SAMVAD_HUB_SESSION_SECONDS / 10;
  if (now < made - 60 || now - made > SAMVAD_HUB_SESSION_SECONDS || !g_hash_table_contains (self->users, payload))
    return NULL;
  return g_steal_pointer (&payload);
}
