/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-time.h"

#include <stdio.h>
#include <string.h>

#define USEC_PER_DAY (24 * SAMVAD_HOUR)

static gint64
floor_div (gint64 a, gint64 b)
{
  gint64 q = a / b;

  return q - (a % b != 0 && (a % b < 0) != (b < 0));
}

/* Days from civil date and back: Howard Hinnant's published algorithms for the proleptic
 * Gregorian calendar, exact over the whole range of gint32 years used here. */
SamvadDay
samvad_day_from_ymd (int year,
                     int month,
                     int day)
{
  gint64 y = year - (month <= 2);
  gint64 era = floor_div (y, 400);
  gint64 yoe = y - era * 400;
  gint64 doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

  return (SamvadDay) (era * 146097 + doe - 719468);
}

/**
 * samvad_day_get_ymd:
 * @year: (out) (optional): the year
 * @month: (out) (optional): 1 to 12
 * @mday: (out) (optional): 1 to 31
 */
void
samvad_day_get_ymd (SamvadDay  day,
                    int       *year,
                    int       *month,
                    int       *mday)
{
  gint64 z = (gint64) day + 719468;
  gint64 era = floor_div (z, 146097);
  gint64 doe = z - era * 146097;
  gint64 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  gint64 doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  gint64 mp = (5 * doy + 2) / 153;
  int m = (int) (mp < 10 ? mp + 3 : mp - 9);

  if (year)
    *year = (int) (yoe + era * 400 + (m <= 2));
  if (month)
    *month = m;
  if (mday)
    *mday = (int) (doy - (153 * mp + 2) / 5 + 1);
}

static gboolean
read_digits (const char **text,
             int          count,
             int         *value)
{
  *value = 0;
  for (int i = 0; i < count; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + (**text - '0');
    }
  return TRUE;
}

static gboolean
read_char (const char **text,
           const char  *allowed)
{
  if (**text == '\0' || strchr (allowed, **text) == NULL)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
read_date (const char **text,
           SamvadDay   *day)
{
  int y, m, d;

  if (!read_digits (text, 4, &y) || !read_char (text, "-") ||
      !read_digits (text, 2, &m) || !read_char (text, "-") ||
      !read_digits (text, 2, &d))
    return FALSE;
  if (y < 1900 || m < 1 || m > 12 || d < 1 || !g_date_valid_dmy (d, m, y))
    return FALSE;
  *day = samvad_day_from_ymd (y, m, d);
  return TRUE;
}

static gboolean
read_fraction (const char **text,
               int         *usec)
{
  int scale = 100000;

  *usec = 0;
  if (**text != '.')
    return TRUE;
  (*text)++;
  if (!g_ascii_isdigit (**text))
    return FALSE;
  for (; g_ascii_isdigit (**text); (*text)++, scale /= 10)
    *usec += (**text - '0') * scale;
  return TRUE;
}

static gboolean
read_offset (const char **text,
             gint64      *seconds)
{
  int sign, hours, minutes;

  *seconds = 0;
  if (read_char (text, "Zz"))
    return TRUE;
  sign = **text == '-' ? -1 : 1;
  if (!read_char (text, "+-") ||
      !read_digits (text, 2, &hours) || !read_char (text, ":") ||
      !read_digits (text, 2, &minutes) || hours > 23 || minutes > 59)
    return FALSE;
  *seconds = sign * (hours * 3600 + minutes * 60);
  return TRUE;
}

/**
 * samvad_time_parse:
 * @text: (nullable): an RFC 3339 time; an offset (or Z) is required
 * @time: (out): the instant
 *
 * A leap second (":60") is read as the first instant of the next minute.
 *
 * Returns: whether @text was such a time
 */
gboolean
samvad_time_parse (const char *text,
                   SamvadTime *time)
{
  SamvadDay day;
  int hour, minute, second, usec;
  gint64 offset;

  if (text == NULL || !read_date (&text, &day) || !read_char (&text, "Tt "))
    return FALSE;
  if (!read_digits (&text, 2, &hour) || !read_char (&text, ":") ||
      !read_digits (&text, 2, &minute) || !read_char (&text, ":") ||
      !read_digits (&text, 2, &second) || !read_fraction (&text, &usec) ||
      !read_offset (&text, &offset) || *text != '\0')
    return FALSE;
  if (hour > 23 || minute > 59 || second > 60)
    return FALSE;

  *time = day * USEC_PER_DAY + (hour * 3600 + minute * 60 + second - offset) * SAMVAD_SECOND + usec;
  return TRUE;
}

static gint64
ist_usec_of_day (SamvadTime time)
{
  return (time + SAMVAD_IST_OFFSET) - (gint64) samvad_time_get_day (time) * USEC_PER_DAY;
}

/**
 * samvad_time_to_string:
 *
 * Returns: (transfer full): RFC 3339 in Indian Standard Time, with microseconds only where
 * there are some
 */
char *
samvad_time_to_string (SamvadTime time)
{
  gint64 usec = ist_usec_of_day (time);
  gint64 seconds = usec / SAMVAD_SECOND;
  gint64 fraction = usec % SAMVAD_SECOND;
  char tail[16] = "";
  int y, m, d;

  samvad_day_get_ymd (samvad_time_get_day (time), &y, &m, &d);
  if (fraction != 0)
    g_snprintf (tail, sizeof tail, ".%06d", (int) fraction);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%s+05:30", y, m, d,
                          (int) (seconds / 3600), (int) (seconds / 60 % 60),
                          (int) (seconds % 60), tail);
}

