/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-matrix.h"

#include <math.h>

#include "samvad-chart-class.h"
#include "samvad-interval.h"
#include "samvad-text.h"

#define GAP        0.7          /* em */
#define CELL_LEAST 4.0          /* em wide */
#define ROW        1.60         /* lines a cell is high */
#define ROW_LEAST  1.35
#define N_LINES    0.95         /* lines more for n */
#define FULL_TINT  0.35         /* difference at which the tint is deepest */
#define GUTTER     0.12         /* em between cells */
#define FOOT       0.28         /* lines that the interval takes at a cell's foot */
#define FOOT_LEAST 1.30         /* lines a cell is high at least for it */

typedef struct {
  char       *text;             /* instead of a share; NULL: the share */
  char       *value;
  char       *n;
  SamvadShare share;
  double      reference;
  gboolean    differs;
} Cell;

typedef struct {
  SamvadChart parent;
  GPtrArray  *rows;
  GPtrArray  *columns;
  GArray     *cells;            /* Cell */
  gboolean    high_is_good;
  gboolean    show_n;
} SamvadMatrix;

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->value);
  g_free (cell->n);
}

static double
measure_names (SamvadMatrix *self,
               SamvadCanvas *canvas)
{
  double width = 0;

  for (guint i = 0; i < self->rows->len; i++)
    width = MAX (width, samvad_canvas_get_text_width (canvas, SAMVAD_FACE_NORMAL,
                                                      g_ptr_array_index (self->rows, i)));
  return width + GAP * canvas->em;
}

/* A heading breaks between words, never in one: the longest word sets a column's least width. */
static double
measure_words (SamvadMatrix *self,
               SamvadCanvas *canvas)
{
  double width = CELL_LEAST * canvas->em;

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_ptr_array_index (self->columns, i), " ", -1);

      for (guint word = 0; words[word] != NULL; word++)
        width = MAX (width, samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, words[word]) +
                            0.5 * canvas->em);
    }
  return width;
}

static double
get_cell_width (SamvadMatrix *self,
                SamvadCanvas *canvas)
{
  return (canvas->width - measure_names (self, canvas)) / MAX (self->columns->len, 1);
}

static double
measure_head (SamvadMatrix *self,
              SamvadCanvas *canvas,
              double        cell_width)
{
  SamvadLabel label = { .face = SAMVAD_FACE_SMALL, .max_width = cell_width - 0.3 * canvas->em };
  double height = 0;

  for (guint i = 0; i < self->columns->len; i++)
    height = MAX (height, samvad_canvas_measure_paragraph (canvas, g_ptr_array_index (self->columns, i), &label));
  return height + 0.3 * canvas->em;
}

static void
matrix_measure (SamvadChart  *chart,
                SamvadCanvas *canvas)
{
  SamvadMatrix *self = (SamvadMatrix *) chart;
  double width = MAX (get_cell_width (self, canvas), measure_words (self, canvas));
  double head = measure_head (self, canvas, width), more = self->show_n ? N_LINES : 0;
  guint n_rows = MAX (self->rows->len, 1);

  canvas->minimal_width = measure_names (self, canvas) + MAX (self->columns->len, 1) * measure_words (self, canvas);
  canvas->minimal_height = head + n_rows * (ROW_LEAST + more) * canvas->line;
  canvas->natural_height = head + n_rows * (ROW + more) * canvas->line;
}

static gboolean
is_hidden (const Cell *cell)
{
  return cell->text == NULL && (cell->share.band == SAMVAD_BAND_SUPPRESSED || isnan (cell->share.share));
}

static gboolean
is_good (SamvadMatrix *self,
         const Cell   *cell)
{
  return (cell->share.share >= cell->reference) == self->high_is_good;
}

static SamvadColourName
get_colour (SamvadMatrix *self,
            const Cell   *cell)
{
  if (isnan (cell->reference))
    return SAMVAD_COLOUR_ACCENT;
  return is_good (self, cell) ? SAMVAD_COLOUR_POSITIVE : SAMVAD_COLOUR_NEGATIVE;
}

static double
get_tint (const Cell *cell)
{
  double strength = isnan (cell->reference) ? cell->share.share
                    : fabs (cell->share.share - cell->reference) / FULL_TINT;

  return is_hidden (cell) || cell->text != NULL ? 0 : CLAMP (strength, 0.03, 1) * SAMVAD_CHART_DEEPEST_TINT;
}

/* A sign claims a difference: only where a test carries it. */
static gboolean
has_sign (const Cell *cell)
{
  return cell->differs && cell->text == NULL && !is_hidden (cell) && !isnan (cell->reference);
}

