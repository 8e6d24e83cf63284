/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-document.h"

G_BEGIN_DECLS

/**
 * SamvadCalendar:
 *
 * Which days are worked. A set of years; a year without a document has Saturday and Sunday off.
 */
typedef struct _SamvadCalendar SamvadCalendar;

SamvadCalendar *samvad_calendar_new            (void);
void            samvad_calendar_free           (SamvadCalendar *self);
void            samvad_calendar_take_year      (SamvadCalendar *self, SamvadYear *year);
gboolean        samvad_calendar_is_working     (SamvadCalendar *self, SamvadDay day);
const SamvadName *samvad_calendar_get_holiday  (SamvadCalendar *self, SamvadDay day);
guint           samvad_calendar_count_working  (SamvadCalendar *self, SamvadDay from, SamvadDay to);
double          samvad_calendar_count_elapsed  (SamvadCalendar *self, SamvadMonth month, SamvadTime now);
SamvadTime      samvad_calendar_add_working    (SamvadCalendar *self, SamvadTime from, guint days);
guint           samvad_calendar_count_overdue  (SamvadCalendar *self, SamvadTime due, SamvadTime now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadCalendar, samvad_calendar_free)

/* The share of a working day between these hours (IST) is what has elapsed of it. */
#define SAMVAD_CALENDAR_OPENS  9
#define SAMVAD_CALENDAR_CLOSES 18

G_END_DECLS
