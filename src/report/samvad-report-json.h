/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "samvad-figures.h"

G_BEGIN_DECLS

#define SAMVAD_REPORT_ERROR (samvad_report_error_quark ())
GQuark samvad_report_error_quark (void);

/**
 * SamvadReportError:
 * @SAMVAD_REPORT_ERROR_JSON: not the figures of a month
 * @SAMVAD_REPORT_ERROR_WRITE: the file could not be written whole
 * @SAMVAD_REPORT_ERROR_FORMAT: no such format, or no such template
 * @SAMVAD_REPORT_ERROR_SEAL: not a sealed pack, or a changed one
 */
typedef enum {
  SAMVAD_REPORT_ERROR_JSON,
  SAMVAD_REPORT_ERROR_WRITE,
  SAMVAD_REPORT_ERROR_FORMAT,
  SAMVAD_REPORT_ERROR_SEAL,
} SamvadReportError;

/* The figures as JSON, in the one shape of `samvadctl status --json` (DESIGN section 6): what
 * scripts read, what a closing keeps and what a sealed pack holds. */

JsonNode      *samvad_report_figures_to_json   (const SamvadFigures *figures);
SamvadFigures *samvad_report_figures_from_json (JsonNode *node, GError **error);
SamvadFigures *samvad_report_figures_parse     (const char *text, GError **error);
char          *samvad_report_json_to_text      (JsonNode *node);

G_END_DECLS
