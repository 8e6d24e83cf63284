/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Whatever stands in a pack that somebody has sealed anew: the figures are read or refused, and those
 * that were read can be written. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadFigures) figures = samvad_report_figures_parse (text, &error);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *written = NULL;

  g_assert_true ((figures == NULL) == (error != NULL));
  if (figures == NULL)
    return 0;
  node = samvad_report_figures_to_json (figures);
  written = samvad_report_json_to_text (node);
  g_assert_true (g_utf8_validate (written, -1, NULL));
  return 0;
}
