/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sample-funnel.h"

#include <math.h>

#include "samvad-chart-class.h"
#include "samvad-rows.h"
#include "samvad-text.h"

typedef struct {
  char  *name;
  char  *label;
  char  *rate;          /* of the step before; nullable */
  gint64 count;
} Step;

typedef struct {
  SamvadChart parent;
  GArray     *steps;    /* Step */
  gint64      most;
} SamvadSampleFunnel;

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_free (step->label);
  g_free (step->rate);
}

static void
init_rows (SamvadSampleFunnel *self,
           SamvadCanvas       *canvas,
           SamvadRows         *rows)
{
  samvad_rows_init (rows, self->steps->len);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      samvad_rows_widen (rows, canvas, step->name, step->label, step->rate);
    }
}

static void
sample_funnel_measure (SamvadChart  *chart,
                       SamvadCanvas *canvas)
{
  SamvadRows rows;

  init_rows ((SamvadSampleFunnel *) chart, canvas, &rows);
  samvad_rows_measure (&rows, canvas);
}

/* What was lost on the way stays as an outline of the step before. */
static void
draw_step (SamvadSampleFunnel *self,
           SamvadCanvas       *canvas,
           const SamvadRows   *rows,
           guint               index)
{
  double most = (double) MAX (self->most, 1);
  gint64 count = g_array_index (self->steps, Step, index).count;
  gint64 before = index > 0 ? g_array_index (self->steps, Step, index - 1).count : count;
  SamvadBox bar = samvad_rows_get_bar (rows, index, (double) count / most);
  SamvadBox lost = samvad_rows_get_bar (rows, index, (double) before / most);
  gboolean last = index + 1 == self->steps->len;

  samvad_canvas_outline (canvas, SAMVAD_COLOUR_DIM, SAMVAD_STROKE_HAIRLINE, &lost);
  if (canvas->paper)
    samvad_canvas_fill (canvas, SAMVAD_COLOUR_FOREGROUND, last ? 0.75 : 0.3, &bar);
  else
    samvad_canvas_fill (canvas, SAMVAD_COLOUR_ACCENT, last ? 1 : SAMVAD_CHART_DEEPEST_TINT, &bar);
}

static void
sample_funnel_draw (SamvadChart  *chart,
                    SamvadCanvas *canvas)
{
  SamvadSampleFunnel *self = (SamvadSampleFunnel *) chart;
  SamvadRows rows;

  init_rows (self, canvas, &rows);
  samvad_rows_place (&rows, canvas);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);
      SamvadBox box = samvad_rows_get_box (&rows, canvas, i);

      samvad_chart_mark_point (chart, canvas, i, &box);
      samvad_rows_draw (&rows, canvas, i, step->name, step->label, step->rate);
      draw_step (self, canvas, &rows, i);
    }
}

static void
sample_funnel_finalize (SamvadChart *chart)
{
  g_array_unref (((SamvadSampleFunnel *) chart)->steps);
}

static const SamvadChartClass sample_funnel_class = {
  "sample-funnel", sample_funnel_measure, sample_funnel_draw, sample_funnel_finalize
};

static char *
get_rate (gint64 count,
          gint64 before)
{
  return samvad_text_percent (before > 0 ? (double) count / (double) before : NAN);
}

static void
add_step (SamvadSampleFunnel     *self,
          const SamvadSampleStep *from,
          const SamvadSampleStep *before)
{
  SamvadChart *chart = &self->parent;
  g_autofree char *count = samvad_text_number (from->count);
  g_autofree char *rate = before != NULL ? get_rate (from->count, before->count) : g_strdup ("");
  Step step = { g_strdup (from->name), g_strdup (count), before != NULL ? g_strdup (rate) : NULL, from->count };

  samvad_chart_take_point (chart, from->key, before == NULL
                           ? g_strdup_printf (C_("read-out", "%1$s: %2$s"), from->name, count)
                           /* Translators: "contacted: 450, 70% of dialled" */
                           : g_strdup_printf (_("%1$s: %2$s, %3$s of %4$s"), from->name, count, rate, before->name));
  g_array_append_val (self->steps, step);
  self->most = MAX (self->most, from->count);
  samvad_chart_take_cell (chart, g_strdup (from->name));
  samvad_chart_take_cell (chart, g_steal_pointer (&count));
  samvad_chart_take_cell (chart, g_steal_pointer (&rate));
}

/** samvad_sample_funnel_new: each step a part of the one before; @steps: copied */
SamvadChart *
samvad_sample_funnel_new (const SamvadSampleStep *steps,
                          guint                   n_steps)
{
  SamvadSampleFunnel *self = samvad_chart_create (&sample_funnel_class, sizeof *self);
  SamvadChart *chart = &self->parent;
  GString *text = g_string_new (_("From the sample to complete interviews."));

  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);
  samvad_chart_add_column (chart, C_("column", "Step"), FALSE);
  samvad_chart_add_column (chart, C_("column", "Cases"), TRUE);
  samvad_chart_add_column (chart, _("Of the step before"), TRUE);
  for (guint i = 0; i < n_steps; i++)
    {
      add_step (self, &steps[i], i > 0 ? &steps[i - 1] : NULL);
      g_string_append_printf (text, " %s.", samvad_chart_get_point_text (chart, i));
    }
  samvad_chart_take_description (chart, g_string_free (text, FALSE));
  return chart;
}
