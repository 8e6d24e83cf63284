/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-figures-private.h"

#include <math.h>

#include "samvad-caller-effect.h"
#include "samvad-ranks.h"
#include "samvad-share.h"
#include "samvad-stabilise.h"

static const guint windows[] = { 1, 2, 4, 12 };

typedef struct {
  SamvadMonth  month;
  GHashTable  *n[G_N_ELEMENTS (windows)];       /* district → n */
} WindowCounts;

static void
count_for_windows (const SamvadTallyRow *row,
                   gpointer              user_data)
{
  WindowCounts *counts = user_data;
  gint64 n = samvad_tally_row_count_opinions (row);

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
  samvad_tally_foreach_kind (self->reading->tally, SAMVAD_TALLY_SENTIMENT,
                             self->month - (SamvadMonth) windows[G_N_ELEMENTS (windows) - 1] + 1, self->month,
                             count_for_windows, &counts);
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
add_service (const SamvadTallyRow *row,
             gpointer              user_data)
{
  SamvadFigures *self = user_data;
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
add_opinions (const SamvadTallyRow *row,
              gpointer              user_data)
{
  SamvadFigures *self = user_data;

  add_sentiments (&samvad_figures_ensure_district (self, row->district)->sentiments, row->n);
  add_sentiments (&self->state, row->n);
}

/** Calls @func for every row of @kind in the window; what else was read costs nothing. */
void
samvad_figures_foreach (const SamvadFigures *self,
                        SamvadTallyKind      kind,
                        SamvadTallyFunc      func,
                        gpointer             user_data)
{
  samvad_tally_foreach_kind (self->reading->tally, kind, self->month - (SamvadMonth) self->window + 1, self->month,
                             func, user_data);
}

static void
finish_sentiments (SamvadSentiments *sentiments)
{
  sentiments->share = samvad_share_new (sentiments->negative,
                                        sentiments->positive + sentiments->neutral + sentiments->negative);
}

/* Callers: negatives and families by officer, for the State or one district. */
typedef struct {
  GHashTable *index;            /* officer → position + 1 */
  GArray     *counts;
  GArray     *ns;
  gboolean    unknown;          /* somebody's opinions moved here or away: who heard them is not known */
} Callers;

static Callers *
callers_new (void)
{
  Callers *self = g_new0 (Callers, 1);

  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ns = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

static void
callers_free (gpointer data)
{
  Callers *self = data;

  g_hash_table_unref (self->index);
  g_array_unref (self->counts);
  g_array_unref (self->ns);
  g_free (self);
}

static void
add_caller (Callers              *callers,
            const SamvadTallyRow *row)
{
  gsize at = GPOINTER_TO_SIZE (g_hash_table_lookup (callers->index, row->officer));

  if (at == 0)
    {
      const gint64 zero = 0;

      g_array_append_val (callers->counts, zero);
      g_array_append_val (callers->ns, zero);
      at = callers->ns->len;
      g_hash_table_insert (callers->index, (gpointer) row->officer, GSIZE_TO_POINTER (at));
    }
  g_array_index (callers->counts, gint64, at - 1) += row->n[SAMVAD_SENTIMENT_NEGATIVE];
  g_array_index (callers->ns, gint64, at - 1) += samvad_tally_row_count_opinions (row);
}

/* @districts: code → Callers; the State is under "" */
static Callers *
ensure_callers (GHashTable *districts,
                const char *code)
{
  Callers *callers = g_hash_table_lookup (districts, code);

  if (callers == NULL)
    g_hash_table_insert (districts, (gpointer) code, callers = callers_new ());
  return callers;
}

static void
add_caller_row (const SamvadTallyRow *row,
                gpointer              districts)
{
  /* Opinions that another boundary moved; the State has them by those who called. */
  if (*row->officer == '\0')
    {
      ensure_callers (districts, row->district)->unknown = TRUE;
      return;
    }
  add_caller (ensure_callers (districts, ""), row);
  add_caller (ensure_callers (districts, row->district), row);
}

static SamvadCallerEffect
find_caller_effect (GHashTable *districts,
                    const char *code)
{
  Callers *callers = ensure_callers (districts, code);

  if (callers->unknown)
    return (SamvadCallerEffect) { NAN, NAN, NAN };
  return samvad_caller_effect_new ((gint64 *) callers->counts->data, (gint64 *) callers->ns->data, callers->ns->len);
}

/* All districts in one pass. */
static void
find_caller_effects (SamvadFigures *self)
{
  g_autoptr (GHashTable) districts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, callers_free);

  samvad_figures_foreach (self, SAMVAD_TALLY_SENTIMENT, add_caller_row, districts);
  self->caller = find_caller_effect (districts, "");
  for (guint i = 0; i < self->districts->len; i++)
    {
      SamvadDistrictFigures *district = g_ptr_array_index (self->districts, i);

      district->caller = find_caller_effect (districts, district->code);
    }
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

/** @months: 0: by the rule of DESIGN section 6 */
void
samvad_figures_read_window (SamvadFigures *self,
                            guint          months)
{
  self->window_chosen = months != 0;
  self->window = months != 0 ? months : choose_window (self);
  samvad_figures_foreach (self, SAMVAD_TALLY_SENTIMENT, add_opinions, self);
  samvad_figures_foreach (self, SAMVAD_TALLY_SERVICE, add_service, self);
}

/* After the lists are in order: the results lie in them. */
void
samvad_figures_finish_window (SamvadFigures *self)
{
  finish_sentiments (&self->state);
  for (guint i = 0; i < self->districts->len; i++)
    finish_sentiments (&((SamvadDistrictFigures *) g_ptr_array_index (self->districts, i))->sentiments);
  find_caller_effects (self);
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
