/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-services.h"

#include <math.h>
#include <string.h>

#include "samvad-share.h"

typedef struct {
  const SamvadFigures *figures;
  SamvadServiceMatrix *matrix;
  const char          *district;        /* only this one; NULL: all */
  const char          *category;
  gboolean             by_category;
} Query;

static SamvadServiceCell *
find_cell (Query         *query,
           SamvadService  service,
           const char    *column)
{
  GPtrArray *columns = query->matrix->columns;

  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (g_ptr_array_index (columns, i), column))
      return &query->matrix->cells[service * columns->len + i];
  return NULL;
}

static void
add_received (SamvadServiceCell *cell,
              const gint64      *n)
{
  for (guint i = 0; i < SAMVAD_N_RECEIVED; i++)
    cell->received[i] += n[i];
}

static void
add_row (const SamvadTallyRow *row,
         gpointer              user_data)
{
  Query *query = user_data;
  g_auto (GStrv) parts = NULL;
  SamvadServiceCell *cell;
  SamvadService service;

  if (query->district != NULL && !g_str_equal (query->district, row->district))
    return;
  parts = g_strsplit (row->item, "/", 2);
  service = samvad_service_from_code (parts[0]);
  if (service >= SAMVAD_N_SERVICES || (query->category != NULL && g_strcmp0 (query->category, parts[1]) != 0))
    return;
  add_received (&query->matrix->all[service], row->n);
  cell = find_cell (query, service, query->by_category && parts[1] != NULL ? parts[1] : row->district);
  if (cell != NULL)
    add_received (cell, row->n);
}

static void
finish_cell (SamvadServiceCell *cell,
             double             theta)
{
  gint64 yes = cell->received[SAMVAD_RECEIVED_YES];

  cell->share = samvad_share_new (yes, yes + cell->received[SAMVAD_RECEIVED_PARTLY] +
                                       cell->received[SAMVAD_RECEIVED_NO]);
  cell->p_value = cell->share.n < SAMVAD_BAND_CAUTION_FROM || isnan (theta)
                  ? NAN : samvad_share_mid_p (yes, cell->share.n, theta);
}

static void
finish (SamvadServiceMatrix *self)
{
  guint columns = self->columns->len, n_cells = SAMVAD_N_SERVICES * columns;
  g_autofree double *p = g_new (double, n_cells);
  g_autofree gboolean *rejected = g_new0 (gboolean, n_cells);

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      finish_cell (&self->all[i], NAN);
      for (guint j = i * columns; j < (i + 1) * columns; j++)
        {
          finish_cell (&self->cells[j], self->all[i].share.share);
          p[j] = self->cells[j].p_value;
        }
    }
  samvad_share_reject (p, n_cells, SAMVAD_FDR_Q, rejected);
  for (guint i = 0; i < n_cells; i++)
    self->cells[i].differs = rejected[i];
}

static SamvadServiceMatrix *
make (Query     *query,
      GPtrArray *columns)
{
  SamvadServiceMatrix *self = g_new0 (SamvadServiceMatrix, 1);

  self->columns = columns;
  self->cells = g_new0 (SamvadServiceCell, SAMVAD_N_SERVICES * columns->len);
  query->matrix = self;
  samvad_figures_foreach (query->figures, SAMVAD_TALLY_SERVICE, add_row, query);
  finish (self);
  return self;
}

/**
 * samvad_service_matrix_new_by_district:
 * @category: (nullable): code of the beneficiaries that count; %NULL: all
 *
 * Returns: (transfer full): over the window; a column for each of the figures' districts, in their
 *   order; valid as long as @figures
 */
SamvadServiceMatrix *
samvad_service_matrix_new_by_district (const SamvadFigures *figures,
                                       const char          *category)
{
  Query query = { .figures = figures, .category = category };
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < figures->districts->len; i++)
    g_ptr_array_add (columns, (gpointer) ((SamvadDistrictFigures *) g_ptr_array_index (figures->districts, i))->code);
  return make (&query, columns);
}

/**
 * samvad_service_matrix_new_by_category:
 * @district: (nullable): code; %NULL: the State
 *
 * Returns: (transfer full): over the window; a column for each category, in the order of the enum
 */
SamvadServiceMatrix *
samvad_service_matrix_new_by_category (const SamvadFigures *figures,
                                       const char          *district)
{
  Query query = { .figures = figures, .district = district, .by_category = TRUE };
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < SAMVAD_N_CATEGORIES; i++)
    g_ptr_array_add (columns, (gpointer) samvad_category_to_code ((SamvadCategory) i));
  return make (&query, columns);
}

void
samvad_service_matrix_free (SamvadServiceMatrix *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self->cells);
  g_free (self);
}

/** @column: position in @columns */
const SamvadServiceCell *
samvad_service_matrix_get (const SamvadServiceMatrix *self,
                           SamvadService              service,
                           guint                      column)
{
  g_return_val_if_fail (service < SAMVAD_N_SERVICES && column < self->columns->len, NULL);

  return &self->cells[service * self->columns->len + column];
}
