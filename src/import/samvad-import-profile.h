/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SamvadImportProfile:
 *
 * How the columns of one kind of file become the fields of one kind of document. It is a key file:
 *
 *   [Profile]       Document=call|action|coverage; Base=a profile whose keys hold where this one has
 *                   none; Key=fields that make a row's own key; Heading=false and Columns=names of the
 *                   columns where the file has no headings; Clock=+05:30, where its times name no offset
 *   [Columns]       field=heading;other heading, and field[hi]= the same in Hindi; the first is a template's
 *   [Words field]   code=word;other word: what a cell may say for the code; also code[hi]
 *   [Fixed]         field=value where a row says nothing
 *   [Only]          heading=word;word: other rows are left out
 *
 * A column that no field names is never looked at.
 */
typedef struct _SamvadImportProfile SamvadImportProfile;

typedef enum {
  SAMVAD_IMPORT_CALL,
  SAMVAD_IMPORT_ACTION,
  SAMVAD_IMPORT_COVERAGE,
} SamvadImportKind;

SamvadImportProfile *samvad_import_profile_load        (const char *name, GError **error);
SamvadImportProfile *samvad_import_profile_parse       (const char *name, const char *text, GError **error);
void                 samvad_import_profile_free        (SamvadImportProfile *self);
GStrv                samvad_import_profile_list        (void);

const char          *samvad_import_profile_get_name    (const SamvadImportProfile *self);
SamvadImportKind     samvad_import_profile_get_kind    (const SamvadImportProfile *self);
gint64               samvad_import_profile_get_clock   (const SamvadImportProfile *self);
const char *const   *samvad_import_profile_get_key     (const SamvadImportProfile *self);
const char *const   *samvad_import_profile_get_columns (const SamvadImportProfile *self);
const char *const   *samvad_import_profile_get_fields  (const SamvadImportProfile *self);
const char          *samvad_import_profile_get_fixed   (const SamvadImportProfile *self, const char *field);
gboolean             samvad_import_profile_has_heading (const SamvadImportProfile *self, const char *field, const char *folded);
const char          *samvad_import_profile_find_word   (const SamvadImportProfile *self, const char *field, const char *text);
gboolean             samvad_import_profile_asks        (const SamvadImportProfile *self, const char *folded);
gboolean             samvad_import_profile_allows      (const SamvadImportProfile *self, const char *folded, const char *text);

char                *samvad_import_profile_get_label   (const SamvadImportProfile *self, const char *field, const char *language);
GStrv                samvad_import_profile_list_words  (const SamvadImportProfile *self, const char *field, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadImportProfile, samvad_import_profile_free)

G_END_DECLS
