/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-figures-private.h"

#include "samvad-pace.h"
#include "samvad-rates.h"

static gint64
sum_outcomes (const gint64 n[SAMVAD_N_OUTCOMES])
{
  gint64 sum = 0;

  for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
    sum += n[i];
  return sum;
}

static void
add_outcomes (gint64       into[SAMVAD_N_OUTCOMES],
              const gint64 n[SAMVAD_N_OUTCOMES])
{
  for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
    into[i] += n[i];
}

static void
add_counted (SamvadFigures        *self,
             const SamvadTallyRow *row)
{
  SamvadOfficerFigures *officer = samvad_figures_ensure_officer (self, row->officer);
  guint day = (guint) (row->day - samvad_month_get_first (self->month));
  gint64 counted = row->n[self->pace.counts];

  g_return_if_fail (day < G_N_ELEMENTS (self->by_day));
  self->by_day[day] += counted;
  officer->by_day[day] += counted;
  officer->counted += counted;
}

/* A promise is overdue once its whole hour has passed: so fine are the sums. */
static void
add_callback (SamvadFigures        *self,
              const SamvadTallyRow *row)
{
  SamvadTime hour = samvad_day_get_start (row->day) + (SamvadTime) g_ascii_strtoull (row->item, NULL, 10) * SAMVAD_HOUR;

  if (hour < samvad_time_get_hour_start (self->as_of))
    self->callbacks_overdue += row->n[0];
}

static void
add_month_row (const SamvadTallyRow *row,
               gpointer              user_data)
{
  SamvadFigures *self = user_data;

  switch (row->kind)
    {
    case SAMVAD_TALLY_DIALS:
      add_outcomes (samvad_figures_ensure_officer (self, row->officer)->outcomes, row->n);
      samvad_figures_ensure_officer (self, row->officer)->dials += sum_outcomes (row->n);
      self->dials += sum_outcomes (row->n);
      self->unknown_outcomes += row->n[SAMVAD_OUTCOME_UNKNOWN];
      break;
    case SAMVAD_TALLY_COUNTED:
      add_counted (self, row);
      break;
    case SAMVAD_TALLY_DISTRICT_DIALS:
      add_outcomes (samvad_figures_ensure_district (self, row->district)->dials, row->n);
      break;
    case SAMVAD_TALLY_DISTRICT_COUNTED:
      samvad_figures_ensure_district (self, row->district)->counted += row->n[self->pace.counts];
      break;
    case SAMVAD_TALLY_CASES:
      add_outcomes (samvad_figures_ensure_district (self, row->district)->cases, row->n);
      add_outcomes (self->outcomes, row->n);
      self->cases += sum_outcomes (row->n);
      break;
    case SAMVAD_TALLY_OFFICER_CASES:
      add_outcomes (samvad_figures_ensure_officer (self, row->officer)->cases, row->n);
      break;
    case SAMVAD_TALLY_CALLBACK:
      add_callback (self, row);
      break;
    case SAMVAD_TALLY_SENTIMENT:
    case SAMVAD_TALLY_SERVICE:
    case SAMVAD_TALLY_AWARE:
    case SAMVAD_TALLY_ISSUE:
    case SAMVAD_TALLY_HOUR:
    case SAMVAD_TALLY_PROJECT_SENTIMENT:
    default:
      break;
    }
}

/* The rows of the month shown, and of no other. */
static void
read_month (SamvadFigures *self)
{
  static const SamvadTallyKind kinds[] = {
    SAMVAD_TALLY_DIALS, SAMVAD_TALLY_COUNTED, SAMVAD_TALLY_DISTRICT_DIALS, SAMVAD_TALLY_DISTRICT_COUNTED,
    SAMVAD_TALLY_CASES, SAMVAD_TALLY_OFFICER_CASES, SAMVAD_TALLY_CALLBACK,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    samvad_tally_foreach_kind (self->reading->tally, kinds[i], self->month, self->month, add_month_row, self);
}

/**
 * samvad_figures_new:
 * @reading: (transfer full): with a tally over at least @window months, 12 for the rule
 * @window: 1, 2, 4 or 12 months; 0: by the rule of DESIGN section 6
 *
 * Returns: (transfer full): every number of the month
 */
SamvadFigures *
samvad_figures_new (SamvadReading *reading,
                    guint          window)
{
  SamvadFigures *self = g_new0 (SamvadFigures, 1);

  self->reading = reading;
  self->as_of = reading->as_of;
  self->month = reading->month;
  self->span = 1;
  self->future = reading->future;
  self->closed = reading->closing != NULL;
  self->officers = g_ptr_array_new_with_free_func (g_free);
  self->districts = g_ptr_array_new_with_free_func (g_free);
  self->pace.counts = reading->target != NULL ? reading->target->counts : SAMVAD_COUNTS_COMPLETE;
  self->sampled = reading->target != NULL ? reading->target->sampled : -1;
  samvad_figures_list_known (self);
  read_month (self);
  self->rates = samvad_rates_new (self->outcomes);
  self->pace = samvad_pace_new (reading->target, reading->calendar, self->month, self->as_of, self->by_day);
  samvad_figures_read_window (self, window);
  samvad_figures_finish_lists (self);
  samvad_figures_finish_window (self);
  return self;
}

void
samvad_figures_free (SamvadFigures *self)
{
  g_ptr_array_unref (self->officers);
  g_ptr_array_unref (self->districts);
  samvad_reading_free (self->reading);
  g_free (self);
}

/** Returns: whether @month lies in the window */
gboolean
samvad_figures_has_month (const SamvadFigures *self,
                          SamvadMonth          month)
{
  return month <= self->month && month > self->month - (SamvadMonth) self->window;
}

/** Returns: the word of the verdict in `samvadctl status`; "none" without a target */
const char *
samvad_verdict_to_code (SamvadVerdict verdict)
{
  static const char *const codes[] = { "none", "met", "too_early", "behind", "ahead", "on_pace" };

  return codes[verdict];
}

const char *
samvad_band_to_code (SamvadBand band)
{
  static const char *const codes[] = { "suppressed", "caution", "shown" };

  return codes[band];
}

/** Returns: (transfer none) (nullable): the district of this code, where it is listed */
const SamvadDistrictFigures *
samvad_figures_find_district (const SamvadFigures *self,
                              const char          *code)
{
  for (guint i = 0; i < self->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (self->districts, i);

      if (g_strcmp0 (district->code, code) == 0)
        return district;
    }
  return NULL;
}
