/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-feed.h"

#include <string.h>


#include "samvad-json-member.h"
#include "samvad-sync-await.h"
#include "samvad-sync-rows.h"
#include "samvad-sync-steps.h"
#include "samvad-wire.h"

/* A page that is damaged so often is so on the server. */
#define FAILURES_UNTIL_LENIENT 2

void
samvad_sync_feed_clear (SamvadSyncFeed *self)
{
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->since, g_free);
}

static gboolean
check_object (SamvadSyncFeed  *self,
              JsonNode        *node,
              const char      *member,
              GError         **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (json_node_get_object (node), member))
    return TRUE;
  return samvad_sync_client_set_stranger (self->client, error);
}

/* A database that was deleted and made again has another time of birth; one that another server
 * stands in for has another uuid. Positions of the feed are never compared. */
static char *
get_identity (SamvadSyncFeed  *self,
              GError         **error)
{
  g_autofree char *path = samvad_sync_client_path (self->client, NULL);
  g_autoptr (JsonNode) welcome = samvad_sync_client_get (self->client, "/", self->cancellable, error);
  g_autoptr (JsonNode) database = NULL;
  const char *uuid;
  const char *born;

  if (welcome == NULL || !check_object (self, welcome, "version", error))
    return NULL;
  database = samvad_sync_client_get (self->client, path, self->cancellable, error);
  if (database == NULL || !check_object (self, database, "update_seq", error))
    return NULL;
  uuid = samvad_json_get_text (json_node_get_object (welcome), "uuid");
  born = samvad_json_get_text (json_node_get_object (database), "instance_start_time");
  return g_strdup_printf ("%s %s %s", uuid != NULL ? uuid : "-", born != NULL ? born : "-",
                          samvad_sync_client_get_database (self->client));
}

static gboolean
start_over (SamvadSyncFeed  *self,
            GError         **error)
{
  g_clear_pointer (&self->since, g_free);
  self->failures = 0;
  return samvad_sync_step_begin_rebuild (self->target, self->server, self->cancellable, error);
}

/* What does not say it is no reason to fetch everything anew: only what may be otherwise the next time is an error. */
static gboolean
is_passing (const GError *error)
{
  return g_error_matches (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NETWORK) ||
         g_error_matches (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_BUSY) ||
         g_error_matches (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_SIGNED_OUT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static GBytes *
ask_for_revision (const char *id,
                  const char *rev)
{
  g_autoptr (cJSON) question = cJSON_CreateObject ();
  g_autofree char *text = NULL;

  cJSON_AddItemToArray (cJSON_AddArrayToObject (question, id), cJSON_CreateString (rev));
  text = cJSON_PrintUnformatted (question);
  return g_bytes_new (text, strlen (text));
}

/**
 * A database that was restored from a backup has its uuid and time of birth, and may go on to every position that it
 * had before; but it does not have the last document that came from it. A revision is known for good, also when others
 * came after it: `_revs_diff` tells, as it does before each replication.
 *
 * @witness: (nullable): revision and id
 * @known: (out): whether the server has it, or does not say
 */
static gboolean
look_for_witness (SamvadSyncFeed  *self,
                  const char      *witness,
                  gboolean        *known,
                  GError         **error)
{
  const char *space = witness != NULL ? strchr (witness, ' ') : NULL;
  g_autofree char *rev = space != NULL ? g_strndup (witness, space - witness) : NULL;
  g_autofree char *base = samvad_sync_client_path (self->client, NULL);
  g_autofree char *path = g_strconcat (base, "/_revs_diff", NULL);
  g_autoptr (SamvadSyncAnswer) answer = NULL;
  g_autoptr (GBytes) question = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (cJSON) root = NULL;

  *known = TRUE;
  if (space == NULL)
    return TRUE;
  question = ask_for_revision (space + 1, rev);
  answer = samvad_sync_client_call (self->client, "POST", path, question, self->cancellable, &problem);
  if (answer == NULL && is_passing (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (answer != NULL)
    root = samvad_wire_parse (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));
  *known = !cJSON_HasObjectItem (cJSON_GetObjectItemCaseSensitive (root, space + 1), "missing");
  return TRUE;
}

/** Finds out whose feed this is and where it stands; another database, or an older state of it, starts a rebuild. */
gboolean
samvad_sync_feed_identify (SamvadSyncFeed  *self,
                           GError         **error)
{
  g_autofree char *server = get_identity (self, error);
  g_autoptr (SamvadSyncPosition) position = NULL;
  gboolean known;

  if (server == NULL)
    return FALSE;
  position = samvad_sync_step_get_position (self->target, self->cancellable, error);
  if (position == NULL)
    return FALSE;
  g_free (self->server);
  self->server = g_steal_pointer (&server);
  if (g_strcmp0 (position->server, self->server) != 0)
    return start_over (self, error);
  if (!look_for_witness (self, position->witness, &known, error))
    return FALSE;
  if (!known)
    return start_over (self, error);
  g_free (self->since);
  self->since = g_steal_pointer (&position->since);
  return TRUE;
}

typedef struct {
  GBytes   *body;
  gboolean  lenient;
} Raw;

static void
raw_free (gpointer data)
{
  g_bytes_unref (((Raw *) data)->body);
  g_free (data);
}

static void
decode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Raw *raw = data;
  GError *error = NULL;
  SamvadSyncPage *page = samvad_sync_page_read (raw->body, raw->lenient, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) samvad_sync_page_free);
  else
    g_task_return_error (task, error);
}

static SamvadSyncPage *
decode (SamvadSyncFeed    *self,
        SamvadSyncAnswer  *answer,
        GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, samvad_sync_keep_result, &result);
  Raw *raw = g_new (Raw, 1);

  *raw = (Raw) { g_bytes_ref (answer->body), self->failures >= FAILURES_UNTIL_LENIENT };
  g_task_set_task_data (task, raw, raw_free);
  g_task_set_source_tag (task, decode);
  g_task_run_in_thread (task, decode_in_thread);
  samvad_sync_await (&result);
  return g_task_propagate_pointer (task, error);
}