/* Whether the interval has room: a full count has none, and nothing hidden is drawn. */
static gboolean
has_foot (SamvadCanvas    *canvas,
          const Cell      *cell,
          const SamvadBox *box)
{
  return cell->text == NULL && !is_hidden (cell) && cell->share.high > cell->share.low &&
         box->height >= FOOT_LEAST * canvas->line && box->width >= 0.9 * CELL_LEAST * canvas->em;
}

static void
draw_value (SamvadMatrix    *self,
            SamvadCanvas    *canvas,
            const Cell      *cell,
            const SamvadBox *box)
{
  SamvadColour fill = samvad_canvas_get_fill (canvas, get_colour (self, cell), get_tint (cell));
  SamvadColourName ink = is_hidden (cell) ? SAMVAD_COLOUR_DIM : samvad_chart_style_find_ink (canvas->style, &fill);
  const char *text = cell->text != NULL ? cell->text : is_hidden (cell) && !self->show_n ? cell->n : cell->value;
  double width = samvad_canvas_get_text_width (canvas, SAMVAD_FACE_SMALL, text);
  double size = samvad_canvas_get_mark_size (canvas), middle = box->x + box->width / 2;
  gboolean two_lines = self->show_n && cell->text == NULL;
  double foot = has_foot (canvas, cell, box) ? FOOT * canvas->line : 0;
  double y = box->y + (box->height - foot) / 2 - (two_lines ? 0.45 * canvas->line : 0);

  if (canvas->paper)
    ink = is_hidden (cell) ? SAMVAD_COLOUR_DIM : SAMVAD_COLOUR_FOREGROUND;
  samvad_canvas_text (canvas, text, &(SamvadLabel) {
    .face = SAMVAD_FACE_SMALL, .colour = ink, .x = middle, .y = y, .x_align = 0.5, .y_align = 0.5,
    .max_width = box->width });
  if (has_sign (cell) && width + 2.6 * size < box->width)
    samvad_canvas_mark (canvas, is_good (self, cell) ? SAMVAD_MARK_UP : SAMVAD_MARK_DOWN, ink,
                        middle - width / 2 - 0.75 * size, y);
  if (two_lines)
    samvad_canvas_text (canvas, cell->n, &(SamvadLabel) {
      .face = SAMVAD_FACE_SMALL, .colour = ink, .x = middle, .y = y + 0.9 * canvas->line, .x_align = 0.5,
      .y_align = 0.5, .max_width = box->width });
}

static double
map_share (const SamvadBox *box,
           double           share)
{
  return box->x + (0.08 + 0.84 * share) * box->width;
}

/* No share without its interval: all cells have the one scale from none to all, the dot is the
 * share and the line across what it is compared with. */
static void
draw_foot (SamvadMatrix    *self,
           SamvadCanvas    *canvas,
           const Cell      *cell,
           const SamvadBox *box)
{
  SamvadColour fill = samvad_canvas_get_fill (canvas, get_colour (self, cell), canvas->paper ? 0 : get_tint (cell));
  SamvadColourName ink = samvad_chart_style_find_ink (canvas->style, &fill);
  double y = box->y + box->height - FOOT * canvas->line, tick = 0.18 * canvas->line;
  double share = map_share (box, cell->share.share), dot = 0.13 * canvas->em;

  if (!has_foot (canvas, cell, box))
    return;
  samvad_canvas_line (canvas, ink, SAMVAD_STROKE_HAIRLINE, map_share (box, cell->share.low), y,
                      map_share (box, cell->share.high), y);
  samvad_canvas_fill (canvas, ink, 1, &(SamvadBox) { share - dot, y - dot, 2 * dot, 2 * dot });
  if (!isnan (cell->reference) && cell->reference != cell->share.share)
    samvad_canvas_line (canvas, ink, SAMVAD_STROKE_HAIRLINE, map_share (box, cell->reference), y - tick,
                        map_share (box, cell->reference), y + tick);
}

static void
draw_cell (SamvadMatrix    *self,
           SamvadCanvas    *canvas,
           guint            index,
           const SamvadBox *box)
{
  const Cell *cell = &g_array_index (self->cells, Cell, index);
  double gutter = GUTTER * canvas->em;
  SamvadBox inner = { box->x + gutter / 2, box->y + gutter / 2, box->width - gutter, box->height - gutter };

  samvad_chart_mark_point (&self->parent, canvas, index, box);
  if (!canvas->paper)
    samvad_canvas_fill (canvas, get_colour (self, cell), get_tint (cell), &inner);
  if (is_hidden (cell))
    samvad_canvas_outline (canvas, SAMVAD_COLOUR_GRID, SAMVAD_STROKE_DOTTED, &inner);
  else if (has_sign (cell))
    samvad_canvas_outline (canvas, SAMVAD_COLOUR_FOREGROUND, SAMVAD_STROKE_THIN, &inner);
  draw_foot (self, canvas, cell, &inner);
  draw_value (self, canvas, cell, &inner);
}

