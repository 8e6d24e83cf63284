/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-bars.h"

#include "samvad-axis.h"
#include "samvad-chart-class.h"
#include "samvad-rows.h"
#include "samvad-text.h"

typedef struct {
  char             *name;
  char             *label;      /* "14 of 22" */
  char             *note;       /* nullable */
  gint64            value;
  gint64            target;
  SamvadColourName  colour;
  gboolean          provisional;
} Bar;

typedef struct {
  SamvadChart parent;
  GArray     *bars;             /* Bar */
  gint64      highest;
  gint64      line;
  char       *line_label;
} SamvadBars;

static void
bar_clear (gpointer data)
{
  Bar *bar = data;

  g_free (bar->name);
  g_free (bar->label);
  g_free (bar->note);
}

static void
init_rows (SamvadBars   *self,
           SamvadCanvas *canvas,
           SamvadRows   *rows)
{
  samvad_rows_init (rows, self->bars->len);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);

      samvad_rows_widen (rows, canvas, bar->name, bar->label, bar->note);
    }
  rows->foot = self->line >= 0 ? 1.15 * canvas->line : 0;
}

static void
bars_measure (SamvadChart  *chart,
              SamvadCanvas *canvas)
{
  SamvadBars *self = (SamvadBars *) chart;
  SamvadRows rows;

  init_rows (self, canvas, &rows);
  samvad_rows_measure (&rows, canvas);
  if (self->line_label != NULL)
    canvas->minimal_width = MAX (canvas->minimal_width,
                                 samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->line_label));
}

static double
get_share (SamvadBars *self,
           gint64      value)
{
  return (double) value / (double) MAX (self->highest, 1);
}

static void
draw_bar (SamvadBars       *self,
          SamvadCanvas     *canvas,
          const SamvadRows *rows,
          guint             index)
{
  const Bar *bar = &g_array_index (self->bars, Bar, index);
  SamvadBox box = samvad_rows_get_bar (rows, index, get_share (self, bar->value));
  SamvadBox target = samvad_rows_get_bar (rows, index, get_share (self, bar->target));
  gboolean hatched = bar->provisional || (canvas->paper && bar->colour == SAMVAD_COLOUR_OVERDUE);
  double overhang = box.height * 0.2, x = target.x + target.width;

  if (hatched)
    {
      samvad_canvas_hatch (canvas, bar->colour, &box);
      samvad_canvas_outline (canvas, bar->colour, SAMVAD_STROKE_HAIRLINE, &box);
    }
  else
    samvad_canvas_fill (canvas, canvas->paper ? SAMVAD_COLOUR_FOREGROUND : bar->colour,
                        canvas->paper ? 0.7 : 1, &box);
  if (bar->target >= 0)
    samvad_canvas_line (canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_BOLD, x, target.y - overhang, x,
                        target.y + target.height + overhang);
}

static void
draw_line (SamvadBars       *self,
           SamvadCanvas     *canvas,
           const SamvadRows *rows)
{
  SamvadBox end = samvad_rows_get_bar (rows, 0, get_share (self, self->line));
  double x = end.x + end.width, bottom = canvas->height - rows->foot, half;

  if (self->line < 0)
    return;
  half = samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, self->line_label) / 2;
  samvad_canvas_line (canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_DASHED, x, rows->head, x, bottom);
  samvad_canvas_text (canvas, self->line_label, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = CLAMP (x, half, canvas->width - half),
    .y = canvas->height, .x_align = 0.5, .y_align = 1 });
}

static void
bars_draw (SamvadChart  *chart,
           SamvadCanvas *canvas)
{
  SamvadBars *self = (SamvadBars *) chart;
  SamvadRows rows;

  init_rows (self, canvas, &rows);
  samvad_rows_place (&rows, canvas);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      SamvadBox box = samvad_rows_get_box (&rows, canvas, i);

      samvad_chart_mark_point (chart, canvas, i, &box);
      samvad_rows_draw (&rows, canvas, i, bar->name, bar->label, bar->note);
      draw_bar (self, canvas, &rows, i);
    }
  samvad_canvas_line (canvas, SAMVAD_COLOUR_DIM, SAMVAD_STROKE_HAIRLINE, rows.plot_x, rows.head, rows.plot_x,
                      canvas->height - rows.foot);
  draw_line (self, canvas, &rows);
}

