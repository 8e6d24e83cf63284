/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-program.h"

#include "samvad-hub-demo.h"
#include "samvad-hub-users.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  char     *listen;
  char     *directory;
  char     *users;
  char     *certificate;
  char     *key;
  char     *add_user;
  char     *role;
  gboolean  demo;
  gboolean  live;
  gboolean  version;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->listen);
  g_free (options->directory);
  g_free (options->users);
  g_free (options->certificate);
  g_free (options->key);
  g_free (options->add_user);
  g_free (options->role);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options   *options,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  const GOptionEntry entries[] = {
    { "listen", 0, 0, G_OPTION_ARG_STRING, &options->listen, "where to listen; 127.0.0.1:5984 by default, port 0: a free one", "ADDR:PORT" },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->directory, "where the databases are kept", "DIR" },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &options->demo, "fill the database samvad with a year of invented data", NULL },
    { "live", 0, 0, G_OPTION_ARG_NONE, &options->live, "go on adding invented calls", NULL },
    { "users", 0, 0, G_OPTION_ARG_FILENAME, &options->users, "accounts with the roles reader and writer", "FILE" },
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &options->certificate, "serve HTTPS with this certificate", "PEM" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options->key, "and this key", "PEM" },
    { "add-user", 0, 0, G_OPTION_ARG_STRING, &options->add_user, "add an account to --users; the password is read from standard input", "NAME" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options->role, "of --add-user: reader or writer", "ROLE" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "print the version", NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("— the server of a small Tele Calling Hub");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "“%s” is not understood; see --help", (*argv)[1]);
  else if (options->add_user != NULL && (options->users == NULL || options->role == NULL))
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--add-user needs --users FILE and --role");
  else
    return TRUE;
  return FALSE;
}

static gboolean
add_user (const Options  *options,
          GError        **error)
{
  char line[1024];
  gboolean added;

  if (fgets (line, sizeof line, stdin) == NULL)
    line[0] = '\0';
  line[strcspn (line, "\r\n")] = '\0';
  added = samvad_hub_users_add (options->users, options->add_user, options->role, line, error);
  explicit_bzero (line, sizeof line);
  return added;
}

static gboolean
on_signal (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* A demonstration leaves nothing behind unless a folder was named. */
static char *
choose_directory (const Options  *options,
                  gboolean       *temporary,
                  GError        **error)
{
  *temporary = options->directory == NULL && options->demo;
  if (options->directory != NULL)
    return g_strdup (options->directory);
  if (*temporary)
    return g_dir_make_tmp ("samvad-hub-XXXXXX", error);
  return g_build_filename (g_get_user_data_dir (), "samvad-hub", NULL);
}

static void
remove_temporary (const char *directory)
{
  const char *const names[] = { "hub.db", "hub.db-wal", "hub.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (directory, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (directory);
}

static gboolean
serve (SamvadHub      *hub,
       const Options  *options,
       GError        **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (SamvadHubDemo) demo = NULL;
  guint term, interrupt;

  if ((options->demo || options->live) && (demo = samvad_hub_demo_new (hub, options->live, error)) == NULL)
    return FALSE;
  if (!samvad_hub_start (hub, error))
    return FALSE;
  term = g_unix_signal_add (SIGTERM, on_signal, loop);
  interrupt = g_unix_signal_add (SIGINT, on_signal, loop);
  g_print ("listening on %s\n", samvad_hub_get_url (hub));
  fflush (stdout);
  g_main_loop_run (loop);
  g_source_remove (term);
  g_source_remove (interrupt);
  samvad_hub_stop (hub);
  return TRUE;
}

static gboolean
run_server (const Options  *options,
            GError        **error)
{
  gboolean temporary, done = FALSE;
  g_autofree char *directory = choose_directory (options, &temporary, error);
  SamvadHubOptions hub_options = { options->listen != NULL ? options->listen : "127.0.0.1:5984", directory, options->users,
                                   options->certificate, options->key };
  SamvadHub *hub;

  if (directory == NULL)
    return FALSE;
  hub = samvad_hub_new (&hub_options, error);
  if (hub != NULL)
    done = serve (hub, options, error);
  g_clear_object (&hub);
  if (temporary)
    remove_temporary (directory);
  return done;
}

/** Returns: the exit status: 0 ended as asked, 1 failed, 2 usage */
int
samvad_hub_program_run (int    argc,
                        char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;

  if (!parse (&options, &argc, &argv, &error))
    {
      g_printerr ("samvad-hub: %s\n", error->message);
      return 2;
    }
  if (options.version)
    {
      g_print ("samvad-hub %s\n", SAMVAD_VERSION);
      return 0;
    }
  if (options.add_user != NULL ? add_user (&options, &error) : run_server (&options, &error))
    return 0;
  g_printerr ("samvad-hub: %s\n", error->message);
  return 1;
}
