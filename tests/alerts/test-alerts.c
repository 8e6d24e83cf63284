/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-alert-book.h"
#include "samvad-notifier.h"

#include "samvad-text.h"

#define MINUTE (60 * SAMVAD_SECOND)

/* Figures of a month with nothing wrong, to be spoilt by each test. */
static SamvadFigures *
make_figures (SamvadTime now)
{
  SamvadFigures *figures = g_new0 (SamvadFigures, 1);

  figures->reading = samvad_reading_new (samvad_time_get_month (now), now);
  figures->reading->newest_event = now;
  figures->as_of = now;
  figures->month = figures->reading->month;
  figures->pace.verdict = SAMVAD_VERDICT_ON_PACE;
  figures->districts = g_ptr_array_new_with_free_func (g_free);
  figures->state.share.share = 0.21;
  return figures;
}

static void
free_figures (SamvadFigures *figures)
{
  samvad_reading_free (figures->reading);
  g_ptr_array_unref (figures->districts);
  g_free (figures);
}

static void
add_district (SamvadFigures *figures,
              const char    *code,
              gboolean       differs,
              double         share)
{
  SamvadDistrictFigures *district = g_new0 (SamvadDistrictFigures, 1);

  district->code = code;
  district->differs = differs;
  district->sentiments.share.share = share;
  district->sentiments.share.n = 100;
  district->sentiments.negative = (gint64) (share * 100);
  g_ptr_array_add (figures->districts, district);
}

/* Tuesday, 20 October 2026, 15:00 IST */
static SamvadTime
get_now (void)
{
  return samvad_day_get_start (samvad_day_from_ymd (2026, 10, 20)) + 15 * SAMVAD_HOUR;
}

static SamvadAlertFacts
make_facts (SamvadFigures *figures)
{
  SamvadAlertFacts facts = { figures, get_now (), FALSE, FALSE, 0, SAMVAD_TIME_NONE, SAMVAD_ALERTS_ALL };

  return facts;
}

static void
assert_causes (const SamvadAlertFacts *facts,
               const char             *expected)
{
  g_autoptr (GPtrArray) found = samvad_alerts_find (facts);
  g_autoptr (GString) causes = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (causes, "%s%s", i > 0 ? " " : "",
                            ((SamvadAlert *) g_ptr_array_index (found, i))->cause);
  g_assert_cmpstr (causes->str, ==, expected);
}

static void
test_rules (void)
{
  SamvadFigures *figures = make_figures (get_now ());
  SamvadAlertFacts facts = make_facts (figures);

  assert_causes (&facts, "");
  figures->pace.verdict = SAMVAD_VERDICT_BEHIND;
  assert_causes (&facts, "behind:2026-10");
  figures->reading->actions.overdue = 14;
  facts.escalations = 3;
  assert_causes (&facts, "behind:2026-10 escalation overdue");
  facts.enabled &= ~(1u << SAMVAD_ALERT_OVERDUE);
  assert_causes (&facts, "behind:2026-10 escalation");
  facts.signed_out = TRUE;
  facts.stale = TRUE;
  assert_causes (&facts, "sign-in");
  free_figures (figures);
}

static void
assert_place (SamvadAlertKind  kind,
              const char      *district,
              const char      *expected)
{
  g_autoptr (SamvadAlert) alert = samvad_alert_new (kind, district, 1);
  g_autofree char *place = NULL;

  alert->district = g_strdup (district);
  place = samvad_alert_dup_place (alert);
  g_assert_cmpstr (place, ==, expected);
}

/* Where the button leads: to what the alert is about, not only to its page. */
static void
test_places (void)
{
  assert_place (SAMVAD_ALERT_SIGN_IN, NULL, "sign-in");
  assert_place (SAMVAD_ALERT_OUTBOX_STUCK, NULL, "actions/unsent");
  assert_place (SAMVAD_ALERT_BEHIND, NULL, "overview");
  assert_place (SAMVAD_ALERT_DIFFERS, "604", "districts/604");
  assert_place (SAMVAD_ALERT_ESCALATION, NULL, "actions/escalation");
  assert_place (SAMVAD_ALERT_OVERDUE, NULL, "actions/overdue");
}

