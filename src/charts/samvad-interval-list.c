/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-interval-list.h"

#include <math.h>

#include "samvad-chart-class.h"
#include "samvad-interval.h"
#include "samvad-text.h"

#define GAP            0.9      /* em between columns */
#define ROW            1.30     /* lines, at its best */
#define ROW_LEAST      1.04
#define MIN_PLOT       9.0      /* em */
#define GOOD_PLOT      16.0     /* em: below it the number column gives way, then the band */
#define TICK_ROOM      4.5      /* em a tick's label needs */
#define INSET          0.5      /* em between the plot's edges and its scale */

typedef struct {
  char       *name;
  char       *n;
  char       *band;
  char       *value;
  SamvadShare share;
  gboolean    differs;
} Row;

typedef struct {
  SamvadChart parent;
  GArray     *rows;             /* Row */
  double      state;
  double      highest;
  char       *state_label;
  char       *differs;
} SamvadIntervalList;

/* Where the columns begin and how wide they are; 0: left out. */
typedef struct {
  double name;
  double n;
  double band;
  double value;
  double flag;
  double plot_x;
  double plot;
} Columns;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_free (row->n);
  g_free (row->band);
  g_free (row->value);
}

static double
widen (SamvadCanvas *canvas,
       double        width,
       const char   *text)
{
  return MAX (width, samvad_canvas_get_text_width (canvas, SAMVAD_FACE_NORMAL, text));
}

static double
pad (SamvadCanvas *canvas,
     double        width)
{
  return width > 0 ? width + GAP * canvas->em : 0;
}

static void
measure_columns (SamvadIntervalList *self,
                 SamvadCanvas       *canvas,
                 Columns            *columns)
{
  memset (columns, 0, sizeof *columns);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      columns->name = widen (canvas, columns->name, row->name);
      columns->n = widen (canvas, columns->n, row->n);
      columns->band = widen (canvas, columns->band, row->band);
      columns->value = widen (canvas, columns->value, row->value);
      if (row->differs)
        columns->flag = widen (canvas, columns->flag, self->differs);
    }
}

static double
get_rest (const Columns *columns,
          SamvadCanvas  *canvas)
{
  return canvas->width - pad (canvas, columns->name) - pad (canvas, columns->n) -
         pad (canvas, columns->band) - pad (canvas, columns->value) - pad (canvas, columns->flag);
}

/* The plot gets what the columns leave; the number goes first, it is in the read-out and the table. */
static void
fit_columns (SamvadIntervalList *self,
             SamvadCanvas       *canvas,
             Columns            *columns)
{
  measure_columns (self, canvas, columns);
  if (get_rest (columns, canvas) < GOOD_PLOT * canvas->em)
    columns->value = 0;
  if (get_rest (columns, canvas) < MIN_PLOT * canvas->em)
    columns->n = 0;
  columns->plot = MAX (get_rest (columns, canvas), MIN_PLOT * canvas->em);
  columns->plot_x = pad (canvas, columns->name) + pad (canvas, columns->n) + pad (canvas, columns->band);
}

static double
get_foot (SamvadCanvas *canvas)
{
  return 2.1 * canvas->line;
}

static void
interval_list_measure (SamvadChart  *chart,
                       SamvadCanvas *canvas)
{
  SamvadIntervalList *self = (SamvadIntervalList *) chart;
  guint n_rows = MAX (self->rows->len, 1);
  Columns columns;

  measure_columns (self, canvas, &columns);
  columns.n = columns.value = 0;
  canvas->minimal_width = canvas->width - get_rest (&columns, canvas) + MIN_PLOT * canvas->em;
  canvas->minimal_height = n_rows * ROW_LEAST * canvas->line + get_foot (canvas);
  canvas->natural_height = n_rows * ROW * canvas->line + get_foot (canvas);
}

