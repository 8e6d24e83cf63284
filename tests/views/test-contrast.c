/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test-contrast light|dark: every class of text that the window uses, on every ground that it stands on, drawn and
 * measured: at least 4.5 to 1, and 7 to 1 in high contrast, with ADW_DEBUG_HIGH_CONTRAST=1. */
#include <adwaita.h>

#include "samvad-chart-style.h"
#include "samvad-chart-view.h"
#include "samvad-sparkline.h"
#include "samvad-widgets.h"

/* WCAG 2.1, 1.4.3 and 1.4.6 */
#define LEAST      4.5
#define LEAST_HIGH 7
#define SIZE  40        /* of a patch of text, in px */

static const char *const texts[] = {
  "body", "dim-label", "numeric", "negative", "neutral", "positive", "overdue", "error", "warning", "accent", "heading",
};

/* Made of the classes that give the ground its colour. */
static const struct { const char *name, *element; } grounds[] = {
  { "window", "" }, { "card", "card" }, { "view", "view" }, { "banner", "banner" }, { "status line", "status-line" },
  { "sidebar", "navigation-sidebar" }, { "toolbar", "headerbar" }, { "button", "button" }, { "suggested", "suggested-action" },
};

static const char *scheme;
static gboolean high;

/* A block fills its place: what is drawn is the colour of the text, its opacity included. */
static GtkWidget *
new_text (const char *class)
{
  GtkWidget *label = gtk_label_new ("█████\n█████");

  gtk_widget_set_size_request (label, SIZE, SIZE);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
new_ground (guint ground)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *element = grounds[ground].element;
  gboolean is_button = g_str_equal (element, "button") || g_str_equal (element, "suggested-action");
  GtkWidget *outer = box;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    /* What is suggested says it in one colour. */
    if (!g_str_equal (element, "suggested-action") || i == 0)
      gtk_box_append (GTK_BOX (box), new_text (texts[i]));
  if (is_button)
    {
      outer = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (outer), box);
    }
  if (g_str_equal (element, "headerbar"))
    {
      outer = adw_header_bar_new ();
      adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (outer), FALSE);
      adw_header_bar_set_title_widget (ADW_HEADER_BAR (outer), box);
    }
  else if (*element != '\0' && !g_str_equal (element, "button"))
    gtk_widget_add_css_class (outer, element);
  g_object_set_data (G_OBJECT (outer), "box", box);
  g_object_set_data (G_OBJECT (outer), "ground", GUINT_TO_POINTER (ground));
  return outer;
}

static SamvadColour
get_pixel (cairo_surface_t *surface,
           double           x,
           double           y)
{
  const guint32 *row = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                                          cairo_image_surface_get_stride (surface) * (int) y);
  guint32 pixel = row[(int) x];

  return (SamvadColour) { (pixel >> 16 & 0xff) / 255.0, (pixel >> 8 & 0xff) / 255.0, (pixel & 0xff) / 255.0 };
}

static cairo_surface_t *
draw (GtkWidget *window)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The ground is looked at in the gap before the label. */
static void
check_text (cairo_surface_t *surface,
            GtkWidget       *window,
            GtkWidget       *label,
            const char      *ground,
            const char      *text)
{
  graphene_rect_t bounds;
  SamvadColour ink, paper;
  double contrast;

  g_assert_true (gtk_widget_compute_bounds (label, window, &bounds));
  ink = get_pixel (surface, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height * 0.3);
  paper = get_pixel (surface, bounds.origin.x + bounds.size.width + 6, bounds.origin.y + bounds.size.height / 2);
  contrast = samvad_colour_get_contrast (&ink, &paper);
  if (contrast >= (high ? LEAST_HIGH : LEAST))
    return;
  g_test_message ("%s: %s on %s has %.2f", scheme, text, ground, contrast);
  g_test_fail ();
}

/* libadwaita's own sign of its high-contrast style: what borders a card is as plain as its text. */
static void
check_style (GtkWidget *window)
{
  GdkRGBA borders;

  g_assert_cmpint (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()), ==, high);
  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (window), "borders", &borders));
  if (high)
    g_assert_cmpfloat (borders.alpha, >, 0.4);
  else
    g_assert_cmpfloat (borders.alpha, <, 0.4);
}

static GtkWidget *
new_chart (void)
{
  const double values[] = { 3, 5, 4, 6 };
  const SamvadSparklineData data = { .name = "Calls", .first = 20000, .n_days = G_N_ELEMENTS (values), .values = values };
  g_autoptr (SamvadChart) chart = samvad_sparkline_new (&data);
  GtkWidget *view = samvad_chart_view_new ();

  samvad_chart_view_set_chart (SAMVAD_CHART_VIEW (view), chart);
  return view;
}

/* A chart is drawn in the colours of the style that is in force. */
static void
check_chart (cairo_surface_t *surface,
             GtkWidget       *window,
             GtkWidget       *view)
{
  SamvadChartFlags flags = (high ? SAMVAD_CHART_HIGH_CONTRAST : 0) | (g_str_equal (scheme, "dark") ? SAMVAD_CHART_DARK : 0);
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (flags, NULL);
  const SamvadColour *accent = &style->colours[SAMVAD_COLOUR_ACCENT];
  graphene_rect_t bounds;
  guint found = 0;

  g_assert_true (gtk_widget_compute_bounds (view, window, &bounds));
  for (int y = 0; y < (int) bounds.size.height; y++)
    for (int x = 0; x < (int) bounds.size.width; x++)
      {
        SamvadColour pixel = get_pixel (surface, bounds.origin.x + x, bounds.origin.y + y);

        found += samvad_colour_get_contrast (&pixel, accent) < 1.02;
      }
  g_assert_cmpuint (found, >, 20);
}

static gboolean
look (gpointer window)
{
  cairo_surface_t *surface = draw (window);
  GtkWidget *column = gtk_window_get_child (window);
  GtkWidget *chart = gtk_widget_get_first_child (column);
  guint looked = 0;

  check_style (window);
  check_chart (surface, window, chart);
  for (GtkWidget *outer = gtk_widget_get_next_sibling (chart); outer != NULL; outer = gtk_widget_get_next_sibling (outer))
    {
      guint ground = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (outer), "ground"));
      GtkWidget *box = g_object_get_data (G_OBJECT (outer), "box");
      guint i = 0;

      for (GtkWidget *label = gtk_widget_get_first_child (box); label != NULL; label = gtk_widget_get_next_sibling (label))
        {
          check_text (surface, window, label, grounds[ground].name, texts[i++]);
          looked++;
        }
    }
  cairo_surface_destroy (surface);
  g_assert_cmpuint (looked, ==, G_N_ELEMENTS (texts) * (G_N_ELEMENTS (grounds) - 1) + 1);
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
activate (GApplication *application)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (application));
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), g_str_equal (scheme, "dark")
                                      ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_box_append (GTK_BOX (column), new_chart ());
  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    gtk_box_append (GTK_BOX (column), new_ground (i));
  gtk_window_set_child (GTK_WINDOW (window), column);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (1000, look, window);
}

static void
test_contrast (void)
{
  g_autoptr (AdwApplication) application = adw_application_new ("org.samvad.Supervisor", G_APPLICATION_NON_UNIQUE);

  samvad_views_init ();
  g_signal_connect (application, "activate", G_CALLBACK (activate), NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  scheme = argv[1];
  high = g_strcmp0 (g_getenv ("ADW_DEBUG_HIGH_CONTRAST"), "1") == 0;
  g_test_add_func ("/views/contrast", test_contrast);
  return g_test_run ();
}
