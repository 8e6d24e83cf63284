/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-fiscal.h"

#include <glib/gi18n-lib.h>

#include "samvad-text.h"

#define MONTHS_BEFORE_APRIL 3

/** Returns: April of the financial year that @month is in */
SamvadMonth
samvad_fiscal_get_year_start (SamvadMonth month)
{
  return (month - MONTHS_BEFORE_APRIL) / 12 * 12 + MONTHS_BEFORE_APRIL;
}

/** Returns: 1 to 4 */
guint
samvad_fiscal_get_quarter (SamvadMonth month)
{
  return (guint) (month - samvad_fiscal_get_year_start (month)) / 3 + 1;
}

/** Returns: the first month of the quarter that @month is in */
SamvadMonth
samvad_fiscal_get_quarter_start (SamvadMonth month)
{
  return samvad_fiscal_get_year_start (month) + (SamvadMonth) (samvad_fiscal_get_quarter (month) - 1) * 3;
}

/** Returns: (transfer full): "2026–27" */
char *
samvad_fiscal_name_year (SamvadMonth month)
{
  int year = samvad_fiscal_get_year_start (month) / 12;
  g_autofree char *text = g_strdup_printf ("%d–%02d", year, (year + 1) % 100);

  return samvad_text_digits (text);
}

/** Returns: (transfer none): "October–December": the months of the quarter */
const char *
samvad_fiscal_name_months (SamvadMonth month)
{
  static const char *const spans[] = {
    N_("April–June"), N_("July–September"), N_("October–December"), N_("January–March"),
  };

  return _(spans[samvad_fiscal_get_quarter (month) - 1]);
}

/** Returns: (transfer full): "Quarter 3 of 2026–27 (October–December)" */
char *
samvad_fiscal_name_quarter (SamvadMonth month)
{
  guint quarter = samvad_fiscal_get_quarter (month);
  g_autofree char *year = samvad_fiscal_name_year (month);
  g_autofree char *number = samvad_text_number (quarter);

  /* Translators: number of the quarter, financial year, months */
  return g_strdup_printf (_("Quarter %1$s of %2$s (%3$s)"), number, year,
                          samvad_fiscal_name_months (month));
}

gboolean
samvad_span_from_code (const char *code,
                       SamvadSpan *span)
{
  static const struct { const char *code; SamvadSpan span; } spans[] = {
    { "month", SAMVAD_SPAN_MONTH }, { "quarter", SAMVAD_SPAN_QUARTER }, { "year", SAMVAD_SPAN_YEAR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (g_strcmp0 (spans[i].code, code) == 0)
      {
        *span = spans[i].span;
        return TRUE;
      }
  return FALSE;
}

/** Returns: the first month of the quarter or financial year that @month is in; @month itself of a month */
SamvadMonth
samvad_span_get_start (SamvadSpan  span,
                       SamvadMonth month)
{
  if (span == SAMVAD_SPAN_MONTH)
    return month;
  return span == SAMVAD_SPAN_QUARTER ? samvad_fiscal_get_quarter_start (month) : samvad_fiscal_get_year_start (month);
}

/** Returns: its last month that has begun at @now; the first one where none has */
SamvadMonth
samvad_span_get_last (SamvadSpan  span,
                      SamvadMonth month,
                      SamvadMonth now)
{
  SamvadMonth start = samvad_span_get_start (span, month);

  if (span == SAMVAD_SPAN_MONTH)
    return month;
  return CLAMP (now, start, start + (SamvadMonth) span - 1);
}

/** Returns: (transfer full): "October 2026", "Quarter 3 of 2026–27 (October–December)", "Financial year 2026–27" */
char *
samvad_span_name (SamvadSpan  span,
                  SamvadMonth month)
{
  g_autofree char *year = NULL;

  if (span == SAMVAD_SPAN_MONTH)
    return samvad_text_month (month);
  if (span == SAMVAD_SPAN_QUARTER)
    return samvad_fiscal_name_quarter (month);
  year = samvad_fiscal_name_year (month);
  /* Translators: "2026–27" */
  return g_strdup_printf (_("Financial year %s (April–March)"), year);
}

/** Returns: (transfer full): for names of files: "2026-10", "2026-27-q3", "2026-27" */
char *
samvad_span_to_string (SamvadSpan  span,
                       SamvadMonth month)
{
  int year = samvad_fiscal_get_year_start (month) / 12;

  if (span == SAMVAD_SPAN_MONTH)
    return samvad_month_to_string (month);
  if (span == SAMVAD_SPAN_QUARTER)
    return g_strdup_printf ("%d-%02d-q%u", year, (year + 1) % 100, samvad_fiscal_get_quarter (month));
  return g_strdup_printf ("%d-%02d", year, (year + 1) % 100);
}
