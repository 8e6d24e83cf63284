/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-services-chart.h"

#include "samvad-coverage.h"
#include "samvad-district-charts.h"
#include "samvad-matrix.h"
#include "samvad-services.h"
#include "samvad-district-words.h"
#include "samvad-text.h"

static const char *
get_service (guint service)
{
  return samvad_text_label (samvad_service_to_label (service));
}

/* Rows are districts or kinds of families, each a column of the analysis; services stand side by side. */
typedef struct {
  const SamvadServiceMatrix *matrix;
  guint                     *columns;   /* of @matrix, in the order of the rows */
  const char               **names;     /* of the rows */
  const char                *heading;
  GStringChunk              *keys;      /* NULL: the column's own code is the key of all its cells */
} Rows;

static const char *
make_key (const Rows *rows,
          const char *column,
          guint       service)
{
  g_autofree char *key = NULL;

  if (rows->keys == NULL)
    return column;
  key = g_strconcat (samvad_service_to_code ((SamvadService) service), "/", column, NULL);
  return g_string_chunk_insert (rows->keys, key);
}

static SamvadMatrixCell *
make_cells (const Rows *rows)
{
  const SamvadServiceMatrix *matrix = rows->matrix;
  SamvadMatrixCell *cells = g_new0 (SamvadMatrixCell, matrix->columns->len * SAMVAD_N_SERVICES + 1);

  for (guint row = 0; row < matrix->columns->len; row++)
    for (guint service = 0; service < SAMVAD_N_SERVICES; service++)
      {
        const SamvadServiceCell *cell = samvad_service_matrix_get (matrix, service, rows->columns[row]);

        cells[row * SAMVAD_N_SERVICES + service] = (SamvadMatrixCell) {
          .key = make_key (rows, g_ptr_array_index (matrix->columns, rows->columns[row]), service),
          .share = cell->share,
          .reference = matrix->all[service].share.share,
          .differs = cell->differs,
        };
      }
  return cells;
}

static SamvadChart *
make_chart (const Rows *rows)
{
  g_autofree SamvadMatrixCell *cells = make_cells (rows);
  const char *services[SAMVAD_N_SERVICES];
  SamvadMatrixData data = {
    .row_heading = rows->heading, .share_heading = _("Received"),
    .rows = rows->names, .n_rows = rows->matrix->columns->len,
    .columns = services, .n_columns = SAMVAD_N_SERVICES,
    .cells = cells, .high_is_good = TRUE,
  };

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    services[i] = get_service (i);
  return samvad_matrix_new (&data);
}

static guint
find_column (const SamvadServiceMatrix *matrix,
             const char                *code)
{
  guint column = 0;

  while (column + 1 < matrix->columns->len && !g_str_equal (g_ptr_array_index (matrix->columns, column), code))
    column++;
  return column;
}

/**
 * samvad_services_chart_new_by_district:
 * @category: (nullable): code; %NULL: all families
 *
 * Returns: (transfer full): who receives what in each district, in the order of the intervals; keys are the
 *   districts' codes
 */
SamvadChart *
samvad_services_chart_new_by_district (SamvadSnapshot *snapshot,
                                       const char     *category)
{
  g_autoptr (SamvadServiceMatrix) matrix = samvad_service_matrix_new_by_district (snapshot->bounded, category);
  g_autoptr (GPtrArray) sorted = samvad_district_charts_sort (snapshot, SAMVAD_DISTRICT_ORDER_SHARE);
  g_autofree guint *columns = g_new0 (guint, sorted->len + 1);
  g_autofree const char **names = g_new0 (const char *, sorted->len + 1);
  Rows rows = { matrix, columns, names, _("District"), NULL };
  SamvadChart *chart;

  for (guint i = 0; i < sorted->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (sorted, i);

      columns[i] = find_column (matrix, district->code);
      names[i] = samvad_district_words_name (snapshot, district->code);
    }
  chart = make_chart (&rows);
  samvad_district_words_set_title (chart, snapshot, _("Families that receive each service"));
  return chart;
}

