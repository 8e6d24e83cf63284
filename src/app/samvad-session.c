/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-session.h"

#include <glib/gstdio.h>

#include "samvad-keyring.h"
#include "samvad-link.h"
#include "samvad-store-remove.h"
#include "samvad-text.h"

struct _SamvadSession {
  GObject          parent;
  GSettings       *settings;
  SamvadViewModel *model;
  SamvadProfile   *profile;     /* an empty server: none was chosen */
  char            *password;    /* NULL: not known yet, or there is none */
  char            *cache_dir;   /* of the command line, or NULL */
  gboolean         offline;
  SamvadStore     *store;
  SamvadLink      *link;
  GCancellable    *cancellable; /* of the opening under way */
};

G_DEFINE_FINAL_TYPE (SamvadSession, samvad_session, G_TYPE_OBJECT)

enum { NOT_KEPT, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
samvad_session_dispose (GObject *object)
{
  SamvadSession *self = SAMVAD_SESSION (object);

  samvad_session_close (self);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (samvad_session_parent_class)->dispose (object);
}

static void
samvad_session_finalize (GObject *object)
{
  SamvadSession *self = SAMVAD_SESSION (object);

  g_clear_pointer (&self->profile, samvad_profile_free);
  samvad_keyring_wipe (self->password);
  g_free (self->cache_dir);
  G_OBJECT_CLASS (samvad_session_parent_class)->finalize (object);
}

static void
samvad_session_class_init (SamvadSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = samvad_session_finalize;
  signals[NOT_KEPT] = g_signal_new ("not-kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
samvad_session_init (SamvadSession *self)
{
  self->settings = g_settings_new ("org.samvad.Supervisor");
  self->model = samvad_view_model_new ();
  samvad_view_model_set_window (self->model, g_settings_get_uint (self->settings, "window-months"));
}

static SamvadProfile *
load_profile (GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, "profile");
  g_autofree char *server = g_settings_get_string (settings, "server");
  g_autofree char *database = g_settings_get_string (settings, "database");
  g_autofree char *user = g_settings_get_string (settings, "user");
  g_autofree char *ca_file = g_settings_get_string (settings, "ca-file");

  return samvad_profile_new (name, server, database, user, ca_file);
}

static void
save_profile (GSettings           *settings,
              const SamvadProfile *profile)
{
  g_settings_set_string (settings, "profile", profile->name);
  g_settings_set_string (settings, "server", profile->server);
  g_settings_set_string (settings, "database", profile->database);
  g_settings_set_string (settings, "user", profile->user);
  g_settings_set_string (settings, "ca-file", profile->ca_file);
  samvad_profiles_keep (settings, profile);
}

SamvadSession *
samvad_session_new (const SamvadSessionOptions *options)
{
  SamvadSession *self = g_object_new (SAMVAD_TYPE_SESSION, NULL);
  g_autoptr (SamvadProfile) remembered = load_profile (self->settings);
  const char *database = options->database != NULL ? options->database : remembered->database;

  /* A remembered user and certificate belong to the remembered server only. */
  if (options->server != NULL)
    self->profile = samvad_profile_new (NULL, options->server, database, NULL, NULL);
  else
    self->profile = samvad_profile_new (remembered->name, remembered->server, database, remembered->user,
                                        remembered->ca_file);
  self->cache_dir = g_strdup (options->cache_dir);
  self->offline = options->offline;
  return self;
}

static gboolean
has_server (SamvadSession *self)
{
  return self->profile->server[0] != '\0' && self->profile->database[0] != '\0';
}

/** Returns: (transfer full): the folder of this server's and database's cache, one for each */
char *
samvad_session_find_cache (const char *server,
                           const char *database)
{
  g_autofree char *name = g_strconcat (server, "\n", database, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_build_filename (g_get_user_data_dir (), "samvad", digest, NULL);
}

/** Returns: (transfer full) (nullable): where the cache in use is; NULL: no server was chosen */
char *
samvad_session_dup_cache_dir (SamvadSession *self)
{
  if (self->cache_dir != NULL)
    return g_strdup (self->cache_dir);
  if (!has_server (self))
    return NULL;
  return samvad_session_find_cache (self->profile->server, self->profile->database);
}

/* The worker's thread has no main context of its own, so that the cache tells its changes in that of
 * the whole program. */
static void
open_in_worker (GTask        *task,
                gpointer      source,
                gpointer      directory,
                GCancellable *cancellable)
{
  GError *error = NULL;
  SamvadStore *store = samvad_store_open (directory, 0, &error);

  /* What may not be written may still be read; where there is nothing to read, the first error says why. */
  if (g_error_matches (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_READ_ONLY) &&
      (store = samvad_store_open (directory, SAMVAD_STORE_READ_ONLY, NULL)) != NULL)
    {
      g_clear_error (&error);
      g_object_set_data (G_OBJECT (task), "samvad-read-only", task);
    }
  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start_link (SamvadSession *self)
{
  self->link = samvad_link_new (self->model, self->store, self->profile, self->password);
}

static void
on_password (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SamvadSession) self = user_data;
  g_autoptr (GError) error = NULL;
  char *password = samvad_keyring_lookup_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  self->password = password;
  if (password != NULL)
    start_link (self);
  else
    samvad_view_model_set_connection (self->model, SAMVAD_CONNECTION_SIGNED_OUT, -1,
                                      error != NULL ? _("This desktop has no keyring that keeps the password.")
                                                    : _("No password is kept on this PC."));
}

static void
connect_or_ask (SamvadSession *self)
{
  if (self->offline || !has_server (self))
    {
      samvad_view_model_set_connection (self->model, self->offline ? SAMVAD_CONNECTION_CACHE_ONLY
                                                                   : SAMVAD_CONNECTION_NOT_SET_UP,
                                        -1, NULL);
      return;
    }
  if (self->profile->user[0] == '\0' || self->password != NULL)
    {
      start_link (self);
      return;
    }
  /* The keyring may ask its user first: until then the cache is there to be read. */
  samvad_view_model_set_connection (self->model, SAMVAD_CONNECTION_CONNECTING, -1, _("The keyring is asked for the password."));
  self->cancellable = g_cancellable_new ();
  samvad_keyring_lookup_async (self->profile, self->cancellable, on_password, g_object_ref (self));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SamvadSession *self = SAMVAD_SESSION (source);
  g_autoptr (GError) error = NULL;
  SamvadStore *store = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (store == NULL)
    {
      samvad_view_model_set_connection (self->model, SAMVAD_CONNECTION_CACHE_FAILED, -1, error->message);
      return;
    }
  self->store = store;
  samvad_view_model_set_store (self->model, store);
  if (g_object_get_data (G_OBJECT (result), "samvad-read-only") != NULL)
    samvad_view_model_set_connection (self->model, SAMVAD_CONNECTION_CACHE_ONLY, -1, NULL);
  else
    connect_or_ask (self);
}

/** Opens the cache and starts to synchronise it. */
void
samvad_session_open (SamvadSession *self)
{
  g_autofree char *directory = samvad_session_dup_cache_dir (self);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SAMVAD_IS_SESSION (self));

  samvad_session_close (self);
  if (directory == NULL)
    {
      samvad_view_model_set_connection (self->model, SAMVAD_CONNECTION_NOT_SET_UP, -1, NULL);
      return;
    }
  samvad_view_model_set_connection (self->model, SAMVAD_CONNECTION_CONNECTING, -1, NULL);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_opened, NULL);
  g_task_set_source_tag (task, samvad_session_open);
  g_task_set_task_data (task, g_steal_pointer (&directory), g_free);
  g_task_run_in_thread (task, open_in_worker);
}

/** Stops synchronising and lets go of the cache. */
void
samvad_session_close (SamvadSession *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->link != NULL)
    samvad_link_stop (self->link);
  g_clear_object (&self->link);
  if (self->store == NULL)
    return;
  samvad_view_model_set_store (self->model, NULL);
  samvad_store_close (self->store);
  g_clear_object (&self->store);
}

