/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <stdlib.h>

#include "samvad-bars.h"
#include "samvad-burn-up.h"
#include "samvad-district-map.h"
#include "samvad-flow-bars.h"
#include "samvad-funnel-plot.h"
#include "samvad-matrix.h"
#include "samvad-sample-funnel.h"
#include "samvad-sparkline.h"
#include "samvad-stacked-bars.h"
#include "samvad-trend.h"

#define STATE 0.21
#define N_DISTRICTS 23
#define TODAY 20

typedef struct {
  const char *code;
  const char *en;
  const char *hi;
  gint64      n;
  gint64      negative;
  int         column;
  int         row;
} District;

/* In order of the negative share; the places are those of the project's tile map. */
static const District districts[N_DISTRICTS] = {
  { "604", "Nuh", "नूंह", 100, 55, 4, 6 },
  { "74", "Sirsa", "सिरसा", 14, 6, 0, 3 },
  { "66", "Kaithal", "कैथल", 38, 13, 3, 2 },
  { "619", "Palwal", "पलवल", 52, 15, 5, 6 },
  { "61", "Fatehabad", "फतेहाबाद", 27, 7, 1, 3 },
  { "701", "Charkhi Dadri", "चरखी दादरी", 9, 3, 2, 5 },
  { "63", "Hisar", "हिसार", 61, 15, 2, 3 },
  { "hansi", "Hansi", "हांसी", 12, 3, 2, 4 },
  { "69", "Mahendragarh", "महेंद्रगढ़", 33, 8, 2, 6 },
  { "65", "Jind", "जींद", 41, 9, 3, 3 },
  { "59", "Bhiwani", "भिवानी", 30, 6, 1, 4 },
  { "68", "Kurukshetra", "कुरुक्षेत्र", 25, 5, 4, 2 },
  { "75", "Sonipat", "सोनीपत", 55, 11, 4, 4 },
  { "71", "Panipat", "पानीपत", 47, 9, 4, 3 },
  { "67", "Karnal", "करनाल", 58, 11, 5, 2 },
  { "73", "Rohtak", "रोहतक", 28, 5, 3, 4 },
  { "60", "Faridabad", "फरीदाबाद", 64, 11, 5, 5 },
  { "72", "Rewari", "रेवाड़ी", 24, 4, 3, 6 },
  { "76", "Yamunanagar", "यमुनानगर", 36, 5, 5, 1 },
  { "64", "Jhajjar", "झज्जर", 22, 3, 3, 5 },
  { "58", "Ambala", "अंबाला", 44, 5, 4, 1 },
  { "62", "Gurugram", "गुरुग्राम", 71, 7, 4, 5 },
  { "70", "Panchkula", "पंचकूला", 60, 3, 5, 0 },
};

const char *
sample_name (Sample sample)
{
  static const char *const names[] = { "en", "hi", "long", "one", "empty", "nans" };

  return names[sample];
}

/* Wilson's 95% interval, apart from analysis/: the charts take what they are given. */
SamvadShare
sample_share (gint64 count,
              gint64 n)
{
  const double z = 1.959964;
  double p = n > 0 ? (double) count / (double) n : NAN;
  double middle = (p + z * z / (2.0 * (double) n)) / (1 + z * z / (double) n);
  double half = z / (1 + z * z / (double) n) * sqrt (p * (1 - p) / (double) n + z * z / (4.0 * (double) n * (double) n));

  if (n <= 0)
    return (SamvadShare) { count, n, NAN, NAN, NAN, SAMVAD_BAND_SUPPRESSED };
  return (SamvadShare) { count, n, p, MAX (middle - half, 0), MIN (middle + half, 1),
                         n < 25 ? SAMVAD_BAND_SUPPRESSED : n < 50 ? SAMVAD_BAND_CAUTION : SAMVAD_BAND_SHOWN };
}

static const char *
get_name (Sample          sample,
          const District *district)
{
  if (sample == SAMPLE_LONG)
    return "महेंद्रगढ़ (नारनौल उप-मंडल सहित)";
  return sample == SAMPLE_HINDI ? district->hi : district->en;
}

static guint
count_districts (Sample sample)
{
  return sample == SAMPLE_EMPTY ? 0 : sample == SAMPLE_ONE ? 1 : N_DISTRICTS;
}

static SamvadShare
get_share (Sample          sample,
           const District *district)
{
  return sample == SAMPLE_NANS ? sample_share (0, 0) : sample_share (district->negative, district->n);
}