static SamvadAxis
create_axis (SamvadIntervalList *self,
             SamvadCanvas       *canvas,
             double              x,
             double              width)
{
  double inset = INSET * canvas->em;
  guint ticks = (guint) MAX (2, width / (TICK_ROOM * canvas->em));

  return samvad_axis_new_shares (self->highest, x + inset, x + width - inset, ticks);
}

static void
draw_scale (SamvadIntervalList *self,
            SamvadCanvas       *canvas,
            const SamvadAxis   *axis,
            double              bottom)
{
  for (guint i = 0; i < samvad_axis_get_n_ticks (axis); i++)
    {
      double tick = samvad_axis_get_tick (axis, i);
      g_autofree char *text = samvad_text_percent (tick);
      double x = samvad_axis_map (axis, tick);

      samvad_canvas_line (canvas, SAMVAD_COLOUR_GRID, SAMVAD_STROKE_HAIRLINE, x, 0, x, bottom);
      samvad_canvas_try_text (canvas, text, &(SamvadLabel) {
        .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM, .x = x, .y = bottom, .x_align = 0.5 });
    }
}

static void
draw_state (SamvadIntervalList *self,
            SamvadCanvas       *canvas,
            const SamvadAxis   *axis,
            double              bottom)
{
  double x = samvad_axis_map (axis, self->state);
  double half;

  if (isnan (self->state))
    return;
  half = samvad_canvas_get_text_width (canvas, SAMVAD_FACE_NORMAL, self->state_label) / 2;
  samvad_canvas_line (canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_THIN, x, 0, x,
                      bottom + canvas->line * 0.15);
  samvad_canvas_text (canvas, self->state_label, &(SamvadLabel) {
    .x = CLAMP (x, half, canvas->width - half), .y = bottom + canvas->line, .x_align = 0.5 });
}

static SamvadColourName
get_row_colour (SamvadIntervalList *self,
                const Row          *row)
{
  if (!row->differs)
    return SAMVAD_COLOUR_FOREGROUND;
  return row->share.share > self->state ? SAMVAD_COLOUR_NEGATIVE : SAMVAD_COLOUR_POSITIVE;
}

static void
draw_texts (SamvadIntervalList *self,
            SamvadCanvas       *canvas,
            const Columns      *columns,
            const Row          *row,
            double              y)
{
  double x = pad (canvas, columns->name);
  gboolean hidden = row->share.band == SAMVAD_BAND_SUPPRESSED;

  samvad_canvas_text (canvas, row->name, &(SamvadLabel) {
    .face = row->differs ? SAMVAD_FACE_STRONG : SAMVAD_FACE_NORMAL, .y = y, .y_align = 0.5,
    .max_width = columns->name });
  if (columns->n > 0 && !hidden)
    samvad_canvas_text (canvas, row->n, &(SamvadLabel) {
      .colour = SAMVAD_COLOUR_DIM, .x = x + columns->n, .y = y, .x_align = 1, .y_align = 0.5 });
  x += pad (canvas, columns->n);
  samvad_canvas_text (canvas, row->band, &(SamvadLabel) {
    .colour = SAMVAD_COLOUR_DIM, .x = x, .y = y, .y_align = 0.5, .max_width = columns->band });
  x = columns->plot_x + columns->plot + GAP * canvas->em;
  if (columns->value > 0)
    samvad_canvas_text (canvas, row->value, &(SamvadLabel) {
      .x = x + columns->value, .y = y, .x_align = 1, .y_align = 0.5 });
  if (row->differs)
    samvad_canvas_text (canvas, self->differs, &(SamvadLabel) {
      .colour = get_row_colour (self, row), .x = x + pad (canvas, columns->value), .y = y,
      .y_align = 0.5 });
}