/** Asks the server now, without waiting for the next attempt's time. */
void
samvad_session_retry (SamvadSession *self)
{
  if (self->link != NULL)
    samvad_link_retry (self->link);
  else
    samvad_session_open (self);
}

/** What is open may lead nowhere since the PC slept or the network changed. */
void
samvad_session_reconnect (SamvadSession *self)
{
  if (self->link != NULL)
    samvad_link_reconnect (self->link);
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SamvadSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!samvad_keyring_store_finish (result, &error))
    g_signal_emit (self, signals[NOT_KEPT], 0, error->message);
}

static void
on_cleared (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* Without a keyring there was nothing in it. */
  if (!samvad_keyring_clear_finish (result, &error))
    g_info ("No password was taken out of a keyring: %s", error->message);
}

static void
take_password (SamvadSession *self,
               char          *password)
{
  samvad_keyring_wipe (self->password);
  self->password = password;
}

/**
 * samvad_session_connect_to:
 * @password: (nullable): NULL or empty: the one that the keyring has
 * @keep: whether the keyring is to have it
 *
 * Changes the connection, and remembers all of it but the password.
 */
void
samvad_session_connect_to (SamvadSession       *self,
                           const SamvadProfile *profile,
                           const char          *password,
                           gboolean             keep)
{
  g_autofree char *known = NULL;

  g_return_if_fail (SAMVAD_IS_SESSION (self));

  known = password != NULL && password[0] != '\0' ? g_strdup (password) : samvad_session_dup_password (self, profile);
  take_password (self, g_steal_pointer (&known));
  samvad_profile_free (self->profile);
  self->profile = samvad_profile_copy (profile);
  self->offline = FALSE;
  save_profile (self->settings, profile);
  if (profile->user[0] != '\0' && self->password != NULL && keep)
    samvad_keyring_store_async (profile, self->password, NULL, on_kept, g_object_ref (self));
  else if (self->password != NULL)
    samvad_keyring_clear_async (profile, NULL, on_cleared, NULL);
  samvad_session_open (self);
}

