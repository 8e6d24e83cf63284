/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-burn-up.h"

#include <math.h>

#include "samvad-axis.h"
#include "samvad-chart-class.h"
#include "samvad-text.h"

#define MIN_PLOT_WIDTH    14.0   /* em */
#define MIN_PLOT_HEIGHT   8.0    /* lines */
#define GOOD_PLOT_HEIGHT  14.0
#define GAP               0.5    /* em between the plot and its labels */
#define TICK_HEIGHT       2.6    /* lines a step of the scale needs */
#define AREA              0.10   /* strength of the tint below the count */
#define FAN               0.24   /* and of the projection's band */
#define N_SIDE_LABELS     4

typedef struct {
  SamvadChart     parent;
  SamvadMonth     month;
  SamvadDay       first;
  guint           n_days;
  guint           n_counted;            /* days up to and with today */
  gboolean        open;                 /* today lies in the month */
  SamvadBurnUpDay days[SAMVAD_BURN_UP_DAYS];
  gint64          total[SAMVAD_BURN_UP_DAYS];
  double          highest;
  char           *counted_label;
  char           *expected_label;
  char           *side[N_SIDE_LABELS];  /* target, projection, its interval, comparison */
} SamvadBurnUp;

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

  for (guint i = 0; i < N_SIDE_LABELS; i++)
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

