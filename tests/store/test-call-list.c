/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <stdio.h>

#include "samvad-figures.h"
#include "samvad-store-lists.h"

#define DIALS     400
#define FAMILIES  60
#define OFFICERS  4
#define DISTRICTS 3
#define MONTH     (2026 * 12 + 8)

static void
add_random_answers (SamvadFeedback *feedback)
{
  static const char *const issues[] = { NULL, "late", "late 2", "late,\"[*?]" };

  for (guint i = 0; i < SAMVAD_N_SERVICES; i++)
    {
      SamvadServiceAnswer *answer = &feedback->services[i];

      feedback->aware[i] = (gint8) g_test_rand_int_range (-1, 2);
      feedback->informed |= g_test_rand_bit () ? 1u << i : 0;
      answer->asked = g_test_rand_bit ();
      if (!answer->asked)
        continue;
      answer->received = (SamvadReceived) g_test_rand_int_range (0, SAMVAD_N_RECEIVED);
      answer->satisfaction = g_test_rand_int_range (0, 6);
      answer->issue = g_strdup (issues[g_test_rand_int_range (0, G_N_ELEMENTS (issues))]);
    }
}

static SamvadDocument *
make_random_call (guint number)
{
  g_autofree char *id = g_strdup_printf ("call:%u", number);
  g_autofree char *family = g_strdup_printf ("f%d", g_test_rand_int_range (0, FAMILIES));
  SamvadTime at = samvad_month_get_start (MONTH) + g_test_rand_int_range (0, 61 * 24) * SAMVAD_HOUR;
  SamvadOutcome outcome = (SamvadOutcome) g_test_rand_int_range (0, SAMVAD_N_OUTCOMES);
  SamvadDocument *document = make_call_document (id, family, at, outcome);

  g_free (document->call->officer);
  document->call->officer = g_strdup_printf ("o-%d", g_test_rand_int_range (0, OFFICERS));
  g_free (document->call->district);
  document->call->district = g_strdup_printf ("d%d", g_test_rand_int_range (0, DISTRICTS));
  if (outcome == SAMVAD_OUTCOME_CALLBACK && g_test_rand_bit ())
    document->call->callback_at = at + g_test_rand_int_range (0, 200 * 60) * 60 * SAMVAD_SECOND;
  if (g_test_rand_bit ())
    {
      document->call->feedback = samvad_feedback_new ();
      document->call->feedback->overall = (SamvadSentiment) g_test_rand_int_range (0, SAMVAD_N_SENTIMENTS);
      document->call->feedback->remark = g_strdup (g_test_rand_bit () ? "राशन नहीं मिला" : "all well");
      add_random_answers (document->call->feedback);
    }
  return document;
}

static void
fill (SamvadStore *store)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < DIALS; i++)
    g_ptr_array_add (page, make_random_call (i));
  samvad_store_apply (store, page, "\"1\"", 1, 2, &error);
  g_assert_no_error (error);
}

static gint64
count (SamvadStore            *store,
       const SamvadCallFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) calls = samvad_store_list_calls (store, filter, NULL, &error);

  g_assert_no_error (error);
  return calls->len;
}

typedef struct {
  SamvadStore *store;
  SamvadTime   as_of;
  guint        compared;
} Check;

static SamvadCallFilter *
make_filter (const Check          *check,
             const SamvadTallyRow *row,
             SamvadCallUnit        unit)
{
  SamvadCallFilter *filter = samvad_call_filter_new ();

  filter->unit = unit;
  filter->as_of = check->as_of;
  filter->from = row->day != SAMVAD_DAY_NONE ? samvad_day_get_start (row->day) : samvad_month_get_start (row->month);
  filter->to = row->day != SAMVAD_DAY_NONE ? samvad_day_get_start (row->day + 1) : samvad_month_get_end (row->month);
  if (row->kind == SAMVAD_TALLY_HOUR)
    g_assert_cmpint (sscanf (row->item, "%d/%d", &filter->weekday, &filter->hour), ==, 2);
  filter->officer = *row->officer != '\0' ? g_strdup (row->officer) : NULL;
  filter->district = *row->district != '\0' ? g_strdup (row->district) : NULL;
  return filter;
}

/* "SERVICE/CATEGORY"; n[received], then n[4 + satisfaction - 1] */
static gboolean
narrow_service (SamvadCallFilter *filter,
                const char       *item,
                guint             column)
{
  g_auto (GStrv) parts = g_strsplit (item, "/", 2);

  filter->service = samvad_service_from_code (parts[0]);
  filter->category = samvad_category_from_code (parts[1]);
  if (column < SAMVAD_N_RECEIVED)
    filter->received = 1u << column;
  else
    filter->satisfaction = 1u << (column - SAMVAD_N_RECEIVED + 1);
  return column < SAMVAD_N_RECEIVED + 5;
}

