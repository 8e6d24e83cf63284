/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-tally.h"

#include <string.h>

#define N_KINDS (SAMVAD_TALLY_CALLBACK + 1)

typedef struct {
  SamvadMonth  month;
  SamvadTally *rows;            /* never changed again */
} SharedMonth;

/* Rows of its own lie over those of the months that it shares: an own row replaces theirs. */
struct _SamvadTally {
  gatomicrefcount  refs;
  GHashTable      *rows;        /* SamvadTallyRow → itself */
  GPtrArray       *kinds[N_KINDS];      /* the same rows by kind, in order of arrival */
  GStringChunk    *strings;
  GArray          *months;      /* SharedMonth */
};

static guint
row_hash (gconstpointer data)
{
  const SamvadTallyRow *row = data;
  guint hash = (guint) row->kind * 31u + (guint) row->month;

  hash = hash * 31u + (guint) row->day;
  hash = hash * 31u + g_str_hash (row->district);
  hash = hash * 31u + g_str_hash (row->officer);
  return hash * 31u + g_str_hash (row->item);
}

static gboolean
row_equal (gconstpointer a,
           gconstpointer b)
{
  const SamvadTallyRow *x = a, *y = b;

  return x->kind == y->kind && x->month == y->month && x->day == y->day &&
         g_str_equal (x->district, y->district) && g_str_equal (x->officer, y->officer) &&
         g_str_equal (x->item, y->item);
}

static void
shared_month_clear (gpointer data)
{
  samvad_tally_free (((SharedMonth *) data)->rows);
}

SamvadTally *
samvad_tally_new (void)
{
  SamvadTally *self = g_new0 (SamvadTally, 1);

  g_atomic_ref_count_init (&self->refs);
  self->rows = g_hash_table_new_full (row_hash, row_equal, g_free, NULL);
  for (guint i = 0; i < N_KINDS; i++)
    self->kinds[i] = g_ptr_array_new ();
  self->strings = g_string_chunk_new (1024);
  self->months = g_array_new (FALSE, FALSE, sizeof (SharedMonth));
  g_array_set_clear_func (self->months, shared_month_clear);
  return self;
}

SamvadTally *
samvad_tally_ref (SamvadTally *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
samvad_tally_free (SamvadTally *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->rows);
  for (guint i = 0; i < N_KINDS; i++)
    g_ptr_array_unref (self->kinds[i]);
  g_string_chunk_free (self->strings);
  g_array_unref (self->months);
  g_free (self);
}

/**
 * samvad_tally_share:
 * @rows: (transfer full): all rows of @month, of which @self has none; from now on they are not to
 *   be changed: any number of tallies, in any thread, may have them
 */
void
samvad_tally_share (SamvadTally *self,
                    SamvadMonth  month,
                    SamvadTally *rows)
{
  SharedMonth shared = { month, rows };

  g_return_if_fail (rows->months->len == 0);

  g_array_append_val (self->months, shared);
}

static const SamvadTallyRow *
find_shared (SamvadTally          *self,
             const SamvadTallyRow *key)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      const SharedMonth *shared = &g_array_index (self->months, SharedMonth, i);

      if (shared->month == key->month)
        return g_hash_table_lookup (shared->rows->rows, key);
    }
  return NULL;
}

static SamvadTallyRow *
ensure_row (SamvadTally          *self,
            const SamvadTallyRow *key)
{
  SamvadTallyRow *row = g_hash_table_lookup (self->rows, key);
  const SamvadTallyRow *shared;

  if (row != NULL)
    return row;
  row = g_new0 (SamvadTallyRow, 1);
  shared = find_shared (self, key);
  if (shared != NULL)
    memcpy (row->n, shared->n, sizeof row->n);
  row->kind = key->kind;
  row->month = key->month;
  row->day = key->day;
  row->district = g_string_chunk_insert_const (self->strings, key->district);
  row->officer = g_string_chunk_insert_const (self->strings, key->officer);
  row->item = g_string_chunk_insert_const (self->strings, key->item);
  g_hash_table_add (self->rows, row);
  g_ptr_array_add (self->kinds[row->kind], row);
  return row;
}

/**
 * samvad_tally_add_row:
 * @row: copied
 * @sign: 1 to add, -1 to take away
 */
void
samvad_tally_add_row (SamvadTally          *self,
                      const SamvadTallyRow *row,
                      int                   sign)
{
  SamvadTallyRow *into = ensure_row (self, row);

  for (guint i = 0; i < SAMVAD_TALLY_WIDTH; i++)
    into->n[i] += sign * row->n[i];
}

/**
 * samvad_tally_new_over:
 * @under: not changed, now or later by way of the new one
 *
 * Returns: (transfer full): the same sums, which can be changed: the months that @under shares are shared
 *   again, so that it costs what is changed in it and not what there is
 */
