/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "samples.h"
#include "samvad-chart-class.h"
#include "samvad-district-map.h"
#include "samvad-interval-list.h"
#include "samvad-matrix.h"
#include "samvad-text.h"

#define SLACK     1.0   /* user units: antialiasing at an edge */
#define ROUNDING  3.0   /* cairo gives the extents of ink in whole units, and a little more */
#define TEXT_EM   4.5   /* contrast of text, WCAG 2.1 */
#define MARK_EM   3.0   /* and of marks */

typedef struct {
  const char       *name;
  SamvadChartFlags  flags;
  double            scale;
} Look;

static const Look looks[] = {
  { "light", SAMVAD_CHART_TITLED, 1 },
  { "dark, large", SAMVAD_CHART_DARK, 2 },
  { "high contrast", SAMVAD_CHART_HIGH_CONTRAST | SAMVAD_CHART_TITLED, 1 },
  { "dark high contrast", SAMVAD_CHART_HIGH_CONTRAST | SAMVAD_CHART_DARK, 1.25 },
  { "paper", SAMVAD_CHART_PAPER | SAMVAD_CHART_TITLED, 1 },
  { "right to left", SAMVAD_CHART_RIGHT_TO_LEFT | SAMVAD_CHART_TITLED, 1 },
};

typedef struct {
  const SampleChart *sample_chart;
  Sample             sample;
} Case;

static void
assert_inside (SamvadChart     *chart,
               const char      *look,
               cairo_surface_t *surface,
               double           width,
               double           height)
{
  double x, y, w, h;

  cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
  if (w <= 0 || h <= 0)
    return;
  if (x < -ROUNDING || y < -ROUNDING || x + w > width + ROUNDING || y + h > height + ROUNDING)
    g_error ("%s, %s: ink %.1f,%.1f to %.1f,%.1f leaves %.1f × %.1f", chart->class->name, look, x, y, x + w,
             y + h, width, height);
}

static gboolean
overlap (const SamvadBox *a,
         const SamvadBox *b)
{
  return a->x + SLACK < b->x + b->width && b->x + SLACK < a->x + a->width && a->y + SLACK < b->y + b->height &&
         b->y + SLACK < a->y + a->height;
}

static void
assert_apart (SamvadChart *chart,
              const char  *look,
              GArray      *texts)
{
  for (guint i = 0; i < texts->len; i++)
    for (guint j = i + 1; j < texts->len; j++)
      {
        const SamvadCanvasText *a = &g_array_index (texts, SamvadCanvasText, i);
        const SamvadCanvasText *b = &g_array_index (texts, SamvadCanvasText, j);

        if (overlap (&a->ink, &b->ink))
          g_error ("%s, %s: “%s” at %.0f,%.0f (%.0f × %.0f) lies on “%s” at %.0f,%.0f (%.0f × %.0f)",
                   chart->class->name, look, a->text, a->ink.x, a->ink.y, a->ink.width, a->ink.height, b->text,
                   b->ink.x, b->ink.y, b->ink.width, b->ink.height);
      }
}

static void
assert_boxes (SamvadChart *chart,
              double       width,
              double       height)
{
  for (guint i = 0; i < samvad_chart_get_n_points (chart); i++)
    {
      SamvadBox box;
      int found;

      if (!samvad_chart_get_point_box (chart, i, &box))
        continue;
      g_assert_cmpfloat (box.x, >=, -SLACK);
      g_assert_cmpfloat (box.y, >=, -SLACK);
      g_assert_cmpfloat (box.x + box.width, <=, width + SLACK);
      g_assert_cmpfloat (box.y + box.height, <=, height + SLACK);
      found = samvad_chart_find_point (chart, box.x + box.width / 2, box.y + box.height / 2);
      g_assert_cmpint (found, >=, 0);
    }
}

