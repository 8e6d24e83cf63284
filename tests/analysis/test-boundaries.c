/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-boundaries.h"

#include "sample.h"

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
  return reading;
}

static void
test_list (void)
{
  g_autoptr (SamvadReading) over = make_reading ("2026-02"), after = make_reading ("2026-12"),
                            before = make_reading ("2025-11");
  g_autoptr (GArray) of_over = samvad_boundaries_list (over, 4), of_after = samvad_boundaries_list (after, 4);
  g_autoptr (GArray) of_short = samvad_boundaries_list (over, 2), of_before = samvad_boundaries_list (before, 4);

  g_assert_cmpuint (of_over->len, ==, 1);
  g_assert_cmpstr (CHANGE (of_over, 0).child->code, ==, "02");
  g_assert_cmpstr (CHANGE (of_over, 0).parent, ==, "01");
  g_assert_true (CHANGE (of_over, 0).mergeable);
  g_assert_cmpuint (of_after->len, ==, 0);
  g_assert_cmpuint (of_short->len, ==, 0);
  g_assert_cmpuint (of_before->len, ==, 0);
}

static void
test_old (void)
{
  SamvadReading *reading = make_reading ("2026-02");
  g_autoptr (SamvadFigures) as_recorded = samvad_figures_new (make_reading ("2026-02"), 4);
  g_autoptr (SamvadFigures) figures = NULL;
  const SamvadDistrictFigures *parent;

  g_assert_cmpuint (samvad_boundaries_merge (reading, 4), ==, 1);
  figures = samvad_figures_new (reading, 4);
  g_assert_cmpuint (figures->districts->len, ==, 2);
  parent = g_ptr_array_index (figures->districts, 0);
  g_assert_cmpstr (parent->code, ==, "01");
  g_assert_cmpint (parent->sentiments.share.n, ==, 97);
  g_assert_cmpint (parent->sentiments.share.count, ==, 32);
  g_assert_cmpint (parent->target, ==, 42);
  /* The State is the same on any boundaries. */
  g_assert_cmpint (figures->state.share.n, ==, as_recorded->state.share.n);
  g_assert_cmpint (figures->state.share.count, ==, as_recorded->state.share.count);
}

static void
test_new (void)
{
  g_autoptr (SamvadFigures) figures = samvad_figures_new (make_reading ("2026-02"), 4);
  g_autoptr (GArray) changes = samvad_boundaries_list (figures->reading, 4);
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

  g_assert_true (samvad_boundaries_find (figures, district, &change));
  return samvad_boundaries_read (figures, district, &change, view).n;
}

static void
test_read (void)
{
  g_autoptr (SamvadFigures) figures = samvad_figures_new (make_reading ("2026-02"), 4);
  SamvadBoundaryChange change;

  g_assert_false (samvad_boundaries_find (figures, "03", &change));
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
  g_test_add_func ("/analysis/boundaries/read", test_read);
  return g_test_run ();
}
