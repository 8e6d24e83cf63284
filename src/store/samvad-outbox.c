/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-outbox.h"

#define OUTBOX_COLUMNS "row, doc_id, event_id, made_at, attempts, refused"

void
samvad_outbox_row_free (SamvadOutboxRow *row)
{
  g_free (row->document);
  g_clear_pointer (&row->event, samvad_event_free);
  g_clear_pointer (&row->body, samvad_document_free);
  g_free (row->refused);
  g_free (row);
}

/** @event: (nullable): id of the event; %NULL: the whole document is new */
gboolean
samvad_outbox_put (SamvadDatabase  *database,
                   const char      *id,
                   const char      *event,
                   SamvadTime       at,
                   GError         **error)
{
  return samvad_database_run (database, error, "INSERT INTO outbox (doc_id, event_id, made_at) VALUES (?, ?, ?)", "ssi",
                              id, event, at);
}

/* A document is sent bare, its events after it one by one, as any other. */
static gboolean
put_event_rows (SamvadDatabase  *database,
                const char      *id,
                GPtrArray       *events,
                GError         **error)
{
  for (guint i = 0; i < events->len; i++)
    {
      const SamvadEvent *event = g_ptr_array_index (events, i);

      if (!samvad_outbox_put (database, id, event->id, event->at, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
get_events (const SamvadDocument *document)
{
  if (document->kind == SAMVAD_DOCUMENT_ACTION)
    return document->action->events;
  return document->kind == SAMVAD_DOCUMENT_DECISION ? document->decision->events : NULL;
}

static gboolean
put_body (SamvadDatabase        *database,
          const SamvadDocument  *document,
          GError               **error)
{
  if (document->kind == SAMVAD_DOCUMENT_ACTION)
    return samvad_actions_put (database, document->action, 1, error);
  if (document->kind == SAMVAD_DOCUMENT_DECISION)
    return samvad_decisions_put (database, document->decision, 1, error);
  return samvad_directory_put (database, document, error);
}

/** Stores a new document with its outbox rows. */
gboolean
samvad_outbox_create (SamvadDatabase        *database,
                      const SamvadDocument  *document,
                      GError               **error)
{
  return put_body (database, document, error) &&
         samvad_outbox_put (database, document->id, NULL, g_get_real_time (), error) &&
         (get_events (document) == NULL || put_event_rows (database, document->id, get_events (document), error));
}

/** What an outbox row is about; the ids are %NULL where there is no such row. */
gboolean
samvad_outbox_find (SamvadDatabase  *database,
                    gint64           row,
                    char           **id,
                    char           **event,
                    GError         **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (database, error, "SELECT doc_id, event_id FROM outbox WHERE row = ?",
                                                     "i", row);
  *id = *event = NULL;
  if (statement == NULL)
    return FALSE;
  if (samvad_database_step (database, statement, error))
    {
      *id = samvad_column_text (statement, 0);
      *event = samvad_column_text (statement, 1);
      sqlite3_reset (statement);
    }
  return *id != NULL || error == NULL || *error == NULL;
}

/** Takes back a document that was not sent, with all that was done to it. */
gboolean
samvad_outbox_remove_document (SamvadDatabase  *database,
                               const char      *id,
                               GError         **error)
{
  if (g_str_has_prefix (id, "action:"))
    return samvad_database_run (database, error, "DELETE FROM outbox WHERE doc_id = ?", "s", id) &&
           samvad_database_run (database, error, "DELETE FROM event WHERE doc_id = ?", "s", id) &&
           samvad_actions_delete (database, id, error);
  if (g_str_has_prefix (id, "decision:"))
    return samvad_database_run (database, error, "DELETE FROM outbox WHERE doc_id = ?", "s", id) &&
           samvad_database_run (database, error, "DELETE FROM event WHERE doc_id = ?", "s", id) &&
           samvad_database_run (database, error, "DELETE FROM decision WHERE doc_id = ?", "s", id);
  return samvad_directory_delete (database, id, error);
}

static SamvadDocument *
load_body (SamvadDatabase  *database,
           const char      *id,
           GError         **error)
{
  g_autoptr (SamvadDocument) document = samvad_document_new (SAMVAD_DOCUMENT_OTHER, id);

  if (g_str_has_prefix (id, "action:") && (document->action = samvad_actions_get (database, id, error)) != NULL)
    {
      document->kind = SAMVAD_DOCUMENT_ACTION;
      g_ptr_array_set_size (document->action->events, 0);
    }
  else if (g_str_has_prefix (id, "decision:") && (document->decision = samvad_decisions_get (database, id, error)) != NULL)
    {
      document->kind = SAMVAD_DOCUMENT_DECISION;
      g_ptr_array_set_size (document->decision->events, 0);
    }
  else if (g_str_has_prefix (id, "closing:"))
    {
      g_autoptr (GPtrArray) closings = samvad_directory_closings (database, error);

      for (guint i = 0; closings != NULL && i < closings->len; i++)
        if (g_str_equal (((SamvadClosing *) g_ptr_array_index (closings, i))->id, id))
          {
            document->kind = SAMVAD_DOCUMENT_CLOSING;
            document->closing = samvad_closing_copy (g_ptr_array_index (closings, i));
          }
    }
  return document->kind != SAMVAD_DOCUMENT_OTHER ? g_steal_pointer (&document) : NULL;
}

static SamvadOutboxRow *
read_row (SamvadDatabase  *database,
          sqlite3_stmt    *statement,
          GError         **error)
{
  SamvadOutboxRow *row = g_new0 (SamvadOutboxRow, 1);
  const char *event = (const char *) sqlite3_column_text (statement, 2);

  row->row = sqlite3_column_int64 (statement, 0);
  row->document = samvad_column_text (statement, 1);
  row->made_at = sqlite3_column_int64 (statement, 3);
  row->attempts = (guint) sqlite3_column_int (statement, 4);
  row->refused = samvad_column_text (statement, 5);
  if (event != NULL)
    row->event = samvad_events_get (database, row->document, event, error);
  else
    row->body = load_body (database, row->document, error);
  return row;
}

/* A row whose event or document is gone with a damaged file has nothing left to send: it is passed
 * over, and takes no place from those behind it. */
static gboolean
collect_rows (SamvadDatabase  *database,
              sqlite3_stmt    *statement,
              guint            limit,
              GPtrArray       *rows,
              GError         **error)
{
  g_autoptr (GError) problem = NULL;
  guint end = limit < G_MAXUINT - rows->len ? rows->len + limit : G_MAXUINT;

  while (problem == NULL && rows->len < end && samvad_database_step (database, statement, &problem))
    {
      SamvadOutboxRow *row = read_row (database, statement, &problem);

      if (row->event != NULL || row->body != NULL)
        g_ptr_array_add (rows, row);
      else
        samvad_outbox_row_free (row);
    }
  sqlite3_reset (statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/** Adds at most @limit rows to @rows: those that wait, or the refused ones. */
gboolean
samvad_outbox_list (SamvadDatabase  *database,
                    guint            limit,
                    gboolean         refused,
                    GPtrArray       *rows,
                    GError         **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (database, error, "SELECT " OUTBOX_COLUMNS " FROM outbox "
                                                     "WHERE (refused IS NOT NULL) = ? ORDER BY row", "n",
                                                     refused ? 1 : 0);

  return statement != NULL && collect_rows (database, statement, limit, rows, error);
}

/** Returns: (transfer full) (element-type SamvadOutboxRow): the edits of one document, waiting or refused */
GPtrArray *
samvad_outbox_list_of (SamvadDatabase  *database,
                       const char      *id,
                       GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_outbox_row_free);
  sqlite3_stmt *statement = samvad_database_prepare (database, error, "SELECT " OUTBOX_COLUMNS " FROM outbox "
                                                     "WHERE doc_id = ? ORDER BY row", "s", id);

  return statement != NULL && collect_rows (database, statement, G_MAXUINT, rows, error) ? g_steal_pointer (&rows) : NULL;
}

/** Returns: (transfer full) (element-type utf8): the ids of the documents that have edits */
GPtrArray *
samvad_outbox_list_documents (SamvadDatabase  *database,
                              GError         **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_database_prepare (database, &problem, "SELECT doc_id FROM outbox GROUP BY doc_id "
                                                     "ORDER BY min (row)", NULL);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    if (sqlite3_column_type (statement, 0) == SQLITE_TEXT)      /* a damaged file may have anything */
      g_ptr_array_add (ids, samvad_column_text (statement, 0));
  if (problem == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* What the server says of a document may be there already: its events stay, and of a closing its figures, which
 * another PC may have been the first to send. */
static gboolean
carry_body (SamvadDatabase        *into,
            const SamvadDocument  *document,
            GError               **error)
{
  gint64 known = 0;

  if (document->kind == SAMVAD_DOCUMENT_CLOSING)
    return samvad_database_get_int (into, &known, error, "SELECT EXISTS (SELECT 1 FROM closing WHERE doc_id = ?)", "s",
                                    document->id) &&
           (known != 0 || put_body (into, document, error));
  return samvad_database_run (into, error, "UPDATE event SET local = -1 WHERE doc_id = ? AND local = 0", "s", document->id) &&
         put_body (into, document, error) &&
         samvad_database_run (into, error, "UPDATE event SET local = 0 WHERE doc_id = ? AND local = -1", "s", document->id);
}

/* A row keeps its number, by which the user or the synchronisation may be about to name it. */
static gboolean
carry_row (SamvadDatabase         *into,
           const SamvadOutboxRow  *row,
           GError                **error)
{
  if (!(row->body != NULL ? carry_body (into, row->body, error)
                          : samvad_events_put (into, row->document, row->event, row->refused != NULL ? 2 : 1, error)))
    return FALSE;
  return samvad_database_run (into, error, "INSERT INTO outbox (" OUTBOX_COLUMNS ") VALUES "
                              "((SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE row = ?1)), ?2, ?3, ?4, ?5, ?6)",
                              "issins", row->row, row->document, row->event != NULL ? row->event->id : NULL, row->made_at,
                              (int) row->attempts, row->refused);
}

/** Returns: whether one of @rows is a new document */
gboolean
samvad_outbox_has_body (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (((SamvadOutboxRow *) g_ptr_array_index (rows, i))->body != NULL)
      return TRUE;
  return FALSE;
}

/**
 * samvad_outbox_replace:
 * @rows: (element-type SamvadOutboxRow): edits of the document @id, perhaps none
 *
 * Makes @rows all that is unsent of a document, with its effect. In a transaction.
 */
gboolean
samvad_outbox_replace (SamvadDatabase  *into,
                       const char      *id,
                       GPtrArray       *rows,
                       GError         **error)
{
  gint64 had_body = 0;

  if (!samvad_database_get_int (into, &had_body, error, "SELECT EXISTS (SELECT 1 FROM outbox WHERE doc_id = ? "
                                "AND event_id IS NULL)", "s", id) ||
      !samvad_database_run (into, error, "DELETE FROM outbox WHERE doc_id = ?", "s", id) ||
      !samvad_database_run (into, error, "DELETE FROM event WHERE doc_id = ? AND local > 0", "s", id) ||
      (had_body != 0 && !samvad_outbox_has_body (rows) && !samvad_outbox_remove_document (into, id, error)))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!carry_row (into, g_ptr_array_index (rows, i), error))
      return FALSE;
  return samvad_actions_refold (into, id, error);
}

/** Puts the outbox of one cache, sent by nobody yet, into another, in a transaction of the latter. */
gboolean
samvad_outbox_carry_over (SamvadDatabase  *from,
                          SamvadDatabase  *into,
                          GError         **error)
{
  g_autoptr (GPtrArray) ids = samvad_outbox_list_documents (from, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) rows = samvad_outbox_list_of (from, g_ptr_array_index (ids, i), error);

      if (rows == NULL || !samvad_outbox_replace (into, g_ptr_array_index (ids, i), rows, error))
        return FALSE;
    }
  return TRUE;
}

/** The same from a damaged file, of which what can be read is worth having. */
void
samvad_outbox_salvage (SamvadDatabase *from,
                       SamvadDatabase *into)
{
  g_autoptr (GPtrArray) ids = samvad_outbox_list_documents (from, NULL);

  if (ids == NULL || !samvad_database_begin (into, TRUE, NULL))
    return;
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (GPtrArray) rows = samvad_outbox_list_of (from, id, NULL);

      if (rows != NULL && g_utf8_validate (id, -1, NULL))
        samvad_outbox_replace (into, id, rows, NULL);
    }
  samvad_database_commit (into, NULL);
}
