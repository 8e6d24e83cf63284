/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-stacked-bars.h"

#include <math.h>

#include "samvad-chart-class.h"
#include "samvad-interval.h"
#include "samvad-rows.h"
#include "samvad-text.h"

#define KEY_GAP 0.5     /* em between a sign and its word */

typedef struct {
  char       *name;
  char       *label;
  gint64      parts[SAMVAD_STACK_PARTS];
  SamvadShare share;
  int         points[SAMVAD_STACK_PARTS];       /* of the parts that are drawn; -1 */
} Stack;

typedef struct {
  SamvadChart     parent;
  SamvadStackKind kind;
  GArray         *stacks;       /* Stack */
} SamvadStackedBars;

static const SamvadColourName colours[][SAMVAD_STACK_PARTS] = {
  [SAMVAD_STACK_SENTIMENT] = { SAMVAD_COLOUR_NEGATIVE, SAMVAD_COLOUR_NEUTRAL, SAMVAD_COLOUR_POSITIVE },
  [SAMVAD_STACK_RECEIVED] = { SAMVAD_COLOUR_POSITIVE, SAMVAD_COLOUR_NEUTRAL, SAMVAD_COLOUR_NEGATIVE },
};

static const SamvadMark marks[][SAMVAD_STACK_PARTS] = {
  [SAMVAD_STACK_SENTIMENT] = { SAMVAD_MARK_DOWN, SAMVAD_MARK_DOT, SAMVAD_MARK_UP },
  [SAMVAD_STACK_RECEIVED] = { SAMVAD_MARK_UP, SAMVAD_MARK_DOT, SAMVAD_MARK_DOWN },
};

static const char *
get_word (SamvadStackKind kind,
          guint           part)
{
  if (kind == SAMVAD_STACK_SENTIMENT)
    return part == 0 ? C_("chart", "negative") : part == 1 ? C_("chart", "neutral") : C_("chart", "positive");
  return part == 0 ? C_("chart", "received") : part == 1 ? C_("chart", "partly") : C_("chart", "not received");
}

static void
stack_clear (gpointer data)
{
  Stack *stack = data;

  g_free (stack->name);
  g_free (stack->label);
}

static void
init_rows (SamvadStackedBars *self,
           SamvadCanvas      *canvas,
           SamvadRows        *rows)
{
  samvad_rows_init (rows, self->stacks->len);
  for (guint i = 0; i < self->stacks->len; i++)
    {
      const Stack *stack = &g_array_index (self->stacks, Stack, i);

      samvad_rows_widen (rows, canvas, stack->name, stack->label, NULL);
    }
  rows->head = 1.3 * canvas->line;
}

static double
measure_key (SamvadStackedBars *self,
             SamvadCanvas      *canvas)
{
  double width = 0;

  for (guint part = 0; part < SAMVAD_STACK_PARTS; part++)
    width += samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, get_word (self->kind, part)) +
             samvad_canvas_get_mark_size (canvas) + 3 * KEY_GAP * canvas->em;
  return width;
}

static void
stacked_bars_measure (SamvadChart  *chart,
                      SamvadCanvas *canvas)
{
  SamvadStackedBars *self = (SamvadStackedBars *) chart;
  SamvadRows rows;

  init_rows (self, canvas, &rows);
  samvad_rows_measure (&rows, canvas);
  canvas->minimal_width = MAX (canvas->minimal_width, measure_key (self, canvas));
}

/* The signs with their words, over the bars where there is room. */
static void
draw_key (SamvadStackedBars *self,
          SamvadCanvas      *canvas,
          const SamvadRows  *rows)
{
  double x = MIN (rows->plot_x, canvas->width - measure_key (self, canvas));
  double size = samvad_canvas_get_mark_size (canvas), gap = KEY_GAP * canvas->em;

  for (guint part = 0; part < SAMVAD_STACK_PARTS; part++)
    {
      const char *word = get_word (self->kind, part);

      samvad_canvas_mark (canvas, marks[self->kind][part], colours[self->kind][part], x + size / 2,
                          canvas->line / 2);
      x += size + gap;
      samvad_canvas_text (canvas, word, &(SamvadLabel) {
        .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = x, .y = canvas->line / 2,
        .y_align = 0.5 });
      x += samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, word) + 2 * gap;
    }
}

