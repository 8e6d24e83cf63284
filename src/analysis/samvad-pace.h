/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/* A verdict before so many working days says nothing. */
#define SAMVAD_PACE_EARLY_DAYS 3

SamvadPace samvad_pace_new          (const SamvadTarget *target, SamvadCalendar *calendar, SamvadMonth month,
                                     SamvadTime now, const gint64 by_day[31]);
SamvadVerdict samvad_pace_judge     (const SamvadPace *pace);
double     samvad_pace_get_expected (const SamvadTarget *target, SamvadCalendar *calendar, SamvadMonth month,
                                     SamvadDay day);
double     samvad_pace_get_phi      (SamvadCalendar *calendar, SamvadMonth month, SamvadTime now,
                                     const gint64 by_day[31]);

G_END_DECLS