/** Puts the clocks on a page that came just now. */
void
samvad_sync_feed_stamp (SamvadSyncFeed *self,
                        SamvadSyncPage *page)
{
  gint64 offset;

  page->checked_at = g_get_real_time ();
  if (samvad_sync_client_get_offset (self->client, &offset))
    page->server_time = page->checked_at + offset;
}

static guint
get_limit (SamvadSyncFeed *self)
{
  return self->reduced > 0 ? self->reduced : self->limit;
}

static SamvadSyncRequest *
ask (SamvadSyncFeed *self,
     const char     *since)
{
  g_autofree char *path = samvad_sync_client_path (self->client, NULL);
  g_autofree char *position = samvad_sync_since_escape (since);
  g_autofree char *url = g_strdup_printf ("%s/_changes?include_docs=true&limit=%u&since=%s", path, get_limit (self), position);

  return samvad_sync_client_begin (self->client, "GET", url, NULL, self->cancellable);
}

/* What is under way while a page is decoded. */
typedef struct {
  SamvadSyncRequest *next;
  GAsyncResult      *writing;
  gboolean           is_writing;
  char              *since;         /* of the page that is being written */
  guint              rows;
} Pipeline;

static gboolean
finish_writing (SamvadSyncFeed  *self,
                Pipeline        *line,
                GError         **error)
{
  g_autofree char *since = g_steal_pointer (&line->since);

  if (!line->is_writing)
    return TRUE;
  line->is_writing = FALSE;
  if (!samvad_sync_step_apply_end (self->target, &line->writing, error))
    return FALSE;
  g_free (self->since);
  self->since = g_steal_pointer (&since);
  self->documents += line->rows;
  self->pages++;
  self->failures = 0;
  if (self->notify != NULL)
    self->notify (self, self->user_data);
  return TRUE;
}

static gboolean
start_writing (SamvadSyncFeed  *self,
               Pipeline        *line,
               SamvadSyncPage  *page,
               GError         **error)
{
  g_autoptr (SamvadSyncPage) owned = page;

  if (!finish_writing (self, line, error))
    return FALSE;
  self->pending = page->pending;
  line->since = g_strdup (page->since);
  line->rows = page->documents->len;
  line->is_writing = TRUE;
  samvad_sync_step_apply_begin (self->target, g_steal_pointer (&owned), self->cancellable, &line->writing);
  return TRUE;
}