static void
draw_and_check (SamvadChart            *chart,
                const SamvadChartStyle *style,
                const char             *look,
                double                  width,
                double                  height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GArray) texts = g_array_new (FALSE, TRUE, sizeof (SamvadCanvasText));

  g_array_set_clear_func (texts, samvad_canvas_text_clear);
  samvad_chart_draw_recording (chart, cr, width, height, style, texts);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  assert_inside (chart, look, surface, width, height);
  assert_apart (chart, look, texts);
  assert_boxes (chart, width, height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
check_look (SamvadChart *chart,
            const Look  *look)
{
  const double widths[] = { 0, 420, 700, 1300 };
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (look->flags, NULL);

  style->scale = look->scale;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      double width, minimal, natural;

      samvad_chart_measure (chart, style, widths[i], &width, &minimal, &natural);
      g_assert_cmpfloat (minimal, >, 0);
      g_assert_cmpfloat (natural, >=, minimal);
      width = MAX (width, widths[i]);
      draw_and_check (chart, style, look->name, width, minimal);
      draw_and_check (chart, style, look->name, width, natural);
      draw_and_check (chart, style, look->name, width, natural * 1.7);
    }
}

/* Nothing is clipped, no text lies on another: at every size, in every look, whatever the data. */
static void
test_drawing (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SamvadChart) chart = c->sample_chart->create (c->sample);

  samvad_chart_set_focus (chart, 0);
  samvad_chart_set_selected (chart, "604");
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    check_look (chart, &looks[i]);
}

static void
assert_no_nan (const char *text)
{
  g_assert_false (g_regex_match_simple ("\\bnan\\b", text, 0, 0));
}

/* Every chart says in words and as a table what it draws. */
static void
test_texts (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SamvadChart) chart = c->sample_chart->create (c->sample);

  g_assert_cmpuint (strlen (samvad_chart_get_description (chart)), >, 0);
  g_assert_true (g_utf8_validate (samvad_chart_get_description (chart), -1, NULL));
  assert_no_nan (samvad_chart_get_description (chart));
  g_assert_cmpuint (samvad_chart_get_n_columns (chart), >, 0);
  g_assert_cmpuint (chart->cells->len % samvad_chart_get_n_columns (chart), ==, 0);
  for (guint i = 0; i < chart->cells->len; i++)
    {
      g_assert_nonnull (g_ptr_array_index (chart->cells, i));
      assert_no_nan (g_ptr_array_index (chart->cells, i));
    }
  for (guint i = 0; i < samvad_chart_get_n_points (chart); i++)
    {
      g_assert_cmpuint (strlen (samvad_chart_get_point_text (chart, i)), >, 0);
      assert_no_nan (samvad_chart_get_point_text (chart, i));
      g_assert_null (strchr (samvad_chart_get_point_text (chart, i), '\n'));
    }
}

static SamvadChart *
create (const char *name,
        Sample      sample)
{
  for (const SampleChart *chart = sample_charts; chart->name != NULL; chart++)
    if (g_str_equal (chart->name, name))
      return chart->create (sample);
  g_assert_not_reached ();
}

static void
test_contrast (void)
{
  const SamvadChartFlags flags[] = {
    SAMVAD_CHART_LIGHT, SAMVAD_CHART_DARK, SAMVAD_CHART_HIGH_CONTRAST,
    SAMVAD_CHART_HIGH_CONTRAST | SAMVAD_CHART_DARK, SAMVAD_CHART_PAPER,
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (flags[i], NULL);
      /* libadwaita's window and card, on which a chart may lie */
      const SamvadColour window = { 0.98, 0.98, 0.98 }, dark_window = { 0.141, 0.141, 0.141 };
      const SamvadColour dark_card = { 0.21, 0.21, 0.21 };
      gboolean dark = (flags[i] & SAMVAD_CHART_DARK) != 0;
      const SamvadColour grounds[] = { style->colours[SAMVAD_COLOUR_BACKGROUND], dark ? dark_window : window,
                                       dark ? dark_card : window };

      for (guint colour = 0; colour < SAMVAD_N_COLOURS; colour++)
        for (guint ground = 0; ground < G_N_ELEMENTS (grounds); ground++)
          if (colour != SAMVAD_COLOUR_BACKGROUND && colour != SAMVAD_COLOUR_GRID)
            g_assert_cmpfloat (samvad_colour_get_contrast (&style->colours[colour], &grounds[ground]), >=,
                               TEXT_EM);
      if (flags[i] & SAMVAD_CHART_HIGH_CONTRAST)
        g_assert_cmpfloat (samvad_colour_get_contrast (&style->colours[SAMVAD_COLOUR_GRID], &grounds[0]), >=,
                           MARK_EM);
    }
}

