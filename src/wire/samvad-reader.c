/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reader.h"

#include <math.h>

/* Up to here every whole number has a double of its own. */
#define MAX_WHOLE 9e15

/** Remembers the first thing that was wrong. */
void
samvad_reader_fail (SamvadReader *self,
                    const char   *member,
                    const char   *problem)
{
  if (self->reason == NULL)
    self->reason = g_strdup_printf ("“%s” %s", member, problem);
}

static const cJSON *
get (SamvadReader *self,
     const char   *member)
{
  const cJSON *node = cJSON_GetObjectItemCaseSensitive (self->object, member);

  return node != NULL && !cJSON_IsNull (node) ? node : NULL;
}

/** Returns: (nullable) (transfer none): the text as it came; for codes, never for showing */
const char *
samvad_reader_word (SamvadReader *self,
                    const char   *member)
{
  return cJSON_GetStringValue (get (self, member));
}

char *
samvad_reader_text_maybe (SamvadReader *self,
                          const char   *member)
{
  return samvad_wire_clean_text (samvad_reader_word (self, member));
}

/** A required text; empty is as if missing. */
char *
samvad_reader_text (SamvadReader *self,
                    const char   *member)
{
  char *text = samvad_reader_text_maybe (self, member);

  if (text == NULL || *text == '\0')
    samvad_reader_fail (self, member, get (self, member) == NULL ? "is missing" : "is not a text");
  return text;
}

/** A code or id: a number is taken for its text, since "63" is often written 63. */
char *
samvad_reader_key_maybe (SamvadReader *self,
                         const char   *member)
{
  const cJSON *node = get (self, member);

  if (cJSON_IsNumber (node) && fabs (node->valuedouble) < MAX_WHOLE && node->valuedouble == trunc (node->valuedouble))
    return g_strdup_printf ("%.0f", node->valuedouble);
  return samvad_reader_text_maybe (self, member);
}

char *
samvad_reader_key (SamvadReader *self,
                   const char   *member)
{
  char *key = samvad_reader_key_maybe (self, member);

  if (key == NULL || *key == '\0')
    samvad_reader_fail (self, member, get (self, member) == NULL ? "is missing" : "is not a text");
  return key;
}

static gboolean
read_number (const cJSON *node,
             gint64      *number)
{
  if (!cJSON_IsNumber (node) || !isfinite (node->valuedouble) || fabs (node->valuedouble) > MAX_WHOLE)
    return FALSE;
  *number = (gint64) llround (node->valuedouble);
  return TRUE;
}

gint64
samvad_reader_number_maybe (SamvadReader *self,
                            const char   *member,
                            gint64        low,
                            gint64        high,
                            gint64        none)
{
  gint64 number;

  if (!read_number (get (self, member), &number) || number < low || number > high)
    return none;
  return number;
}

gint64
samvad_reader_number (SamvadReader *self,
                      const char   *member,
                      gint64        low,
                      gint64        high)
{
  gint64 number;

  if (get (self, member) == NULL)
    samvad_reader_fail (self, member, "is missing");
  else if (!read_number (get (self, member), &number))
    samvad_reader_fail (self, member, "is not a number");
  else if (number < low || number > high)
    samvad_reader_fail (self, member, "is out of range");
  else
    return number;
  return low;
}

SamvadTime
samvad_reader_time_maybe (SamvadReader *self,
                          const char   *member)
{
  SamvadTime time;

  return samvad_time_parse (samvad_reader_word (self, member), &time) ? time : SAMVAD_TIME_NONE;
}

SamvadTime
samvad_reader_time (SamvadReader *self,
                    const char   *member)
{
  SamvadTime time = samvad_reader_time_maybe (self, member);

  if (time == SAMVAD_TIME_NONE)
    samvad_reader_fail (self, member, get (self, member) == NULL ? "is missing" : "is not a time with an offset");
  return time;
}

SamvadDay
samvad_reader_day_maybe (SamvadReader *self,
                         const char   *member)
{
  SamvadDay day;

  return samvad_day_parse (samvad_reader_word (self, member), &day) ? day : SAMVAD_DAY_NONE;
}

SamvadDay
samvad_reader_day (SamvadReader *self,
                   const char   *member)
{
  SamvadDay day = samvad_reader_day_maybe (self, member);

  if (day == SAMVAD_DAY_NONE)
    samvad_reader_fail (self, member, get (self, member) == NULL ? "is missing" : "is not a date");
  return day;
}

SamvadMonth
samvad_reader_month (SamvadReader *self,
                     const char   *member)
{
  SamvadMonth month = SAMVAD_MONTH_NONE;

  if (!samvad_month_parse (samvad_reader_word (self, member), &month))
    samvad_reader_fail (self, member, get (self, member) == NULL ? "is missing" : "is not a month");
  return month;
}

const cJSON *
samvad_reader_object_maybe (SamvadReader *self,
                            const char   *member)
{
  const cJSON *node = get (self, member);

  return cJSON_IsObject (node) ? node : NULL;
}

const cJSON *
samvad_reader_array_maybe (SamvadReader *self,
                           const char   *member)
{
  const cJSON *node = get (self, member);

  return cJSON_IsArray (node) ? node : NULL;
}

gboolean
samvad_reader_is_true (SamvadReader *self,
                       const char   *member)
{
  return cJSON_IsTrue (get (self, member));
}

/** A name as {en, hi} or as one text for both; required. */
SamvadName
samvad_reader_name (SamvadReader *self,
                    const char   *member)
{
  SamvadReader inner = { samvad_reader_object_maybe (self, member), NULL };
  SamvadName name = { NULL, NULL };

  if (inner.object == NULL)
    name.en = samvad_reader_text_maybe (self, member);
  else
    {
      name.en = samvad_reader_text_maybe (&inner, "en");
      name.hi = samvad_reader_text_maybe (&inner, "hi");
    }
  if (name.en == NULL && name.hi == NULL)
    samvad_reader_fail (self, member, "is missing");
  return name;
}