/* Everything at once: each switch takes away its own cause and no other. */
static void
test_each_rule_can_be_switched_off (void)
{
  SamvadFigures *figures = make_figures (get_now ());
  SamvadAlertFacts facts = make_facts (figures);
  guint found = 0;

  figures->pace.verdict = SAMVAD_VERDICT_BEHIND;
  figures->reading->actions.overdue = 14;
  figures->reading->outbox_refused = 1;
  add_district (figures, "604", TRUE, 0.55);
  facts.escalations = 3;
  facts.signed_out = TRUE;
  for (guint kind = 0; kind < SAMVAD_N_ALERT_KINDS; kind++)
    {
      g_autoptr (GPtrArray) all = NULL, without = NULL;
      guint of_kind = 0;

      facts.enabled = SAMVAD_ALERTS_ALL;
      all = samvad_alerts_find (&facts);
      facts.enabled &= ~(1u << kind);
      without = samvad_alerts_find (&facts);
      for (guint i = 0; i < all->len; i++)
        of_kind += ((SamvadAlert *) g_ptr_array_index (all, i))->kind == kind;
      for (guint i = 0; i < without->len; i++)
        g_assert_cmpint (((SamvadAlert *) g_ptr_array_index (without, i))->kind, !=, kind);
      g_assert_cmpuint (without->len, ==, all->len - of_kind);
      found += of_kind;
    }
  g_assert_cmpuint (found, ==, SAMVAD_N_ALERT_KINDS - 1);     /* no data and behind: not both at once */
  facts.enabled = 0;
  assert_causes (&facts, "");
  free_figures (figures);
}

static void
test_too_early_is_no_alarm (void)
{
  SamvadFigures *figures = make_figures (get_now ());
  SamvadAlertFacts facts = make_facts (figures);
  const SamvadVerdict quiet[] = { SAMVAD_VERDICT_NONE, SAMVAD_VERDICT_MET, SAMVAD_VERDICT_TOO_EARLY,
                                  SAMVAD_VERDICT_AHEAD, SAMVAD_VERDICT_ON_PACE };

  for (guint i = 0; i < G_N_ELEMENTS (quiet); i++)
    {
      figures->pace.verdict = quiet[i];
      assert_causes (&facts, "");
    }
  free_figures (figures);
}

static void
test_districts (void)
{
  SamvadFigures *figures = make_figures (get_now ());
  SamvadAlertFacts facts = make_facts (figures);

  add_district (figures, "604", TRUE, 0.55);
  add_district (figures, "63", FALSE, 0.60);
  add_district (figures, "70", TRUE, 0.02);
  assert_causes (&facts, "differs:604");
  free_figures (figures);
}

static void
test_no_data (void)
{
  SamvadFigures *figures = make_figures (get_now ());
  SamvadAlertFacts facts = make_facts (figures);
  SamvadDay today = samvad_time_get_day (get_now ());

  figures->reading->newest_event = samvad_day_get_start (today - 1);    /* yesterday, Monday */
  assert_causes (&facts, "");
  figures->reading->newest_event = samvad_day_get_start (today - 3);    /* Saturday: Monday had none */
  assert_causes (&facts, "no-data");
  figures->reading->newest_event = SAMVAD_TIME_NONE;
  assert_causes (&facts, "");
  free_figures (figures);
}

static void
test_outbox (void)
{
  SamvadFigures *figures = make_figures (get_now ());
  SamvadAlertFacts facts = make_facts (figures);

  figures->reading->outbox_waiting = 2;
  facts.outbox_since = get_now () - 10 * MINUTE;
  assert_causes (&facts, "");
  facts.outbox_since = get_now () - 31 * MINUTE;
  assert_causes (&facts, "outbox");
  facts.stale = TRUE;
  assert_causes (&facts, "outbox");
  free_figures (figures);
}

static GPtrArray *
make_alerts (const char *first, ...)
{
  GPtrArray *alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_alert_free);
  va_list list;

  va_start (list, first);
  for (const char *code = first; code != NULL; code = va_arg (list, const char *))
    {
      SamvadAlertKind kind;

      g_assert_true (samvad_alert_kind_from_code (code, &kind));
      g_ptr_array_add (alerts, samvad_alert_new (kind, NULL, 1));
    }
  va_end (list);
  return alerts;
}

static guint
update (SamvadAlertBook *book,
        GPtrArray       *alerts,
        SamvadTime       now,
        gboolean         quiet)
{
  g_autoptr (GPtrArray) told = samvad_alert_book_update (book, alerts, now, FALSE, quiet);

  return told->len;
}

static void
test_once_per_cause (void)
{
  g_autoptr (SamvadAlertBook) book = samvad_alert_book_new ();
  g_autoptr (GPtrArray) overdue = make_alerts ("overdue", NULL);
  g_autoptr (GPtrArray) none = make_alerts (NULL, NULL);
  SamvadTime now = get_now ();

  g_assert_cmpuint (update (book, overdue, now, FALSE), ==, 1);
  g_assert_cmpuint (update (book, overdue, now + MINUTE, FALSE), ==, 0);
  /* It flickers: the same cause. */
  g_assert_cmpuint (update (book, none, now + 2 * MINUTE, FALSE), ==, 0);
  g_assert_cmpuint (update (book, overdue, now + 3 * MINUTE, FALSE), ==, 0);
  /* It was gone for more than an hour: a new one. */
  g_assert_cmpuint (update (book, none, now + 4 * MINUTE, FALSE), ==, 0);
  g_assert_cmpuint (update (book, none, now + 70 * MINUTE, FALSE), ==, 0);
  g_assert_cmpuint (update (book, overdue, now + 71 * MINUTE, FALSE), ==, 1);
  g_assert_cmpuint (samvad_alert_book_get_entries (book)->len, ==, 2);
}

