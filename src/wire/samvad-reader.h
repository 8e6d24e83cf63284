/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cjson/cJSON.h>

#include "samvad-document.h"

G_BEGIN_DECLS

/* Reads members of a JSON object into value types. The first required member that is missing or
 * wrong is remembered as the reason why the document cannot be read; a wrong optional member is
 * as if absent. */
typedef struct {
  const cJSON *object;
  char        *reason;   /* NULL while all is well */
} SamvadReader;

void        samvad_reader_fail        (SamvadReader *self, const char *member, const char *problem);
char       *samvad_reader_text        (SamvadReader *self, const char *member);
char       *samvad_reader_text_maybe  (SamvadReader *self, const char *member);
char       *samvad_reader_key         (SamvadReader *self, const char *member);
char       *samvad_reader_key_maybe   (SamvadReader *self, const char *member);
const char *samvad_reader_word        (SamvadReader *self, const char *member);
gint64      samvad_reader_number      (SamvadReader *self, const char *member, gint64 low, gint64 high);
gint64      samvad_reader_number_maybe (SamvadReader *self, const char *member, gint64 low, gint64 high, gint64 none);
SamvadTime  samvad_reader_time        (SamvadReader *self, const char *member);
SamvadTime  samvad_reader_time_maybe  (SamvadReader *self, const char *member);
SamvadDay   samvad_reader_day         (SamvadReader *self, const char *member);
SamvadDay   samvad_reader_day_maybe   (SamvadReader *self, const char *member);
SamvadMonth samvad_reader_month       (SamvadReader *self, const char *member);
gboolean    samvad_reader_is_true     (SamvadReader *self, const char *member);
SamvadName  samvad_reader_name        (SamvadReader *self, const char *member);
const cJSON *samvad_reader_object_maybe (SamvadReader *self, const char *member);
const cJSON *samvad_reader_array_maybe (SamvadReader *self, const char *member);

char       *samvad_wire_clean_text    (const char *text);
char       *samvad_wire_clean_remark  (const char *text);

G_END_DECLS
