/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-time.h"

G_BEGIN_DECLS

typedef enum {
  SAMVAD_SPARKLINE_BARS,
  SAMVAD_SPARKLINE_LINE,
} SamvadSparklineKind;

/**
 * SamvadSparklineData:
 * @name: whose days they are
 * @values: (array length=n_days): NAN: no value
 * @working: (array length=n_days) (nullable): days off without a count are left blank
 * @highest: of the scale, the same for all rows of a list; 0: that of @values
 */
typedef struct {
  const char          *name;
  SamvadDay            first;
  guint                n_days;
  const double        *values;
  const gboolean      *working;
  double               highest;
  SamvadSparklineKind  kind;
} SamvadSparklineData;

SamvadChart *samvad_sparkline_new (const SamvadSparklineData *data);

G_END_DECLS
