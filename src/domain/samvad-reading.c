/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reading.h"

#include <string.h>

static void
district_actions_free (SamvadDistrictActions *self)
{
  g_free (self->district);
  g_free (self);
}

/** Returns: (transfer full): an empty reading, to be filled by the store */
SamvadReading *
samvad_reading_new (SamvadMonth month,
                    SamvadTime  as_of)
{
  SamvadReading *self = g_new0 (SamvadReading, 1);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = as_of;
  self->month = month;
  self->months = 1;
  self->tally = samvad_tally_new ();
  self->districts = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_district_free);
  self->projects = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_project_free);
  self->officers = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_officer_free);
  self->calendar = samvad_calendar_new ();
  self->coverage = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_coverage_free);
  self->actions.by_district = g_ptr_array_new_with_free_func ((GDestroyNotify) district_actions_free);
  self->newest_event = self->last_server_time = self->last_checked = SAMVAD_TIME_NONE;
  return self;
}

static gpointer
copy_coverage (gconstpointer row,
               gpointer      user_data)
{
  SamvadCoverage *copy = g_memdup2 (row, sizeof *copy);

  copy->id = g_strdup (copy->id);
  copy->district = g_strdup (copy->district);
  return copy;
}

static gpointer
copy_district (gconstpointer row,
               gpointer      user_data)
{
  SamvadDistrict *copy = g_memdup2 (row, sizeof *copy);

  copy->id = g_strdup (copy->id);
  copy->code = g_strdup (copy->code);
  copy->name = (SamvadName) { g_strdup (copy->name.en), g_strdup (copy->name.hi) };
  copy->carved_from = g_strdupv (copy->carved_from);
  return copy;
}

static gpointer
copy_actions (gconstpointer row,
              gpointer      user_data)
{
  SamvadDistrictActions *copy = g_memdup2 (row, sizeof *copy);

  copy->district = g_strdup (copy->district);
  return copy;
}

static GPtrArray *
copy_rows (GPtrArray      *rows,
           GCopyFunc       copy,
           GDestroyNotify  destroy)
{
  GPtrArray *copies = g_ptr_array_copy (rows, copy, NULL);

  g_ptr_array_set_free_func (copies, destroy);
  return copies;
}

/**
 * samvad_reading_new_over:
 * @called: as the calls name the districts
 *
 * Returns: (transfer full): the same, to be put on other boundaries: what names a district is copied, the
 *   sums as far as they are changed, and the rest is shared
 */
SamvadReading *
samvad_reading_new_over (SamvadReading      *called,
                         SamvadBoundaryView  boundaries)
{
  SamvadReading *self = g_memdup2 (called, sizeof *called);

  g_atomic_ref_count_init (&self->refs);
  self->called = samvad_reading_ref (called);
  self->boundaries = boundaries;
  self->tally = samvad_tally_new_over (called->tally);
  self->districts = copy_rows (called->districts, copy_district, (GDestroyNotify) samvad_district_free);
  self->projects = g_ptr_array_ref (called->projects);
  self->officers = g_ptr_array_ref (called->officers);
  self->target = called->target != NULL ? samvad_target_copy (called->target) : NULL;
  self->coverage = copy_rows (called->coverage, copy_coverage, (GDestroyNotify) samvad_coverage_free);
  self->actions.by_district = copy_rows (called->actions.by_district, copy_actions,
                                         (GDestroyNotify) district_actions_free);
  return self;
}

/** Returns: (transfer none): the reading as the calls name the districts, which may be @self */
SamvadReading *
samvad_reading_get_called (const SamvadReading *self)
{
  return self->called != NULL ? self->called : (SamvadReading *) self;
}

/** Returns: (transfer none) (nullable): what is known of the district */
SamvadDistrict *
samvad_reading_find_district (const SamvadReading *self,
                              const char          *code)
{
  for (guint i = 0; i < self->districts->len; i++)
    {
      SamvadDistrict *district = g_ptr_array_index (self->districts, i);

      if (g_strcmp0 (district->code, code) == 0)
        return district;
    }
  return NULL;
}

