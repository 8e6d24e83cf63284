/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/**
 * SamvadMonthComparison:
 * @month: the other month
 * @days: whole working days that lie behind in the month shown, and are compared
 * @until: the last day of @month that is compared
 * @now: counted in the month shown after so many working days
 * @then: the same of @month, by the rule of the month shown
 * @all: of the whole of @month
 * @total: of @month, up to the end of each of its days
 */
typedef struct {
  SamvadMonth month;
  guint       days;
  SamvadDay   until;
  gint64      now;
  gint64      then;
  gint64      all;
  gint64      total[31];
} SamvadMonthComparison;

gboolean samvad_month_compare           (const SamvadFigures *figures, SamvadMonth month, SamvadMonthComparison *self);
gint64   samvad_month_compare_get_total (const SamvadFigures *figures, const SamvadMonthComparison *self, SamvadDay day);

G_END_DECLS
