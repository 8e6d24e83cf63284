/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"
#include "samvad-boundaries.h"
#include "samvad-boundary-choice.h"
#include "samvad-chart-panel.h"
#include "samvad-chart-view.h"
#include "samvad-coverage-card.h"
#include "samvad-coverage.h"
#include "samvad-district-pane.h"
#include "samvad-districts-page.h"
#include "samvad-hours.h"
#include "samvad-number.h"
#include "samvad-outcomes-card.h"
#include "samvad-pack.h"
#include "samvad-planner-dialog.h"
#include "samvad-rates.h"
#include "samvad-record-copy.h"
#include "samvad-records.h"
#include "samvad-report-json.h"
#include "samvad-remark-list.h"
#include "samvad-returns-window.h"
#include "samvad-services.h"
#include "samvad-services-card.h"
#include "samvad-text.h"
#include "samvad-voices.h"
#include "samvad-widgets.h"

#include <string.h>

#define MONTH (2026 * 12 + 8)

typedef struct {
  SamvadStore     *store;
  char            *directory;
  SamvadViewModel *model;
  gboolean         read;
} Fixture;

static void
on_changed (SamvadViewModel *model,
            Fixture         *fixture)
{
  fixture->read = TRUE;
}

static void
set_up (Fixture       *fixture,
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
static void
wait_until_gone (gpointer *left)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (*left != NULL && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_null (*left);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer left = fixture->model;

  samvad_view_model_set_store (fixture->model, NULL);
  g_object_add_weak_pointer (left, &left);
  g_object_unref (fixture->model);
  wait_until_gone (&left);
  while (g_main_context_iteration (NULL, FALSE));
  golden_close (fixture->store, fixture->directory);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static GListModel *
get_rows (GtkWidget *records)
{
  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (find (records, GTK_TYPE_COLUMN_VIEW))));
}

static void
wait_for_rows (GtkWidget *records,
               gint64     n_rows)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (g_list_model_get_n_items (get_rows (records)) != n_rows && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpint (g_list_model_get_n_items (get_rows (records)), ==, n_rows);
}

static void
close_records (GtkWidget *records)
{
  gpointer left = records;

  g_object_add_weak_pointer (G_OBJECT (records), &left);
  gtk_window_destroy (GTK_WINDOW (records));
  wait_until_gone (&left);
}

static SamvadCallFilter *
make_counted (Fixture *fixture)
{
  SamvadCallFilter *filter = samvad_records_filter_new (fixture->model);

  filter->unit = SAMVAD_CALL_UNIT_COUNTED;
  filter->counts = samvad_view_model_get_snapshot (fixture->model)->figures->pace.counts;
  return filter;
}

/* As many rows as the headline says, and the same number above them. */
static void
test_number (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 counted = samvad_view_model_get_snapshot (fixture->model)->figures->pace.counted;
  g_autoptr (SamvadCallFilter) filter = make_counted (fixture);
  g_autofree char *number = samvad_text_number (counted);
  g_autofree char *said = g_strdup_printf ("%s cases", number);
  GtkWidget *records = samvad_records_new (fixture->model, filter, "Counted");

  g_assert_cmpint (counted, >, 1);
  wait_for_rows (records, counted);
  g_assert_true (says (records, said));
  close_records (records);
}

/* What is searched for narrows the rows, and the number says of how many. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 dials = samvad_view_model_get_snapshot (fixture->model)->figures->dials;
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (fixture->model);
  g_autofree char *number = samvad_text_number (dials);
  g_autofree char *said = g_strdup_printf ("0 of %s dials", number);
  GtkWidget *records = samvad_records_new (fixture->model, filter, "Dials");
  GObject *search;

  wait_for_rows (records, dials);
  search = gtk_widget_get_template_child (GTK_WIDGET (records), SAMVAD_TYPE_RECORDS, "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "nosuchword");
  wait_for_rows (records, 0);
  g_assert_true (says (records, said));
  close_records (records);
}

static GtkWidget *
find_records (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (SAMVAD_IS_RECORDS (window->data))
      return window->data;
  return NULL;
}

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static SamvadChartView *
find_chart (GtkWidget  *widget,
            const char *key)
{
  SamvadChartView *found = NULL;

  if (SAMVAD_IS_CHART_VIEW (widget) && samvad_chart_view_get_chart (SAMVAD_CHART_VIEW (widget)) != NULL &&
      samvad_chart_find_key (samvad_chart_view_get_chart (SAMVAD_CHART_VIEW (widget)), key) >= 0)
    return SAMVAD_CHART_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chart (child, key);
  return found;
}

/* The bar of an outcome opens as many cases as it is long. */
static void
test_outcome (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (SamvadSnapshot) snapshot = samvad_snapshot_ref (samvad_view_model_get_snapshot (fixture->model));
  const SamvadFigures *figures = snapshot->figures;
  GtkWidget *card = g_object_ref_sink (g_object_new (SAMVAD_TYPE_OUTCOMES_CARD, "model", fixture->model, NULL));
  gpointer left = card;

  for (guint i = 0; i < SAMVAD_N_OUTCOMES; i++)
    if (figures->outcomes[i] > 0)
      {
        const char *code = samvad_outcome_to_code ((SamvadOutcome) i);

        g_signal_emit_by_name (find_chart (card, code), "activated", code);
        wait_for_rows (find_records (), figures->outcomes[i]);
        close_records (find_records ());
      }
  g_object_add_weak_pointer (G_OBJECT (card), &left);
  g_object_unref (card);
  wait_until_gone (&left);
}

