/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"

G_BEGIN_DECLS

#define SAMVAD_FLOW_SERIES 3

/**
 * SamvadFlowGroup:
 * @label: "Oct 2026"
 * @values: one a series; -1: none
 */
typedef struct {
  const char *key;
  const char *label;
  gint64      values[SAMVAD_FLOW_SERIES];
} SamvadFlowGroup;

/**
 * SamvadFlowData:
 * @series: "opened", "claimed done", "verified"; unused ones %NULL
 */
typedef struct {
  const SamvadFlowGroup *groups;
  guint                  n_groups;
  const char            *series[SAMVAD_FLOW_SERIES];
  const char            *heading;
} SamvadFlowData;

SamvadChart *samvad_flow_bars_new (const SamvadFlowData *data);

G_END_DECLS
