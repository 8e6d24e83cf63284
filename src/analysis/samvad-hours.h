/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

#define SAMVAD_HOURS_DAYS  7
#define SAMVAD_HOURS_HOURS 24

/**
 * SamvadHour:
 * @outcomes: dials
 * @contact: dials that reached the family, of all, with Wilson's 95% interval and the band
 */
typedef struct {
  gint64      outcomes[SAMVAD_N_OUTCOMES];
  SamvadShare contact;
} SamvadHour;

/**
 * SamvadHours:
 * @cells: [ISO week day less one][hour of the day, IST]
 * @by_hour: all week days together
 * @by_day: all hours together
 */
typedef struct {
  SamvadHour cells[SAMVAD_HOURS_DAYS][SAMVAD_HOURS_HOURS];
  SamvadHour by_hour[SAMVAD_HOURS_HOURS];
  SamvadHour by_day[SAMVAD_HOURS_DAYS];
  SamvadHour all;
} SamvadHours;

SamvadHours *samvad_hours_new (const SamvadFigures *figures, guint months);

G_END_DECLS