static gint64
count_calls (Fixture                *fixture,
             const SamvadCallFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) calls = samvad_store_list_calls (fixture->store, filter, NULL, &error);

  g_assert_no_error (error);
  return calls->len;
}

/* A number is as long as its list, each of them, also of a month in the middle. */
static void
test_numbers (Fixture       *fixture,
              gconstpointer  data)
{
  const SamvadFigures *figures = samvad_view_model_get_snapshot (fixture->model)->figures;

  for (SamvadNumber number = 0; number < SAMVAD_N_NUMBERS; number++)
    {
      g_autoptr (SamvadCallFilter) filter = samvad_number_make_filter (number, fixture->model);

      g_test_message ("%s", samvad_number_get_title (number));
      g_assert_cmpint (count_calls (fixture, filter), ==, samvad_number_get (number, figures));
    }
  for (SamvadRateKind kind = 0; kind < SAMVAD_N_RATES; kind++)
    {
      g_autoptr (SamvadCallFilter) filter = samvad_number_make_filter (SAMVAD_NUMBER_FAMILIES, fixture->model);

      filter->outcomes = samvad_rates_get_outcomes (kind);
      g_assert_cmpint (count_calls (fixture, filter), ==, samvad_rates_get_share (figures->outcomes, kind).count);
    }
}

static void
activate (GtkWidget  *page,
          guint       at,
          const char *key,
          gint64      n_rows)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();
  GtkWidget *records;

  collect (page, SAMVAD_TYPE_CHART_VIEW, views);
  g_signal_emit_by_name (g_ptr_array_index (views, at), "activated", key);
  records = find_records ();
  g_assert_nonnull (records);
  wait_for_rows (records, n_rows);
  close_records (records);
}

/* The bars of a district open what was counted there, and what was heard there over the window. */
static void
test_coverage (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (SamvadSnapshot) snapshot = samvad_snapshot_ref (samvad_view_model_get_snapshot (fixture->model));
  const SamvadDistrictFigures *district = samvad_snapshot_find_district (snapshot, "63");
  GtkWidget *card = g_object_ref_sink (g_object_new (SAMVAD_TYPE_COVERAGE_CARD, "model", fixture->model, NULL));
  gpointer left = card;

  g_assert_cmpint (district->counted, >, 0);
  activate (card, 0, "63", district->counted);
  activate (card, 1, "63", district->sentiments.share.n);
  g_object_add_weak_pointer (G_OBJECT (card), &left);
  g_object_unref (card);
  wait_until_gone (&left);
}

/* The cell of an hour opens the dials that its n counts. */
static void
test_hour (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (SamvadSnapshot) snapshot = samvad_snapshot_ref (samvad_view_model_get_snapshot (fixture->model));
  g_autofree SamvadHours *hours = samvad_hours_new (snapshot->figures, snapshot->figures->window);
  GtkWidget *card = g_object_ref_sink (g_object_new (SAMVAD_TYPE_OUTCOMES_CARD, "model", fixture->model, NULL));
  gpointer left = card;
  guint opened = 0;

  for (guint day = 0; day < SAMVAD_HOURS_DAYS && opened < 3; day++)
    if (hours->cells[day][11].contact.n > 0)
      {
        g_autofree char *key = g_strdup_printf ("%u/11", day + 1);

        activate (card, 1, key, hours->cells[day][11].contact.n);
        opened++;
      }
  g_assert_cmpuint (opened, ==, 3);
  g_object_add_weak_pointer (G_OBJECT (card), &left);
  g_object_unref (card);
  wait_until_gone (&left);
}

/* What the point of that key opens has so many rows. */
static void
assert_opens (GtkWidget  *widget,
              const char *key,
              gint64      n)
{
  SamvadChartView *view = find_chart (widget, key);

  g_test_message ("%s: %" G_GINT64_FORMAT, key, n);
  g_assert_nonnull (view);
  samvad_chart_view_activate (view, samvad_chart_find_key (samvad_chart_view_get_chart (view), key));
  wait_for_rows (find_records (), n);
  close_records (find_records ());
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
        g_assert_null (find_chart (pane, key));
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

static void
assert_opinions (GtkWidget              *widget,
                 const SamvadSentiments *sentiments)
{
  const gint64 counts[] = { sentiments->negative, sentiments->neutral, sentiments->positive, sentiments->not_stated };
  GtkWidget *cell = gtk_widget_get_first_child (find (widget, GTK_TYPE_FLOW_BOX));

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++, cell = gtk_widget_get_next_sibling (cell))
    if (counts[i] > 0)
      {
        g_signal_emit_by_name (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (cell)), "clicked");
        wait_for_rows (find_records (), counts[i]);
        close_records (find_records ());
      }
}