static void
draw_count (SamvadCanvas    *canvas,
            const SamvadBox *box,
            gint64           count)
{
  g_autofree char *text = samvad_text_number (count);
  double width = samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, text);

  if (width + 0.8 * canvas->em < box->width)
    samvad_canvas_text (canvas, text, &(SamvadLabel) {
      .face = SAMVAD_FACE_SMALL, .x = box->x + box->width / 2, .y = box->y + box->height / 2, .x_align = 0.5,
      .y_align = 0.5, .knock_out = canvas->paper });
}

static void
draw_stack (SamvadStackedBars *self,
            SamvadCanvas      *canvas,
            const SamvadRows  *rows,
            guint              index)
{
  const Stack *stack = &g_array_index (self->stacks, Stack, index);
  SamvadBox bar = samvad_rows_get_bar (rows, index, 1);
  gint64 sum = 0, before = 0;

  for (guint part = 0; part < SAMVAD_STACK_PARTS; part++)
    sum += stack->parts[part];
  if (sum <= 0 || stack->share.band == SAMVAD_BAND_SUPPRESSED)
    {
      samvad_canvas_outline (canvas, SAMVAD_COLOUR_DIM, SAMVAD_STROKE_DOTTED, &bar);
      return;
    }
  for (guint part = 0; part < SAMVAD_STACK_PARTS; part++)
    {
      SamvadBox box = { bar.x + bar.width * (double) before / (double) sum, bar.y,
                        bar.width * (double) stack->parts[part] / (double) sum, bar.height };
      SamvadColourName colour = colours[self->kind][part];

      before += stack->parts[part];
      if (stack->points[part] >= 0)
        samvad_chart_place_point (&self->parent, canvas, (guint) stack->points[part], &box);
      samvad_canvas_fill (canvas, colour, SAMVAD_CHART_DEEPEST_TINT, &box);
      samvad_canvas_outline (canvas, colour, SAMVAD_STROKE_HAIRLINE, &box);
      draw_count (canvas, &box, stack->parts[part]);
    }
}

/* The first part's interval lies along the lower edge of its bar. */
static void
draw_interval (SamvadCanvas     *canvas,
               const SamvadRows *rows,
               guint             index,
               const Stack      *stack)
{
  SamvadBox bar = samvad_rows_get_bar (rows, index, 1);
  double y = bar.y + bar.height;
  double low = bar.x + bar.width * stack->share.low, high = bar.x + bar.width * stack->share.high;
  double cap = 0.15 * canvas->em;

  if (stack->share.band == SAMVAD_BAND_SUPPRESSED || isnan (stack->share.low))
    return;
  samvad_canvas_line (canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_THIN, low, y, high, y);
  samvad_canvas_line (canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_THIN, low, y - cap, low, y + cap);
  samvad_canvas_line (canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_THIN, high, y - cap, high, y + cap);
}

static void
stacked_bars_draw (SamvadChart  *chart,
                   SamvadCanvas *canvas)
{
  SamvadStackedBars *self = (SamvadStackedBars *) chart;
  SamvadRows rows;

  init_rows (self, canvas, &rows);
  samvad_rows_place (&rows, canvas);
  draw_key (self, canvas, &rows);
  for (guint i = 0; i < self->stacks->len; i++)
    {
      const Stack *stack = &g_array_index (self->stacks, Stack, i);
      SamvadBox box = samvad_rows_get_box (&rows, canvas, i);

      samvad_chart_mark_point (chart, canvas, i, &box);
      samvad_rows_draw (&rows, canvas, i, stack->name, stack->label, NULL);
      draw_stack (self, canvas, &rows, i);
      draw_interval (canvas, &rows, i, stack);
    }
}

static void
stacked_bars_finalize (SamvadChart *chart)
{
  g_array_unref (((SamvadStackedBars *) chart)->stacks);
}

static const SamvadChartClass stacked_bars_class = {
  "stacked-bars", stacked_bars_measure, stacked_bars_draw, stacked_bars_finalize
};

static char *
get_label (const SamvadShare *share)
{
  g_autofree char *percent = samvad_interval_get_percent (share);
  g_autofree char *limits = samvad_interval_get_limits (share);

  if (share->band == SAMVAD_BAND_SUPPRESSED)
    return samvad_interval_get_band (share);
  return g_strdup_printf ("%s (%s)", percent, limits);
}

