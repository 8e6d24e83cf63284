/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the reports page and the layout of its packs. */
#include "samvad-report-months.h"
#include "samvad-report-options.h"
#include "samvad-report-rows.h"

#include "sample.h"
#include "samvad-text.h"

#define MONTH(year, month) ((SamvadMonth) ((year) * 12 + (month) - 1))

static void
month_free (gpointer data)
{
  g_free (((SamvadReportMonth *) data)->by);
  g_free (data);
}

/* From @last back to @first, latest first, as the cache lists them. */
static GPtrArray *
make_months (SamvadMonth first,
             SamvadMonth last)
{
  GPtrArray *months = g_ptr_array_new_with_free_func (month_free);

  for (SamvadMonth i = last; i >= first; i--)
    {
      SamvadReportMonth *month = g_new0 (SamvadReportMonth, 1);

      month->month = i;
      month->closed_at = SAMVAD_TIME_NONE;
      g_ptr_array_add (months, month);
    }
  return months;
}

static guint
count (GtkListBox *list,
       SamvadSpan  wanted)
{
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      SamvadMonth month;
      SamvadSpan span;

      n += samvad_report_row_get_span (row, &span, &month) && span == wanted;
    }
  return n;
}

static const char *
get_selected_title (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

/* Every month, and once each quarter and financial year that has one of them. */
static void
test_rows (void)
{
  GtkListBox *list = GTK_LIST_BOX (g_object_ref_sink (gtk_list_box_new ()));
  g_autoptr (GPtrArray) months = make_months (MONTH (2026, 3), MONTH (2026, 11));

  samvad_report_rows_init (list);
  samvad_report_rows_fill (list, months, NULL);
  g_assert_cmpuint (count (list, SAMVAD_SPAN_MONTH), ==, 9);
  g_assert_cmpuint (count (list, SAMVAD_SPAN_QUARTER), ==, 4);
  g_assert_cmpuint (count (list, SAMVAD_SPAN_YEAR), ==, 2);
  samvad_report_rows_select (list, SAMVAD_SPAN_MONTH, MONTH (2026, 10));
  g_assert_cmpstr (get_selected_title (list), ==, "October 2026");
  samvad_report_rows_select (list, SAMVAD_SPAN_QUARTER, MONTH (2026, 12));
  g_assert_cmpstr (get_selected_title (list), ==, "Quarter 3 of 2026–27");
  samvad_report_rows_select (list, SAMVAD_SPAN_YEAR, MONTH (2026, 3));
  g_assert_cmpstr (get_selected_title (list), ==, "2025–26");
  samvad_report_rows_select (list, SAMVAD_SPAN_MONTH, MONTH (2019, 1));
  g_assert_null (get_selected_title (list));
  g_object_unref (list);
}

static GtkWidget *
find_check (GtkWidget  *widget,
            const char *label)
{
  if (GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_changed (guint *times)
{
  (*times)++;
}

/* What is chosen is told once and remembered; a district that differs has its page without being chosen. */
static void
test_options (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.samvad.Supervisor");
  SamvadReportOptions *options = g_object_ref_sink (g_object_new (SAMVAD_TYPE_REPORT_OPTIONS, NULL));
  g_autoptr (SamvadFigures) figures = sample_figures ();
  g_auto (GStrv) kept = NULL;
  GtkWidget *nuh, *hisar;
  guint times = 0;

  samvad_report_options_set_settings (options, settings);
  samvad_report_options_show (options, figures);
  g_signal_connect_swapped (options, "changed", G_CALLBACK (on_changed), &times);
  g_assert_cmpint (samvad_report_options_get_kind (options), ==, SAMVAD_PAPER_PORTRAIT);
  nuh = find_check (GTK_WIDGET (options), "Nuh (differs)");
  hisar = find_check (GTK_WIDGET (options), "Hisar");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (nuh)));
  g_assert_false (gtk_widget_get_sensitive (nuh));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (hisar), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (GTK_WIDGET (options), "_Across")), TRUE);
  g_assert_cmpuint (times, ==, 2);
  g_assert_cmpint (samvad_report_options_get_kind (options), ==, SAMVAD_PAPER_LANDSCAPE);
  kept = g_settings_get_strv (settings, "report-districts");
  g_assert_cmpstrv (kept, ((const char *[]) { "63", NULL }));
  g_assert_cmpstrv (samvad_report_options_get_districts (options), kept);
  g_assert_true (g_settings_get_boolean (settings, "report-landscape"));
  samvad_report_options_show (options, figures);
  g_assert_true (find_check (GTK_WIDGET (options), "Hisar") == hisar);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (hisar), FALSE);
  g_assert_cmpuint (g_strv_length (samvad_report_options_get_districts (options)), ==, 0);
  g_assert_finalize_object (options);
}

/* Boundaries are to choose from only where some changed, and the choice is remembered. */
static void
test_boundaries (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.samvad.Supervisor");
  SamvadReportOptions *options = g_object_ref_sink (g_object_new (SAMVAD_TYPE_REPORT_OPTIONS, NULL));
  g_autoptr (SamvadFigures) figures = sample_figures ();
  SamvadDistrict *child = g_ptr_array_index (figures->reading->districts, 0);
  const char *const from[] = { "63", NULL };
  g_autofree char *kept = NULL;
  GtkWidget *old;
  guint times = 0;

  samvad_report_options_set_settings (options, settings);
  samvad_report_options_show (options, figures);
  g_signal_connect_swapped (options, "changed", G_CALLBACK (on_changed), &times);
  old = find_check (GTK_WIDGET (options), "Old boundaries");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (old)));
  child->carved_from = g_strdupv ((GStrv) from);
  child->valid_from = samvad_month_get_first (figures->month) - 40;
  samvad_report_options_show (options, figures);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (old)));
  g_assert_cmpint (samvad_report_options_get_boundaries (options), ==, SAMVAD_BOUNDARY_VIEW_CALLED);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (old), TRUE);
  g_assert_cmpuint (times, ==, 1);
  g_assert_cmpint (samvad_report_options_get_boundaries (options), ==, SAMVAD_BOUNDARY_VIEW_OLD);
  kept = g_settings_get_string (settings, "report-boundaries");
  g_assert_cmpstr (kept, ==, "old");
  g_assert_finalize_object (options);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  samvad_text_init ("en", SAMVAD_LOCALEDIR);
  g_test_add_func ("/views/report/rows", test_rows);
  g_test_add_func ("/views/report/options", test_options);
  g_test_add_func ("/views/report/boundaries", test_boundaries);
  return g_test_run ();
}