static gboolean
is_different (Sample sample,
              guint  index)
{
  return sample != SAMPLE_NANS && (index == 0 || index == N_DISTRICTS - 1);
}

static double
get_state (Sample sample)
{
  return sample == SAMPLE_NANS ? NAN : STATE;
}

static const char *
pick (Sample      sample,
      const char *en,
      const char *hi)
{
  return sample == SAMPLE_HINDI || sample == SAMPLE_LONG ? hi : en;
}

static gboolean
is_working (guint day)
{
  /* October 2026: the 3rd is a Saturday; the 2nd and the 20th are holidays. */
  return !(day % 7 == 2 || day % 7 == 3) && day != 1;
}

static void
fill_month (SamvadBurnUpData *data,
            Sample            sample)
{
  static const int counts[] = { 17, 14, 21, 9, 19, 23, 16, 12, 20, 18, 22, 15, 11, 19 };
  double expected = 0, compared = 0, mean = 0;
  guint worked = 0;

  for (guint day = 0; day < SAMVAD_BURN_UP_DAYS; day++)
    {
      SamvadBurnUpDay *into = &data->days[day];
      gboolean working = is_working (day);

      into->working = working;
      into->counted = working && day < TODAY ? counts[worked++ % G_N_ELEMENTS (counts)] : 0;
      expected += working ? 500 / 21.0 : 0;
      compared += working ? 20.5 : 0;
      mean += day < TODAY ? (double) into->counted : working ? 17 : 0;
      into->expected = sample == SAMPLE_NANS ? NAN : expected;
      into->target = sample == SAMPLE_NANS ? -1 : day < 9 && sample == SAMPLE_LONG ? 420 : 500;
      into->comparison = sample == SAMPLE_LONG ? compared : NAN;
      into->mean = day < TODAY || sample == SAMPLE_NANS ? NAN : mean;
      into->low = day < TODAY || sample == SAMPLE_NANS ? NAN : mean - 5.5 * sqrt (day - TODAY + 1.0);
      into->high = day < TODAY || sample == SAMPLE_NANS ? NAN : mean + 5.5 * sqrt (day - TODAY + 1.0);
    }
}

static SamvadChart *
create_burn_up (Sample sample)
{
  SamvadBurnUpData data = { .month = 2026 * 12 + 9 };
  SamvadDay first = samvad_month_get_first (data.month);
  SamvadChart *chart;

  fill_month (&data, sample);
  data.today = first + (sample == SAMPLE_EMPTY ? -1 : sample == SAMPLE_ONE ? 0 : TODAY - 1);
  data.comparison_name = sample == SAMPLE_LONG ? "सितंबर 2026" : NULL;
  for (guint day = 0; (sample == SAMPLE_EMPTY || sample == SAMPLE_ONE) && day < SAMVAD_BURN_UP_DAYS; day++)
    data.days[day].mean = data.days[day].low = data.days[day].high = NAN;
  chart = samvad_burn_up_new (&data);
  samvad_chart_set_title (chart, pick (sample, "Behind: 371 projected by 31 October, target 500",
                                       "पीछे: 31 अक्टूबर तक 371 अनुमानित, लक्ष्य 500"));
  return chart;
}

static SamvadChart *
create_sparkline_of (Sample              sample,
                     SamvadSparklineKind kind)
{
  double values[SAMVAD_BURN_UP_DAYS];
  gboolean working[SAMVAD_BURN_UP_DAYS];

  for (guint day = 0; day < SAMVAD_BURN_UP_DAYS; day++)
    {
      working[day] = is_working (day);
      values[day] = sample == SAMPLE_NANS || day >= TODAY ? NAN : working[day] ? (day * 7) % 5 : 0;
    }
  return samvad_sparkline_new (&(SamvadSparklineData) {
    .name = pick (sample, "Asha Rani", "आशा रानी"), .first = samvad_month_get_first (2026 * 12 + 9),
    .n_days = sample == SAMPLE_EMPTY ? 0 : sample == SAMPLE_ONE ? 1 : SAMVAD_BURN_UP_DAYS,
    .values = values, .working = working, .kind = kind });
}

static SamvadChart *
create_sparkline (Sample sample)
{
  return create_sparkline_of (sample, SAMVAD_SPARKLINE_BARS);
}

static SamvadChart *
create_sparkline_line (Sample sample)
{
  return create_sparkline_of (sample, SAMVAD_SPARKLINE_LINE);
}

