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

/** Returns: (transfer full): "Quarter 3 of 2026–27 (October–December)" */
char *
samvad_fiscal_name_quarter (SamvadMonth month)
{
  static const char *const spans[] = {
    N_("April–June"), N_("July–September"), N_("October–December"), N_("January–March"),
  };
  guint quarter = samvad_fiscal_get_quarter (month);
  g_autofree char *year = samvad_fiscal_name_year (month);
  g_autofree char *number = samvad_text_number (quarter);

  /* Translators: number of the quarter, financial year, months */
  return g_strdup_printf (_("Quarter %1$s of %2$s (%3$s)"), number, year, _(spans[quarter - 1]));
}