SamvadDay
samvad_time_get_day (SamvadTime time)
{
  return (SamvadDay) floor_div (time + SAMVAD_IST_OFFSET, USEC_PER_DAY);
}

SamvadMonth
samvad_time_get_month (SamvadTime time)
{
  return samvad_day_get_month (samvad_time_get_day (time));
}

/** Returns: the hour of the day in India, 0 to 23 */
int
samvad_time_get_hour (SamvadTime time)
{
  return (int) (ist_usec_of_day (time) / SAMVAD_HOUR);
}

/** Returns: when the hour (IST) began in which @time lies */
SamvadTime
samvad_time_get_hour_start (SamvadTime time)
{
  return time - ist_usec_of_day (time) % SAMVAD_HOUR;
}

int
samvad_time_get_minute (SamvadTime time)
{
  return (int) (ist_usec_of_day (time) / (60 * SAMVAD_SECOND) % 60);
}

/** Reads "YYYY-MM-DD". */
gboolean
samvad_day_parse (const char *text,
                  SamvadDay  *day)
{
  return text != NULL && read_date (&text, day) && *text == '\0';
}

char *
samvad_day_to_string (SamvadDay day)
{
  int y, m, d;

  samvad_day_get_ymd (day, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/** Returns: the ISO week day, Monday 1 to Sunday 7 */
int
samvad_day_get_weekday (SamvadDay day)
{
  return (int) ((gint64) day + 3 - floor_div ((gint64) day + 3, 7) * 7) + 1;
}

/** Returns: 00:00 IST of the day */
SamvadTime
samvad_day_get_start (SamvadDay day)
{
  return day * USEC_PER_DAY - SAMVAD_IST_OFFSET;
}

SamvadMonth
samvad_day_get_month (SamvadDay day)
{
  int y, m;

  samvad_day_get_ymd (day, &y, &m, NULL);
  return y * 12 + m - 1;
}

/** Reads "YYYY-MM". */
gboolean
samvad_month_parse (const char  *text,
                    SamvadMonth *month)
{
  int y, m;

  if (text == NULL || !read_digits (&text, 4, &y) || !read_char (&text, "-") ||
      !read_digits (&text, 2, &m) || *text != '\0' || y < 1900 || m < 1 || m > 12)
    return FALSE;
  *month = y * 12 + m - 1;
  return TRUE;
}

char *
samvad_month_to_string (SamvadMonth month)
{
  return g_strdup_printf ("%04d-%02d", month / 12, month % 12 + 1);
}

SamvadDay
samvad_month_get_first (SamvadMonth month)
{
  return samvad_day_from_ymd (month / 12, month % 12 + 1, 1);
}

SamvadDay
samvad_month_get_last (SamvadMonth month)
{
  return samvad_month_get_first (month + 1) - 1;
}

SamvadTime
samvad_month_get_start (SamvadMonth month)
{
  return samvad_day_get_start (samvad_month_get_first (month));
}

/** Returns: the first instant after the month */
SamvadTime
samvad_month_get_end (SamvadMonth month)
{
  return samvad_month_get_start (month + 1);
}
