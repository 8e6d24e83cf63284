/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#define MONTH (2026 * 12 + 8)   /* September 2026 */

static SamvadDocument *
make_call_in (const char  *id,
              SamvadMonth  month)
{
  SamvadDocument *document = make_call_document (id, id, samvad_month_get_start (month) + 30 * SAMVAD_HOUR,
                                                 SAMVAD_OUTCOME_COMPLETE);

  document->call->feedback = samvad_feedback_new ();
  document->call->feedback->remark = g_strdup ("rashan nahin mila");
  return document;
}

static void
add_dials (const SamvadTallyRow *row,
           gpointer              user_data)
{
  for (guint i = 0; row->kind == SAMVAD_TALLY_DIALS && i < SAMVAD_TALLY_WIDTH; i++)
    *(gint64 *) user_data += row->n[i];
}

static gint64
count_dials (StoreFixture *fixture,
             SamvadMonth   month)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadReading) reading = samvad_store_read (fixture->store, month, 1, samvad_month_get_start (MONTH + 2), NULL,
                                                         &error);

  gint64 dials = 0;

  g_assert_no_error (error);
  samvad_tally_foreach (reading->tally, add_dials, &dials);
  return dials;
}

static gboolean
forget (StoreFixture *fixture,
        SamvadMonth   before)
{
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  samvad_store_forget_before (fixture->store, before, &found, &error);
  g_assert_no_error (error);
  return found;
}

static gboolean
has_call (StoreFixture *fixture,
          const char   *id)
{
  g_autoptr (SamvadCall) call = samvad_store_get_call (fixture->store, id, NULL);

  return call != NULL;
}

/* Old months go one by one, with their sums; what is newer, and every action item, stays. */
static void
test_forget (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GArray) months = NULL;
  g_autoptr (SamvadAction) action = NULL;

  apply_documents (fixture->store, "\"1\"", make_call_in ("call:a", MONTH - 14), make_call_in ("call:b", MONTH - 13),
                   make_call_in ("call:c", MONTH - 12), make_call_in ("call:d", MONTH),
                   make_action_document ("action:1", "63", samvad_month_get_start (MONTH - 14)), NULL);
  g_assert_true (forget (fixture, MONTH - 12));
  g_assert_false (has_call (fixture, "call:a"));
  g_assert_true (has_call (fixture, "call:b"));
  g_assert_true (forget (fixture, MONTH - 12));
  g_assert_false (has_call (fixture, "call:b"));
  g_assert_false (forget (fixture, MONTH - 12));

  g_assert_cmpint (count_dials (fixture, MONTH - 14), ==, 0);
  g_assert_cmpint (count_dials (fixture, MONTH - 12), ==, 1);
  g_assert_cmpint (count_dials (fixture, MONTH), ==, 1);
  months = samvad_store_list_months (fixture->store, NULL);
  g_assert_cmpuint (months->len, ==, 2);
  action = samvad_store_get_action (fixture->store, "action:1", NULL);
  g_assert_nonnull (action);
}

/* The feed may bring a forgotten call again: its month has the sums of that call alone, and goes again. */
static void
test_comes_again (StoreFixture  *fixture,
                  gconstpointer  data)
{
  apply_documents (fixture->store, "\"1\"", make_call_in ("call:a", MONTH - 14), make_call_in ("call:b", MONTH - 14), NULL);
  g_assert_true (forget (fixture, MONTH));
  apply_documents (fixture->store, "\"2\"", make_call_in ("call:a", MONTH - 14), NULL);
  g_assert_cmpint (count_dials (fixture, MONTH - 14), ==, 1);
  g_assert_true (forget (fixture, MONTH));
  g_assert_false (forget (fixture, MONTH));
  g_assert_cmpint (count_dials (fixture, MONTH - 14), ==, 0);
}

/* Nothing of what a family said is left in the file. */
static void
test_leaves_nothing (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "samvad.db", NULL);
  g_autofree char *text = NULL;
  SamvadDocument *call = make_call_in ("call:a", MONTH - 14);
  gsize size;

  g_free (call->call->feedback->remark);
  call->call->feedback->remark = g_strdup ("Xylophone-Zanzibar");
  apply_documents (fixture->store, "\"1\"", call, NULL);
  g_assert_true (forget (fixture, MONTH));
  store_fixture_reopen (fixture);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_null (g_strstr_len (text, (gssize) size, "Xylophone"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/forget", StoreFixture, NULL, store_fixture_set_up, test_forget, store_fixture_tear_down);
  g_test_add ("/store/forget/comes-again", StoreFixture, NULL, store_fixture_set_up, test_comes_again, store_fixture_tear_down);
  g_test_add ("/store/forget/leaves-nothing", StoreFixture, NULL, store_fixture_set_up, test_leaves_nothing,
              store_fixture_tear_down);
  return g_test_run ();
}