static void
matrix_draw (SamvadChart  *chart,
             SamvadCanvas *canvas)
{
  SamvadMatrix *self = (SamvadMatrix *) chart;
  double names = measure_names (self, canvas), width = get_cell_width (self, canvas);
  double head = measure_head (self, canvas, width);
  double height = (canvas->height - head) / MAX (self->rows->len, 1);

  for (guint column = 0; column < self->columns->len; column++)
    {
      SamvadLabel label = { .face = SAMVAD_FACE_SMALL, .colour = SAMVAD_COLOUR_DIM,
                            .x = names + (column + 0.5) * width, .y = head - 0.3 * canvas->em, .x_align = 0.5,
                            .y_align = 1, .max_width = width - 0.3 * canvas->em };

      samvad_canvas_paragraph (canvas, g_ptr_array_index (self->columns, column), &label);
    }
  for (guint row = 0; row < self->rows->len; row++)
    {
      double y = head + row * height;

      samvad_canvas_text (canvas, g_ptr_array_index (self->rows, row), &(SamvadLabel) {
        .y = y + height / 2, .y_align = 0.5 });
      for (guint column = 0; column < self->columns->len; column++)
        draw_cell (self, canvas, row * self->columns->len + column,
                   &(SamvadBox) { names + column * width, y, width, height });
    }
}

static void
matrix_finalize (SamvadChart *chart)
{
  SamvadMatrix *self = (SamvadMatrix *) chart;

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->cells);
}

static const SamvadChartClass matrix_class = { "matrix", matrix_measure, matrix_draw, matrix_finalize };

static char *
get_n (const SamvadShare *share)
{
  g_autofree char *n = samvad_text_number (share->n);

  /* Translators: the number of answers */
  return g_strdup_printf (C_("chart", "n %s"), n);
}

static void
add_cell (SamvadMatrix           *self,
          const SamvadMatrixCell *from,
          const char             *row,
          const char             *column)
{
  g_autofree char *share = from->text != NULL ? g_strdup (from->text) : samvad_interval_to_text (&from->share);
  Cell cell = { g_strdup (from->text), samvad_interval_get_percent (&from->share), get_n (&from->share), from->share, from->reference,
                from->differs };

  g_array_append_val (self->cells, cell);
  /* Translators: a row's name, a column's name, their share */
  samvad_chart_take_point (&self->parent, from->key, g_strdup_printf (C_("read-out", "%1$s, %2$s: %3$s"), row,
                                                                     column, share));
  samvad_chart_take_cell (&self->parent, g_steal_pointer (&share));
}

static void
add_row (SamvadMatrix           *self,
         const SamvadMatrixData *data,
         guint                   row)
{
  g_ptr_array_add (self->rows, g_strdup (data->rows[row]));
  samvad_chart_take_cell (&self->parent, g_strdup (data->rows[row]));
  for (guint column = 0; column < data->n_columns; column++)
    add_cell (self, &data->cells[row * data->n_columns + column], data->rows[row], data->columns[column]);
}

static char *
describe (SamvadMatrix           *self,
          const SamvadMatrixData *data)
{
  GString *text = g_string_new (NULL);
  g_autofree char *rows = samvad_text_number (data->n_rows);
  g_autofree char *columns = samvad_text_number (data->n_columns);

  /* Translators: what the share is of; a number of rows and of columns */
  g_string_printf (text, _("%1$s: %2$s rows, %3$s columns."), data->share_heading, rows, columns);
  for (guint i = 0; i < self->cells->len; i++)
    if (has_sign (&g_array_index (self->cells, Cell, i)))
      g_string_append_printf (text, " %s.", samvad_chart_get_point_text (&self->parent, i));
  return g_string_free (text, FALSE);
}

/** samvad_matrix_new: shares in rows and columns, services by district say; @data: copied */
SamvadChart *
samvad_matrix_new (const SamvadMatrixData *data)
{
  SamvadMatrix *self = samvad_chart_create (&matrix_class, sizeof *self);

  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  self->high_is_good = data->high_is_good;
  self->show_n = data->show_n;
  samvad_chart_add_column (&self->parent, data->row_heading, FALSE);
  for (guint column = 0; column < data->n_columns; column++)
    {
      g_ptr_array_add (self->columns, g_strdup (data->columns[column]));
      samvad_chart_add_column (&self->parent, data->columns[column], TRUE);
    }
  for (guint row = 0; row < data->n_rows; row++)
    add_row (self, data, row);
  samvad_chart_take_description (&self->parent, describe (self, data));
  return &self->parent;
}
