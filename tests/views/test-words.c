/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-connection.h"
#include "samvad-officer-words.h"
#include "samvad-words.h"

#include "samvad-text.h"

static SamvadTime
parse (const char *text)
{
  SamvadTime time;

  g_assert_true (samvad_time_parse (text, &time));
  return time;
}

/* A month of 500, 22 working days and no call yet. */
static SamvadSnapshot *
make_snapshot (const char *as_of)
{
  SamvadSnapshot *snapshot = g_atomic_rc_box_new0 (SamvadSnapshot);
  SamvadReading *reading = samvad_reading_new (2026 * 12 + 9, parse (as_of));

  reading->target = samvad_target_new ();
  reading->target->month = reading->month;
  reading->target->calls = 500;
  snapshot->figures = samvad_figures_new (reading, 1);
  snapshot->months = g_array_new (FALSE, FALSE, sizeof (SamvadMonth));
  samvad_snapshot_set_boundaries (snapshot, SAMVAD_BOUNDARY_VIEW_CALLED);
  return snapshot;
}

static void
test_headline (void)
{
  g_autoptr (SamvadSnapshot) snapshot = make_snapshot ("2026-10-20T15:30:00+05:30");
  g_autofree char *none = NULL, *some = NULL, *large = NULL;

  none = samvad_words_headline (snapshot);
  g_assert_cmpstr (none, ==, "0 of 500");
  snapshot->figures->pace.counted = 312;
  some = samvad_words_headline (snapshot);
  g_assert_cmpstr (some, ==, "312 of 500");
  snapshot->figures->pace.counted = 1234567;
  large = samvad_words_headline (snapshot);
  g_assert_cmpstr (large, ==, "12,34,567 of 500");
}

