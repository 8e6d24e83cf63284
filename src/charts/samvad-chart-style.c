/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-chart-style.h"

#include <math.h>

#define SCREEN_RESOLUTION 96.0
#define PAPER_RESOLUTION  72.0
#define SCREEN_FONT       "Cantarell, Noto Sans, Noto Sans Devanagari 11"
#define PAPER_FONT        "Cantarell, Noto Sans, Noto Sans Devanagari 9"

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

/* Text on its ground has a contrast of at least 4.5, a mark of 3 (WCAG 2.1): by test. */
static const SamvadColour light[SAMVAD_N_COLOURS] = {
  [SAMVAD_COLOUR_FOREGROUND] = RGB (0x1d1d20),
  [SAMVAD_COLOUR_BACKGROUND] = RGB (0xffffff),
  [SAMVAD_COLOUR_DIM]        = RGB (0x5e5c64),
  [SAMVAD_COLOUR_GRID]       = RGB (0xdcdbd9),
  [SAMVAD_COLOUR_ACCENT]     = RGB (0x1b68c6),
  [SAMVAD_COLOUR_NEGATIVE]   = RGB (0xb35000),
  [SAMVAD_COLOUR_NEUTRAL]    = RGB (0x6f6e74),
  [SAMVAD_COLOUR_POSITIVE]   = RGB (0x1f69ad),
  [SAMVAD_COLOUR_OVERDUE]    = RGB (0xc01c28),
};

static const SamvadColour dark[SAMVAD_N_COLOURS] = {
  [SAMVAD_COLOUR_FOREGROUND] = RGB (0xffffff),
  [SAMVAD_COLOUR_BACKGROUND] = RGB (0x2a2a2c),
  [SAMVAD_COLOUR_DIM]        = RGB (0xc0bfbc),
  [SAMVAD_COLOUR_GRID]       = RGB (0x4c4c50),
  [SAMVAD_COLOUR_ACCENT]     = RGB (0x81b4f2),
  [SAMVAD_COLOUR_NEGATIVE]   = RGB (0xf3a14e),
  [SAMVAD_COLOUR_NEUTRAL]    = RGB (0xb4b3b8),
  [SAMVAD_COLOUR_POSITIVE]   = RGB (0x7db6ee),
  [SAMVAD_COLOUR_OVERDUE]    = RGB (0xff8f86),
};

static const SamvadColour light_contrast[SAMVAD_N_COLOURS] = {
  [SAMVAD_COLOUR_FOREGROUND] = RGB (0x000000),
  [SAMVAD_COLOUR_BACKGROUND] = RGB (0xffffff),
  [SAMVAD_COLOUR_DIM]        = RGB (0x2e2d31),
  [SAMVAD_COLOUR_GRID]       = RGB (0x8a898f),
  [SAMVAD_COLOUR_ACCENT]     = RGB (0x0f4a96),
  [SAMVAD_COLOUR_NEGATIVE]   = RGB (0x843700),
  [SAMVAD_COLOUR_NEUTRAL]    = RGB (0x4a494e),
  [SAMVAD_COLOUR_POSITIVE]   = RGB (0x0c4a86),
  [SAMVAD_COLOUR_OVERDUE]    = RGB (0x98000f),
};

static const SamvadColour dark_contrast[SAMVAD_N_COLOURS] = {
  [SAMVAD_COLOUR_FOREGROUND] = RGB (0xffffff),
  [SAMVAD_COLOUR_BACKGROUND] = RGB (0x000000),
  [SAMVAD_COLOUR_DIM]        = RGB (0xe6e5e3),
  [SAMVAD_COLOUR_GRID]       = RGB (0x8a898f),
  [SAMVAD_COLOUR_ACCENT]     = RGB (0xa8cdff),
  [SAMVAD_COLOUR_NEGATIVE]   = RGB (0xffbc75),
  [SAMVAD_COLOUR_NEUTRAL]    = RGB (0xd0cfd4),
  [SAMVAD_COLOUR_POSITIVE]   = RGB (0xa6d0ff),
  [SAMVAD_COLOUR_OVERDUE]    = RGB (0xffaaa3),
};

