/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-funnel-plot.h"

#include <math.h>

#include "samvad-axis.h"
#include "samvad-chart-class.h"
#include "samvad-interval.h"
#include "samvad-text.h"

#define GAP             0.5     /* em */
#define MIN_PLOT_WIDTH  14.0
#define MIN_PLOT_LINES  9.0
#define GOOD_PLOT_LINES 18.0
#define TICK_LINES      2.6
#define TICK_ROOM       4.5     /* em */
#define SHOWN_FROM      25      /* n, DESIGN section 6 */

typedef struct {
  char       *name;
  SamvadShare share;
  gboolean    differs;
} Dot;

typedef struct {
  SamvadChart parent;
  GArray     *dots;             /* Dot */
  GArray     *limits;           /* SamvadFunnelLimits */
  double      state;
  double      most;             /* n */
  double      highest;
  char       *x_heading;
  char       *y_heading;
  char       *side[3];          /* State, 95%, 99.8% */
} SamvadFunnelPlot;

typedef struct {
  SamvadFunnelPlot *self;
  SamvadCanvas     *canvas;
  SamvadAxis        x;
  SamvadAxis        y;
  double            left;
  double            right;
  double            bottom;
} Plot;

static void
dot_clear (gpointer data)
{
  g_free (((Dot *) data)->name);
}

static double
measure_left (SamvadCanvas *canvas)
{
  g_autofree char *text = samvad_text_percent (1);

  return samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, text) + GAP * canvas->em;
}

static double
measure_side (SamvadFunnelPlot *self,
              SamvadCanvas     *canvas)
{
  double width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->side); i++)
    width = MAX (width, samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->side[i]));
  return width + 2 * GAP * canvas->em;
}

static double
get_foot (SamvadCanvas *canvas)
{
  return 2.2 * canvas->line;
}

static void
funnel_plot_measure (SamvadChart  *chart,
                     SamvadCanvas *canvas)
{
  SamvadFunnelPlot *self = (SamvadFunnelPlot *) chart;
  double words = MAX (samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->y_heading),
                      samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->x_heading));

  canvas->minimal_width = MAX (words, measure_left (canvas) + measure_side (self, canvas) +
                                      MIN_PLOT_WIDTH * canvas->em);
  canvas->minimal_height = (MIN_PLOT_LINES + 1.2) * canvas->line + get_foot (canvas);
  canvas->natural_height = (GOOD_PLOT_LINES + 1.2) * canvas->line + get_foot (canvas);
}

static Plot
create_plot (SamvadFunnelPlot *self,
             SamvadCanvas     *canvas)
{
  Plot plot = { self, canvas };
  double top = 1.7 * canvas->line;

  plot.left = measure_left (canvas);
  plot.right = canvas->width - measure_side (self, canvas);
  plot.bottom = canvas->height - get_foot (canvas);
  plot.y = samvad_axis_new_shares (self->highest, plot.bottom, top,
                                   (guint) MAX (2, (plot.bottom - top) / (TICK_LINES * canvas->line)));
  plot.x = samvad_axis_new_counts (self->most, plot.left, plot.right,
                                   (guint) MAX (2, (plot.right - plot.left) / (TICK_ROOM * canvas->em)));
  return plot;
}

static void
draw_scales (const Plot *plot)
{
  SamvadLabel label = { .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM };
  double gap = GAP * plot->canvas->em;

  for (guint i = 0; i < samvad_axis_get_n_ticks (&plot->y); i++)
    {
      double tick = samvad_axis_get_tick (&plot->y, i), y = samvad_axis_map (&plot->y, tick);
      g_autofree char *text = samvad_text_percent (tick);

      samvad_canvas_line (plot->canvas, i == 0 ? SAMVAD_COLOUR_DIM : SAMVAD_COLOUR_GRID,
                          SAMVAD_STROKE_HAIRLINE, plot->left, y, plot->right, y);
      label.x = plot->left - gap;
      label.y = y;
      label.x_align = 1;
      label.y_align = 0.5;
      samvad_canvas_text (plot->canvas, text, &label);
    }
  for (guint i = 1; i < samvad_axis_get_n_ticks (&plot->x); i++)
    {
      double tick = samvad_axis_get_tick (&plot->x, i);
      g_autofree char *text = samvad_text_number ((gint64) tick);

      label.x = samvad_axis_map (&plot->x, tick);
      label.y = plot->bottom + gap;
      label.x_align = 0.5;
      label.y_align = 0;
      samvad_canvas_try_text (plot->canvas, text, &label);
    }
}