static void
fill_rows (Sample             sample,
           SamvadIntervalRow *rows)
{
  for (guint i = 0; i < N_DISTRICTS; i++)
    rows[i] = (SamvadIntervalRow) { districts[i].code, get_name (sample, &districts[i]),
                                    get_share (sample, &districts[i]), is_different (sample, i), 1, 9 };
}

static const char *
get_finding (Sample sample)
{
  return pick (sample, "Nuh differs from the State: 55 of 100 negative, State 21. The other 22 cannot be told apart.",
               "नूंह राज्य से भिन्न है: 100 में 55 नकारात्मक, राज्य में 21। शेष 22 जिलों में अंतर नहीं कहा जा सकता।");
}

static SamvadChart *
create_interval_list (Sample sample)
{
  SamvadIntervalRow rows[N_DISTRICTS];
  SamvadChart *chart;

  fill_rows (sample, rows);
  chart = samvad_interval_list_new (rows, count_districts (sample), pick (sample, "District", "जिला"),
                                    pick (sample, "Negative share", "नकारात्मक हिस्सा"), get_state (sample));
  samvad_chart_set_title (chart, get_finding (sample));
  return chart;
}

/* The normal limits do for a picture. */
static guint
fill_limits (SamvadFunnelLimits *limits)
{
  guint n_limits = 0;

  for (double n = 5; n <= 110; n += 5)
    {
      double half = sqrt (STATE * (1 - STATE) / n);

      limits[n_limits++] = (SamvadFunnelLimits) { n, MAX (STATE - 1.96 * half, 0), STATE + 1.96 * half,
                                                  MAX (STATE - 3.09 * half, 0), MIN (STATE + 3.09 * half, 1) };
    }
  return n_limits;
}

static SamvadChart *
create_funnel_plot (Sample sample)
{
  SamvadIntervalRow rows[N_DISTRICTS];
  SamvadFunnelLimits limits[32];
  guint n_limits = sample == SAMPLE_NANS ? 0 : fill_limits (limits);
  SamvadChart *chart;

  fill_rows (sample, rows);
  chart = samvad_funnel_plot_new (rows, count_districts (sample), limits, n_limits, pick (sample, "District", "जिला"),
                                  pick (sample, "Negative share", "नकारात्मक हिस्सा"), get_state (sample));
  samvad_chart_set_title (chart, get_finding (sample));
  return chart;
}

static SamvadChart *
create_map (Sample   sample,
            gboolean shaped)
{
  SamvadMapDistrict places[N_DISTRICTS];
  SamvadMapRing rings[N_DISTRICTS];
  double corners[N_DISTRICTS][12];
  SamvadChart *chart;

  for (guint i = 0; i < N_DISTRICTS; i++)
    {
      double west = 74.5 + districts[i].column * 0.55, north = 30.9 - districts[i].row * 0.45;
      const double hexagon[] = { 0, 0, 0.3, 0.06, 0.55, 0, 0.58, -0.45, 0.25, -0.40, 0.02, -0.45 };

      for (guint k = 0; k < G_N_ELEMENTS (hexagon); k++)
        corners[i][k] = hexagon[k] + (k % 2 == 0 ? west : north);
      rings[i] = (SamvadMapRing) { corners[i], 6 };
      places[i] = (SamvadMapDistrict) { districts[i].code, get_name (sample, &districts[i]),
                                        get_share (sample, &districts[i]), is_different (sample, i),
                                        i == 7 ? -1 : districts[i].column, i == 7 ? -1 : districts[i].row,
                                        shaped ? &rings[i] : NULL, shaped ? 1 : 0 };
      if (sample != SAMPLE_LONG)
        places[i].column = districts[i].column;
      if (sample != SAMPLE_LONG)
        places[i].row = districts[i].row;
    }
  chart = samvad_district_map_new (places, count_districts (sample), pick (sample, "Negative share", "नकारात्मक हिस्सा"),
                                   get_state (sample));
  samvad_chart_set_title (chart, get_finding (sample));
  return chart;
}

static SamvadChart *
create_tiles (Sample sample)
{
  return create_map (sample, FALSE);
}

static SamvadChart *
create_shapes (Sample sample)
{
  return create_map (sample, TRUE);
}

