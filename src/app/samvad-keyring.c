/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-keyring.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static const SecretSchema schema = {
  "org.samvad.Supervisor.Password", SECRET_SCHEMA_NONE,
  {
    { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "database", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static GHashTable *
new_attributes (const SamvadProfile *profile)
{
  return secret_attributes_build (&schema, "server", profile->server, "database", profile->database,
                                  "user", profile->user, NULL);
}

/** Asks whether there is a keyring at all; it is not unlocked for that. */
void
samvad_keyring_check_async (GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  secret_service_get (SECRET_SERVICE_OPEN_SESSION, cancellable, callback, user_data);
}

gboolean
samvad_keyring_check_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_autoptr (SecretService) service = secret_service_get_finish (result, error);

  return service != NULL;
}

void
samvad_keyring_store_async (const SamvadProfile *profile,
                            const char          *password,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GHashTable) attributes = new_attributes (profile);
  /* Translators: how the password is called in the desktop's keyring; user, address of the server */
  g_autofree char *label = g_strdup_printf (_("Samvad: %s at %s"), profile->user, profile->server);

  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, password, cancellable, callback,
                          user_data);
}

gboolean
samvad_keyring_store_finish (GAsyncResult  *result,
                             GError       **error)
{
  return secret_password_store_finish (result, error);
}

void
samvad_keyring_lookup_async (const SamvadProfile *profile,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GHashTable) attributes = new_attributes (profile);

  secret_password_lookupv (&schema, attributes, cancellable, callback, user_data);
}

/** Returns: (transfer full) (nullable): for samvad_keyring_wipe(); NULL without an error: none is kept */
char *
samvad_keyring_lookup_finish (GAsyncResult  *result,
                              GError       **error)
{
  return secret_password_lookup_finish (result, error);
}

void
samvad_keyring_clear_async (const SamvadProfile *profile,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GHashTable) attributes = new_attributes (profile);

  secret_password_clearv (&schema, attributes, cancellable, callback, user_data);
}

/** Returns: whether it is gone, also where none was kept */
gboolean
samvad_keyring_clear_finish (GAsyncResult  *result,
                             GError       **error)
{
  GError *problem = NULL;

  secret_password_clear_finish (result, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/** @password: (nullable) (transfer full): overwritten before it is freed */
void
samvad_keyring_wipe (char *password)
{
  if (password != NULL)
    secret_password_wipe (password);
  secret_password_free (password);
}
