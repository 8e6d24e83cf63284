/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"

G_BEGIN_DECLS

/**
 * SamvadBar:
 * @target: -1: none; a mark across the bar
 * @note: (nullable): stands behind the number: a rate, "too few"
 * @colour: ACCENT, or OVERDUE for what is late
 * @provisional: hatched
 */
typedef struct {
  const char      *key;
  const char      *name;
  gint64           value;
  gint64           target;
  const char      *note;
  SamvadColourName colour;
  gboolean         provisional;
} SamvadBar;

/**
 * SamvadBarsData:
 * @bars: (array length=n_bars): in the order in which they are to stand
 * @line: a value drawn through all rows, with @line_label; -1: none
 */
typedef struct {
  const SamvadBar *bars;
  guint            n_bars;
  const char      *name_heading;
  const char      *value_heading;
  const char      *note_heading;
  gint64           line;
  const char      *line_label;
} SamvadBarsData;

SamvadChart *samvad_bars_new (const SamvadBarsData *data);

G_END_DECLS
