/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SamvadTime:
 *
 * An instant: microseconds since 1970-01-01T00:00:00Z. Plain integers compare, subtract and
 * store without surprises; only parsing and printing know about offsets.
 */
typedef gint64 SamvadTime;

/**
 * SamvadDay:
 *
 * A calendar day in Asia/Kolkata: days since 1970-01-01. India has one offset, +05:30, and no
 * summer time, so a day is arithmetic and never asks the PC's time zone.
 */
typedef gint32 SamvadDay;

/**
 * SamvadMonth:
 *
 * A calendar month in Asia/Kolkata: year * 12 + (month - 1), so that neighbours differ by one.
 */
typedef gint32 SamvadMonth;

#define SAMVAD_TIME_NONE  G_MININT64
#define SAMVAD_DAY_NONE   G_MININT32
#define SAMVAD_MONTH_NONE G_MININT32

#define SAMVAD_SECOND     G_GINT64_CONSTANT (1000000)
#define SAMVAD_HOUR       (3600 * SAMVAD_SECOND)
#define SAMVAD_IST_OFFSET (19800 * SAMVAD_SECOND)

gboolean    samvad_time_parse        (const char *text, SamvadTime *time);
char       *samvad_time_to_string    (SamvadTime time);
SamvadDay   samvad_time_get_day      (SamvadTime time);
SamvadMonth samvad_time_get_month    (SamvadTime time);
int         samvad_time_get_hour     (SamvadTime time);
int         samvad_time_get_minute   (SamvadTime time);
SamvadTime  samvad_time_get_hour_start (SamvadTime time);

gboolean    samvad_day_parse         (const char *text, SamvadDay *day);
char       *samvad_day_to_string     (SamvadDay day);
SamvadDay   samvad_day_from_ymd      (int year, int month, int day);
void        samvad_day_get_ymd       (SamvadDay day, int *year, int *month, int *mday);
int         samvad_day_get_weekday   (SamvadDay day);
SamvadTime  samvad_day_get_start     (SamvadDay day);
SamvadMonth samvad_day_get_month     (SamvadDay day);

gboolean    samvad_month_parse       (const char *text, SamvadMonth *month);
char       *samvad_month_to_string   (SamvadMonth month);
SamvadDay   samvad_month_get_first   (SamvadMonth month);
SamvadDay   samvad_month_get_last    (SamvadMonth month);
SamvadTime  samvad_month_get_start   (SamvadMonth month);
SamvadTime  samvad_month_get_end     (SamvadMonth month);

G_END_DECLS
