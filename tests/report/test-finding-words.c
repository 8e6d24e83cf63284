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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("en", g_getenv ("SAMVAD_LOCALEDIR"));
  g_test_add_data_func ("/report/finding-words/english", "en", test_sentences);
  g_test_add_data_func ("/report/finding-words/hindi", "hi", test_sentences);
  return g_test_run ();
}
