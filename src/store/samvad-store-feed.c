/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-outbox.h"
#include "samvad-page-cases.h"
#include "samvad-schema.h"

typedef struct {
  GPtrArray   *documents;
  const char  *since;
  SamvadTime   server_time;
  SamvadTime   checked_at;
} Page;

static gboolean
delete_document (SamvadDatabase  *database,
                 const char      *id,
                 GError         **error)
{
  if (g_str_has_prefix (id, "call:"))
    return samvad_calls_delete (database, id, error);
  if (g_str_has_prefix (id, "action:"))
    return samvad_actions_delete (database, id, error);
  if (g_str_has_prefix (id, "decision:"))
    return samvad_database_run (database, error, "DELETE FROM event WHERE doc_id = ? AND local = 0", "s", id) &&
           samvad_database_run (database, error, "DELETE FROM decision WHERE doc_id = ?", "s", id);
  return samvad_directory_delete (database, id, error);
}

/* An older version that could be read is not shown in the place of one that cannot. */
static gboolean
set_aside (SamvadDatabase        *database,
           const SamvadDocument  *document,
           SamvadTime             at,
           GError               **error)
{
  return delete_document (database, document->id, error) &&
         samvad_database_run (database, error, "INSERT OR REPLACE INTO set_aside VALUES (?, ?, ?)", "ssi", document->id,
                              document->reason != NULL ? document->reason : "cannot be read", at);
}

static gboolean
put_document (SamvadDatabase        *database,
              const SamvadDocument  *document,
              gboolean               is_new,
              SamvadTime             at,
              GError               **error)
{
  switch (document->kind)
    {
    case SAMVAD_DOCUMENT_OTHER:
      return TRUE;
    case SAMVAD_DOCUMENT_UNREADABLE:
      return set_aside (database, document, at, error);
    case SAMVAD_DOCUMENT_DELETED:
      return delete_document (database, document->id, error);
    case SAMVAD_DOCUMENT_CALL:
      return (is_new || samvad_calls_delete (database, document->id, error)) &&
             samvad_calls_add (database, document->call, error);
    case SAMVAD_DOCUMENT_ACTION:
      return samvad_actions_put (database, document->action, 0, error);
    case SAMVAD_DOCUMENT_DECISION:
      return samvad_decisions_put (database, document->decision, 0, error);
    case SAMVAD_DOCUMENT_DISTRICT:
    case SAMVAD_DOCUMENT_PROJECT:
    case SAMVAD_DOCUMENT_OFFICER:
    case SAMVAD_DOCUMENT_YEAR:
    case SAMVAD_DOCUMENT_TARGET:
    case SAMVAD_DOCUMENT_CLOSING:
    case SAMVAD_DOCUMENT_COVERAGE:
    default:
      return samvad_directory_put (database, document, error);
    }
}

static guint
change_of (const SamvadDocument *document)
{
  if (document->kind == SAMVAD_DOCUMENT_UNREADABLE)
    return SAMVAD_CHANGE_SET_ASIDE | SAMVAD_CHANGE_CALLS | SAMVAD_CHANGE_ACTIONS | SAMVAD_CHANGE_DIRECTORY;
  if (g_str_has_prefix (document->id, "call:"))
    return SAMVAD_CHANGE_CALLS;
  if (g_str_has_prefix (document->id, "action:"))
    return SAMVAD_CHANGE_ACTIONS;
  if (g_str_has_prefix (document->id, "decision:") || g_str_has_prefix (document->id, "closing:"))
    return SAMVAD_CHANGE_DECISIONS;
  return document->kind == SAMVAD_DOCUMENT_OTHER ? 0 : SAMVAD_CHANGE_DIRECTORY;
}

static gboolean
put_meta (SamvadDatabase  *database,
          const char      *key,
          const char      *value,
          GError         **error)
{
  return samvad_database_run (database, error, "INSERT OR REPLACE INTO meta VALUES (?, ?)", "ss", key, value);
}

/* The last document of the page: a server that does not know it any more is one that was restored from a backup. */
static gboolean
put_witness (SamvadDatabase  *database,
             GPtrArray       *documents,
             GError         **error)
{
  for (guint i = documents->len; i > 0; i--)
    {
      const SamvadDocument *document = g_ptr_array_index (documents, i - 1);
      g_autofree char *witness = NULL;

      if (document->rev == NULL)
        continue;
      witness = g_strconcat (document->rev, " ", document->id, NULL);
      return put_meta (database, "witness", witness, error);
    }
  return TRUE;
}