SamvadTally *
samvad_tally_new_over (SamvadTally *under)
{
  SamvadTally *self = samvad_tally_new ();
  GHashTableIter iter;
  gpointer row;

  for (guint i = 0; i < under->months->len; i++)
    {
      const SharedMonth *shared = &g_array_index (under->months, SharedMonth, i);

      samvad_tally_share (self, shared->month, samvad_tally_ref (shared->rows));
    }
  g_hash_table_iter_init (&iter, under->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    memcpy (ensure_row (self, row)->n, ((SamvadTallyRow *) row)->n, sizeof ((SamvadTallyRow *) row)->n);
  return self;
}

static gboolean
is_zero (const SamvadTallyRow *row)
{
  for (guint i = 0; i < SAMVAD_TALLY_WIDTH; i++)
    if (row->n[i] != 0)
      return FALSE;
  return TRUE;
}

static void
visit_shared (SamvadTally     *self,
              SamvadTally     *month,
              SamvadTallyKind  kind,
              SamvadTallyFunc  func,
              gpointer         user_data)
{
  const GPtrArray *rows = month->kinds[kind];
  gboolean replaced = g_hash_table_size (self->rows) > 0;

  for (guint i = 0; i < rows->len; i++)
    if (!is_zero (g_ptr_array_index (rows, i)) &&
        !(replaced && g_hash_table_contains (self->rows, g_ptr_array_index (rows, i))))
      func (g_ptr_array_index (rows, i), user_data);
}

/**
 * samvad_tally_foreach_kind:
 *
 * Calls @func for every row of @kind in the months @from to @to, both included, that counts
 * something: what was taken away leaves no trace. Rows of other kinds and months cost nothing.
 */
void
samvad_tally_foreach_kind (SamvadTally     *self,
                           SamvadTallyKind  kind,
                           SamvadMonth      from,
                           SamvadMonth      to,
                           SamvadTallyFunc  func,
                           gpointer         user_data)
{
  const GPtrArray *rows = self->kinds[kind];

  for (guint i = 0; i < self->months->len; i++)
    {
      const SharedMonth *shared = &g_array_index (self->months, SharedMonth, i);

      if (shared->month >= from && shared->month <= to)
        visit_shared (self, shared->rows, kind, func, user_data);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const SamvadTallyRow *row = g_ptr_array_index (rows, i);

      if (row->month >= from && row->month <= to && !is_zero (row))
        func (row, user_data);
    }
}

/** Calls @func for every row that counts something. */
void
samvad_tally_foreach (SamvadTally     *self,
                      SamvadTallyFunc  func,
                      gpointer         user_data)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    samvad_tally_foreach_kind (self, (SamvadTallyKind) kind, G_MININT32, G_MAXINT32, func, user_data);
}

static void
count_row (const SamvadTallyRow *row,
           gpointer              user_data)
{
  ++*(guint *) user_data;
}

/** Returns: how many rows count something */
guint
samvad_tally_get_size (SamvadTally *self)
{
  guint size = 0;

  samvad_tally_foreach (self, count_row, &size);
  return size;
}

/** Returns: of a row of SENTIMENT or PROJECT_SENTIMENT: n, the opinions that are stated */
gint64
samvad_tally_row_count_opinions (const SamvadTallyRow *row)
{
  return row->n[SAMVAD_SENTIMENT_POSITIVE] + row->n[SAMVAD_SENTIMENT_NEUTRAL] + row->n[SAMVAD_SENTIMENT_NEGATIVE];
}

/* Where to add: filled once per case, then changed field by field. */
typedef struct {
  SamvadTally *tally;
  SamvadMonth  month;
  int          sign;
} Target;

static void
bump (const Target    *target,
      SamvadTallyKind  kind,
      SamvadDay        day,
      const char      *district,
      const char      *officer,
      const char      *item,
      guint            column)
{
  SamvadTallyRow key = { kind, target->month, day, district, officer, item, { 0 } };

  ensure_row (target->tally, &key)->n[column] += target->sign;
}

static void
add_dial (const Target     *target,
          const SamvadCall *dial)
{
  SamvadDay day = samvad_time_get_day (dial->started_at);
  char hour[8];

  g_snprintf (hour, sizeof hour, "%d/%02d", samvad_day_get_weekday (day),
              samvad_time_get_hour (dial->started_at));
  bump (target, SAMVAD_TALLY_DIALS, day, "", dial->officer, "", dial->outcome);
  bump (target, SAMVAD_TALLY_DISTRICT_DIALS, SAMVAD_DAY_NONE, dial->district, "", "", dial->outcome);
  bump (target, SAMVAD_TALLY_HOUR, SAMVAD_DAY_NONE, "", "", hour, dial->outcome);
  bump (target, SAMVAD_TALLY_COUNTED, day, "", dial->officer, "", SAMVAD_COUNTS_ATTEMPTED);
  bump (target, SAMVAD_TALLY_DISTRICT_COUNTED, SAMVAD_DAY_NONE, dial->district, "", "",
        SAMVAD_COUNTS_ATTEMPTED);
}