/* Lines are broader in high contrast. */
static void
test_strokes (void)
{
  const SamvadStroke strokes[] = { SAMVAD_STROKE_HAIRLINE, SAMVAD_STROKE_THIN, SAMVAD_STROKE_BOLD };
  g_autoptr (SamvadChartStyle) plain = samvad_chart_style_new (SAMVAD_CHART_LIGHT, NULL);
  g_autoptr (SamvadChartStyle) high = samvad_chart_style_new (SAMVAD_CHART_HIGH_CONTRAST, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    {
      SamvadCanvas a = { .style = plain, .em = 16 }, b = { .style = high, .em = 16 };

      g_assert_cmpfloat (samvad_canvas_get_stroke (&b, strokes[i]), >=, 1.25 * samvad_canvas_get_stroke (&a, strokes[i]));
    }
}

/* Text on any tint can be read in the ink that is chosen for it. */
static void
test_contrast_of_tints (void)
{
  const SamvadChartFlags flags[] = {
    SAMVAD_CHART_LIGHT, SAMVAD_CHART_DARK, SAMVAD_CHART_HIGH_CONTRAST,
    SAMVAD_CHART_HIGH_CONTRAST | SAMVAD_CHART_DARK,
  };
  const SamvadColourName hues[] = { SAMVAD_COLOUR_NEGATIVE, SAMVAD_COLOUR_NEUTRAL, SAMVAD_COLOUR_POSITIVE,
                                    SAMVAD_COLOUR_ACCENT };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    for (guint hue = 0; hue < G_N_ELEMENTS (hues); hue++)
      for (int step = 0; step <= 100; step++)
        {
          g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (flags[i], NULL);
          SamvadColour fill = samvad_colour_mix (&style->colours[SAMVAD_COLOUR_BACKGROUND],
                                                 &style->colours[hues[hue]],
                                                 step / 100.0 * SAMVAD_CHART_DEEPEST_TINT);
          SamvadColourName ink = samvad_chart_style_find_ink (style, &fill);

          g_assert_cmpfloat (samvad_colour_get_contrast (&style->colours[ink], &fill), >=, TEXT_EM);
        }
}

static void
test_contrast_formula (void)
{
  const SamvadColour black = { 0, 0, 0 }, white = { 1, 1, 1 }, grey = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0 };

  g_assert_cmpfloat_with_epsilon (samvad_colour_get_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (samvad_colour_get_contrast (&white, &grey), 4.48, 0.005);
}

static void
test_burn_up_texts (void)
{
  g_autoptr (SamvadChart) chart = create ("burn-up", SAMPLE_ENGLISH);

  g_assert_cmpuint (samvad_chart_get_n_points (chart), ==, 31);
  g_assert_cmpuint (samvad_chart_get_n_rows (chart), ==, 31);
  g_assert_cmpstr (samvad_chart_get_point_key (chart, 0), ==, "2026-10-01");
  g_assert_cmpstr (samvad_chart_get_point_text (chart, 0), ==, "1 Oct: 17 counted, 17 in all; 24 expected");
  g_assert_cmpstr (samvad_chart_get_point_text (chart, 1), ==, "2 Oct: day off; 17 in all");
  g_assert_nonnull (strstr (samvad_chart_get_point_text (chart, 30), "projected"));
  g_assert_cmpstr (samvad_chart_get_cell (chart, 4, 3), ==, "31");
  g_assert_cmpstr (samvad_chart_get_cell (chart, 30, 4), ==, "500");
  g_assert_cmpstr (samvad_chart_get_cell (chart, 30, 3), ==, "–");
  g_assert_nonnull (strstr (samvad_chart_get_description (chart), "October 2026"));
}

static void
test_interval_list_texts (void)
{
  g_autoptr (SamvadChart) chart = create ("interval-list", SAMPLE_ENGLISH);

  g_assert_cmpuint (samvad_chart_get_n_rows (chart), ==, 23);
  g_assert_cmpstr (samvad_chart_get_point_key (chart, 0), ==, "604");
  g_assert_cmpstr (samvad_chart_get_point_text (chart, 0), ==,
                   "Nuh: 55% (45–64), n 100; differs from the State (21%)");
  g_assert_cmpstr (samvad_chart_get_point_text (chart, 1), ==, "Sirsa: too few: 14");
  g_assert_cmpstr (samvad_chart_get_cell (chart, 1, 2), ==, "–");
  g_assert_cmpstr (samvad_chart_get_cell (chart, 0, 2), ==, "55%");
  g_assert_nonnull (strstr (samvad_chart_get_description (chart), "Nuh"));
  g_assert_null (strstr (samvad_chart_get_description (chart), "Sirsa"));
}

/* All 23 districts stand on one screen and on half a page. */
static void
test_interval_list_fits (void)
{
  g_autoptr (SamvadChart) chart = create ("interval-list", SAMPLE_ENGLISH);
  g_autoptr (SamvadChartStyle) screen = samvad_chart_style_new (SAMVAD_CHART_LIGHT, NULL);
  g_autoptr (SamvadChartStyle) paper = samvad_chart_style_new (SAMVAD_CHART_PAPER, NULL);
  double height;

  samvad_chart_measure (chart, screen, 700, NULL, &height, NULL);
  g_assert_cmpfloat (height, <=, 600);
  samvad_chart_measure (chart, paper, 500, NULL, &height, NULL);
  g_assert_cmpfloat (height, <=, 842 / 2);
}

static void
test_selection (void)
{
  g_autoptr (SamvadChart) chart = create ("interval-list", SAMPLE_ENGLISH);

  g_assert_cmpint (samvad_chart_find_key (chart, "66"), ==, 2);
  g_assert_cmpint (samvad_chart_find_key (chart, "none"), ==, -1);
  g_assert_cmpint (samvad_chart_find_key (chart, NULL), ==, -1);
  g_assert_cmpint (samvad_chart_find_point (chart, 10, 10), ==, -1);
  samvad_chart_set_selected (chart, "66");
  g_assert_true (samvad_chart_is_selected (chart, 2));
  g_assert_false (samvad_chart_is_selected (chart, 1));
  samvad_chart_set_selected (chart, samvad_chart_get_selected (chart));
  g_assert_cmpstr (samvad_chart_get_selected (chart), ==, "66");
  samvad_chart_set_selected (chart, NULL);
  g_assert_false (samvad_chart_is_selected (chart, 2));
  samvad_chart_set_focus (chart, 99);
  g_assert_cmpint (samvad_chart_get_focus (chart), ==, -1);
}

static cairo_surface_t *
paint (SamvadChart            *chart,
       const SamvadChartStyle *style)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 700, 700);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  samvad_chart_draw (chart, cr, 700, 700, style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

#define SQUARE(x, y, size) { x, y, (x) + (size), y, (x) + (size), (y) + (size), x, (y) + (size), x, y }

/* One district around another, one in two parts far from each other, and one that the file does not know. */
static SamvadChart *
create_enclave (void)
{
  static const double rings[][10] = { SQUARE (0, 0, 10), SQUARE (3, 3, 4), SQUARE (3, 3, 4), SQUARE (12, 0, 3),
                                      SQUARE (12, 6, 4) };
  const SamvadMapRing around[] = { { rings[0], 5 }, { rings[1], 5 } }, inner[] = { { rings[2], 5 } };
  const SamvadMapRing parts[] = { { rings[3], 5, 0 }, { rings[4], 5, 1 } };
  const SamvadShare share = { 40, 100, 0.4, 0.31, 0.5, SAMVAD_BAND_SHOWN };
  const SamvadMapDistrict districts[] = {
    { "around", "A", share, TRUE, 0, 0, around, 2 },
    { "inner", "I", share, TRUE, 1, 0, inner, 1 },
    { "parts", "P", share, TRUE, 2, 0, parts, 2 },
    { "new", "N", share, TRUE, -1, -1, NULL, 0 },
  };

  return samvad_district_map_new (districts, G_N_ELEMENTS (districts), "Negative", 0.2);
}

static const char *
find_at (SamvadChart     *chart,
         const SamvadBox *box,
         double           x,
         double           y)
{
  int found = samvad_chart_find_point (chart, box->x + x * box->width, box->y + y * box->height);

  return found >= 0 ? samvad_chart_get_point_key (chart, (guint) found) : NULL;
}

static guint
count_texts (GArray          *texts,
             const char      *text,
             const SamvadBox *box)
{
  guint count = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      const SamvadCanvasText *one = &g_array_index (texts, SamvadCanvasText, i);

      count += g_str_equal (one->text, text) && one->ink.x >= box->x && one->ink.x < box->x + box->width &&
               one->ink.y >= box->y && one->ink.y < box->y + box->height;
    }
  return count;
}