static gboolean
narrow_issue (SamvadCallFilter *filter,
              const char       *item,
              guint             column)
{
  g_auto (GStrv) parts = g_strsplit (item, "/", 2);

  filter->service = samvad_service_from_code (parts[0]);
  filter->issue = g_strdup (parts[1]);
  return column == 0;
}

/* n[0] aware, n[1] not aware, n[2] informed */
static gboolean
narrow_aware (SamvadCallFilter *filter,
              const char       *item,
              guint             column)
{
  filter->service = samvad_service_from_code (item);
  filter->informed = column == 2;
  if (column < 2)
    filter->aware = column == 0 ? 1u << 1 : 1u << 0;
  return column < 3;
}

/* Sets what the column of the row stands for. Returns: whether it stands for anything */
static gboolean
narrow (SamvadCallFilter *filter,
        SamvadTallyKind   kind,
        const char       *item,
        guint             column)
{
  switch (kind)
    {
    case SAMVAD_TALLY_SERVICE:
      return narrow_service (filter, item, column);
    case SAMVAD_TALLY_AWARE:
      return narrow_aware (filter, item, column);
    case SAMVAD_TALLY_ISSUE:
      return narrow_issue (filter, item, column);
    case SAMVAD_TALLY_HOUR:
    case SAMVAD_TALLY_PROJECT_SENTIMENT:
      return FALSE;
    case SAMVAD_TALLY_COUNTED:
    case SAMVAD_TALLY_DISTRICT_COUNTED:
      filter->counts = (SamvadCounts) column;
      return column < SAMVAD_N_COUNTS;
    case SAMVAD_TALLY_SENTIMENT:
      filter->sentiment = (int) column;
      return column < SAMVAD_N_SENTIMENTS;
    case SAMVAD_TALLY_CASES:
    case SAMVAD_TALLY_OFFICER_CASES:
      filter->outcomes = 1u << column;
      if (column == SAMVAD_OUTCOME_OTHER)
        filter->outcomes |= 1u << SAMVAD_OUTCOME_UNKNOWN;
      return column < SAMVAD_OUTCOME_UNKNOWN;
    default:
      filter->outcome = (int) column;
      return column < SAMVAD_N_OUTCOMES;
    }
}

static void
check_row (const SamvadTallyRow *row,
           gpointer              user_data)
{
  static const SamvadCallUnit units[] = {
    [SAMVAD_TALLY_COUNTED] = SAMVAD_CALL_UNIT_COUNTED,
    [SAMVAD_TALLY_DISTRICT_COUNTED] = SAMVAD_CALL_UNIT_COUNTED,
    [SAMVAD_TALLY_CASES] = SAMVAD_CALL_UNIT_FINAL,
    [SAMVAD_TALLY_OFFICER_CASES] = SAMVAD_CALL_UNIT_FINAL,
    [SAMVAD_TALLY_SENTIMENT] = SAMVAD_CALL_UNIT_HEARD,
    [SAMVAD_TALLY_SERVICE] = SAMVAD_CALL_UNIT_HEARD,
    [SAMVAD_TALLY_AWARE] = SAMVAD_CALL_UNIT_HEARD,
    [SAMVAD_TALLY_ISSUE] = SAMVAD_CALL_UNIT_HEARD,
  };
  Check *check = user_data;

  if (row->kind >= G_N_ELEMENTS (units) && row->kind != SAMVAD_TALLY_HOUR)
    return;
  for (guint i = 0; i < SAMVAD_TALLY_WIDTH; i++)
    {
      g_autoptr (SamvadCallFilter) filter = make_filter (check, row, row->kind == SAMVAD_TALLY_HOUR ? SAMVAD_CALL_UNIT_DIALS
                                                                                        : units[row->kind]);

      if (!narrow (filter, row->kind, row->item, i))
        continue;
      g_assert_cmpint (count (check->store, filter), ==, row->n[i]);
      check->compared++;
    }
}