static void
remove_in_worker (GTask        *task,
                  gpointer      source,
                  gpointer      directory,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *alerts = g_build_filename (directory, SAMVAD_SESSION_ALERTS, NULL);

  g_unlink (alerts);
  if (samvad_store_remove (directory, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  SamvadSession *self = SAMVAD_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    samvad_view_model_set_connection (self->model, SAMVAD_CONNECTION_SIGNED_OUT, -1, error->message);
}

/* @directory: (transfer full); @callback: (nullable) */
static void
remove_cache (SamvadSession       *self,
              char                *directory,
              GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_source_tag (task, remove_cache);
  g_task_set_task_data (task, directory, g_free);
  g_task_run_in_thread (task, remove_in_worker);
}

/**
 * samvad_session_sign_out:
 * @wipe: also delete the cache, with edits that were not sent
 *
 * Forgets the password, here and in the keyring, and leaves the server. What is in the cache can
 * still be read, unless it is wiped.
 */
void
samvad_session_sign_out (SamvadSession *self,
                         gboolean       wipe)
{
  g_return_if_fail (SAMVAD_IS_SESSION (self) && has_server (self));

  samvad_keyring_clear_async (self->profile, NULL, on_cleared, NULL);
  take_password (self, NULL);
  if (wipe)
    {
      samvad_session_close (self);
      remove_cache (self, samvad_session_dup_cache_dir (self), on_removed);
    }
  else if (self->link != NULL)
    {
      samvad_link_stop (self->link);
      g_clear_object (&self->link);
    }
  samvad_view_model_set_connection (self->model, SAMVAD_CONNECTION_SIGNED_OUT, -1, _("You signed out on this PC."));
}

/* A cache that never was made needs no removing. */
static void
wipe_profile (SamvadSession       *self,
              const SamvadProfile *profile)
{
  gboolean in_use = g_str_equal (profile->server, self->profile->server) &&
                    g_str_equal (profile->database, self->profile->database);

  if (in_use)
    samvad_session_sign_out (self, TRUE);
  else
    remove_cache (self, samvad_session_find_cache (profile->server, profile->database), NULL);
}

/**
 * samvad_session_forget:
 * @name: of a remembered connection; its password goes with it
 * @wipe: so does its cache, with edits that were not sent
 */
void
samvad_session_forget (SamvadSession *self,
                       const char    *name,
                       gboolean       wipe)
{
  g_autoptr (GPtrArray) profiles = samvad_profiles_load (self->settings);

  for (guint i = 0; i < profiles->len; i++)
    {
      const SamvadProfile *profile = g_ptr_array_index (profiles, i);

      if (!g_str_equal (profile->name, name))
        continue;
      samvad_keyring_clear_async (profile, NULL, on_cleared, NULL);
      if (wipe)
        wipe_profile (self, profile);
    }
  samvad_profiles_forget (self->settings, name);
}

/** Returns: (transfer none) */
SamvadViewModel *
samvad_session_get_model (SamvadSession *self)
{
  return self->model;
}

/** Returns: (transfer none) */
GSettings *
samvad_session_get_settings (SamvadSession *self)
{
  return self->settings;
}

/** Returns: (transfer none): with an empty server where none was chosen */
const SamvadProfile *
samvad_session_get_profile (SamvadSession *self)
{
  return self->profile;
}

/** Returns: (transfer full) (nullable): the password in use, where @profile is who uses it */
char *
samvad_session_dup_password (SamvadSession       *self,
                             const SamvadProfile *profile)
{
  if (g_str_equal (profile->server, self->profile->server) && g_str_equal (profile->user, self->profile->user) &&
      g_str_equal (profile->database, self->profile->database))
    return g_strdup (self->password);
  return NULL;
}
