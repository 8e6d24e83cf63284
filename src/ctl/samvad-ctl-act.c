/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl.h"

#include "samvad-draft.h"
#include "samvad-store.h"

typedef struct {
  char *directory;
  char *by;
  char *text;
  char *worker;
  char *role;
  char *due;
  char *response;
  char *service;
  char *issue;
  char *priority;
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
  g_free (options->service);
  g_free (options->issue);
  g_free (options->priority);
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
                   "reopen, escalate, extend, cancel, and open and undo", kind);
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

/* What the options say goes before what the call itself says. */
static gboolean
fill_draft (SamvadDraft    *draft,
            const Options  *options,
            const char     *by,
            GError        **error)
{
  SamvadRole role = samvad_role_from_code (options->role);

  if (options->role != NULL && role == SAMVAD_ROLE_UNKNOWN)
    return usage_error (error, "“%s” is no role; roles are aww, supervisor, cdpo, dpo, hq", options->role);
  if (options->service != NULL && samvad_service_from_code (options->service) == SAMVAD_SERVICE_UNKNOWN)
    return usage_error (error, "“%s” is no service; see data/help, or samvadctl status", options->service);
  if (options->priority != NULL && samvad_priority_from_code (options->priority) == SAMVAD_PRIORITY_UNKNOWN)
    return usage_error (error, "“%s” is no priority; priorities are critical, high, normal", options->priority);
  if (!samvad_ctl_require (options->worker, "--worker", error))
    return FALSE;
  draft->service = options->service != NULL ? options->service : draft->service;
  draft->issue = options->issue != NULL ? options->issue : draft->issue;
  if (options->priority != NULL)
    draft->priority = samvad_priority_from_code (options->priority);
  draft->worker = (SamvadWorker) { options->worker, options->worker, options->role != NULL ? role : SAMVAD_ROLE_AWW };
  draft->text = options->text;
  draft->by = by;
  return TRUE;
}

/* A new item, of the call @id. */
static gboolean
open_item (SamvadStore    *store,
           const char     *id,
           const Options  *options,
           GError        **error)
{
  SamvadTime now = samvad_ctl_get_now ();
  g_autoptr (SamvadCall) call = samvad_store_get_call (store, id, error);
  g_autoptr (SamvadReading) reading = NULL;
  g_autoptr (SamvadDocument) document = NULL;
  SamvadDraft draft;

  if (call == NULL)
    return FALSE;
  draft = samvad_draft_propose (call);
  if (!fill_draft (&draft, options, options->by != NULL ? options->by : g_get_user_name (), error))
    return FALSE;
  reading = samvad_store_read (store, samvad_time_get_month (now), 1, now, NULL, error);
  if (reading == NULL)
    return FALSE;
  document = samvad_draft_open (&draft, call, reading->calendar, now);
  if (!samvad_store_create (store, document, error))
    return FALSE;
  g_print ("%s\n", document->id);
  return TRUE;
}

/* The last edit that was not sent, or was refused. */
static gboolean
undo_edit (SamvadStore  *store,
           const char   *id,
           GError      **error)
{
  g_autoptr (GPtrArray) rows = samvad_store_list_edits_of (store, id, error);

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    {
      g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_FAILED,
                   "“%s” has no edit that was not sent; add an event that corrects it", id);
      return FALSE;
    }
  return samvad_store_undo (store, ((SamvadOutboxRow *) g_ptr_array_index (rows, rows->len - 1))->row, error);
}

static gboolean
act_on (SamvadStore        *store,
        const char         *id,
        const SamvadEvent  *event,
        GError            **error)
{
  g_autoptr (SamvadEvent) copy = samvad_event_copy (event);

  g_free (copy->id);
  copy->id = g_uuid_string_random ();
  return samvad_store_act (store, id, copy, error);
}

/* One that does not take it keeps no other from it; the first reason is said. */
static gboolean
act_on_all (SamvadStore    *store,
            char          **ids,
            int             n_ids,
            const char     *kind,
            const Options  *options,
            GError        **error)
{
  gboolean opens = g_str_equal (kind, "open"), undoes = g_str_equal (kind, "undo");
  g_autoptr (SamvadEvent) event = opens || undoes ? NULL : event_from_options (kind, options, error);
  g_autoptr (GError) first = NULL;

  if (event == NULL && !opens && !undoes)
    return FALSE;
  for (int i = 0; i < n_ids; i++)
    {
      GError **problem = first == NULL ? &first : NULL;

      if (opens)
        open_item (store, ids[i], options, problem);
      else if (undoes)
        undo_edit (store, ids[i], problem);
      else
        act_on (store, ids[i], event, problem);
    }
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

/**
 * samvadctl act --cache-dir DIR ID… KIND [OPTION…]: one event on each item, into the outbox; “open” makes an item of
 * each call, “undo” takes back the last edit of each item that was not sent
 */
gboolean
samvad_ctl_act (int      argc,
                char   **argv,
                GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "cache-dir", 0, 0, G_OPTION_ARG_FILENAME, &options.directory, "the cache's folder", "DIR" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, "who does it; this user by default", "WHO" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options.text, "what to note; the reason of extend and cancel; the first note of a new item", "TEXT" },
    { "worker", 0, 0, G_OPTION_ARG_STRING, &options.worker, "assign, open: to whom", "ID" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, "assign, escalate, open: aww, supervisor, cdpo, dpo, hq", "ROLE" },
    { "due", 0, 0, G_OPTION_ARG_STRING, &options.due, "extend: the new time", "TIME" },
    { "response", 0, 0, G_OPTION_ARG_STRING, &options.response,
      "done: supply, repair, training, sanction, information, correction", "KIND" },
    { "service", 0, 0, G_OPTION_ARG_STRING, &options.service, "open: what it is about; as the call says by default", "SERVICE" },
    { "issue", 0, 0, G_OPTION_ARG_STRING, &options.issue, "open: what is wrong; as the call says by default", "ISSUE" },
    { "priority", 0, 0, G_OPTION_ARG_STRING, &options.priority, "open: critical, high, normal", "PRIORITY" },
    { NULL }
  };
  g_autoptr (SamvadStore) store = NULL;
  gboolean done;

  if (!samvad_ctl_parse (&argc, &argv, entries, "ID… KIND", error) ||
      !samvad_ctl_require (options.directory, "--cache-dir", error) ||
      !samvad_ctl_require (argc > 2 ? argv[2] : NULL, "the action's id and the kind of event", error))
    return FALSE;
  store = samvad_store_open (options.directory, 0, error);
  if (store == NULL)
    return FALSE;
  done = act_on_all (store, argv + 1, argc - 2, argv[argc - 1], &options, error);
  /* What it would still tell of the change keeps it otherwise, with its files open. */
  samvad_store_close (store);
  return done;
}
