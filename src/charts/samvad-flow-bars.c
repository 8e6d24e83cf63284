/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-flow-bars.h"

#include <math.h>

#include "samvad-axis.h"
#include "samvad-chart-class.h"
#include "samvad-text.h"

#define GAP        0.5          /* em */
#define LABEL_GAP  0.9          /* em, between the labels of two groups */
#define BAR_LEAST  0.55         /* em */
#define GROUP      0.72         /* of a group's room that its bars take */
#define MIN_LINES  5.0
#define GOOD_LINES 9.0
#define TICK_LINES 2.6

typedef struct {
  char  *label;
  gint64 values[SAMVAD_FLOW_SERIES];
} Group;

typedef struct {
  SamvadChart parent;
  GArray     *groups;           /* Group */
  char       *series[SAMVAD_FLOW_SERIES];
  guint       n_series;
  gint64      highest;
} SamvadFlowBars;

typedef struct {
  SamvadFlowBars *self;
  SamvadCanvas   *canvas;
  SamvadAxis      y;
  double          left;
  double          width;        /* of a group */
  double          bottom;
  guint           step;         /* every so many groups one has its label, the last among them */
} Plot;

/* From outlined over grey to full: what was asked, what is claimed, what is sure. */
static void
fill_bar (SamvadCanvas    *canvas,
          guint            series,
          guint            n_series,
          const SamvadBox *box)
{
  SamvadColourName colour = canvas->paper ? SAMVAD_COLOUR_FOREGROUND : SAMVAD_COLOUR_ACCENT;

  if (series + 1 == n_series)
    samvad_canvas_fill (canvas, colour, 1, box);
  else if (series > 0)
    samvad_canvas_fill (canvas, colour, SAMVAD_CHART_DEEPEST_TINT, box);
  samvad_canvas_outline (canvas, colour, SAMVAD_STROKE_HAIRLINE, box);
}

static void
group_clear (gpointer data)
{
  g_free (((Group *) data)->label);
}

static double
measure_left (SamvadFlowBars *self,
              SamvadCanvas   *canvas)
{
  SamvadAxis axis = samvad_axis_new_counts ((double) self->highest, 0, 1, 2);
  g_autofree char *text = samvad_text_number ((gint64) axis.to);

  return samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, text) + GAP * canvas->em;
}

static double
measure_key (SamvadFlowBars *self,
             SamvadCanvas   *canvas)
{
  double width = 0;

  for (guint i = 0; i < self->n_series; i++)
    width += samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->series[i]) + 2.4 * canvas->em;
  return width;
}

static void
flow_bars_measure (SamvadChart  *chart,
                   SamvadCanvas *canvas)
{
  SamvadFlowBars *self = (SamvadFlowBars *) chart;
  double bars = MAX (self->groups->len, 1) * self->n_series * BAR_LEAST / GROUP * canvas->em;
  double rest = 2.9 * canvas->line;

  canvas->minimal_width = MAX (measure_left (self, canvas) + bars, measure_key (self, canvas));
  canvas->minimal_height = MIN_LINES * canvas->line + rest;
  canvas->natural_height = GOOD_LINES * canvas->line + rest;
}

static void
draw_key (const Plot *plot)
{
  SamvadCanvas *canvas = plot->canvas;
  double x = 0, size = 0.8 * canvas->em;

  for (guint i = 0; i < plot->self->n_series; i++)
    {
      SamvadBox box = { x, (canvas->line - size) / 2, size, size };

      fill_bar (canvas, i, plot->self->n_series, &box);
      samvad_canvas_text (canvas, plot->self->series[i], &(SamvadLabel) {
        .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = x + 1.2 * canvas->em,
        .y = canvas->line / 2, .y_align = 0.5 });
      x += samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, plot->self->series[i]) + 2.4 * canvas->em;
    }
}

static void
draw_scale (const Plot *plot)
{
  for (guint i = 0; i < samvad_axis_get_n_ticks (&plot->y); i++)
    {
      double tick = samvad_axis_get_tick (&plot->y, i), y = samvad_axis_map (&plot->y, tick);
      g_autofree char *text = samvad_text_number ((gint64) tick);

      samvad_canvas_line (plot->canvas, i == 0 ? SAMVAD_COLOUR_DIM : SAMVAD_COLOUR_GRID,
                          SAMVAD_STROKE_HAIRLINE, plot->left, y, plot->canvas->width, y);
      samvad_canvas_text (plot->canvas, text, &(SamvadLabel) {
        .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = plot->left - GAP * plot->canvas->em,
        .y = y, .x_align = 1, .y_align = 0.5 });
    }
}