/* The golden databases have no issues and nobody who was told of anything. */
static void
add_answers (Fixture *fixture)
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
  GtkWidget *list = find (find (pane, SAMVAD_TYPE_REMARK_LIST), GTK_TYPE_LIST_VIEW);
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
  dials = count_calls (fixture, filter);
  g_assert_cmpint (dials, >, 0);
  g_signal_emit_by_name (list, "activate", 0);
  wait_for_rows (find_records (), dials);
  close_records (find_records ());
}

static void
assert_numbers (Fixture    *fixture,
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
  assert_opinions (pane, district != NULL ? &samvad_snapshot_find_district (snapshot, district)->sentiments : &figures->state);
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
  wait_until_gone (&left);
}

/* Every number of a district, and of the State, opens as many records as it says. */
static void
test_district (Fixture       *fixture,
               gconstpointer  district)
{
  add_answers (fixture);
  assert_numbers (fixture, district);
}

static void
apply_project (Fixture    *fixture,
               const char *key,
               const char *district)
{
  g_autofree char *json = g_strdup_printf ("{\"_id\":\"project:%1$s\",\"type\":\"project\",\"schema\":1,"
                                           "\"district\":\"%2$s\",\"name\":{\"en\":\"%1$s\"}}", key, district);

  golden_apply (fixture->store, json);
}

/* Families of a project that lies in Hansi today, called for in Hisar, of which it was a part. */
static void
add_projects (Fixture *fixture)
{
  static const char *const projects[] = { "project:narnaund", "narnaund", "project:barwala" };

  apply_project (fixture, "narnaund", "hansi");
  apply_project (fixture, "barwala", "63");
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      g_autofree char *call = g_strdup_printf (
        "{\"_id\":\"call:0e0%1$u\",\"type\":\"call\",\"schema\":1,\"case\":\"moved-%1$u\",\"officer\":\"o-01\","
        "\"district\":\"63\",\"project\":\"%2$s\",\"started_at\":\"2026-09-2%1$uT10:00:00+05:30\",\"duration_s\":60,"
        "\"beneficiary\":{\"category\":\"sam\"},\"outcome\":\"complete\",\"feedback\":{\"overall\":\"negative\","
        "\"services\":{\"immunisation\":{\"received\":\"no\"}},\"remark\":{\"text\":\"x\",\"lang\":\"en\"}}}",
        i, projects[i]);

      golden_apply (fixture->store, call);
    }
  add_answers (fixture);
}

static GtkWidget *
open_pane (Fixture    *fixture,
           const char *district)
{
  GtkWidget *pane = g_object_ref_sink (g_object_new (SAMVAD_TYPE_DISTRICT_PANE, "model", fixture->model, NULL));

  samvad_district_pane_open (SAMVAD_DISTRICT_PANE (pane), district);
  return pane;
}

static void
close_pane (GtkWidget *pane)
{
  gpointer left = pane;

  g_object_add_weak_pointer (G_OBJECT (pane), &left);
  g_object_unref (pane);
  wait_until_gone (&left);
}

static gint64
get_n (SamvadSnapshot *snapshot,
       const char     *district)
{
  return samvad_snapshot_find_district (snapshot, district)->sentiments.share.n;
}

static SamvadSnapshot *
read_on (Fixture            *fixture,
         SamvadBoundaryView  view)
{
  samvad_view_model_set_boundaries (fixture->model, view);
  return samvad_snapshot_ref (samvad_view_model_get_snapshot (fixture->model));
}

/* The choice on the page, which is one with that of every other page. */
static void
choose_boundaries (GtkWidget          *page,
                   SamvadBoundaryView  view)
{
  GtkWidget *choice = find (page, SAMVAD_TYPE_BOUNDARY_CHOICE);

  g_assert_true (gtk_widget_get_visible (choice));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (choice, GTK_TYPE_DROP_DOWN)), view);
}