static char *
get_reading (SamvadStackKind    kind,
             const SamvadStack *stack)
{
  g_autofree char *share = samvad_interval_to_text (&stack->share);
  GString *text = g_string_new (stack->name);

  for (guint part = 0; part < SAMVAD_STACK_PARTS; part++)
    {
      g_autofree char *count = samvad_text_number (stack->parts[part]);

      g_string_append_printf (text, "%s %s %s", part == 0 ? ":" : ",", get_word (kind, part), count);
    }
  g_string_append_printf (text, "; %s", share);
  return g_string_free (text, FALSE);
}

static void
add_stack (SamvadStackedBars *self,
           const SamvadStack *from)
{
  SamvadChart *chart = &self->parent;
  Stack stack = { g_strdup (from->name), get_label (&from->share), { 0 }, from->share, { -1, -1, -1 } };

  memcpy (stack.parts, from->parts, sizeof stack.parts);
  g_array_append_val (self->stacks, stack);
  samvad_chart_take_point (chart, from->key, get_reading (self->kind, from));
  samvad_chart_take_cell (chart, g_strdup (from->name));
  for (guint part = 0; part < SAMVAD_STACK_PARTS; part++)
    samvad_chart_take_cell (chart, samvad_text_number (from->parts[part]));
  samvad_chart_take_cell (chart, samvad_interval_get_percent (&from->share));
  samvad_chart_take_cell (chart, samvad_interval_get_limits (&from->share));
  samvad_chart_take_cell (chart, samvad_interval_get_band (&from->share));
}

/* Behind the points of the bars: what is drawn of each. */
static void
add_parts (SamvadStackedBars *self,
           const SamvadStack *from,
           Stack             *stack)
{
  SamvadChart *chart = &self->parent;

  for (guint part = 0; stack->share.band != SAMVAD_BAND_SUPPRESSED && part < SAMVAD_STACK_PARTS; part++)
    {
      g_autofree char *key = g_strdup_printf ("%s/%u", from->key, part);
      g_autofree char *count = samvad_text_number (stack->parts[part]);

      if (stack->parts[part] == 0)
        continue;
      stack->points[part] = (int) samvad_chart_get_n_points (chart);
      /* Translators: a service, received or not, how many families */
      samvad_chart_take_point (chart, key, g_strdup_printf (C_("chart", "%1$s, %2$s: %3$s"), stack->name,
                                                            get_word (self->kind, part), count));
      chart->n_parts++;
    }
}

/** samvad_stacked_bars_new: bars of one length, parted by share; @stacks: copied */
SamvadChart *
samvad_stacked_bars_new (SamvadStackKind    kind,
                         const SamvadStack *stacks,
                         guint              n_stacks,
                         const char        *name_heading)
{
  SamvadStackedBars *self = samvad_chart_create (&stacked_bars_class, sizeof *self);
  SamvadChart *chart = &self->parent;
  GString *text = g_string_new (kind == SAMVAD_STACK_SENTIMENT ? _("What families say.")
                                                               : _("Services as families report them."));

  self->kind = kind;
  self->stacks = g_array_new (FALSE, TRUE, sizeof (Stack));
  g_array_set_clear_func (self->stacks, stack_clear);
  samvad_chart_add_column (chart, name_heading, FALSE);
  for (guint part = 0; part < SAMVAD_STACK_PARTS; part++)
    samvad_chart_add_column (chart, get_word (kind, part), TRUE);
  samvad_chart_add_column (chart, kind == SAMVAD_STACK_SENTIMENT ? _("Negative share") : _("Received share"), TRUE);
  samvad_chart_add_column (chart, _("95% interval"), TRUE);
  samvad_chart_add_column (chart, C_("column", "Band"), FALSE);
  for (guint i = 0; i < n_stacks; i++)
    {
      add_stack (self, &stacks[i]);
      g_string_append_printf (text, " %s.", samvad_chart_get_point_text (chart, i));
    }
  for (guint i = 0; i < n_stacks; i++)
    add_parts (self, &stacks[i], &g_array_index (self->stacks, Stack, i));
  samvad_chart_take_description (chart, g_string_free (text, FALSE));
  return chart;
}