static void
add_counted (const Target *target,
             GPtrArray    *dials,
             SamvadTime    as_of,
             SamvadCounts  counts)
{
  const SamvadCall *dial = samvad_case_find_counted (dials, as_of, counts);

  if (dial == NULL)
    return;
  bump (target, SAMVAD_TALLY_COUNTED, samvad_time_get_day (dial->started_at), "", dial->officer, "",
        counts);
  bump (target, SAMVAD_TALLY_DISTRICT_COUNTED, SAMVAD_DAY_NONE, dial->district, "", "", counts);
}

static void
add_service (const Target     *target,
             const SamvadCall *dial,
             SamvadService     service)
{
  const SamvadServiceAnswer *answer = &dial->feedback->services[service];
  const char *code = samvad_service_to_code (service);
  g_autofree char *item = g_strconcat (code, "/", samvad_category_to_code (dial->category), NULL);

  if (answer->asked)
    bump (target, SAMVAD_TALLY_SERVICE, SAMVAD_DAY_NONE, dial->district, "", item, answer->received);
  if (answer->asked && answer->satisfaction > 0)
    bump (target, SAMVAD_TALLY_SERVICE, SAMVAD_DAY_NONE, dial->district, "", item,
          SAMVAD_N_RECEIVED + answer->satisfaction - 1);
  if (answer->issue != NULL)
    {
      g_autofree char *issue = g_strconcat (code, "/", answer->issue, NULL);

      bump (target, SAMVAD_TALLY_ISSUE, SAMVAD_DAY_NONE, dial->district, "", issue, 0);
    }
  if (dial->feedback->aware[service] >= 0)
    bump (target, SAMVAD_TALLY_AWARE, SAMVAD_DAY_NONE, dial->district, "", code,
          dial->feedback->aware[service] ? 0 : 1);
  if (dial->feedback->informed & (1u << service))
    bump (target, SAMVAD_TALLY_AWARE, SAMVAD_DAY_NONE, dial->district, "", code, 2);
}

static void
add_feedback (const Target     *target,
              const SamvadCall *dial)
{
  SamvadSentiment sentiment = samvad_feedback_get_sentiment (dial->feedback);

  bump (target, SAMVAD_TALLY_SENTIMENT, SAMVAD_DAY_NONE, dial->district, dial->officer, "", sentiment);
  bump (target, SAMVAD_TALLY_PROJECT_SENTIMENT, SAMVAD_DAY_NONE, dial->district, "",
        dial->project != NULL ? dial->project : "", sentiment);
  for (guint service = 0; service < SAMVAD_N_SERVICES; service++)
    add_service (target, dial, service);
}

static void
add_callback (const Target     *target,
              const SamvadCall *final)
{
  char hour[4];

  if (final->outcome != SAMVAD_OUTCOME_CALLBACK || final->callback_at == SAMVAD_TIME_NONE)
    return;
  g_snprintf (hour, sizeof hour, "%02d", samvad_time_get_hour (final->callback_at));
  bump (target, SAMVAD_TALLY_CALLBACK, samvad_time_get_day (final->callback_at), "", "", hour, 0);
}

/**
 * samvad_tally_add_case:
 * @month: the month in which all @dials started
 * @dials: (element-type SamvadCall): every dial of one case in @month, in any order
 * @as_of: dials after it do not count; %G_MAXINT64 for all
 * @sign: 1 to add the case, -1 to take away what adding it has added
 */
void
samvad_tally_add_case (SamvadTally *self,
                       SamvadMonth  month,
                       GPtrArray   *dials,
                       SamvadTime   as_of,
                       int          sign)
{
  Target target = { self, month, sign };
  const SamvadCall *final = samvad_case_find_final (dials, as_of);
  const SamvadCall *feedback = samvad_case_find_feedback (dials, as_of);

  if (final == NULL)
    return;
  for (guint i = 0; i < dials->len; i++)
    {
      const SamvadCall *dial = g_ptr_array_index (dials, i);

      if (dial->started_at <= as_of)
        add_dial (&target, dial);
    }
  bump (&target, SAMVAD_TALLY_CASES, SAMVAD_DAY_NONE, final->district, "", "", samvad_case_get_code (final->outcome));
  bump (&target, SAMVAD_TALLY_OFFICER_CASES, SAMVAD_DAY_NONE, "", final->officer, "",
        samvad_case_get_code (final->outcome));
  add_callback (&target, final);
  add_counted (&target, dials, as_of, SAMVAD_COUNTS_COMPLETE);
  add_counted (&target, dials, as_of, SAMVAD_COUNTS_CONNECTED);
  if (feedback != NULL)
    add_feedback (&target, feedback);
}
