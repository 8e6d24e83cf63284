/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-wire.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever bytes a server sends: reading ends, and what was read can be written and read again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (cJSON) root = samvad_wire_parse ((const char *) data, size);
  g_autoptr (SamvadDocument) document = NULL;
  g_autoptr (SamvadDocument) again = NULL;

  if (!cJSON_IsObject (root))
    return 0;
  document = samvad_wire_decode (root);
  if (document->kind < SAMVAD_DOCUMENT_DISTRICT)
    return 0;
  again = samvad_wire_copy (document);
  g_assert_cmpstr (again->reason, ==, NULL);
  g_assert_cmpint (again->kind, ==, document->kind);
  return 0;
}
