/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-import-dates.h"

#include "samvad-import-text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FIRST_YEAR     1990
#define LAST_YEAR      2099
#define SERIAL_FIRST   32874.0  /* 1990-01-01 in days since 1899-12-30, as spreadsheets count */
#define SERIAL_LAST    73051.0  /* 2100-01-01 */
#define SERIAL_OF_1970 25569

/* At most @most digits. Returns: how many there were */
static guint
read_digits (const char **text,
             guint        most,
             int         *value)
{
  guint count = 0;

  for (*value = 0; count < most && g_ascii_isdigit (**text); (*text)++, count++)
    *value = *value * 10 + (**text - '0');
  return count;
}

static gboolean
read_month_name (const char **text,
                 int         *month)
{
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

  for (*month = 1; *month <= 12; (*month)++)
    if (g_ascii_strncasecmp (*text, names + (*month - 1) * 3, 3) == 0)
      {
        while (g_ascii_isalpha (**text))
          (*text)++;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_separator (const char **text)
{
  if (**text == '\0' || strchr ("-/. ", **text) == NULL)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gboolean
make_day (int        year,
          int        month,
          int        day,
          SamvadDay *result)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
      !g_date_valid_dmy ((GDateDay) MIN (day, 99), month, (GDateYear) year))
    return FALSE;
  *result = samvad_day_from_ymd (year, month, day);
  return TRUE;
}

/* "2026-10-05", "05-10-2026", "5/10/26", "05-Oct-2026" */
static gboolean
read_date (const char **text,
           SamvadDay   *day)
{
  int first, second, third;
  guint width = read_digits (text, 4, &first);

  if (width == 0 || !read_separator (text))
    return FALSE;
  if (read_digits (text, 2, &second) == 0 && !read_month_name (text, &second))
    return FALSE;
  if (!read_separator (text))
    return FALSE;
  if (width == 4)
    return read_digits (text, 2, &third) > 0 && make_day (first, second, third, day);
  width = read_digits (text, 4, &third);
  if (width == 2)
    third += 2000;
  return width % 2 == 0 && width > 0 && make_day (third, second, first, day);
}

static void
skip_spaces (const char **text)
{
  while (**text == ' ' || **text == ',')
    (*text)++;
}

/* "PM" after the hour makes it one of the afternoon. */
static gboolean
read_half (const char **text,
           int         *hour)
{
  gboolean afternoon = g_ascii_strncasecmp (*text, "pm", 2) == 0;

  if (!afternoon && g_ascii_strncasecmp (*text, "am", 2) != 0)
    return TRUE;
  *text += 2;
  if (*hour < 1 || *hour > 12)
    return FALSE;
  *hour = *hour % 12 + (afternoon ? 12 : 0);
  return TRUE;
}

static gboolean
read_offset (const char **text,
             gint64      *offset)
{
  int sign = **text == '-' ? -1 : 1;
  int hours, minutes;

  if (**text == 'Z' || **text == 'z')
    {
      (*text)++;
      *offset = 0;
      return TRUE;
    }
  if (**text != '+' && **text != '-')
    return TRUE;
  (*text)++;
  if (read_digits (text, 2, &hours) != 2)
    return FALSE;
  if (**text == ':')
    (*text)++;
  if (read_digits (text, 2, &minutes) != 2 || hours > 23 || minutes > 59)
    return FALSE;
  *offset = sign * (hours * SAMVAD_HOUR + minutes * 60 * SAMVAD_SECOND);
  return TRUE;
}

static gboolean
read_clock (const char **text,
            gint64      *since_midnight,
            gint64      *offset)
{
  int hour, minute, second = 0, fraction;

  if (read_digits (text, 2, &hour) == 0 || **text != ':')
    return FALSE;
  (*text)++;
  if (read_digits (text, 2, &minute) != 2)
    return FALSE;
  if (**text == ':')
    {
      (*text)++;
      if (read_digits (text, 2, &second) != 2)
        return FALSE;
    }
  if (**text == '.')
    {
      (*text)++;
      if (read_digits (text, 9, &fraction) == 0)
        return FALSE;
    }
  skip_spaces (text);
  if (!read_half (text, &hour) || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *since_midnight = hour * SAMVAD_HOUR + (minute * 60 + second) * SAMVAD_SECOND;
  skip_spaces (text);
  return read_offset (text, offset);
}

/* A spreadsheet's own number for a moment: days since 1899-12-30. */
static gboolean
read_serial (const char *text,
             gint64      offset,
             SamvadTime *time)
{
  char *end;
  double days = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !(days >= SERIAL_FIRST && days < SERIAL_LAST))
    return FALSE;
  *time = llround ((days - SERIAL_OF_1970) * 86400) * SAMVAD_SECOND - offset;
  return TRUE;
}

/**
 * samvad_import_time_parse:
 * @offset: of the clock that wrote it from UTC, in microseconds, where the text names none
 *
 * A date alone is its midnight.
 *
 * Returns: whether @text is a date, with or without a time of day
 */
gboolean
samvad_import_time_parse (const char *text,
                          gint64      offset,
                          SamvadTime *time)
{
  g_autofree char *plain = samvad_import_text_digits (text);
  const char *p = g_strstrip (plain);
  gint64 since_midnight = 0;
  SamvadDay day;

  if (read_serial (p, offset, time))
    return TRUE;
  if (!read_date (&p, &day))
    return FALSE;
  if (*p == 'T' || *p == 't')
    p++;
  skip_spaces (&p);
  if (*p != '\0' && (!read_clock (&p, &since_midnight, &offset) || *p != '\0'))
    return FALSE;
  *time = (gint64) day * 24 * SAMVAD_HOUR + since_midnight - offset;
  return TRUE;
}

/** Reads "2026-10", "10-2026", "Oct 2026" and every date, which stands for its month. */
gboolean
samvad_import_month_parse (const char  *text,
                           SamvadMonth *month)
{
  g_autofree char *plain = samvad_import_text_digits (text);
  const char *p = g_strstrip (plain);
  int first = 0, second;
  guint width = read_digits (&p, 4, &first);
  SamvadTime time;

  if ((width > 0 || read_month_name (&p, &first)) && read_separator (&p))
    {
      guint next = read_digits (&p, 4, &second);

      if (next == 0 && width == 4 && read_month_name (&p, &second))
        next = 2;
      if (width == 4 && next > 0 && next <= 2 && *p == '\0' && second >= 1 && second <= 12 &&
          first >= FIRST_YEAR && first <= LAST_YEAR)
        return *month = first * 12 + second - 1, TRUE;
      if (width <= 2 && next == 4 && *p == '\0' && first >= 1 && first <= 12 &&
          second >= FIRST_YEAR && second <= LAST_YEAR)
        return *month = second * 12 + first - 1, TRUE;
    }
  if (!samvad_import_time_parse (text, SAMVAD_IST_OFFSET, &time))
    return FALSE;
  *month = samvad_time_get_month (time);
  return TRUE;
}

/** Reads a whole number, also with grouping (1,23,456) and with a fraction that says nothing (12.0). */
gboolean
samvad_import_number_parse (const char *text,
                            gint64     *number)
{
  g_autofree char *plain = samvad_import_text_digits (text);
  g_auto (GStrv) groups = g_strsplit (g_strstrip (plain), ",", -1);
  g_autofree char *joined = g_strjoinv ("", groups);
  const char *dot = strchr (joined, '.');
  gsize length = dot != NULL ? (gsize) (dot - joined) : strlen (joined);

  if (length == 0 || length > 15 || strspn (joined, "0123456789") < length ||
      (dot != NULL && (dot[1] == '\0' || strspn (dot + 1, "0") != strlen (dot + 1))))
    return FALSE;
  *number = g_ascii_strtoll (joined, NULL, 10);
  return TRUE;
}

/** Reads a length of time: "95", "1:35" (minutes and seconds) or "0:01:35". */
gboolean
samvad_import_span_parse (const char *text,
                          gint64     *seconds)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 4);
  guint count = g_strv_length (parts);

  if (count < 1 || count > 3)
    return FALSE;
  *seconds = 0;
  for (guint i = 0; i < count; i++)
    {
      gint64 part;

      if (!samvad_import_number_parse (parts[i], &part) || part > G_MAXINT32 || (i > 0 && part > 59))
        return FALSE;
      *seconds = *seconds * 60 + part;
    }
  return TRUE;
}
