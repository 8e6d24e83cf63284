/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-district-boundaries.h"

#include "samvad-text.h"

static char *
describe_new (SamvadSnapshot             *snapshot,
              const SamvadBoundaryChange *change)
{
  SamvadCarved carved = samvad_boundaries_carve (snapshot->figures, change);
  const char *parent = samvad_snapshot_get_district (snapshot, change->parent);
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

/** Returns: what changed when, and on which boundaries the share is read */
char *
samvad_district_boundaries_describe (SamvadSnapshot             *snapshot,
                                     const SamvadBoundaryChange *change,
                                     SamvadBoundaryView          view)
{
  const char *child = samvad_text_name (&change->child->name);
  const char *parent = samvad_snapshot_get_district (snapshot, change->parent);
  g_autofree char *day = samvad_text_day (change->child->valid_from);
  /* Translators: the new district, the old one, the day */
  g_autofree char *what = g_strdup_printf (_("%1$s was carved out of %2$s on %3$s."), child, parent, day);
  g_autofree char *how = NULL;

  if (view == SAMVAD_BOUNDARY_VIEW_CALLED)
    how = g_strdup (_("Each call counts in the district that it names."));
  else if (view == SAMVAD_BOUNDARY_VIEW_OLD)
    /* Translators: the old district, the new one */
    how = g_strdup_printf (_("Read on the old boundaries: %1$s and %2$s together."), parent, child);
  else
    how = describe_new (snapshot, change);
  if (view == SAMVAD_BOUNDARY_VIEW_CALLED)
    return g_strdup_printf ("%s %s", what, how);
  return g_strdup_printf ("%s %s %s", what, how, _("What stands below counts each call in the district that it names."));
}
