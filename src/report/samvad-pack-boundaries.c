/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-pack-private.h"

#include <glib/gi18n-lib.h>

#include "samvad-boundary-words.h"
#include "samvad-fiscal.h"
#include "samvad-text.h"

static void
add_boundary (SamvadPack        *pack,
              const char        *label,
              const SamvadShare *share)
{
  g_autofree char *negative = samvad_pack_describe_share (share);
  g_autofree char *interval = samvad_pack_describe_interval (share);
  g_autofree char *n = samvad_text_number (share->n);

  if (share->band == SAMVAD_BAND_SUPPRESSED)
    SAMVAD_PACK_ADD (pack, NOTE, "%s: %s", label, negative);
  else
    /* Translators: on which boundaries, negative share, interval, number of opinions */
    SAMVAD_PACK_ADD (pack, NOTE, _("%1$s: %2$s negative (%3$s, n = %4$s)"), label, negative, interval, n);
}

/* The page is on the boundaries that were chosen for the pack. */
static void
add_chosen_boundaries (SamvadPack *pack,
                       const char *district)
{
  const SamvadFigures *figures = pack->figures;
  g_autofree char *text = samvad_boundary_words_describe (figures, figures->reading->since, district);

  if (text != NULL)
    samvad_story_add (pack->story, SAMVAD_BLOCK_NOTE, text);
}

/* The same numbers that the whole pack has where these boundaries are chosen for it. */
static void
add_other_boundaries (SamvadPack         *pack,
                      const char         *district,
                      SamvadBoundaryView  view,
                      SamvadMonth         since)
{
  g_autoptr (SamvadFigures) figures = samvad_boundaries_read_figures (pack->figures, view, since);
  const char *listed = samvad_boundaries_find_listed (figures->reading, district);
  const SamvadDistrictFigures *row = samvad_figures_find_district (figures, listed);
  g_autofree char *old = NULL;

  if (row == NULL)
    return;
  if (view == SAMVAD_BOUNDARY_VIEW_OLD)
    /* Translators: the districts, as "Hisar + Hansi" */
    old = g_strdup_printf (_("Old boundaries, %s together"), samvad_pack_name_district (figures, listed));
  add_boundary (pack, old != NULL ? old : _("New boundaries, earlier opinions where their project lies today"),
                &row->sentiments.share);
}

static void
add_unplaced (SamvadPack *pack,
              GArray     *changes)
{
  gint64 n = samvad_boundaries_count_unplaced (pack->figures, changes);
  g_autofree char *unplaced = samvad_text_number (n);

  if (n > 0)
    /* Translators: a number of opinions */
    SAMVAD_PACK_ADD (pack, NOTE, ngettext ("%s earlier opinion without a project stays as called.",
                                           "%s earlier opinions without a project stay as called.", (gulong) n), unplaced);
}

static gboolean
is_in_window (const SamvadFigures *figures,
              GArray              *changes)
{
  SamvadDay first = samvad_month_get_first (figures->month - (SamvadMonth) figures->window + 1);

  for (guint i = 0; i < changes->len; i++)
    {
      SamvadDay day = g_array_index (changes, SamvadBoundaryChange, i).child->valid_from;

      if (day > first && day <= samvad_month_get_last (figures->month))
        return TRUE;
    }
  return FALSE;
}

/* A district that was carved out, or lost a part, inside the window: on all the boundaries there were. */
static void
add_all_boundaries (SamvadPack                  *pack,
                    const SamvadDistrictFigures *district)
{
  const SamvadFigures *figures = pack->figures;
  SamvadMonth since = samvad_boundaries_get_since (samvad_span_get_start (figures->span, figures->month));
  g_autoptr (GArray) changes = samvad_boundaries_list_of (figures->reading, since, district->code);
  g_autofree char *what = NULL;

  if (!is_in_window (figures, changes))
    return;
  what = samvad_boundary_words_changes (figures->reading, changes);
  samvad_story_add (pack->story, SAMVAD_BLOCK_NOTE, what);
  add_boundary (pack, _("As the calls name the district, as on this page"), &district->sentiments.share);
  if (samvad_boundaries_has_old (changes))
    add_other_boundaries (pack, district->code, SAMVAD_BOUNDARY_VIEW_OLD, since);
  add_other_boundaries (pack, district->code, SAMVAD_BOUNDARY_VIEW_NEW, since);
  add_unplaced (pack, changes);
}

/** On a district's own page: on which boundaries it is, and what it is on others. */
void
samvad_pack_add_boundaries (SamvadPack                  *pack,
                            const SamvadDistrictFigures *district)
{
  if (pack->figures->reading->boundaries == SAMVAD_BOUNDARY_VIEW_CALLED)
    add_all_boundaries (pack, district);
  else
    add_chosen_boundaries (pack, district->code);
}
