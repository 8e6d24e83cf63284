/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-text.h"

#include <math.h>

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_number (void)
{
  assert_text (samvad_text_number (0), "0");
  assert_text (samvad_text_number (999), "999");
  assert_text (samvad_text_number (1000), "1,000");
  assert_text (samvad_text_number (99999), "99,999");
  assert_text (samvad_text_number (1234567), "12,34,567");
  assert_text (samvad_text_number (-1234567), "−12,34,567");
  assert_text (samvad_text_number (G_MININT64), "−92,23,37,20,36,85,47,75,808");
}

static void
test_decimal (void)
{
  assert_text (samvad_text_decimal (25.84, 1), "25.8");
  assert_text (samvad_text_decimal (1234567.25, 1), "12,34,567.2");
  assert_text (samvad_text_decimal (-0.01, 1), "0.0");
  assert_text (samvad_text_decimal (NAN, 1), "–");
  assert_text (samvad_text_decimal (INFINITY, 0), "–");
  assert_text (samvad_text_percent (0.214), "21%");
  assert_text (samvad_text_percent (NAN), "–");
  assert_text (samvad_text_percent_interval (0.41, 0.494), "41–49");
}

static void
test_dates (void)
{
  SamvadDay day = samvad_day_from_ymd (2026, 10, 20);
  SamvadTime time = samvad_day_get_start (day) + 14 * SAMVAD_HOUR + 5 * 60 * SAMVAD_SECOND;

  assert_text (samvad_text_day (day), "20 October 2026");
  assert_text (samvad_text_day_short (day), "20 Oct");
  assert_text (samvad_text_day (SAMVAD_DAY_NONE), "–");
  assert_text (samvad_text_month (samvad_day_get_month (day)), "October 2026");
  assert_text (samvad_text_month (SAMVAD_MONTH_NONE), "–");
  assert_text (samvad_text_clock (time), "14:05");
  assert_text (samvad_text_time (time), "14:05, 20 October 2026");
  assert_text (samvad_text_weekday (samvad_day_get_weekday (day)), "Tue");
}

static void
test_age (void)
{
  SamvadTime now = samvad_day_get_start (samvad_day_from_ymd (2026, 10, 20));

  assert_text (samvad_text_age (now, now), "just now");
  assert_text (samvad_text_age (now - 60 * SAMVAD_SECOND, now), "1 minute ago");
  assert_text (samvad_text_age (now - 3 * SAMVAD_HOUR, now), "3 hours ago");
  assert_text (samvad_text_age (now - 25 * SAMVAD_HOUR, now), "1 day ago");
  assert_text (samvad_text_age (now - 240 * SAMVAD_HOUR, now), "10 October 2026");
  assert_text (samvad_text_age (SAMVAD_TIME_NONE, now), "never");
}

static void
test_digits (void)
{
  samvad_text_set_language ("hi");
  samvad_text_set_devanagari_digits (TRUE);
  assert_text (samvad_text_number (1234567), "१२,३४,५६७");
  samvad_text_set_devanagari_digits (FALSE);
  assert_text (samvad_text_number (1234567), "12,34,567");
  samvad_text_set_language ("en_IN.UTF-8");
  g_assert_cmpstr (samvad_text_get_language (), ==, "en");
}

static void
test_untrusted (void)
{
  assert_text (samvad_text_plain (" a\n\tb "), "a  b");
  assert_text (samvad_text_plain (NULL), "");
  g_assert_cmpstr (samvad_text_issue ("new_issue"), ==, "new_issue");
  g_assert_cmpstr (samvad_text_service ("new_service"), ==, "new_service");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("en", "/nonexistent");
  g_test_add_func ("/text/number", test_number);
  g_test_add_func ("/text/decimal", test_decimal);
  g_test_add_func ("/text/dates", test_dates);
  g_test_add_func ("/text/age", test_age);
  g_test_add_func ("/text/digits", test_digits);
  g_test_add_func ("/text/untrusted", test_untrusted);
  return g_test_run ();
}