/* On the old boundaries Hisar is both, whichever was opened, and each number opens the calls of both. */
static void
test_old_boundaries (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SamvadSnapshot) called = NULL, old = NULL, again = NULL;
  GtkWidget *pane, *page;
  GtkLabel *state;

  add_projects (fixture);
  called = read_on (fixture, SAMVAD_BOUNDARY_VIEW_CALLED);
  pane = open_pane (fixture, "hansi");
  g_assert_true (says (pane, "Hansi"));
  choose_boundaries (pane, SAMVAD_BOUNDARY_VIEW_OLD);
  old = samvad_snapshot_ref (samvad_view_model_get_snapshot (fixture->model));
  g_assert_cmpint (old->bounded->reading->boundaries, ==, SAMVAD_BOUNDARY_VIEW_OLD);
  g_assert_cmpint (get_n (old, "63"), ==, get_n (called, "63") + get_n (called, "hansi"));
  g_assert_true (says (pane, "Hisar + Hansi"));
  g_assert_true (says (pane, "Hansi was carved out of Hisar on 22 December 2025. Read on the old boundaries: Hisar + "
                             "Hansi together."));
  close_pane (pane);
  page = g_object_ref_sink (g_object_new (SAMVAD_TYPE_DISTRICTS_PAGE, "model", fixture->model, NULL));
  state = GTK_LABEL (gtk_widget_get_template_child (page, SAMVAD_TYPE_DISTRICTS_PAGE, "state"));
  g_assert_nonnull (strstr (gtk_label_get_text (state), "Old boundaries: Hansi counts in Hisar"));
  choose_boundaries (page, SAMVAD_BOUNDARY_VIEW_NEW);
  g_assert_cmpint (samvad_view_model_get_boundaries (fixture->model), ==, SAMVAD_BOUNDARY_VIEW_NEW);
  g_assert_nonnull (strstr (gtk_label_get_text (state), "New boundaries for opinions, all else as called"));
  choose_boundaries (page, SAMVAD_BOUNDARY_VIEW_OLD);
  close_pane (page);
  assert_numbers (fixture, "63");
  again = read_on (fixture, SAMVAD_BOUNDARY_VIEW_CALLED);
  g_assert_cmpint (get_n (again, "63"), ==, get_n (called, "63"));
}

/* On the new ones opinions go where their project lies; what is not kept by project stays, and says so. */
static void
test_new_boundaries (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SamvadSnapshot) called = NULL, new = NULL;
  GtkWidget *pane;

  add_projects (fixture);
  called = read_on (fixture, SAMVAD_BOUNDARY_VIEW_CALLED);
  new = read_on (fixture, SAMVAD_BOUNDARY_VIEW_NEW);
  g_assert_cmpint (get_n (new, "hansi"), ==, get_n (called, "hansi") + 2);
  g_assert_cmpint (get_n (new, "63"), ==, get_n (called, "63") - 2);
  assert_numbers (fixture, "63");
  pane = open_pane (fixture, "hansi");
  assert_opinions (pane, &samvad_snapshot_find_district (new, "hansi")->sentiments);
  close_pane (pane);
}

static void
apply_district (Fixture    *fixture,
                const char *code,
                const char *parent,
                const char *day)
{
  g_autofree char *json = g_strdup_printf ("{\"_id\":\"district:%1$s\",\"type\":\"district\",\"schema\":1,\"code\":\"%1$s\","
                                           "\"name\":{\"en\":\"%1$s\"},\"carved_from\":[\"%2$s\"],\"valid_from\":\"%3$s\"}",
                                           code, parent, day);

  golden_apply (fixture->store, json);
}

static void
apply_opinion (Fixture    *fixture,
               const char *district,
               const char *project,
               guint       number)
{
  g_autofree char *json = g_strdup_printf (
    "{\"_id\":\"call:0d%1$u-%2$s-%3$s\",\"type\":\"call\",\"schema\":1,\"case\":\"tree-%1$u-%2$s-%3$s\","
    "\"officer\":\"o-0%1$u\",\"district\":\"%2$s\",\"project\":\"%3$s\",\"started_at\":\"2026-07-0%1$uT10:00:00+05:30\","
    "\"duration_s\":60,\"beneficiary\":{\"category\":\"sam\"},\"outcome\":\"complete\","
    "\"feedback\":{\"overall\":\"%4$s\",\"services\":{}}}", number, district, project, number % 2 == 0 ? "negative" : "positive");

  golden_apply (fixture->store, json);
}

/* Besides Hansi Hisar lost another part, in another month, and Hansi one of its own. */
static void
add_tree (Fixture *fixture)
{
  apply_district (fixture, "barwala", "63", "2026-07-20");
  apply_district (fixture, "narnaund", "hansi", "2026-08-10");
  apply_project (fixture, "uklana", "barwala");
  apply_project (fixture, "kheri", "narnaund");
  apply_project (fixture, "hansi-town", "hansi");
  for (guint i = 1; i <= 4; i++)
    {
      apply_opinion (fixture, "63", "uklana", i);
      apply_opinion (fixture, "63", "hansi-town", i);
      apply_opinion (fixture, "63", "kheri", i);
      apply_opinion (fixture, "hansi", "kheri", i);
      apply_opinion (fixture, "barwala", "uklana", i);
    }
  add_answers (fixture);
}

static const char *const parts_of_hisar[] = { "63", "hansi", "barwala", "narnaund", NULL };

/* What `samvadctl status` says of the same cache. */
static SamvadFigures *
read_status (Fixture            *fixture,
             SamvadBoundaryView  view)
{
  g_autofree char *program = g_build_filename (g_getenv ("SAMVAD_BUILD_ROOT"), "src", "ctl", "samvadctl", NULL);
  const char *argv[] = {
    program, "status", "--cache-dir", fixture->directory, "--month", "2026-09", "--window", "4", "--boundaries",
    samvad_boundary_view_to_code (view), "--json", NULL
  };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  SamvadFigures *figures;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  figures = samvad_report_figures_parse (text, &error);
  g_assert_no_error (error);
  return figures;
}

