/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"
#include "samvad-actions-page.h"
#include "samvad-age.h"
#include "samvad-chart-view.h"
#include "samvad-district-pane.h"
#include "samvad-district-words.h"
#include "samvad-districts-page.h"
#include "samvad-feedback-filter.h"
#include "samvad-feedback-page.h"
#include "samvad-finding-words.h"
#include "samvad-item-dialog.h"
#include "samvad-open-list.h"
#include "samvad-overview-page.h"
#include "samvad-reports-page.h"
#include "samvad-status-line.h"
#include "samvad-text.h"
#include "samvad-widgets.h"
#include "samvad-worker-group.h"
#include "samvad-words.h"

typedef struct {
  SamvadStore     *store;
  char            *directory;
  SamvadViewModel *model;
  guint            n_changes;
} Fixture;

static void
on_changed (SamvadViewModel *model,
            Fixture         *fixture)
{
  fixture->n_changes++;
}

static void
wait_for_changes (Fixture *fixture,
                  guint    n_changes)
{
  while (fixture->n_changes < n_changes)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = golden_open ("b", &fixture->directory);
  g_assert_nonnull (fixture->store);
  fixture->model = samvad_view_model_new ();
  samvad_view_model_set_month (fixture->model, 2026 * 12 + 8);
  samvad_view_model_set_store (fixture->model, fixture->store);
  g_signal_connect (fixture->model, "changed", G_CALLBACK (on_changed), fixture);
  wait_for_changes (fixture, 1);
}

/* A worker thread may still hold an object for a moment; it lets go once the main loop has heard of it. */
static void
assert_finalizes (gpointer object)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  gpointer left = object;

  g_object_add_weak_pointer (G_OBJECT (object), &left);
  g_object_unref (object);
  while (left != NULL && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_null (left);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  samvad_view_model_set_store (fixture->model, NULL);
  assert_finalizes (fixture->model);
  while (g_main_context_iteration (NULL, FALSE));
  golden_close (fixture->store, fixture->directory);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static gpointer
make_page (Fixture *fixture,
           GType    type)
{
  return g_object_ref_sink (g_object_new (type, "model", fixture->model, NULL));
}

/* The number on the page is the number of the figures, before and after a call comes in. */
static void
test_overview (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *page = make_page (fixture, SAMVAD_TYPE_OVERVIEW_PAGE);
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (fixture->model);
  g_autofree char *before = samvad_words_headline (snapshot);
  g_autofree char *after = NULL;
  gint64 counted = snapshot->figures->pace.counted;

  g_assert_true (says (page, before));
  golden_apply (fixture->store,
                "{\"_id\":\"call:0f0e\",\"type\":\"call\",\"schema\":1,\"case\":\"new\",\"officer\":\"o-01\","
                "\"district\":\"58\",\"started_at\":\"2026-09-28T10:00:00+05:30\",\"duration_s\":60,"
                "\"beneficiary\":{\"category\":\"sam\"},\"outcome\":\"complete\"}");
  wait_for_changes (fixture, 2);
  snapshot = samvad_view_model_get_snapshot (fixture->model);
  g_assert_cmpint (snapshot->figures->pace.counted, ==, counted + 1);
  after = samvad_words_headline (snapshot);
  g_assert_true (says (page, after));
  assert_finalizes (page);
}

/* Fifty changes at once are a few readings, and the last of them is shown. */
static void
test_burst (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 dials = samvad_view_model_get_snapshot (fixture->model)->figures->dials;
  guint before = fixture->n_changes;

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *json = g_strdup_printf (
        "{\"_id\":\"call:b%d\",\"type\":\"call\",\"schema\":1,\"case\":\"burst%d\",\"officer\":\"o-01\","
        "\"district\":\"58\",\"started_at\":\"2026-09-28T10:00:00+05:30\",\"duration_s\":60,"
        "\"beneficiary\":{\"category\":\"sam\"},\"outcome\":\"busy\"}", i, i);

      golden_apply (fixture->store, json);
    }
  while (samvad_view_model_get_snapshot (fixture->model)->figures->dials < dials + 50)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changes - before, <, 25);
}

static void
test_month (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *page = make_page (fixture, SAMVAD_TYPE_OVERVIEW_PAGE);

  samvad_view_model_set_month (fixture->model, 2020 * 12);
  wait_for_changes (fixture, 2);
  g_assert_true (samvad_snapshot_is_empty (samvad_view_model_get_snapshot (fixture->model)));
  g_assert_true (says (page, "No calls in January 2020"));
  assert_finalizes (page);
}