/* What once were two districts has one name, and the value of both on each. */
static void
test_map_values (void)
{
  g_autoptr (SamvadChart) chart = create_enclave ();
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (SAMVAD_CHART_LIGHT, "Noto Sans 10");
  g_autoptr (GArray) texts = g_array_new (FALSE, TRUE, sizeof (SamvadCanvasText));
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  SamvadBox around, parts;

  g_array_set_clear_func (texts, samvad_canvas_text_clear);
  samvad_chart_draw_recording (chart, cr, 700, 700, style, texts);
  g_assert_true (samvad_chart_get_point_box (chart, 2, &parts));
  g_assert_cmpuint (count_texts (texts, "P", &parts), ==, 1);
  g_assert_cmpuint (count_texts (texts, "40%", &parts), ==, 2);
  g_assert_true (samvad_chart_get_point_box (chart, 0, &around));
  g_assert_cmpuint (count_texts (texts, "A", &around), ==, 1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Who points into a hole means what lies there, and whoever has no boundary is a tile below the map. */
static void
test_map_of_parts (void)
{
  g_autoptr (SamvadChart) chart = create_enclave ();
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (SAMVAD_CHART_LIGHT, "Noto Sans 10");
  SamvadBox around, inner, parts, tile;

  cairo_surface_destroy (paint (chart, style));
  g_assert_true (samvad_chart_get_point_box (chart, 0, &around));
  g_assert_true (samvad_chart_get_point_box (chart, 1, &inner));
  g_assert_true (samvad_chart_get_point_box (chart, 2, &parts));
  g_assert_true (samvad_chart_get_point_box (chart, 3, &tile));
  g_assert_cmpstr (find_at (chart, &around, 0.1, 0.5), ==, "around");
  g_assert_cmpstr (find_at (chart, &around, 0.5, 0.5), ==, "inner");
  g_assert_cmpstr (find_at (chart, &inner, 0.05, 0.05), ==, "inner");
  g_assert_cmpstr (find_at (chart, &parts, 0.1, 0.9), ==, "parts");
  g_assert_cmpstr (find_at (chart, &parts, 0.5, 0.1), ==, "parts");
  g_assert_cmpstr (find_at (chart, &parts, 0.5, 0.5), ==, NULL);
  g_assert_cmpfloat (tile.y, >=, around.y + around.height);
  g_assert_cmpstr (find_at (chart, &tile, 0.5, 0.5), ==, "new");
}

static guint32
get_pixel (cairo_surface_t *surface,
           double           x,
           double           y)
{
  const guchar *line = cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) line)[(int) x] & 0xffffff;
}

