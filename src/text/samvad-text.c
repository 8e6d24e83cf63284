/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* glibc counts the changes of language here: gettext asks it whether what it has cached still
 * holds. Documented in the gettext manual, "Being a gettext grok". */
extern int _nl_msg_cat_cntr;

static struct {
  char     language[32];
  gboolean devanagari;
  char    *locale_dir;
} state = { "en", FALSE, NULL };

#define SOURCE_LANGUAGE "en"

static gboolean
has_catalogue (const char *language)
{
  g_autofree char *path = g_build_filename (state.locale_dir, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * samvad_text_list_languages:
 *
 * Looks into the folder of the catalogues: a language is there as soon as its catalogue is.
 *
 * Returns: (transfer full): the codes of the languages that can be chosen; English, that of the sources, first
 */
char **
samvad_text_list_languages (void)
{
  GPtrArray *codes = g_ptr_array_new ();
  g_autoptr (GDir) folder = state.locale_dir != NULL ? g_dir_open (state.locale_dir, 0, NULL) : NULL;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (!g_str_equal (name, SOURCE_LANGUAGE) && has_catalogue (name))
      g_ptr_array_add (codes, g_strdup (name));
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_insert (codes, 0, g_strdup (SOURCE_LANGUAGE));
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (codes, FALSE);
}

/**
 * samvad_text_dup_language_name:
 * @language: one of samvad_text_list_languages()
 *
 * For the main thread, like samvad_text_set_language().
 *
 * Returns: (transfer full): what the language calls itself, out of its own catalogue; its code where that does not say
 */
char *
samvad_text_dup_language_name (const char *language)
{
  g_autofree char *before = g_strdup (state.language);
  char *name;

  samvad_text_set_language (language);
  /* Translators: the name of the language of this catalogue in that language itself, such as हिन्दी */
  name = g_strdup (C_("language name", "English"));
  samvad_text_set_language (before);
  if (g_str_equal (language, SOURCE_LANGUAGE) || !g_str_equal (name, "English"))
    return name;
  g_free (name);
  return g_strdup (language);
}

/* GLib decides once, at the first text, whether this program is translated at all; deciding it under English would
 * rule out a later change to another language. */
static void
decide_under_translation (void)
{
  g_auto (GStrv) languages = samvad_text_list_languages ();

  if (languages[1] == NULL)
    return;
  samvad_text_set_language (languages[1]);
  (void) _("just now");
}

/**
 * samvad_text_init:
 * @language: (nullable): "en", "hi" or another one there is a catalogue for; NULL: the desktop's
 * @locale_dir: where the catalogues are
 *
 * To be called once, by a main, before anything else of a program speaks.
 */
void
samvad_text_init (const char *language,
                  const char *locale_dir)
{
  const char *const *desktop;

  /* A PC whose locale was never generated still reads Hindi: C.UTF-8 is always there, and with
   * it gettext goes by LANGUAGE. */
  if (setlocale (LC_ALL, "") == NULL || g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_NUMERIC, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_free (state.locale_dir);
  state.locale_dir = g_strdup (locale_dir);

  desktop = g_get_language_names ();
  decide_under_translation ();
  samvad_text_set_language (language != NULL ? language : desktop[0]);
}

/**
 * samvad_text_set_language:
 *
 * Changes the language of every text from here on; for the main thread, and between two reports.
 *
 * Returns: whether there is a catalogue for it (English needs none)
 */
gboolean
samvad_text_set_language (const char *language)
{
  char base[sizeof state.language];
  gsize length = strcspn (language, "_.@:");

  g_strlcpy (base, language, MIN (length + 1, sizeof base));
  if (g_str_equal (base, "C") || g_str_equal (base, "POSIX") || base[0] == '\0')
    g_strlcpy (base, SOURCE_LANGUAGE, sizeof base);
  g_strlcpy (state.language, base, sizeof state.language);
  g_setenv ("LANGUAGE", base, TRUE);
  ++_nl_msg_cat_cntr;
  /* Translators: the code of the language of this catalogue, such as hi */
  return g_str_equal (base, SOURCE_LANGUAGE) || g_str_equal (C_("language", "en"), base);
}

const char *
samvad_text_get_language (void)
{
  return state.language;
}

gboolean
samvad_text_is_hindi (void)
{
  return g_str_equal (state.language, "hi");
}

/** Whether numbers and dates of Hindi are written ०१२ instead of 012. */
void
samvad_text_set_devanagari_digits (gboolean devanagari)
{
  state.devanagari = devanagari;
}

/** Returns: @text with its digits in the script that the reader chose */
char *
samvad_text_digits (const char *text)
{
  GString *out;

  if (!state.devanagari || !samvad_text_is_hindi ())
    return g_strdup (text);
  out = g_string_new (NULL);
  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_unichar (out, 0x0966 + (gunichar) (*text - '0'));
    else
      g_string_append_c (out, *text);
  return g_string_free (out, FALSE);
}

static char *
take_digits (char *text)
{
  g_autofree char *plain = text;

  return samvad_text_digits (plain);
}

/* Indian grouping: the last three digits, then pairs. */
static void
append_grouped (GString    *out,
                const char *digits)
{
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      gsize left = length - i;

      if (i > 0 && (left == 3 || (left > 3 && left % 2 == 1)))
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
}

/** Returns: "12,34,567" */
char *
samvad_text_number (gint64 number)
{
  GString *out = g_string_new (number < 0 ? "−" : NULL);
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT,
              number < 0 ? 0 - (guint64) number : (guint64) number);
  append_grouped (out, digits);
  return take_digits (g_string_free (out, FALSE));
}

/** Returns: @number with so many decimals, grouped; "–" where it does not exist */
char *
samvad_text_decimal (double number,
                     guint  decimals)
{
  char digits[400];
  char *point;
  GString *out;

  if (!isfinite (number))
    return g_strdup ("–");
  g_snprintf (digits, sizeof digits, "%.*f", (int) decimals, ABS (number));
  point = strchr (digits, '.');
  out = g_string_new (number < 0 && strspn (digits, "0.") < strlen (digits) ? "−" : NULL);
  if (point != NULL)
    *point = '\0';
  append_grouped (out, digits);
  if (point != NULL)
    g_string_append_printf (out, ".%s", point + 1);
  return take_digits (g_string_free (out, FALSE));
}

/** @share: 0 to 1. Returns: "21%" in whole per cent, "–" where it does not exist */
char *
samvad_text_percent (double share)
{
  g_autofree char *number = NULL;

  if (!isfinite (share))
    return g_strdup ("–");
  number = samvad_text_decimal (share * 100, 0);
  /* Translators: a percentage */
  return g_strdup_printf (C_("number", "%s%%"), number);
}

/** Returns: "41–49" for 0.41 and 0.49, in whole per cent without the sign */
char *
samvad_text_percent_interval (double low,
                              double high)
{
  g_autofree char *from = samvad_text_decimal (low * 100, 0);
  g_autofree char *to = samvad_text_decimal (high * 100, 0);

  return g_strdup_printf ("%s–%s", from, to);
}

static const char *
month_name (int month)
{
  static const char *const names[] = {
    NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),
    NC_("month", "April"), NC_("month", "May"), NC_("month", "June"),
    NC_("month", "July"), NC_("month", "August"), NC_("month", "September"),
    NC_("month", "October"), NC_("month", "November"), NC_("month", "December"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month", names[month - 1]);
}

static const char *
month_name_short (int month)
{
  static const char *const names[] = {
    NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"),
    NC_("short month", "Apr"), NC_("short month", "May"), NC_("short month", "Jun"),
    NC_("short month", "Jul"), NC_("short month", "Aug"), NC_("short month", "Sep"),
    NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", names[month - 1]);
}

/** Returns: "20 October 2026" */
char *
samvad_text_day (SamvadDay day)
{
  int y, m, d;

  if (day == SAMVAD_DAY_NONE)
    return g_strdup ("–");
  samvad_day_get_ymd (day, &y, &m, &d);
  /* Translators: day, month, year */
  return take_digits (g_strdup_printf (C_("date", "%1$d %2$s %3$d"), d, month_name (m), y));
}

/** Returns: "20 Oct" */
char *
samvad_text_day_short (SamvadDay day)
{
  int m, d;

  if (day == SAMVAD_DAY_NONE)
    return g_strdup ("–");
  samvad_day_get_ymd (day, NULL, &m, &d);
  /* Translators: day, short month */
  return take_digits (g_strdup_printf (C_("date", "%1$d %2$s"), d, month_name_short (m)));
}

/** @weekday: Monday 1 to Sunday 7. Returns: "Mon" */
char *
samvad_text_weekday (int weekday)
{
  static const char *const names[] = {
    NC_("weekday", "Mon"), NC_("weekday", "Tue"), NC_("weekday", "Wed"), NC_("weekday", "Thu"),
    NC_("weekday", "Fri"), NC_("weekday", "Sat"), NC_("weekday", "Sun"),
  };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "weekday", names[weekday - 1]));
}

/** Returns: "October 2026" */
char *
samvad_text_month (SamvadMonth month)
{
  if (month == SAMVAD_MONTH_NONE)
    return g_strdup ("–");
  /* Translators: month, year */
  return take_digits (g_strdup_printf (C_("date", "%1$s %2$d"), month_name (month % 12 + 1), month / 12));
}

/** Returns: "Oct 2026" */
char *
samvad_text_month_short (SamvadMonth month)
{
  if (month == SAMVAD_MONTH_NONE)
    return g_strdup ("–");
  return take_digits (g_strdup_printf (C_("date", "%1$s %2$d"), month_name_short (month % 12 + 1),
                                       month / 12));
}

/** Returns: "14:05", Indian Standard Time */
char *
samvad_text_clock (SamvadTime time)
{
  if (time == SAMVAD_TIME_NONE)
    return g_strdup ("–");
  return take_digits (g_strdup_printf ("%02d:%02d", samvad_time_get_hour (time),
                                       samvad_time_get_minute (time)));
}

/** Returns: "14:05, 20 October 2026", Indian Standard Time */
char *
samvad_text_time (SamvadTime time)
{
  g_autofree char *clock = samvad_text_clock (time);
  g_autofree char *day = NULL;

  if (time == SAMVAD_TIME_NONE)
    return g_strdup ("–");
  day = samvad_text_day (samvad_time_get_day (time));
  /* Translators: clock time, date */
  return g_strdup_printf (C_("date", "%1$s, %2$s"), clock, day);
}

static char *
ago (const char *format,
     gint64      number)
{
  g_autofree char *text = samvad_text_number (number);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, text);
#pragma GCC diagnostic pop
}

/** Returns: how long ago @then was: "just now", "3 minutes ago"; its date after a week */
char *
samvad_text_age (SamvadTime then,
                 SamvadTime now)
{
  gint64 minutes = (now - then) / (60 * SAMVAD_SECOND);

  if (then == SAMVAD_TIME_NONE)
    return g_strdup (_("never"));
  if (now < then)
    return samvad_text_time (then);
  if (minutes < 1)
    return g_strdup (_("just now"));
  if (minutes < 60)
    return ago (ngettext ("%s minute ago", "%s minutes ago", (gulong) minutes), minutes);
  if (minutes < 24 * 60)
    return ago (ngettext ("%s hour ago", "%s hours ago", (gulong) (minutes / 60)), minutes / 60);
  if (minutes < 7 * 24 * 60)
    return ago (ngettext ("%s day ago", "%s days ago", (gulong) (minutes / 1440)), minutes / 1440);
  return samvad_text_day (samvad_time_get_day (then));
}

/** Returns: "6 min 05 s" */
char *
samvad_text_duration (gint64 seconds)
{
  if (seconds < 0)
    return g_strdup ("–");
  /* Translators: minutes, seconds */
  return take_digits (g_strdup_printf (_("%1$d min %2$02d s"), (int) (seconds / 60), (int) (seconds % 60)));
}

/** @label: of samvad_*_to_label(). Returns: (transfer none): the label in the reader's language */
const char *
samvad_text_label (const char *label)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "code", label);
}

