/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-path.h"
#include "samvad-json-text.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever somebody sends to the hub, as a path and as a body. What it keeps of a body is JSON that
 * stays what it is when it is read again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) path = samvad_hub_path_split (text);
  g_autofree char *compact = NULL, *again = NULL, *body = NULL;
  g_autoptr (GPtrArray) docs = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  compact = samvad_json_compact (text);
  if (compact == NULL)
    return 0;
  again = samvad_json_compact (compact);
  g_assert_cmpstr (again, ==, compact);
  if (*compact != '{')
    return 0;
  body = samvad_json_strip_system (compact);
  g_assert_true (body == NULL || *body == '{');
  docs = samvad_json_split_array (compact, "docs");
  return 0;
}
