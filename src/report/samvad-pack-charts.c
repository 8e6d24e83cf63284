/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "samvad-burn-up-figures.h"
#include "samvad-burn-up.h"
#include "samvad-district-map.h"
#include "samvad-interval-list.h"
#include "samvad-text.h"

static void
fill_day (const SamvadFigures *figures,
          SamvadDay            day,
          SamvadBurnUpDay     *point)
{
  SamvadBurnUpFigure figure = samvad_burn_up_figures_get (figures, day);

  *point = (SamvadBurnUpDay) {
    .working = figure.working,
    .counted = figure.counted,
    .expected = figure.expected,
    .target = figure.target,
    .mean = figure.mean,
    .low = figure.low,
    .high = figure.high,
    .comparison = NAN,
  };
}

/** Returns: (transfer full): target, expectation, count and projection over the days of the month */
SamvadChart *
samvad_pack_draw_burn_up (const SamvadFigures *figures)
{
  SamvadBurnUpData data = { figures->month, samvad_time_get_day (figures->as_of) };
  SamvadDay first = samvad_month_get_first (figures->month);
  SamvadDay last = samvad_month_get_last (figures->month);

  for (SamvadDay day = first; day <= last; day++)
    fill_day (figures, day, &data.days[day - first]);
  return samvad_burn_up_new (&data);
}

/* The worst first; of equal ones in the order of codes. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SamvadIntervalRow *x = a, *y = b;
  double p = isfinite (x->share.share) ? x->share.share : -1;
  double q = isfinite (y->share.share) ? y->share.share : -1;

  if (p != q)
    return p > q ? -1 : 1;
  return g_strcmp0 (x->key, y->key);
}

/** Returns: (transfer full) (nullable): the districts' negative shares with their intervals */
SamvadChart *
samvad_pack_draw_districts (const SamvadFigures *figures)
{
  g_autofree SamvadIntervalRow *rows = g_new0 (SamvadIntervalRow, figures->districts->len + 1);

  if (figures->districts->len == 0)
    return NULL;
  for (guint i = 0; i < figures->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (figures->districts, i);

      rows[i] = (SamvadIntervalRow) { district->code, samvad_pack_name_district (figures, district->code),
                                      district->sentiments.share, district->differs, district->rank_low,
                                      district->rank_high };
    }
  qsort (rows, figures->districts->len, sizeof *rows, compare_rows);
  return samvad_interval_list_new (rows, figures->districts->len, _("District"), _("Negative share"),
                                   figures->state.share.share);
}

/** Returns: (transfer full): the share of families that receive each service */
SamvadChart *
samvad_pack_draw_services (const SamvadFigures *figures)
{
  SamvadIntervalRow rows[SAMVAD_N_SERVICES];

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      const char *code = samvad_service_to_code (i);

      rows[i] = (SamvadIntervalRow) { code, samvad_text_service (code), figures->services[i].share, FALSE, 0, 0 };
    }
  return samvad_interval_list_new (rows, SAMVAD_N_SERVICES, _("Service"), _("Share that receives it"), NAN);
}

/** Returns: (transfer full) (nullable): the districts' negative shares on tiles, north up */
SamvadChart *
samvad_pack_draw_map (const SamvadFigures *figures)
{
  g_autofree SamvadMapDistrict *tiles = g_new0 (SamvadMapDistrict, figures->districts->len + 1);
  gboolean placed = FALSE;

  for (guint i = 0; i < figures->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (figures->districts, i);

      tiles[i] = (SamvadMapDistrict) { district->code, samvad_pack_name_district (figures, district->code),
                                       district->sentiments.share, district->differs, -1, -1, NULL, 0 };
      if (district->district == NULL)
        continue;
      tiles[i].column = district->district->column;
      tiles[i].row = district->district->row;
      placed |= tiles[i].column >= 0;
    }
  if (!placed)
    return NULL;
  return samvad_district_map_new (tiles, figures->districts->len, _("Negative share"), figures->state.share.share);
}
