/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-axis.h"

#include <math.h>

#define SHARE_UNIT 0.05         /* to which the end of an axis of shares is rounded up */

/* The smallest of 1, 2, 5 times a power of ten that gives at most @max_ticks steps. */
static double
find_step (double span,
           guint  max_ticks)
{
  double rough = span / MAX (max_ticks, 1);
  double power = pow (10, floor (log10 (rough)));

  if (rough <= power)
    return power;
  if (rough <= 2 * power)
    return 2 * power;
  return rough <= 5 * power ? 5 * power : 10 * power;
}

static SamvadAxis
create (double highest,
        double step,
        double start,
        double end)
{
  double to = MAX (1, ceil (highest / step - 1e-9)) * step;

  return (SamvadAxis) { 0, to, start, end, step };
}

/** Returns: an axis from zero to at least @highest, with whole numbers at its ticks */
SamvadAxis
samvad_axis_new_counts (double highest,
                        double start,
                        double end,
                        guint  max_ticks)
{
  double span = isfinite (highest) && highest > 1 ? highest : 1;

  return create (span, MAX (1, find_step (span, max_ticks)), start, end);
}

/** Returns: an axis of shares from zero to just above @highest, at most 1, with ticks in whole per cent */
SamvadAxis
samvad_axis_new_shares (double highest,
                        double start,
                        double end,
                        guint  max_ticks)
{
  double span = isfinite (highest) ? CLAMP (highest, SHARE_UNIT, 1) : 1;
  SamvadAxis axis = create (span, MAX (0.01, find_step (span, max_ticks)), start, end);

  axis.to = MIN (ceil (span / SHARE_UNIT - 1e-9) * SHARE_UNIT, 1);
  return axis;
}

double
samvad_axis_map (const SamvadAxis *self,
                 double            value)
{
  return self->start + (value - self->from) / (self->to - self->from) * (self->end - self->start);
}

guint
samvad_axis_get_n_ticks (const SamvadAxis *self)
{
  return (guint) floor ((self->to - self->from) / self->step + 1e-9) + 1;
}

double
samvad_axis_get_tick (const SamvadAxis *self,
                      guint             index)
{
  return self->from + index * self->step;
}
