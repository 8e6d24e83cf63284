/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-row.h"

#include "samvad-import-dates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any code, name of a centre or id. */
#define MAX_TEXT 200

static gboolean
find_place (const SamvadImportRow *self,
            const char            *field,
            guint                 *place)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, field));

  *place = found - 1;
  return found > 0;
}

/**
 * samvad_import_row_fail:
 * @problem: what is wrong, with one %s for the column's name
 *
 * Remembers the first thing that was wrong.
 */
void
samvad_import_row_fail (SamvadImportRow *self,
                        const char      *field,
                        const char      *problem)
{
  const char *name = field;
  GString *reason;
  guint place;

  if (self->reason != NULL)
    return;
  if (self->headings != NULL && find_place (self, field, &place))
    name = self->headings[place];
  reason = g_string_new (problem);
  g_string_replace (reason, "%s", name, 1);
  self->reason = g_string_free (reason, FALSE);
}

/** Returns: (nullable) (transfer none): the cell of @field, or what is fixed for it; never empty */
const char *
samvad_import_row_get (const SamvadImportRow *self,
                       const char            *field)
{
  guint place;

  if (find_place (self, field, &place) && place < self->n_cells &&
      self->cells[place][strspn (self->cells[place], " \t\n")] != '\0')
    return self->cells[place];
  return samvad_import_profile_get_fixed (self->profile, field);
}

static const char *
need (SamvadImportRow *self,
      const char      *field)
{
  const char *cell = samvad_import_row_get (self, field);

  if (cell == NULL)
    samvad_import_row_fail (self, field, _("“%s” is empty"));
  return cell;
}

/** Returns: (nullable) (transfer full): a short text; a word of the profile becomes its code */
char *
samvad_import_row_text (SamvadImportRow *self,
                        const char      *field)
{
  const char *cell = samvad_import_row_get (self, field);
  const char *code = cell != NULL ? samvad_import_profile_find_word (self->profile, field, cell) : NULL;

  if (code != NULL)
    return g_strdup (code);
  if (cell == NULL)
    return NULL;
  if (g_utf8_strlen (cell, -1) > MAX_TEXT)
    samvad_import_row_fail (self, field, _("“%s” is too long"));
  return g_strstrip (g_strdup (cell));
}

char *
samvad_import_row_need_text (SamvadImportRow *self,
                             const char      *field)
{
  return need (self, field) != NULL ? samvad_import_row_text (self, field) : NULL;
}

/** Returns: (nullable) (transfer none): the code that the cell stands for */
const char *
samvad_import_row_code (SamvadImportRow *self,
                        const char      *field)
{
  const char *cell = samvad_import_row_get (self, field);
  const char *code = cell != NULL ? samvad_import_profile_find_word (self->profile, field, cell) : NULL;

  if (cell != NULL && code == NULL)
    samvad_import_row_fail (self, field, _("“%s” has a word that the profile does not know"));
  return code;
}

const char *
samvad_import_row_need_code (SamvadImportRow *self,
                             const char      *field)
{
  return need (self, field) != NULL ? samvad_import_row_code (self, field) : NULL;
}

/** Returns: a number or length of time, or -1 where the cell is empty or wrong */
gint64
samvad_import_row_number (SamvadImportRow *self,
                          const char      *field,
                          gint64           low,
                          gint64           high)
{
  const char *cell = samvad_import_row_get (self, field);
  gint64 number;

  if (cell == NULL)
    return -1;
  if (samvad_import_span_parse (cell, &number) && number >= low && number <= high)
    return number;
  samvad_import_row_fail (self, field, _("“%s” has no number that can be"));
  return -1;
}

/** Returns: the time of @field, also where its day and its hour stand in two columns "X_date" and "X_time" */
SamvadTime
samvad_import_row_time (SamvadImportRow *self,
                        const char      *field)
{
  g_autofree char *date_field = g_strconcat (field, ".date", NULL);
  g_autofree char *clock_field = g_strconcat (field, ".time", NULL);
  const char *cell = samvad_import_row_get (self, field);
  const char *date = samvad_import_row_get (self, date_field);
  const char *clock = samvad_import_row_get (self, clock_field);
  g_autofree char *joined = cell == NULL && date != NULL ? g_strjoin (" ", date, clock, NULL) : g_strdup (cell);
  SamvadTime time;

  if (joined == NULL)
    return SAMVAD_TIME_NONE;
  if (samvad_import_time_parse (joined, samvad_import_profile_get_clock (self->profile), &time))
    return time;
  samvad_import_row_fail (self, cell != NULL ? field : date_field, _("“%s” has no date that can be; write 05-10-2026 14:30"));
  return SAMVAD_TIME_NONE;
}

SamvadTime
samvad_import_row_need_time (SamvadImportRow *self,
                             const char      *field)
{
  SamvadTime time = samvad_import_row_time (self, field);

  if (time == SAMVAD_TIME_NONE)
    samvad_import_row_fail (self, field, _("“%s” is empty"));
  return time;
}

/* A moment is one moment however it is written. */
static char *
get_key_part (SamvadImportRow *self,
              const char      *field)
{
  SamvadTime time = g_str_has_suffix (field, "_at") ? samvad_import_row_time (self, field) : SAMVAD_TIME_NONE;
  const char *cell = samvad_import_row_get (self, field);

  if (time != SAMVAD_TIME_NONE)
    return samvad_time_to_string (time);
  return g_strstrip (g_strdup (cell != NULL ? cell : ""));
}

/* NULL with a reason where the row has no key. */
static char *
make_key (SamvadImportRow *self)
{
  const char *const *fields = samvad_import_profile_get_key (self->profile);
  GString *key = g_string_new (samvad_import_profile_get_name (self->profile));
  gboolean found = FALSE;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *part = get_key_part (self, fields[i]);

      found = found || *part != '\0';
      g_string_append_printf (key, "\n%s", part);
    }
  if (found)
    return g_string_free (key, FALSE);
  samvad_import_row_fail (self, fields[0], _("“%s”, the row's own key, is empty"));
  g_string_free (key, TRUE);
  return NULL;
}

/**
 * samvad_import_row_make_id:
 * @type: "call"
 *
 * Returns: (nullable) (transfer full): an id that follows from the row's own key alone, so that the
 * same row read again, also on another PC, is the same document
 */
char *
samvad_import_row_make_id (SamvadImportRow *self,
                           const char      *type)
{
  g_autofree char *key = make_key (self);
  g_autofree char *hash = key != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1) : NULL;

  if (hash == NULL)
    return NULL;
  /* A UUID of version 8 (RFC 9562): 122 bits of the hash. */
  return g_strdup_printf ("%s:%.8s-%.4s-8%.3s-a%.3s-%.12s", type, hash, hash + 8, hash + 12, hash + 15, hash + 18);
}
