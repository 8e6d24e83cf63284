/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records.h"

#include "samvad-coverage.h"
#include "samvad-district-pane.h"
#include "samvad-remark-list.h"
#include "samvad-voices.h"

#define MONTH (2026 * 12 + 8)

static void
on_changed (SamvadViewModel *model,
            Fixture         *fixture)
{
  fixture->read = TRUE;
}

void
records_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->store = golden_open ("b", &fixture->directory);
  g_assert_nonnull (fixture->store);
  fixture->model = samvad_view_model_new ();
  samvad_view_model_set_month (fixture->model, MONTH);
  samvad_view_model_set_store (fixture->model, fixture->store);
  g_signal_connect (fixture->model, "changed", G_CALLBACK (on_changed), fixture);
  while (!fixture->read)
    g_main_context_iteration (NULL, TRUE);
}

/* Lists and copies that a worker thread still holds let go once the main loop has heard of them. */
void
records_wait_until_gone (gpointer *left)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (*left != NULL && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_null (*left);
}

void
records_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  gpointer left = fixture->model;

  samvad_view_model_set_store (fixture->model, NULL);
  g_object_add_weak_pointer (left, &left);
  g_object_unref (fixture->model);
  records_wait_until_gone (&left);
  while (g_main_context_iteration (NULL, FALSE));
  golden_close (fixture->store, fixture->directory);
}

GtkWidget *
records_find (GtkWidget *widget,
              GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = records_find (child, type);
  return found;
}

gboolean
records_say (GtkWidget  *widget,
             const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (records_say (child, text))
      return TRUE;
  return FALSE;
}

GListModel *
records_get_rows (GtkWidget *records)
{
  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (records_find (records, GTK_TYPE_COLUMN_VIEW))));
}

void
records_wait_for_rows (GtkWidget *records,
                       gint64     n_rows)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (g_list_model_get_n_items (records_get_rows (records)) != n_rows && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpint (g_list_model_get_n_items (records_get_rows (records)), ==, n_rows);
}

void
records_close (GtkWidget *records)
{
  gpointer left = records;

  g_object_add_weak_pointer (G_OBJECT (records), &left);
  gtk_window_destroy (GTK_WINDOW (records));
  records_wait_until_gone (&left);
}

GtkWidget *
records_find_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (SAMVAD_IS_RECORDS (window->data))
      return window->data;
  return NULL;
}

SamvadChartView *
records_find_chart (GtkWidget  *widget,
                    const char *key)
{
  SamvadChartView *found = NULL;

  if (SAMVAD_IS_CHART_VIEW (widget) && samvad_chart_view_get_chart (SAMVAD_CHART_VIEW (widget)) != NULL &&
      samvad_chart_find_key (samvad_chart_view_get_chart (SAMVAD_CHART_VIEW (widget)), key) >= 0)
    return SAMVAD_CHART_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = records_find_chart (child, key);
  return found;
}

gint64
records_count_calls (Fixture                *fixture,
                     const SamvadCallFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) calls = samvad_store_list_calls (fixture->store, filter, NULL, &error);

  g_assert_no_error (error);
  return calls->len;
}

/* What the point of that key opens has so many rows. */
static void
assert_opens (GtkWidget  *widget,
              const char *key,
              gint64      n)
{
  SamvadChartView *view = records_find_chart (widget, key);

  g_test_message ("%s: %" G_GINT64_FORMAT, key, n);
  g_assert_nonnull (view);
  samvad_chart_view_activate (view, samvad_chart_find_key (samvad_chart_view_get_chart (view), key));
  records_wait_for_rows (records_find_window (), n);
  records_close (records_find_window ());
}

/* Each part of a bar that is drawn opens its own calls. */
static void
assert_received (GtkWidget         *pane,
                 SamvadService      service,
                 const SamvadHeard *heard)
{
  static const SamvadReceived parts[] = { SAMVAD_RECEIVED_YES, SAMVAD_RECEIVED_PARTLY, SAMVAD_RECEIVED_NO };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *key = g_strdup_printf ("%s/%u", samvad_service_to_code (service), i);

      if (heard->heard.band == SAMVAD_BAND_SUPPRESSED || heard->received[parts[i]] == 0)
        g_assert_null (records_find_chart (pane, key));
      else
        assert_opens (pane, key, heard->received[parts[i]]);
    }
}

static void
assert_voices (GtkWidget          *pane,
               const SamvadVoices *voices,
               SamvadService       service)
{
  const SamvadServiceVoice *voice = &voices->services[service];
  const struct { const char *kind; gint64 n; } rows[] = {
    { "satisfied", voice->satisfied.n }, { "aware", voice->aware.n }, { "informed", voice->informed },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *key = g_strconcat (rows[i].kind, "/", samvad_service_to_code (service), NULL);

      assert_opens (pane, key, rows[i].n);
    }
}

