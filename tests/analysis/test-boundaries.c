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
test_new (void)
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

/* How many opinions stay where they were called for want of a project, and that figures on any boundaries say the same. */
static void
test_unplaced (void)
{
  g_autoptr (SamvadFigures) called = samvad_figures_new (make_reading ("2026-02"), 4);
  g_autoptr (SamvadFigures) old = read_figures (SAMVAD_BOUNDARY_VIEW_OLD);
  g_autoptr (SamvadFigures) new = read_figures (SAMVAD_BOUNDARY_VIEW_NEW);
  g_autoptr (GArray) of_called = list_since (called->reading, 4), of_new = list_since (new->reading, 4);

  g_assert_cmpint (samvad_boundaries_count_unplaced (called, of_called), ==, 7);
  g_assert_cmpint (samvad_boundaries_count_unplaced (new, of_new), ==, 7);
}

static char *
describe_changes (const SamvadReading *reading,
                  const char          *district)
{
  g_autoptr (GArray) changes = samvad_boundaries_list_of (reading, samvad_boundaries_get_since (reading->month), district);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    g_string_append_printf (text, " %s<%s", CHANGE (changes, i).child->code, CHANGE (changes, i).parent);
  return g_string_free (text, FALSE);
}

static void
assert_changes (const SamvadReading *reading,
                const char          *district,
                const char          *expected)
{
  g_autofree char *changes = describe_changes (reading, district);

  g_assert_cmpstr (changes, ==, expected);
}

static void
test_list_of (void)
{
  g_autoptr (SamvadReading) reading = make_reading ("2026-02");

  assert_changes (reading, "01", " 02<01");
  assert_changes (reading, "02", " 02<01");
  assert_changes (reading, "03", "");
}

static void
carve (SamvadReading *reading,
       guint          district,
       const char    *parent,
       SamvadDay      day)
{
  SamvadDistrict *child = g_ptr_array_index (reading->districts, district - 1);
  const char *const from[] = { parent, NULL };

  g_strfreev (child->carved_from);
  child->carved_from = g_strdupv ((GStrv) from);
  child->valid_from = day;
}

/* 01 loses 02 in December and 03 in February, and 02 itself loses 04 in January; 05 is what it always was. */
static SamvadReading *
make_tree (void)
{
  SamvadReading *reading = sample_reading (sample_month ("2026-02"), 4);
  SamvadMonth november = sample_month ("2025-11"), january = sample_month ("2026-01"), february = sample_month ("2026-02");

  sample_add_districts (reading, 5);
  for (guint i = 0; i < reading->districts->len; i++)
    ((SamvadDistrict *) g_ptr_array_index (reading->districts, i))->name.en = g_strdup_printf ("D%u", i + 1);
  carve (reading, 2, "01", samvad_day_from_ymd (2025, 12, 22));
  carve (reading, 3, "01", samvad_day_from_ymd (2026, 2, 10));
  carve (reading, 4, "02", samvad_day_from_ymd (2026, 1, 15));
  add_project (reading, "project:barwala", "01");
  add_project (reading, "project:narnaund", "02");
  add_project (reading, "project:uklana", "03");
  add_project (reading, "project:agroha", "04");
  add_opinions (reading, november, "01", "barwala", 5, 40);
  add_opinions (reading, november, "01", "narnaund", 15, 30);
  add_opinions (reading, november, "01", "uklana", 4, 20);
  add_opinions (reading, november, "01", "agroha", 6, 10);
  add_opinions (reading, november, "01", "", 2, 7);
  add_opinions (reading, january, "01", "uklana", 3, 12);
  add_opinions (reading, january, "01", "nobody-knows", 1, 5);
  add_opinions (reading, january, "02", "narnaund", 10, 20);
  add_opinions (reading, january, "02", "agroha", 2, 8);
  add_opinions (reading, february, "03", "uklana", 1, 6);
  add_opinions (reading, february, "04", "agroha", 3, 9);
  add_opinions (reading, february, "05", "", 10, 50);
  return reading;
}

static SamvadFigures *
read_tree (SamvadBoundaryView view)
{
  g_autoptr (SamvadFigures) called = samvad_figures_new (make_tree (), 4);

  return samvad_boundaries_read_figures (called, view, samvad_boundaries_get_since (called->month));
}

