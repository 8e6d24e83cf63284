/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-detail-charts.h"

#include <math.h>

#include "samvad-bars.h"
#include "samvad-coverage.h"
#include "samvad-matrix.h"
#include "samvad-stacked-bars.h"
#include "samvad-text.h"
#include "samvad-trend.h"
#include "samvad-voices.h"

#define MOST_ISSUES 8

static const char *
get_service (guint service)
{
  return samvad_text_label (samvad_service_to_label (service));
}

/** Returns: (transfer full): the negative share month by month, the State's beside it */
SamvadChart *
samvad_detail_charts_new_trend (SamvadSnapshot             *snapshot,
                                const SamvadDistrictDetail *detail)
{
  SamvadDistrictDetail state = samvad_district_detail_new (snapshot->figures, NULL);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (512);
  SamvadTrendPoint points[SAMVAD_DETAIL_MONTHS];
  guint n_points = 0;
  SamvadChart *chart;

  for (guint i = detail->trend_from; i < SAMVAD_DETAIL_MONTHS; i++)
    {
      g_autofree char *key = samvad_month_to_string (detail->trend[i].month);
      g_autofree char *label = samvad_text_month_short (detail->trend[i].month);

      points[n_points++] = (SamvadTrendPoint) {
        g_string_chunk_insert (texts, key), g_string_chunk_insert (texts, label), detail->trend[i].share,
        state.trend[i].share.share,
      };
    }
  chart = samvad_trend_new (points, n_points, _("Negative"));
  samvad_chart_set_title (chart, _("Negative answers by month"));
  return chart;
}

/** Returns: (transfer full): of each service who received it, partly, or not */
SamvadChart *
samvad_detail_charts_new_received (SamvadSnapshot *snapshot,
                                   const char     *district)
{
  SamvadHeard heard[SAMVAD_N_SERVICES];
  SamvadStack stacks[SAMVAD_N_SERVICES];
  SamvadChart *chart;

  samvad_coverage_compare (snapshot->figures, district, heard);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    stacks[i] = (SamvadStack) {
      .key = samvad_service_to_code (i), .name = get_service (i), .share = heard[i].heard,
      .parts = { heard[i].received[SAMVAD_RECEIVED_YES], heard[i].received[SAMVAD_RECEIVED_PARTLY],
                 heard[i].received[SAMVAD_RECEIVED_NO] },
    };
  chart = samvad_stacked_bars_new (SAMVAD_STACK_RECEIVED, stacks, SAMVAD_N_SERVICES, _("Service"));
  samvad_chart_set_title (chart, _("What reaches the families"));
  return chart;
}

/* Compared with nothing: not tinted. */
static SamvadMatrixCell
make_cell (const SamvadShare *share,
           guint              service)
{
  return (SamvadMatrixCell) { .key = samvad_service_to_code (service), .share = *share, .reference = share->share };
}

/** Returns: (transfer full): who is satisfied with each service, and who knew of it before the call */
SamvadChart *
samvad_detail_charts_new_voices (SamvadSnapshot *snapshot,
                                 const char     *district)
{
  g_autoptr (SamvadVoices) voices = samvad_voices_new (snapshot->figures, district);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *columns[] = { _("Satisfied (4 or 5 of 5)"), _("Knew of it") };
  SamvadMatrixCell cells[SAMVAD_N_SERVICES * G_N_ELEMENTS (columns)];
  SamvadMatrixData data = {
    .row_heading = _("Service"), .share_heading = _("Share"), .n_rows = SAMVAD_N_SERVICES, .columns = columns,
    .n_columns = G_N_ELEMENTS (columns), .cells = cells, .high_is_good = TRUE, .show_n = TRUE,
  };
  SamvadChart *chart;

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      g_autofree char *informed = samvad_text_number (voices->services[i].informed);

      /* Translators: a service, and how many families were told of it in the call */
      g_ptr_array_add (names, g_strdup_printf (_("%1$s (%2$s told)"), get_service (i), informed));
      cells[2 * i] = make_cell (&voices->services[i].satisfied, i);
      cells[2 * i + 1] = make_cell (&voices->services[i].aware, i);
    }
  data.rows = (const char *const *) names->pdata;
  chart = samvad_matrix_new (&data);
  samvad_chart_set_title (chart, _("Who is satisfied, who knew, who was told"));
  return chart;
}

/** Returns: (transfer full): the issues named most often; counts of families, no shares */
SamvadChart *
samvad_detail_charts_new_issues (SamvadSnapshot *snapshot,
                                 const char     *district)
{
  g_autoptr (SamvadVoices) voices = samvad_voices_new (snapshot->figures, district);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (512);
  SamvadBar bars[MOST_ISSUES];
  SamvadBarsData data = {
    .bars = bars, .n_bars = MIN (voices->issues->len, MOST_ISSUES), .name_heading = _("Issue"),
    .value_heading = _("Families"), .note_heading = "", .line = -1,
  };
  SamvadChart *chart;

  for (guint i = 0; i < data.n_bars; i++)
    {
      const SamvadIssue *issue = &g_array_index (voices->issues, SamvadIssue, i);
      g_autofree char *name = g_strdup_printf ("%s · %s", samvad_text_issue (issue->issue),
                                               samvad_text_service (issue->service));

      bars[i] = (SamvadBar) { .key = issue->service, .name = g_string_chunk_insert (texts, name),
                              .value = issue->cases, .target = -1, .colour = SAMVAD_COLOUR_ACCENT };
    }
  chart = samvad_bars_new (&data);
  samvad_chart_set_title (chart, data.n_bars > 0 ? _("Issues named most often") : _("No issue was named"));
  return chart;
}