/**
 * samvad_services_chart_new_by_category:
 * @district: (nullable): code; %NULL: the State
 *
 * Returns: (transfer full): which families receive what; keys are for samvad_services_chart_parse_key()
 */
SamvadChart *
samvad_services_chart_new_by_category (SamvadSnapshot *snapshot,
                                       const char     *district)
{
  g_autoptr (SamvadServiceMatrix) matrix = samvad_service_matrix_new_by_category (snapshot->bounded, district);
  g_autoptr (GStringChunk) keys = g_string_chunk_new (512);
  guint columns[SAMVAD_N_CATEGORIES];
  const char *names[SAMVAD_N_CATEGORIES];
  Rows rows = { matrix, columns, names, _("Family"), keys };
  SamvadChart *chart;

  for (guint i = 0; i < SAMVAD_N_CATEGORIES; i++)
    {
      columns[i] = i;
      names[i] = samvad_text_label (samvad_category_to_label ((SamvadCategory) i));
    }
  chart = make_chart (&rows);
  samvad_district_words_set_title (chart, snapshot, _("Services received, by kind of family"));
  return chart;
}

/** Returns: whether @key is one of a cell by kind of family */
gboolean
samvad_services_chart_parse_key (const char     *key,
                                 SamvadService  *service,
                                 SamvadCategory *category)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 2);

  if (g_strv_length (parts) != 2)
    return FALSE;
  *service = samvad_service_from_code (parts[0]);
  *category = samvad_category_from_code (parts[1]);
  return *service != SAMVAD_SERVICE_UNKNOWN;
}

static void
fill_heard (const SamvadHeard *heard,
            const char        *key,
            GStringChunk      *keys,
            SamvadMatrixCell  *cells)
{
  g_autofree char *reported = g_strconcat (SAMVAD_SERVICES_CHART_REPORTED, key, NULL);

  cells[0] = (SamvadMatrixCell) { .key = key, .share = heard->heard, .reference = heard->reported, .differs = heard->flagged };
  /* Returns are a full count, not a sample: no interval around it. */
  cells[1].key = g_string_chunk_insert (keys, reported);
  cells[1].reference = heard->reported;
  cells[1].share = (SamvadShare) { heard->served, heard->eligible, heard->reported, heard->reported, heard->reported,
                                   heard->eligible > 0 ? SAMVAD_BAND_SHOWN : SAMVAD_BAND_SUPPRESSED };
}

/**
 * samvad_services_chart_new_heard:
 * @district: (nullable): code; %NULL: the State
 *
 * Returns: (transfer full): what families say, with the services' codes as keys, beside what was reported; a sign only where the report
 *   lies outside the interval of what is heard
 */
SamvadChart *
samvad_services_chart_new_heard (SamvadSnapshot *snapshot,
                                 const char     *district)
{
  const char *services[SAMVAD_N_SERVICES], *columns[] = { _("Heard from families"), _("Reported in returns") };
  g_autoptr (GStringChunk) keys = g_string_chunk_new (256);
  SamvadHeard heard[SAMVAD_N_SERVICES];
  SamvadMatrixCell cells[2 * SAMVAD_N_SERVICES] = { 0 };
  SamvadMatrixData data = {
    .row_heading = _("Service"), .share_heading = _("Received"),
    .rows = services, .n_rows = SAMVAD_N_SERVICES, .columns = columns, .n_columns = G_N_ELEMENTS (columns),
    .cells = cells, .high_is_good = TRUE, .show_n = TRUE,
  };
  SamvadChart *chart;

  samvad_coverage_compare (snapshot->bounded, district, heard);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      services[i] = get_service (i);
      fill_heard (&heard[i], samvad_service_to_code ((SamvadService) i), keys, &cells[2 * i]);
    }
  chart = samvad_matrix_new (&data);
  samvad_district_words_set_title (chart, snapshot, _("What was reported and what is heard"));
  return chart;
}
