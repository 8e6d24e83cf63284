/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-officer-words.h"

#include <math.h>

#include "samvad-text.h"

static SamvadShare
pool (GArray *rows,
      gsize   offset)
{
  SamvadShare all = { 0, 0, 0, 0, 0, SAMVAD_BAND_SUPPRESSED };

  for (guint i = 0; i < rows->len; i++)
    {
      const guint8 *row = (const guint8 *) &g_array_index (rows, SamvadOfficerComparison, i);
      const SamvadOfficerRate *rate = (const SamvadOfficerRate *) (row + offset);

      all.count += rate->share.count;
      all.n += rate->share.n;
    }
  all.share = all.n > 0 ? (double) all.count / (double) all.n : NAN;
  return all;
}

static void
append_sentence (GString *out,
                 char    *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, sentence);
  g_free (sentence);
}

static void
append_contact (GString                       *out,
                const char                    *name,
                const SamvadOfficerComparison *row,
                const SamvadShare             *all)
{
  g_autofree char *own = samvad_text_percent (row->contact.share.share);
  g_autofree char *pooled = samvad_text_percent (all->share);

  if (row->contact.differs)
    /* Translators: officer, share of the dials that reach a family, the same of all officers */
    append_sentence (out, g_strdup_printf (_("%1$s reaches the family with %2$s of the dials, all officers with %3$s."),
                                           name, own, pooled));
}

static void
append_completion (GString                       *out,
                   const char                    *name,
                   const SamvadOfficerComparison *row,
                   const SamvadShare             *all)
{
  g_autofree char *own = samvad_text_percent (row->completion.share.share);
  g_autofree char *pooled = samvad_text_percent (all->share);

  if (row->completion.differs)
    /* Translators: officer, share of the families reached whose interview was completed, the same of all officers */
    append_sentence (out, g_strdup_printf (_("%1$s completes %2$s of the interviews with families reached, all officers %3$s."),
                                           name, own, pooled));
}

static gboolean
can_compare (GArray *rows)
{
  guint able = 0;

  for (guint i = 0; i < rows->len; i++)
    able += !isnan (g_array_index (rows, SamvadOfficerComparison, i).contact.p_value);
  return able > 1;
}

/** Returns: who differs beyond chance, or that nobody does, or that nothing can be said yet */
char *
samvad_officer_words_compare (SamvadSnapshot *snapshot,
                              GArray         *rows)
{
  SamvadShare contact = pool (rows, G_STRUCT_OFFSET (SamvadOfficerComparison, contact));
  SamvadShare completion = pool (rows, G_STRUCT_OFFSET (SamvadOfficerComparison, completion));
  GString *out;

  if (!can_compare (rows))
    return g_strdup (_("Too few dials to compare officers."));
  out = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const SamvadOfficerComparison *row = &g_array_index (rows, SamvadOfficerComparison, i);
      const char *name = samvad_snapshot_get_officer (snapshot, row->officer->key);

      append_contact (out, name, row, &contact);
      append_completion (out, name, row, &completion);
    }
  append_sentence (out, g_strdup (out->len > 0 ? _("The others cannot be told apart.")
                                               : _("Differences between officers are within chance.")));
  return g_string_free (out, FALSE);
}

/* Before that hour of a working day nobody is late yet. */
#define REPORTED_BY 11

/* More names than these are a list of their own: the table. */
#define MAX_NAMES 4

static gboolean
is_active (const SamvadOfficer *officer,
           SamvadDay            day)
{
  return officer != NULL && (officer->active_from == SAMVAD_DAY_NONE || officer->active_from <= day) &&
         (officer->active_to == SAMVAD_DAY_NONE || officer->active_to >= day);
}

static char *
join_names (GPtrArray *names)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint more = names->len > MAX_NAMES ? names->len - MAX_NAMES : 0;
  g_autofree char *number = samvad_text_number (more);

  for (guint i = 0; i < names->len - more; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  if (more > 0)
    {
      g_string_append_c (out, ' ');
      /* Translators: after some names of officers */
      g_string_append_printf (out, ngettext ("and %s more", "and %s more", more), number);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * samvad_officer_words_silent:
 *
 * Returns: (nullable): which of the officers at work have not dialled on the working day of the reading; NULL where all
 *   have, on a day off, in the morning and in another month
 */
char *
samvad_officer_words_silent (SamvadSnapshot *snapshot)
{
  const SamvadFigures *figures = snapshot->figures;
  SamvadDay today = samvad_time_get_day (figures->as_of);
  g_autoptr (GPtrArray) silent = g_ptr_array_new ();
  g_autofree char *names = NULL;
  guint active = 0;

  if (figures->month != samvad_time_get_month (figures->as_of) || samvad_time_get_hour (figures->as_of) < REPORTED_BY ||
      !samvad_calendar_is_working (figures->reading->calendar, today))
    return NULL;
  for (guint i = 0; i < figures->officers->len && i < snapshot->officer_calls->len; i++)
    {
      const SamvadOfficerFigures *officer = g_ptr_array_index (figures->officers, i);

      if (!is_active (officer->officer, today))
        continue;
      active++;
      if (g_array_index (snapshot->officer_calls, SamvadOfficerCalls, i).last < samvad_day_get_start (today))
        g_ptr_array_add (silent, (gpointer) samvad_snapshot_get_officer (snapshot, officer->key));
    }
  if (silent->len == 0)
    return NULL;
  if (silent->len == active)
    return g_strdup (_("No officer has reported a call today."));
  names = join_names (silent);
  /* Translators: names of officers */
  return g_strdup_printf (_("No call today from %s."), names);
}

/** Returns: the interval of the contact rate, in words */
char *
samvad_officer_words_contact (const SamvadOfficerComparison *row)
{
  g_autofree char *n = samvad_text_number (row->contact.share.n);
  g_autofree char *interval = samvad_text_percent_interval (row->contact.share.low, row->contact.share.high);

  if (row->contact.share.n == 0)
    return g_strdup (_("No dials"));
  /* Translators: dials, and the 95% interval of the share of them that reached a family */
  return g_strdup_printf (_("Of %1$s dials; 95%% interval %2$s%%"), n, interval);
}

/** Returns: (nullable): what the target so far is made of */
char *
samvad_officer_words_target (const SamvadOfficerComparison *row)
{
  g_autofree char *target = NULL, *days = NULL;

  if (row->officer->target < 0)
    return NULL;
  target = samvad_text_number (row->officer->target);
  days = samvad_text_number (row->active_days);
  return g_strdup_printf (ngettext ("Target of the month: %1$s, on %2$s working day", "Target of the month: %1$s, on %2$s working days",
                                    row->active_days), target, days);
}