static void
test_quiet (void)
{
  g_autoptr (SamvadAlertBook) book = samvad_alert_book_new ();
  g_autoptr (GPtrArray) alerts = make_alerts ("overdue", "escalation", NULL);
  SamvadTime now = get_now ();

  g_assert_cmpuint (update (book, alerts, now, TRUE), ==, 0);
  g_assert_cmpuint (update (book, alerts, now + MINUTE, FALSE), ==, 2);
  g_assert_cmpuint (update (book, alerts, now + 2 * MINUTE, FALSE), ==, 0);
}

static void
test_stale_ends_nothing (void)
{
  g_autoptr (SamvadAlertBook) book = samvad_alert_book_new ();
  g_autoptr (GPtrArray) alerts = make_alerts ("overdue", NULL);
  g_autoptr (GPtrArray) none = make_alerts (NULL, NULL);
  SamvadTime now = get_now ();

  g_assert_cmpuint (update (book, alerts, now, FALSE), ==, 1);
  for (guint hour = 1; hour < 5; hour++)
    {
      g_autoptr (GPtrArray) told = samvad_alert_book_update (book, none, now + hour * SAMVAD_HOUR, TRUE, FALSE);

      g_assert_cmpuint (told->len, ==, 0);
    }
  g_assert_cmpuint (update (book, alerts, now + 5 * SAMVAD_HOUR, FALSE), ==, 0);
}

static void
test_restart (void)
{
  g_autoptr (SamvadAlertBook) book = samvad_alert_book_new ();
  g_autoptr (GPtrArray) alerts = make_alerts ("overdue", NULL);
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr (SamvadAlertBook) later = NULL;

  g_assert_cmpuint (update (book, alerts, get_now (), FALSE), ==, 1);
  text = samvad_alert_book_to_text (book);
  later = samvad_alert_book_new_from_text (text);
  again = samvad_alert_book_to_text (later);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpuint (update (later, alerts, get_now () + MINUTE, FALSE), ==, 0);
}

static void
test_garbage (void)
{
  g_autoptr (SamvadAlertBook) book = samvad_alert_book_new_from_text ("x\ny\t1\noverdue\t1\t1\t0\t0\n\t\t\t\t\t\n");

  g_assert_cmpuint (samvad_alert_book_get_entries (book)->len, ==, 0);
}

static void
test_quiet_hours (void)
{
  g_assert_true (samvad_alerts_is_quiet (get_now (), 14 * 60, 16 * 60));
  g_assert_false (samvad_alerts_is_quiet (get_now (), 16 * 60, 17 * 60));
  g_assert_true (samvad_alerts_is_quiet (get_now (), 14 * 60, 9 * 60));
  g_assert_false (samvad_alerts_is_quiet (get_now (), 20 * 60, 9 * 60));
  g_assert_false (samvad_alerts_is_quiet (get_now (), 15 * 60, 15 * 60));
}

static void
test_words (void)
{
  SamvadFigures *figures = make_figures (get_now ());

  add_district (figures, "604", TRUE, 0.55);
  for (guint kind = 0; kind < SAMVAD_N_ALERT_KINDS; kind++)
    {
      g_autoptr (SamvadAlert) alert = samvad_alert_new ((SamvadAlertKind) kind, "604", 3);
      g_autofree char *title = NULL, *body = NULL;

      alert->district = g_strdup ("604");
      title = samvad_alert_get_title (alert, figures);
      body = samvad_alert_get_body (alert, figures);
      g_assert_nonnull (title);
      g_assert_cmpuint (strlen (title), >, 8);
      g_assert_nonnull (body);
    }
  free_figures (figures);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("en", "/nonexistent");
  g_test_add_func ("/alerts/each-rule-can-be-switched-off", test_each_rule_can_be_switched_off);
  g_test_add_func ("/alerts/rules", test_rules);
  g_test_add_func ("/alerts/places", test_places);
  g_test_add_func ("/alerts/too-early-is-no-alarm", test_too_early_is_no_alarm);
  g_test_add_func ("/alerts/districts", test_districts);
  g_test_add_func ("/alerts/no-data", test_no_data);
  g_test_add_func ("/alerts/outbox", test_outbox);
  g_test_add_func ("/alerts/once-per-cause", test_once_per_cause);
  g_test_add_func ("/alerts/quiet", test_quiet);
  g_test_add_func ("/alerts/stale-ends-nothing", test_stale_ends_nothing);
  g_test_add_func ("/alerts/restart", test_restart);
  g_test_add_func ("/alerts/garbage", test_garbage);
  g_test_add_func ("/alerts/quiet-hours", test_quiet_hours);
  g_test_add_func ("/alerts/words", test_words);
  return g_test_run ();
}
