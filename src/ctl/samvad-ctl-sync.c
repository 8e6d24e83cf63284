/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-cache-target.h"
#include "samvad-ctl-server.h"
#include "samvad-sync-engine.h"

#include <glib-unix.h>
#include <unistd.h>

/* How often progress is told, so that a fast load does not spend its time on telling. */
#define TELL_EVERY (SAMVAD_SECOND / 4)

typedef struct {
  GMainLoop        *loop;
  SamvadSyncEngine *engine;
  gboolean          follow;
  gboolean          json;
  gboolean          terminal;
  SamvadTime        started_at;
  SamvadTime        told_at;
  gboolean          ok;
} Run;

static double
get_rate (const Run *run)
{
  double seconds = (double) (g_get_monotonic_time () - run->started_at) / G_USEC_PER_SEC;

  return seconds > 0 ? (double) samvad_sync_engine_get_documents (run->engine) / seconds : 0;
}

/* Returns: how long the rest takes at the rate so far, or -1 where nobody can say */
static double
get_seconds_left (const Run *run)
{
  gint64 pending = samvad_sync_engine_get_pending (run->engine);
  double rate = get_rate (run);

  return pending >= 0 && rate > 0 ? (double) pending / rate : -1;
}

static const char *
state_to_code (SamvadSyncState state)
{
  static const char *const codes[] = { "idle", "connecting", "catching-up", "live", "offline", "signed-out",
                                       "not-permitted", "not-found", "refused" };

  return codes[state];
}

static void
tell_json (const Run *run)
{
  gint64 pending = samvad_sync_engine_get_pending (run->engine);
  double seconds = get_seconds_left (run);
  g_autofree char *left = pending >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, pending) : g_strdup ("null");
  g_autofree char *seconds_left = seconds >= 0 ? g_strdup_printf ("%.0f", seconds) : g_strdup ("null");

  g_print ("{\"state\":\"%s\",\"documents\":%" G_GUINT64_FORMAT ",\"pages\":%" G_GUINT64_FORMAT
           ",\"pending\":%s,\"rate\":%.0f,\"seconds_left\":%s}\n",
           state_to_code (samvad_sync_engine_get_state (run->engine)), samvad_sync_engine_get_documents (run->engine),
           samvad_sync_engine_get_pages (run->engine), left, get_rate (run), seconds_left);
}

static void
tell_line (const Run *run)
{
  double left = get_seconds_left (run);

  g_printerr ("\r%" G_GUINT64_FORMAT " documents, %" G_GUINT64_FORMAT " pages, %.0f a second",
              samvad_sync_engine_get_documents (run->engine), samvad_sync_engine_get_pages (run->engine), get_rate (run));
  if (left > 0)
    g_printerr (", %.0f s left", left);
  g_printerr ("\033[K");
}

static void
tell (Run      *run,
      gboolean  last)
{
  SamvadTime now = g_get_monotonic_time ();

  if (!last && now - run->told_at < TELL_EVERY)
    return;
  run->told_at = now;
  if (run->json)
    tell_json (run);
  else if (run->terminal)
    tell_line (run);
  if (last && !run->json && run->terminal)
    g_printerr ("\n");
}

static void
on_progress (SamvadSyncEngine *engine,
             gpointer          user_data)
{
  tell (user_data, FALSE);
}

static void
on_state (SamvadSyncEngine *engine,
          GParamSpec       *pspec,
          gpointer          user_data)
{
  Run *run = user_data;
  const GError *error = samvad_sync_engine_get_error (engine);

  if (run->json)
    tell_json (run);
  else if (run->follow && error != NULL)
    g_printerr ("%s\n", error->message);
}

static void
on_finished (SamvadSyncEngine *engine,
             gboolean          ok,
             gpointer          user_data)
{
  Run *run = user_data;

  run->ok = ok;
  g_main_loop_quit (run->loop);
}

static gboolean
on_signal (gpointer user_data)
{
  Run *run = user_data;

  run->ok = run->follow;
  g_main_loop_quit (run->loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
run_engine (Run      *run,
            GError  **error)
{
  guint term = g_unix_signal_add (SIGTERM, on_signal, run);
  guint interrupt = g_unix_signal_add (SIGINT, on_signal, run);

  g_signal_connect (run->engine, "progress", G_CALLBACK (on_progress), run);
  g_signal_connect (run->engine, "notify::state", G_CALLBACK (on_state), run);
  g_signal_connect (run->engine, "finished", G_CALLBACK (on_finished), run);
  run->started_at = g_get_monotonic_time ();
  samvad_sync_engine_start (run->engine, run->follow);
  g_main_loop_run (run->loop);
  g_signal_handlers_disconnect_by_data (run->engine, run);
  if (run->ok)
    tell (run, TRUE);
  g_source_remove (term);
  g_source_remove (interrupt);
  if (run->ok)
    return TRUE;
  if (samvad_sync_engine_get_error (run->engine) != NULL)
    g_propagate_error (error, g_error_copy (samvad_sync_engine_get_error (run->engine)));
  else
    g_set_error_literal (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_FAILED, "interrupted; run it again to go on");
  return FALSE;
}

static gboolean
synchronise (const SamvadSyncOptions  *options,
             const char               *directory,
             Run                      *run,
             GError                  **error)
{
  g_autoptr (SamvadStore) store = samvad_store_open (directory, 0, error);
  g_autoptr (SamvadCacheTarget) target = NULL;
  gboolean done = FALSE;

  if (store == NULL)
    return FALSE;
  if (samvad_store_get_set_aside (store) != NULL)
    g_printerr ("The cache was damaged; it was set aside as %s and is built anew.\n", samvad_store_get_set_aside (store));
  target = samvad_cache_target_new (store);
  run->engine = samvad_sync_engine_new (options, SAMVAD_SYNC_TARGET (target), error);
  if (run->engine != NULL)
    {
      done = run_engine (run, error);
      samvad_sync_engine_stop (run->engine);
      g_clear_object (&run->engine);
    }
  samvad_store_close (store);
  return done;
}

/** samvadctl sync --server URL --database NAME --cache-dir DIR [--once|--follow] [--json] */
gboolean
samvad_ctl_sync (int      argc,
                 char   **argv,
                 GError **error)
{
  g_autofree char *server = NULL, *database = NULL, *directory = NULL;
  gboolean once = FALSE, follow = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_STRING, &server, "address of the server", "URL" },
    { "database", 0, 0, G_OPTION_ARG_STRING, &database, "the database on it", "NAME" },
    { "cache-dir", 0, 0, G_OPTION_ARG_FILENAME, &directory, "the cache's folder", "DIR" },
    { "once", 0, 0, G_OPTION_ARG_NONE, &once, "end when all is here and all is sent (default)", NULL },
    { "follow", 0, 0, G_OPTION_ARG_NONE, &follow, "go on until interrupted", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "progress as JSON, an object a line", NULL },
    { NULL }
  };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  SamvadSyncOptions options;
  Run run = { .loop = loop };

  if (!samvad_ctl_parse (&argc, &argv, entries, NULL, error) ||
      !samvad_ctl_fill_options (&options, server, database, error) ||
      !samvad_ctl_require (directory, "--cache-dir", error))
    return FALSE;
  if (once && follow)
    {
      g_set_error_literal (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, "--once and --follow exclude each other");
      return FALSE;
    }
  run.follow = follow;
  run.json = json;
  run.terminal = isatty (STDERR_FILENO);
  return synchronise (&options, directory, &run, error);
}
