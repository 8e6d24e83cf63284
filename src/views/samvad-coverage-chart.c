/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-coverage-chart.h"

#include "samvad-bars.h"
#include "samvad-share.h"
#include "samvad-text.h"

/* Who is furthest behind the own target stands first; without targets who counts least. */
static int
compare_counted (gconstpointer a,
                 gconstpointer b)
{
  const SamvadDistrictFigures *x = *(SamvadDistrictFigures **) a, *y = *(SamvadDistrictFigures **) b;
  double left = (double) x->counted / (double) MAX (x->target, 1), right = (double) y->counted / (double) MAX (y->target, 1);

  return left == right ? g_strcmp0 (x->code, y->code) : (left > right) - (left < right);
}

static int
compare_opinions (gconstpointer a,
                  gconstpointer b)
{
  const SamvadDistrictFigures *x = *(SamvadDistrictFigures **) a, *y = *(SamvadDistrictFigures **) b;
  gint64 left = x->sentiments.share.n, right = y->sentiments.share.n;

  return left == right ? g_strcmp0 (x->code, y->code) : (left > right) - (left < right);
}

static GPtrArray *
sort (SamvadSnapshot *snapshot,
      GCompareFunc    compare)
{
  GPtrArray *districts = g_ptr_array_copy (snapshot->figures->districts, NULL, NULL);

  g_ptr_array_set_free_func (districts, NULL);
  g_ptr_array_sort (districts, compare);
  return districts;
}

static SamvadChart *
make_chart (const SamvadBarsData *data,
            char                 *title)
{
  SamvadChart *chart = samvad_bars_new (data);

  samvad_chart_set_title (chart, title);
  g_free (title);
  return chart;
}

static char *
describe_counted (GPtrArray *districts)
{
  guint met = 0, all = 0;
  g_autofree char *some = NULL, *of = NULL;

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (districts, i);

      all += district->target >= 0;
      met += district->target >= 0 && district->counted >= district->target;
    }
  if (all == 0)
    return g_strdup (_("Counted in each district"));
  some = samvad_text_number (met);
  of = samvad_text_number (all);
  /* Translators: how many districts; of how many with a target */
  return g_strdup_printf (ngettext ("%1$s of %2$s districts has met its target",
                                    "%1$s of %2$s districts have met their target", met), some, of);
}

/** Returns: (transfer full): counted against the target of each district; keys are codes */
SamvadChart *
samvad_coverage_chart_new_counted (SamvadSnapshot *snapshot)
{
  g_autoptr (GPtrArray) districts = sort (snapshot, compare_counted);
  g_autofree SamvadBar *bars = g_new0 (SamvadBar, districts->len + 1);
  SamvadBarsData data = { .bars = bars, .n_bars = districts->len, .name_heading = _("District"),
                          .value_heading = _("Counted"), .line = -1 };

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (districts, i);

      bars[i] = (SamvadBar) {
        .key = district->code, .name = samvad_snapshot_get_district (snapshot, district->code),
        .value = district->counted, .target = district->target, .colour = SAMVAD_COLOUR_ACCENT,
        .provisional = !snapshot->figures->closed,
      };
    }
  return make_chart (&data, describe_counted (districts));
}

static const char *
describe_band (SamvadBand band)
{
  switch (band)
    {
    case SAMVAD_BAND_SHOWN:
      return C_("band", "shown");
    case SAMVAD_BAND_CAUTION:
      return C_("band", "caution");
    case SAMVAD_BAND_SUPPRESSED:
    default:
      return C_("band", "too few");
    }
}

static char *
describe_opinions (GPtrArray *districts)
{
  guint few = 0;
  g_autofree char *some = NULL, *of = samvad_text_number (districts->len);

  for (guint i = 0; i < districts->len; i++)
    few += ((SamvadDistrictFigures *) g_ptr_array_index (districts, i))->sentiments.share.band == SAMVAD_BAND_SUPPRESSED;
  if (few == 0)
    return g_strdup (_("Every district has the 25 opinions that it takes to say anything"));
  some = samvad_text_number (few);
  /* Translators: how many districts; of how many */
  return g_strdup_printf (ngettext ("%1$s of %2$s districts has fewer than the 25 opinions that it takes to say anything",
                                    "%1$s of %2$s districts have fewer than the 25 opinions that it takes to say anything",
                                    few), some, of);
}

/** Returns: (transfer full): the window's opinions against the 25 that it takes to say anything */
SamvadChart *
samvad_coverage_chart_new_opinions (SamvadSnapshot *snapshot)
{
  g_autoptr (GPtrArray) districts = sort (snapshot, compare_opinions);
  g_autofree SamvadBar *bars = g_new0 (SamvadBar, districts->len + 1);
  g_autofree char *line = samvad_text_number (SAMVAD_BAND_CAUTION_FROM);
  SamvadBarsData data = { .bars = bars, .n_bars = districts->len, .name_heading = _("District"),
                          .value_heading = _("Opinions"), .note_heading = _("Enough to say anything?"),
                          .line = SAMVAD_BAND_CAUTION_FROM, .line_label = line };

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (districts, i);

      bars[i] = (SamvadBar) {
        .key = district->code, .name = samvad_snapshot_get_district (snapshot, district->code),
        .value = district->sentiments.share.n, .target = -1, .note = describe_band (district->sentiments.share.band),
        .colour = SAMVAD_COLOUR_ACCENT,
      };
    }
  return make_chart (&data, describe_opinions (districts));
}
