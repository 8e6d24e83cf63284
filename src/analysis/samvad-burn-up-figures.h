/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadBurnUpFigure:
 * @expected: by the day's end, by the target in force on the day; NAN without one
 * @target: in force on the day; -1: none
 * @mean, @low, @high: the projection at the day's end; NAN up to today and where there is none
 */
typedef struct {
  gboolean working;
  gint64   counted;             /* on the day alone */
  double   expected;
  gint64   target;
  double   mean;
  double   low;
  double   high;
} SamvadBurnUpFigure;

SamvadBurnUpFigure samvad_burn_up_figures_get (const SamvadFigures *figures, SamvadDay day);

G_END_DECLS
