/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-detail-charts.h"

#include <math.h>

#include "samvad-bars.h"
#include "samvad-coverage.h"
#include "samvad-district-words.h"
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
  SamvadDistrictDetail state = samvad_district_detail_new (snapshot->bounded, NULL);
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

/* The parts of a bar, in their order. */
static const SamvadReceived received_parts[SAMVAD_STACK_PARTS] = {
  SAMVAD_RECEIVED_YES, SAMVAD_RECEIVED_PARTLY, SAMVAD_RECEIVED_NO,
};

/**
 * samvad_detail_charts_parse_received:
 * @key: of a bar of what reaches the families, or of a part of one
 * @received: (out): what it counts: 1 << SamvadReceived, or'ed
 *
 * Returns: whether it is one
 */
gboolean
samvad_detail_charts_parse_received (const char    *key,
                                     SamvadService *service,
                                     guint         *received)
{
  g_auto (GStrv) split = g_strsplit (key, "/", 2);
  guint64 part = 0;

  *service = samvad_service_from_code (split[0]);
  *received = SAMVAD_RECEIVED_STATED;
  if (g_strv_length (split) == 2)
    {
      if (!g_ascii_string_to_unsigned (split[1], 10, 0, SAMVAD_STACK_PARTS - 1, &part, NULL))
        return FALSE;
      *received = 1u << received_parts[part];
    }
  return *service != SAMVAD_SERVICE_UNKNOWN;
}

/** Returns: (transfer full): of each service who received it, partly, or not */
SamvadChart *
samvad_detail_charts_new_received (SamvadSnapshot *snapshot,
                                   const char     *district)
{
  SamvadHeard heard[SAMVAD_N_SERVICES];
  SamvadStack stacks[SAMVAD_N_SERVICES];
  SamvadChart *chart;

  samvad_coverage_compare (snapshot->bounded, district, heard);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    stacks[i] = (SamvadStack) {
      .key = samvad_service_to_code (i), .name = get_service (i), .share = heard[i].heard,
      .parts = { heard[i].received[received_parts[0]], heard[i].received[received_parts[1]],
                 heard[i].received[received_parts[2]] },
    };
  chart = samvad_stacked_bars_new (SAMVAD_STACK_RECEIVED, stacks, SAMVAD_N_SERVICES, _("Service"));
  samvad_district_words_set_title (chart, snapshot, _("What reaches the families"));
  return chart;
}

/* What a cell or a bar counts is the first part of its key; the service is the second, the issue the third. */
#define KEY_SATISFIED "satisfied"
#define KEY_AWARE     "aware"
#define KEY_INFORMED  "informed"
#define KEY_ISSUE     "issue"
enum { SATISFIED, AWARE, INFORMED, N_VOICES };

/* Compared with nothing: not tinted. */
static SamvadMatrixCell
make_cell (const SamvadShare *share,
           const char        *key)
{
  return (SamvadMatrixCell) { .key = key, .share = *share, .reference = share->share };
}

static void
fill_voice (SamvadMatrixCell         *cells,
            const SamvadServiceVoice *voice,
            SamvadService             service,
            GStringChunk             *texts)
{
  static const char *const kinds[N_VOICES] = { KEY_SATISFIED, KEY_AWARE, KEY_INFORMED };
  g_autofree char *informed = samvad_text_number (voice->informed);

  for (guint i = 0; i < N_VOICES; i++)
    {
      g_autofree char *key = g_strconcat (kinds[i], "/", samvad_service_to_code (service), NULL);

      cells[i].key = g_string_chunk_insert (texts, key);
    }
  cells[SATISFIED] = make_cell (&voice->satisfied, cells[SATISFIED].key);
  cells[AWARE] = make_cell (&voice->aware, cells[AWARE].key);
  cells[INFORMED].text = g_string_chunk_insert (texts, informed);
}

/** Returns: (transfer full): who is satisfied with each service, who knew of it before the call, who was told */
SamvadChart *
samvad_detail_charts_new_voices (SamvadSnapshot *snapshot,
                                 const char     *district)
{
  g_autoptr (SamvadVoices) voices = samvad_voices_new (snapshot->bounded, district);
  g_autoptr (GStringChunk) texts = g_string_chunk_new (512);
  const char *names[SAMVAD_N_SERVICES];
  const char *columns[N_VOICES] = { _("Satisfied (4 or 5 of 5)"), _("Knew of it"), _("Told in the call") };
  SamvadMatrixCell cells[SAMVAD_N_SERVICES * N_VOICES] = { 0 };
  SamvadMatrixData data = {
    .row_heading = _("Service"), .share_heading = _("Share"), .rows = names, .n_rows = SAMVAD_N_SERVICES,
    .columns = columns, .n_columns = N_VOICES, .cells = cells, .high_is_good = TRUE, .show_n = TRUE,
  };
  SamvadChart *chart;

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      names[i] = get_service (i);
      fill_voice (&cells[i * N_VOICES], &voices->services[i], (SamvadService) i, texts);
    }
  chart = samvad_matrix_new (&data);
  samvad_district_words_set_title (chart, snapshot, _("Who is satisfied, who knew, who was told"));
  return chart;
}

static char *
describe_issue (const char *service,
                const char *issue)
{
  return g_strdup_printf ("%s · %s", samvad_text_issue (issue), samvad_text_service (service));
}

/** Returns: (transfer full): the issues named most often; counts of families, no shares */
SamvadChart *
samvad_detail_charts_new_issues (SamvadSnapshot *snapshot,
                                 const char     *district)
{
  g_autoptr (SamvadVoices) voices = samvad_voices_new (snapshot->bounded, district);
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
      g_autofree char *name = describe_issue (issue->service, issue->issue);
      g_autofree char *key = g_strconcat (KEY_ISSUE, "/", issue->service, "/", issue->issue, NULL);

      bars[i] = (SamvadBar) { .key = g_string_chunk_insert (texts, key), .name = g_string_chunk_insert (texts, name),
                              .value = issue->cases, .target = -1, .colour = SAMVAD_COLOUR_ACCENT };
    }
  chart = samvad_bars_new (&data);
  samvad_district_words_set_title (chart, snapshot,
                                   data.n_bars > 0 ? _("Issues named most often") : _("No issue was named"));
  return chart;
}

/**
 * samvad_detail_charts_narrow:
 * @key: of a cell of the voices or a bar of the issues
 * @filter: of the window; gets the condition by which it counts
 *
 * Returns: (transfer full): what that is, in words
 */
char *
samvad_detail_charts_narrow (const char       *key,
                             SamvadCallFilter *filter)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 3);
  const char *what;

  g_return_val_if_fail (g_strv_length (parts) >= 2, g_strdup (key));

  filter->service = (int) samvad_service_from_code (parts[1]);
  if (g_str_equal (parts[0], KEY_ISSUE))
    {
      filter->issue = g_strdup (parts[2]);
      return describe_issue (parts[1], parts[2]);
    }
  if (g_str_equal (parts[0], KEY_SATISFIED))
    filter->satisfaction = 1u << 1 | 1u << 2 | 1u << 3 | 1u << 4 | 1u << 5;
  else if (g_str_equal (parts[0], KEY_AWARE))
    filter->aware = 1u << 0 | 1u << 1;
  else
    filter->informed = TRUE;
  what = filter->informed ? _("Told in the call") : filter->aware != 0 ? _("Asked whether they knew of it")
         : _("Said how satisfied they are");
  return g_strdup_printf ("%s · %s", samvad_text_service (parts[1]), what);
}
