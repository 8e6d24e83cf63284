/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-reading.h"

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
  samvad_calendar_free (self->calendar);
  g_clear_pointer (&self->closing, samvad_closing_free);
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
