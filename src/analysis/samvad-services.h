/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadServiceCell:
 * @share: of yes in yes + partly + no
 * @p_value: two-sided mid-p against the service's share in all columns; NAN where n < 25
 * @differs: rejected by Benjamini and Hochberg over all cells of the matrix, which are seen together
 */
typedef struct {
  gint64      received[SAMVAD_N_RECEIVED];
  SamvadShare share;
  double      p_value;
  gboolean    differs;
} SamvadServiceCell;

/**
 * SamvadServiceMatrix:
 * @columns: (element-type utf8): codes of districts or of categories, borrowed
 * @cells: (array): columns->len for each service, service by service
 * @all: of all columns together
 */
typedef struct {
  GPtrArray         *columns;
  SamvadServiceCell *cells;
  SamvadServiceCell  all[SAMVAD_N_SERVICES];
} SamvadServiceMatrix;

SamvadServiceMatrix     *samvad_service_matrix_new_by_district (const SamvadFigures *figures, const char *category);
SamvadServiceMatrix     *samvad_service_matrix_new_by_category (const SamvadFigures *figures, const char *district);
void                     samvad_service_matrix_free            (SamvadServiceMatrix *self);
const SamvadServiceCell *samvad_service_matrix_get             (const SamvadServiceMatrix *self,
                                                                SamvadService service, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadServiceMatrix, samvad_service_matrix_free)

G_END_DECLS
