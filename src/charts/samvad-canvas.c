/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-canvas.h"

#include "samvad-text.h"

#define POINTS_PER_INCH 72.0
#define MOST_LAYOUTS    2000    /* in a cache: resizing leaves ever new ellipsised ones behind */

void
samvad_canvas_text_clear (gpointer text)
{
  g_free (((SamvadCanvasText *) text)->text);
}

static PangoContext *
create_context (cairo_t                *cr,
                const SamvadChartStyle *style)
{
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* The same widths on every surface, so that what was measured is what is drawn. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, style->resolution * style->scale);
  pango_context_set_font_description (context, style->font);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Words have a direction of their own; "45–64" must read so in every language. */
  pango_context_set_base_dir (context, PANGO_DIRECTION_WEAK_LTR);
  return context;
}

void
samvad_canvas_cache_clear (SamvadCanvasCache *self)
{
  g_clear_object (&self->context);
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  g_clear_pointer (&self->font, pango_font_description_free);
}

static gboolean
cache_holds (SamvadCanvasCache      *self,
             const SamvadChartStyle *style)
{
  return self->context != NULL && self->resolution == style->resolution * style->scale &&
         pango_font_description_equal (self->font, style->font) &&
         g_hash_table_size (self->layouts) < MOST_LAYOUTS;
}

static void
cache_fill (SamvadCanvasCache      *self,
            cairo_t                *cr,
            const SamvadChartStyle *style)
{
  samvad_canvas_cache_clear (self);
  self->context = create_context (cr, style);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->font = pango_font_description_copy (style->font);
  self->resolution = style->resolution * style->scale;
}

/* The line is as high as the language needs, so that rows are even whatever names they hold. */
static void
measure_line (SamvadCanvas *self)
{
  double width;

  samvad_canvas_measure_text (self, SAMVAD_FACE_NORMAL, samvad_text_is_hindi () ? "Hgर्किूँ" : "Hg",
                              &width, &self->line);
}

/** samvad_canvas_init: @cache: must outlive the canvas */
void
samvad_canvas_init (SamvadCanvas           *self,
                    cairo_t                *cr,
                    const SamvadChartStyle *style,
                    SamvadCanvasCache      *cache)
{
  double points = pango_font_description_get_size (style->font) / (double) PANGO_SCALE;

  memset (self, 0, sizeof *self);
  self->cr = cr;
  self->style = style;
  self->em = points * style->resolution * style->scale / POINTS_PER_INCH;
  self->paper = (style->flags & SAMVAD_CHART_PAPER) != 0;
  self->mirrored = (style->flags & SAMVAD_CHART_RIGHT_TO_LEFT) != 0;
  if (cache_holds (cache, style))
    pango_cairo_update_context (cr, cache->context);
  else
    cache_fill (cache, cr, style);
  self->layouts = cache->layouts;
  self->context = cache->context;
  self->texts = g_array_new (FALSE, TRUE, sizeof (SamvadCanvasText));
  g_array_set_clear_func (self->texts, samvad_canvas_text_clear);
  measure_line (self);
}

void
samvad_canvas_clear (SamvadCanvas *self)
{
  g_clear_pointer (&self->texts, g_array_unref);
}

/** Returns: where @x of a left-to-right drawing comes to lie */
double
samvad_canvas_map_x (SamvadCanvas *self,
                     double        x)
{
  return self->mirrored ? self->width - x : x;
}

/** Returns: @box in the coordinates of the whole chart */
SamvadBox
samvad_canvas_map_box (SamvadCanvas    *self,
                       const SamvadBox *box)
{
  double x = self->mirrored ? self->width - box->x - box->width : box->x;

  return (SamvadBox) { x, box->y + self->origin, box->width, box->height };
}
