/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-answer.h"

#include "samvad-json-member.h"
#include "samvad-json-scan.h"
#include "samvad-reader.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define TEXT_MAX 200    /* characters of a server's own words in a message */

void
samvad_sync_answer_free (SamvadSyncAnswer *answer)
{
  g_bytes_unref (answer->body);
  g_free (answer);
}

static JsonNode *
parse (GBytes *body)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  if (length == 0 || !samvad_json_is_plain (text, length) || !json_parser_load_from_data (parser, text, length, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

/**
 * samvad_sync_text_clean:
 * @text: of a server
 *
 * Returns: (transfer full): what may stand in a message of one line: no longer than one, and
 *   nothing that makes the rest of the message read differently
 */
char *
samvad_sync_text_clean (const char *text)
{
  char *clean = g_strdelimit (samvad_wire_clean_text (text), "\r\n\t", ' ');

  if (g_utf8_strlen (clean, -1) > TEXT_MAX)
    {
      g_autofree char *whole = clean;

      *g_utf8_offset_to_pointer (whole, TEXT_MAX) = '\0';
      clean = g_strconcat (whole, "…", NULL);
    }
  return clean;
}

/* CouchDB explains every refusal as {"error": …, "reason": …}; what does not is not CouchDB. */
static char *
get_reason (GBytes *body)
{
  g_autoptr (JsonNode) root = parse (body);
  JsonNode *reason;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !json_object_has_member (json_node_get_object (root), "error"))
    return NULL;
  reason = json_object_get_member (json_node_get_object (root), "reason");
  if (reason == NULL || json_node_get_value_type (reason) != G_TYPE_STRING)
    return g_strdup ("");
  return samvad_sync_text_clean (json_node_get_string (reason));
}

/** What answers is something else, whatever it says. */
void
samvad_sync_error_set_stranger (const SamvadSyncPlace  *place,
                                guint                   status,
                                GError                **error)
{
  g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NOT_COUCHDB,
               _("What answers at %s is not CouchDB (status %u): sign in to the network if it asks for that, "
                 "or check the address."),
               place->url, status);
}

static void
set_not_found (const SamvadSyncPlace  *place,
               const char             *reason,
               GError                **error)
{
  if (g_str_equal (reason, "missing") || g_str_equal (reason, "deleted"))
    g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NO_DOCUMENT,
                 _("The database “%s” does not have this document (%s)."), place->database, reason);
  else
    g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NO_DATABASE,
                 _("%s has no database “%s”: check its name, or ask the administrator to make it."),
                 place->url, place->database);
}

static void
set_signed_out (const SamvadSyncPlace  *place,
                GError                **error)
{
  if (place->user == NULL)
    g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_SIGNED_OUT,
                 _("%s asks for a user name and a password: sign in."), place->url);
  else
    g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_SIGNED_OUT,
                 _("%s does not accept the user name “%s” with this password: sign in again."),
                 place->url, place->user);
}

static gboolean
set_refusal (const SamvadSyncPlace  *place,
             guint                   status,
             const char             *reason,
             GError                **error)
{
  switch (status)
    {
    case 400:
      g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_MALFORMED,
                   _("%s did not understand the request: %s"), place->url, reason);
      break;
    case 401:
      set_signed_out (place, error);
      break;
    case 403:
      g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NOT_PERMITTED,
                   _("%s does not permit this in the database “%s” (%s): ask its administrator for the right."),
                   place->url, place->database, reason);
      break;
    case 404:
      set_not_found (place, reason, error);
      break;
    case 409:
    case 412:
      g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_CONFLICT, _("Somebody else was first: %s"), reason);
      break;
    default:
      g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_REJECTED,
                   _("%s refuses this (status %u): %s"), place->url, status, reason);
      break;
    }
  return FALSE;
}

/** Returns: whether the answer is a success; otherwise the error says what to do */
gboolean
samvad_sync_answer_check (const SamvadSyncAnswer  *self,
                          const SamvadSyncPlace   *place,
                          GError                 **error)
{
  g_autofree char *reason = NULL;

  if (self->status >= 200 && self->status < 300)
    return TRUE;
  if (self->status == 408 || self->status == 429 || (self->status >= 500 && self->status != 501 && self->status != 511))
    {
      g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_BUSY,
                   _("%s cannot answer now (status %u): it is tried again by itself."), place->url, self->status);
      return FALSE;
    }
  reason = get_reason (self->body);
  /* 511 is the network's own: it wants somebody to sign in to it. https://www.rfc-editor.org/rfc/rfc6585 */
  if (self->status == 511 || (reason == NULL && self->status != 413 && self->status != 501))
    {
      samvad_sync_error_set_stranger (place, self->status, error);
      return FALSE;
    }
  return set_refusal (place, self->status, reason != NULL ? reason : self->status == 413 ? _("it is too large") : _("it does not know how"), error);
}

/** Returns: (transfer full): the JSON of a successful answer; an error of code NOT_COUCHDB without */
JsonNode *
samvad_sync_answer_parse (const SamvadSyncAnswer  *self,
                          const SamvadSyncPlace   *place,
                          GError                 **error)
{
  JsonNode *root = parse (self->body);

  if (root == NULL)
    samvad_sync_error_set_stranger (place, self->status, error);
  return root;
}

/** Returns: whether a write is there: a network's sign-in page answers 200 too, but only a server says {"ok": true} */
gboolean
samvad_sync_answer_is_ok (const SamvadSyncAnswer *self)
{
  g_autoptr (JsonNode) root = parse (self->body);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) && samvad_json_get_flag (json_node_get_object (root), "ok");
}

static gboolean
is_certificate (const GError *cause)
{
  return cause->domain == G_TLS_ERROR && cause->code == G_TLS_ERROR_BAD_CERTIFICATE;
}

/** Says what broke the connection with the address that was tried; a cancelled call stays as it is. */
void
samvad_sync_error_from_network (const GError           *cause,
                                const SamvadSyncPlace  *place,
                                GError                **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) || cause->domain == SAMVAD_SYNC_ERROR)
    g_propagate_error (error, g_error_copy (cause));
  else if (is_certificate (cause))
    g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_CERTIFICATE,
                 _("The certificate of %s is not trusted (%s): give the file of its authority, or ask its administrator."),
                 place->url, cause->message);
  else
    g_set_error (error, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NETWORK,
                 _("No connection with %s (%s): check the network and the address."), place->url, cause->message);
}
