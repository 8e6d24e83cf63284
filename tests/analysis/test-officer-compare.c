/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-officer-compare.h"

#include <math.h>

#include "sample.h"

#define ROW(rows, at) g_array_index (rows, SamvadOfficerComparison, at)

static void
add_dials (SamvadReading *reading,
           const char    *officer,
           gint64         complete,
           gint64         refused,
           gint64         unanswered)
{
  sample_add (reading, SAMVAD_TALLY_DIALS, reading->month, "", officer, "", SAMVAD_OUTCOME_COMPLETE, complete);
  sample_add (reading, SAMVAD_TALLY_DIALS, reading->month, "", officer, "", SAMVAD_OUTCOME_REFUSAL, refused);
  sample_add (reading, SAMVAD_TALLY_DIALS, reading->month, "", officer, "", SAMVAD_OUTCOME_NO_ANSWER, unanswered);
}

/* Together 122 of 300 are reached; the last has too few dials for any test. */
static void
test_differs (void)
{
  SamvadReading *reading = sample_reading (sample_month ("2026-10"), 1);
  g_autoptr (SamvadFigures) figures = NULL;
  g_autoptr (GArray) rows = NULL;

  add_dials (reading, "o-01", 30, 10, 60);
  add_dials (reading, "o-02", 33, 10, 57);
  add_dials (reading, "o-03", 10, 5, 85);
  add_dials (reading, "o-04", 24, 0, 0);
  figures = samvad_figures_new (reading, 1);
  rows = samvad_officer_compare_new (figures);
  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_false (ROW (rows, 0).contact.differs);
  g_assert_false (ROW (rows, 1).contact.differs);
  g_assert_true (ROW (rows, 2).contact.differs);
  g_assert_false (ROW (rows, 3).contact.differs);
  g_assert_true (isnan (ROW (rows, 3).contact.p_value));
  g_assert_cmpint (ROW (rows, 2).contact.share.count, ==, 15);
  g_assert_cmpint (ROW (rows, 2).contact.share.n, ==, 100);
  g_assert_cmpint (ROW (rows, 2).completion.share.count, ==, 10);
  g_assert_cmpint (ROW (rows, 2).completion.share.n, ==, 15);
}

/* October 2026 has 22 working days, 10 of them from Monday the 19th. */
static void
test_pro_rated (void)
{
  const struct { const char *as_of; double expected; } times[] = {
    { "2026-10-10T12:00:00+05:30", 0 },
    { "2026-10-21T13:30:00+05:30", 5 },
    { "2026-11-01T12:00:00+05:30", 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      SamvadReading *reading = samvad_reading_new (sample_month ("2026-10"), sample_time (times[i].as_of));
      SamvadOfficer *officer = g_new0 (SamvadOfficer, 1);
      SamvadShareOfTarget share = { g_strdup ("o-01"), 20 };
      g_autoptr (SamvadFigures) figures = NULL;
      g_autoptr (GArray) rows = NULL;

      officer->id = g_strdup ("officer:o-01");
      officer->key = g_strdup ("o-01");
      officer->active_from = samvad_day_from_ymd (2026, 10, 19);
      officer->active_to = SAMVAD_DAY_NONE;
      g_ptr_array_add (reading->officers, officer);
      reading->target = samvad_target_new ();
      g_array_append_val (reading->target->officers, share);
      figures = samvad_figures_new (reading, 1);
      rows = samvad_officer_compare_new (figures);
      g_assert_cmpuint (ROW (rows, 0).active_days, ==, 10);
      g_assert_cmpfloat_with_epsilon (ROW (rows, 0).expected, times[i].expected, 1e-9);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/officer-compare/differs", test_differs);
  g_test_add_func ("/analysis/officer-compare/pro-rated", test_pro_rated);
  return g_test_run ();
}