static void
interval_list_draw (SamvadChart  *chart,
                    SamvadCanvas *canvas)
{
  SamvadIntervalList *self = (SamvadIntervalList *) chart;
  double bottom = canvas->height - get_foot (canvas);
  double height = bottom / MAX (self->rows->len, 1);
  Columns columns;
  SamvadAxis axis;

  fit_columns (self, canvas, &columns);
  axis = create_axis (self, canvas, columns.plot_x, columns.plot);
  for (guint i = 0; i < self->rows->len; i++)
    samvad_chart_mark_point (chart, canvas, i, &(SamvadBox) { 0, i * height, canvas->width, height });
  draw_scale (self, canvas, &axis, bottom);
  draw_state (self, canvas, &axis, bottom);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      draw_texts (self, canvas, &columns, row, (i + 0.5) * height);
      samvad_interval_draw (canvas, &axis, (i + 0.5) * height, &row->share, get_row_colour (self, row));
    }
}

static void
interval_list_finalize (SamvadChart *chart)
{
  SamvadIntervalList *self = (SamvadIntervalList *) chart;

  g_array_unref (self->rows);
  g_free (self->state_label);
  g_free (self->differs);
}

static const SamvadChartClass interval_list_class = {
  "interval-list", interval_list_measure, interval_list_draw, interval_list_finalize
};

static char *
describe_row (SamvadIntervalList      *self,
              const SamvadIntervalRow *row)
{
  g_autofree char *share = samvad_interval_to_text (&row->share);
  g_autofree char *state = samvad_text_percent (self->state);

  if (row->share.band == SAMVAD_BAND_SUPPRESSED)
    /* Translators: a district's name and "too few: 14" */
    return g_strdup_printf (C_("read-out", "%1$s: %2$s"), row->name, share);
  if (row->differs)
    /* Translators: a district's name; its share with interval and n; the State's share */
    return g_strdup_printf (_("%1$s: %2$s; differs from the State (%3$s)"), row->name, share, state);
  return g_strdup_printf (_("%1$s: %2$s; cannot be told apart from the State (%3$s)"), row->name, share,
                          state);
}

static char *
get_rank (const SamvadIntervalRow *row)
{
  g_autofree char *low = samvad_text_number (row->rank_low);
  g_autofree char *high = samvad_text_number (row->rank_high);

  if (row->rank_low < 1)
    return g_strdup ("–");
  return row->rank_low == row->rank_high ? g_steal_pointer (&low) : g_strdup_printf ("%s–%s", low, high);
}

static void
add_columns (SamvadChart *chart,
             const char  *row_heading,
             const char  *share_heading)
{
  samvad_chart_add_column (chart, row_heading, FALSE);
  /* Translators: the number of answers */
  samvad_chart_add_column (chart, C_("column", "n"), TRUE);
  samvad_chart_add_column (chart, share_heading, TRUE);
  samvad_chart_add_column (chart, _("95% interval"), TRUE);
  samvad_chart_add_column (chart, C_("column", "Band"), FALSE);
  samvad_chart_add_column (chart, C_("column", "Rank"), TRUE);
  samvad_chart_add_column (chart, _("Against the State"), FALSE);
}

static char *
get_verdict (const SamvadIntervalRow *row)
{
  if (row->share.band == SAMVAD_BAND_SUPPRESSED)
    return g_strdup ("–");
  return g_strdup (row->differs ? C_("column", "differs") : _("cannot be told apart"));
}

static void
add_cells (SamvadChart             *chart,
           const SamvadIntervalRow *row)
{
  samvad_chart_take_cell (chart, g_strdup (row->name));
  samvad_chart_take_cell (chart, samvad_text_number (row->share.n));
  samvad_chart_take_cell (chart, samvad_interval_get_percent (&row->share));
  samvad_chart_take_cell (chart, samvad_interval_get_limits (&row->share));
  samvad_chart_take_cell (chart, samvad_interval_get_band (&row->share));
  samvad_chart_take_cell (chart, get_rank (row));
  samvad_chart_take_cell (chart, get_verdict (row));
}

static char *
get_value (const SamvadShare *share)
{
  g_autofree char *percent = samvad_interval_get_percent (share);
  g_autofree char *limits = samvad_interval_get_limits (share);

  if (share->band == SAMVAD_BAND_SUPPRESSED)
    return g_strdup ("");
  return g_strdup_printf ("%s (%s)", percent, limits);
}

