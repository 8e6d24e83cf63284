/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-boundaries.h"

#include "samvad-district-detail.h"
#include "sample.h"

#include <math.h>

#define CHANGE(changes, at) g_array_index (changes, SamvadBoundaryChange, at)

static void
add_project (SamvadReading *reading,
             const char    *id,
             const char    *district)
{
  SamvadProject *project = g_new0 (SamvadProject, 1);

  project->id = g_strdup (id);
  project->district = g_strdup (district);
  g_ptr_array_add (reading->projects, project);
}

static void
add_opinions (SamvadReading *reading,
              SamvadMonth    month,
              const char    *district,
              const char    *project,
              gint64         negative,
              gint64         n)
{
  sample_add_opinions (reading, month, district, negative, n);
  sample_add (reading, SAMVAD_TALLY_PROJECT_SENTIMENT, month, district, "", project, SAMVAD_SENTIMENT_NEGATIVE,
              negative);
  sample_add (reading, SAMVAD_TALLY_PROJECT_SENTIMENT, month, district, "", project, SAMVAD_SENTIMENT_POSITIVE,
              n - negative);
}

/* 02 was carved out of 01 on 22 December 2025, as Hansi was of Hisar. */
static SamvadReading *
make_reading (const char *month)
{
  SamvadReading *reading = sample_reading (sample_month (month), 4);
  SamvadShareOfTarget shares[] = { { g_strdup ("01"), 30 }, { g_strdup ("02"), 12 } };
  const char *const from[] = { "01", NULL };
  SamvadDistrict *child;

  sample_add_districts (reading, 3);
  child = g_ptr_array_index (reading->districts, 1);
  for (guint i = 0; i < reading->districts->len; i++)
    ((SamvadDistrict *) g_ptr_array_index (reading->districts, i))->name.en = g_strdup_printf ("District %u", i + 1);
  child->valid_from = samvad_day_from_ymd (2025, 12, 22);
  child->carved_from = g_strdupv ((GStrv) from);
  add_project (reading, "project:barwala", "01");
  add_project (reading, "project:narnaund", "02");
  reading->target = samvad_target_new ();
  g_array_append_vals (reading->target->districts, shares, G_N_ELEMENTS (shares));
  add_opinions (reading, sample_month ("2025-11"), "01", "barwala", 5, 40);
  add_opinions (reading, sample_month ("2025-11"), "01", "project:narnaund", 15, 30);
  add_opinions (reading, sample_month ("2025-11"), "01", "", 2, 7);
  add_opinions (reading, sample_month ("2026-01"), "02", "project:narnaund", 10, 20);
  add_opinions (reading, sample_month ("2026-01"), "03", "", 10, 50);
  sample_add (reading, SAMVAD_TALLY_DISTRICT_COUNTED, sample_month (month), "01", "", "", SAMVAD_COUNTS_COMPLETE, 5);
  sample_add (reading, SAMVAD_TALLY_DISTRICT_COUNTED, sample_month (month), "02", "", "", SAMVAD_COUNTS_COMPLETE, 4);
  return reading;
}

static GArray *
list_since (const SamvadReading *reading,
            guint                months)
{
  return samvad_boundaries_list (reading, reading->month - (SamvadMonth) months + 1);
}

static void
test_list (void)
{
  g_autoptr (SamvadReading) over = make_reading ("2026-02"), after = make_reading ("2026-12"),
                            before = make_reading ("2025-11");
  g_autoptr (GArray) of_over = list_since (over, 4), of_after = list_since (after, 4);
  g_autoptr (GArray) of_short = list_since (over, 2), of_before = list_since (before, 4);

  g_assert_cmpuint (of_over->len, ==, 1);
  g_assert_cmpstr (CHANGE (of_over, 0).child->code, ==, "02");
  g_assert_cmpstr (CHANGE (of_over, 0).parent, ==, "01");
  g_assert_true (CHANGE (of_over, 0).mergeable);
  g_assert_cmpuint (of_after->len, ==, 0);
  g_assert_cmpuint (of_short->len, ==, 0);
  g_assert_cmpuint (of_before->len, ==, 0);
}

static SamvadFigures *
read_figures (SamvadBoundaryView view)
{
  g_autoptr (SamvadFigures) called = samvad_figures_new (make_reading ("2026-02"), 4);

  return samvad_boundaries_read_figures (called, view, samvad_boundaries_get_since (called->month));
}

static void
assert_share (const SamvadFigures *figures,
              const char          *code,
              gint64               count,
              gint64               n)
{
  const SamvadDistrictFigures *district = samvad_figures_find_district (figures, code);

  g_assert_nonnull (district);
  g_assert_cmpint (district->sentiments.share.count, ==, count);
  g_assert_cmpint (district->sentiments.share.n, ==, n);
}

