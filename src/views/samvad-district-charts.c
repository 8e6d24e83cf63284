/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-charts.h"

#include <math.h>

#include "samvad-boundaries.h"
#include "samvad-district-map.h"
#include "samvad-funnel-plot.h"
#include "samvad-interval-list.h"
#include "samvad-share.h"
#include "samvad-district-words.h"
#include "samvad-text.h"

#define LIMITS       40         /* points of a curve */
#define LEVEL        0.95
#define OUTER_LEVEL  0.998

/* What can be said stands first: those that differ, then by how much there is to go by, then by
 * share. */
static int
compare_shares (gconstpointer a,
                gconstpointer b)
{
  const SamvadDistrictFigures *x = *(const SamvadDistrictFigures *const *) a;
  const SamvadDistrictFigures *y = *(const SamvadDistrictFigures *const *) b;
  const SamvadShare *s = &x->sentiments.share, *t = &y->sentiments.share;

  if (x->differs != y->differs)
    return y->differs - x->differs;
  if (s->band != t->band)
    return (int) t->band - (int) s->band;
  if (s->band == SAMVAD_BAND_SUPPRESSED)
    return (s->n < t->n) - (s->n > t->n);
  return (s->share < t->share) - (s->share > t->share);
}

/* Those of which nothing was heard stand last. */
static int
compare_stabilised (gconstpointer a,
                    gconstpointer b)
{
  const SamvadDistrictFigures *x = *(const SamvadDistrictFigures *const *) a;
  const SamvadDistrictFigures *y = *(const SamvadDistrictFigures *const *) b;
  double s = isnan (x->stabilised) ? -1 : x->stabilised, t = isnan (y->stabilised) ? -1 : y->stabilised;

  return (s < t) - (s > t);
}

/** Returns: (transfer container) (element-type SamvadDistrictFigures) */
GPtrArray *
samvad_district_charts_sort (SamvadSnapshot      *snapshot,
                             SamvadDistrictOrder  order)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < snapshot->bounded->districts->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (snapshot->bounded->districts, i));
  g_ptr_array_sort (sorted, order == SAMVAD_DISTRICT_ORDER_PLANNING ? compare_stabilised : compare_shares);
  return sorted;
}

/* Returns: (array): a row for each of @districts; @names keeps the names that were made for them */
static SamvadIntervalRow *
make_rows (SamvadSnapshot      *snapshot,
           GPtrArray           *districts,
           SamvadDistrictOrder  order,
           GStringChunk        *names)
{
  SamvadIntervalRow *rows = g_new0 (SamvadIntervalRow, districts->len + 1);

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (districts, i);
      const char *name = samvad_district_words_name (snapshot, district->code);
      g_autofree char *estimate = samvad_text_percent (district->stabilised);
      /* Translators: a district and its stabilised estimate */
      g_autofree char *both = g_strdup_printf (_("%1$s, estimate %2$s"), name, estimate);

      rows[i] = (SamvadIntervalRow) {
        district->code, g_string_chunk_insert (names, order == SAMVAD_DISTRICT_ORDER_PLANNING ? both : name),
        district->sentiments.share, district->differs, district->rank_low, district->rank_high,
      };
    }
  return rows;
}

/** Returns: (transfer full): each district's share of negative answers with its interval */
SamvadChart *
samvad_district_charts_new_intervals (SamvadSnapshot      *snapshot,
                                      SamvadDistrictOrder  order)
{
  gboolean planning = order == SAMVAD_DISTRICT_ORDER_PLANNING;
  g_autoptr (GPtrArray) sorted = samvad_district_charts_sort (snapshot, order);
  g_autoptr (GStringChunk) names = g_string_chunk_new (1024);
  g_autofree SamvadIntervalRow *rows = make_rows (snapshot, sorted, order, names);
  SamvadChart *chart = samvad_interval_list_new (rows, sorted->len, _("District"), _("Negative"),
                                                 snapshot->bounded->state.share.share);

  samvad_chart_set_title (chart, planning
                          /* Translators: a stabilised estimate is drawn towards the State's the more, the fewer the answers */
                          ? _("Order for planning: by stabilised estimates, which are no measurements")
                          : /* xgettext:no-c-format */ _("Negative answers, with 95% intervals"));
  return chart;
}

static guint
get_most (GPtrArray *districts)
{
  gint64 most = 1;

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (districts, i);

      most = MAX (most, district->sentiments.share.n);
    }
  return (guint) most;
}

