/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-row.h"

#include "samvad-import-dates.h"

#include <glib/gi18n-lib.h>

static gboolean
read_month (SamvadImportRow *row,
            SamvadMonth     *month)
{
  const char *cell = samvad_import_row_get (row, "month");

  if (cell != NULL && samvad_import_month_parse (cell, month))
    return TRUE;
  samvad_import_row_fail (row, "month", _("“%s” has no month that can be; write 10-2026"));
  return FALSE;
}

/** Returns: (nullable) (transfer full): the id of the return that the row is a part of */
char *
samvad_import_row_read_return_id (SamvadImportRow *self)
{
  const char *district = samvad_import_row_need_code (self, "district");
  g_autofree char *text = NULL;
  SamvadMonth month;

  if (district == NULL || !read_month (self, &month))
    return NULL;
  text = samvad_month_to_string (month);
  return g_strdup_printf ("coverage:%s:%s", district, text);
}

/** Returns: (transfer full): a return of no service yet, for a row that has an id */
SamvadDocument *
samvad_import_row_new_return (SamvadImportRow *self,
                              const char      *id)
{
  SamvadDocument *document = samvad_document_new (SAMVAD_DOCUMENT_COVERAGE, id);

  document->coverage = g_new0 (SamvadCoverage, 1);
  document->coverage->id = g_strdup (id);
  document->coverage->district = g_strdup (samvad_import_row_need_code (self, "district"));
  read_month (self, &document->coverage->month);
  return document;
}

static gint64
need_number (SamvadImportRow *row,
             const char      *field)
{
  gint64 number = samvad_import_row_number (row, field, 0, G_MAXINT32);

  if (number < 0)
    samvad_import_row_fail (row, field, _("“%s” is empty"));
  return number;
}

/** Returns: whether the row says once more what the return has already */
gboolean
samvad_import_row_add_return (SamvadImportRow *self,
                              SamvadCoverage  *coverage)
{
  const char *code = samvad_import_row_need_code (self, "service");
  gint64 eligible = need_number (self, "eligible");
  gint64 served = need_number (self, "served");
  SamvadReturn *line;

  if (self->reason != NULL)
    return FALSE;
  line = &coverage->services[samvad_service_from_code (code)];
  if (!line->reported)
    {
      *line = (SamvadReturn) { TRUE, eligible, served };
      return FALSE;
    }
  if (line->eligible == eligible && line->served == served)
    return TRUE;
  samvad_import_row_fail (self, "service", _("“%s” stands twice for this district and month, with other numbers"));
  return FALSE;
}
