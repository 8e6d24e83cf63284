/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-text.h"

#include "samvad-codes.h"

/* With the catalogue as it was built: what a reader of Hindi sees. */

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_dates (void)
{
  SamvadDay day = samvad_day_from_ymd (2026, 10, 20);
  SamvadTime time = samvad_day_get_start (day) + 14 * SAMVAD_HOUR + 5 * 60 * SAMVAD_SECOND;

  assert_text (samvad_text_day (day), "20 अक्टूबर 2026");
  assert_text (samvad_text_day_short (day), "20 अक्टू.");
  assert_text (samvad_text_month (samvad_day_get_month (day)), "अक्टूबर 2026");
  assert_text (samvad_text_month_short (samvad_day_get_month (day)), "अक्टू. 2026");
  assert_text (samvad_text_clock (time), "14:05");
  assert_text (samvad_text_time (time), "20 अक्टूबर 2026, 14:05");
  assert_text (samvad_text_weekday (samvad_day_get_weekday (day)), "मंगल");
}

static void
test_plurals (void)
{
  SamvadTime now = samvad_day_get_start (samvad_day_from_ymd (2026, 10, 20));

  assert_text (samvad_text_age (now, now), "अभी-अभी");
  assert_text (samvad_text_age (now - SAMVAD_HOUR, now), "1 घंटा पहले");
  assert_text (samvad_text_age (now - 2 * SAMVAD_HOUR, now), "2 घंटे पहले");
  assert_text (samvad_text_age (now - 23 * SAMVAD_HOUR, now), "23 घंटे पहले");
  assert_text (samvad_text_age (now - 240 * SAMVAD_HOUR, now), "10 अक्टूबर 2026");
  assert_text (samvad_text_age (SAMVAD_TIME_NONE, now), "कभी नहीं");
}

static void
test_devanagari (void)
{
  samvad_text_set_devanagari_digits (TRUE);
  assert_text (samvad_text_day (samvad_day_from_ymd (2026, 10, 20)), "२० अक्टूबर २०२६");
  assert_text (samvad_text_number (1234567), "१२,३४,५६७");
  assert_text (samvad_text_percent (0.214), "२१%");
  assert_text (samvad_text_duration (365), "६ मि. ०५ से.");
  samvad_text_set_devanagari_digits (FALSE);
  assert_text (samvad_text_duration (365), "6 मि. 05 से.");
}

/* Every code that a person can see has its words in the catalogue, in the context asked for. */
static void
test_codes (void)
{
  g_assert_cmpstr (samvad_text_label (samvad_role_to_label (SAMVAD_ROLE_AWW)), ==, "आंगनवाड़ी कार्यकर्ता");
  g_assert_cmpstr (samvad_text_label (samvad_role_to_label (SAMVAD_ROLE_SUPERVISOR)), ==, "पर्यवेक्षक");
  g_assert_cmpstr (samvad_text_service ("take_home_ration"), ==, "टेक होम राशन");
  g_assert_cmpstr (samvad_text_service ("unheard_of"), ==, "unheard_of");
  g_assert_cmpstr (samvad_text_issue ("centre_closed"), ==, "केंद्र बंद");
  for (int i = 0; i <= SAMVAD_SERVICE_UNKNOWN; i++)
    g_assert_cmpint ((guchar) samvad_text_label (samvad_service_to_label (i))[0], >=, 0x80);
  for (int i = 0; i <= SAMVAD_OUTCOME_UNKNOWN; i++)
    g_assert_cmpint ((guchar) samvad_text_label (samvad_outcome_to_label (i))[0], >=, 0x80);
  for (int i = 0; i <= SAMVAD_ROLE_UNKNOWN; i++)
    g_assert_cmpint ((guchar) samvad_text_label (samvad_role_to_label (i))[0], >=, 0x80);
}

/* The language can be changed back and forth while the program runs. */
static void
test_change (void)
{
  SamvadDay day = samvad_day_from_ymd (2026, 1, 26);

  g_assert_true (samvad_text_set_language ("en"));
  assert_text (samvad_text_day (day), "26 January 2026");
  g_assert_true (samvad_text_set_language ("hi_IN.UTF-8"));
  assert_text (samvad_text_day (day), "26 जनवरी 2026");
  g_assert_false (samvad_text_set_language ("xx"));
  assert_text (samvad_text_day (day), "26 January 2026");
  g_assert_true (samvad_text_set_language ("hi"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("hi", g_getenv ("SAMVAD_LOCALEDIR"));
  g_test_add_func ("/text/hindi/dates", test_dates);
  g_test_add_func ("/text/hindi/plurals", test_plurals);
  g_test_add_func ("/text/hindi/devanagari", test_devanagari);
  g_test_add_func ("/text/hindi/codes", test_codes);
  g_test_add_func ("/text/hindi/change", test_change);
  return g_test_run ();
}
