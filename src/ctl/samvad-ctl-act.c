/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-store.h"

typedef struct {
  char *directory;
  char *by;
  char *text;
  char *worker;
  char *role;
  char *due;
  char *response;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->directory);
  g_free (options->by);
  g_free (options->text);
  g_free (options->worker);
  g_free (options->role);
  g_free (options->due);
  g_free (options->response);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
usage_error (GError     **error,
             const char  *format,
             const char  *value)
{
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", value, 1);
  g_set_error_literal (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_USAGE, message->str);
  return FALSE;
}

static gboolean
fill_role (SamvadEvent    *event,
           const Options  *options,
           GError        **error)
{
  SamvadRole role = samvad_role_from_code (options->role);

  if (options->role != NULL && role == SAMVAD_ROLE_UNKNOWN)
    return usage_error (error, "“%s” is no role; roles are aww, supervisor, cdpo, dpo, hq", options->role);
  if (event->kind == SAMVAD_EVENT_ESCALATE)
    event->role = role;
  if (event->kind == SAMVAD_EVENT_ASSIGN)
    {
      event->worker.id = g_strdup (options->worker);
      event->worker.name = g_strdup (options->worker);
      event->worker.role = role;
    }
  return TRUE;
}

static gboolean
fill_response (SamvadEvent    *event,
               const Options  *options,
               GError        **error)
{
  event->response = samvad_response_from_code (options->response);
  if (options->response != NULL && event->response == SAMVAD_RESPONSE_UNKNOWN)
    return usage_error (error, "“%s” is no response; responses are supply, repair, training, "
                        "sanction, information, correction", options->response);
  return TRUE;
}

/* What each kind cannot do without. */
static gboolean
check_complete (const SamvadEvent  *event,
                GError            **error)
{
  switch (event->kind)
    {
    case SAMVAD_EVENT_ASSIGN:
      return samvad_ctl_require (event->worker.id, "--worker", error);
    case SAMVAD_EVENT_NOTE:
    case SAMVAD_EVENT_CANCEL:
      return samvad_ctl_require (event->text, "--text", error);
    case SAMVAD_EVENT_ESCALATE:
      return samvad_ctl_require (event->role != SAMVAD_ROLE_UNKNOWN ? "given" : NULL, "--role", error);
    case SAMVAD_EVENT_EXTEND:
      return samvad_ctl_require (event->due_at != SAMVAD_TIME_NONE ? "given" : NULL, "--due", error) &&
             samvad_ctl_require (event->text, "--text", error);
    case SAMVAD_EVENT_ACKNOWLEDGE:
    case SAMVAD_EVENT_DONE:
    case SAMVAD_EVENT_VERIFY:
    case SAMVAD_EVENT_REOPEN:
    case SAMVAD_EVENT_UNKNOWN:
    default:
      return TRUE;
    }
}

static SamvadEvent *
event_from_options (const char     *kind,
                    const Options  *options,
                    GError        **error)
{
  g_autoptr (SamvadEvent) event = samvad_event_new (samvad_event_kind_from_code (kind));

  if (event->kind == SAMVAD_EVENT_UNKNOWN)
    {
      usage_error (error, "“%s” is no kind of event; kinds are acknowledge, assign, note, done, verify, "
                   "reopen, escalate, extend, cancel", kind);
      return NULL;
    }
  event->id = g_uuid_string_random ();
  event->at = samvad_ctl_get_now ();
  event->by = g_strdup (options->by != NULL ? options->by : g_get_user_name ());
  event->text = g_strdup (options->text);
  if (options->due != NULL && !samvad_time_parse (options->due, &event->due_at))
    {
      usage_error (error, "“%s” is no time; write it as 2026-10-20T18:00:00+05:30", options->due);
      return NULL;
    }
  if (!fill_role (event, options, error) || !fill_response (event, options, error) ||
      !check_complete (event, error))
    return NULL;
  return g_steal_pointer (&event);
}

/** samvadctl act --cache-dir DIR ACTION-ID KIND [OPTION…]: one event, into the outbox */
gboolean
samvad_ctl_act (int      argc,
                char   **argv,
                GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "cache-dir", 0, 0, G_OPTION_ARG_FILENAME, &options.directory, "the cache's folder", "DIR" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, "who does it; this user by default", "WHO" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options.text, "what to note; the reason of extend and cancel", "TEXT" },
    { "worker", 0, 0, G_OPTION_ARG_STRING, &options.worker, "assign: to whom", "ID" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, "assign, escalate: aww, supervisor, cdpo, dpo, hq", "ROLE" },
    { "due", 0, 0, G_OPTION_ARG_STRING, &options.due, "extend: the new time", "TIME" },
    { "response", 0, 0, G_OPTION_ARG_STRING, &options.response,
      "done: supply, repair, training, sanction, information, correction", "KIND" },
    { NULL }
  };
  g_autoptr (SamvadStore) store = NULL;
  g_autoptr (SamvadEvent) event = NULL;

  if (!samvad_ctl_parse (&argc, &argv, entries, "ACTION-ID KIND", error) ||
      !samvad_ctl_require (options.directory, "--cache-dir", error) ||
      !samvad_ctl_require (argc > 2 ? argv[2] : NULL, "the action's id and the kind of event", error))
    return FALSE;
  event = event_from_options (argv[2], &options, error);
  if (event == NULL)
    return FALSE;
  store = samvad_store_open (options.directory, 0, error);
  return store != NULL && samvad_store_act (store, argv[1], event, error);
}
