/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-trend.h"

#include <math.h>

#include "samvad-axis.h"
#include "samvad-chart-class.h"
#include "samvad-interval.h"
#include "samvad-text.h"

#define GAP        0.5          /* em */
#define MIN_COLUMN 1.6          /* em */
#define MIN_LINES  6.0
#define GOOD_LINES 11.0
#define TICK_LINES 2.6

typedef struct {
  char       *label;
  SamvadShare share;
  double      reference;
} Month;

typedef struct {
  SamvadChart parent;
  GArray     *months;           /* Month */
  double      highest;
  char       *state_label;
} SamvadTrend;

typedef struct {
  SamvadTrend  *self;
  SamvadCanvas *canvas;
  SamvadAxis    y;
  double        left;
  double        right;
  double        bottom;
} Plot;

static void
month_clear (gpointer data)
{
  g_free (((Month *) data)->label);
}

static double
measure_left (SamvadCanvas *canvas)
{
  g_autofree char *text = samvad_text_percent (1);

  return samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, text) + GAP * canvas->em;
}

static double
measure_right (SamvadTrend  *self,
               SamvadCanvas *canvas)
{
  return samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->state_label) + 2 * GAP * canvas->em;
}

static void
trend_measure (SamvadChart  *chart,
               SamvadCanvas *canvas)
{
  SamvadTrend *self = (SamvadTrend *) chart;
  double foot = 1.3 * canvas->line;

  canvas->minimal_width = measure_left (canvas) + measure_right (self, canvas) +
                          MAX (self->months->len, 4) * MIN_COLUMN * canvas->em;
  canvas->minimal_height = MIN_LINES * canvas->line + foot;
  canvas->natural_height = GOOD_LINES * canvas->line + foot;
}

static double
get_middle (const Plot *plot,
            guint       index)
{
  return plot->left + (plot->right - plot->left) * (index + 0.5) / MAX (plot->self->months->len, 1);
}

static void
draw_scale (const Plot *plot)
{
  for (guint i = 0; i < samvad_axis_get_n_ticks (&plot->y); i++)
    {
      double tick = samvad_axis_get_tick (&plot->y, i), y = samvad_axis_map (&plot->y, tick);
      g_autofree char *text = samvad_text_percent (tick);

      samvad_canvas_line (plot->canvas, i == 0 ? SAMVAD_COLOUR_DIM : SAMVAD_COLOUR_GRID,
                          SAMVAD_STROKE_HAIRLINE, plot->left, y, plot->right, y);
      samvad_canvas_text (plot->canvas, text, &(SamvadLabel) {
        .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = plot->left - GAP * plot->canvas->em,
        .y = y, .x_align = 1, .y_align = 0.5 });
    }
}

static void
draw_reference (const Plot *plot)
{
  GArray *months = plot->self->months;
  g_autofree SamvadSpot *spots = g_new (SamvadSpot, months->len + 1);
  guint n = 0;

  for (guint i = 0; i < months->len; i++)
    {
      double value = g_array_index (months, Month, i).reference;

      if (!isnan (value))
        spots[n++] = (SamvadSpot) { get_middle (plot, i), samvad_axis_map (&plot->y, value) };
    }
  samvad_canvas_path (plot->canvas, SAMVAD_COLOUR_DIM, SAMVAD_STROKE_THIN, spots, n);
  if (n > 0)
    samvad_canvas_try_text (plot->canvas, plot->self->state_label, &(SamvadLabel) {
      .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = plot->right + GAP * plot->canvas->em,
      .y = spots[n - 1].y, .y_align = 0.5 });
}

static void
draw_month (const Plot *plot,
            guint       index)
{
  const Month *month = &g_array_index (plot->self->months, Month, index);
  double x = get_middle (plot, index);

  samvad_interval_draw_upright (plot->canvas, &plot->y, x, &month->share, SAMVAD_COLOUR_ACCENT);
  samvad_canvas_try_text (plot->canvas, month->label, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = x,
    .y = plot->bottom + 0.25 * plot->canvas->line, .x_align = 0.5 });
}