static SamvadChart *
create_coverage (Sample sample)
{
  SamvadBar bars[N_DISTRICTS];

  for (guint i = 0; i < N_DISTRICTS; i++)
    bars[i] = (SamvadBar) { districts[i].code, get_name (sample, &districts[i]),
                            sample == SAMPLE_NANS ? 0 : districts[i].n / 3 + 2, sample == SAMPLE_NANS ? -1 : 22,
                            NULL, SAMVAD_COLOUR_ACCENT, i % 5 == 0 };
  return samvad_bars_new (&(SamvadBarsData) {
    .bars = bars, .n_bars = count_districts (sample), .name_heading = pick (sample, "District", "जिला"),
    .value_heading = pick (sample, "Counted", "गिनी गई"), .line = 25,
    .line_label = pick (sample, "25 to say anything", "कुछ कहने के लिए 25") });
}

static SamvadChart *
create_ageing (Sample sample)
{
  const char *const english[] = { "not yet due", "1–2 working days", "3–6", "7–11", "12–19", "20 and more" };
  const char *const hindi[] = { "समय शेष", "1–2 कार्य दिवस", "3–6", "7–11", "12–19", "20 और अधिक" };
  SamvadBar bars[G_N_ELEMENTS (english)];

  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    bars[i] = (SamvadBar) { english[i], pick (sample, english[i], hindi[i]), sample == SAMPLE_NANS ? 0 : 47 - 8 * i,
                            -1, i == 3 ? "CDPO" : NULL, i > 0 ? SAMVAD_COLOUR_OVERDUE : SAMVAD_COLOUR_ACCENT };
  return samvad_bars_new (&(SamvadBarsData) {
    .bars = bars, .n_bars = sample == SAMPLE_EMPTY ? 0 : sample == SAMPLE_ONE ? 1 : G_N_ELEMENTS (bars),
    .name_heading = "Overdue by", .value_heading = "Open items" });
}

static const char *const services_en[] = {
  "Take-home ration", "Hot cooked meal", "Growth monitoring", "Pre-school education",
  "Nutrition and health education", "Immunisation", "Health check-up", "Referral",
};
static const char *const services_hi[] = {
  "टेक होम राशन", "गर्म पका भोजन", "वृद्धि निगरानी", "स्कूल पूर्व शिक्षा", "पोषण एवं स्वास्थ्य शिक्षा", "टीकाकरण", "स्वास्थ्य जांच",
  "संदर्भ सेवाएं",
};

static SamvadChart *
create_stacked (Sample          sample,
                SamvadStackKind kind)
{
  SamvadStack stacks[G_N_ELEMENTS (services_en)];

  for (guint i = 0; i < G_N_ELEMENTS (stacks); i++)
    {
      gint64 n = sample == SAMPLE_NANS ? 0 : i == 7 ? 19 : 310 - 40 * (gint64) i, first = n * (80 - 7 * i) / 100;
      gint64 second = (n - first) / 3;

      stacks[i] = (SamvadStack) { services_en[i], pick (sample, services_en[i], services_hi[i]),
                                  { first, second, n - first - second }, sample_share (first, n) };
    }
  return samvad_stacked_bars_new (kind, stacks, sample == SAMPLE_EMPTY ? 0 : sample == SAMPLE_ONE ? 1
                                  : G_N_ELEMENTS (stacks), pick (sample, "Service", "सेवा"));
}

static SamvadChart *
create_services (Sample sample)
{
  return create_stacked (sample, SAMVAD_STACK_RECEIVED);
}

static SamvadChart *
create_sentiment (Sample sample)
{
  return create_stacked (sample, SAMVAD_STACK_SENTIMENT);
}

static SamvadChart *
create_services_matrix (Sample sample)
{
  const char *rows[N_DISTRICTS], *columns[G_N_ELEMENTS (services_en)];
  SamvadMatrixCell cells[N_DISTRICTS * G_N_ELEMENTS (services_en)];

  for (guint i = 0; i < N_DISTRICTS; i++)
    rows[i] = get_name (sample, &districts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i] = pick (sample, services_en[i], services_hi[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gint64 n = sample == SAMPLE_NANS ? 0 : districts[i / 8].n, yes = n * (30 + (i * 37) % 65) / 100;

      cells[i] = (SamvadMatrixCell) { districts[i / 8].code, sample_share (yes, n), sample == SAMPLE_NANS ? NAN : 0.62,
                                      llabs (100 * yes - 62 * n) > 28 * n };
    }
  return samvad_matrix_new (&(SamvadMatrixData) {
    .row_heading = pick (sample, "District", "जिला"), .share_heading = pick (sample, "Received", "मिला"), .rows = rows,
    .n_rows = count_districts (sample), .columns = columns, .n_columns = G_N_ELEMENTS (columns), .cells = cells,
    .high_is_good = TRUE });
}

static SamvadChart *
create_hours (Sample sample)
{
  const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
  const char *const hours[] = { "9", "10", "11", "12", "13", "14", "15", "16", "17" };
  SamvadMatrixCell cells[6 * 9];

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gint64 n = sample == SAMPLE_NANS ? 0 : i / 9 == 5 ? 12 : 40 + (i * 13) % 60;

      cells[i] = (SamvadMatrixCell) { NULL, sample_share (n * (35 + (i * 29) % 50) / 100, n), NAN };
    }
  return samvad_matrix_new (&(SamvadMatrixData) {
    .row_heading = "Weekday", .share_heading = "Contacted", .rows = days,
    .n_rows = sample == SAMPLE_EMPTY ? 0 : sample == SAMPLE_ONE ? 1 : G_N_ELEMENTS (days), .columns = hours,
    .n_columns = G_N_ELEMENTS (hours), .cells = cells, .show_n = TRUE });
}

