/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-wire.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever bytes a server sends: reading ends, and what was read can be written and read again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (SamvadDocument) document = NULL;
  g_autoptr (SamvadDocument) again = NULL;
  g_autoptr (JsonObject) object = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, (const char *) data, (gssize) size, NULL))
    return 0;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return 0;
  document = samvad_wire_decode (json_node_get_object (root));
  if (document->kind < SAMVAD_DOCUMENT_DISTRICT)
    return 0;
  object = samvad_wire_encode (document);
  again = samvad_wire_decode (object);
  g_assert_cmpstr (again->reason, ==, NULL);
  g_assert_cmpint (again->kind, ==, document->kind);
  return 0;
}
