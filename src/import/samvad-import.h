/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-document.h"
#include "samvad-import-error.h"
#include "samvad-import-profile.h"

G_BEGIN_DECLS

typedef struct {
  guint  row;           /* as a spreadsheet counts, from 1 */
  char  *reason;        /* one line; it names columns, never what stands in them */
} SamvadImportRejected;

/**
 * SamvadImport:
 * @documents: (element-type SamvadDocument): validated and minimised by the wire's codec
 * @rejected: (element-type SamvadImportRejected): in the order of the file
 * @rows: rows with anything in them, without headings
 * @left_out: rows that the profile's [Only] leaves out
 * @repeated: rows that say once more what another said
 * @cells: (element-type GStrv): the table as it was read, headings and all
 */
typedef struct {
  GPtrArray *documents;
  GPtrArray *rejected;
  guint      rows;
  guint      left_out;
  guint      repeated;
  GPtrArray *cells;
} SamvadImport;

SamvadImport *samvad_import_read          (const SamvadImportProfile *profile, const char *bytes, gsize length,
                                           GBytes *secret, GError **error);
void          samvad_import_free          (SamvadImport *self);
char         *samvad_import_list_rejected (const SamvadImport *self, const SamvadImportProfile *profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadImport, samvad_import_free)

G_END_DECLS
