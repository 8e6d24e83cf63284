/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SAMVAD_IMPORT_ERROR (samvad_import_error_quark ())
GQuark samvad_import_error_quark (void);

/* What stops a whole file; a row that cannot be read stops nothing. */
typedef enum {
  SAMVAD_IMPORT_ERROR_NO_PROFILE,
  SAMVAD_IMPORT_ERROR_BAD_PROFILE,
  SAMVAD_IMPORT_ERROR_NO_TEXT,
  SAMVAD_IMPORT_ERROR_NO_TABLE,
  SAMVAD_IMPORT_ERROR_NO_COLUMN,
} SamvadImportError;

G_END_DECLS