static void
bars_finalize (SamvadChart *chart)
{
  SamvadBars *self = (SamvadBars *) chart;

  g_array_unref (self->bars);
  g_free (self->line_label);
}

static const SamvadChartClass bars_class = { "bars", bars_measure, bars_draw, bars_finalize };

static char *
get_label (const SamvadBar *bar)
{
  g_autofree char *value = samvad_text_number (bar->value);
  g_autofree char *target = samvad_text_number (MAX (bar->target, 0));

  if (bar->target < 0)
    return g_steal_pointer (&value);
  /* Translators: counted, of a target */
  return g_strdup_printf (C_("chart", "%1$s of %2$s"), value, target);
}

static char *
get_number (const SamvadBar *bar)
{
  g_autofree char *label = get_label (bar);

  return bar->note != NULL ? g_strdup_printf ("%s, %s", label, bar->note) : g_steal_pointer (&label);
}

static char *
get_reading (const SamvadBar *bar)
{
  g_autofree char *label = get_number (bar);

  if (bar->provisional)
    /* Translators: a name and a number that may still change */
    return g_strdup_printf (_("%1$s: %2$s, provisional"), bar->name, label);
  if (bar->colour == SAMVAD_COLOUR_OVERDUE)
    /* Translators: a name and a number of overdue items */
    return g_strdup_printf (_("%1$s: %2$s, overdue"), bar->name, label);
  return g_strdup_printf (C_("read-out", "%1$s: %2$s"), bar->name, label);
}

static void
add_bar (SamvadBars      *self,
         const SamvadBar *from)
{
  SamvadChart *chart = &self->parent;
  Bar bar = { g_strdup (from->name), get_label (from), g_strdup (from->note), from->value, from->target, from->colour,
              from->provisional };

  g_array_append_val (self->bars, bar);
  self->highest = MAX (self->highest, MAX (from->value, from->target));
  samvad_chart_take_point (chart, from->key, get_reading (from));
  samvad_chart_take_cell (chart, g_strdup (from->name));
  samvad_chart_take_cell (chart, samvad_text_number (from->value));
  samvad_chart_take_cell (chart, from->target >= 0 ? samvad_text_number (from->target) : g_strdup ("–"));
  samvad_chart_take_cell (chart, g_strdup (from->note != NULL ? from->note : ""));
}

static char *
describe (SamvadBars           *self,
          const SamvadBarsData *data)
{
  GString *text = g_string_new (NULL);
  g_autofree char *n_bars = samvad_text_number (self->bars->len);

  /* Translators: what the bars count; how many bars */
  g_string_printf (text, _("%1$s: %2$s bars."), data->value_heading, n_bars);
  for (guint i = 0; i < self->bars->len; i++)
    g_string_append_printf (text, " %s.", samvad_chart_get_point_text (&self->parent, i));
  return g_string_free (text, FALSE);
}

/** samvad_bars_new: horizontal bars from zero; @data: copied */
SamvadChart *
samvad_bars_new (const SamvadBarsData *data)
{
  SamvadBars *self = samvad_chart_create (&bars_class, sizeof *self);

  self->bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  g_array_set_clear_func (self->bars, bar_clear);
  self->line = data->line_label != NULL ? data->line : -1;
  self->line_label = g_strdup (data->line_label);
  self->highest = MAX (self->line, 0);
  samvad_chart_add_column (&self->parent, data->name_heading, FALSE);
  samvad_chart_add_column (&self->parent, data->value_heading, TRUE);
  samvad_chart_add_column (&self->parent, C_("column", "Target"), TRUE);
  samvad_chart_add_column (&self->parent, data->note_heading != NULL ? data->note_heading : C_("column", "Note"),
                           FALSE);
  for (guint i = 0; i < data->n_bars; i++)
    add_bar (self, &data->bars[i]);
  samvad_chart_take_description (&self->parent, describe (self, data));
  return &self->parent;
}
