/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-interval.h"

#include <math.h>

#include "samvad-text.h"

#define CAP 0.28        /* em, half the height of an interval's end */

static gboolean
is_hidden (const SamvadShare *share)
{
  return share->band == SAMVAD_BAND_SUPPRESSED;
}

static SamvadStroke
get_stroke (const SamvadShare *share)
{
  return is_hidden (share) ? SAMVAD_STROKE_DOTTED : SAMVAD_STROKE_THIN;
}

/* Too little to say anything is drawn without colour, so that no reader takes it for a finding. */
static SamvadColourName
get_colour (const SamvadShare *share,
            SamvadColourName   colour)
{
  return is_hidden (share) ? SAMVAD_COLOUR_DIM : colour;
}

static SamvadMark
get_mark (const SamvadShare *share)
{
  return share->band == SAMVAD_BAND_CAUTION ? SAMVAD_MARK_HOLLOW : SAMVAD_MARK_FULL;
}

/** samvad_interval_draw: nothing where the share does not exist */
void
samvad_interval_draw (SamvadCanvas      *canvas,
                      const SamvadAxis  *axis,
                      double             y,
                      const SamvadShare *share,
                      SamvadColourName   colour)
{
  double low = samvad_axis_map (axis, share->low);
  double high = samvad_axis_map (axis, share->high);
  double cap = CAP * canvas->em;
  SamvadColourName ink = get_colour (share, colour);

  if (share->n <= 0 || isnan (share->low) || isnan (share->high))
    return;
  samvad_canvas_line (canvas, ink, get_stroke (share), low, y, high, y);
  samvad_canvas_line (canvas, ink, SAMVAD_STROKE_THIN, low, y - cap, low, y + cap);
  samvad_canvas_line (canvas, ink, SAMVAD_STROKE_THIN, high, y - cap, high, y + cap);
  if (!is_hidden (share))
    samvad_canvas_mark (canvas, get_mark (share), ink, samvad_axis_map (axis, share->share), y);
}

void
samvad_interval_draw_upright (SamvadCanvas      *canvas,
                              const SamvadAxis  *axis,
                              double             x,
                              const SamvadShare *share,
                              SamvadColourName   colour)
{
  double low = samvad_axis_map (axis, share->low);
  double high = samvad_axis_map (axis, share->high);
  double cap = CAP * canvas->em;
  SamvadColourName ink = get_colour (share, colour);

  if (share->n <= 0 || isnan (share->low) || isnan (share->high))
    return;
  samvad_canvas_line (canvas, ink, get_stroke (share), x, low, x, high);
  samvad_canvas_line (canvas, ink, SAMVAD_STROKE_THIN, x - cap, low, x + cap, low);
  samvad_canvas_line (canvas, ink, SAMVAD_STROKE_THIN, x - cap, high, x + cap, high);
  if (!is_hidden (share))
    samvad_canvas_mark (canvas, get_mark (share), ink, x, samvad_axis_map (axis, share->share));
}

/** Returns: "shown", "caution" or "too few: 14" */
char *
samvad_interval_get_band (const SamvadShare *share)
{
  g_autofree char *n = NULL;

  if (share->band == SAMVAD_BAND_SHOWN)
    return g_strdup (C_("band", "shown"));
  if (share->band == SAMVAD_BAND_CAUTION)
    return g_strdup (C_("band", "caution"));
  n = samvad_text_number (MAX (share->n, 0));
  /* Translators: fewer answers than it takes to show a share; %s is how many there are. */
  return g_strdup_printf (C_("band", "too few: %s"), n);
}

/** Returns: "55%", or "–" where it is not shown */
char *
samvad_interval_get_percent (const SamvadShare *share)
{
  return samvad_text_percent (is_hidden (share) ? NAN : share->share);
}

/** Returns: "45–64", or "–" where there is none */
char *
samvad_interval_get_limits (const SamvadShare *share)
{
  if (share->n <= 0 || isnan (share->low))
    return g_strdup ("–");
  return samvad_text_percent_interval (share->low, share->high);
}

/** Returns: "55% (45–64), n 100", with "caution" where it is so, or "too few: 14" */
char *
samvad_interval_to_text (const SamvadShare *share)
{
  g_autofree char *percent = samvad_interval_get_percent (share);
  g_autofree char *limits = samvad_interval_get_limits (share);
  g_autofree char *n = samvad_text_number (share->n);

  if (is_hidden (share))
    return samvad_interval_get_band (share);
  if (share->band == SAMVAD_BAND_CAUTION)
    /* Translators: a share, its 95% interval, the number of answers */
    return g_strdup_printf (_("%1$s (%2$s), n %3$s, caution"), percent, limits, n);
  return g_strdup_printf (_("%1$s (%2$s), n %3$s"), percent, limits, n);
}
