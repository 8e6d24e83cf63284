/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-boundary-words.h"

#include <glib/gi18n-lib.h>

#include "samvad-text.h"

/** Returns: the boundaries, as a choice */
const char *
samvad_boundary_words_name (SamvadBoundaryView view)
{
  return view == SAMVAD_BOUNDARY_VIEW_OLD ? _("Old boundaries")
         : view == SAMVAD_BOUNDARY_VIEW_NEW ? _("New boundaries") : _("As called");
}

static const char *
name_district (const SamvadReading *reading,
               const char          *code)
{
  const SamvadDistrict *district = samvad_reading_find_district (samvad_reading_get_called (reading), code);

  return district != NULL ? samvad_text_name (&district->name) : code;
}

static char *
describe_old (const SamvadReading *reading)
{
  g_autoptr (GArray) changes = samvad_boundaries_list (reading, reading->since);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const SamvadBoundaryChange *change = &g_array_index (changes, SamvadBoundaryChange, i);
      const char *child = samvad_text_name (&change->child->name);
      const char *parent = name_district (reading, change->parent);

      if (list->len > 0)
        g_string_append (list, ", ");
      if (change->mergeable)
        /* Translators: the new district, the old one */
        g_string_append_printf (list, _("%1$s counts in %2$s"), child, parent);
      else
        /* Translators: a new district that was carved out of several */
        g_string_append_printf (list, _("%s stays as called"), child);
    }
  /* Translators: which districts count where */
  return g_strdup_printf (_("Old boundaries: %s"), list->str);
}

/** Returns: (transfer full) (nullable): on which boundaries @reading is; %NULL: as the calls name the districts */
char *
samvad_boundary_words_state (const SamvadReading *reading)
{
  if (reading->boundaries == SAMVAD_BOUNDARY_VIEW_OLD)
    return describe_old (reading);
  if (reading->boundaries == SAMVAD_BOUNDARY_VIEW_NEW)
    return g_strdup (_("New boundaries for opinions, all else as called"));
  return NULL;
}

static char *
describe_new (const SamvadFigures        *figures,
              const SamvadBoundaryChange *change)
{
  SamvadCarved carved = samvad_boundaries_carve (figures, change);
  const char *parent = name_district (figures->reading, change->parent);
  g_autofree char *unplaced = samvad_text_number (carved.unplaced);

  if (carved.unplaced == 0)
    return g_strdup (_("Read on the new boundaries: earlier opinions count where their project lies today."));
  /* Translators: a number of opinions, the name of the old district */
  return g_strdup_printf (ngettext ("Read on the new boundaries: earlier opinions count where their project lies "
                                    "today; %1$s without a project stays with %2$s.",
                                    "Read on the new boundaries: earlier opinions count where their project lies "
                                    "today; %1$s without a project stay with %2$s.", (gulong) carved.unplaced),
                          unplaced, parent);
}

static char *
describe_how (const SamvadFigures        *figures,
              const SamvadBoundaryChange *change)
{
  const char *child = samvad_text_name (&change->child->name);

  switch (figures->reading->boundaries)
    {
    case SAMVAD_BOUNDARY_VIEW_OLD:
      if (!change->mergeable)
        /* Translators: the new district */
        return g_strdup_printf (_("%s was carved out of several districts: which families were whose is not known, so "
                                  "it stays as the calls name it."), child);
      /* Translators: the old district, the new one */
      return g_strdup_printf (_("Read on the old boundaries: %1$s and %2$s together."),
                              name_district (figures->reading, change->parent), child);
    case SAMVAD_BOUNDARY_VIEW_NEW:
      {
        g_autofree char *opinions = describe_new (figures, change);

        return g_strconcat (opinions, " ", _("Services, issues and what families knew are not kept by project: they "
                                             "count as the calls name the district. Who called is not known of the "
                                             "opinions that moved."), NULL);
      }
    case SAMVAD_BOUNDARY_VIEW_CALLED:
    default:
      return g_strdup (_("Each call counts in the district that it names."));
    }
}

/** Returns: (transfer full): what changed when */
char *
samvad_boundary_words_change (const SamvadReading        *reading,
                              const SamvadBoundaryChange *change)
{
  g_autofree char *day = samvad_text_day (change->child->valid_from);

  /* Translators: the new district, the old one, the day */
  return g_strdup_printf (_("%1$s was carved out of %2$s on %3$s."), samvad_text_name (&change->child->name),
                          name_district (reading, change->parent), day);
}

/** Returns: (transfer full): what changed when, and on which boundaries @figures are */
char *
samvad_boundary_words_describe (const SamvadFigures        *figures,
                                const SamvadBoundaryChange *change)
{
  g_autofree char *how = describe_how (figures, change);
  g_autofree char *what = samvad_boundary_words_change (figures->reading, change);

  return g_strconcat (what, " ", how, NULL);
}
