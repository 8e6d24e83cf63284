/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Districts on other boundaries: on the pages, on a map, and in what opens from them. */
#include "records.h"
#include "samvad-boundaries.h"
#include "samvad-boundary-choice.h"
#include "samvad-chart-panel.h"
#include "samvad-district-pane.h"
#include "samvad-districts-page.h"
#include "samvad-pack.h"
#include "samvad-report-json.h"
#include "samvad-text.h"

#include <string.h>

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
  records_add_answers (fixture);
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
  records_wait_until_gone (&left);
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
  GtkWidget *choice = records_find (page, SAMVAD_TYPE_BOUNDARY_CHOICE);

  g_assert_true (gtk_widget_get_visible (choice));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (records_find (choice, GTK_TYPE_DROP_DOWN)), view);
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
  g_assert_true (records_say (pane, "Hansi"));
  choose_boundaries (pane, SAMVAD_BOUNDARY_VIEW_OLD);
  old = samvad_snapshot_ref (samvad_view_model_get_snapshot (fixture->model));
  g_assert_cmpint (old->bounded->reading->boundaries, ==, SAMVAD_BOUNDARY_VIEW_OLD);
  g_assert_cmpint (get_n (old, "63"), ==, get_n (called, "63") + get_n (called, "hansi"));
  g_assert_true (records_say (pane, "Hisar + Hansi"));
  g_assert_true (records_say (pane, "Hansi was carved out of Hisar on 22 December 2025. Read on the old boundaries: Hisar + "
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
  records_assert_numbers (fixture, "63");
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
  records_assert_numbers (fixture, "63");
  pane = open_pane (fixture, "hansi");
  records_assert_opinions (pane, &samvad_snapshot_find_district (new, "hansi")->sentiments);
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
  records_add_answers (fixture);
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

/* How many opinions nobody can place: most calls of the golden database name no project. */
static void
assert_unplaced (const SamvadStory   *story,
                 const SamvadFigures *called,
                 const char          *district)
{
  g_autoptr (GArray) changes = samvad_boundaries_list_of (called->reading, samvad_boundaries_get_since (called->month),
                                                          district);
  gint64 unplaced = samvad_boundaries_count_unplaced (called, changes);
  g_autofree char *n = samvad_text_number (unplaced);
  g_autofree char *note = g_strdup_printf ("%s earlier opinions without a project stay as called.", n);

  g_assert_cmpint (unplaced, >, 1);
  g_assert_true (has_note (story, note));
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
  assert_unplaced (story, called->figures, "63");
  records_assert_numbers (fixture, "63");
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
  records_add_answers (fixture);
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
  g_assert_true (records_say (records_find (page, SAMVAD_TYPE_DISTRICT_PANE), "Hisar + Hansi"));
  close_pane (page);
  records_assert_numbers (fixture, "63");
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
  add ("/views/district-boundaries/old", test_old_boundaries);
  add ("/views/district-boundaries/new", test_new_boundaries);
  add ("/views/district-boundaries/tree", test_tree);
  add ("/views/district-boundaries/outlines", test_outlines);
  return g_test_run ();
}