static void
test_districts (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *page = make_page (fixture, SAMVAD_TYPE_DISTRICTS_PAGE);
  g_autofree char *finding = samvad_finding_words_districts (samvad_view_model_get_snapshot (fixture->model)->figures);

  g_assert_true (says (page, finding));
  assert_finalizes (page);
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

/* Charts of families or services have no point for a district, those of a closed district no chart. */
static gboolean
is_selected (SamvadChartView *view,
             const char      *code)
{
  SamvadChart *chart = samvad_chart_view_get_chart (view);

  if (chart == NULL || samvad_chart_find_key (chart, code) < 0)
    return FALSE;
  g_assert_cmpstr (samvad_chart_get_selected (chart), ==, code);
  return TRUE;
}

/* What is selected in one view of the districts is selected in all, and stays so with newer figures. */
static void
test_linked (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = make_page (fixture, SAMVAD_TYPE_DISTRICTS_PAGE);
  g_autoptr (GPtrArray) views = g_ptr_array_new ();
  guint n_linked = 0;

  collect (page, SAMVAD_TYPE_CHART_VIEW, views);
  g_assert_cmpuint (views->len, >=, 4);
  for (guint round = 0; round < 2; round++)
    {
      const char *code = round == 0 ? "58" : "63";

      g_signal_emit_by_name (g_ptr_array_index (views, round), "activated", code);
      samvad_view_model_set_window (fixture->model, round == 0 ? 4 : 1);
      wait_for_changes (fixture, 2 + round);
      for (guint i = 0; i < views->len; i++)
        n_linked += is_selected (g_ptr_array_index (views, i), code);
      g_assert_cmpuint (n_linked, ==, 5 * (round + 1));
      g_assert_true (says (page, samvad_snapshot_get_district (samvad_view_model_get_snapshot (fixture->model), code)));
    }
  assert_finalizes (page);
}

/* The second activation of a district opens all of it, Escape closes it; its numbers are the figures'. */
static void
test_district (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *page = make_page (fixture, SAMVAD_TYPE_DISTRICTS_PAGE);
  SamvadSnapshot *snapshot = samvad_view_model_get_snapshot (fixture->model);
  g_autoptr (GPtrArray) views = g_ptr_array_new (), panes = g_ptr_array_new ();
  g_autofree char *share = NULL, *comparison = NULL;
  const SamvadDistrictFigures *district = samvad_snapshot_find_district (snapshot, "63");

  collect (page, SAMVAD_TYPE_DISTRICT_PANE, panes);
  collect (page, SAMVAD_TYPE_CHART_VIEW, views);
  for (guint i = 0; i < 2; i++)
    g_signal_emit_by_name (g_ptr_array_index (views, 0), "activated", "63");
  g_assert_true (gtk_widget_get_child_visible (g_ptr_array_index (panes, 0)));
  share = samvad_district_words_share (&district->sentiments.share);
  comparison = samvad_district_words_comparison (snapshot->figures, district);
  g_assert_true (says (g_ptr_array_index (panes, 0), share));
  g_assert_true (says (g_ptr_array_index (panes, 0), comparison));
  samvad_view_model_set_window (fixture->model, 12);
  /* Another window of the same reading is there at once: the cache is not asked. */
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (samvad_view_model_get_snapshot (fixture->model)->figures->window, ==, 12);
  g_assert_true (gtk_widget_get_child_visible (g_ptr_array_index (panes, 0)));
  g_signal_emit_by_name (g_ptr_array_index (panes, 0), "closed");
  g_assert_false (gtk_widget_get_child_visible (g_ptr_array_index (panes, 0)));
  assert_finalizes (page);
}

static void
add_answer (Fixture    *fixture,
            const char *id,
            const char *remark)
{
  g_autofree char *json = g_strdup_printf (
    "{\"_id\":\"call:%s\",\"type\":\"call\",\"schema\":1,\"case\":\"%s\",\"officer\":\"o-01\",\"district\":\"58\","
    "\"started_at\":\"2026-09-29T10:00:00+05:30\",\"duration_s\":60,\"beneficiary\":{\"category\":\"sam\"},"
    "\"outcome\":\"complete\",\"feedback\":{\"overall\":\"negative\",\"services\":{},"
    "\"remark\":{\"text\":\"%s\",\"lang\":\"hi\"}}}", id, id, remark);

  golden_apply (fixture->store, json);
}

static gpointer
find_one (GtkWidget  *page,
          GType       type,
          const char *class)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (page, type, found);
  for (guint i = 0; i < found->len; i++)
    if (class == NULL || gtk_widget_has_css_class (g_ptr_array_index (found, i), class))
      return g_ptr_array_index (found, i);
  g_assert_not_reached ();
}

