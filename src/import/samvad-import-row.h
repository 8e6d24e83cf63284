/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-calendar.h"
#include "samvad-import-profile.h"

G_BEGIN_DECLS

/**
 * SamvadImportRow:
 * @places: field → place of its column + 1
 * @headings: (nullable): what stands over the columns
 * @reason: (nullable): the first thing that was wrong; it names the column, never what stands in it
 *
 * One row while it is read: the cells by the names of the fields. Only cells of mapped columns can be reached.
 */
typedef struct {
  const SamvadImportProfile *profile;
  GHashTable                *places;
  const char *const         *headings;
  const char *const         *cells;
  guint                      n_cells;
  char                      *reason;
} SamvadImportRow;

void         samvad_import_row_fail     (SamvadImportRow *self, const char *field, const char *problem);
const char  *samvad_import_row_get      (const SamvadImportRow *self, const char *field);
char        *samvad_import_row_text     (SamvadImportRow *self, const char *field);
char        *samvad_import_row_need_text (SamvadImportRow *self, const char *field);
const char  *samvad_import_row_code     (SamvadImportRow *self, const char *field);
const char  *samvad_import_row_need_code (SamvadImportRow *self, const char *field);
gint64       samvad_import_row_number   (SamvadImportRow *self, const char *field, gint64 low, gint64 high);
SamvadTime   samvad_import_row_time     (SamvadImportRow *self, const char *field);
SamvadTime   samvad_import_row_need_time (SamvadImportRow *self, const char *field);
char        *samvad_import_row_make_id  (SamvadImportRow *self, const char *type);

/* One kind of document each; NULL with a reason where the row does not make one. */
SamvadDocument *samvad_import_row_read_call   (SamvadImportRow *self, GBytes *secret);
SamvadDocument *samvad_import_row_read_action (SamvadImportRow *self, SamvadCalendar *calendar);
char           *samvad_import_row_read_return_id (SamvadImportRow *self);
SamvadDocument *samvad_import_row_new_return  (SamvadImportRow *self, const char *id);
gboolean        samvad_import_row_add_return  (SamvadImportRow *self, SamvadCoverage *coverage);

G_END_DECLS
