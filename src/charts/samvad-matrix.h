/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadMatrixCell:
 * @key: (nullable): cells with one key are selected together, a district's say
 * @share: what the cell shows; too few are hollow and dotted, with n alone
 * @reference: what it is compared with, the State's share of the same service say; NAN: with nothing,
 *   and the tint grows with the share
 * @differs: a test that allows for the number of cells says so: only then it has a sign
 * @text: (nullable): what the cell says instead of a share, a mere count say
 */
typedef struct {
  const char  *key;
  SamvadShare  share;
  double       reference;
  gboolean     differs;
  const char  *text;
} SamvadMatrixCell;

/**
 * SamvadMatrixData:
 * @cells: (array length=n_rows*n_columns): row by row
 * @high_is_good: a share above its reference is blue and ▲, else orange and ▼
 * @show_n: n in each cell, below the share
 */
typedef struct {
  const char             *row_heading;
  const char             *share_heading;
  const char *const      *rows;
  guint                   n_rows;
  const char *const      *columns;
  guint                   n_columns;
  const SamvadMatrixCell *cells;
  gboolean                high_is_good;
  gboolean                show_n;
} SamvadMatrixData;

SamvadChart *samvad_matrix_new (const SamvadMatrixData *data);

G_END_DECLS
