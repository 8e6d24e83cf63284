/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-push.h"

#include <glib/gi18n-lib.h>

#include "samvad-json-member.h"
#include "samvad-sync-steps.h"
#include "samvad-wire.h"

#define BATCH    100
#define ATTEMPTS 20     /* of a write that somebody else keeps coming before */

static GBytes *
to_bytes (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  char *text = json_to_string (node, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/* @body: (transfer full) */
static gboolean
put_bytes (SamvadSyncClient  *client,
           const char        *path,
           GBytes            *body,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (GBytes) owned = body;
  g_autoptr (SamvadSyncAnswer) answer = samvad_sync_client_call (client, "PUT", path, owned, cancellable, error);

  return answer != NULL && (samvad_sync_answer_is_ok (answer) || samvad_sync_client_set_stranger (client, error));
}

static gboolean
put (SamvadSyncClient  *client,
     const char        *path,
     JsonObject        *object,
     GCancellable      *cancellable,
     GError           **error)
{
  return put_bytes (client, path, to_bytes (object), cancellable, error);
}

/* Whether this is the document that was asked for, and can take an event: what only looks like it would
 * count as one that has the event already. */
static gboolean
check_document (SamvadSyncClient  *client,
                const char        *id,
                JsonNode          *node,
                GError           **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *events = object != NULL ? json_object_get_member (object, "events") : NULL;

  if (object == NULL || g_strcmp0 (samvad_json_get_text (object, "_id"), id) != 0 ||
      samvad_json_get_text (object, "_rev") == NULL)
    samvad_sync_client_set_stranger (client, error);
  else if (events != NULL && !JSON_NODE_HOLDS_ARRAY (events))
    g_set_error_literal (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_REJECTED,
                         _("The server's document cannot take this: its list of events is damaged."));
  else
    return TRUE;
  return FALSE;
}

/* Adds the event to the document as the server has it; the revision that was read is in it. */
static gboolean
send_event (SamvadSyncClient      *client,
            const SamvadSyncEdit  *edit,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autofree char *path = samvad_sync_client_path (client, edit->document);
  g_autoptr (SamvadSyncAnswer) answer = samvad_sync_client_call (client, "GET", path, NULL, cancellable, error);
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *server = NULL;
  char *united;

  if (answer == NULL)
    return FALSE;
  node = samvad_sync_answer_parse (answer, &(SamvadSyncPlace) { samvad_sync_client_get_url (client), "", NULL }, error);
  if (node == NULL || !check_document (client, edit->document, node, error))
    return FALSE;
  server = g_strndup (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));
  g_ptr_array_add (events, edit->event);
  united = samvad_wire_unite_text (server, events);
  return united == NULL || put_bytes (client, path, g_bytes_new_take (united, strlen (united)), cancellable, error);
}

/* Events may have come to it since. */
static gboolean
is_ours (JsonObject *ours,
         JsonNode   *theirs)
{
  g_autoptr (GList) members = json_object_get_members (ours);

  if (!JSON_NODE_HOLDS_OBJECT (theirs))
    return FALSE;
  for (GList *at = members; at != NULL; at = at->next)
    {
      JsonNode *node = json_object_get_member (json_node_get_object (theirs), at->data);

      if (!g_str_equal (at->data, "events") &&
          (node == NULL || !json_node_equal (node, json_object_get_member (ours, at->data))))
        return FALSE;
    }
  return TRUE;
}

/* When the server has what was to be written, an answer was lost on the way; when it has something
 * else under that name (another PC closed the month), ours never gets there. */
static gboolean
settle_conflict (SamvadSyncClient  *client,
                 const char        *path,
                 JsonObject        *ours,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_autoptr (JsonNode) theirs = samvad_sync_client_get (client, path, cancellable, error);

  if (theirs == NULL)
    return FALSE;
  if (is_ours (ours, theirs))
    return TRUE;
  g_set_error_literal (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_REJECTED,
                       _("Somebody else was first: the server has another document of this name."));
  return FALSE;
}

static gboolean
send_document (SamvadSyncClient      *client,
               const SamvadSyncEdit  *edit,
               GCancellable          *cancellable,
               GError               **error)
{
  g_autofree char *path = samvad_sync_client_path (client, edit->document);
  g_autoptr (JsonObject) object = samvad_wire_encode (edit->body);
  g_autoptr (GError) problem = NULL;

  if (put (client, path, object, cancellable, &problem))
    return TRUE;
  if (g_error_matches (problem, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_CONFLICT))
    return settle_conflict (client, path, object, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
send_edit (SamvadSyncClient      *client,
           const SamvadSyncEdit  *edit,
           GCancellable          *cancellable,
           GError               **error)
{
  for (int attempt = 1;; attempt++)
    {
      g_autoptr (GError) problem = NULL;

      if (edit->event != NULL ? send_event (client, edit, cancellable, &problem)
                              : send_document (client, edit, cancellable, &problem))
        return TRUE;
      if (attempt < ATTEMPTS && g_error_matches (problem, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_CONFLICT))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
}

/* What no waiting cures. */
static gboolean
is_final (const GError *error)
{
  if (error->domain != SAMVAD_SYNC_ERROR)
    return FALSE;
  switch ((SamvadSyncError) error->code)
    {
    case SAMVAD_SYNC_ERROR_NOT_PERMITTED:
    case SAMVAD_SYNC_ERROR_MALFORMED:
    case SAMVAD_SYNC_ERROR_REJECTED:
    case SAMVAD_SYNC_ERROR_NO_DOCUMENT:
      return TRUE;
    case SAMVAD_SYNC_ERROR_ADDRESS:
    case SAMVAD_SYNC_ERROR_NETWORK:
    case SAMVAD_SYNC_ERROR_CERTIFICATE:
    case SAMVAD_SYNC_ERROR_BUSY:
    case SAMVAD_SYNC_ERROR_SIGNED_OUT:
    case SAMVAD_SYNC_ERROR_NO_DATABASE:
    case SAMVAD_SYNC_ERROR_NOT_COUCHDB:
    case SAMVAD_SYNC_ERROR_CONFLICT:
    case SAMVAD_SYNC_ERROR_TOO_LARGE:
      return FALSE;
    }
  return FALSE;
}

static gboolean
settle_edit (SamvadSyncClient      *client,
             SamvadSyncTarget      *target,
             const SamvadSyncEdit  *edit,
             guint                 *skipped,
             GCancellable          *cancellable,
             GError               **error)
{
  g_autoptr (GError) problem = NULL;

  if (send_edit (client, edit, cancellable, &problem))
    return samvad_sync_step_acknowledge (target, edit->row, cancellable, error);
  if (is_final (problem))
    return samvad_sync_step_refuse (target, edit->row, problem->message, cancellable, error);
  if (g_error_matches (problem, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_CONFLICT))
    {
      (*skipped)++;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * samvad_sync_push:
 * @skipped: (out): edits of documents that others keep changing: they still wait
 *
 * Sends the edits that wait, oldest first, one after the other: acknowledged or refused each for
 * itself. An error means that the rest must wait.
 */
gboolean
samvad_sync_push (SamvadSyncClient  *client,
                  SamvadSyncTarget  *target,
                  guint             *skipped,
                  GCancellable      *cancellable,
                  GError           **error)
{
  *skipped = 0;
  while (TRUE)
    {
      g_autoptr (GPtrArray) edits = samvad_sync_step_list_edits (target, BATCH, cancellable, error);
      guint before = edits != NULL ? edits->len : 0;

      if (edits == NULL || before <= *skipped)
        return edits != NULL;
      *skipped = 0;
      for (guint i = 0; i < edits->len; i++)
        {
          if (!settle_edit (client, target, g_ptr_array_index (edits, i), skipped, cancellable, error))
            return FALSE;
        }
    }
}
