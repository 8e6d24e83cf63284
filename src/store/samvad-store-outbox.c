/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

#include <glib/gi18n-lib.h>

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

/* One edit as it goes to the writer thread. */
typedef struct {
  const char           *id;
  const SamvadEvent    *event;
  const SamvadDocument *document;
  gint64                row;
  const char           *reason;
} Edit;

typedef gboolean (*EditFunc) (SamvadDatabase *database, const Edit *edit, GError **error);

/* The user's own words survive a power cut: such transactions are durable. */
static gboolean
transact (SamvadStore  *self,
          EditFunc      func,
          const Edit   *edit,
          guint         changes,
          GError      **error)
{
  SamvadDatabase *database = samvad_store_get_writer (self);

  if (!samvad_database_begin (database, TRUE, error))
    return FALSE;
  if (!func (database, edit, error))
    {
      samvad_database_rollback (database);
      return FALSE;
    }
  if (!samvad_database_commit (database, error))
    return FALSE;
  samvad_store_note_change (self, changes | SAMVAD_CHANGE_OUTBOX);
  return TRUE;
}

static gboolean
put_row (SamvadDatabase  *database,
         const char      *id,
         const char      *event,
         SamvadTime       at,
         GError         **error)
{
  return samvad_database_run (database, error, "INSERT INTO outbox (doc_id, event_id, made_at) VALUES (?, ?, ?)", "ssi",
                              id, event, at);
}

static gboolean
not_found (GError     **error,
           const char  *id)
{
  if (error == NULL || *error == NULL)
    g_set_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_FOUND,
                 _("There is no “%s” in the cache: synchronise, or check the id"), id);
  return FALSE;
}

static gboolean
check_allowed (const SamvadAction  *action,
               const SamvadEvent   *event,
               GError             **error)
{
  g_autoptr (SamvadHistory) history = samvad_history_new (action, event->at);

  if (event->kind == SAMVAD_EVENT_EXTEND && event->due_at != SAMVAD_TIME_NONE && event->due_at < action->opened_at)
    {
      g_set_error_literal (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_ALLOWED,
                           _("An item cannot be due before it was opened: choose a later time"));
      return FALSE;
    }
  if (samvad_action_state_allows (history->state, event->kind))
    return TRUE;
  g_set_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_ALLOWED,
               /* Translators: what was to be noted, as "Verified by the family"; the item's state, as "Open" */
               _("“%1$s” is not possible while the item is “%2$s”"),
               g_dpgettext2 (GETTEXT_PACKAGE, "code", samvad_event_kind_to_label (event->kind)),
               g_dpgettext2 (GETTEXT_PACKAGE, "state", samvad_action_state_to_label (history->state)));
  return FALSE;
}

/* An event that is there already, sent or not, is not made again by whoever lost the answer. */
static gboolean
has_event (SamvadDatabase     *database,
           const char         *id,
           const SamvadEvent  *event)
{
  g_autoptr (SamvadEvent) known = samvad_events_get (database, id, event->id, NULL);

  return known != NULL;
}

static gboolean
act (SamvadDatabase  *database,
     const Edit      *edit,
     GError         **error)
{
  g_autoptr (SamvadAction) action = samvad_actions_get (database, edit->id, error);

  if (action == NULL)
    return not_found (error, edit->id);
  if (has_event (database, edit->id, edit->event))
    return TRUE;
  return check_allowed (action, edit->event, error) &&
         samvad_events_put (database, edit->id, edit->event, 1, error) &&
         put_row (database, edit->id, edit->event->id, edit->event->at, error) &&
         samvad_actions_refold (database, edit->id, error);
}

static gboolean
act_job (SamvadStore  *self,
         gpointer      data,
         GError      **error)
{
  return transact (self, act, data, SAMVAD_CHANGE_ACTIONS, error);
}

/**
 * samvad_store_act:
 * @action: id of the item
 * @event: copied; its `at` decides what its state allows
 *
 * Adds an event with its outbox row in one durable transaction. NOT_ALLOWED where the state machine
 * does not offer it, NOT_FOUND where there is no such item. An event whose id is there changes nothing.
 */
gboolean
samvad_store_act (SamvadStore        *self,
                  const char         *action,
                  const SamvadEvent  *event,
                  GError            **error)
{
  Edit edit = { .id = action, .event = event };

  return samvad_store_run (self, act_job, &edit, error);
}

static gboolean
decide (SamvadDatabase  *database,
        const Edit      *edit,
        GError         **error)
{
  g_autoptr (SamvadDecision) decision = samvad_decisions_get (database, edit->id, error);

  if (decision == NULL)
    return not_found (error, edit->id);
  if (has_event (database, edit->id, edit->event))
    return TRUE;
  return samvad_events_put (database, edit->id, edit->event, 1, error) &&
         put_row (database, edit->id, edit->event->id, edit->event->at, error);
}

static gboolean
decide_job (SamvadStore  *self,
            gpointer      data,
            GError      **error)
{
  return transact (self, decide, data, SAMVAD_CHANGE_DECISIONS, error);
}