/** Returns: the id without its type: calls and documents name a project with or without it */
const char *
samvad_project_skip_type (const char *project)
{
  return g_str_has_prefix (project, "project:") ? project + strlen ("project:") : project;
}

/**
 * samvad_reading_find_project:
 * @id: with or without its type
 *
 * Returns: (transfer none) (nullable): what is known of the project
 */
SamvadProject *
samvad_reading_find_project (const SamvadReading *self,
                             const char          *id)
{
  for (guint i = 0; i < self->projects->len; i++)
    {
      SamvadProject *project = g_ptr_array_index (self->projects, i);

      if (g_str_equal (samvad_project_skip_type (project->id), samvad_project_skip_type (id)))
        return project;
    }
  return NULL;
}

SamvadReading *
samvad_reading_ref (SamvadReading *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** Gives back one reference; the last one frees it. */
void
samvad_reading_free (SamvadReading *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  samvad_tally_free (self->tally);
  g_ptr_array_unref (self->districts);
  g_ptr_array_unref (self->projects);
  g_ptr_array_unref (self->officers);
  g_clear_pointer (&self->target, samvad_target_free);
  if (self->called == NULL)
    {
      samvad_calendar_free (self->calendar);
      g_clear_pointer (&self->closing, samvad_closing_free);
    }
  g_clear_pointer (&self->called, samvad_reading_free);
  g_ptr_array_unref (self->coverage);
  g_ptr_array_unref (self->actions.by_district);
  g_free (self);
}

static SamvadDistrictActions *
ensure_district (SamvadActionCounts *self,
                 const char         *district)
{
  SamvadDistrictActions *row;

  for (guint i = 0; i < self->by_district->len; i++)
    {
      row = g_ptr_array_index (self->by_district, i);
      if (g_str_equal (row->district, district))
        return row;
    }
  row = g_new0 (SamvadDistrictActions, 1);
  row->district = g_strdup (district);
  g_ptr_array_add (self->by_district, row);
  return row;
}

/**
 * samvad_action_counts_add:
 * @overdue: whether it is open and past its due time
 * @sign: 1 to add one item, -1 to take one away
 *
 * `open` counts open, acknowledged and reopened items alike; `reopened` says how many of those
 * are reopened.
 */
void
samvad_action_counts_add (SamvadActionCounts *self,
                          const char         *district,
                          SamvadActionState   state,
                          gboolean            overdue,
                          int                 sign)
{
  self->done += state == SAMVAD_STATE_DONE ? sign : 0;
  self->verified += state == SAMVAD_STATE_VERIFIED ? sign : 0;
  self->reopened += state == SAMVAD_STATE_REOPENED ? sign : 0;
  self->cancelled += state == SAMVAD_STATE_CANCELLED ? sign : 0;
  if (samvad_action_state_is_open (state))
    {
      SamvadDistrictActions *row = ensure_district (self, district);

      self->open += sign;
      row->open += sign;
      self->overdue += overdue ? sign : 0;
      row->overdue += overdue ? sign : 0;
    }
}

static const char *const view_codes[SAMVAD_N_BOUNDARY_VIEWS] = { "called", "old", "new" };

/** Returns: the word of the boundaries on a command line, in a setting and in JSON */
const char *
samvad_boundary_view_to_code (SamvadBoundaryView view)
{
  return view_codes[view];
}

gboolean
samvad_boundary_view_from_code (const char         *code,
                                SamvadBoundaryView *view)
{
  for (guint i = 0; i < SAMVAD_N_BOUNDARY_VIEWS; i++)
    if (g_strcmp0 (code, view_codes[i]) == 0)
      {
        *view = (SamvadBoundaryView) i;
        return TRUE;
      }
  return FALSE;
}
