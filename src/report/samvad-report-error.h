/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SAMVAD_REPORT_ERROR (samvad_report_error_quark ())
GQuark samvad_report_error_quark (void);

/**
 * SamvadReportError:
 * @SAMVAD_REPORT_ERROR_JSON: not the figures of a month
 * @SAMVAD_REPORT_ERROR_WRITE: the file could not be written whole
 * @SAMVAD_REPORT_ERROR_FORMAT: no such format
 * @SAMVAD_REPORT_ERROR_SEAL: not a sealed pack, or a changed one
 */
typedef enum {
  SAMVAD_REPORT_ERROR_JSON,
  SAMVAD_REPORT_ERROR_WRITE,
  SAMVAD_REPORT_ERROR_FORMAT,
  SAMVAD_REPORT_ERROR_SEAL,
} SamvadReportError;

G_END_DECLS
