/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-finding-words.h"

#include <string.h>

#include "sample.h"
#include "samvad-text.h"

/* Every finding is a sentence, and a district is named only where its test carries it. */
static void
test_sentences (gconstpointer language)
{
  g_autoptr (SamvadFigures) figures = sample_figures ();
  g_autoptr (GArray) findings = samvad_findings_new (figures);
  g_autofree char *districts = NULL;

  samvad_text_set_language (language);
  districts = samvad_finding_words_districts (figures);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *sentence = samvad_finding_words_describe (&g_array_index (findings, SamvadFinding, i), figures);

      g_assert_cmpstr (sentence, !=, "");
      g_assert_true (g_utf8_validate (sentence, -1, NULL));
    }
  for (guint i = 0; i < figures->districts->len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (figures->districts, i);
      const char *name = district->district != NULL ? samvad_text_name (&district->district->name) : district->code;

      g_assert_cmpint (strstr (districts, name) != NULL, ==, district->differs);
    }
}

/* @apart districts of @n opinions each, all negative but for the first, and so many again of none. */
static SamvadFigures *
make_apart (guint apart)
{
  SamvadReading *reading = samvad_reading_new (samvad_time_get_month (0), 0);

  for (guint i = 0; i < 2 * apart; i++)
    {
      SamvadTallyRow row = { .kind = SAMVAD_TALLY_SENTIMENT, .month = reading->month, .day = SAMVAD_DAY_NONE,
                             .officer = "o", .item = "" };
      g_autofree char *code = g_strdup_printf ("<%u&", i);

      row.district = code;
      row.n[SAMVAD_SENTIMENT_NEGATIVE] = i < apart ? 60 : 1;
      row.n[SAMVAD_SENTIMENT_POSITIVE] = i < apart ? 1 : 60;
      samvad_tally_add_row (reading->tally, &row, 1);
    }
  return samvad_figures_new (reading, 1);
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p != NULL; p = strstr (p + 1, what))
    n++;
  return n;
}

/* However many differ, two have a sentence each and the others share one; each name is there once. */
static void
test_many (gconstpointer language)
{
  samvad_text_set_language (language);
  for (guint apart = 1; apart <= 4; apart++)
    {
      g_autoptr (SamvadFigures) figures = make_apart (apart);
      g_autofree char *words = samvad_finding_words_districts (figures);

      for (guint i = 0; i < 2 * apart; i++)
        g_assert_cmpuint (count (words, ((SamvadDistrictFigures *) g_ptr_array_index (figures->districts, i))->code), ==, 1);
      g_assert_cmpuint (count (words, g_str_equal (language, "hi") ? "।" : "."), ==, apart > 1 ? 3 : 2);
    }
}

static void
on_text (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  g_string_append_len (user_data, text, (gssize) length);
}

/* With links it says the same, whatever is in a name. */
static void
test_linked (gconstpointer language)
{
  const GMarkupParser parser = { .text = on_text };
  g_autoptr (SamvadFigures) figures = make_apart (4);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL, *markup = NULL, *whole = NULL;

  samvad_text_set_language (language);
  words = samvad_finding_words_districts (figures);
  markup = samvad_finding_words_districts_linked (figures);
  whole = g_strdup_printf ("<p>%s</p>", markup);
  g_assert_true (g_markup_parse_context_parse (context, whole, -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, words);
  g_assert_cmpuint (count (markup, "<a href=\"district:&lt;"), ==, 8);
  g_assert_cmpuint (count (markup, "<a href=\"negative:&lt;"), ==, 2);
}

/* One opinion is, two are: in Hindi too. */
static void
test_number (void)
{
  static const struct { const char *language, *one, *two; } rows[] = {
    { "en", "1 of 200 opinions is negative", "2 of 200 opinions are negative" },
    { "hi", "200 में से 1 राय नकारात्मक है,", "200 में से 2 राय नकारात्मक हैं," },
  };
  SamvadFigures figures = { .reading = samvad_reading_new (samvad_time_get_month (0), 0) };
  SamvadDistrictFigures district = { .code = "63" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rows); i++)
    {
      SamvadFinding finding = { .kind = SAMVAD_FINDING_BETTER, .district = &district, .share = { .count = 1 + i % 2, .n = 200 } };
      g_autofree char *words = NULL;

      samvad_text_set_language (rows[i / 2].language);
      words = samvad_finding_words_describe (&finding, &figures);
      g_assert_nonnull (strstr (words, i % 2 == 0 ? rows[i / 2].one : rows[i / 2].two));
    }
  samvad_reading_free (figures.reading);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("en", g_getenv ("SAMVAD_LOCALEDIR"));
  g_test_add_data_func ("/report/finding-words/english", "en", test_sentences);
  g_test_add_data_func ("/report/finding-words/hindi", "hi", test_sentences);
  g_test_add_data_func ("/report/finding-words/many/english", "en", test_many);
  g_test_add_data_func ("/report/finding-words/many/hindi", "hi", test_many);
  g_test_add_data_func ("/report/finding-words/linked/english", "en", test_linked);
  g_test_add_data_func ("/report/finding-words/linked/hindi", "hi", test_linked);
  g_test_add_func ("/report/finding-words/number", test_number);
  return g_test_run ();
}
