/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct {
  double red;
  double green;
  double blue;
} SamvadColour;

/**
 * SamvadColourName:
 *
 * Negative, neutral and positive are orange, grey and blue: told apart by every common kind of
 * colour blindness. OVERDUE is used for nothing else. GRID is decoration: it carries no meaning.
 */
typedef enum {
  SAMVAD_COLOUR_FOREGROUND,
  SAMVAD_COLOUR_BACKGROUND,
  SAMVAD_COLOUR_DIM,
  SAMVAD_COLOUR_GRID,
  SAMVAD_COLOUR_ACCENT,
  SAMVAD_COLOUR_NEGATIVE,
  SAMVAD_COLOUR_NEUTRAL,
  SAMVAD_COLOUR_POSITIVE,
  SAMVAD_COLOUR_OVERDUE,
  SAMVAD_N_COLOURS
} SamvadColourName;

typedef enum {
  SAMVAD_CHART_LIGHT         = 0,
  SAMVAD_CHART_DARK          = 1 << 0,
  SAMVAD_CHART_HIGH_CONTRAST = 1 << 1,
  /* black and white: shapes, hatching and hairlines instead of colour; wins over DARK */
  SAMVAD_CHART_PAPER         = 1 << 2,
  SAMVAD_CHART_RIGHT_TO_LEFT = 1 << 3,
  /* draw the chart's title above it; not where a label or a heading already says it */
  SAMVAD_CHART_TITLED        = 1 << 4,
} SamvadChartFlags;

/**
 * SamvadChartStyle:
 * @font: owned; its size is in points
 * @resolution: user units of the cairo context per inch: 96 on the screen, 72 in a PDF
 * @scale: on top of it, for large text and review mode: 1 is plain
 *
 * How a chart looks. All lengths of a chart follow from the font's size. Colours may be changed
 * after samvad_chart_style_new(), for example to the system's accent.
 */
typedef struct {
  SamvadColour          colours[SAMVAD_N_COLOURS];
  PangoFontDescription *font;
  double                resolution;
  double                scale;
  SamvadChartFlags      flags;
} SamvadChartStyle;

/* The strongest tint on which a text may lie: beyond it neither ink has the contrast. */
#define SAMVAD_CHART_DEEPEST_TINT 0.5

SamvadChartStyle *samvad_chart_style_new      (SamvadChartFlags flags, const char *font);
void              samvad_chart_style_free     (SamvadChartStyle *self);

double            samvad_colour_get_contrast  (const SamvadColour *a, const SamvadColour *b);
SamvadColour      samvad_colour_mix           (const SamvadColour *from, const SamvadColour *to,
                                               double share);
SamvadColourName  samvad_chart_style_find_ink (const SamvadChartStyle *self, const SamvadColour *fill);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadChartStyle, samvad_chart_style_free)

G_END_DECLS