static void
assert_same_districts (const SamvadFigures *page,
                       const SamvadFigures *status)
{
  g_assert_cmpuint (page->districts->len, ==, status->districts->len);
  for (guint i = 0; i < page->districts->len; i++)
    {
      const SamvadDistrictFigures *one = g_ptr_array_index (page->districts, i);
      const SamvadDistrictFigures *other = samvad_figures_find_district (status, one->code);

      g_assert_nonnull (other);
      g_assert_cmpint (one->sentiments.share.n, ==, other->sentiments.share.n);
      g_assert_cmpint (one->sentiments.negative, ==, other->sentiments.negative);
      g_assert_cmpint (one->counted, ==, other->counted);
    }
}

static gboolean
has_note (const SamvadStory *story,
          const char        *note)
{
  for (guint i = 0; i < story->blocks->len; i++)
    if (g_strcmp0 (((const SamvadBlock *) g_ptr_array_index (story->blocks, i))->text, note) == 0)
      return TRUE;
  return FALSE;
}

/* As the page of a district in the pack says what it is on these boundaries. */
static void
assert_said (const SamvadStory   *story,
             const char          *label,
             const SamvadFigures *figures,
             const char          *district)
{
  const SamvadShare *share = &samvad_figures_find_district (figures, district)->sentiments.share;
  g_autofree char *n = samvad_text_number (share->n), *percent = samvad_text_percent (share->share);
  g_autofree char *interval = samvad_text_percent_interval (share->low, share->high);
  g_autofree char *note = share->n == 0 ? g_strdup_printf ("%s: –", label)
                          : share->band == SAMVAD_BAND_SUPPRESSED ? g_strdup_printf ("%s: too few: %s", label, n)
                          : g_strdup_printf ("%s: %s negative (%s, n = %s)", label, percent, interval, n);

  if (!has_note (story, note))
    g_error ("the pack does not say “%s”", note);
}

/* The pack on the boundaries as called has a page for each part, with all boundaries on it. */
static SamvadStory *
compose_pack (const SamvadFigures *called)
{
  SamvadPackInput input = { .figures = called, .districts = parts_of_hisar };

  return samvad_pack_compose (&input, SAMVAD_PAPER_PORTRAIT);
}

/* The page, `samvadctl status` and the pack know only one way of other boundaries. */
static void
test_tree (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (SamvadSnapshot) called = NULL, old = NULL, new = NULL;
  g_autoptr (SamvadFigures) status_old = NULL, status_new = NULL;
  g_autoptr (SamvadStory) story = NULL;

  samvad_view_model_set_window (fixture->model, 4);
  add_tree (fixture);
  called = read_on (fixture, SAMVAD_BOUNDARY_VIEW_CALLED);
  old = read_on (fixture, SAMVAD_BOUNDARY_VIEW_OLD);
  new = read_on (fixture, SAMVAD_BOUNDARY_VIEW_NEW);
  status_old = read_status (fixture, SAMVAD_BOUNDARY_VIEW_OLD);
  status_new = read_status (fixture, SAMVAD_BOUNDARY_VIEW_NEW);
  assert_same_districts (old->bounded, status_old);
  assert_same_districts (new->bounded, status_new);
  g_assert_cmpint (get_n (new, "narnaund"), ==, get_n (called, "narnaund") + 8);
  g_assert_cmpint (get_n (new, "barwala"), ==, get_n (called, "barwala") + 4);
  story = compose_pack (called->figures);
  assert_said (story, "Old boundaries, Hisar + Hansi + barwala + narnaund together", status_old, "63");
  for (guint i = 0; parts_of_hisar[i] != NULL; i++)
    {
      assert_said (story, "As the calls name the district, as on this page", called->figures, parts_of_hisar[i]);
      assert_said (story, "New boundaries, earlier opinions where their project lies today", status_new, parts_of_hisar[i]);
    }
  assert_numbers (fixture, "63");
}

#define SIDE 12.0       /* squares in a row */

/* A map on which no two parts of Hisar touch each other. */
static SamvadOutlines *
make_outlines (const SamvadFigures *figures)
{
  SamvadOutlines *outlines = samvad_outlines_new ();

  for (guint i = 0; i < figures->districts->len; i++)
    {
      GArray *ring = g_array_new (FALSE, FALSE, sizeof (double));
      double x = (int) i % (int) SIDE, y = (int) i / (int) SIDE;
      const double corners[] = { x, y, x + 1, y, x + 1, y + 1, x, y + 1, x, y };

      g_array_append_vals (ring, corners, G_N_ELEMENTS (corners));
      samvad_outlines_begin (outlines);
      samvad_outlines_add_code (outlines, ((const SamvadDistrictFigures *) g_ptr_array_index (figures->districts, i))->code);
      samvad_outlines_take_ring (outlines, ring);
    }
  return outlines;
}

