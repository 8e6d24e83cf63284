/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-coverage.h"

#include <math.h>
#include <string.h>

#include "samvad-share.h"

typedef struct {
  const SamvadFigures *figures;
  const char          *district;
  SamvadHeard         *heard;
} Query;

static void
add_row (const SamvadTallyRow *row,
         gpointer              user_data)
{
  Query *query = user_data;
  g_autofree char *code = NULL;
  SamvadService service;

  if (!g_str_equal (row->district, query->district))
    return;
  code = g_strndup (row->item, strcspn (row->item, "/"));
  service = samvad_service_from_code (code);
  for (guint i = 0; service != SAMVAD_SERVICE_UNKNOWN && i < SAMVAD_N_RECEIVED; i++)
    query->heard[service].received[i] += row->n[i];
}

static void
add_returns (const SamvadFigures *figures,
             const char          *district,
             SamvadHeard         *heard)
{
  for (guint i = 0; i < figures->reading->coverage->len; i++)
    {
      const SamvadCoverage *coverage = g_ptr_array_index (figures->reading->coverage, i);

      if (!samvad_figures_has_month (figures, coverage->month) ||
          (district != NULL && !g_str_equal (coverage->district, district)))
        continue;
      for (guint j = 0; j < SAMVAD_N_SERVICES; j++)
        if (coverage->services[j].reported)
          {
            heard[j].eligible += coverage->services[j].eligible;
            heard[j].served += coverage->services[j].served;
          }
    }
}

static void
compare (SamvadHeard *heard)
{
  gint64 yes = heard->received[SAMVAD_RECEIVED_YES];

  heard->heard = samvad_share_new (yes, yes + heard->received[SAMVAD_RECEIVED_PARTLY] +
                                        heard->received[SAMVAD_RECEIVED_NO]);
  heard->reported = heard->eligible > 0 ? (double) heard->served / (double) heard->eligible : NAN;
  heard->flagged = isfinite (heard->reported) && heard->heard.band != SAMVAD_BAND_SUPPRESSED &&
                   (heard->reported < heard->heard.low || heard->reported > heard->heard.high);
}

/**
 * samvad_coverage_compare:
 * @district: (nullable): a code; %NULL: the State
 * @heard: (out caller-allocates): one a service, in their order
 *
 * Reported against heard over the window (DESIGN section 6). A return of a district's month counts
 * for that district alone: the State's is the sum of those that came.
 */
void
samvad_coverage_compare (const SamvadFigures *figures,
                         const char          *district,
                         SamvadHeard          heard[SAMVAD_N_SERVICES])
{
  Query query = { figures, district, heard };

  memset (heard, 0, sizeof *heard * SAMVAD_N_SERVICES);
  if (district != NULL)
    samvad_figures_foreach (figures, SAMVAD_TALLY_SERVICE, add_row, &query);
  for (guint i = 0; district == NULL && i < SAMVAD_N_SERVICES; i++)
    memcpy (heard[i].received, figures->services[i].received, sizeof heard[i].received);
  add_returns (figures, district, heard);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    compare (&heard[i]);
}
