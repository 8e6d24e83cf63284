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

/* On the old boundaries what is left of a district is named after all its parts, in the reading as called after itself. */
static const char *
name_district (const SamvadReading *reading,
               const char          *code)
{
  const SamvadDistrict *district = samvad_reading_find_district (reading, code);

  return district != NULL ? samvad_text_name (&district->name) : code;
}

static const char *
name_called (const SamvadReading *reading,
             const char          *code)
{
  return name_district (samvad_reading_get_called (reading), code);
}

static char *
name_all_called (const SamvadReading *reading,
                 char               **codes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) name_called (reading, codes[i]));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
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
      const char *parent = name_called (reading, samvad_boundaries_find_listed (reading, change->child->code));

      if (list->len > 0)
        g_string_append (list, ", ");
      if (change->mergeable)
        /* Translators: the new district, the old one */
        g_string_append_printf (list, _("%1$s counts in %2$s"), child, parent);
      else
        /* Translators: a new district that was carved out of several */
        g_string_append_printf (list, _("%s stays as called"), child);
    }
  /* Figures that were sealed do not keep what was carved out of what. */
  if (list->len == 0)
    return g_strdup (samvad_boundary_words_name (SAMVAD_BOUNDARY_VIEW_OLD));
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
describe_new (const SamvadFigures *figures,
              GArray              *changes)
{
  gint64 n = samvad_boundaries_count_unplaced (figures, changes);
  g_autofree char *unplaced = samvad_text_number (n);

  if (n == 0)
    return g_strdup (_("Read on the new boundaries: earlier opinions count where their project lies today."));
  /* Translators: a number of opinions */
  return g_strdup_printf (ngettext ("Read on the new boundaries: earlier opinions count where their project lies "
                                    "today; %s without a project stays as called.",
                                    "Read on the new boundaries: earlier opinions count where their project lies "
                                    "today; %s without a project stay as called.", (gulong) n), unplaced);
}

static void
take_sentence (GString *text,
               char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* The district with what went back into it, and those that could not. */
static char *
describe_merged (const SamvadReading *reading,
                 GArray              *changes,
                 const char          *district)
{
  GString *text = g_string_new (NULL);

  if (samvad_boundaries_has_old (changes))
    /* Translators: the districts, as "Hisar + Hansi" */
    take_sentence (text, g_strdup_printf (_("Read on the old boundaries: %s together."), name_district (reading, district)));
  for (guint i = 0; i < changes->len; i++)
    {
      const SamvadBoundaryChange *change = &g_array_index (changes, SamvadBoundaryChange, i);

      if (!change->mergeable)
        /* Translators: the new district */
        take_sentence (text, g_strdup_printf (_("%s was carved out of several districts: which families were whose is not "
                                                "known, so it stays as the calls name it."),
                                              samvad_text_name (&change->child->name)));
    }
  return g_string_free (text, FALSE);
}

static char *
describe_how (const SamvadFigures *figures,
              GArray              *changes,
              const char          *district)
{
  switch (figures->reading->boundaries)
    {
    case SAMVAD_BOUNDARY_VIEW_OLD:
      return describe_merged (figures->reading, changes, district);
    case SAMVAD_BOUNDARY_VIEW_NEW:
      {
        g_autofree char *opinions = describe_new (figures, changes);

        return g_strconcat (opinions, " ", _("Services, issues and what families knew are not kept by project: they "
                                             "count as the calls name the district. Who called is not known of the "
                                             "opinions that moved."), NULL);
      }
    case SAMVAD_BOUNDARY_VIEW_CALLED:
    default:
      return g_strdup (_("Each call counts in the district that it names."));
    }
}

/**
 * samvad_boundary_words_changes:
 * @changes: as of samvad_boundaries_list_of()
 *
 * Returns: (transfer full): what changed when
 */
char *
samvad_boundary_words_changes (const SamvadReading *reading,
                               GArray              *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const SamvadDistrict *child = g_array_index (changes, SamvadBoundaryChange, i).child;
      g_autofree char *day = samvad_text_day (child->valid_from);
      g_autofree char *parents = name_all_called (reading, child->carved_from);

      /* Translators: the new district, the old one or ones, the day */
      take_sentence (text, g_strdup_printf (_("%1$s was carved out of %2$s on %3$s."), samvad_text_name (&child->name),
                                            parents, day));
    }
  return g_string_free (text, FALSE);
}

/**
 * samvad_boundary_words_describe:
 * @since: as of samvad_boundaries_list()
 * @district: as @figures list it
 *
 * Returns: (transfer full) (nullable): what changed when, and on which boundaries @figures are; %NULL where the district is
 *   what it always was
 */
char *
samvad_boundary_words_describe (const SamvadFigures *figures,
                                SamvadMonth          since,
                                const char          *district)
{
  g_autoptr (GArray) changes = samvad_boundaries_list_of (figures->reading, since, district);
  g_autofree char *what = NULL, *how = NULL;

  if (changes->len == 0)
    return NULL;
  what = samvad_boundary_words_changes (figures->reading, changes);
  how = describe_how (figures, changes, district);
  return g_strconcat (what, " ", how, NULL);
}