static cairo_surface_t *
paint (SamvadChart *chart)
{
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (SAMVAD_CHART_LIGHT, "Noto Sans 10");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 700, 400);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  samvad_chart_draw (chart, cr, 700, 400, style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static SamvadBox
get_box (SamvadChart *chart,
         const char  *key)
{
  SamvadBox box;

  g_assert_true (samvad_chart_get_point_box (chart, (guint) samvad_chart_find_key (chart, key), &box));
  return box;
}

/* Inside the corner of an outline, where no name stands. */
static guint32
get_pixel (cairo_surface_t *surface,
           const SamvadBox *box)
{
  int x = (int) (box->x + 0.1 * box->width), y = (int) (box->y + 0.1 * box->height);
  const guchar *line = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) line)[x] & 0xffffff;
}

static int
find_centre (SamvadChart     *chart,
             const SamvadBox *box)
{
  return samvad_chart_find_point (chart, box->x + box->width / 2, box->y + box->height / 2);
}

static SamvadChartView *
get_map (GtkWidget *page)
{
  GtkWidget *panel = GTK_WIDGET (gtk_widget_get_template_child (page, SAMVAD_TYPE_DISTRICTS_PAGE, "map"));

  return samvad_chart_panel_get_view (SAMVAD_CHART_PANEL (panel));
}

/* Districts that are one on the old boundaries are one on a map of official ones too: each outline has the colour of what
 * they say together, reads it out, and opens it. What lies between them is another district's. */
static void
test_outlines (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (SAMVAD_TYPE_DISTRICTS_PAGE, "model", fixture->model, NULL));
  g_autoptr (SamvadSnapshot) called = NULL, old = NULL;
  g_autoptr (SamvadOutlines) outlines = NULL;
  g_autofree char *n = NULL;
  cairo_surface_t *surface;
  SamvadChart *chart;
  SamvadBox parent, part, between, both;
  int merged;

  samvad_view_model_set_window (fixture->model, 12);
  /* So many that there is a share to colour. */
  for (guint i = 2; i <= 8; i += 2)
    for (guint j = 0; parts_of_hisar[j] != NULL; j++)
      {
        apply_opinion (fixture, "63", parts_of_hisar[j], i);
        apply_opinion (fixture, "hansi", parts_of_hisar[j], i);
      }
  add_answers (fixture);
  called = read_on (fixture, SAMVAD_BOUNDARY_VIEW_CALLED);
  outlines = make_outlines (called->figures);
  samvad_view_model_set_outlines (fixture->model, outlines, NULL);
  chart = samvad_chart_view_get_chart (get_map (page));
  cairo_surface_destroy (paint (chart));
  parent = get_box (chart, "63");
  part = get_box (chart, "hansi");
  old = read_on (fixture, SAMVAD_BOUNDARY_VIEW_OLD);
  chart = samvad_chart_view_get_chart (get_map (page));
  surface = paint (chart);
  merged = samvad_chart_find_key (chart, "63");
  g_assert_cmpint (samvad_chart_find_key (chart, "hansi"), ==, -1);
  g_assert_cmpint (find_centre (chart, &parent), ==, merged);
  g_assert_cmpint (find_centre (chart, &part), ==, merged);
  both = get_box (chart, "63");
  between = (SamvadBox) { parent.x + parent.width, parent.y, parent.width, parent.height };
  g_assert_cmpfloat (both.x + both.width, >=, part.x + part.width - 1);
  g_assert_cmpfloat (both.y + both.height, >=, part.y + part.height - 1);
  g_assert_cmpint (find_centre (chart, &between), !=, merged);
  g_assert_cmphex (get_pixel (surface, &parent), ==, get_pixel (surface, &part));
  g_assert_cmphex (get_pixel (surface, &parent), !=, 0xffffff);
  cairo_surface_destroy (surface);
  n = samvad_text_number (get_n (old, "63"));
  g_assert_true (g_str_has_prefix (samvad_chart_get_point_text (chart, (guint) merged), "Hisar + Hansi"));
  g_assert_nonnull (strstr (samvad_chart_get_point_text (chart, (guint) merged), n));
  g_assert_null (strstr (samvad_chart_get_description (chart), "Hansi "));
  samvad_chart_view_activate (get_map (page), find_centre (chart, &part));
  samvad_chart_view_activate (get_map (page), find_centre (chart, &part));
  g_assert_true (says (find (page, SAMVAD_TYPE_DISTRICT_PANE), "Hisar + Hansi"));
  close_pane (page);
  assert_numbers (fixture, "63");
}

/* A reported share opens the returns that it sums. */
static void
assert_returns (GtkWidget      *page,
                SamvadSnapshot *snapshot,
                SamvadService   service)
{
  GtkWidget *card = find (page, SAMVAD_TYPE_SERVICES_CARD);
  g_autofree char *key = g_strconcat ("reported/", samvad_service_to_code (service), NULL);
  SamvadChartView *view = find_chart (card, key);
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  guint n_returns = 0;

  for (guint i = 0; i < snapshot->figures->reading->coverage->len; i++)
    {
      const SamvadCoverage *coverage = g_ptr_array_index (snapshot->figures->reading->coverage, i);

      n_returns += coverage->services[service].reported && samvad_figures_has_month (snapshot->figures, coverage->month);
    }
  samvad_chart_view_activate (view, samvad_chart_find_key (samvad_chart_view_get_chart (view), key));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!SAMVAD_IS_RETURNS_WINDOW (window))
        continue;
      g_assert_cmpuint (g_list_model_get_n_items (get_rows (window)), ==, n_returns);
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  g_assert_not_reached ();
}