static SamvadChart *
create_sample_funnel (Sample sample)
{
  const SamvadSampleStep steps[] = {
    { pick (sample, "sampled", "चुने गए"), sample == SAMPLE_NANS ? 0 : 690 },
    { pick (sample, "dialled", "डायल किए गए"), sample == SAMPLE_NANS ? 0 : 640 },
    { pick (sample, "contacted", "संपर्क हुआ"), sample == SAMPLE_NANS ? 0 : 450 },
    { pick (sample, "complete", "पूर्ण"), sample == SAMPLE_NANS ? 0 : 312 },
  };

  return samvad_sample_funnel_new (steps, sample == SAMPLE_EMPTY ? 0 : sample == SAMPLE_ONE ? 1 : G_N_ELEMENTS (steps));
}

static SamvadChart *
create_trend (Sample sample)
{
  const char *const labels[] = { "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct" };
  const gint64 n[] = { 12, 30, 41, 55, 60, 22, 47, 52, 66, 70, 58, 100 };
  SamvadTrendPoint points[G_N_ELEMENTS (n)];

  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    points[i] = (SamvadTrendPoint) { labels[i], sample == SAMPLE_LONG ? "सितंबर 2026" : labels[i],
                                     sample_share (n[i] * (20 + 3 * i) / 100, sample == SAMPLE_NANS ? 0 : n[i]),
                                     sample == SAMPLE_NANS ? NAN : 0.19 + 0.002 * i };
  return samvad_trend_new (points, sample == SAMPLE_EMPTY ? 0 : sample == SAMPLE_ONE ? 1 : G_N_ELEMENTS (n),
                           pick (sample, "Negative share", "नकारात्मक हिस्सा"));
}

static SamvadChart *
create_flow (Sample sample)
{
  const char *const labels[] = { "May", "Jun", "Jul", "Aug", "Sep", "Oct" };
  SamvadFlowGroup groups[G_N_ELEMENTS (labels)];

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    groups[i] = (SamvadFlowGroup) { labels[i], sample == SAMPLE_LONG ? "सितंबर 2026" : labels[i],
                                    { 61 + 7 * i, 40 + 8 * i, sample == SAMPLE_NANS ? -1 : 22 + 9 * (gint64) i } };
  return samvad_flow_bars_new (&(SamvadFlowData) {
    .groups = groups, .n_groups = sample == SAMPLE_EMPTY ? 0 : sample == SAMPLE_ONE ? 1 : G_N_ELEMENTS (groups),
    .series = { pick (sample, "opened", "खुले"), pick (sample, "claimed done", "पूर्ण बताए गए"), pick (sample, "verified", "सत्यापित") },
    .heading = "Action items by month" });
}

const SampleChart sample_charts[] = {
  { "burn-up", create_burn_up },
  { "interval-list", create_interval_list },
  { "sparkline", create_sparkline },
  { "sparkline-line", create_sparkline_line },
  { "funnel-plot", create_funnel_plot },
  { "tile-map", create_tiles },
  { "shape-map", create_shapes },
  { "coverage", create_coverage },
  { "ageing", create_ageing },
  { "services", create_services },
  { "sentiment", create_sentiment },
  { "services-matrix", create_services_matrix },
  { "hours", create_hours },
  { "sample-funnel", create_sample_funnel },
  { "trend", create_trend },
  { "flow", create_flow },
  { NULL, NULL },
};

/* Pango reads fonts in a thread of its own; what fontconfig holds at the end is not ours to free. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}

/* The fonts that Pango keeps for a thread, so that what is left is a leak of ours. */
void
sample_clean_up (void)
{
  pango_cairo_font_map_set_default (NULL);
}
