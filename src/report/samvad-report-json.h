/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "samvad-figures.h"
#include "samvad-flow.h"
#include "samvad-report-error.h"
#include "samvad-reported.h"

G_BEGIN_DECLS

/* The figures as JSON, in the one shape of `samvadctl status --json` (DESIGN section 6): what
 * scripts read, what a closing keeps and what a sealed pack holds. */

JsonNode      *samvad_report_figures_to_json   (const SamvadFigures *figures);
SamvadFigures *samvad_report_figures_from_json (JsonNode *node, GError **error);
JsonNode      *samvad_report_json_parse        (const char *text, GError **error);
SamvadFigures *samvad_report_figures_parse     (const char *text, GError **error);
SamvadFigures  *samvad_report_closing_read       (const SamvadClosing *closing);
SamvadReported *samvad_report_closing_parse    (const char *text);
void           samvad_report_figures_name      (SamvadFigures *figures, const SamvadReading *names);
JsonNode      *samvad_report_flow_to_json      (const SamvadFlow *flow);
char          *samvad_report_json_to_text      (JsonNode *node);

G_END_DECLS