const char *
samvad_text_state (SamvadActionState action_state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "state", samvad_action_state_to_label (action_state));
}

/** @code: of a service, also one that this version does not know. Returns: (transfer none) */
const char *
samvad_text_service (const char *code)
{
  SamvadService service = samvad_service_from_code (code);

  if (service == SAMVAD_SERVICE_UNKNOWN && code != NULL)
    return code;
  return samvad_text_label (samvad_service_to_label (service));
}

/* What families complain of; others are shown as they are written. */
static const struct { const char *code, *label; } issues[] = {
  { "not_received", NC_("issue", "Not received") },
  { "partial_quantity", NC_("issue", "Less than due") },
  { "poor_quality", NC_("issue", "Poor quality") },
  { "centre_closed", NC_("issue", "Centre closed") },
  { "no_growth_chart", NC_("issue", "No growth chart kept") },
  { "worker_absent", NC_("issue", "Worker absent") },
  { "not_informed", NC_("issue", "Family not informed") },
  { "wrong_number", NC_("issue", "Wrong telephone number") },
  { "other", NC_("issue", "Other issue") },
};

/** Returns: (transfer none) (nullable): the code of an issue that this version knows; %NULL behind the last */
const char *
samvad_text_get_issue (guint index)
{
  return index < G_N_ELEMENTS (issues) ? issues[index].code : NULL;
}

/** @code: of an issue. Returns: (transfer none): in words, or the code where it is not known */
const char *
samvad_text_issue (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (issues); i++)
    if (g_strcmp0 (issues[i].code, code) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "issue", issues[i].label);
  return code != NULL ? code : "–";
}

/** Returns: (transfer none): the name in the reader's language */
const char *
samvad_text_name (const SamvadName *name)
{
  const char *text = samvad_name_get (name, samvad_text_is_hindi ());

  return text != NULL ? text : "–";
}

/** Returns: @text on one line, for a list row: line breaks and tabs become spaces */
char *
samvad_text_plain (const char *text)
{
  char *plain = g_strdup (text != NULL ? text : "");

  g_strdelimit (plain, "\n\r\t\v\f", ' ');
  return g_strstrip (plain);
}