/* A hole is ground, not land. */
static void
test_map_hole (void)
{
  static const double rings[][10] = { SQUARE (0, 0, 10), SQUARE (3, 3, 4) };
  const SamvadMapRing around[] = { { rings[0], 5 }, { rings[1], 5 } };
  const SamvadMapDistrict district = { "around", "", { 90, 100, 0.9, 0.82, 0.95, SAMVAD_BAND_SHOWN }, TRUE, 0, 0, around, 2 };
  g_autoptr (SamvadChart) chart = samvad_district_map_new (&district, 1, "Negative", 0.2);
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (SAMVAD_CHART_LIGHT, "Noto Sans 10");
  cairo_surface_t *surface = paint (chart, style);
  SamvadBox box;

  g_assert_true (samvad_chart_get_point_box (chart, 0, &box));
  g_assert_cmphex (get_pixel (surface, box.x + 0.4 * box.width, box.y + 0.35 * box.height), ==, 0xffffff);
  g_assert_cmphex (get_pixel (surface, box.x + 0.1 * box.width, box.y + 0.1 * box.height), !=, 0xffffff);
  cairo_surface_destroy (surface);
}

/* On paper every pixel is black, white or grey, never a hue. */
static void
test_paper_has_no_colour (void)
{
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (SAMVAD_CHART_PAPER, NULL);

  for (const SampleChart *sample_chart = sample_charts; sample_chart->name != NULL; sample_chart++)
    {
      g_autoptr (SamvadChart) chart = sample_chart->create (SAMPLE_ENGLISH);
      cairo_surface_t *surface;
      const guint8 *pixels;

      samvad_chart_set_selected (chart, "66");
      surface = paint (chart, style);
      pixels = cairo_image_surface_get_data (surface);
      for (int i = 0; i < 700 * 700; i++)
        {
          g_assert_cmpuint (pixels[4 * i], ==, pixels[4 * i + 1]);
          g_assert_cmpuint (pixels[4 * i], ==, pixels[4 * i + 2]);
        }
      cairo_surface_destroy (surface);
    }
}

