/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-alert-book.h"

#include <string.h>

/* Hysteresis: a cause that goes away and comes back within this time is the same cause. */
#define END_AFTER (60 * 60 * SAMVAD_SECOND)

/* As much history as a person will ever look at. */
#define MAX_ENTRIES 200

struct _SamvadAlertBook {
  GPtrArray *entries;   /* SamvadAlertEntry, oldest first */
};

static void
entry_free (gpointer data)
{
  SamvadAlertEntry *entry = data;

  samvad_alert_free (entry->alert);
  g_free (entry);
}

static SamvadAlertEntry *
entry_new (SamvadAlert *alert,
           SamvadTime   now)
{
  SamvadAlertEntry *entry = g_new0 (SamvadAlertEntry, 1);

  entry->alert = alert;
  entry->raised_at = now;
  entry->ended_at = entry->gone_since = SAMVAD_TIME_NONE;
  return entry;
}

SamvadAlertBook *
samvad_alert_book_new (void)
{
  SamvadAlertBook *self = g_new0 (SamvadAlertBook, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

void
samvad_alert_book_free (SamvadAlertBook *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/** Returns: (transfer none) (element-type SamvadAlertEntry): the history, oldest first */
GPtrArray *
samvad_alert_book_get_entries (SamvadAlertBook *self)
{
  return self->entries;
}

static SamvadAlertEntry *
find_active (SamvadAlertBook *self,
             const char      *cause)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      SamvadAlertEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->ended_at == SAMVAD_TIME_NONE && g_str_equal (entry->alert->cause, cause))
        return entry;
    }
  return NULL;
}

static gboolean
contains (GPtrArray  *alerts,
          const char *cause)
{
  for (guint i = 0; i < alerts->len; i++)
    if (g_str_equal (((SamvadAlert *) g_ptr_array_index (alerts, i))->cause, cause))
      return TRUE;
  return FALSE;
}

static void
raise_alerts (SamvadAlertBook *self,
              GPtrArray       *alerts,
              SamvadTime       now)
{
  for (guint i = 0; i < alerts->len; i++)
    {
      const SamvadAlert *alert = g_ptr_array_index (alerts, i);
      SamvadAlertEntry *entry = find_active (self, alert->cause);

      if (entry == NULL)
        {
          g_ptr_array_add (self->entries, entry_new (samvad_alert_copy (alert), now));
          continue;
        }
      entry->gone_since = SAMVAD_TIME_NONE;
      entry->alert->count = alert->count;
    }
}

/* A clock set back would make a cause immortal: the moment it went is then taken anew. */
static void
end_alerts (SamvadAlertBook *self,
            GPtrArray       *alerts,
            SamvadTime       now)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      SamvadAlertEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->ended_at != SAMVAD_TIME_NONE || contains (alerts, entry->alert->cause))
        continue;
      if (entry->gone_since == SAMVAD_TIME_NONE || entry->gone_since > now)
        entry->gone_since = now;
      if (now - entry->gone_since >= END_AFTER)
        entry->ended_at = entry->gone_since;
    }
}

static void
trim (SamvadAlertBook *self)
{
  for (guint i = 0; self->entries->len > MAX_ENTRIES && i < self->entries->len;)
    {
      SamvadAlertEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->ended_at != SAMVAD_TIME_NONE)
        g_ptr_array_remove_index (self->entries, i);
      else
        i++;
    }
}

static GPtrArray *
take_untold (SamvadAlertBook *self)
{
  GPtrArray *untold = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_alert_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      SamvadAlertEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->told || entry->ended_at != SAMVAD_TIME_NONE || entry->gone_since != SAMVAD_TIME_NONE)
        continue;
      entry->told = TRUE;
      g_ptr_array_add (untold, samvad_alert_copy (entry->alert));
    }
  return untold;
}

/**
 * samvad_alert_book_update:
 * @alerts: (element-type SamvadAlert): what is true at @now
 * @stale: the data is too old to conclude that a cause has ended: nothing ends
 * @quiet: quiet hours or review mode: nothing is told now, but later if it still holds then
 *
 * Returns: (transfer full) (element-type SamvadAlert): what is to be told now
 */
GPtrArray *
samvad_alert_book_update (SamvadAlertBook *self,
                          GPtrArray       *alerts,
                          SamvadTime       now,
                          gboolean         stale,
                          gboolean         quiet)
{
  raise_alerts (self, alerts, now);
  if (!stale)
    end_alerts (self, alerts, now);
  trim (self);
  if (quiet)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_alert_free);
  return take_untold (self);
}

static void
append_time (GString    *out,
             SamvadTime  time)
{
  g_string_append_printf (out, "\t%" G_GINT64_FORMAT, time);
}

/** Returns: (transfer full): the book as text, one entry a line, for samvad_alert_book_new_from_text() */
char *
samvad_alert_book_to_text (SamvadAlertBook *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const SamvadAlertEntry *entry = g_ptr_array_index (self->entries, i);

      g_string_append_printf (out, "%s\t%" G_GINT64_FORMAT "\t%d", entry->alert->cause, entry->alert->count,
                              entry->told);
      append_time (out, entry->raised_at);
      append_time (out, entry->ended_at);
      append_time (out, entry->gone_since);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static SamvadAlert *
alert_from_cause (const char *cause,
                  gint64      count)
{
  g_auto (GStrv) parts = g_strsplit (cause, ":", 2);
  SamvadAlertKind kind;
  SamvadAlert *alert;

  if (parts[0] == NULL || !samvad_alert_kind_from_code (parts[0], &kind))
    return NULL;
  alert = samvad_alert_new (kind, parts[1], count);
  if (kind == SAMVAD_ALERT_DIFFERS)
    alert->district = g_strdup (parts[1]);
  return alert;
}

static SamvadAlertEntry *
entry_from_line (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  SamvadAlert *alert;
  SamvadAlertEntry *entry;

  if (g_strv_length (fields) != 6)
    return NULL;
  alert = alert_from_cause (fields[0], g_ascii_strtoll (fields[1], NULL, 10));
  if (alert == NULL)
    return NULL;
  entry = entry_new (alert, g_ascii_strtoll (fields[3], NULL, 10));
  entry->told = fields[2][0] == '1';
  entry->ended_at = g_ascii_strtoll (fields[4], NULL, 10);
  entry->gone_since = g_ascii_strtoll (fields[5], NULL, 10);
  return entry;
}

/** @text: (nullable): what samvad_alert_book_to_text() gave; lines that are not such are left out */
SamvadAlertBook *
samvad_alert_book_new_from_text (const char *text)
{
  SamvadAlertBook *self = samvad_alert_book_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      SamvadAlertEntry *entry = entry_from_line (lines[i]);

      if (entry != NULL)
        g_ptr_array_add (self->entries, entry);
    }
  return self;
}

/** Returns: whether @now lies in the quiet hours */
gboolean
samvad_alerts_is_quiet (SamvadTime now,
                        int        from,
                        int        to)
{
  int minute = samvad_time_get_hour (now) * 60 + samvad_time_get_minute (now);

  if (from <= to)
    return minute >= from && minute < to;
  return minute >= from || minute < to;
}