/* What came of a district is one again, however often it was carved up, whoever is asked for. */
static void
test_tree_old (void)
{
  g_autoptr (SamvadFigures) figures = read_tree (SAMVAD_BOUNDARY_VIEW_OLD);
  const SamvadDistrictFigures *root = samvad_figures_find_district (figures, "01");

  g_assert_cmpuint (figures->districts->len, ==, 2);
  assert_share (figures, "01", 52, 167);
  assert_share (figures, "05", 10, 50);
  g_assert_cmpstr (root->district->name.en, ==, "D1 + D2 + D4 + D3");
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *part = g_strdup_printf ("%02u", i);

      g_assert_cmpstr (samvad_boundaries_find_listed (figures->reading, part), ==, "01");
    }
}

static void
assert_places (const SamvadFigures *figures,
               const char          *district,
               const char          *expected)
{
  g_autofree char *places = describe_places (figures, district);

  g_assert_cmpstr (places, ==, expected);
}

/* Two parts of one district in different months: each gets its own, and the rest is what neither got. */
static void
test_two_parts (void)
{
  g_autoptr (SamvadFigures) figures = read_tree (SAMVAD_BOUNDARY_VIEW_NEW);
  g_autoptr (GArray) of_first = NULL, of_parent = NULL;
  SamvadMonth since = samvad_boundaries_get_since (figures->month);

  assert_share (figures, "01", 8, 52);
  assert_share (figures, "03", 8, 38);
  assert_share (figures, "05", 10, 50);
  assert_places (figures, "01", " 01-narnaund,uklana,agroha");
  assert_places (figures, "03", " 03- 01:uklana");
  assert_changes (figures->reading, "01", " 02<01 04<02 03<01");
  assert_changes (figures->reading, "03", " 03<01");
  of_parent = samvad_boundaries_list_of (figures->reading, since, "01");
  of_first = samvad_boundaries_list_of (figures->reading, since, "02");
  /* January's are from before the second part was carved out, and from after the first one was. */
  g_assert_cmpint (samvad_boundaries_count_unplaced (figures, of_parent), ==, 12);
  g_assert_cmpint (samvad_boundaries_count_unplaced (figures, of_first), ==, 7);
}

/* A part that was carved up itself: what lies in the last one comes from both that it was. */
static void
test_part_of_a_part (void)
{
  g_autoptr (SamvadFigures) figures = read_tree (SAMVAD_BOUNDARY_VIEW_NEW);

  assert_share (figures, "02", 25, 50);
  assert_share (figures, "04", 11, 27);
  assert_places (figures, "02", " 02-agroha 01:narnaund");
  assert_places (figures, "04", " 04- 01:agroha 02:agroha");
  assert_changes (figures->reading, "02", " 02<01 04<02");
  assert_changes (figures->reading, "04", " 02<01 04<02");
}

/* The opinions of all boundaries are the same ones: none is lost and none counted twice. */
static void
test_tree_sum (void)
{
  g_autoptr (SamvadFigures) called = samvad_figures_new (make_tree (), 4);

  for (guint view = SAMVAD_BOUNDARY_VIEW_OLD; view <= SAMVAD_BOUNDARY_VIEW_NEW; view++)
    {
      g_autoptr (SamvadFigures) figures = read_tree ((SamvadBoundaryView) view);
      gint64 n = 0, negative = 0;

      for (guint i = 0; i < figures->districts->len; i++)
        {
          const SamvadShare *share = &((SamvadDistrictFigures *) g_ptr_array_index (figures->districts, i))->sentiments.share;

          n += share->n;
          negative += share->count;
        }
      g_assert_cmpint (n, ==, called->state.share.n);
      g_assert_cmpint (negative, ==, called->state.share.count);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/boundaries/list", test_list);
  g_test_add_func ("/analysis/boundaries/old", test_old);
  g_test_add_func ("/analysis/boundaries/new", test_new);
  g_test_add_func ("/analysis/boundaries/same", test_same);
  g_test_add_func ("/analysis/boundaries/before", test_before);
  g_test_add_func ("/analysis/boundaries/two-parents", test_two_parents);
  g_test_add_func ("/analysis/boundaries/places", test_places);
  g_test_add_func ("/analysis/boundaries/unplaced", test_unplaced);
  g_test_add_func ("/analysis/boundaries/list-of", test_list_of);
  g_test_add_func ("/analysis/boundaries/tree-old", test_tree_old);
  g_test_add_func ("/analysis/boundaries/two-parts", test_two_parts);
  g_test_add_func ("/analysis/boundaries/part-of-a-part", test_part_of_a_part);
  g_test_add_func ("/analysis/boundaries/tree-sum", test_tree_sum);
  return g_test_run ();
}