static void
wait_for_rows (GListModel *model,
               guint       n_rows)
{
  while (g_list_model_get_n_items (model) != n_rows)
    g_main_context_iteration (NULL, TRUE);
}

static void
delete_last (Fixture    *fixture,
             GListModel *rows)
{
  g_autoptr (SamvadCallItem) last = g_list_model_get_item (rows, g_list_model_get_n_items (rows) - 1);
  g_autofree char *json = NULL;

  while (samvad_call_item_get_call (last) == NULL)
    g_main_context_iteration (NULL, TRUE);
  json = g_strdup_printf ("{\"_id\":\"%s\",\"_deleted\":true}", samvad_call_item_get_call (last)->id);
  golden_apply (fixture->store, json);
}

/* What comes in while one reads announces itself and moves nothing until it is asked for. */
static void
test_feedback (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *page = make_page (fixture, SAMVAD_TYPE_FEEDBACK_PAGE), *pill = find_one (page, GTK_TYPE_BUTTON, "pill");
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (find_one (page, GTK_TYPE_LIST_VIEW, "navigation-sidebar")));
  SamvadFeedbackFilter *filter = find_one (page, SAMVAD_TYPE_FEEDBACK_FILTER, NULL);
  gpointer read;
  guint before;

  while (g_list_model_get_n_items (rows) == 0)
    g_main_context_iteration (NULL, TRUE);
  before = g_list_model_get_n_items (rows);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (rows), 1);
  read = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (rows));
  add_answer (fixture, "p1", "किशमिश नहीं मिली");
  add_answer (fixture, "p2", "all well");
  /* What leaves meanwhile makes no new one less. */
  delete_last (fixture, rows);
  while (!gtk_widget_get_visible (pill) || !g_str_equal (gtk_button_get_label (GTK_BUTTON (pill)), "2 new"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, before);
  g_assert_true (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (rows)) == read);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (rows)), ==, 1);
  g_signal_emit_by_name (pill, "clicked");
  wait_for_rows (rows, before + 1);
  g_assert_false (gtk_widget_get_visible (pill));
  samvad_feedback_filter_search (filter, "कीशमीश");
  wait_for_rows (rows, 1);
  g_assert_true (samvad_feedback_filter_is_narrow (filter));
  samvad_feedback_filter_clear (filter);
  wait_for_rows (rows, before + 1);
  assert_finalizes (page);
}

/* Only in sight: what is hidden is not said. */
static GtkWidget *
find_age (GtkWidget *widget)
{
  GtkWidget *found = SAMVAD_IS_AGE (widget) && gtk_widget_get_visible (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_age (child);
  return found;
}

/* Where the numbers are not of now, each page says so beside them. */
static void
test_age (Fixture       *fixture,
          gconstpointer  data)
{
  const GType types[] = { SAMVAD_TYPE_OVERVIEW_PAGE, SAMVAD_TYPE_DISTRICTS_PAGE, SAMVAD_TYPE_FEEDBACK_PAGE,
                          SAMVAD_TYPE_ACTIONS_PAGE, SAMVAD_TYPE_REPORTS_PAGE, SAMVAD_TYPE_DISTRICT_PANE };
  SamvadTime then = samvad_view_model_get_now (fixture->model) - 3 * 24 * 60 * 60 * SAMVAD_SECOND;
  g_autofree char *time = samvad_text_time (then);
  g_autofree char *expected = g_strdup_printf ("as of %s", time);

  g_assert_true (samvad_store_note_contact (fixture->store, then, then, NULL));
  samvad_view_model_refresh (fixture->model);
  wait_for_changes (fixture, fixture->n_changes + 1);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *page = make_page (fixture, types[i]);

      g_test_message ("%s", g_type_name (types[i]));
      samvad_view_model_set_connection (fixture->model, SAMVAD_CONNECTION_LIVE, -1, NULL);
      g_assert_null (find_age (page));
      samvad_view_model_set_connection (fixture->model, SAMVAD_CONNECTION_OFFLINE, -1, NULL);
      g_assert_nonnull (find_age (page));
      g_assert_true (says (find_age (page), expected));
      assert_finalizes (page);
    }
}

static const SamvadAction *
get_selected (GtkSelectionModel *rows)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (rows);
  g_autoptr (SamvadActionItem) item = NULL;

  if (gtk_bitset_get_size (selected) != 1)
    return NULL;
  item = g_list_model_get_item (G_LIST_MODEL (rows), gtk_bitset_get_minimum (selected));
  return samvad_action_item_get_action (item);
}

static void
on_win_item (GSimpleAction *action,
             GVariant      *id,
             char         **opened)
{
  *opened = g_variant_dup_string (id, NULL);
}

