/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-burn-up-private.h"

#include <math.h>

#include "samvad-axis.h"
#include "samvad-text.h"

#define MIN_PLOT_WIDTH    14.0   /* em */
#define MIN_PLOT_HEIGHT   8.0    /* lines */
#define GOOD_PLOT_HEIGHT  14.0
#define GAP               0.5    /* em between the plot and its labels */
#define TICK_HEIGHT       2.6    /* lines a step of the scale needs */
#define AREA              0.10   /* strength of the tint below the count */
#define FAN               0.24   /* and of the projection's band */

typedef struct {
  SamvadBurnUp *self;
  SamvadCanvas *canvas;
  SamvadAxis    y;
  double        left;
  double        right;
  double        bottom;
} Plot;

static double
measure_side (SamvadBurnUp *self,
              SamvadCanvas *canvas)
{
  double width = 0;

  for (guint i = 0; i < SAMVAD_BURN_UP_SIDE_LABELS; i++)
    if (self->side[i] != NULL)
      width = MAX (width, samvad_canvas_get_text_width (canvas, SAMVAD_FACE_NORMAL, self->side[i]));
  return width > 0 ? width + 2 * GAP * canvas->em : GAP * canvas->em;
}

static double
measure_scale (SamvadBurnUp     *self,
               SamvadCanvas     *canvas,
               const SamvadAxis *axis)
{
  g_autofree char *text = samvad_text_number ((gint64) axis->to);

  return samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, text) + GAP * canvas->em;
}

void
samvad_burn_up_measure (SamvadChart  *chart,
                        SamvadCanvas *canvas)
{
  SamvadBurnUp *self = (SamvadBurnUp *) chart;
  SamvadAxis axis = samvad_axis_new_counts (self->highest, 0, 1, 4);
  double foot = 1.3 * canvas->line;

  canvas->minimal_width = measure_scale (self, canvas, &axis) + measure_side (self, canvas) +
                          MIN_PLOT_WIDTH * canvas->em;
  canvas->minimal_height = MIN_PLOT_HEIGHT * canvas->line + foot;
  canvas->natural_height = GOOD_PLOT_HEIGHT * canvas->line + foot;
}

static double
get_edge (const Plot *plot,
          double      day)
{
  return plot->left + (plot->right - plot->left) * day / plot->self->n_days;
}

static void
draw_scale (const Plot *plot)
{
  for (guint i = 0; i < samvad_axis_get_n_ticks (&plot->y); i++)
    {
      double tick = samvad_axis_get_tick (&plot->y, i);
      double y = samvad_axis_map (&plot->y, tick);
      g_autofree char *text = samvad_text_number ((gint64) tick);

      samvad_canvas_line (plot->canvas, i == 0 ? SAMVAD_COLOUR_DIM : SAMVAD_COLOUR_GRID,
                          SAMVAD_STROKE_HAIRLINE, plot->left, y, plot->right, y);
      samvad_canvas_text (plot->canvas, text, &(SamvadLabel) {
        .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = plot->left - GAP * plot->canvas->em,
        .y = y, .x_align = 1, .y_align = 0.5 });
    }
}

/* Today first: where a week's first day comes too near, it gives way. */
static void
draw_day_label (const Plot *plot,
                guint       day,
                gboolean    today)
{
  g_autofree char *text = samvad_text_day_short (plot->self->first + (int) day);
  SamvadLabel label = { .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM,
                        .x = get_edge (plot, day + 0.5), .y = plot->bottom + 0.25 * plot->canvas->line,
                        .x_align = 0.5 };

  if (today)
    label.colour = SAMVAD_COLOUR_FOREGROUND;
  if (samvad_canvas_try_text (plot->canvas, text, &label))
    samvad_canvas_line (plot->canvas, SAMVAD_COLOUR_DIM, SAMVAD_STROKE_HAIRLINE, label.x, plot->bottom,
                        label.x, plot->bottom + 0.2 * plot->canvas->line);
}