/* A cell of the services opens the families of its district; a number in the sentences those it counts. */
static void
test_districts (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (SamvadSnapshot) snapshot = samvad_snapshot_ref (samvad_view_model_get_snapshot (fixture->model));
  g_autoptr (SamvadServiceMatrix) matrix = samvad_service_matrix_new_by_district (snapshot->figures, NULL);
  GtkWidget *page = g_object_ref_sink (g_object_new (SAMVAD_TYPE_DISTRICTS_PAGE, "model", fixture->model, NULL));
  SamvadChartView *view = find_chart (find (page, SAMVAD_TYPE_SERVICES_CARD), "63");
  GObject *finding = gtk_widget_get_template_child (page, SAMVAD_TYPE_DISTRICTS_PAGE, "finding");
  const SamvadDistrictFigures *district = samvad_snapshot_find_district (snapshot, "63");
  int first = samvad_chart_find_key (samvad_chart_view_get_chart (view), "63");
  gpointer left = page;
  gboolean handled;

  for (guint column = 0; column < matrix->columns->len; column++)
    if (g_str_equal (g_ptr_array_index (matrix->columns, column), "63"))
      {
        samvad_chart_view_activate (view, first + SAMVAD_SERVICE_IMMUNISATION);
        wait_for_rows (find_records (), samvad_service_matrix_get (matrix, SAMVAD_SERVICE_IMMUNISATION, column)->share.n);
        close_records (find_records ());
      }
  g_assert_cmpstr (samvad_chart_get_selected (samvad_chart_view_get_chart (view)), ==, "63");
  assert_returns (page, snapshot, SAMVAD_SERVICE_IMMUNISATION);
  g_signal_emit_by_name (finding, "activate-link", "negative:63", &handled);
  wait_for_rows (find_records (), district->sentiments.negative);
  close_records (find_records ());
  g_signal_emit_by_name (finding, "activate-link", "opinions:63", &handled);
  wait_for_rows (find_records (), district->sentiments.share.n);
  close_records (find_records ());
  g_object_add_weak_pointer (G_OBJECT (page), &left);
  g_object_unref (page);
  wait_until_gone (&left);
}

static guint
count_items (Fixture    *fixture,
             const char *call)
{
  g_autoptr (GPtrArray) items = samvad_store_list_actions_of_call (fixture->store, call, NULL);

  return items->len;
}

static void
wait_for_items (Fixture    *fixture,
                const char *call,
                guint       n_items)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (count_items (fixture, call) != n_items && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (count_items (fixture, call), ==, n_items);
}

static gboolean
press (GtkWidget  *widget,
       const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (press (child, label))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *dialog = NULL;

  for (guint i = 0; dialog == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  return dialog;
}

/* As it is filled in. */
static void
open_item (GtkWidget *records)
{
  g_assert_true (press (records, "New Action Item…"));
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (find_dialog ()), "open"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "open");
}

static void
wait_for_press (GtkWidget  *records,
                const char *label)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!press (records, label) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
wait_for_words (GtkWidget  *records,
                const char *text)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!says (records, text) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (says (records, text));
}

/* A wrong number becomes an action item as any call does: the dialog says what is to be done, it is done once, and can be
 * taken back. */
static void
test_item (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (SamvadCallFilter) filter = samvad_number_make_filter (SAMVAD_NUMBER_WRONG_NUMBERS, fixture->model);
  gint64 number = samvad_number_get (SAMVAD_NUMBER_WRONG_NUMBERS, samvad_view_model_get_snapshot (fixture->model)->figures);
  GtkWidget *records = samvad_records_new (fixture->model, filter, "Wrong numbers");
  g_autoptr (SamvadCallItem) first = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const SamvadAction *item;
  const char *call;

  g_assert_cmpint (number, >, 0);
  wait_for_rows (records, number);
  first = g_list_model_get_item (get_rows (records), 0);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_rows (records)), 0);
  while (samvad_call_item_get_call (first) == NULL)
    g_main_context_iteration (NULL, TRUE);
  call = samvad_call_item_get_call (first)->id;
  g_assert_cmpuint (count_items (fixture, call), ==, 0);
  open_item (records);
  wait_for_items (fixture, call, 1);
  items = samvad_store_list_actions_of_call (fixture->store, call, NULL);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->issue, ==, "wrong_number");
  g_assert_null (item->service);
  g_assert_cmpint (item->worker.role, ==, SAMVAD_ROLE_AWW);
  open_item (records);
  wait_for_words (records, "There is an action item for this already");
  g_assert_cmpuint (count_items (fixture, call), ==, 1);
  close_records (records);
}

