/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-figures.h"

#include "samvad-caller-effect.h"
#include "samvad-pace.h"
#include "samvad-ranks.h"
#include "samvad-rates.h"
#include "samvad-share.h"
#include "samvad-stabilise.h"

#include <math.h>
#include <string.h>

static const guint windows[] = { 1, 2, 4, 12 };

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

static SamvadDistrictFigures *
ensure_district (SamvadFigures *self,
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

static SamvadOfficerFigures *
ensure_officer (SamvadFigures *self,
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
static void
list_known (SamvadFigures *self)
{
  SamvadReading *reading = self->reading;

  for (guint i = 0; i < reading->districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (reading->districts, i);

      if (samvad_district_is_valid (district, self->month))
        ensure_district (self, district->code);
    }
  for (guint i = 0; i < reading->officers->len; i++)
    {
      const SamvadOfficer *officer = g_ptr_array_index (reading->officers, i);

      if (officer_is_active (officer, self->month))
        ensure_officer (self, officer->key);
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
    ensure_officer (self, g_array_index (target->officers, SamvadShareOfTarget, i).key);
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
  SamvadOfficerFigures *officer = ensure_officer (self, row->officer);
  guint day = (guint) (row->day - samvad_month_get_first (self->month));
  gint64 counted = row->n[self->pace.counts];

  g_return_if_fail (day < G_N_ELEMENTS (self->by_day));
  self->by_day[day] += counted;
  officer->by_day[day] += counted;
  officer->counted += counted;
}

/* The rows of the month shown, and of no other. */
static void
add_month_row (const SamvadTallyRow *row,
               gpointer              user_data)
{
  SamvadFigures *self = user_data;

  if (row->month != self->month)
    return;
  switch (row->kind)
    {
    case SAMVAD_TALLY_DIALS:
      add_outcomes (ensure_officer (self, row->officer)->outcomes, row->n);
      ensure_officer (self, row->officer)->dials += sum_outcomes (row->n);
      self->dials += sum_outcomes (row->n);
      self->unknown_outcomes += row->n[SAMVAD_OUTCOME_UNKNOWN];
      break;
    case SAMVAD_TALLY_COUNTED:
      add_counted (self, row);
      break;
    case SAMVAD_TALLY_DISTRICT_DIALS:
      add_outcomes (ensure_district (self, row->district)->dials, row->n);
      break;
    case SAMVAD_TALLY_DISTRICT_COUNTED:
      ensure_district (self, row->district)->counted += row->n[self->pace.counts];
      break;
    case SAMVAD_TALLY_CASES:
      add_outcomes (ensure_district (self, row->district)->cases, row->n);
      add_outcomes (self->outcomes, row->n);
      self->cases += sum_outcomes (row->n);
      break;
    case SAMVAD_TALLY_OFFICER_CASES:
      add_outcomes (ensure_officer (self, row->officer)->cases, row->n);
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

typedef struct {
  SamvadMonth  month;
  GHashTable  *n[G_N_ELEMENTS (windows)];       /* district → n */
} WindowCounts;

static void
count_for_windows (const SamvadTallyRow *row,
                   gpointer              user_data)
{
  WindowCounts *counts = user_data;
  gint64 n = row->n[SAMVAD_SENTIMENT_POSITIVE] + row->n[SAMVAD_SENTIMENT_NEUTRAL] +
             row->n[SAMVAD_SENTIMENT_NEGATIVE];

  if (row->kind != SAMVAD_TALLY_SENTIMENT)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    if (row->month > counts->month - (SamvadMonth) windows[i] && row->month <= counts->month)
      {
        gint64 before = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (counts->n[i], row->district));

        g_hash_table_insert (counts->n[i], (gpointer) row->district, GSIZE_TO_POINTER (before + n));
      }
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
find_median (SamvadFigures *self,
             GHashTable    *counts)
{
  GPtrArray *districts = self->reading->districts;
  g_autofree gint64 *n = g_new (gint64, MAX (districts->len, 1));
  guint len = 0;

  for (guint i = 0; i < districts->len; i++)
    {
      const SamvadDistrict *district = g_ptr_array_index (districts, i);

      if (samvad_district_is_valid (district, self->month))
        n[len++] = GPOINTER_TO_SIZE (g_hash_table_lookup (counts, district->code));
    }
  if (len == 0)
    return 0;
  qsort (n, len, sizeof *n, compare_counts);
  return (double) (n[(len - 1) / 2] + n[len / 2]) / 2;
}

/* The shortest window at which the median district has enough to say anything. */
static guint
choose_window (SamvadFigures *self)
{
  WindowCounts counts = { self->month, { NULL } };
  guint chosen = windows[G_N_ELEMENTS (windows) - 1];

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    counts.n[i] = g_hash_table_new (g_str_hash, g_str_equal);
  samvad_tally_foreach (self->reading->tally, count_for_windows, &counts);
  for (guint i = G_N_ELEMENTS (windows); i-- > 0;)
    {
      if (find_median (self, counts.n[i]) >= SAMVAD_BAND_CAUTION_FROM)
        chosen = windows[i];
      g_hash_table_unref (counts.n[i]);
    }
  return chosen;
}

static void
add_sentiments (SamvadSentiments *into,
                const gint64      n[SAMVAD_TALLY_WIDTH])
{
  into->positive += n[SAMVAD_SENTIMENT_POSITIVE];
  into->neutral += n[SAMVAD_SENTIMENT_NEUTRAL];
  into->negative += n[SAMVAD_SENTIMENT_NEGATIVE];
  into->not_stated += n[SAMVAD_SENTIMENT_NOT_STATED];
}

static void
add_service (SamvadFigures        *self,
             const SamvadTallyRow *row)
{
  g_auto (GStrv) parts = g_strsplit (row->item, "/", 2);
  SamvadService service = samvad_service_from_code (parts[0]);

  if (service >= SAMVAD_N_SERVICES)
    return;
  for (guint i = 0; i < SAMVAD_N_RECEIVED; i++)
    self->services[service].received[i] += row->n[i];
  for (guint i = 0; i < 5; i++)
    self->services[service].satisfaction[i] += row->n[SAMVAD_N_RECEIVED + i];
}

static void
add_window_row (const SamvadTallyRow *row,
                gpointer              user_data)
{
  SamvadFigures *self = user_data;

  if (!samvad_figures_has_month (self, row->month))
    return;
  if (row->kind == SAMVAD_TALLY_SENTIMENT)
    {
      add_sentiments (&ensure_district (self, row->district)->sentiments, row->n);
      add_sentiments (&self->state, row->n);
    }
  if (row->kind == SAMVAD_TALLY_SERVICE)
    add_service (self, row);
}

static void
finish_sentiments (SamvadSentiments *sentiments)
{
  sentiments->share = samvad_share_new (sentiments->negative,
                                        sentiments->positive + sentiments->neutral + sentiments->negative);
}

/* Callers: negatives and families by officer, for the State (district NULL) or one district. */
typedef struct {
  const SamvadFigures *figures;
  const char          *district;
  GHashTable          *index;   /* officer → position + 1 */
  GArray              *counts;
  GArray              *ns;
} Callers;

static void
add_caller (const SamvadTallyRow *row,
            gpointer              user_data)
{
  Callers *callers = user_data;
  const SamvadFigures *self = callers->figures;
  gsize at;

  if (row->kind != SAMVAD_TALLY_SENTIMENT || !samvad_figures_has_month (self, row->month) ||
      (callers->district != NULL && !g_str_equal (callers->district, row->district)))
    return;
  at = GPOINTER_TO_SIZE (g_hash_table_lookup (callers->index, row->officer));
  if (at == 0)
    {
      const gint64 zero = 0;

      g_array_append_val (callers->counts, zero);
      g_array_append_val (callers->ns, zero);
      at = callers->ns->len;
      g_hash_table_insert (callers->index, (gpointer) row->officer, GSIZE_TO_POINTER (at));
    }
  g_array_index (callers->counts, gint64, at - 1) += row->n[SAMVAD_SENTIMENT_NEGATIVE];
  g_array_index (callers->ns, gint64, at - 1) += row->n[SAMVAD_SENTIMENT_NEGATIVE] +
                                                 row->n[SAMVAD_SENTIMENT_NEUTRAL] +
                                                 row->n[SAMVAD_SENTIMENT_POSITIVE];
}

static SamvadCallerEffect
find_caller_effect (const SamvadFigures *self,
                    const char          *district)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ns = g_array_new (FALSE, FALSE, sizeof (gint64));
  Callers callers = { self, district, index, counts, ns };

  samvad_tally_foreach (self->reading->tally, add_caller, &callers);
  return samvad_caller_effect_new ((gint64 *) counts->data, (gint64 *) ns->data, ns->len);
}

/* Everything that compares the districts with the State and with each other. */
static void
compare (SamvadFigures *self)
{
  guint len = self->districts->len;
  double theta = self->state.share.share;
  g_autofree gint64 *counts = g_new0 (gint64, len), *ns = g_new0 (gint64, len);
  g_autofree double *p = g_new (double, len);
  g_autofree gboolean *rejected = g_new0 (gboolean, len);
  g_autofree int *low = g_new0 (int, len), *high = g_new0 (int, len);

  for (guint i = 0; i < len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (self->districts, i);

      counts[i] = district->sentiments.share.count;
      ns[i] = district->sentiments.share.n;
      p[i] = ns[i] >= SAMVAD_BAND_CAUTION_FROM ? samvad_share_mid_p (counts[i], ns[i], theta) : NAN;
    }
  samvad_share_reject (p, len, SAMVAD_FDR_Q, rejected);
  samvad_ranks_fill (counts, ns, len, low, high);
  self->stabilising_m = samvad_stabilise_find_m (counts, ns, len, theta);
  for (guint i = 0; i < len; i++)
    {
      SamvadDistrictFigures *district = g_ptr_array_index (self->districts, i);

      district->p_value = p[i];
      district->differs = rejected[i];
      district->rank_low = low[i];
      district->rank_high = high[i];
      district->stabilised = samvad_stabilise_share (counts[i], ns[i], theta, self->stabilising_m);
    }
}

static void
finish_window (SamvadFigures *self)
{
  finish_sentiments (&self->state);
  self->caller = find_caller_effect (self, NULL);
  for (guint i = 0; i < self->districts->len; i++)
    {
      SamvadDistrictFigures *district = g_ptr_array_index (self->districts, i);

      finish_sentiments (&district->sentiments);
      district->caller = find_caller_effect (self, district->code);
    }
  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      SamvadServiceFigures *service = &self->services[i];

      service->service = (SamvadService) i;
      service->share = samvad_share_new (service->received[SAMVAD_RECEIVED_YES],
                                         service->received[SAMVAD_RECEIVED_YES] +
                                         service->received[SAMVAD_RECEIVED_PARTLY] +
                                         service->received[SAMVAD_RECEIVED_NO]);
    }
  compare (self);
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
  self->future = reading->future;
  self->closed = reading->closing != NULL;
  self->officers = g_ptr_array_new_with_free_func (g_free);
  self->districts = g_ptr_array_new_with_free_func (g_free);
  self->pace.counts = reading->target != NULL ? reading->target->counts : SAMVAD_COUNTS_COMPLETE;
  list_known (self);
  samvad_tally_foreach (reading->tally, add_month_row, self);
  self->rates = samvad_rates_new (self->outcomes);
  self->pace = samvad_pace_new (reading->target, reading->calendar, self->month, self->as_of, self->by_day);
  self->window_chosen = window != 0;
  self->window = window != 0 ? window : choose_window (self);
  samvad_tally_foreach (reading->tally, add_window_row, self);
  apply_targets (self);
  name_all (self);
  g_ptr_array_sort (self->districts, compare_districts);
  g_ptr_array_sort (self->officers, compare_officers);
  finish_window (self);
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