/* What is selected, and what has the focus, looks different. */
static void
test_selection_shows (void)
{
  const char *const names[] = { "interval-list", "tile-map", "shape-map", "funnel-plot", "coverage" };
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (SAMVAD_CHART_LIGHT, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SamvadChart) chart = create (names[i], SAMPLE_ENGLISH);
      cairo_surface_t *plain = paint (chart, style), *selected, *focused;
      gsize size = 4 * 700 * 700;

      samvad_chart_set_selected (chart, "66");
      selected = paint (chart, style);
      samvad_chart_set_selected (chart, NULL);
      samvad_chart_set_focus (chart, 2);
      focused = paint (chart, style);
      g_assert_cmpint (memcmp (cairo_image_surface_get_data (plain), cairo_image_surface_get_data (selected), size), !=, 0);
      g_assert_cmpint (memcmp (cairo_image_surface_get_data (plain), cairo_image_surface_get_data (focused), size), !=, 0);
      cairo_surface_destroy (plain);
      cairo_surface_destroy (selected);
      cairo_surface_destroy (focused);
    }
}

/* Sirsa: 6 of 14 would be 43%, which nobody may read anywhere. */
static void
test_too_few_is_hidden (void)
{
  const char *const names[] = { "interval-list", "tile-map", "shape-map", "funnel-plot", "services-matrix" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SamvadChart) chart = create (names[i], SAMPLE_ENGLISH);
      int index = samvad_chart_find_key (chart, "74");

      g_assert_cmpint (index, >=, 0);
      g_assert_nonnull (strstr (samvad_chart_get_point_text (chart, (guint) index), "too few: 14"));
      g_assert_null (strchr (samvad_chart_get_point_text (chart, (guint) index), '%'));
      for (guint column = 0; column < samvad_chart_get_n_columns (chart); column++)
        g_assert_null (strchr (samvad_chart_get_cell (chart, 1, column), '%'));
      g_assert_null (strstr (samvad_chart_get_description (chart), "Sirsa"));
    }
}

static void
assert_texts (SamvadChart *chart,
              const char  *what,
              const char  *text)
{
  if (strstr (what, text) == NULL)
    g_error ("%s: “%s” is not in “%s”", chart->class->name, text, what);
}