/* What was opened is taken back until it is sent; then it stays, and that is said. */
static void
test_item_undo (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (SamvadCallFilter) filter = samvad_number_make_filter (SAMVAD_NUMBER_WRONG_NUMBERS, fixture->model);
  GtkWidget *records = samvad_records_new (fixture->model, filter, "Wrong numbers");
  g_autoptr (SamvadCallItem) first = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const char *call;

  wait_for_rows (records, samvad_number_get (SAMVAD_NUMBER_WRONG_NUMBERS, samvad_view_model_get_snapshot (fixture->model)->figures));
  first = g_list_model_get_item (get_rows (records), 0);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_rows (records)), 0);
  while (samvad_call_item_get_call (first) == NULL)
    g_main_context_iteration (NULL, TRUE);
  call = samvad_call_item_get_call (first)->id;
  open_item (records);
  wait_for_items (fixture, call, 1);
  wait_for_press (records, "_Undo");
  wait_for_items (fixture, call, 0);
  wait_for_words (records, "Undone");
  open_item (records);
  wait_for_items (fixture, call, 1);
  rows = samvad_store_list_outbox (fixture->store, 10, FALSE, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_true (samvad_store_acknowledge (fixture->store, ((SamvadOutboxRow *) g_ptr_array_index (rows, 0))->row, NULL));
  wait_for_press (records, "_Undo");
  wait_for_words (records, "The action item was sent already: cancel it on the page of action items");
  g_assert_cmpuint (count_items (fixture, call), ==, 1);
  close_records (records);
}

typedef struct {
  char  *text;
  guint  n_rows;
} Copied;

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Copied *copied = user_data;
  g_autoptr (GError) error = NULL;

  copied->text = samvad_record_copy_finish (result, &copied->n_rows, &error);
  g_assert_no_error (error);
}

static guint
count (const char *text,
       char        character)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == character;
  return n;
}

/* Every row has the header's columns; what a family said cannot become a formula or another cell. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (SamvadCallFilter) filter = samvad_records_filter_new (fixture->model);
  Copied copied = { NULL, 0 };
  g_auto (GStrv) lines = NULL;

  golden_apply (fixture->store,
                "{\"_id\":\"call:0f0e\",\"type\":\"call\",\"schema\":1,\"case\":\"new\",\"officer\":\"o-01\","
                "\"district\":\"58\",\"started_at\":\"2026-09-28T10:00:00+05:30\",\"duration_s\":60,"
                "\"beneficiary\":{\"category\":\"sam\"},\"outcome\":\"complete\","
                "\"feedback\":{\"overall\":\"negative\",\"remark\":{\"text\":\"=1+1\\tand\\nmore\",\"lang\":\"en\"}}}");
  samvad_record_copy_async (fixture->store, filter, samvad_view_model_get_snapshot (fixture->model), NULL, on_copied, &copied);
  while (copied.text == NULL)
    g_main_context_iteration (NULL, TRUE);
  lines = g_strsplit (copied.text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, copied.n_rows + 2);
  for (guint i = 0; i <= copied.n_rows; i++)
    g_assert_cmpuint (count (lines[i], '\t'), ==, count (lines[0], '\t'));
  g_assert_nonnull (strstr (copied.text, "\t'=1+1 and more\t"));
  g_free (copied.text);
}

/* The list has a line for each district, each with the header's columns, and the window goes as it came. */
static void
test_planner (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (SamvadSnapshot) snapshot = samvad_snapshot_ref (samvad_view_model_get_snapshot (fixture->model));
  g_autofree char *list = samvad_planner_dialog_write (snapshot, ',');
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *dialog = samvad_planner_dialog_present (parent, snapshot);
  guint len = snapshot->figures->districts->len;

  g_assert_cmpuint (g_strv_length (lines), ==, len + 2);
  for (guint i = 0; i <= len; i++)
    g_assert_cmpuint (count (lines[i], ','), ==, 5);
  for (guint i = 0; i < len; i++)
    {
      const SamvadDistrictFigures *district = g_ptr_array_index (snapshot->figures->districts, i);

      g_assert_true (says (dialog, samvad_snapshot_get_district (snapshot, district->code)));
    }
  close_records (dialog);
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
add (const char *path,
     void      (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int    argc,
      char **argv)
{
  if (!golden_init (&argc, &argv))
    return 0;
  add ("/views/records/number", test_number);
  add ("/views/records/search", test_search);
  add ("/views/records/outcome", test_outcome);
  add ("/views/records/numbers", test_numbers);
  add ("/views/records/coverage", test_coverage);
  add ("/views/records/hour", test_hour);
  g_test_add ("/views/records/district", Fixture, "63", set_up, test_district, tear_down);
  g_test_add ("/views/records/state", Fixture, NULL, set_up, test_district, tear_down);
  add ("/views/records/districts", test_districts);
  add ("/views/records/old-boundaries", test_old_boundaries);
  add ("/views/records/new-boundaries", test_new_boundaries);
  add ("/views/records/tree", test_tree);
  add ("/views/records/outlines", test_outlines);
  add ("/views/records/item", test_item);
  add ("/views/records/item-undo", test_item_undo);
  add ("/views/records/copy", test_copy);
  add ("/views/records/planner", test_planner);
  return g_test_run ();
}
