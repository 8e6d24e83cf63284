/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write in several ways is found by any of them, in the real index. */
#include "store-fixture.h"

#include "samvad-store-lists.h"

static void
add_remark (SamvadStore *store,
            guint        number,
            const char  *remark)
{
  g_autofree char *id = g_strdup_printf ("call:%u", number), *family = g_strdup_printf ("f%u", number);
  SamvadDocument *document = make_call_document (id, family, (1000 + number) * SAMVAD_HOUR, SAMVAD_OUTCOME_COMPLETE);

  document->call->feedback = samvad_feedback_new ();
  document->call->feedback->overall = SAMVAD_SENTIMENT_NEGATIVE;
  document->call->feedback->remark = g_strdup (remark);
  g_free (document->call->project);
  document->call->project = g_strdup (number % 2 == 0 ? "project:58-01" : "58-01");
  apply_documents (store, "\"1\"", document, NULL);
}

static guint
find (SamvadStore *store,
      const char  *text)
{
  g_autoptr (SamvadCallFilter) filter = samvad_call_filter_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  filter->search = g_strdup (text);
  found = samvad_store_list_calls (store, filter, NULL, &error);
  g_assert_no_error (error);
  return found->len;
}

static void
test_variants (StoreFixture  *self,
               gconstpointer  data)
{
  static const char *const remarks[] = {
    "दो महीने से राशन नहीं मिला", "पढ़ाई ठीक है", "पढाई नही होती", "हाँ, दवाई मिली", "हां दवाइ मिली", "Ration not received",
    "Café ration", "ज़िला अस्पताल दूर है", "\u095bिला अस्पताल बंद था", "बच्‍चा बीमार था",
  };
  static const struct { const char *text; guint found; } queries[] = {
    { "राशन", 1 },
    { "राश", 1 },                       /* the beginning of a word */
    { "पढ़ाई", 2 }, { "पढाई", 2 },         /* nukta */
    { "जिला", 2 }, { "ज\u093cिला", 2 }, { "\u095bिला", 2 },       /* nukta apart or in one letter */
    { "हाँ", 2 }, { "हां", 2 },            /* chandrabindu, anusvara */
    { "मिलि", 2 }, { "दवाई", 2 }, { "दवाइ", 2 },        /* long and short i */
    { "बच्चा", 1 }, { "बच्‍चा", 1 },        /* joiner */
    { "RATION", 2 }, { "cafe", 1 }, { "not ration", 1 },
    { "मिला राशन", 1 }, { "राशन बंद", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    add_remark (self->store, i, remarks[i]);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_test_message ("%s", queries[i].text);
      g_assert_cmpuint (find (self->store, queries[i].text), ==, queries[i].found);
    }
}

/* What looks like a query of the index is only text; without a word nothing is asked for. */
static void
test_operators (StoreFixture  *self,
                gconstpointer  data)
{
  add_remark (self->store, 1, "no milk AND no egg");
  add_remark (self->store, 2, "all well");
  g_assert_cmpuint (find (self->store, "milk OR well"), ==, 0);
  g_assert_cmpuint (find (self->store, "\"milk\" AND (egg)*"), ==, 1);
  g_assert_cmpuint (find (self->store, "NEAR(milk egg)"), ==, 0);
  g_assert_cmpuint (find (self->store, "\"'*:^"), ==, 2);
  g_assert_cmpuint (find (self->store, "remark:milk"), ==, 0);
}

/* Calls name a project with or without its type; a filter finds both by either. */
static void
test_project (StoreFixture  *self,
              gconstpointer  data)
{
  static const char *const names[] = { "58-01", "project:58-01" };

  add_remark (self->store, 1, "one");
  add_remark (self->store, 2, "two");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SamvadCallFilter) filter = samvad_call_filter_new ();
      g_autoptr (GPtrArray) found = NULL;

      filter->project = g_strdup (names[i]);
      found = samvad_store_list_calls (self->store, filter, NULL, NULL);
      g_assert_cmpuint (found->len, ==, 2);
    }
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/search/variants", test_variants);
  ADD ("/store/search/operators", test_operators);
  ADD ("/store/search/project", test_project);
  return g_test_run ();
}
