/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-session.h"

#include "samvad-link.h"

struct _SamvadSession {
  GObject          parent;
  GSettings       *settings;
  SamvadViewModel *model;
  char            *server;      /* NULL: none was chosen */
  char            *database;
  char            *user;        /* NULL: without signing in */
  char            *password;    /* for this run only */
  char            *cache_dir;   /* of the command line, or NULL */
  gboolean         offline;
  SamvadStore     *store;
  SamvadLink      *link;
  GCancellable    *cancellable; /* of the opening under way */
};

G_DEFINE_FINAL_TYPE (SamvadSession, samvad_session, G_TYPE_OBJECT)

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

  g_free (self->server);
  g_free (self->database);
  g_free (self->user);
  g_free (self->password);
  g_free (self->cache_dir);
  G_OBJECT_CLASS (samvad_session_parent_class)->finalize (object);
}

static void
samvad_session_class_init (SamvadSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = samvad_session_finalize;
}

static void
samvad_session_init (SamvadSession *self)
{
  self->settings = g_settings_new ("org.samvad.Supervisor");
  self->model = samvad_view_model_new ();
  samvad_view_model_set_window (self->model, g_settings_get_uint (self->settings, "window-months"));
}

/* The option, or what is remembered; NULL for an empty text. */
static char *
choose (GSettings  *settings,
        const char *key,
        const char *option)
{
  g_autofree char *remembered = g_settings_get_string (settings, key);

  if (option != NULL)
    return g_strdup (option);
  return remembered[0] != '\0' ? g_steal_pointer (&remembered) : NULL;
}

SamvadSession *
samvad_session_new (const SamvadSessionOptions *options)
{
  SamvadSession *self = g_object_new (SAMVAD_TYPE_SESSION, NULL);

  self->server = choose (self->settings, "server", options->server);
  self->database = choose (self->settings, "database", options->database);
  /* A remembered user belongs to the remembered server only. */
  self->user = options->server == NULL ? choose (self->settings, "user", NULL) : NULL;
  self->cache_dir = g_strdup (options->cache_dir);
  self->offline = options->offline;
  return self;
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

static char *
get_cache_dir (SamvadSession *self)
{
  if (self->cache_dir != NULL)
    return g_strdup (self->cache_dir);
  if (self->server == NULL || self->database == NULL)
    return NULL;
  return samvad_session_find_cache (self->server, self->database);
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

  /* What may not be written may still be read. */
  if (g_error_matches (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_READ_ONLY))
    {
      g_clear_error (&error);
      store = samvad_store_open (directory, SAMVAD_STORE_READ_ONLY, &error);
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
  if (self->offline || self->server == NULL || self->database == NULL)
    {
      samvad_view_model_set_connection (self->model, self->offline ? SAMVAD_CONNECTION_CACHE_ONLY
                                                                   : SAMVAD_CONNECTION_NOT_SET_UP,
                                        -1, NULL);
      return;
    }
  self->link = samvad_link_new (self->model, self->store, self->server, self->database, self->user,
                                self->password);
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
    start_link (self);
}

/** Opens the cache and starts to synchronise it. */
void
samvad_session_open (SamvadSession *self)
{
  g_autofree char *directory = get_cache_dir (self);
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

static void
replace (char       **text,
         const char  *with)
{
  g_free (*text);
  *text = with != NULL && *with != '\0' ? g_strdup (with) : NULL;
}

/**
 * samvad_session_connect_to:
 * @user: (nullable)
 * @password: (nullable): kept for this run only
 *
 * Changes the connection, and remembers all of it but the password.
 */
void
samvad_session_connect_to (SamvadSession *self,
                           const char    *server,
                           const char    *database,
                           const char    *user,
                           const char    *password)
{
  g_return_if_fail (SAMVAD_IS_SESSION (self));

  replace (&self->server, server);
  replace (&self->database, database);
  replace (&self->user, user);
  replace (&self->password, password);
  self->offline = FALSE;
  g_settings_set_string (self->settings, "server", self->server != NULL ? self->server : "");
  g_settings_set_string (self->settings, "database", self->database != NULL ? self->database : "");
  g_settings_set_string (self->settings, "user", self->user != NULL ? self->user : "");
  samvad_session_open (self);
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

/** Returns: (nullable) */
const char *
samvad_session_get_server (SamvadSession *self)
{
  return self->server;
}

/** Returns: (nullable) */
const char *
samvad_session_get_database (SamvadSession *self)
{
  return self->database;
}

/** Returns: (nullable) */
const char *
samvad_session_get_user (SamvadSession *self)
{
  return self->user;
}
