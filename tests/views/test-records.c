/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records.h"
#include "samvad-coverage-card.h"
#include "samvad-districts-page.h"
#include "samvad-hours.h"
#include "samvad-number.h"
#include "samvad-outcomes-card.h"
#include "samvad-planner-dialog.h"
#include "samvad-rates.h"
#include "samvad-record-copy.h"
#include "samvad-returns-window.h"
#include "samvad-services-card.h"
#include "samvad-services.h"
#include "samvad-text.h"

#include <string.h>

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
  records_wait_for_rows (records, counted);
  g_assert_true (records_say (records, said));
  records_close (records);
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

  records_wait_for_rows (records, dials);
  search = gtk_widget_get_template_child (GTK_WIDGET (records), SAMVAD_TYPE_RECORDS, "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "nosuchword");
  records_wait_for_rows (records, 0);
  g_assert_true (records_say (records, said));
  records_close (records);
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

        g_signal_emit_by_name (records_find_chart (card, code), "activated", code);
        records_wait_for_rows (records_find_window (), figures->outcomes[i]);
        records_close (records_find_window ());
      }
  g_object_add_weak_pointer (G_OBJECT (card), &left);
  g_object_unref (card);
  records_wait_until_gone (&left);
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
      g_assert_cmpint (records_count_calls (fixture, filter), ==, samvad_number_get (number, figures));
    }
  for (SamvadRateKind kind = 0; kind < SAMVAD_N_RATES; kind++)
    {
      g_autoptr (SamvadCallFilter) filter = samvad_number_make_filter (SAMVAD_NUMBER_FAMILIES, fixture->model);

      filter->outcomes = samvad_rates_get_outcomes (kind);
      g_assert_cmpint (records_count_calls (fixture, filter), ==, samvad_rates_get_share (figures->outcomes, kind).count);
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
  records = records_find_window ();
  g_assert_nonnull (records);
  records_wait_for_rows (records, n_rows);
  records_close (records);
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
  records_wait_until_gone (&left);
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
  records_wait_until_gone (&left);
}

/* Every number of a district, and of the State, opens as many records as it says. */
static void
test_district (Fixture       *fixture,
               gconstpointer  district)
{
  records_add_answers (fixture);
  records_assert_numbers (fixture, district);
}

/* A reported share opens the returns that it sums. */
static void
assert_returns (GtkWidget      *page,
                SamvadSnapshot *snapshot,
                SamvadService   service)
{
  GtkWidget *card = records_find (page, SAMVAD_TYPE_SERVICES_CARD);
  g_autofree char *key = g_strconcat ("reported/", samvad_service_to_code (service), NULL);
  SamvadChartView *view = records_find_chart (card, key);
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
      g_assert_cmpuint (g_list_model_get_n_items (records_get_rows (window)), ==, n_returns);
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
  SamvadChartView *view = records_find_chart (records_find (page, SAMVAD_TYPE_SERVICES_CARD), "63");
  GObject *finding = gtk_widget_get_template_child (page, SAMVAD_TYPE_DISTRICTS_PAGE, "finding");
  const SamvadDistrictFigures *district = samvad_snapshot_find_district (snapshot, "63");
  int first = samvad_chart_find_key (samvad_chart_view_get_chart (view), "63");
  gpointer left = page;
  gboolean handled;

  for (guint column = 0; column < matrix->columns->len; column++)
    if (g_str_equal (g_ptr_array_index (matrix->columns, column), "63"))
      {
        samvad_chart_view_activate (view, first + SAMVAD_SERVICE_IMMUNISATION);
        records_wait_for_rows (records_find_window (),
                               samvad_service_matrix_get (matrix, SAMVAD_SERVICE_IMMUNISATION, column)->share.n);
        records_close (records_find_window ());
      }
  g_assert_cmpstr (samvad_chart_get_selected (samvad_chart_view_get_chart (view)), ==, "63");
  assert_returns (page, snapshot, SAMVAD_SERVICE_IMMUNISATION);
  g_signal_emit_by_name (finding, "activate-link", "negative:63", &handled);
  records_wait_for_rows (records_find_window (), district->sentiments.negative);
  records_close (records_find_window ());
  g_signal_emit_by_name (finding, "activate-link", "opinions:63", &handled);
  records_wait_for_rows (records_find_window (), district->sentiments.share.n);
  records_close (records_find_window ());
  g_object_add_weak_pointer (G_OBJECT (page), &left);
  g_object_unref (page);
  records_wait_until_gone (&left);
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

/* As it is filled in. */
static void
open_item (GtkWidget *records)
{
  g_assert_true (press (records, "New Action Item…"));
  g_assert_true (adw_message_dialog_get_response_enabled (golden_find_dialog (), "open"));
  adw_message_dialog_response (golden_find_dialog (), "open");
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

  while (!records_say (records, text) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (records_say (records, text));
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
  records_wait_for_rows (records, number);
  first = g_list_model_get_item (records_get_rows (records), 0);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (records_get_rows (records)), 0);
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
  records_close (records);
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

  records_wait_for_rows (records, samvad_number_get (SAMVAD_NUMBER_WRONG_NUMBERS,
                                                     samvad_view_model_get_snapshot (fixture->model)->figures));
  first = g_list_model_get_item (records_get_rows (records), 0);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (records_get_rows (records)), 0);
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
  records_close (records);
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

      g_assert_true (records_say (dialog, samvad_snapshot_get_district (snapshot, district->code)));
    }
  records_close (dialog);
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
add (const char *path,
     void      (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, records_set_up, func, records_tear_down);
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
  g_test_add ("/views/records/district", Fixture, "63", records_set_up, test_district, records_tear_down);
  g_test_add ("/views/records/state", Fixture, NULL, records_set_up, test_district, records_tear_down);
  add ("/views/records/districts", test_districts);
  add ("/views/records/item", test_item);
  add ("/views/records/item-undo", test_item_undo);
  add ("/views/records/copy", test_copy);
  add ("/views/records/planner", test_planner);
  return g_test_run ();
}