/* A row of each chart as its input has it. */
static void
test_tables (void)
{
  const struct { const char *name; guint row; guint n_rows; const char *cells[4]; const char *reading; } expected[] = {
    { "funnel-plot", 0, 23, { "Nuh", "100", "55%", NULL }, "Nuh: 55% (45–64), n 100; differs from the State" },
    { "tile-map", 0, 23, { "Nuh", "100", "55%", "45–64" }, "Nuh: 55% (45–64), n 100; differs from the State" },
    { "coverage", 0, 23, { "Nuh", "35", "22", "" }, "Nuh: 35 of 22, provisional" },
    { "ageing", 3, 6, { "7–11", "23", "–", "CDPO" }, "7–11: 23, CDPO, overdue" },
    { "services", 0, 8, { "Take-home ration", "248", "20", "42" }, "received 248, partly 20, not received 42; 80% (75–84), n 310" },
    { "sentiment", 0, 8, { "Take-home ration", "248", "20", "42" }, "negative 248, neutral 20, positive 42" },
    { "services-matrix", 0, 23, { "Nuh", "30% (22–40), n 100", NULL }, "Nuh, Take-home ration: 30% (22–40), n 100" },
    { "hours", 0, 6, { "Mon", "35% (22–50), n 40, caution", NULL }, "Mon, 9: 35%" },
    { "sample-funnel", 2, 4, { "contacted", "450", "70%", NULL }, "contacted: 450, 70% of dialled" },
    { "trend", 11, 12, { "Oct", "100", "53%", "43–62" }, "Oct: 53% (43–62), n 100; State 21%" },
    { "flow", 5, 6, { "Oct", "96", "80", "67" }, "Oct: opened 96, claimed done 80, verified 67" },
    { "sparkline", 4, 31, { "5 Oct", "3", NULL }, "5 Oct: 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SamvadChart) chart = create (expected[i].name, SAMPLE_ENGLISH);

      g_assert_cmpuint (samvad_chart_get_n_rows (chart), ==, expected[i].n_rows);
      for (guint column = 0; column < 4 && expected[i].cells[column] != NULL; column++)
        g_assert_cmpstr (samvad_chart_get_cell (chart, expected[i].row, column), ==, expected[i].cells[column]);
      assert_texts (chart, samvad_chart_get_point_text (chart, expected[i].row), expected[i].reading);
      g_assert_false (samvad_chart_is_numeric (chart, 0));
    }
}

/* A matrix claims only what it is told: the description names no cell that does not differ. */
static void
test_matrix_claims (void)
{
  const char *const one[] = { "Nuh" }, *const columns[] = { "Ration", "Meal" };
  const SamvadMatrixCell cells[] = {
    { "604", sample_share (10, 100), 0.6, TRUE }, { "604", sample_share (11, 100), 0.6, FALSE },
  };
  g_autoptr (SamvadChart) chart = samvad_matrix_new (&(SamvadMatrixData) {
    .row_heading = "District", .share_heading = "Received", .rows = one, .n_rows = 1, .columns = columns,
    .n_columns = 2, .cells = cells, .high_is_good = TRUE });

  assert_texts (chart, samvad_chart_get_description (chart), "Nuh, Ration: 10%");
  g_assert_null (strstr (samvad_chart_get_description (chart), "Meal"));
}

static double
measure_face (const char *font,
              SamvadFace  face,
              const char *text)
{
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (SAMVAD_CHART_LIGHT, font);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  SamvadCanvasCache cache = { NULL };
  SamvadCanvas canvas;
  double width;

  samvad_canvas_init (&canvas, cr, style, &cache);
  width = samvad_canvas_get_text_width (&canvas, face, text);
  samvad_canvas_clear (&canvas);
  samvad_canvas_cache_clear (&cache);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return width;
}

/* Bold Devanagari fills in below 12 pt. */
static void
test_no_small_bold_devanagari (void)
{
  const char *hindi = "कुरुक्षेत्र", *english = "Kurukshetra";

  g_assert_cmpfloat (measure_face ("Noto Sans 11", SAMVAD_FACE_STRONG, hindi), ==,
                     measure_face ("Noto Sans 11", SAMVAD_FACE_NORMAL, hindi));
  g_assert_cmpfloat (measure_face ("Noto Sans 11", SAMVAD_FACE_STRONG, english), >,
                     measure_face ("Noto Sans 11", SAMVAD_FACE_NORMAL, english));
  g_assert_cmpfloat (measure_face ("Noto Sans 14", SAMVAD_FACE_STRONG, hindi), !=,
                     measure_face ("Noto Sans 14", SAMVAD_FACE_NORMAL, hindi));
}

/* Figures have one width, so that columns line up. */
static void
test_tabular_figures (void)
{
  g_assert_cmpfloat_with_epsilon (measure_face (NULL, SAMVAD_FACE_NORMAL, "1111"),
                                  measure_face (NULL, SAMVAD_FACE_NORMAL, "8888"), 0.01);
}

static void
draw_small (SamvadChart *chart,
            double       width,
            double       height)
{
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (SAMVAD_CHART_LIGHT, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 40, 40);
  cairo_t *cr = cairo_create (surface);

  samvad_chart_draw (chart, cr, width, height, style);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A widget that is given less room than it asked for must not fall over. */
static void
test_too_small (void)
{
  for (const SampleChart *sample_chart = sample_charts; sample_chart->name != NULL; sample_chart++)
    for (Sample sample = 0; sample < N_SAMPLES; sample++)
      {
        g_autoptr (SamvadChart) chart = sample_chart->create (sample);

        draw_small (chart, 0, 0);
        draw_small (chart, 1, 1);
        draw_small (chart, 40, 12);
      }
}

static void
test_interval_list_row (void)
{
  g_autoptr (SamvadChart) chart = create ("interval-list", SAMPLE_ENGLISH);
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (SAMVAD_CHART_LIGHT, NULL);

  for (guint i = 0; i < samvad_chart_get_n_points (chart); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);

      samvad_interval_list_draw_row (chart, i, cr, 160, 24, style);
      assert_inside (chart, "row", surface, 160, 24);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* What is read from right to left is the mirror image, text apart. */
static void
test_right_to_left (void)
{
  g_autoptr (SamvadChart) chart = create ("burn-up", SAMPLE_ENGLISH);
  g_autoptr (SamvadChartStyle) plain = samvad_chart_style_new (SAMVAD_CHART_LIGHT, NULL);
  g_autoptr (SamvadChartStyle) mirrored = samvad_chart_style_new (SAMVAD_CHART_RIGHT_TO_LEFT, NULL);
  SamvadBox a, b;

  draw_and_check (chart, plain, "plain", 800, 400);
  g_assert_true (samvad_chart_get_point_box (chart, 3, &a));
  draw_and_check (chart, mirrored, "mirrored", 800, 400);
  g_assert_true (samvad_chart_get_point_box (chart, 3, &b));
  g_assert_cmpfloat_with_epsilon (a.x + a.width, 800 - b.x, 1e-6);
}

static void
add_cases (GPtrArray *cases)
{
  for (const SampleChart *chart = sample_charts; chart->name != NULL; chart++)
    for (Sample sample = 0; sample < N_SAMPLES; sample++)
      {
        Case *c = g_new (Case, 1);
        g_autofree char *drawing = g_strdup_printf ("/charts/%s/%s/drawing", chart->name, sample_name (sample));
        g_autofree char *texts = g_strdup_printf ("/charts/%s/%s/texts", chart->name, sample_name (sample));

        *c = (Case) { chart, sample };
        g_ptr_array_add (cases, c);
        g_test_add_data_func (drawing, c, test_drawing);
        g_test_add_data_func (texts, c, test_texts);
      }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);
  int status;

  g_test_init (&argc, &argv, NULL);
  samvad_text_init ("en", NULL);
  add_cases (cases);
  g_test_add_func ("/charts/contrast", test_contrast);
  g_test_add_func ("/charts/strokes", test_strokes);
  g_test_add_func ("/charts/contrast/tints", test_contrast_of_tints);
  g_test_add_func ("/charts/contrast/formula", test_contrast_formula);
  g_test_add_func ("/charts/paper", test_paper_has_no_colour);
  g_test_add_func ("/charts/map/parts", test_map_of_parts);
  g_test_add_func ("/charts/map/map-values", test_map_values);
  g_test_add_func ("/charts/map/hole", test_map_hole);
  g_test_add_func ("/charts/right-to-left", test_right_to_left);
  g_test_add_func ("/charts/selection", test_selection);
  g_test_add_func ("/charts/selection/shows", test_selection_shows);
  g_test_add_func ("/charts/too-few", test_too_few_is_hidden);
  g_test_add_func ("/charts/too-small", test_too_small);
  g_test_add_func ("/charts/tables", test_tables);
  g_test_add_func ("/charts/matrix/claims", test_matrix_claims);
  g_test_add_func ("/charts/text/bold-devanagari", test_no_small_bold_devanagari);
  g_test_add_func ("/charts/text/tabular-figures", test_tabular_figures);
  g_test_add_func ("/charts/interval-list/row", test_interval_list_row);
  g_test_add_func ("/charts/burn-up/readings", test_burn_up_texts);
  g_test_add_func ("/charts/interval-list/readings", test_interval_list_texts);
  g_test_add_func ("/charts/interval-list/fits", test_interval_list_fits);
  status = g_test_run ();
  sample_clean_up ();
  return status;
}