/* The State is the same on any boundaries, and so is the reading of which another one was made. */
static void
assert_state (const SamvadFigures *figures)
{
  g_autoptr (SamvadFigures) called = samvad_figures_new (make_reading ("2026-02"), 4);
  g_autoptr (SamvadFigures) again = samvad_figures_new (samvad_reading_ref (figures->reading->called), 4);

  g_assert_cmpint (figures->state.share.n, ==, called->state.share.n);
  g_assert_cmpint (figures->state.share.count, ==, called->state.share.count);
  g_assert_cmpfloat (figures->caller.effective_n, ==, called->caller.effective_n);
  g_assert_cmpuint (figures->window, ==, called->window);
  g_assert_cmpint (figures->cases, ==, called->cases);
  for (guint i = 0; i < called->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (called->districts, i);

      assert_share (again, district->code, district->sentiments.share.count, district->sentiments.share.n);
    }
}

static void
test_old (void)
{
  g_autoptr (SamvadFigures) figures = read_figures (SAMVAD_BOUNDARY_VIEW_OLD);
  const SamvadDistrictFigures *parent = g_ptr_array_index (figures->districts, 0);
  SamvadDistrictDetail detail = samvad_district_detail_new (figures, "01");

  g_assert_cmpint (figures->reading->boundaries, ==, SAMVAD_BOUNDARY_VIEW_OLD);
  g_assert_cmpuint (figures->districts->len, ==, 2);
  g_assert_cmpstr (parent->code, ==, "01");
  g_assert_cmpstr (parent->district->name.en, ==, "District 1 + District 2");
  assert_share (figures, "01", 32, 97);
  g_assert_cmpint (parent->target, ==, 42);
  g_assert_cmpint (parent->counted, ==, 9);
  g_assert_cmpint (detail.trend[SAMVAD_DETAIL_MONTHS - 2].share.n, ==, 20);
  g_assert_cmpstr (samvad_boundaries_find_listed (figures->reading, "02"), ==, "01");
  assert_state (figures);
}

static void
test_carved (void)
{
  g_autoptr (SamvadFigures) figures = read_figures (SAMVAD_BOUNDARY_VIEW_NEW);
  const SamvadDistrictFigures *child;
  SamvadDistrictDetail detail = samvad_district_detail_new (figures, "02");

  g_assert_cmpuint (figures->districts->len, ==, 3);
  assert_share (figures, "01", 7, 47);
  assert_share (figures, "02", 25, 50);
  assert_share (figures, "03", 10, 50);
  g_assert_cmpint (detail.trend[SAMVAD_DETAIL_MONTHS - 4].share.n, ==, 30);
  /* Who called is not known of those that moved. */
  child = samvad_figures_find_district (figures, "02");
  g_assert_true (isnan (child->caller.effective_n));
  g_assert_true (isnan (samvad_figures_find_district (figures, "01")->caller.effective_n));
  g_assert_false (isnan (samvad_figures_find_district (figures, "03")->caller.effective_n));
  g_assert_cmpint (child->counted, ==, 4);
  assert_state (figures);
}

static void
test_same (void)
{
  g_autoptr (SamvadFigures) after = samvad_figures_new (make_reading ("2028-06"), 4);

  g_assert_null (samvad_boundaries_read_figures (after, SAMVAD_BOUNDARY_VIEW_OLD, samvad_boundaries_get_since (after->month)));
  g_assert_null (samvad_boundaries_read_figures (after, SAMVAD_BOUNDARY_VIEW_NEW, samvad_boundaries_get_since (after->month)));
}

/* A month before the change, read after it, can be compared with one that came after it. */
static void
test_before (void)
{
  SamvadReading *reading = make_reading ("2025-11");
  g_autoptr (SamvadFigures) called = NULL, old = NULL, new = NULL;

  reading->as_of = samvad_month_get_end (sample_month ("2026-02"));
  called = samvad_figures_new (reading, 1);
  old = samvad_boundaries_read_figures (called, SAMVAD_BOUNDARY_VIEW_OLD, samvad_boundaries_get_since (called->month));
  new = samvad_boundaries_read_figures (called, SAMVAD_BOUNDARY_VIEW_NEW, samvad_boundaries_get_since (called->month));
  g_assert_cmpuint (old->districts->len, ==, 2);
  assert_share (old, "01", 22, 77);
  assert_share (new, "01", 7, 47);
  assert_share (new, "02", 15, 30);
}

