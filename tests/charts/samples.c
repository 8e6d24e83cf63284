/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samples.h"

#include <fontconfig/fontconfig.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "samvad-burn-up.h"
#include "samvad-interval-list.h"
#include "samvad-sparkline.h"

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

static SamvadChart *
create_interval_list (Sample sample)
{
  SamvadIntervalRow rows[N_DISTRICTS] = { 0 };
  SamvadChart *chart;

  for (guint i = 0; i < N_DISTRICTS; i++)
    rows[i] = (SamvadIntervalRow) { districts[i].code, get_name (sample, &districts[i]),
                                    get_share (sample, &districts[i]), is_different (sample, i), 1, 9 };
  chart = samvad_interval_list_new (rows, count_districts (sample), pick (sample, "District", "जिला"),
                                    pick (sample, "Negative share", "नकारात्मक हिस्सा"), get_state (sample));
  samvad_chart_set_title (chart, pick (sample,
    "Nuh differs from the State: 55 of 100 negative, State 21. The other 22 cannot be told apart.",
    "नूंह राज्य से भिन्न है: 100 में 55 नकारात्मक, राज्य में 21। शेष 22 जिलों में अंतर नहीं कहा जा सकता।"));
  return chart;
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

const SampleChart sample_charts[] = {
  { "burn-up", create_burn_up },
  { "interval-list", create_interval_list },
  { "sparkline", create_sparkline },
  { "sparkline-line", create_sparkline_line },
  { NULL, NULL },
};

/* The fonts' own caches, so that what is left is a leak of ours. */
void
sample_clean_up (void)
{
  pango_cairo_font_map_set_default (NULL);
  cairo_debug_reset_static_data ();
  FcFini ();
}
