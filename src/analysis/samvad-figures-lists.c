/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-figures-private.h"

#include <math.h>
#include <string.h>

static int
compare_districts (gconstpointer a,
                   gconstpointer b)
{
  return strcmp ((*(SamvadDistrictFigures **) a)->code, (*(SamvadDistrictFigures **) b)->code);
}

static int
compare_officers (gconstpointer a,
                  gconstpointer b)
{
  return strcmp ((*(SamvadOfficerFigures **) a)->key, (*(SamvadOfficerFigures **) b)->key);
}

SamvadDistrictFigures *
samvad_figures_ensure_district (SamvadFigures *self,
                                const char    *code)
{
  SamvadDistrictFigures *district;

  for (guint i = 0; i < self->districts->len; i++)
    {
      district = g_ptr_array_index (self->districts, i);
      if (g_str_equal (district->code, code))
        return district;
    }
  district = g_new0 (SamvadDistrictFigures, 1);
  district->code = code;
  district->target = -1;
  district->p_value = district->stabilised = NAN;
  g_ptr_array_add (self->districts, district);
  return district;
}

SamvadOfficerFigures *
samvad_figures_ensure_officer (SamvadFigures *self,
                               const char    *key)
{
  SamvadOfficerFigures *officer;

  for (guint i = 0; i < self->officers->len; i++)
    {
      officer = g_ptr_array_index (self->officers, i);
      if (g_str_equal (officer->key, key))
        return officer;
    }
  officer = g_new0 (SamvadOfficerFigures, 1);
  officer->key = key;
  officer->target = -1;
  g_ptr_array_add (self->officers, officer);
  return officer;
}

static gboolean
officer_is_active (const SamvadOfficer *officer,
                   SamvadMonth          month)
{
  if (officer->active_from != SAMVAD_DAY_NONE && officer->active_from > samvad_month_get_last (month))
    return FALSE;
  return officer->active_to == SAMVAD_DAY_NONE || officer->active_to >= samvad_month_get_first (month);
}

/* Who belongs to the month by the documents; others join where calls name them. */
void
samvad_figures_list_known (SamvadFigures *self)
{
  SamvadReading *reading = self->reading;

  for (guint i = 0; i < reading->districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (reading->districts, i);

      if (samvad_district_is_valid (district, self->month))
        samvad_figures_ensure_district (self, district->code);
    }
  for (guint i = 0; i < reading->officers->len; i++)
    {
      const SamvadOfficer *officer = g_ptr_array_index (reading->officers, i);

      if (officer_is_active (officer, self->month))
        samvad_figures_ensure_officer (self, officer->key);
    }
}

static void
name_all (SamvadFigures *self)
{
  SamvadReading *reading = self->reading;

  for (guint i = 0; i < reading->districts->len; i++)
    {
      const SamvadDistrict *document = g_ptr_array_index (reading->districts, i);

      for (guint j = 0; j < self->districts->len; j++)
        {
          SamvadDistrictFigures *district = g_ptr_array_index (self->districts, j);

          if (g_str_equal (district->code, document->code))
            district->district = document;
        }
    }
  for (guint i = 0; i < reading->officers->len; i++)
    {
      const SamvadOfficer *document = g_ptr_array_index (reading->officers, i);

      for (guint j = 0; j < self->officers->len; j++)
        {
          SamvadOfficerFigures *officer = g_ptr_array_index (self->officers, j);

          if (g_str_equal (officer->key, document->key))
            officer->officer = document;
        }
    }
}

static void
apply_targets (SamvadFigures *self)
{
  const SamvadTarget *target = self->reading->target;

  if (target == NULL)
    return;
  for (guint i = 0; i < target->officers->len; i++)
    samvad_figures_ensure_officer (self, g_array_index (target->officers, SamvadShareOfTarget, i).key);
  for (guint i = 0; i < self->officers->len; i++)
    {
      SamvadOfficerFigures *officer = g_ptr_array_index (self->officers, i);

      officer->target = samvad_target_find_share (target->officers, officer->key);
    }
  for (guint i = 0; i < self->districts->len; i++)
    {
      SamvadDistrictFigures *district = g_ptr_array_index (self->districts, i);

      district->target = samvad_target_find_share (target->districts, district->code);
    }
}

/* Whoever joined the lists is named and has a place in the order. */
void
samvad_figures_order_lists (SamvadFigures *self)
{
  name_all (self);
  g_ptr_array_sort (self->districts, compare_districts);
  g_ptr_array_sort (self->officers, compare_officers);
}

/* Once every row was read: targets, names, order. */
void
samvad_figures_finish_lists (SamvadFigures *self)
{
  apply_targets (self);
  samvad_figures_order_lists (self);
}