static void
draw_days (const Plot *plot)
{
  SamvadBurnUp *self = plot->self;

  if (self->open)
    draw_day_label (plot, self->n_counted - 1, TRUE);
  for (guint day = 0; day < self->n_days; day++)
    if (day == 0 || samvad_day_get_weekday (self->first + (int) day) == 1)
      draw_day_label (plot, day, FALSE);
}

static void
draw_today (const Plot *plot)
{
  double x = get_edge (plot, plot->self->n_counted - 0.5);

  if (plot->self->open)
    samvad_canvas_line (plot->canvas, SAMVAD_COLOUR_DIM, SAMVAD_STROKE_HAIRLINE, x, plot->bottom, x,
                        plot->y.end);
}

static void
draw_targets (const Plot *plot)
{
  SamvadBurnUp *self = plot->self;
  SamvadSpot spots[2 * SAMVAD_BURN_UP_DAYS];
  guint n = 0;

  for (guint day = 0; day < self->n_days; day++)
    if (self->days[day].target >= 0)
      {
        double y = samvad_axis_map (&plot->y, (double) self->days[day].target);

        spots[n++] = (SamvadSpot) { get_edge (plot, day), y };
        spots[n++] = (SamvadSpot) { get_edge (plot, day + 1), y };
      }
  samvad_canvas_path (plot->canvas, SAMVAD_COLOUR_DIM, SAMVAD_STROKE_DOTTED, spots, n);
}

/* A line over the ends of days, from zero at the beginning of the first day that has a value. */
static void
draw_curve (const Plot       *plot,
            gsize             offset,
            SamvadColourName  colour,
            SamvadStroke      stroke)
{
  SamvadBurnUp *self = plot->self;
  SamvadSpot spots[SAMVAD_BURN_UP_DAYS + 1];
  guint n = 0;

  for (guint day = 0; day < self->n_days; day++)
    {
      double value = G_STRUCT_MEMBER (double, &self->days[day], offset);

      if (isnan (value))
        continue;
      if (n == 0)
        spots[n++] = (SamvadSpot) { get_edge (plot, day), samvad_axis_map (&plot->y, 0) };
      spots[n++] = (SamvadSpot) { get_edge (plot, day + 1), samvad_axis_map (&plot->y, value) };
    }
  samvad_canvas_path (plot->canvas, colour, stroke, spots, n);
}

static SamvadSpot
get_now (const Plot *plot)
{
  SamvadBurnUp *self = plot->self;
  double day = self->n_counted - (self->open ? 0.5 : 0);

  return (SamvadSpot) { get_edge (plot, day),
                        samvad_axis_map (&plot->y, (double) self->total[self->n_counted - 1]) };
}

static void
draw_fan (const Plot *plot)
{
  SamvadBurnUp *self = plot->self;
  SamvadSpot band[2 * SAMVAD_BURN_UP_DAYS + 1], mean[SAMVAD_BURN_UP_DAYS + 1];
  guint n_band = 0, n_mean = 0;

  band[n_band++] = mean[n_mean++] = get_now (plot);
  for (guint day = self->n_counted; day < self->n_days; day++)
    if (!isnan (self->days[day].high))
      band[n_band++] = (SamvadSpot) { get_edge (plot, day + 1), samvad_axis_map (&plot->y, self->days[day].high) };
  for (guint day = self->n_days; day > self->n_counted; day--)
    if (!isnan (self->days[day - 1].low))
      band[n_band++] = (SamvadSpot) { get_edge (plot, day), samvad_axis_map (&plot->y, self->days[day - 1].low) };
  for (guint day = self->n_counted; day < self->n_days; day++)
    if (!isnan (self->days[day].mean))
      mean[n_mean++] = (SamvadSpot) { get_edge (plot, day + 1), samvad_axis_map (&plot->y, self->days[day].mean) };
  samvad_canvas_area (plot->canvas, SAMVAD_COLOUR_ACCENT, FAN, band, n_band);
  samvad_canvas_path (plot->canvas, SAMVAD_COLOUR_ACCENT, SAMVAD_STROKE_DASHED, mean, n_mean);
}