/* Behind every number that the figures are made of there are as many records. */
static void
test_numbers (StoreFixture *self,
              gconstpointer data)
{
  fill (self->store);
  for (int day = 0; day < 62; day += 17)
    {
      Check check = { self->store, samvad_month_get_start (MONTH) + day * 24 * SAMVAD_HOUR, 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (SamvadReading) reading = samvad_store_read (self->store, MONTH + 1, 2, check.as_of, NULL, &error);

      g_assert_no_error (error);
      samvad_tally_foreach (reading->tally, check_row, &check);
      g_assert_true (day == 0 || check.compared > 0);
    }
}

/* The promises whose hour has passed, as the sums have them and as the list has them. */
static void
test_callbacks (StoreFixture *self,
                gconstpointer data)
{
  guint overdue = 0;

  fill (self->store);
  for (int day = 3; day < 62; day += 9)
    {
      SamvadTime as_of = samvad_month_get_start (MONTH) + day * 24 * SAMVAD_HOUR + 17 * 60 * SAMVAD_SECOND;
      g_autoptr (SamvadCallFilter) filter = samvad_call_filter_new ();
      g_autoptr (GError) error = NULL;
      SamvadReading *reading = samvad_store_read (self->store, MONTH, 1, as_of, NULL, &error);
      g_autoptr (SamvadFigures) figures = NULL;

      g_assert_no_error (error);
      figures = samvad_figures_new (reading, 1);
      filter->unit = SAMVAD_CALL_UNIT_FINAL;
      filter->outcome = SAMVAD_OUTCOME_CALLBACK;
      filter->as_of = as_of;
      filter->from = samvad_month_get_start (MONTH);
      filter->to = samvad_month_get_end (MONTH);
      g_assert_cmpint (count (self->store, filter), ==, figures->outcomes[SAMVAD_OUTCOME_CALLBACK]);
      filter->callback_before = samvad_time_get_hour_start (as_of);
      g_assert_cmpint (count (self->store, filter), ==, figures->callbacks_overdue);
      overdue += (guint) figures->callbacks_overdue;
    }
  g_assert_cmpuint (overdue, >, 0);
}

typedef struct {
  guint      left;
  guint      seen;
  SamvadTime last;
} Visit;

static gboolean
visit (const SamvadCall *call,
       gpointer          user_data)
{
  Visit *visit = user_data;

  g_assert_cmpint (call->started_at, <=, visit->last);
  visit->last = call->started_at;
  visit->seen++;
  return --visit->left > 0;
}

/* The newest come first, and who has enough may stop and ask again. */
static void
test_visit (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (SamvadCallFilter) filter = samvad_call_filter_new ();
  g_autoptr (GError) error = NULL;
  Visit few = { 7, 0, G_MAXINT64 }, all = { G_MAXUINT, 0, G_MAXINT64 };

  fill (self->store);
  g_assert_true (samvad_store_visit_calls (self->store, filter, visit, &few, NULL, &error));
  g_assert_cmpuint (few.seen, ==, 7);
  g_assert_true (samvad_store_visit_calls (self->store, filter, visit, &all, NULL, &error));
  g_assert_cmpuint (all.seen, ==, DIALS);
}

/* A search narrows what the number counts; it does not change which dial stands for a case. */
static void
test_search (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (SamvadCallFilter) filter = samvad_call_filter_new ();
  g_autoptr (GPtrArray) found = NULL;
  gint64 all;

  fill (self->store);
  filter->unit = SAMVAD_CALL_UNIT_HEARD;
  all = count (self->store, filter);
  filter->search = g_strdup ("राशन");
  found = samvad_store_list_calls (self->store, filter, NULL, NULL);
  g_assert_cmpuint (found->len, >, 0);
  g_assert_cmpint (found->len, <, all);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (((SamvadCall *) g_ptr_array_index (found, i))->feedback->remark, ==, "राशन नहीं मिला");
  g_free (filter->search);
  filter->search = g_strdup ("well");
  g_assert_cmpint (count (self->store, filter) + found->len, ==, all);
}

/* The median of an even number lies between the middle two; calls outside the period count for nothing. */
static void
test_officers (StoreFixture *self,
               gconstpointer data)
{
  static const char *const officers[] = { "o-01", "o-none" };
  SamvadTime start = samvad_month_get_start (MONTH);
  SamvadDocument *quick = make_call_document ("call:1", "a", start, SAMVAD_OUTCOME_COMPLETE);
  SamvadDocument *slow = make_call_document ("call:2", "b", start + SAMVAD_HOUR, SAMVAD_OUTCOME_COMPLETE);
  SamvadDocument *busy = make_call_document ("call:3", "c", start + 2 * SAMVAD_HOUR, SAMVAD_OUTCOME_BUSY);
  SamvadDocument *before = make_call_document ("call:4", "d", start - SAMVAD_HOUR, SAMVAD_OUTCOME_COMPLETE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) calls = NULL;

  quick->call->duration = 100;
  slow->call->duration = 300;
  before->call->duration = 900;
  apply_documents (self->store, "1", quick, slow, busy, before, NULL);
  calls = samvad_store_read_officers (self->store, officers, 2, start, start + 24 * SAMVAD_HOUR, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (calls, SamvadOfficerCalls, 0).median, ==, 200);
  g_assert_cmpint (g_array_index (calls, SamvadOfficerCalls, 0).last, ==, start + 2 * SAMVAD_HOUR);
  g_assert_cmpint (g_array_index (calls, SamvadOfficerCalls, 1).median, ==, -1);
  g_assert_cmpint (g_array_index (calls, SamvadOfficerCalls, 1).last, ==, SAMVAD_TIME_NONE);
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/call-list/numbers", test_numbers);
  ADD ("/store/call-list/callbacks", test_callbacks);
  ADD ("/store/call-list/visit", test_visit);
  ADD ("/store/call-list/search", test_search);
  ADD ("/store/call-list/officers", test_officers);
  return g_test_run ();
}
