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