static gboolean
is_last (SamvadSyncFeed *self,
         SamvadSyncPage *page)
{
  if (page->pending >= 0)
    return page->pending == 0 || page->documents->len == 0;
  return page->documents->len < get_limit (self);
}

static gboolean
ask_again_smaller (SamvadSyncFeed *self,
                   Pipeline       *line,
                   const char     *since,
                   const GError   *problem)
{
  if (!g_error_matches (problem, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_TOO_LARGE) || get_limit (self) == 1)
    return FALSE;
  self->reduced = MAX (1, get_limit (self) / 10);
  line->next = ask (self, since);
  return TRUE;
}

static void
ask_ahead (SamvadSyncFeed   *self,
           Pipeline         *line,
           SamvadSyncAnswer *answer)
{
  g_autofree char *since = NULL;
  gint64 pending;

  if (samvad_sync_tail_read (answer->body, &since, &pending) && pending != 0)
    line->next = ask (self, since);
}

static gboolean
take_page (SamvadSyncFeed    *self,
           Pipeline          *line,
           SamvadSyncAnswer  *answer,
           char             **since,
           GError           **error)
{
  SamvadSyncPage *page;

  ask_ahead (self, line, answer);
  page = decode (self, answer, error);
  if (page == NULL)
    {
      self->failures++;
      return FALSE;
    }
  page->server_time = answer->server_time;
  page->checked_at = answer->received_at;
  g_free (*since);
  *since = g_strdup (page->since);
  if (is_last (self, page))
    g_clear_pointer (&line->next, samvad_sync_request_free);
  return start_writing (self, line, page, error);
}

static gboolean
pull (SamvadSyncFeed  *self,
      Pipeline        *line,
      GError         **error)
{
  g_autofree char *since = g_strdup (self->since);

  line->next = ask (self, since);
  while (line->next != NULL)
    {
      g_autoptr (SamvadSyncRequest) request = g_steal_pointer (&line->next);
      g_autoptr (GError) problem = NULL;
      g_autoptr (SamvadSyncAnswer) answer = samvad_sync_request_end (request, &problem);

      if (answer == NULL && ask_again_smaller (self, line, since, problem))
        continue;
      if (answer == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (!take_page (self, line, answer, &since, error))
        return FALSE;
    }
  return finish_writing (self, line, error);
}

static gboolean
pull_pages (SamvadSyncFeed  *self,
            GError         **error)
{
  Pipeline line = { NULL };
  gboolean done = pull (self, &line, error);

  /* The documents that were too large together are behind us. */
  if (done)
    self->reduced = 0;
  g_clear_pointer (&line.next, samvad_sync_request_free);
  if (!finish_writing (self, &line, done ? error : NULL))
    done = FALSE;
  g_free (line.since);
  return done;
}

/* What is damaged each time is so on the server: it is asked for again at once, until it is read row by row. Whoever
 * does not follow has no later time for it. */
static gboolean
pull_stubbornly (SamvadSyncFeed  *self,
                 GError         **error)
{
  g_autoptr (GError) problem = NULL;
  guint before = self->failures;
  gboolean done = pull_pages (self, &problem);

  while (!done && self->failures > before && self->failures <= FAILURES_UNTIL_LENIENT)
    {
      before = self->failures;
      g_clear_error (&problem);
      done = pull_pages (self, &problem);
    }
  if (!done)
    g_propagate_error (error, g_steal_pointer (&problem));
  return done;
}

/** Pulls page after page until the server has no more; a rebuild that was under way is finished. */
gboolean
samvad_sync_feed_catch_up (SamvadSyncFeed  *self,
                           GError         **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean done = pull_stubbornly (self, &problem);

  if (!done && self->since != NULL && g_error_matches (problem, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_MALFORMED))
    {
      g_clear_error (&problem);
      done = start_over (self, &problem) && pull_stubbornly (self, &problem);
    }
  if (done)
    return samvad_sync_step_finish_rebuild (self->target, self->cancellable, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/** Writes a page that came live. @page: (transfer full) */
gboolean
samvad_sync_feed_apply (SamvadSyncFeed  *self,
                        SamvadSyncPage  *page,
                        GError         **error)
{
  Pipeline line = { NULL };

  return start_writing (self, &line, page, error) && finish_writing (self, &line, error);
}
