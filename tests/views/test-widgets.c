/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-banner.h"
#include "samvad-chart-panel.h"
#include "samvad-columns.h"
#include "samvad-connect-dialog.h"
#include "samvad-day-row.h"
#include "samvad-widgets.h"

#include "samvad-interval-list.h"
#include "samvad-share.h"
#include "samvad-text.h"

static SamvadChart *
make_chart (void)
{
  const SamvadIntervalRow rows[] = {
    { .key = "a", .name = "Nuh", .share = samvad_share_new (55, 100), .differs = TRUE, .rank_low = 23, .rank_high = 23 },
    { .key = "b", .name = "Sirsa", .share = samvad_share_new (3, 14), .rank_low = 1, .rank_high = 22 },
  };
  SamvadChart *chart = samvad_interval_list_new (rows, G_N_ELEMENTS (rows), "District", "Negative", 0.21);

  samvad_chart_set_title (chart, "A finding");
  return chart;
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_visible (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_banner (void)
{
  SamvadBanner *banner = g_object_ref_sink (g_object_new (SAMVAD_TYPE_BANNER, NULL));
  GtkRevealer *revealer = GTK_REVEALER (adw_bin_get_child (ADW_BIN (banner)));

  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  samvad_banner_say (banner, "<b>Offline</b>", NULL, NULL);
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  /* text, never markup */
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_type (GTK_WIDGET (banner), GTK_TYPE_LABEL))), ==,
                   "<b>Offline</b>");
  samvad_banner_say (banner, NULL, NULL, NULL);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  g_assert_finalize_object (banner);
}

static void
test_chart_view (void)
{
  SamvadChartView *view = g_object_ref_sink (SAMVAD_CHART_VIEW (samvad_chart_view_new ()));
  g_autoptr (SamvadChart) first = make_chart ();
  g_autoptr (SamvadChart) second = make_chart ();
  g_autofree char *readout = NULL;

  samvad_chart_view_set_chart (view, first);
  samvad_chart_set_focus (first, samvad_chart_find_key (first, "b"));
  samvad_chart_set_selected (first, "a");
  /* newer figures leave the reader where he is */
  samvad_chart_view_set_chart (view, second);
  g_assert_cmpint (samvad_chart_get_focus (second), ==, samvad_chart_find_key (second, "b"));
  g_assert_cmpstr (samvad_chart_get_selected (second), ==, "a");
  g_object_get (view, "readout", &readout, NULL);
  g_assert_cmpstr (readout, ==, samvad_chart_get_point_text (second, (guint) samvad_chart_find_key (second, "b")));
  g_assert_finalize_object (view);
}

static void
test_chart_panel (void)
{
  SamvadChartPanel *panel = g_object_ref_sink (g_object_new (SAMVAD_TYPE_CHART_PANEL, NULL));
  SamvadChart *chart = make_chart ();
  GtkWidget *toggle = find_type (GTK_WIDGET (panel), GTK_TYPE_TOGGLE_BUTTON);
  GtkColumnView *table;

  samvad_chart_panel_take_chart (panel, chart);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  table = GTK_COLUMN_VIEW (find_type (GTK_WIDGET (panel), GTK_TYPE_COLUMN_VIEW));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (table)), ==,
                    samvad_chart_get_n_columns (chart));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (table))), ==, 2);
  g_assert_finalize_object (panel);
}

static void
test_columns (void)
{
  GtkWidget *columns = g_object_ref_sink (g_object_new (SAMVAD_TYPE_COLUMNS, "column-width", 100, NULL));
  GtkWidget *left = gtk_label_new ("left"), *right = gtk_label_new ("right");
  int narrow, wide;

  gtk_widget_set_parent (left, columns);
  gtk_widget_set_parent (right, columns);
  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, 120, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, 400, &wide, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >, 2 * wide);
  gtk_widget_set_visible (right, FALSE);
  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, 120, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, wide);
  g_assert_finalize_object (columns);
}

static gboolean
is_refused (const char *server,
            const char *database)
{
  g_autofree char *problem = samvad_connect_dialog_check (server, database);

  return problem != NULL;
}

static void
test_connection_check (void)
{
  g_assert_false (is_refused ("https://couch.example.org", "samvad"));
  g_assert_false (is_refused ("https://couch.example.org:6984/behind/proxy", "samvad"));
  g_assert_false (is_refused ("http://127.0.0.1:5984", "samvad"));
  g_assert_false (is_refused ("http://localhost:5984", "samvad"));
  g_assert_false (is_refused ("http://[::1]:5984", "samvad"));
  g_assert_true (is_refused ("http://couch.example.org", "samvad"));
  g_assert_true (is_refused ("http://127.0.0.1.example.org", "samvad"));
  g_assert_true (is_refused ("https://user:secret@couch.example.org", "samvad"));
  g_assert_true (is_refused ("ftp://couch.example.org", "samvad"));
  g_assert_true (is_refused ("couch.example.org", "samvad"));
  g_assert_true (is_refused ("https://", "samvad"));
  g_assert_true (is_refused ("https://couch.example.org", ""));
  g_assert_true (is_refused ("https://couch.example.org", "Samvad"));
  g_assert_true (is_refused ("https://couch.example.org", "_users"));
  g_assert_true (is_refused ("https://couch.example.org", "sam vad"));
}

/* Days as they are written here, in either script, and none where there is none; or chosen from the calendar. */
static void
test_day_row (void)
{
  static const struct { const char *text; int year, month, day; } days[] = {
    { "31-10-2026", 2026, 10, 31 }, { "1.2.2027", 2027, 2, 1 }, { "01/02/2027", 2027, 2, 1 }, { "2026-10-31", 2026, 10, 31 },
    { "३१-१०-२०२६", 2026, 10, 31 }, { "29-02-2028", 2028, 2, 29 },
  };
  static const char *const wrong[] = { "", "tomorrow", "31-02-2027", "31-10", "31-10-26", "10-31-2026", "1-1-1-2026", "99999-1-1" };
  GtkWidget *row = g_object_ref_sink (samvad_day_row_new ("Due")), *calendar = NULL;
  g_autoptr (GDateTime) chosen = g_date_time_new_local (2026, 11, 5, 0, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), days[i].text);
      g_assert_cmpint (samvad_day_row_get (ADW_ENTRY_ROW (row)), ==, samvad_day_from_ymd (days[i].year, days[i].month, days[i].day));
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (samvad_day_row_parse (wrong[i]), ==, SAMVAD_DAY_NONE);
  calendar = find_type (row, GTK_TYPE_CALENDAR);
  g_assert_nonnull (calendar);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), chosen);
  g_assert_cmpint (samvad_day_row_get (ADW_ENTRY_ROW (row)), ==, samvad_day_from_ymd (2026, 11, 5));
  g_assert_finalize_object (row);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("en", SAMVAD_LOCALEDIR);
  adw_init ();
  samvad_views_init ();
  g_test_add_func ("/widgets/banner", test_banner);
  g_test_add_func ("/widgets/chart-view", test_chart_view);
  g_test_add_func ("/widgets/chart-panel", test_chart_panel);
  g_test_add_func ("/widgets/day-row", test_day_row);
  g_test_add_func ("/widgets/columns", test_columns);
  g_test_add_func ("/widgets/connection-check", test_connection_check);
  return g_test_run ();
}
