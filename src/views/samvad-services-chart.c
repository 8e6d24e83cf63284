/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-services-chart.h"

#include "samvad-coverage.h"
#include "samvad-matrix.h"
#include "samvad-services.h"
#include "samvad-text.h"

static const char *
get_service (guint service)
{
  return samvad_text_label (samvad_service_to_label (service));
}

/* Districts, of which there are many, stand below each other and the services side by side. */
static SamvadMatrixCell *
make_cells (const SamvadServiceMatrix *matrix,
            gboolean                   keyed)
{
  SamvadMatrixCell *cells = g_new0 (SamvadMatrixCell, matrix->columns->len * SAMVAD_N_SERVICES + 1);

  for (guint column = 0; column < matrix->columns->len; column++)
    for (guint service = 0; service < SAMVAD_N_SERVICES; service++)
      {
        const SamvadServiceCell *cell = samvad_service_matrix_get (matrix, service, column);

        cells[column * SAMVAD_N_SERVICES + service] = (SamvadMatrixCell) {
          .key = keyed ? g_ptr_array_index (matrix->columns, column) : NULL,
          .share = cell->share,
          .reference = matrix->all[service].share.share,
          .differs = cell->differs,
        };
      }
  return cells;
}

static SamvadChart *
make_chart (const SamvadServiceMatrix *matrix,
            GPtrArray                 *names,
            const char                *heading,
            gboolean                   keyed)
{
  g_autofree SamvadMatrixCell *cells = make_cells (matrix, keyed);
  const char *services[SAMVAD_N_SERVICES];
  SamvadMatrixData data = {
    .row_heading = heading, .share_heading = _("Received"),
    .rows = (const char *const *) names->pdata, .n_rows = names->len,
    .columns = services, .n_columns = SAMVAD_N_SERVICES,
    .cells = cells, .high_is_good = TRUE,
  };

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    services[i] = get_service (i);
  return samvad_matrix_new (&data);
}

/**
 * samvad_services_chart_new_by_district:
 * @category: (nullable): code; %NULL: all families
 *
 * Returns: (transfer full): who receives what in each district; keys are the districts' codes
 */
SamvadChart *
samvad_services_chart_new_by_district (SamvadSnapshot *snapshot,
                                       const char     *category)
{
  g_autoptr (SamvadServiceMatrix) matrix = samvad_service_matrix_new_by_district (snapshot->figures, category);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SamvadChart *chart;

  for (guint i = 0; i < matrix->columns->len; i++)
    g_ptr_array_add (names, (gpointer) samvad_snapshot_get_district (snapshot, g_ptr_array_index (matrix->columns, i)));
  chart = make_chart (matrix, names, _("District"), TRUE);
  samvad_chart_set_title (chart, _("Families that receive each service"));
  return chart;
}

/**
 * samvad_services_chart_new_by_category:
 * @district: (nullable): code; %NULL: the State
 *
 * Returns: (transfer full): which families receive what
 */
SamvadChart *
samvad_services_chart_new_by_category (SamvadSnapshot *snapshot,
                                       const char     *district)
{
  g_autoptr (SamvadServiceMatrix) matrix = samvad_service_matrix_new_by_category (snapshot->figures, district);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SamvadChart *chart;

  for (guint i = 0; i < matrix->columns->len; i++)
    {
      SamvadCategory category = samvad_category_from_code (g_ptr_array_index (matrix->columns, i));

      g_ptr_array_add (names, (gpointer) samvad_text_label (samvad_category_to_label (category)));
    }
  chart = make_chart (matrix, names, _("Family"), FALSE);
  samvad_chart_set_title (chart, _("Services received, by kind of family"));
  return chart;
}

static void
fill_heard (const SamvadHeard *heard,
            SamvadMatrixCell  *cells)
{
  cells[0] = (SamvadMatrixCell) { .share = heard->heard, .reference = heard->reported, .differs = heard->flagged };
  /* Returns are a full count, not a sample: no interval around it. */
  cells[1].reference = heard->reported;
  cells[1].share = (SamvadShare) { heard->served, heard->eligible, heard->reported, heard->reported, heard->reported,
                                   heard->eligible > 0 ? SAMVAD_BAND_SHOWN : SAMVAD_BAND_SUPPRESSED };
}

/**
 * samvad_services_chart_new_heard:
 * @district: (nullable): code; %NULL: the State
 *
 * Returns: (transfer full): what families say beside what was reported; a sign only where the report
 *   lies outside the interval of what is heard
 */
SamvadChart *
samvad_services_chart_new_heard (SamvadSnapshot *snapshot,
                                 const char     *district)
{
  const char *services[SAMVAD_N_SERVICES], *columns[] = { _("Heard from families"), _("Reported in returns") };
  SamvadHeard heard[SAMVAD_N_SERVICES];
  SamvadMatrixCell cells[2 * SAMVAD_N_SERVICES] = { 0 };
  SamvadMatrixData data = {
    .row_heading = _("Service"), .share_heading = _("Received"),
    .rows = services, .n_rows = SAMVAD_N_SERVICES, .columns = columns, .n_columns = G_N_ELEMENTS (columns),
    .cells = cells, .high_is_good = TRUE, .show_n = TRUE,
  };
  SamvadChart *chart;

  samvad_coverage_compare (snapshot->figures, district, heard);
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      services[i] = get_service (i);
      fill_heard (&heard[i], &cells[2 * i]);
    }
  chart = samvad_matrix_new (&data);
  samvad_chart_set_title (chart, _("What was reported and what is heard"));
  return chart;
}
