/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-snapshot.h"

#include "samvad-boundaries.h"
#include "samvad-text.h"

SamvadSnapshot *
samvad_snapshot_ref (SamvadSnapshot *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SamvadSnapshot *self = data;

  if (self->bounded != self->figures)
    samvad_figures_free (self->bounded);
  samvad_figures_free (self->figures);
  g_array_unref (self->months);
  g_clear_pointer (&self->officer_calls, g_array_unref);
  g_clear_pointer (&self->reported, samvad_reported_free);
}

void
samvad_snapshot_unref (SamvadSnapshot *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/** Once, before the snapshot is shared. */
void
samvad_snapshot_set_boundaries (SamvadSnapshot     *self,
                                SamvadBoundaryView  boundaries)
{
  self->bounded = samvad_boundaries_read_figures (self->figures, boundaries,
                                                  samvad_boundaries_get_since (self->figures->month));
  if (self->bounded == NULL)
    self->bounded = self->figures;
}

/**
 * samvad_snapshot_new_window:
 * @window: months of feedback, or 0: by the rule
 * @boundaries: for the pages about districts
 *
 * Returns: (transfer full): the same reading over another window or on other boundaries, without asking the cache: a reading
 *   has the months of every window
 */
SamvadSnapshot *
samvad_snapshot_new_window (SamvadSnapshot     *from,
                            guint               window,
                            SamvadBoundaryView  boundaries)
{
  SamvadSnapshot *self = g_atomic_rc_box_new0 (SamvadSnapshot);

  self->figures = samvad_figures_new (samvad_reading_ref (from->figures->reading), window);
  self->months = g_array_ref (from->months);
  self->officer_calls = from->officer_calls != NULL ? g_array_ref (from->officer_calls) : NULL;
  self->reported = from->reported != NULL ? samvad_reported_ref (from->reported) : NULL;
  samvad_snapshot_set_boundaries (self, boundaries);
  return self;
}

/** Returns: (transfer none): the district's name, or @code where it is not known */
const char *
samvad_snapshot_get_district (SamvadSnapshot *self,
                              const char     *code)
{
  const SamvadDistrict *district = samvad_reading_find_district (self->figures->reading, code);

  return district != NULL ? samvad_text_name (&district->name) : code;
}

/** Returns: (transfer none) (nullable): what was counted of the district, on the boundaries that were chosen */
const SamvadDistrictFigures *
samvad_snapshot_find_district (SamvadSnapshot *self,
                               const char     *code)
{
  return samvad_figures_find_district (self->bounded, code);
}

/** @id: with or without "project:", as documents have it */
const char *
samvad_snapshot_get_project (SamvadSnapshot *self,
                             const char     *id)
{
  const SamvadProject *project = id != NULL ? samvad_reading_find_project (self->figures->reading, id) : NULL;

  return project != NULL ? samvad_text_name (&project->name) : id;
}

const char *
samvad_snapshot_get_officer (SamvadSnapshot *self,
                             const char     *key)
{
  GPtrArray *officers = self->figures->reading->officers;

  for (guint i = 0; i < officers->len; i++)
    {
      const SamvadOfficer *officer = g_ptr_array_index (officers, i);

      if (g_strcmp0 (officer->key, key) == 0)
        return samvad_text_name (&officer->name);
    }
  return key;
}

/** Returns: (transfer full): "Nuh › Tauru › Anganwadi 12", as much of it as is known */
char *
samvad_snapshot_get_place (SamvadSnapshot *self,
                           const char     *district,
                           const char     *project,
                           const char     *centre)
{
  GString *place = g_string_new (samvad_snapshot_get_district (self, district));

  if (project != NULL)
    g_string_append_printf (place, " › %s", samvad_snapshot_get_project (self, project));
  if (centre != NULL)
    g_string_append_printf (place, " › %s", centre);
  return g_string_free (place, FALSE);
}

/** Returns: whether the month has neither a dial nor a target */
gboolean
samvad_snapshot_is_empty (SamvadSnapshot *self)
{
  return self->figures->dials == 0 && self->figures->pace.calls < 0;
}

/** Returns: the last month in the cache, or NONE */
SamvadMonth
samvad_snapshot_get_latest (SamvadSnapshot *self)
{
  SamvadMonth latest = SAMVAD_MONTH_NONE;

  for (guint i = 0; i < self->months->len; i++)
    latest = MAX (latest, g_array_index (self->months, SamvadMonth, i));
  return latest;
}

/** Returns: whether the month shown had ended when it was read */
gboolean
samvad_snapshot_is_over (SamvadSnapshot *self)
{
  return self->figures->as_of >= samvad_month_get_end (self->figures->month);
}

/**
 * samvad_snapshot_list_others:
 *
 * Returns: (transfer full) (element-type SamvadMonth): the months in the reading with which the one
 *   shown can be compared, the latest first
 */
GArray *
samvad_snapshot_list_others (SamvadSnapshot *self)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (SamvadMonth));

  for (SamvadMonth month = self->figures->month - 1;
       month > self->figures->month - (SamvadMonth) self->figures->reading->months; month--)
    for (guint i = 0; i < self->months->len; i++)
      if (g_array_index (self->months, SamvadMonth, i) == month)
        g_array_append_val (others, month);
  return others;
}