static void
assert_verdict (SamvadSnapshot *snapshot,
                SamvadVerdict   verdict,
                const char     *expected)
{
  g_autofree char *text = NULL;

  snapshot->figures->pace.verdict = verdict;
  text = samvad_words_verdict (snapshot);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_verdict (void)
{
  g_autoptr (SamvadSnapshot) snapshot = make_snapshot ("2026-10-20T15:30:00+05:30");
  SamvadPace *pace = &snapshot->figures->pace;

  pace->mean = 418.2;
  pace->low = 374.1;
  pace->high = 462.4;
  assert_verdict (snapshot, SAMVAD_VERDICT_BEHIND, "Behind: 418 expected by 31 Oct, between 374 and 462");
  assert_verdict (snapshot, SAMVAD_VERDICT_ON_PACE, "On pace: 418 expected by 31 Oct, between 374 and 462");
  assert_verdict (snapshot, SAMVAD_VERDICT_AHEAD, "Ahead: 418 expected by 31 Oct, between 374 and 462");
  assert_verdict (snapshot, SAMVAD_VERDICT_MET, "The target is met");
  assert_verdict (snapshot, SAMVAD_VERDICT_NONE, "No target is set for this month");
}

/* A month that is over is not projected. */
static void
test_verdict_of_past_month (void)
{
  g_autoptr (SamvadSnapshot) snapshot = make_snapshot ("2026-11-01T00:00:00+05:30");

  g_assert_true (samvad_snapshot_is_over (snapshot));
  snapshot->figures->pace.counted = 480;
  assert_verdict (snapshot, SAMVAD_VERDICT_BEHIND, "The target was missed by 20");
}

static void
test_per_day (void)
{
  g_autoptr (SamvadSnapshot) snapshot = make_snapshot ("2026-10-20T15:30:00+05:30");
  SamvadPace *pace = &snapshot->figures->pace;
  g_autofree char *text = NULL, *early = NULL;

  pace->counted = 190;
  pace->elapsed = 10;
  pace->needed_per_day = 25.83;
  text = samvad_words_per_day (snapshot);
  g_assert_cmpstr (text, ==, "25.8 a working day needed · 19.0 so far");
  pace->elapsed = 0;
  early = samvad_words_per_day (snapshot);
  g_assert_null (early);
}

/* A share with too few answers is never shown, whatever it is. */
static void
test_suppressed (void)
{
  SamvadShare share = { .count = 14, .n = 14, .share = 1, .low = 0.78, .high = 1,
                        .band = SAMVAD_BAND_SUPPRESSED };
  g_autofree char *text = samvad_words_share (&share);
  g_autofree char *band = samvad_words_band (&share);
  g_autofree char *shown = NULL;

  g_assert_cmpstr (text, ==, "–");
  g_assert_cmpstr (band, ==, "◌ too few: 14");
  share.band = SAMVAD_BAND_SHOWN;
  shown = samvad_words_share (&share);
  g_assert_cmpstr (shown, ==, "100%");
}

static void
assert_clock (gint64      offset,
              const char *expected)
{
  g_autofree char *text = samvad_connection_get_clock (offset);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_clock (void)
{
  assert_clock (G_MININT64, NULL);
  assert_clock (0, NULL);
  assert_clock (-119 * SAMVAD_SECOND, NULL);
  assert_clock (12 * 60 * SAMVAD_SECOND, "This PC’s clock is 12 minutes slow: set it, or pace and due times are wrong");
  assert_clock (-3 * 3600 * SAMVAD_SECOND, "This PC’s clock is 3 hours fast: set it, or pace and due times are wrong");
  assert_clock (10 * 365 * 86400 * SAMVAD_SECOND, "This PC’s clock is 3,650 days slow: set it, or pace and due times are wrong");
}

static void
assert_silent (SamvadSnapshot *snapshot,
               const char     *expected)
{
  g_autofree char *text = samvad_officer_words_silent (snapshot);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_silent_officers (void)
{
  g_autoptr (SamvadSnapshot) snapshot = make_snapshot ("2026-10-20T10:59:00+05:30");
  SamvadFigures *figures = snapshot->figures;
  SamvadOfficerCalls calls = { .median = -1, .last = parse ("2026-10-19T17:00:00+05:30") };
  SamvadOfficer officers[] = { { .active_from = SAMVAD_DAY_NONE, .active_to = SAMVAD_DAY_NONE },
                               { .active_from = SAMVAD_DAY_NONE, .active_to = SAMVAD_DAY_NONE } };

  snapshot->officer_calls = g_array_new (FALSE, FALSE, sizeof (SamvadOfficerCalls));
  for (guint i = 0; i < G_N_ELEMENTS (officers); i++)
    {
      SamvadOfficerFigures *officer = g_new0 (SamvadOfficerFigures, 1);

      officer->officer = &officers[i];
      officer->key = i == 0 ? "o-1" : "o-2";
      g_ptr_array_add (figures->officers, officer);
      g_array_append_val (snapshot->officer_calls, calls);
    }
  assert_silent (snapshot, NULL);
  figures->as_of = parse ("2026-10-20T11:00:00+05:30");
  assert_silent (snapshot, "No officer has reported a call today.");
  g_array_index (snapshot->officer_calls, SamvadOfficerCalls, 0).last = parse ("2026-10-20T09:10:00+05:30");
  assert_silent (snapshot, "No call today from o-2.");
  officers[1].active_to = samvad_time_get_day (parse ("2026-10-19T12:00:00+05:30"));
  assert_silent (snapshot, NULL);
  officers[1].active_to = SAMVAD_DAY_NONE;
  figures->as_of = parse ("2026-10-18T12:00:00+05:30");
  assert_silent (snapshot, NULL);
}

static void
assert_banner (SamvadConnectionState  state,
               gint64                 waiting,
               const char            *expected)
{
  SamvadConnection connection = { .state = state, .left = -1 };
  g_autofree char *text = samvad_connection_get_banner (&connection, parse ("2026-10-20T14:05:00+05:30"), waiting);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_banner (void)
{
  assert_banner (SAMVAD_CONNECTION_LIVE, 0, NULL);
  assert_banner (SAMVAD_CONNECTION_CATCHING_UP, 0, NULL);
  assert_banner (SAMVAD_CONNECTION_OFFLINE, 0, "Offline · as of 14:05, 20 October 2026");
  assert_banner (SAMVAD_CONNECTION_OFFLINE, 1,
                 "Offline · as of 14:05, 20 October 2026 · 1 edit waits to be sent");
  assert_banner (SAMVAD_CONNECTION_OFFLINE, 3,
                 "Offline · as of 14:05, 20 October 2026 · 3 edits wait to be sent");
}

static void
assert_age (SamvadConnectionState  state,
            const char            *now,
            const char            *expected)
{
  SamvadConnection connection = { .state = state, .left = -1 };
  g_autofree char *text = samvad_connection_get_age (&connection, parse ("2026-10-20T14:20:00+05:30"), parse (now));

  g_assert_cmpstr (text, ==, expected);
}

/* Beside a number, today's is the time of day. */
static void
test_age (void)
{
  const char *today = "2026-10-20T14:21:00+05:30", *later = "2026-10-20T18:00:00+05:30";
  SamvadConnection offline = { .state = SAMVAD_CONNECTION_OFFLINE, .left = -1 };

  assert_age (SAMVAD_CONNECTION_LIVE, later, NULL);
  assert_age (SAMVAD_CONNECTION_CATCHING_UP, later, NULL);
  assert_age (SAMVAD_CONNECTION_CONNECTING, today, NULL);
  assert_age (SAMVAD_CONNECTION_CONNECTING, later, "as of 14:20");
  assert_age (SAMVAD_CONNECTION_OFFLINE, today, "as of 14:20");
  assert_age (SAMVAD_CONNECTION_STALE, later, "as of 14:20");
  assert_age (SAMVAD_CONNECTION_SIGNED_OUT, "2026-10-21T09:00:00+05:30", "as of 14:20, 20 October 2026");
  g_assert_null (samvad_connection_get_age (&offline, SAMVAD_TIME_NONE, parse (later)));
}

/* Every state has its word and its sign, and no two the same word. */
static void
test_connection_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SamvadTime now = parse ("2026-10-20T15:30:00+05:30");

  for (int state = SAMVAD_CONNECTION_NOT_SET_UP; state <= SAMVAD_CONNECTION_CACHE_FAILED; state++)
    {
      SamvadConnection connection = { .state = state, .left = 1234 };
      char *label = samvad_connection_get_label (&connection, now, now);

      g_assert_cmpstr (label, !=, "");
      g_assert_nonnull (samvad_connection_get_icon (state));
      g_assert_true (g_hash_table_add (seen, label));
    }
  g_assert_true (g_hash_table_contains (seen, "Catching up (1,234 left)"));
  g_assert_true (g_hash_table_contains (seen, "Stale since 15:30"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("en", SAMVAD_LOCALEDIR);
  g_test_add_func ("/words/headline", test_headline);
  g_test_add_func ("/words/verdict", test_verdict);
  g_test_add_func ("/words/verdict-of-past-month", test_verdict_of_past_month);
  g_test_add_func ("/words/per-day", test_per_day);
  g_test_add_func ("/words/suppressed", test_suppressed);
  g_test_add_func ("/words/banner", test_banner);
  g_test_add_func ("/words/age", test_age);
  g_test_add_func ("/words/clock", test_clock);
  g_test_add_func ("/words/silent-officers", test_silent_officers);
  g_test_add_func ("/words/connection", test_connection_words);
  return g_test_run ();
}