/** Adds an event to a decision, as samvad_store_act() does to an action item. */
gboolean
samvad_store_decide (SamvadStore        *self,
                     const char         *decision,
                     const SamvadEvent  *event,
                     GError            **error)
{
  Edit edit = { .id = decision, .event = event };

  return samvad_store_run (self, decide_job, &edit, error);
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

      if (!put_row (database, id, event->id, event->at, error))
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
create (SamvadDatabase  *database,
        const Edit      *edit,
        GError         **error)
{
  const SamvadDocument *document = edit->document;
  gboolean stored;

  if (document->kind == SAMVAD_DOCUMENT_ACTION)
    stored = samvad_actions_put (database, document->action, 1, error);
  else if (document->kind == SAMVAD_DOCUMENT_DECISION)
    stored = samvad_decisions_put (database, document->decision, 1, error);
  else
    stored = samvad_directory_put (database, document, error);
  return stored && put_row (database, document->id, NULL, g_get_real_time (), error) &&
         (get_events (document) == NULL || put_event_rows (database, document->id, get_events (document), error));
}

static gboolean
create_job (SamvadStore  *self,
            gpointer      data,
            GError      **error)
{
  return transact (self, create, data, SAMVAD_CHANGE_ACTIONS | SAMVAD_CHANGE_DECISIONS, error);
}

/** Makes a new action item, decision or closing, to be sent with the next synchronisation. */
gboolean
samvad_store_create (SamvadStore           *self,
                     const SamvadDocument  *document,
                     GError               **error)
{
  Edit edit = { .document = document };

  g_return_val_if_fail (document->kind == SAMVAD_DOCUMENT_ACTION || document->kind == SAMVAD_DOCUMENT_DECISION ||
                        document->kind == SAMVAD_DOCUMENT_CLOSING, FALSE);
  return samvad_store_run (self, create_job, &edit, error);
}

/* What an outbox row is about; the ids are NULL where there is no such row. */
static gboolean
find_row (SamvadDatabase  *database,
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

static gboolean
mark_event (SamvadDatabase  *database,
            const char      *id,
            const char      *event,
            int              local,
            GError         **error)
{
  return (event == NULL ||
          samvad_database_run (database, error, "UPDATE event SET local = ? WHERE doc_id = ? AND event_id = ? AND local > 0",
                               "nss", local, id, event)) &&
         samvad_actions_refold (database, id, error);
}

static gboolean
acknowledge (SamvadDatabase  *database,
             const Edit      *edit,
             GError         **error)
{
  g_autofree char *id = NULL, *event = NULL;

  if (!find_row (database, edit->row, &id, &event, error))
    return FALSE;
  if (id == NULL)
    return TRUE;
  return samvad_database_run (database, error, "DELETE FROM outbox WHERE row = ?", "i", edit->row) &&
         mark_event (database, id, event, 0, error);
}

static gboolean
acknowledge_job (SamvadStore  *self,
                 gpointer      data,
                 GError      **error)
{
  return transact (self, acknowledge, data, SAMVAD_CHANGE_ACTIONS, error);
}

/** The server has the edit of @row: its mark "not sent yet" goes. */
gboolean
samvad_store_acknowledge (SamvadStore  *self,
                          gint64        row,
                          GError      **error)
{
  Edit edit = { .row = row };

  return samvad_store_run (self, acknowledge_job, &edit, error);
}

static gboolean
refuse (SamvadDatabase  *database,
        const Edit      *edit,
        GError         **error)
{
  g_autofree char *id = NULL, *event = NULL;

  if (!find_row (database, edit->row, &id, &event, error))
    return FALSE;
  if (id == NULL)
    return TRUE;
  return samvad_database_run (database, error, "UPDATE outbox SET refused = ?, attempts = attempts + 1 WHERE row = ?", "si",
                              edit->reason, edit->row) &&
         mark_event (database, id, event, 2, error);
}

static gboolean
refuse_job (SamvadStore  *self,
            gpointer      data,
            GError      **error)
{
  return transact (self, refuse, data, SAMVAD_CHANGE_ACTIONS, error);
}

/**
 * samvad_store_refuse:
 *
 * The server will never take the edit of @row: it stays in the outbox with @reason, and its event no
 * longer counts, since nobody else will ever see it.
 */
gboolean
samvad_store_refuse (SamvadStore  *self,
                     gint64        row,
                     const char   *reason,
                     GError      **error)
{
  Edit edit = { .row = row, .reason = reason };

  return samvad_store_run (self, refuse_job, &edit, error);
}

static gboolean
remove_document (SamvadDatabase  *database,
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

static gboolean
undo (SamvadDatabase  *database,
      const Edit      *edit,
      GError         **error)
{
  g_autofree char *id = NULL, *event = NULL;

  if (!find_row (database, edit->row, &id, &event, error))
    return FALSE;
  if (id == NULL)
    {
      g_set_error_literal (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_FOUND,
                           _("This was sent already: add an event that corrects it"));
      return FALSE;
    }
  if (!samvad_database_run (database, error, "DELETE FROM outbox WHERE row = ?", "i", edit->row))
    return FALSE;
  if (event == NULL)
    return remove_document (database, id, error);
  return samvad_database_run (database, error, "DELETE FROM event WHERE doc_id = ? AND event_id = ? AND local > 0", "ss",
                              id, event) &&
         samvad_actions_refold (database, id, error);
}

static gboolean
undo_job (SamvadStore  *self,
          gpointer      data,
          GError      **error)
{
  return transact (self, undo, data, SAMVAD_CHANGE_ACTIONS | SAMVAD_CHANGE_DECISIONS, error);
}

/** Takes back an edit that was not sent, or drops one that was refused. */
gboolean
samvad_store_undo (SamvadStore  *self,
                   gint64        row,
                   GError      **error)
{
  Edit edit = { .row = row };

  return samvad_store_run (self, undo_job, &edit, error);
}

static gboolean
undo_event (SamvadDatabase  *database,
            const Edit      *edit,
            GError         **error)
{
  Edit found = { .row = -1 };

  if (!samvad_database_get_int (database, &found.row, error, "SELECT row FROM outbox WHERE doc_id = ? AND event_id = ?",
                                "ss", edit->id, edit->event->id) && error != NULL && *error != NULL)
    return FALSE;
  return undo (database, &found, error);
}

static gboolean
undo_event_job (SamvadStore  *self,
                gpointer      data,
                GError      **error)
{
  return transact (self, undo_event, data, SAMVAD_CHANGE_ACTIONS | SAMVAD_CHANGE_DECISIONS, error);
}

/**
 * samvad_store_undo_event:
 * @document: id of the item or decision
 * @event: id of one of its events that was not sent, or was refused
 *
 * Drops the event, its outbox row and its effect in one transaction. NOT_FOUND where it was sent.
 */
gboolean
samvad_store_undo_event (SamvadStore  *self,
                         const char   *document,
                         const char   *event,
                         GError      **error)
{
  SamvadEvent named = { .id = (char *) event };
  Edit edit = { .id = document, .event = &named };

  return samvad_store_run (self, undo_event_job, &edit, error);
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

static gboolean
list_rows (SamvadDatabase  *database,
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

/** Returns: (transfer full) (element-type SamvadOutboxRow): the edits that wait, or the refused ones */
GPtrArray *
samvad_store_list_outbox (SamvadStore  *self,
                          guint         limit,
                          gboolean      refused,
                          GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_outbox_row_free);
  SamvadDatabase *reader = samvad_store_borrow_reader (self, NULL, error);
  gboolean listed;

  if (reader == NULL)
    return NULL;
  listed = list_rows (reader, limit, refused, rows, error);
  samvad_store_return_reader (self, reader);
  return listed ? g_steal_pointer (&rows) : NULL;
}

/** Returns: (transfer full) (element-type SamvadOutboxRow): the edits of one document, waiting or refused */
GPtrArray *
samvad_store_list_edits_of (SamvadStore  *self,
                            const char   *document,
                            GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_outbox_row_free);
  SamvadDatabase *reader = samvad_store_borrow_reader (self, NULL, error);
  sqlite3_stmt *statement;
  gboolean listed;

  if (reader == NULL)
    return NULL;
  statement = samvad_database_prepare (reader, error, "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE doc_id = ? "
                                       "ORDER BY row", "s", document);
  listed = statement != NULL && collect_rows (reader, statement, G_MAXUINT, rows, error);
  samvad_store_return_reader (self, reader);
  return listed ? g_steal_pointer (&rows) : NULL;
}

static gboolean
carry_row (SamvadDatabase         *into,
           const SamvadOutboxRow  *row,
           GError                **error)
{
  if (row->body != NULL)
    {
      Edit edit = { .document = row->body };

      if (!create (into, &edit, error))
        return FALSE;
    }
  else if (!samvad_events_put (into, row->document, row->event, row->refused != NULL ? 2 : 1, error) ||
           !put_row (into, row->document, row->event->id, row->made_at, error) ||
           !samvad_actions_refold (into, row->document, error))
    return FALSE;
  return row->refused == NULL ||
         samvad_database_run (into, error, "UPDATE outbox SET refused = ? WHERE row = ?", "si", row->refused,
                              samvad_database_last_row (into));
}

/** Puts the outbox of one cache, sent by nobody yet, into another. */
gboolean
samvad_outbox_carry_over (SamvadDatabase  *from,
                          SamvadDatabase  *into,
                          GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_outbox_row_free);

  if (!list_rows (from, G_MAXINT, FALSE, rows, error) || !list_rows (from, G_MAXINT, TRUE, rows, error) ||
      !samvad_database_begin (into, TRUE, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!carry_row (into, g_ptr_array_index (rows, i), error))
      {
        samvad_database_rollback (into);
        return FALSE;
      }
  return samvad_database_commit (into, error);
}