static void
draw_headings (const Plot *plot)
{
  SamvadFunnelPlot *self = plot->self;

  samvad_canvas_text (plot->canvas, self->y_heading, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM });
  samvad_canvas_text (plot->canvas, self->x_heading, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM,
    .x = MAX (plot->right, samvad_canvas_get_text_width (plot->canvas, SAMVAD_FACE_SMALL, self->x_heading)),
    .y = plot->canvas->height, .x_align = 1, .y_align = 1 });
}

static void
draw_limit (const Plot   *plot,
            gsize         offset,
            SamvadStroke  stroke)
{
  GArray *limits = plot->self->limits;
  g_autofree SamvadSpot *spots = g_new (SamvadSpot, limits->len + 1);
  guint n = 0;

  for (guint i = 0; i < limits->len; i++)
    {
      const SamvadFunnelLimits *at = &g_array_index (limits, SamvadFunnelLimits, i);
      double value = G_STRUCT_MEMBER (double, at, offset);

      if (value > 0 && value <= plot->y.to && at->n <= plot->x.to)
        spots[n++] = (SamvadSpot) { samvad_axis_map (&plot->x, at->n), samvad_axis_map (&plot->y, value) };
    }
  samvad_canvas_path (plot->canvas, SAMVAD_COLOUR_DIM, stroke, spots, n);
}

static void
draw_limits (const Plot *plot)
{
  double y = samvad_axis_map (&plot->y, plot->self->state);

  draw_limit (plot, G_STRUCT_OFFSET (SamvadFunnelLimits, low), SAMVAD_STROKE_DASHED);
  draw_limit (plot, G_STRUCT_OFFSET (SamvadFunnelLimits, high), SAMVAD_STROKE_DASHED);
  draw_limit (plot, G_STRUCT_OFFSET (SamvadFunnelLimits, outer_low), SAMVAD_STROKE_THIN);
  draw_limit (plot, G_STRUCT_OFFSET (SamvadFunnelLimits, outer_high), SAMVAD_STROKE_THIN);
  if (!isnan (plot->self->state))
    samvad_canvas_line (plot->canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_THIN, plot->left, y,
                        plot->right, y);
}

/* At the lines' right ends; the upper limits are named, the lower ones are their likes. */
static void
draw_side (const Plot *plot)
{
  SamvadFunnelPlot *self = plot->self;
  const SamvadFunnelLimits *last = NULL;
  double values[3] = { self->state, NAN, NAN };

  for (guint i = 0; i < self->limits->len; i++)
    if (g_array_index (self->limits, SamvadFunnelLimits, i).n <= plot->x.to)
      last = &g_array_index (self->limits, SamvadFunnelLimits, i);
  if (last != NULL)
    {
      values[1] = last->high;
      values[2] = last->outer_high;
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!isnan (values[i]))
      samvad_canvas_try_text (plot->canvas, self->side[i], &(SamvadLabel) {
        .face = SAMVAD_FACE_SMALL, .colour = i == 0 ? SAMVAD_COLOUR_FOREGROUND : SAMVAD_COLOUR_DIM,
        .x = plot->right + GAP * plot->canvas->em,
        .y = samvad_axis_map (&plot->y, CLAMP (values[i], 0, plot->y.to)), .y_align = 0.5 });
}

static SamvadSpot
get_spot (const Plot *plot,
          const Dot  *dot)
{
  gboolean hidden = dot->share.band == SAMVAD_BAND_SUPPRESSED || isnan (dot->share.share);

  return (SamvadSpot) { samvad_axis_map (&plot->x, (double) MAX (dot->share.n, 0)),
                        hidden ? plot->bottom : samvad_axis_map (&plot->y, dot->share.share) };
}

static SamvadColourName
get_colour (const Plot *plot,
            const Dot  *dot)
{
  if (dot->share.band == SAMVAD_BAND_SUPPRESSED)
    return SAMVAD_COLOUR_DIM;
  if (!dot->differs)
    return SAMVAD_COLOUR_FOREGROUND;
  return dot->share.share > plot->self->state ? SAMVAD_COLOUR_NEGATIVE : SAMVAD_COLOUR_POSITIVE;
}