/* A step at the middle of each day: neither ahead of the expected line nor behind it. */
static void
draw_count (const Plot *plot)
{
  SamvadBurnUp *self = plot->self;
  SamvadSpot spots[2 * SAMVAD_BURN_UP_DAYS + 4];
  double ground = samvad_axis_map (&plot->y, 0);
  guint n = 0;

  spots[n++] = (SamvadSpot) { plot->left, ground };
  for (guint day = 0; day < self->n_counted; day++)
    {
      spots[n] = (SamvadSpot) { get_edge (plot, day + 0.5), spots[n - 1].y };
      n++;
      spots[n] = (SamvadSpot) { spots[n - 1].x, samvad_axis_map (&plot->y, (double) self->total[day]) };
      n++;
    }
  spots[n++] = get_now (plot);
  spots[n] = (SamvadSpot) { spots[n - 1].x, ground };
  if (!plot->canvas->paper)
    samvad_canvas_area (plot->canvas, SAMVAD_COLOUR_ACCENT, AREA, spots, n + 1);
  samvad_canvas_path (plot->canvas, SAMVAD_COLOUR_ACCENT, SAMVAD_STROKE_BOLD, spots, n);
}

static double
get_wanted (const Plot *plot,
            guint       label)
{
  const SamvadBurnUpDay *last = &plot->self->days[plot->self->n_days - 1];
  double value = label == 0 ? (double) last->target : label == 3 ? last->comparison : last->mean;
  double y = samvad_axis_map (&plot->y, value), line = plot->canvas->line;
  double mean = plot->self->side[1] != NULL ? samvad_axis_map (&plot->y, last->mean) : -G_MAXDOUBLE;

  /* Nothing comes between the projection and its interval. */
  if (label == 3 && y >= mean && y < mean + 2 * line)
    return mean + 2 * line;
  return y + (label == 2 ? line : 0);
}

/* The labels at the right stand at the ends of their lines, pushed apart where these meet. */
static void
draw_side (const Plot *plot)
{
  SamvadBurnUp *self = plot->self;
  double line = plot->canvas->line, floor_y = plot->bottom - line / 2, y[SAMVAD_BURN_UP_SIDE_LABELS];
  guint order[SAMVAD_BURN_UP_SIDE_LABELS], n = 0;

  for (guint i = 0; i < SAMVAD_BURN_UP_SIDE_LABELS; i++)
    if (self->side[i] != NULL)
      {
        guint at = n++;

        for (; at > 0 && get_wanted (plot, order[at - 1]) > get_wanted (plot, i); at--)
          order[at] = order[at - 1];
        order[at] = i;
      }
  for (guint i = 0; i < n; i++)
    y[i] = MAX (get_wanted (plot, order[i]), i > 0 ? y[i - 1] + line : line / 2);
  for (guint i = n; i > 0; i--)
    y[i - 1] = MIN (y[i - 1], i < n ? y[i] - line : floor_y);
  for (guint i = 0; i < n; i++)
    samvad_canvas_text (plot->canvas, self->side[order[i]], &(SamvadLabel) {
      .colour = order[i] == 1 ? SAMVAD_COLOUR_ACCENT : SAMVAD_COLOUR_DIM,
      .x = plot->right + GAP * plot->canvas->em, .y = y[i], .y_align = 0.5 });
}

static void
draw_counted_label (const Plot *plot,
                    gboolean    ahead)
{
  SamvadCanvas *canvas = plot->canvas;
  SamvadSpot now = get_now (plot);
  double gap = GAP * canvas->em;
  SamvadLabel label = { .face = SAMVAD_FACE_STRONG, .colour = SAMVAD_COLOUR_ACCENT, .y = now.y };
  const double places[][4] = {  /* dx, dy, x_align, y_align */
    { 1, 0.4, 0, 0 }, { -1, -0.4, 1, 1 }, { 1, -1, 0, 1 }, { -1, 1, 1, 0 }, { 1, 4, 0, 0 },
  };

  samvad_canvas_mark (canvas, SAMVAD_MARK_FULL, SAMVAD_COLOUR_ACCENT, now.x, now.y);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const double *place = places[(i + (ahead ? 1 : 0)) % G_N_ELEMENTS (places)];

      label.x = now.x + place[0] * gap;
      label.y = now.y + place[1] * gap;
      label.x_align = place[2];
      label.y_align = place[3];
      if (samvad_canvas_try_text (canvas, plot->self->counted_label, &label))
        return;
    }
}

