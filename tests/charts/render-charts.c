/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "samples.h"
#include "samvad-chart-class.h"
#include "samvad-text.h"

/* render-charts DIRECTORY [CHART…]: writes a picture of each chart in each look, to be looked at. */

#define MARGIN 16

typedef struct {
  const char       *name;
  SamvadChartFlags  flags;
} Look;

static const Look looks[] = {
  { "light", SAMVAD_CHART_TITLED },
  { "dark", SAMVAD_CHART_TITLED | SAMVAD_CHART_DARK },
  { "contrast", SAMVAD_CHART_TITLED | SAMVAD_CHART_HIGH_CONTRAST },
  { "paper", SAMVAD_CHART_TITLED | SAMVAD_CHART_PAPER },
  { "rtl", SAMVAD_CHART_TITLED | SAMVAD_CHART_RIGHT_TO_LEFT },
};

static void
write_picture (SamvadChart      *chart,
               SamvadChartStyle *style,
               double            width,
               double            height,
               const char       *path)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width + 2 * MARGIN,
                                                         (int) height + 2 * MARGIN);
  cairo_t *cr = cairo_create (surface);
  const SamvadColour *ground = &style->colours[SAMVAD_COLOUR_BACKGROUND];

  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  samvad_chart_draw (chart, cr, width, height, style);
  if (cairo_surface_write_to_png (surface, path) != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: cannot be written\n", path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
render (const SampleChart *sample_chart,
        Sample             sample,
        const Look        *look,
        double             width,
        const char        *directory)
{
  g_autoptr (SamvadChart) chart = sample_chart->create (sample);
  g_autoptr (SamvadChartStyle) style = samvad_chart_style_new (look->flags, NULL);
  g_autofree char *file = g_strdup_printf ("%s-%s-%s-%d.png", sample_chart->name, sample_name (sample),
                                           look->name, (int) width);
  g_autofree char *path = g_build_filename (directory, file, NULL);
  double minimal, height;

  style->resolution = 96;
  samvad_chart_set_selected (chart, "66");
  samvad_chart_measure (chart, style, width, &minimal, NULL, &height);
  write_picture (chart, style, MAX (width, minimal), height, path);
}

int
main (int    argc,
      char **argv)
{
  if (argc < 2 || g_mkdir_with_parents (argv[1], 0755) != 0)
    {
      g_printerr ("usage: render-charts DIRECTORY [CHART…]\n");
      return 2;
    }
  samvad_text_init ("en", NULL);
  for (const SampleChart *chart = sample_charts; chart->name != NULL; chart++)
    {
      if (argc > 2 && !g_strv_contains ((const char *const *) argv + 2, chart->name))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
        render (chart, SAMPLE_ENGLISH, &looks[i], 760, argv[1]);
      for (Sample sample = SAMPLE_HINDI; sample < N_SAMPLES; sample++)
        render (chart, sample, &looks[0], 760, argv[1]);
      render (chart, SAMPLE_ENGLISH, &looks[0], 420, argv[1]);
    }
  sample_clean_up ();
  return 0;
}