static SamvadMark
get_mark (const Dot *dot)
{
  return dot->share.band == SAMVAD_BAND_SUPPRESSED ? SAMVAD_MARK_DOTTED
         : dot->share.band == SAMVAD_BAND_CAUTION ? SAMVAD_MARK_HOLLOW : SAMVAD_MARK_FULL;
}

/* Too few: its n on the axis, not its point. */
static void
draw_dot (const Plot *plot,
          guint       index)
{
  const Dot *dot = &g_array_index (plot->self->dots, Dot, index);
  SamvadSpot spot = get_spot (plot, dot);
  double half = samvad_canvas_get_mark_size (plot->canvas) * 0.75;
  SamvadBox box = { spot.x - half, spot.y - half, 2 * half, 2 * half };

  box.x = CLAMP (box.x, 0, plot->canvas->width - box.width);
  samvad_chart_mark_point (&plot->self->parent, plot->canvas, index, &box);
  samvad_canvas_mark (plot->canvas, get_mark (dot), get_colour (plot, dot), spot.x, spot.y);
}

static void
draw_name (const Plot *plot,
           guint       index)
{
  const Dot *dot = &g_array_index (plot->self->dots, Dot, index);
  SamvadSpot spot = get_spot (plot, dot);
  double gap = samvad_canvas_get_mark_size (plot->canvas) * 0.8;
  const double sides[][4] = { { 1, 0, 0, 0.5 }, { -1, 0, 1, 0.5 }, { 0, -1, 0.5, 1 }, { 0, 1, 0.5, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (samvad_canvas_try_text (plot->canvas, dot->name, &(SamvadLabel) {
      .face = dot->differs ? SAMVAD_FACE_STRONG : SAMVAD_FACE_NORMAL, .colour = get_colour (plot, dot),
      .x = spot.x + sides[i][0] * gap, .y = spot.y + sides[i][1] * gap, .x_align = sides[i][2],
      .y_align = sides[i][3], .knock_out = TRUE }))
      return;
}

static void
funnel_plot_draw (SamvadChart  *chart,
                  SamvadCanvas *canvas)
{
  SamvadFunnelPlot *self = (SamvadFunnelPlot *) chart;
  Plot plot = create_plot (self, canvas);

  draw_scales (&plot);
  draw_headings (&plot);
  draw_limits (&plot);
  draw_side (&plot);
  for (guint i = 0; i < self->dots->len; i++)
    draw_dot (&plot, i);
  for (guint i = 0; i < self->dots->len; i++)
    if (g_array_index (self->dots, Dot, i).differs || samvad_chart_is_selected (chart, i) ||
        samvad_chart_get_focus (chart) == (int) i)
      draw_name (&plot, i);
}

static void
funnel_plot_finalize (SamvadChart *chart)
{
  SamvadFunnelPlot *self = (SamvadFunnelPlot *) chart;

  g_array_unref (self->dots);
  g_array_unref (self->limits);
  g_free (self->x_heading);
  g_free (self->y_heading);
  for (guint i = 0; i < G_N_ELEMENTS (self->side); i++)
    g_free (self->side[i]);
}

static const SamvadChartClass funnel_plot_class = {
  "funnel-plot", funnel_plot_measure, funnel_plot_draw, funnel_plot_finalize
};

/* The limits at this n, or the nearest below it. */
static char *
get_limits (SamvadFunnelPlot *self,
            gint64            n)
{
  const SamvadFunnelLimits *found = NULL;

  for (guint i = 0; i < self->limits->len; i++)
    if (g_array_index (self->limits, SamvadFunnelLimits, i).n <= (double) n)
      found = &g_array_index (self->limits, SamvadFunnelLimits, i);
  return found != NULL ? samvad_text_percent_interval (found->low, found->high) : g_strdup ("–");
}

static void
add_dot (SamvadFunnelPlot        *self,
         const SamvadIntervalRow *row)
{
  SamvadChart *chart = &self->parent;
  g_autofree char *share = samvad_interval_to_text (&row->share);
  gboolean hidden = row->share.band == SAMVAD_BAND_SUPPRESSED;
  Dot dot = { g_strdup (row->name), row->share, row->differs && !hidden };

  g_array_append_val (self->dots, dot);
  self->most = MAX (self->most, (double) row->share.n);
  if (!hidden && !isnan (row->share.share))
    self->highest = MAX (self->highest, row->share.share);
  samvad_chart_take_point (chart, row->key, dot.differs
                           ? g_strdup_printf (_("%1$s: %2$s; differs from the State"), row->name, share)
                           : g_strdup_printf (C_("read-out", "%1$s: %2$s"), row->name, share));
  samvad_chart_take_cell (chart, g_strdup (row->name));
  samvad_chart_take_cell (chart, samvad_text_number (row->share.n));
  samvad_chart_take_cell (chart, samvad_interval_get_percent (&row->share));
  samvad_chart_take_cell (chart, get_limits (self, row->share.n));
  samvad_chart_take_cell (chart, g_strdup (dot.differs ? C_("column", "differs") : ""));
}

static char *
describe (SamvadFunnelPlot *self,
          const char       *share_heading)
{
  g_autofree char *n = samvad_text_number (self->dots->len);
  g_autofree char *state = samvad_text_percent (self->state);
  GString *text = g_string_new (NULL);

  /* Translators: what the share is of; a number of districts; the State's share */
  g_string_printf (text, _("Funnel plot: %1$s against the number of answers, %2$s points, with 95%% and 99.8%% "
                           "limits around the State's %3$s."), share_heading, n, state);
  for (guint i = 0; i < self->dots->len; i++)
    if (g_array_index (self->dots, Dot, i).differs)
      g_string_append_printf (text, " %s.", samvad_chart_get_point_text (&self->parent, i));
  return g_string_free (text, FALSE);
}

/* The scale reaches above the outer limit at the n from which shares are shown. */
static void
set_range (SamvadFunnelPlot *self)
{
  if (!isnan (self->state))
    self->highest = MAX (self->highest * 1.08, self->state * 2);
  for (guint i = 0; i < self->limits->len; i++)
    {
      const SamvadFunnelLimits *at = &g_array_index (self->limits, SamvadFunnelLimits, i);

      if (at->n >= SHOWN_FROM && !isnan (at->outer_high))
        self->highest = MAX (self->highest, at->outer_high);
    }
}

/**
 * samvad_funnel_plot_new:
 * @rows: copied
 * @limits: (array length=n_limits): by growing n
 */
SamvadChart *
samvad_funnel_plot_new (const SamvadIntervalRow  *rows,
                        guint                     n_rows,
                        const SamvadFunnelLimits *limits,
                        guint                     n_limits,
                        const char               *row_heading,
                        const char               *share_heading,
                        double                    state_share)
{
  SamvadFunnelPlot *self = samvad_chart_create (&funnel_plot_class, sizeof *self);
  SamvadChart *chart = &self->parent;
  g_autofree char *state = samvad_text_percent (state_share);

  self->dots = g_array_new (FALSE, TRUE, sizeof (Dot));
  g_array_set_clear_func (self->dots, dot_clear);
  self->limits = g_array_new (FALSE, FALSE, sizeof (SamvadFunnelLimits));
  g_array_append_vals (self->limits, limits, n_limits);
  self->state = state_share;
  self->side[0] = g_strdup_printf (C_("chart", "State %s"), state);
  /* Translators: limits around the State's share */
  self->side[1] = g_strdup (C_("chart", "95%"));
  self->side[2] = g_strdup (C_("chart", "99.8%"));
  self->x_heading = g_strdup (C_("chart", "number of answers (dotted: too few)"));
  self->y_heading = g_strdup (share_heading);
  samvad_chart_add_column (chart, row_heading, FALSE);
  samvad_chart_add_column (chart, C_("column", "n"), TRUE);
  samvad_chart_add_column (chart, share_heading, TRUE);
  samvad_chart_add_column (chart, /* xgettext:no-c-format */ _("95% limits"), TRUE);
  samvad_chart_add_column (chart, _("Against the State"), FALSE);
  for (guint i = 0; i < n_rows; i++)
    add_dot (self, &rows[i]);
  set_range (self);
  samvad_chart_take_description (chart, describe (self, share_heading));
  return chart;
}