static void
draw_group (const Plot *plot,
            guint       index)
{
  SamvadFlowBars *self = plot->self;
  const Group *group = &g_array_index (self->groups, Group, index);
  double bar = plot->width * GROUP / self->n_series;
  double start = plot->left + plot->width * (index + (1 - GROUP) / 2);

  for (guint i = 0; i < self->n_series; i++)
    {
      double y = samvad_axis_map (&plot->y, (double) MAX (group->values[i], 0));
      SamvadBox box = { start + i * bar, y, bar * 0.88, plot->bottom - y };
      g_autofree char *text = samvad_text_number (group->values[i]);

      if (group->values[i] < 0)
        continue;
      fill_bar (plot->canvas, i, self->n_series, &box);
      samvad_canvas_try_text (plot->canvas, text, &(SamvadLabel) {
        .face = SAMVAD_FACE_SMALL, .x = box.x + box.width / 2, .y = y, .x_align = 0.5, .y_align = 1 });
    }
  if ((self->groups->len - 1 - index) % plot->step != 0)
    return;
  samvad_canvas_try_text (plot->canvas, group->label, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = plot->left + plot->width * (index + 0.5),
    .y = plot->bottom + 0.2 * plot->canvas->line, .x_align = 0.5 });
}

static guint
find_step (const Plot *plot)
{
  double widest = 0;

  for (guint i = 0; i < plot->self->groups->len; i++)
    widest = MAX (widest, samvad_canvas_get_text_width (plot->canvas, SAMVAD_FACE_SMALL,
                                                        g_array_index (plot->self->groups, Group, i).label));
  return (guint) MAX (1, ceil ((widest + LABEL_GAP * plot->canvas->em) / plot->width));
}

static void
flow_bars_draw (SamvadChart  *chart,
                SamvadCanvas *canvas)
{
  SamvadFlowBars *self = (SamvadFlowBars *) chart;
  Plot plot = { self, canvas };
  double top = 2.4 * canvas->line;

  plot.bottom = canvas->height - 1.3 * canvas->line;
  plot.left = measure_left (self, canvas);
  plot.width = (canvas->width - plot.left) / MAX (self->groups->len, 1);
  plot.step = find_step (&plot);
  plot.y = samvad_axis_new_counts ((double) self->highest, plot.bottom, top,
                                   (guint) MAX (2, (plot.bottom - top) / (TICK_LINES * canvas->line)));
  for (guint i = 0; i < self->groups->len; i++)
    samvad_chart_mark_point (chart, canvas, i, &(SamvadBox) {
      plot.left + i * plot.width, canvas->line, plot.width, plot.bottom - canvas->line });
  draw_key (&plot);
  draw_scale (&plot);
  for (guint i = self->groups->len; i > 0; i--)
    draw_group (&plot, i - 1);
}

static void
flow_bars_finalize (SamvadChart *chart)
{
  SamvadFlowBars *self = (SamvadFlowBars *) chart;

  g_array_unref (self->groups);
  for (guint i = 0; i < SAMVAD_FLOW_SERIES; i++)
    g_free (self->series[i]);
}

static const SamvadChartClass flow_bars_class = {
  "flow-bars", flow_bars_measure, flow_bars_draw, flow_bars_finalize
};

static char *
get_count (gint64 value)
{
  return value < 0 ? g_strdup ("–") : samvad_text_number (value);
}

static void
add_group (SamvadFlowBars        *self,
           const SamvadFlowGroup *from)
{
  SamvadChart *chart = &self->parent;
  Group group = { g_strdup (from->label), { 0 } };
  GString *text = g_string_new (from->label);

  memcpy (group.values, from->values, sizeof group.values);
  g_array_append_val (self->groups, group);
  samvad_chart_take_cell (chart, g_strdup (from->label));
  for (guint i = 0; i < self->n_series; i++)
    {
      g_autofree char *count = get_count (from->values[i]);

      self->highest = MAX (self->highest, from->values[i]);
      g_string_append_printf (text, "%s %s %s", i == 0 ? ":" : ",", self->series[i], count);
      samvad_chart_take_cell (chart, g_steal_pointer (&count));
    }
  samvad_chart_take_point (chart, from->key, g_string_free (text, FALSE));
}

/** samvad_flow_bars_new: upright bars in groups, by month from old to new; @data: copied */
SamvadChart *
samvad_flow_bars_new (const SamvadFlowData *data)
{
  SamvadFlowBars *self = samvad_chart_create (&flow_bars_class, sizeof *self);
  SamvadChart *chart = &self->parent;
  GString *text = g_string_new (data->heading);

  self->groups = g_array_new (FALSE, TRUE, sizeof (Group));
  g_array_set_clear_func (self->groups, group_clear);
  samvad_chart_add_column (chart, C_("column", "Month"), FALSE);
  for (guint i = 0; i < SAMVAD_FLOW_SERIES && data->series[i] != NULL; i++)
    {
      self->series[self->n_series++] = g_strdup (data->series[i]);
      samvad_chart_add_column (chart, data->series[i], TRUE);
    }
  for (guint i = 0; i < data->n_groups; i++)
    {
      add_group (self, &data->groups[i]);
      g_string_append_printf (text, "%s %s", i == 0 ? "." : ";", samvad_chart_get_point_text (chart, i));
    }
  samvad_chart_take_description (chart, g_string_free (text, FALSE));
  return chart;
}