static const SamvadColour paper[SAMVAD_N_COLOURS] = {
  [SAMVAD_COLOUR_FOREGROUND] = RGB (0x000000),
  [SAMVAD_COLOUR_BACKGROUND] = RGB (0xffffff),
  [SAMVAD_COLOUR_DIM]        = RGB (0x3c3c3c),
  [SAMVAD_COLOUR_GRID]       = RGB (0xa0a0a0),
  [SAMVAD_COLOUR_ACCENT]     = RGB (0x000000),
  [SAMVAD_COLOUR_NEGATIVE]   = RGB (0x000000),
  [SAMVAD_COLOUR_NEUTRAL]    = RGB (0x3c3c3c),
  [SAMVAD_COLOUR_POSITIVE]   = RGB (0x000000),
  [SAMVAD_COLOUR_OVERDUE]    = RGB (0x000000),
};

static const SamvadColour *
find_colours (SamvadChartFlags flags)
{
  if (flags & SAMVAD_CHART_PAPER)
    return paper;
  if (flags & SAMVAD_CHART_HIGH_CONTRAST)
    return flags & SAMVAD_CHART_DARK ? dark_contrast : light_contrast;
  return flags & SAMVAD_CHART_DARK ? dark : light;
}

/**
 * samvad_chart_style_new:
 * @font: (nullable): a Pango font description with its size in points; %NULL for the default
 */
SamvadChartStyle *
samvad_chart_style_new (SamvadChartFlags  flags,
                        const char       *font)
{
  SamvadChartStyle *self = g_new0 (SamvadChartStyle, 1);
  gboolean on_paper = (flags & SAMVAD_CHART_PAPER) != 0;
  const char *fallback = on_paper ? PAPER_FONT : SCREEN_FONT;

  memcpy (self->colours, find_colours (flags), sizeof self->colours);
  self->font = pango_font_description_from_string (font != NULL ? font : fallback);
  self->resolution = on_paper ? PAPER_RESOLUTION : SCREEN_RESOLUTION;
  self->scale = 1;
  self->flags = flags;
  return self;
}

void
samvad_chart_style_free (SamvadChartStyle *self)
{
  pango_font_description_free (self->font);
  g_free (self);
}

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const SamvadColour *colour)
{
  return 0.2126 * get_linear (colour->red) + 0.7152 * get_linear (colour->green) +
         0.0722 * get_linear (colour->blue);
}

/** Returns: the contrast ratio of WCAG 2.1, 1 to 21 */
double
samvad_colour_get_contrast (const SamvadColour *a,
                            const SamvadColour *b)
{
  double x = get_luminance (a);
  double y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/** Returns: @from at a @share of 0, @to at 1 */
SamvadColour
samvad_colour_mix (const SamvadColour *from,
                   const SamvadColour *to,
                   double              share)
{
  return (SamvadColour) {
    from->red + (to->red - from->red) * share,
    from->green + (to->green - from->green) * share,
    from->blue + (to->blue - from->blue) * share,
  };
}

/** Returns: FOREGROUND or BACKGROUND, whichever can be read on @fill */
SamvadColourName
samvad_chart_style_find_ink (const SamvadChartStyle *self,
                             const SamvadColour     *fill)
{
  double plain = samvad_colour_get_contrast (&self->colours[SAMVAD_COLOUR_FOREGROUND], fill);
  double inverse = samvad_colour_get_contrast (&self->colours[SAMVAD_COLOUR_BACKGROUND], fill);

  return plain >= inverse ? SAMVAD_COLOUR_FOREGROUND : SAMVAD_COLOUR_BACKGROUND;
}