/* An open item of a district is selected among the action items, whatever they were narrowed by. */
static void
test_open_item (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *list = make_page (fixture, SAMVAD_TYPE_OPEN_LIST), *page = make_page (fixture, SAMVAD_TYPE_ACTIONS_PAGE);
  GtkColumnView *open = find_one (list, GTK_TYPE_COLUMN_VIEW, NULL), *all = find_one (page, GTK_TYPE_COLUMN_VIEW, NULL);
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (open));
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("item", G_VARIANT_TYPE_STRING);
  g_autoptr (SamvadActionItem) last = NULL;
  g_autofree char *opened = NULL;
  guint position;

  g_signal_connect (action, "activate", G_CALLBACK (on_win_item), &opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (list, "win", G_ACTION_GROUP (group));
  samvad_open_list_show (SAMVAD_OPEN_LIST (list), fixture->model, NULL);
  while (g_list_model_get_n_items (rows) < 3)
    g_main_context_iteration (NULL, TRUE);
  position = g_list_model_get_n_items (rows) - 1;
  last = g_list_model_get_item (rows, position);
  while (samvad_action_item_get_action (last) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (open, "activate", position);
  g_assert_cmpstr (opened, ==, samvad_action_item_get_action (last)->id);
  samvad_actions_page_open_item (SAMVAD_ACTIONS_PAGE (page), opened);
  while (get_selected (gtk_column_view_get_model (all)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_selected (gtk_column_view_get_model (all))->id, ==, opened);
  assert_finalizes (list);
  assert_finalizes (page);
}

/* Pages come and go with nothing left behind, also while lists still load. */
static void
test_finalize (Fixture       *fixture,
               gconstpointer  data)
{
  const GType types[] = { SAMVAD_TYPE_FEEDBACK_PAGE, SAMVAD_TYPE_ACTIONS_PAGE,
                          SAMVAD_TYPE_REPORTS_PAGE, SAMVAD_TYPE_STATUS_LINE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *page = make_page (fixture, types[i]);

      g_test_message ("%s", g_type_name (types[i]));
      golden_apply (fixture->store, "{\"_id\":\"call:f\",\"_deleted\":true}");
      wait_for_changes (fixture, fixture->n_changes + 1);
      while (g_main_context_iteration (NULL, FALSE));
      assert_finalizes (page);
    }
}

static void
add (const char *path,
     void      (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

/* A wrong number becomes an item about the record, of no service, given to whoever is named. */
static void
test_new_item (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *window = gtk_window_new (), *toasts = g_object_ref_sink (adw_toast_overlay_new ()), *dialog;
  g_autoptr (SamvadCall) call = samvad_call_new ();
  g_autoptr (GPtrArray) items = NULL;
  const SamvadAction *item;

  call->id = g_strdup ("call:wrong");
  call->family = g_strdup ("k-wrong");
  call->district = g_strdup ("63");
  call->outcome = SAMVAD_OUTCOME_WRONG_NUMBER;
  samvad_item_dialog_ask (GTK_WINDOW (window), ADW_TOAST_OVERLAY (toasts), fixture->store,
                          samvad_view_model_get_snapshot (fixture->model), call, "s-1");
  dialog = GTK_WIDGET (golden_find_dialog ());
  gtk_editable_set_text (GTK_EDITABLE (find_one (find_one (dialog, SAMVAD_TYPE_WORKER_GROUP, NULL), ADW_TYPE_ENTRY_ROW, NULL)),
                         "Bimla");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "open");
  do
    {
      g_main_context_iteration (NULL, FALSE);
      g_clear_pointer (&items, g_ptr_array_unref);
      items = samvad_store_list_actions_of_call (fixture->store, "call:wrong", NULL);
    }
  while (items->len == 0);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->issue, ==, "wrong_number");
  g_assert_null (item->service);
  g_assert_cmpstr (item->worker.name, ==, "Bimla");
  g_assert_cmpint (item->due_at, >, item->opened_at);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (toasts);
}

int
main (int    argc,
      char **argv)
{
  if (!golden_init (&argc, &argv))
    return 0;
  add ("/pages/overview", test_overview);
  add ("/pages/burst", test_burst);
  add ("/pages/month", test_month);
  add ("/pages/districts", test_districts);
  add ("/pages/linked", test_linked);
  add ("/pages/district", test_district);
  add ("/pages/feedback", test_feedback);
  add ("/pages/open-item", test_open_item);
  add ("/pages/new-item", test_new_item);
  add ("/pages/age", test_age);
  add ("/pages/finalize", test_finalize);
  return g_test_run ();
}