static void
trend_draw (SamvadChart  *chart,
            SamvadCanvas *canvas)
{
  SamvadTrend *self = (SamvadTrend *) chart;
  Plot plot = { self, canvas };
  double width;

  plot.bottom = canvas->height - 1.3 * canvas->line;
  plot.left = measure_left (canvas);
  plot.right = canvas->width - measure_right (self, canvas);
  plot.y = samvad_axis_new_shares (self->highest, plot.bottom, canvas->line / 2,
                                   (guint) MAX (2, plot.bottom / (TICK_LINES * canvas->line)));
  width = (plot.right - plot.left) / MAX (self->months->len, 1);
  for (guint i = 0; i < self->months->len; i++)
    samvad_chart_mark_point (chart, canvas, i, &(SamvadBox) { plot.left + i * width, 0, width, plot.bottom });
  draw_scale (&plot);
  draw_reference (&plot);
  /* from the newest, whose label must not be the one that gives way */
  for (guint i = self->months->len; i > 0; i--)
    draw_month (&plot, i - 1);
}

static void
trend_finalize (SamvadChart *chart)
{
  SamvadTrend *self = (SamvadTrend *) chart;

  g_array_unref (self->months);
  g_free (self->state_label);
}

static const SamvadChartClass trend_class = { "trend", trend_measure, trend_draw, trend_finalize };

static void
add_month (SamvadTrend            *self,
           const SamvadTrendPoint *from)
{
  SamvadChart *chart = &self->parent;
  Month month = { g_strdup (from->label), from->share, from->reference };
  g_autofree char *share = samvad_interval_to_text (&from->share);
  g_autofree char *state = samvad_text_percent (from->reference);

  g_array_append_val (self->months, month);
  if (from->share.n > 0 && !isnan (from->share.high))
    self->highest = MAX (self->highest, from->share.high);
  if (!isnan (from->reference))
    self->highest = MAX (self->highest, from->reference);
  samvad_chart_take_point (chart, from->key, isnan (from->reference)
                           ? g_strdup_printf (C_("read-out", "%1$s: %2$s"), from->label, share)
                           /* Translators: a month; a share with interval; the State's share */
                           : g_strdup_printf (_("%1$s: %2$s; State %3$s"), from->label, share, state));
  samvad_chart_take_cell (chart, g_strdup (from->label));
  samvad_chart_take_cell (chart, samvad_text_number (from->share.n));
  samvad_chart_take_cell (chart, samvad_interval_get_percent (&from->share));
  samvad_chart_take_cell (chart, samvad_interval_get_limits (&from->share));
  samvad_chart_take_cell (chart, samvad_interval_get_band (&from->share));
  samvad_chart_take_cell (chart, g_steal_pointer (&state));
}

/** samvad_trend_new: a share by month with its intervals; @points: from old to new, copied */
SamvadChart *
samvad_trend_new (const SamvadTrendPoint *points,
                  guint                   n_points,
                  const char             *share_heading)
{
  SamvadTrend *self = samvad_chart_create (&trend_class, sizeof *self);
  SamvadChart *chart = &self->parent;
  GString *text = g_string_new (NULL);
  g_autofree char *state = samvad_text_percent (n_points > 0 ? points[n_points - 1].reference : NAN);

  self->months = g_array_new (FALSE, TRUE, sizeof (Month));
  g_array_set_clear_func (self->months, month_clear);
  self->state_label = g_strdup_printf (C_("chart", "State %s"), state);
  samvad_chart_add_column (chart, C_("column", "Month"), FALSE);
  samvad_chart_add_column (chart, C_("column", "n"), TRUE);
  samvad_chart_add_column (chart, share_heading, TRUE);
  samvad_chart_add_column (chart, _("95% interval"), TRUE);
  samvad_chart_add_column (chart, C_("column", "Band"), FALSE);
  samvad_chart_add_column (chart, C_("column", "State"), TRUE);
  /* Translators: what the share is of */
  g_string_printf (text, _("%s by month."), share_heading);
  for (guint i = 0; i < n_points; i++)
    {
      add_month (self, &points[i]);
      g_string_append_printf (text, " %s.", samvad_chart_get_point_text (chart, i));
    }
  samvad_chart_take_description (chart, g_string_free (text, FALSE));
  return chart;
}