/* Of two parents nobody knows which families were whose: on the old boundaries it stays. */
static void
test_two_parents (void)
{
  SamvadReading *reading = make_reading ("2026-02");
  SamvadDistrict *child = g_ptr_array_index (reading->districts, 1);
  const char *const from[] = { "01", "03", NULL };
  g_autoptr (SamvadFigures) called = NULL, old = NULL, new = NULL;

  g_strfreev (child->carved_from);
  child->carved_from = g_strdupv ((GStrv) from);
  add_opinions (reading, sample_month ("2025-11"), "03", "narnaund", 1, 3);
  called = samvad_figures_new (reading, 4);
  old = samvad_boundaries_read_figures (called, SAMVAD_BOUNDARY_VIEW_OLD, samvad_boundaries_get_since (called->month));
  new = samvad_boundaries_read_figures (called, SAMVAD_BOUNDARY_VIEW_NEW, samvad_boundaries_get_since (called->month));
  g_assert_cmpuint (old->districts->len, ==, 3);
  assert_share (old, "02", 10, 20);
  assert_share (new, "02", 26, 53);
  assert_share (new, "03", 10, 50);
}

static char *
describe_places (const SamvadFigures *figures,
                 const char          *district)
{
  g_autoptr (GPtrArray) places = samvad_boundaries_list_places (figures->reading, district);
  GString *text = g_string_new (NULL);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const SamvadPlace *place = g_ptr_array_index (places, i);
      g_autofree char *projects = place->projects != NULL ? g_strjoinv (",", place->projects) : NULL;

      g_string_append_printf (text, " %s%s%s", place->district, projects == NULL ? "" : place->outside ? "-" : ":",
                              projects != NULL ? projects : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_places (void)
{
  g_autoptr (SamvadFigures) old = read_figures (SAMVAD_BOUNDARY_VIEW_OLD);
  g_autoptr (SamvadFigures) new = read_figures (SAMVAD_BOUNDARY_VIEW_NEW);
  g_autofree char *old_parent = describe_places (old, "01"), *old_other = describe_places (old, "03"),
                  *new_parent = describe_places (new, "01"), *new_child = describe_places (new, "02");

  g_assert_cmpstr (old_parent, ==, " 01 02");
  g_assert_cmpstr (old_other, ==, " 03");
  g_assert_cmpstr (new_parent, ==, " 01-narnaund");
  g_assert_cmpstr (new_child, ==, " 02- 01:narnaund");
}

static void
test_new (void)
{
  g_autoptr (SamvadFigures) figures = samvad_figures_new (make_reading ("2026-02"), 4);
  g_autoptr (GArray) changes = list_since (figures->reading, 4);
  SamvadCarved carved = samvad_boundaries_carve (figures, &CHANGE (changes, 0));

  g_assert_cmpint (carved.child.n, ==, 50);
  g_assert_cmpint (carved.child.count, ==, 25);
  g_assert_cmpint (carved.parent.n, ==, 47);
  g_assert_cmpint (carved.parent.count, ==, 7);
  g_assert_cmpint (carved.unplaced, ==, 7);
}

static gint64
read_n (const SamvadFigures *figures,
        const char          *district,
        SamvadBoundaryView   view)
{
  SamvadBoundaryChange change;

  g_assert_true (samvad_boundaries_find (figures->reading, figures->month - 3, district, &change));
  return samvad_boundaries_read (figures, district, &change, view).n;
}

static void
test_read (void)
{
  g_autoptr (SamvadFigures) figures = samvad_figures_new (make_reading ("2026-02"), 4);
  SamvadBoundaryChange change;

  g_assert_false (samvad_boundaries_find (figures->reading, figures->month - 3, "03", &change));
  g_assert_cmpint (read_n (figures, "01", SAMVAD_BOUNDARY_VIEW_CALLED), ==, 77);
  g_assert_cmpint (read_n (figures, "02", SAMVAD_BOUNDARY_VIEW_CALLED), ==, 20);
  g_assert_cmpint (read_n (figures, "01", SAMVAD_BOUNDARY_VIEW_OLD), ==, 97);
  g_assert_cmpint (read_n (figures, "02", SAMVAD_BOUNDARY_VIEW_OLD), ==, 97);
  g_assert_cmpint (read_n (figures, "01", SAMVAD_BOUNDARY_VIEW_NEW), ==, 47);
  g_assert_cmpint (read_n (figures, "02", SAMVAD_BOUNDARY_VIEW_NEW), ==, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/boundaries/list", test_list);
  g_test_add_func ("/analysis/boundaries/old", test_old);
  g_test_add_func ("/analysis/boundaries/new", test_new);
  g_test_add_func ("/analysis/boundaries/carved", test_carved);
  g_test_add_func ("/analysis/boundaries/same", test_same);
  g_test_add_func ("/analysis/boundaries/before", test_before);
  g_test_add_func ("/analysis/boundaries/two-parents", test_two_parents);
  g_test_add_func ("/analysis/boundaries/places", test_places);
  g_test_add_func ("/analysis/boundaries/read", test_read);
  return g_test_run ();
}