static gboolean
crosses_today (const Plot        *plot,
               const SamvadLabel *label,
               const char        *text)
{
  double width = samvad_canvas_get_text_width (plot->canvas, label->face, text);
  double start = label->x - width * label->x_align;
  double today = get_edge (plot, plot->self->n_counted - 0.5);

  return plot->self->open && start < today && today < start + width;
}

/* Along the expected line, on the side that the count does not take, as far right as is free. */
static void
draw_expected_label (const Plot *plot,
                     gboolean    ahead)
{
  SamvadBurnUp *self = plot->self;
  double gap = GAP * plot->canvas->em;

  for (guint day = self->n_days * 3 / 4; self->expected_label != NULL && day > 2; day--)
    {
      SamvadLabel label = { .colour = SAMVAD_COLOUR_DIM, .x_align = ahead ? 0 : 1, .y_align = ahead ? 0 : 1 };

      if (isnan (self->days[day - 1].expected))
        continue;
      label.x = get_edge (plot, day) + (ahead ? gap : -gap);
      label.y = samvad_axis_map (&plot->y, self->days[day - 1].expected) + (ahead ? 0.5 : -0.5) * gap;
      if (label.y < plot->bottom - plot->canvas->line &&
          !crosses_today (plot, &label, self->expected_label) &&
          samvad_canvas_try_text (plot->canvas, self->expected_label, &label))
        return;
    }
}

static void
mark_points (const Plot *plot)
{
  SamvadBurnUp *self = plot->self;

  for (guint day = 0; day < self->n_days; day++)
    {
      double x = get_edge (plot, day);

      samvad_chart_mark_point (&self->parent, plot->canvas, day,
                               &(SamvadBox) { x, 0, get_edge (plot, day + 1) - x, plot->bottom });
    }
}

static Plot
create_plot (SamvadBurnUp *self,
             SamvadCanvas *canvas)
{
  Plot plot = { self, canvas };
  guint ticks;

  plot.bottom = canvas->height - 1.3 * canvas->line;
  ticks = (guint) MAX (2, plot.bottom / (TICK_HEIGHT * canvas->line));
  plot.y = samvad_axis_new_counts (self->highest, plot.bottom, canvas->line / 2, ticks);
  plot.left = measure_scale (self, canvas, &plot.y);
  plot.right = canvas->width - measure_side (self, canvas);
  return plot;
}

void
samvad_burn_up_draw (SamvadChart  *chart,
                     SamvadCanvas *canvas)
{
  SamvadBurnUp *self = (SamvadBurnUp *) chart;
  Plot plot = create_plot (self, canvas);
  gboolean ahead;

  mark_points (&plot);
  draw_scale (&plot);
  draw_days (&plot);
  draw_today (&plot);
  draw_targets (&plot);
  if (self->n_counted > 0)
    draw_fan (&plot);
  draw_curve (&plot, G_STRUCT_OFFSET (SamvadBurnUpDay, comparison), SAMVAD_COLOUR_NEUTRAL, SAMVAD_STROKE_DASHED);
  draw_curve (&plot, G_STRUCT_OFFSET (SamvadBurnUpDay, expected), SAMVAD_COLOUR_DIM, SAMVAD_STROKE_THIN);
  draw_side (&plot);
  if (self->n_counted > 0)
    draw_count (&plot);
  ahead = self->n_counted > 0 && !(self->total[self->n_counted - 1] < self->days[self->n_counted - 1].expected);
  if (self->n_counted > 0)
    draw_counted_label (&plot, ahead);
  draw_expected_label (&plot, ahead);
}
