/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadPlan:
 * @n: opinions in the window that next month's reading will have before its first call
 * @dials: made in the window
 * @rate: opinions a dial, drawn towards the State's where there are few dials; for planning only
 * @to_caution: dials to come to 25 opinions, 0 where they are there; -1: no rate is known
 * @to_shown: to come to 50, those included
 */
typedef struct {
  const SamvadDistrictFigures *district;
  gint64                       n;
  gint64                       dials;
  double                       rate;
  gint64                       to_caution;
  gint64                       to_shown;
} SamvadPlan;

/**
 * SamvadPlanner:
 * @plans: (element-type SamvadPlan): in the order of the figures' districts
 */
typedef struct {
  GArray *plans;
  double  state_rate;
  gint64  to_caution;
  gint64  to_shown;
} SamvadPlanner;

SamvadPlanner *samvad_planner_new  (const SamvadFigures *figures);
void           samvad_planner_free (SamvadPlanner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadPlanner, samvad_planner_free)

G_END_DECLS