static gboolean
put_contact (SamvadDatabase  *database,
             SamvadTime       server_time,
             SamvadTime       checked_at,
             GError         **error)
{
  return (server_time == SAMVAD_TIME_NONE ||
          samvad_database_run (database, error, "INSERT OR REPLACE INTO meta VALUES ('server_time', ?)", "t", server_time)) &&
         samvad_database_run (database, error, "INSERT OR REPLACE INTO meta VALUES ('checked_at', ?)", "t", checked_at);
}

static gboolean
put_page (SamvadDatabase  *database,
          const Page      *page,
          guint           *changes,
          GError         **error)
{
  g_autoptr (SamvadPageCases) cases = samvad_page_cases_new (database);
  g_autoptr (SamvadTally) tally = samvad_tally_new ();
  gboolean is_new;
  gint64 aside = 0;

  if (!samvad_database_get_int (database, &aside, error, "SELECT EXISTS (SELECT 1 FROM set_aside)", NULL))
    return FALSE;
  for (guint i = 0; i < page->documents->len; i++)
    {
      const SamvadDocument *document = g_ptr_array_index (page->documents, i);

      *changes |= change_of (document);
      /* What comes again is read again. There is seldom anything set aside. */
      if (aside != 0 && !samvad_database_run (database, error, "DELETE FROM set_aside WHERE doc_id = ?", "s", document->id))
        return FALSE;
      aside |= document->kind == SAMVAD_DOCUMENT_UNREADABLE;
      if (!samvad_page_cases_add (cases, document, &is_new, error) ||
          !put_document (database, document, is_new, page->checked_at, error))
        return FALSE;
    }
  samvad_page_cases_tally (cases, tally);
  return samvad_rollup_add (database, tally, error) &&
         (page->since == NULL || (put_meta (database, "since", page->since, error) &&
                                  put_witness (database, page->documents, error))) &&
         put_contact (database, page->server_time, page->checked_at, error);
}

static gboolean
apply_job (SamvadStore  *self,
           gpointer      data,
           GError      **error)
{
  SamvadDatabase *database = samvad_store_get_feed (self);
  guint changes = SAMVAD_CHANGE_CONTACT;

  if (!samvad_store_check_feed (self, error) || !samvad_database_begin (database, FALSE, error))
    return FALSE;
  if (!put_page (database, data, &changes, error))
    {
      samvad_database_rollback (database);
      return FALSE;
    }
  if (!samvad_database_commit (database, error))
    return FALSE;
  if (database == samvad_store_get_writer (self))
    samvad_store_note_change (self, changes);
  return TRUE;
}

/**
 * samvad_store_apply:
 * @documents: (element-type SamvadDocument): in the order of the feed
 * @since: (nullable): the position after them; %NULL: leave it
 *
 * Writes a page of the feed in one transaction: documents, roll-ups and position, or nothing.
 */
gboolean
samvad_store_apply (SamvadStore  *self,
                    GPtrArray    *documents,
                    const char   *since,
                    SamvadTime    server_time,
                    SamvadTime    checked_at,
                    GError      **error)
{
  Page page = { documents, since, server_time, checked_at };

  return samvad_store_run (self, apply_job, &page, error);
}

static gboolean
contact_job (SamvadStore  *self,
             gpointer      data,
             GError      **error)
{
  SamvadDatabase *database = samvad_store_get_writer (self);
  const Page *page = data;

  if (!samvad_database_begin (database, FALSE, error))
    return FALSE;
  if (!put_contact (database, page->server_time, page->checked_at, error))
    {
      samvad_database_rollback (database);
      return FALSE;
    }
  if (!samvad_database_commit (database, error))
    return FALSE;
  samvad_store_note_change (self, SAMVAD_CHANGE_CONTACT);
  return TRUE;
}

/** Notes that the server answered without anything new. */
gboolean
samvad_store_note_contact (SamvadStore  *self,
                           SamvadTime    server_time,
                           SamvadTime    checked_at,
                           GError      **error)
{
  Page page = { NULL, NULL, server_time, checked_at };

  return samvad_store_run (self, contact_job, &page, error);
}

typedef struct {
  char *server;
  char *since;
  char *witness;
} Position;

