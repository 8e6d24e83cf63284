/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-time.h"

G_BEGIN_DECLS

#define SAMVAD_BURN_UP_DAYS 31

/**
 * SamvadBurnUpDay:
 * @working: neither a weekly day off nor a holiday
 * @counted: on this day alone; not read after today
 * @expected: cumulative at the day's end; NAN: no target
 * @target: in force on this day; -1: none
 * @mean, @low, @high: the projection, cumulative at the day's end; NAN up to today
 * @comparison: another month's count, cumulative at the end of the same working day; NAN: none
 */
typedef struct {
  gboolean working;
  gint64   counted;
  double   expected;
  gint64   target;
  double   mean;
  double   low;
  double   high;
  double   comparison;
} SamvadBurnUpDay;

/**
 * SamvadBurnUpData:
 * @today: NONE, or a day outside of @month: the whole month is counted
 * @comparison_name: (nullable): "Sep 2026"
 */
typedef struct {
  SamvadMonth      month;
  SamvadDay        today;
  SamvadBurnUpDay  days[SAMVAD_BURN_UP_DAYS];
  const char      *comparison_name;
} SamvadBurnUpData;

SamvadChart *samvad_burn_up_new (const SamvadBurnUpData *data);

G_END_DECLS
