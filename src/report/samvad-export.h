/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "samvad-output.h"
#include "samvad-table.h"

G_BEGIN_DECLS

typedef enum {
  SAMVAD_FORMAT_PDF,            /* pages: samvad_pdf_write() */
  SAMVAD_FORMAT_XLSX,
  SAMVAD_FORMAT_ODS,
  SAMVAD_FORMAT_CSV,
  SAMVAD_FORMAT_JSON,           /* figures: samvad_report_figures_to_json() */
} SamvadFormat;
#define SAMVAD_N_FORMATS 5

/**
 * SamvadExport:
 * @title: of the whole, for the file's properties
 * @tables: (element-type SamvadTable): one sheet each
 *
 * Tables on their way into a file. Each says inside with which query it was made; what a family
 * said is text in every format and never a formula.
 */
typedef struct {
  const char *title;
  GPtrArray  *tables;
} SamvadExport;

gboolean    samvad_export_write     (const SamvadExport *self, SamvadFormat format, const char *path,
                                     const SamvadErrand *errand, GError **error);
gboolean    samvad_format_from_code (const char *code, SamvadFormat *format);
const char *samvad_format_to_code   (SamvadFormat format);

char       *samvad_csv_make         (GPtrArray *tables);
JsonNode   *samvad_tables_to_json   (GPtrArray *tables);
gboolean    samvad_csv_write        (const char *path, gpointer data, const SamvadErrand *errand, GError **error);
gboolean    samvad_xlsx_write       (const char *path, gpointer data, const SamvadErrand *errand, GError **error);
gboolean    samvad_ods_write        (const char *path, gpointer data, const SamvadErrand *errand, GError **error);
char       *samvad_number_to_code   (double number);

G_END_DECLS
