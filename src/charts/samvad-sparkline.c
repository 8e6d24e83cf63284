/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sparkline.h"

#include <math.h>

#include "samvad-chart-class.h"
#include "samvad-text.h"

#define MIN_DAY_WIDTH 0.20      /* em */
#define BAR_SHARE     0.72      /* of a day's width */
#define ZERO          0.06      /* of the height: a working day with nothing is a tick, not a gap */

typedef struct {
  SamvadChart          parent;
  guint                n_days;
  double              *values;
  gboolean            *working;
  double               highest;
  SamvadSparklineKind  kind;
} SamvadSparkline;

static void
sparkline_measure (SamvadChart  *chart,
                   SamvadCanvas *canvas)
{
  SamvadSparkline *self = (SamvadSparkline *) chart;

  canvas->minimal_width = MAX (self->n_days, 1) * MIN_DAY_WIDTH * canvas->em;
  canvas->minimal_height = 0.8 * canvas->em;
  canvas->natural_height = canvas->line;
}

static gboolean
is_blank (SamvadSparkline *self,
          guint            day)
{
  return isnan (self->values[day]) || (!self->working[day] && self->values[day] <= 0);
}

static void
draw_bar (SamvadSparkline *self,
          SamvadCanvas    *canvas,
          guint            day,
          double           width)
{
  double height = canvas->height * MAX (self->values[day] / self->highest, ZERO);
  SamvadBox bar = { (day + (1 - BAR_SHARE) / 2) * width, canvas->height - height, width * BAR_SHARE, height };

  samvad_canvas_fill (canvas, canvas->paper ? SAMVAD_COLOUR_FOREGROUND : SAMVAD_COLOUR_ACCENT, 1, &bar);
}

static void
draw_line (SamvadSparkline *self,
           SamvadCanvas    *canvas,
           double           width)
{
  g_autofree SamvadSpot *spots = g_new (SamvadSpot, self->n_days + 1);
  double inset = samvad_canvas_get_stroke (canvas, SAMVAD_STROKE_THIN);
  double height = canvas->height - 2 * inset;
  guint n = 0;

  for (guint day = 0; day < self->n_days; day++)
    if (!is_blank (self, day))
      spots[n++] = (SamvadSpot) { (day + 0.5) * width,
                                  inset + height * (1 - self->values[day] / self->highest) };
  samvad_canvas_path (canvas, SAMVAD_COLOUR_ACCENT, SAMVAD_STROKE_THIN, spots, n);
}

static void
sparkline_draw (SamvadChart  *chart,
                SamvadCanvas *canvas)
{
  SamvadSparkline *self = (SamvadSparkline *) chart;
  double width = canvas->width / MAX (self->n_days, 1);

  for (guint day = 0; day < self->n_days; day++)
    {
      samvad_chart_mark_point (chart, canvas, day, &(SamvadBox) { day * width, 0, width, canvas->height });
      if (self->kind == SAMVAD_SPARKLINE_BARS && !is_blank (self, day))
        draw_bar (self, canvas, day, width);
    }
  if (self->kind == SAMVAD_SPARKLINE_LINE)
    draw_line (self, canvas, width);
}

static void
sparkline_finalize (SamvadChart *chart)
{
  SamvadSparkline *self = (SamvadSparkline *) chart;

  g_free (self->values);
  g_free (self->working);
}

static const SamvadChartClass sparkline_class = {
  "sparkline", sparkline_measure, sparkline_draw, sparkline_finalize
};

static void
add_day (SamvadSparkline *self,
         SamvadDay        day,
         guint            index)
{
  SamvadChart *chart = &self->parent;
  g_autofree char *date = samvad_text_day_short (day);
  g_autofree char *key = samvad_day_to_string (day);
  g_autofree char *value = samvad_text_decimal (self->values[index], 0);

  samvad_chart_take_point (chart, key, is_blank (self, index) && !self->working[index]
                           ? g_strdup_printf (_("%s: day off"), date)
                           : g_strdup_printf (C_("read-out", "%1$s: %2$s"), date, value));
  samvad_chart_take_cell (chart, g_steal_pointer (&date));
  samvad_chart_take_cell (chart, g_steal_pointer (&value));
}

static char *
describe (SamvadSparkline *self,
          const char      *name)
{
  double sum = 0;
  guint n_days = 0;
  g_autofree char *total = NULL, *days = NULL;

  for (guint day = 0; day < self->n_days; day++)
    if (!is_blank (self, day))
      {
        sum += self->values[day];
        n_days++;
      }
  total = samvad_text_decimal (sum, 0);
  days = samvad_text_number (n_days);
  /* Translators: a name; a sum; a number of days */
  return g_strdup_printf (_("%1$s by day: %2$s on %3$s days"), name, total, days);
}

/** samvad_sparkline_new: @data: copied */
SamvadChart *
samvad_sparkline_new (const SamvadSparklineData *data)
{
  SamvadSparkline *self = samvad_chart_create (&sparkline_class, sizeof *self);

  self->n_days = data->n_days;
  self->kind = data->kind;
  self->values = g_memdup2 (data->values, data->n_days * sizeof *data->values);
  self->working = g_new (gboolean, MAX (data->n_days, 1));
  self->highest = data->highest;
  samvad_chart_add_column (&self->parent, C_("column", "Day"), FALSE);
  samvad_chart_add_column (&self->parent, data->name, TRUE);
  for (guint day = 0; day < data->n_days; day++)
    {
      self->working[day] = data->working == NULL || data->working[day];
      if (!isnan (data->values[day]))
        self->highest = MAX (self->highest, data->values[day]);
      add_day (self, data->first + (int) day, day);
    }
  self->highest = MAX (self->highest, 1);
  samvad_chart_take_description (&self->parent, describe (self, data->name));
  return &self->parent;
}
