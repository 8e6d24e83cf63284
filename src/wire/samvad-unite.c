/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-wire.h"

#include "samvad-json-member.h"
#include "samvad-json-scan.h"

#include <string.h>

static gboolean
has_event (JsonArray  *events,
           const char *id)
{
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonNode *node = json_array_get_element (events, i);

      if (JSON_NODE_HOLDS_OBJECT (node) &&
          g_strcmp0 (samvad_json_get_text (json_node_get_object (node), "id"), id) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * samvad_wire_unite_events:
 * @server: a document as the server has it
 * @events: (element-type SamvadEvent): ours
 *
 * Adds to the server's events those of ours that it does not have; everything else in the document,
 * known or not, stays as it is.
 *
 * Returns: whether anything was added
 */
gboolean
samvad_wire_unite_events (JsonObject *server,
                          GPtrArray  *events)
{
  JsonNode *node = json_object_get_member (server, "events");
  gboolean added = FALSE;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    json_object_set_array_member (server, "events", json_array_new ());
  array = json_object_get_array_member (server, "events");
  for (guint i = 0; i < events->len; i++)
    {
      const SamvadEvent *event = g_ptr_array_index (events, i);

      if (has_event (array, event->id))
        continue;
      json_array_add_object_element (array, samvad_wire_encode_event (event));
      added = TRUE;
    }
  return added;
}

/* The events of ours that the document does not have, as JSON with commas between. */
static char *
list_missing (JsonObject *server,
              GPtrArray  *events)
{
  JsonNode *node = json_object_get_member (server, "events");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const SamvadEvent *event = g_ptr_array_index (events, i);
      g_autoptr (JsonNode) encoded = NULL;
      g_autofree char *text = NULL;

      if (array != NULL && has_event (array, event->id))
        continue;
      encoded = json_node_init_object (json_node_alloc (), samvad_wire_encode_event (event));
      json_object_unref (json_node_get_object (encoded));
      text = json_to_string (encoded, FALSE);
      g_string_append_printf (out, "%s%s", out->len > 0 ? "," : "", text);
    }
  return g_string_free (out, FALSE);
}

/* Puts @added at the end of the array that begins at @array, or gives the object one. */
static char *
splice (const char *server,
        const char *array,
        const char *added)
{
  GString *out = g_string_new (NULL);
  const char *end;

  if (array != NULL && *array == '[')
    {
      gboolean empty = *samvad_json_skip_space (array + 1) == ']';

      end = samvad_json_skip_value (array);
      while (*--end != ']');    /* white space may follow the bracket */
      g_string_append_len (out, server, end - server);
      g_string_append_printf (out, "%s%s%s", empty ? "" : ",", added, end);
    }
  else
    {
      end = strrchr (server, '}');
      g_string_append_len (out, server, end - server);
      g_string_append_printf (out, ",\"events\":[%s]%s", added, end);
    }
  return g_string_free (out, FALSE);
}

/**
 * samvad_wire_unite_text:
 * @server: a document as the server sent it
 * @events: (element-type SamvadEvent): ours
 *
 * As samvad_wire_unite_events(), on the text itself: every byte that is not added stays as it came,
 * whatever numbers and fields other versions have put there.
 *
 * Returns: (transfer full) (nullable): the text with our events; %NULL where it has them all, or is
 * no document
 */
char *
samvad_wire_unite_text (const char *server,
                        GPtrArray  *events)
{
  g_autoptr (JsonNode) node = samvad_json_is_plain (server, strlen (server)) ? json_from_string (server, NULL) : NULL;
  g_autofree char *added = NULL;
  const char *array;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  added = list_missing (json_node_get_object (node), events);
  if (*added == '\0')
    return NULL;
  array = samvad_json_find_member (server, "events");
  /* A member that is there but no list would stand twice. */
  return array != NULL && *array != '[' ? NULL : splice (server, array, added);
}