/** Returns: (transfer full): shares over the number of answers, with the limits that chance has */
SamvadChart *
samvad_district_charts_new_funnel (SamvadSnapshot *snapshot)
{
  double theta = snapshot->bounded->state.share.share;
  g_autoptr (GPtrArray) sorted = samvad_district_charts_sort (snapshot, SAMVAD_DISTRICT_ORDER_SHARE);
  g_autoptr (GStringChunk) names = g_string_chunk_new (1024);
  g_autofree SamvadIntervalRow *rows = make_rows (snapshot, sorted, SAMVAD_DISTRICT_ORDER_SHARE, names);
  SamvadFunnelLimits limits[LIMITS];
  guint most = get_most (sorted);
  SamvadChart *chart;

  for (guint i = 0; i < LIMITS; i++)
    {
      gint64 n = MAX (1, (gint64) round (most * (i + 1.0) / LIMITS));

      limits[i].n = (double) n;
      samvad_share_funnel (n, theta, LEVEL, &limits[i].low, &limits[i].high);
      samvad_share_funnel (n, theta, OUTER_LEVEL, &limits[i].outer_low, &limits[i].outer_high);
    }
  chart = samvad_funnel_plot_new (rows, sorted->len, limits, isnan (theta) ? 0 : LIMITS, _("District"), _("Negative"),
                                  theta);
  samvad_chart_set_title (chart, _("Negative answers and the limits of chance around the State"));
  return chart;
}

/* Returns: whether there are any */
static gboolean
add_rings (const SamvadOutlines *outlines,
           const SamvadDistrict *district,
           guint                 part,
           GArray               *rings)
{
  g_autoptr (GArray) found = samvad_outlines_find (outlines, district);

  for (guint i = 0; i < found->len; i++)
    {
      const SamvadOutlineRing *from = &g_array_index (found, SamvadOutlineRing, i);
      SamvadMapRing ring = { from->coordinates, from->n_corners, part };

      g_array_append_val (rings, ring);
    }
  return found->len > 0;
}

/* Returns: (transfer full) (nullable): its boundary, in the chart's own terms; of one that others went back into the
 * boundaries of all its parts */
static GArray *
find_rings (SamvadSnapshot              *snapshot,
            const SamvadOutlines        *outlines,
            const SamvadDistrictFigures *district)
{
  GPtrArray *documents = snapshot->figures->reading->districts;
  guint n_parts = 0;
  GArray *rings;

  if (outlines == NULL || district->district == NULL)
    return NULL;
  rings = g_array_new (FALSE, FALSE, sizeof (SamvadMapRing));
  for (guint i = 0; i < documents->len; i++)
    {
      const SamvadDistrict *document = g_ptr_array_index (documents, i);

      if (g_str_equal (samvad_boundaries_find_listed (snapshot->bounded->reading, document->code), district->code))
        n_parts += add_rings (outlines, document, n_parts, rings);
    }
  return rings;
}

static SamvadMapDistrict
make_place (SamvadSnapshot              *snapshot,
            const SamvadDistrictFigures *district,
            GArray                      *rings)
{
  return (SamvadMapDistrict) {
    .key = district->code,
    .name = samvad_district_words_name (snapshot, district->code),
    .share = district->sentiments.share,
    .differs = district->differs,
    .column = district->district != NULL ? district->district->column : -1,
    .row = district->district != NULL ? district->district->row : -1,
    .rings = rings != NULL ? (const SamvadMapRing *) (gpointer) rings->data : NULL,
    .n_rings = rings != NULL ? rings->len : 0,
  };
}

static void
free_rings (gpointer rings)
{
  if (rings != NULL)
    g_array_unref (rings);
}

/**
 * samvad_district_charts_new_map:
 * @outlines: (nullable): boundaries; drawn where they have most districts
 *
 * Returns: (transfer full): the districts where they lie, as tiles where there are no boundaries
 */
SamvadChart *
samvad_district_charts_new_map (SamvadSnapshot       *snapshot,
                                const SamvadOutlines *outlines)
{
  const SamvadFigures *figures = snapshot->bounded;
  g_autofree SamvadMapDistrict *places = g_new0 (SamvadMapDistrict, figures->districts->len + 1);
  g_autoptr (GPtrArray) boundaries = g_ptr_array_new_with_free_func (free_rings);
  SamvadChart *chart;

  for (guint i = 0; i < figures->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (figures->districts, i);
      GArray *rings = find_rings (snapshot, outlines, district);

      g_ptr_array_add (boundaries, rings);
      places[i] = make_place (snapshot, district, rings);
    }
  chart = samvad_district_map_new (places, figures->districts->len, _("Negative"), figures->state.share.share);
  samvad_chart_set_title (chart, _("Where families answered negatively"));
  return chart;
}

/**
 * samvad_district_charts_list_missing:
 * @n_missing: (out): how many
 *
 * Returns: (transfer full) (nullable): names of the districts that @outlines lack; %NULL: none
 */
char *
samvad_district_charts_list_missing (SamvadSnapshot       *snapshot,
                                     const SamvadOutlines *outlines,
                                     guint                *n_missing)
{
  GPtrArray *districts = snapshot->bounded->districts;
  g_autoptr (GString) text = g_string_new (NULL);

  *n_missing = 0;
  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (districts, i);
      g_autoptr (GArray) rings = find_rings (snapshot, outlines, district);

      if (rings == NULL || rings->len == 0)
        g_string_append_printf (text, "%s%s", (*n_missing)++ > 0 ? ", " : "",
                                samvad_district_words_name (snapshot, district->code));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