void
records_assert_opinions (GtkWidget              *widget,
                         const SamvadSentiments *sentiments)
{
  const gint64 counts[] = { sentiments->negative, sentiments->neutral, sentiments->positive, sentiments->not_stated };
  GtkWidget *cell = gtk_widget_get_first_child (records_find (widget, GTK_TYPE_FLOW_BOX));

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++, cell = gtk_widget_get_next_sibling (cell))
    if (counts[i] > 0)
      {
        g_signal_emit_by_name (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (cell)), "clicked");
        records_wait_for_rows (records_find_window (), counts[i]);
        records_close (records_find_window ());
      }
}

/* The golden databases have no issues and nobody who was told of anything. */
void
records_add_answers (Fixture *fixture)
{
  fixture->read = FALSE;
  golden_apply (fixture->store,
                "{\"_id\":\"call:0f0f\",\"type\":\"call\",\"schema\":1,\"case\":\"more\",\"officer\":\"o-01\","
                "\"district\":\"63\",\"started_at\":\"2026-09-28T10:00:00+05:30\",\"duration_s\":60,"
                "\"beneficiary\":{\"category\":\"sam\"},\"outcome\":\"complete\",\"feedback\":{\"overall\":\"negative\","
                "\"services\":{\"take_home_ration\":{\"received\":\"no\",\"satisfaction\":1,\"issue\":\"not_supplied\"}},"
                "\"aware\":{\"take_home_ration\":false},\"informed\":[\"take_home_ration\"],"
                "\"remark\":{\"text\":\"नहीं मिला\",\"lang\":\"hi\"}}}");
  while (!fixture->read)
    g_main_context_iteration (NULL, TRUE);
}

/* A remark of the district opens the calls to its family. */
static void
assert_remark (Fixture   *fixture,
               GtkWidget *pane)
{
  GtkWidget *list = records_find (records_find (pane, SAMVAD_TYPE_REMARK_LIST), GTK_TYPE_LIST_VIEW);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_autoptr (SamvadCallFilter) filter = samvad_call_filter_new ();
  g_autoptr (SamvadCallItem) item = NULL;
  gint64 dials;

  while (g_list_model_get_n_items (rows) == 0)
    g_main_context_iteration (NULL, TRUE);
  item = g_list_model_get_item (rows, 0);
  while (samvad_call_item_get_call (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
  filter->family = g_strdup (samvad_call_item_get_call (item)->family);
  dials = records_count_calls (fixture, filter);
  g_assert_cmpint (dials, >, 0);
  g_signal_emit_by_name (list, "activate", 0);
  records_wait_for_rows (records_find_window (), dials);
  records_close (records_find_window ());
}

void
records_assert_numbers (Fixture    *fixture,
                        const char *district)
{
  g_autoptr (SamvadSnapshot) snapshot = samvad_snapshot_ref (samvad_view_model_get_snapshot (fixture->model));
  const SamvadFigures *figures = snapshot->bounded;
  g_autoptr (SamvadVoices) voices = samvad_voices_new (figures, district);
  GtkWidget *pane = g_object_ref_sink (g_object_new (SAMVAD_TYPE_DISTRICT_PANE, "model", fixture->model, NULL));
  SamvadHeard heard[SAMVAD_N_SERVICES];
  gpointer left = pane;

  samvad_district_pane_open (SAMVAD_DISTRICT_PANE (pane), district);
  samvad_coverage_compare (figures, district, heard);
  records_assert_opinions (pane, district != NULL ? &samvad_snapshot_find_district (snapshot, district)->sentiments : &figures->state);
  g_assert_cmpuint (voices->issues->len, >, 0);
  for (SamvadService i = 0; i < SAMVAD_N_SERVICES; i += 3)
    {
      assert_opens (pane, samvad_service_to_code (i), heard[i].heard.n);
      assert_received (pane, i, &heard[i]);
      assert_voices (pane, voices, i);
    }
  for (guint i = 0; i < MIN (voices->issues->len, 3); i++)
    {
      const SamvadIssue *issue = &g_array_index (voices->issues, SamvadIssue, i);
      g_autofree char *key = g_strconcat ("issue/", issue->service, "/", issue->issue, NULL);

      assert_opens (pane, key, issue->cases);
    }
  assert_remark (fixture, pane);
  g_object_add_weak_pointer (G_OBJECT (pane), &left);
  g_object_unref (pane);
  records_wait_until_gone (&left);
}
