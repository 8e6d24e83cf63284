/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-type.h"

#include "samvad-text.h"

/* @size and @slide are multiples of the body size on paper and on a slide; @ink is the grey,
 * 0 black: at 0.33 it still has a contrast of 12:1 and survives a copying machine. */
static const struct {
  double      size;
  double      slide;
  PangoWeight weight;
  double      ink;
} faces[] = {
  [SAMVAD_FACE_TITLE] = { 2.6, 2.0, PANGO_WEIGHT_SEMIBOLD, 0 },
  [SAMVAD_FACE_CHAPTER] = { 1.8, 1.5, PANGO_WEIGHT_SEMIBOLD, 0 },
  [SAMVAD_FACE_SECTION] = { 1.25, 1.1, PANGO_WEIGHT_SEMIBOLD, 0 },
  [SAMVAD_FACE_NUMBER] = { 4.8, 3.5, PANGO_WEIGHT_NORMAL, 0 },
  [SAMVAD_FACE_FACT] = { 1.6, 1.5, PANGO_WEIGHT_NORMAL, 0 },
  [SAMVAD_FACE_FINDING] = { 1.3, 1.1, PANGO_WEIGHT_NORMAL, 0 },
  [SAMVAD_FACE_BODY] = { 1.0, 1.0, PANGO_WEIGHT_NORMAL, 0 },
  [SAMVAD_FACE_NOTE] = { 0.85, 0.7, PANGO_WEIGHT_NORMAL, 0.33 },
  [SAMVAD_FACE_HEAD] = { 0.85, 0.62, PANGO_WEIGHT_NORMAL, 0.33 },
  [SAMVAD_FACE_CELL] = { 0.9, 0.62, PANGO_WEIGHT_NORMAL, 0 },
  [SAMVAD_FACE_STRONG] = { 0.9, 0.62, PANGO_WEIGHT_SEMIBOLD, 0 },
  [SAMVAD_FACE_MARGIN] = { 0.8, 0.6, PANGO_WEIGHT_NORMAL, 0.33 },
};

/* Devanagari has marks above and below the line: it wants more room than Latin. */
#define LINE_SPACING       1.12
#define LINE_SPACING_HINDI 1.2

/* Fontconfig takes some ten milliseconds to choose the fonts for a size it has not met; text is
 * not hinted and so the same in every size. All of it is set in this one, in points, and scaled. */
#define REFERENCE 10

/* The scale travels with the layout, in fixed point. */
#define SCALE_KEY  "samvad-scale"
#define SCALE_UNIT 65536.0

SamvadType *
samvad_type_new (const SamvadPaper *paper)
{
  SamvadType *self = g_new0 (SamvadType, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->paper = paper;
  self->map = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (self->map);
  pango_cairo_context_set_resolution (self->context, 72);
  /* The same widths on the screen, the printer and in the file. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (samvad_text_get_language ()));
  cairo_font_options_destroy (options);
  return self;
}

void
samvad_type_free (SamvadType *self)
{
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self);
}

/** Returns: in points */
double
samvad_type_get_size (const SamvadType *self,
                      SamvadFace        face)
{
  gboolean slide = self->paper->kind == SAMVAD_PAPER_SLIDE;

  return self->paper->size * (slide ? faces[face].slide : faces[face].size);
}

double
samvad_type_get_ink (SamvadFace face)
{
  return faces[face].ink;
}

static PangoWeight
choose_weight (SamvadFace face,
               double     size)
{
  /* Bold fills the counters of small Devanagari letters. */
  if (samvad_text_is_hindi () && size < 12)
    return PANGO_WEIGHT_MEDIUM < faces[face].weight ? PANGO_WEIGHT_MEDIUM : faces[face].weight;
  return faces[face].weight;
}

/**
 * samvad_type_set:
 * @text: never markup
 * @width: in points; negative: one line as long as it wants
 * @shrink: 1, or less to make a wide table fit
 *
 * Returns: (transfer full): the text, wrapped at words and, where one word alone is too long for
 *   the line, inside it: what does not fit is never cut off
 */
PangoLayout *
samvad_type_set (SamvadType *self,
                 SamvadFace  face,
                 const char *text,
                 double      width,
                 double      shrink)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (SAMVAD_TYPE_FAMILY);
  double size = samvad_type_get_size (self, face) * shrink;
  int scale = (int) (size / REFERENCE * SCALE_UNIT);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_object_set_data (G_OBJECT (layout), SCALE_KEY, GINT_TO_POINTER (scale));
  pango_font_description_set_absolute_size (font, REFERENCE * PANGO_SCALE);
  pango_font_description_set_weight (font, choose_weight (face, size));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, samvad_text_is_hindi () ? LINE_SPACING_HINDI : LINE_SPACING);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width / samvad_layout_get_scale (layout) * PANGO_SCALE));
  pango_layout_set_text (layout, valid, -1);
  return layout;
}

/** Returns: by how much @layout, which samvad_type_set() made, is drawn larger than it is set */
double
samvad_layout_get_scale (PangoLayout *layout)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (layout), SCALE_KEY)) / SCALE_UNIT;
}

/** Returns: in points, as drawn */
double
samvad_layout_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE * samvad_layout_get_scale (layout);
}

/** Returns: in points, as drawn */
double
samvad_layout_get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE * samvad_layout_get_scale (layout);
}