static void
add_row (SamvadIntervalList      *self,
         const SamvadIntervalRow *from)
{
  Row row = { g_strdup (from->name), samvad_text_number (from->share.n),
              samvad_interval_get_band (&from->share), get_value (&from->share), from->share,
              from->differs && from->share.band != SAMVAD_BAND_SUPPRESSED };

  g_array_append_val (self->rows, row);
  if (from->share.n > 0 && !isnan (from->share.high))
    self->highest = MAX (self->highest, from->share.high);
  samvad_chart_take_point (&self->parent, from->key, describe_row (self, from));
  add_cells (&self->parent, from);
}

static char *
describe (SamvadIntervalList *self,
          const char         *share_heading)
{
  g_autofree char *n_rows = samvad_text_number (self->rows->len);
  g_autofree char *state = samvad_text_percent (self->state);
  GString *text = g_string_new (NULL);
  guint n_different = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n_different += g_array_index (self->rows, Row, i).differs ? 1 : 0;
  /* Translators: what the share is of; how many rows; the State's share */
  g_string_printf (text, _("%1$s with 95%% intervals, %2$s rows; the State: %3$s."), share_heading, n_rows,
                   state);
  if (n_different == 0)
    g_string_append_printf (text, " %s", _("None can be told apart from the State."));
  for (guint i = 0; i < self->rows->len && n_different > 0; i++)
    if (g_array_index (self->rows, Row, i).differs)
      g_string_append_printf (text, " %s.", samvad_chart_get_point_text (&self->parent, i));
  return g_string_free (text, FALSE);
}

/**
 * samvad_interval_list_new:
 * @rows: in the order in which they are to stand; copied
 * @row_heading: "District", or what else a row is
 * @share_heading: "Negative share", or what else the share is of
 * @state_share: the line through all; NAN for none
 */
SamvadChart *
samvad_interval_list_new (const SamvadIntervalRow *rows,
                          guint                    n_rows,
                          const char              *row_heading,
                          const char              *share_heading,
                          double                   state_share)
{
  SamvadIntervalList *self = samvad_chart_create (&interval_list_class, sizeof *self);
  g_autofree char *state = samvad_text_percent (state_share);

  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->state = state_share;
  self->highest = isnan (state_share) ? 0 : state_share;
  /* Translators: the label of the line at the State's share, "State 21%" */
  self->state_label = g_strdup_printf (C_("chart", "State %s"), state);
  self->differs = g_strdup (C_("column", "differs"));
  add_columns (&self->parent, row_heading, share_heading);
  for (guint i = 0; i < n_rows; i++)
    add_row (self, &rows[i]);
  samvad_chart_take_description (&self->parent, describe (self, share_heading));
  return &self->parent;
}

/**
 * samvad_interval_list_draw_row:
 *
 * The interval and the State's line of one row alone, for a list or a table that has its own
 * columns; all rows drawn at one width have the same scale.
 */
void
samvad_interval_list_draw_row (SamvadChart            *chart,
                               guint                   index,
                               cairo_t                *cr,
                               double                  width,
                               double                  height,
                               const SamvadChartStyle *style)
{
  SamvadIntervalList *self = (SamvadIntervalList *) chart;
  const Row *row;
  SamvadCanvas canvas;
  SamvadAxis axis;
  double x;

  g_return_if_fail (chart->class == &interval_list_class && index < self->rows->len);

  row = &g_array_index (self->rows, Row, index);
  samvad_canvas_init (&canvas, cr, style, &chart->cache);
  canvas.width = width;
  canvas.height = height;
  axis = create_axis (self, &canvas, 0, width);
  x = samvad_axis_map (&axis, self->state);
  if (!isnan (self->state))
    samvad_canvas_line (&canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_THIN, x, 0, x, height);
  samvad_interval_draw (&canvas, &axis, height / 2, &row->share, get_row_colour (self, row));
  samvad_canvas_clear (&canvas);
}
