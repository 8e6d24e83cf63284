/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-json.h"

static void
copy_name (const SamvadName *from,
           SamvadName       *to)
{
  samvad_name_clear (to);
  to->en = g_strdup (from->en);
  to->hi = g_strdup (from->hi);
}

static void
name_districts (SamvadFigures       *figures,
                const SamvadReading *names)
{
  for (guint i = 0; i < figures->reading->districts->len; i++)
    {
      SamvadDistrict *district = g_ptr_array_index (figures->reading->districts, i);

      for (guint j = 0; j < names->districts->len; j++)
        {
          const SamvadDistrict *known = g_ptr_array_index (names->districts, j);

          if (!g_str_equal (known->code, district->code))
            continue;
          copy_name (&known->name, &district->name);
          district->column = known->column;
          district->row = known->row;
        }
    }
}

static void
name_officers (SamvadFigures       *figures,
               const SamvadReading *names)
{
  for (guint i = 0; i < figures->reading->officers->len; i++)
    {
      SamvadOfficer *officer = g_ptr_array_index (figures->reading->officers, i);

      for (guint j = 0; j < names->officers->len; j++)
        {
          const SamvadOfficer *known = g_ptr_array_index (names->officers, j);

          if (g_str_equal (known->key, officer->key))
            copy_name (&known->name, &officer->name);
        }
    }
}

/**
 * samvad_report_figures_name:
 * @figures: of samvad_report_figures_from_json()
 * @names: a reading that knows the districts and officers
 *
 * Gives the figures of a sealed month their names and tiles, so that they can stand beside a
 * month of the cache.
 */
void
samvad_report_figures_name (SamvadFigures       *figures,
                            const SamvadReading *names)
{
  name_districts (figures, names);
  name_officers (figures, names);
}
