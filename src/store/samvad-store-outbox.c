/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-outbox.h"

#include <glib/gi18n-lib.h>

/* One edit as it goes to the writer thread; of a row of the outbox its document and event are found there. */
typedef struct {
  const char           *id;             /* of the document; NULL: it is new, or there is no such row */
  const char           *event_id;       /* of a row; NULL: its document is new */
  const SamvadEvent    *event;
  const SamvadDocument *document;
  gint64                row;            /* 0: it is of none yet */
  const char           *reason;
  gboolean              sent;
} Edit;

typedef gboolean (*EditFunc) (SamvadDatabase *database, const Edit *edit, GError **error);

static gboolean
change (SamvadStore  *self,
        EditFunc      func,
        const Edit   *edit,
        GError      **error)
{
  SamvadDatabase *database = samvad_store_get_writer (self);
  SamvadOutboxCopy *copy = samvad_store_get_copy (self);
  g_autofree char *id = NULL, *event = NULL;
  Edit found = *edit;
  const char *changed;

  if (edit->row != 0)
    {
      if (!samvad_outbox_find (database, edit->row, &id, &event, error))
        return FALSE;
      found.id = id;
      found.event_id = event;
    }
  changed = found.document != NULL ? found.document->id : found.id;
  return func (database, &found, error) &&
         (changed == NULL || samvad_outbox_copy_take (copy, database, changed, error)) &&
         samvad_outbox_copy_count (copy, database, error);
}

/* The user's own words survive a power cut and a damaged file: such transactions are durable, and in two files. */
static gboolean
transact (SamvadStore  *self,
          EditFunc      func,
          const Edit   *edit,
          guint         changes,
          GError      **error)
{
  if (!samvad_store_begin_edit (self, error))
    return FALSE;
  if (!change (self, func, edit, error))
    {
      samvad_store_abandon_edit (self);
      return FALSE;
    }
  if (!samvad_store_commit_edit (self, edit->sent, error))
    return FALSE;
  samvad_store_note_change (self, changes | SAMVAD_CHANGE_OUTBOX);
  return TRUE;
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
         samvad_outbox_put (database, edit->id, edit->event->id, edit->event->at, error) &&
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
         samvad_outbox_put (database, edit->id, edit->event->id, edit->event->at, error);
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

static gboolean
create (SamvadDatabase  *database,
        const Edit      *edit,
        GError         **error)
{
  return samvad_outbox_create (database, edit->document, error);
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
  if (edit->id == NULL)
    return TRUE;
  return samvad_database_run (database, error, "DELETE FROM outbox WHERE row = ?", "i", edit->row) &&
         mark_event (database, edit->id, edit->event_id, 0, error);
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
  Edit edit = { .row = row, .sent = TRUE };

  return samvad_store_run (self, acknowledge_job, &edit, error);
}

static gboolean
refuse (SamvadDatabase  *database,
        const Edit      *edit,
        GError         **error)
{
  if (edit->id == NULL)
    return TRUE;
  return samvad_database_run (database, error, "UPDATE outbox SET refused = ?, attempts = attempts + 1 WHERE row = ?", "si",
                              edit->reason, edit->row) &&
         mark_event (database, edit->id, edit->event_id, 2, error);
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
undo (SamvadDatabase  *database,
      const Edit      *edit,
      GError         **error)
{
  if (edit->id == NULL)
    {
      g_set_error_literal (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_FOUND,
                           _("This was sent already: add an event that corrects it"));
      return FALSE;
    }
  if (!samvad_database_run (database, error, "DELETE FROM outbox WHERE row = ?", "i", edit->row))
    return FALSE;
  if (edit->event_id == NULL)
    return samvad_outbox_remove_document (database, edit->id, error);
  return samvad_database_run (database, error, "DELETE FROM event WHERE doc_id = ? AND event_id = ? AND local > 0", "ss",
                              edit->id, edit->event_id) &&
         samvad_actions_refold (database, edit->id, error);
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
  Edit found = { .event_id = edit->event->id };

  if (!samvad_database_get_int (database, &found.row, error, "SELECT row FROM outbox WHERE doc_id = ? AND event_id = ?",
                                "ss", edit->id, edit->event->id) && error != NULL && *error != NULL)
    return FALSE;
  if (found.row != 0)
    found.id = edit->id;
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
  listed = samvad_outbox_list (reader, limit, refused, rows, error);
  samvad_store_return_reader (self, reader);
  return listed ? g_steal_pointer (&rows) : NULL;
}

/** Returns: (transfer full) (element-type SamvadOutboxRow): the edits of one document, waiting or refused */
GPtrArray *
samvad_store_list_edits_of (SamvadStore  *self,
                            const char   *document,
                            GError      **error)
{
  SamvadDatabase *reader = samvad_store_borrow_reader (self, NULL, error);
  GPtrArray *rows;

  if (reader == NULL)
    return NULL;
  rows = samvad_outbox_list_of (reader, document, error);
  samvad_store_return_reader (self, reader);
  return rows;
}