static void
burn_up_measure (SamvadChart  *chart,
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
  double line = plot->canvas->line, floor_y = plot->bottom - line / 2, y[N_SIDE_LABELS];
  guint order[N_SIDE_LABELS], n = 0;

  for (guint i = 0; i < N_SIDE_LABELS; i++)
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

static void
burn_up_draw (SamvadChart  *chart,
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

static void
burn_up_finalize (SamvadChart *chart)
{
  SamvadBurnUp *self = (SamvadBurnUp *) chart;

  g_free (self->counted_label);
  g_free (self->expected_label);
  for (guint i = 0; i < N_SIDE_LABELS; i++)
    g_free (self->side[i]);
}

static const SamvadChartClass burn_up_class = {
  "burn-up", burn_up_measure, burn_up_draw, burn_up_finalize
};

static char *
get_rounded (double value)
{
  return samvad_text_decimal (value, 0);
}

static char *
get_range (const SamvadBurnUpDay *day)
{
  g_autofree char *low = get_rounded (day->low);
  g_autofree char *high = get_rounded (day->high);

  return isnan (day->low) ? g_strdup ("–") : g_strdup_printf ("%s–%s", low, high);
}

static char *
describe_past (SamvadBurnUp *self,
               guint         day,
               const char   *date)
{
  g_autofree char *counted = samvad_text_number (self->days[day].counted);
  g_autofree char *total = samvad_text_number (self->total[day]);
  g_autofree char *expected = get_rounded (self->days[day].expected);

  if (!self->days[day].working && self->days[day].counted == 0)
    /* Translators: a date; what was counted in all */
    return g_strdup_printf (_("%1$s: day off; %2$s in all"), date, total);
  if (isnan (self->days[day].expected))
    return g_strdup_printf (_("%1$s: %2$s counted, %3$s in all"), date, counted, total);
  return g_strdup_printf (_("%1$s: %2$s counted, %3$s in all; %4$s expected"), date, counted, total, expected);
}

static char *
describe_future (SamvadBurnUp *self,
                 guint         day,
                 const char   *date)
{
  g_autofree char *mean = get_rounded (self->days[day].mean);
  g_autofree char *low = get_rounded (self->days[day].low);
  g_autofree char *high = get_rounded (self->days[day].high);
  g_autofree char *expected = get_rounded (self->days[day].expected);

  if (isnan (self->days[day].mean))
    return g_strdup_printf (_("%1$s: %2$s expected"), date, expected);
  return g_strdup_printf (_("%1$s: projected %2$s, between %3$s and %4$s; %5$s expected"), date, mean, low,
                          high, expected);
}

/* @text: (transfer full): of the day. Returns: (transfer full): with what became of the target on it */
static char *
add_revision (SamvadBurnUp *self,
              guint         day,
              char         *text)
{
  g_autofree char *said = text;
  g_autofree char *target = NULL;

  if (day == 0 || self->days[day].target < 0 || self->days[day].target == self->days[day - 1].target)
    return g_steal_pointer (&said);
  target = samvad_text_number (self->days[day].target);
  /* Translators: what is said of a day; the new target */
  return g_strdup_printf (_("%1$s; target revised to %2$s"), said, target);
}

static void
add_day (SamvadBurnUp *self,
         guint         day)
{
  SamvadChart *chart = &self->parent;
  const SamvadBurnUpDay *from = &self->days[day];
  g_autofree char *date = samvad_text_day_short (self->first + (int) day);
  g_autofree char *key = samvad_day_to_string (self->first + (int) day);
  gboolean past = day < self->n_counted;

  samvad_chart_take_point (chart, key, add_revision (self, day, past ? describe_past (self, day, date)
                                                                     : describe_future (self, day, date)));
  samvad_chart_take_cell (chart, g_steal_pointer (&date));
  samvad_chart_take_cell (chart, g_strdup (from->working ? "" : C_("column", "day off")));
  samvad_chart_take_cell (chart, past ? samvad_text_number (from->counted) : g_strdup ("–"));
  samvad_chart_take_cell (chart, past ? samvad_text_number (self->total[day]) : g_strdup ("–"));
  samvad_chart_take_cell (chart, get_rounded (from->expected));
  samvad_chart_take_cell (chart, get_rounded (from->mean));
  samvad_chart_take_cell (chart, get_range (from));
  samvad_chart_take_cell (chart, get_rounded (from->comparison));
}

static void
add_columns (SamvadChart *chart,
             const char  *comparison_name)
{
  samvad_chart_add_column (chart, C_("column", "Day"), FALSE);
  samvad_chart_add_column (chart, C_("column", "Working day"), FALSE);
  samvad_chart_add_column (chart, C_("column", "Counted"), TRUE);
  samvad_chart_add_column (chart, C_("column", "In all"), TRUE);
  samvad_chart_add_column (chart, C_("column", "Expected"), TRUE);
  samvad_chart_add_column (chart, C_("column", "Projected"), TRUE);
  samvad_chart_add_column (chart, /* xgettext:no-c-format */ _("95% interval"), TRUE);
  samvad_chart_add_column (chart, comparison_name != NULL ? comparison_name : C_("column", "Comparison"), TRUE);
}

static char *
label_number (const char *format,
              double      value)
{
  g_autofree char *number = get_rounded (value);
  GString *text = g_string_new (format);

  g_string_replace (text, "%s", number, 1);
  return g_string_free (text, FALSE);
}

static void
set_labels (SamvadBurnUp *self,
            const char   *comparison_name)
{
  const SamvadBurnUpDay *last = &self->days[self->n_days - 1];

  if (self->n_counted > 0)
    /* Translators: the label of the line of what is counted so far */
    self->counted_label = label_number (C_("chart", "counted %s"), (double) self->total[self->n_counted - 1]);
  if (!isnan (last->expected))
    self->expected_label = g_strdup (C_("chart", "expected"));
  if (last->target >= 0)
    self->side[0] = label_number (C_("chart", "target %s"), (double) last->target);
  if (!isnan (last->mean) && self->open)
    {
      self->side[1] = label_number (C_("chart", "projected %s"), last->mean);
      self->side[2] = get_range (last);
    }
  if (comparison_name != NULL && !isnan (last->comparison))
    {
      g_autofree char *number = get_rounded (last->comparison);

      self->side[3] = g_strdup_printf ("%s %s", comparison_name, number);
    }
}

static double
raise_to (double highest,
          double value)
{
  return isnan (value) ? highest : MAX (highest, value);
}

static void
set_totals (SamvadBurnUp *self)
{
  gint64 total = 0;

  for (guint day = 0; day < self->n_days; day++)
    {
      const SamvadBurnUpDay *from = &self->days[day];

      if (day < self->n_counted)
        total += from->counted;
      self->total[day] = total;
      self->highest = MAX (self->highest, (double) from->target);
      self->highest = raise_to (self->highest, from->expected);
      self->highest = raise_to (self->highest, from->high);
      self->highest = raise_to (self->highest, from->comparison);
    }
  self->highest = MAX (self->highest, (double) total);
}

static char *
describe (SamvadBurnUp *self)
{
  const SamvadBurnUpDay *last = &self->days[self->n_days - 1];
  g_autofree char *month = samvad_text_month (self->month);
  g_autofree char *total = samvad_text_number (self->total[self->n_days - 1]);
  g_autofree char *target = last->target < 0 ? g_strdup ("–") : samvad_text_number (last->target);
  g_autofree char *mean = get_rounded (last->mean);
  g_autofree char *range = get_range (last);
  GString *text = g_string_new (NULL);

  /* Translators: a month; counted so far; the target */
  g_string_printf (text, _("Counted by day, %1$s: %2$s of a target of %3$s."), month, total, target);
  if (isnan (last->mean) || !self->open)
    return g_string_free (text, FALSE);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _("Projected by the end of the month: %1$s (%2$s)."), mean, range);
  return g_string_free (text, FALSE);
}

/** samvad_burn_up_new: @data: copied */
SamvadChart *
samvad_burn_up_new (const SamvadBurnUpData *data)
{
  SamvadBurnUp *self = samvad_chart_create (&burn_up_class, sizeof *self);
  SamvadDay last = samvad_month_get_last (data->month);

  self->month = data->month;
  self->first = samvad_month_get_first (data->month);
  self->n_days = (guint) (last - self->first) + 1;
  self->open = data->today >= self->first && data->today <= last;
  self->n_counted = self->open ? (guint) (data->today - self->first) + 1 : self->n_days;
  if (data->today != SAMVAD_DAY_NONE && data->today < self->first)
    self->n_counted = 0;
  memcpy (self->days, data->days, sizeof self->days);
  set_totals (self);
  set_labels (self, data->comparison_name);
  add_columns (&self->parent, data->comparison_name);
  for (guint day = 0; day < self->n_days; day++)
    add_day (self, day);
  samvad_chart_take_description (&self->parent, describe (self));
  return &self->parent;
}