static gboolean
get_meta (SamvadDatabase  *database,
          const char      *key,
          char           **value,
          GError         **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, error, "SELECT value FROM meta WHERE key = ?", "s", key);

  *value = NULL;
  if (statement == NULL)
    return FALSE;
  if (samvad_database_step (database, statement, &problem))
    {
      *value = samvad_column_text (statement, 0);
      sqlite3_reset (statement);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
position_job (SamvadStore  *self,
              gpointer      data,
              GError      **error)
{
  Position *position = data;
  SamvadDatabase *database = samvad_store_get_feed (self);

  samvad_store_take_feed (self);
  return get_meta (database, "server", &position->server, error) &&
         get_meta (database, "since", &position->since, error) &&
         get_meta (database, "witness", &position->witness, error);
}

/**
 * samvad_store_get_position:
 * @witness: (out) (nullable): revision and id of the last document before @since
 *
 * Where the feed stands, in the cache or in the rebuild that is under way.
 */
gboolean
samvad_store_get_position (SamvadStore  *self,
                           char        **server,
                           char        **since,
                           char        **witness,
                           GError      **error)
{
  Position position = { NULL };

  if (!samvad_store_run (self, position_job, &position, error))
    {
      g_free (position.server);
      g_free (position.since);
      g_free (position.witness);
      return FALSE;
    }
  *server = position.server;
  *since = position.since;
  *witness = position.witness;
  return TRUE;
}

static gboolean
put_server (SamvadDatabase  *database,
            const char      *server,
            GError         **error)
{
  if (!samvad_database_begin (database, FALSE, error))
    return FALSE;
  if (samvad_schema_drop_list_indexes (database, error) && put_meta (database, "server", server, error))
    return samvad_database_commit (database, error);
  samvad_database_rollback (database);
  return FALSE;
}

/* One program at a time. */
static gboolean
open_rebuild (SamvadStore  *self,
              GError      **error)
{
  gboolean opened;

  if (!samvad_store_begin_edit (self, error))
    return FALSE;
  opened = samvad_store_open_rebuild (self, error);
  return samvad_store_commit_edit (self, FALSE, opened ? error : NULL) && opened;
}

/* A cache that never held another database has nothing to keep readable: it is filled in place, so
 * that a first load shows itself as it comes and goes on after an interruption. */
static gboolean
begin_rebuild_job (SamvadStore  *self,
                   gpointer      data,
                   GError      **error)
{
  g_autofree char *server = NULL;

  samvad_store_take_feed (self);
  if (!get_meta (samvad_store_get_writer (self), "server", &server, error))
    return FALSE;
  if (server == NULL)
    return put_server (samvad_store_get_writer (self), data, error);
  return open_rebuild (self, error) && put_server (samvad_store_get_feed (self), data, error);
}

/**
 * samvad_store_begin_rebuild:
 * @server: identity of the database that follows
 *
 * What is applied from now on is gathered beside the old cache, which stays readable.
 */
gboolean
samvad_store_begin_rebuild (SamvadStore  *self,
                            const char   *server,
                            GError      **error)
{
  return samvad_store_run (self, begin_rebuild_job, (gpointer) server, error);
}

static gboolean
carry_over (SamvadDatabase  *from,
            SamvadDatabase  *into,
            GError         **error)
{
  if (!samvad_database_begin (into, TRUE, error))
    return FALSE;
  if (samvad_outbox_carry_over (from, into, error) && samvad_outbox_copy_follow (from, into, error))
    return samvad_database_commit (into, error);
  samvad_database_rollback (into);
  return FALSE;
}

/* No edit comes between what is carried over and the file that takes the place of the other. */
static gboolean
finish_rebuild_job (SamvadStore  *self,
                    gpointer      data,
                    GError      **error)
{
  if (!samvad_schema_ensure_list_indexes (samvad_store_get_feed (self), error))
    return FALSE;
  if (samvad_store_get_feed (self) == samvad_store_get_writer (self))
    return TRUE;
  if (!samvad_store_begin_edit (self, error))
    return FALSE;
  if (!carry_over (samvad_store_get_writer (self), samvad_store_get_feed (self), error) ||
      !samvad_database_commit (samvad_store_get_writer (self), error) || !samvad_store_swap (self, error))
    {
      samvad_store_abandon_edit (self);
      return FALSE;
    }
  samvad_outbox_copy_commit (samvad_store_get_copy (self), NULL);
  samvad_store_note_change (self, SAMVAD_CHANGE_REBUILT);
  return TRUE;
}

/** Puts what was gathered since begin_rebuild in the place of the old cache, with the outbox. */
gboolean
samvad_store_finish_rebuild (SamvadStore  *self,
                             GError      **error)
{
  return samvad_store_run (self, finish_rebuild_job, NULL, error);
}
