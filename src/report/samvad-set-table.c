/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-piece.h"

/* So many rows at least stand under a heading at the foot of a page. */
#define KEPT_ROWS 4

typedef struct {
  SamvadType        *type;
  const SamvadTable *table;
  GArray            *columns;   /* guint */
  GArray            *widths;    /* double */
  double             gutter;
  double             padding;
  double             width;     /* of the whole table */
  double             shrink;
} Grid;

typedef struct {
  PangoLayout *layout;
  double       x;
  int          from;            /* lines of this slice */
  int          to;
  double       drop;            /* to the common baseline of the row's first lines */
} SetCell;

typedef struct {
  GArray  *cells;               /* SetCell */
  double   padding;
  double   width;
  double   ink;
  gboolean head;
  gboolean open;                /* the row goes on in the next slice: no line below */
} Row;

static void
clear_set_cell (gpointer data)
{
  g_object_unref (((SetCell *) data)->layout);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

static void
draw_rule (cairo_t *cr,
           double   width,
           double   y,
           gboolean head)
{
  double ink = head ? 0 : 0.75;

  cairo_set_source_rgb (cr, ink, ink, ink);
  cairo_set_line_width (cr, head ? 0.75 : 0.4);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, width, y);
  cairo_stroke (cr);
}

static double
measure_cell (const SetCell *cell)
{
  if (cell->to <= cell->from)
    return 0;
  return cell->drop + samvad_layout_draw_lines (cell->layout, NULL, 0, 0, cell->from, cell->to);
}

static void
draw_row (SamvadPiece *piece,
          cairo_t     *cr,
          double       width,
          double       height)
{
  Row *row = piece->data;

  cairo_set_source_rgb (cr, row->ink, row->ink, row->ink);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const SetCell *cell = &g_array_index (row->cells, SetCell, i);
      /* The lines of a heading stand on the rule. */
      double y = row->head ? height - row->padding - measure_cell (cell) : row->padding + cell->drop;

      if (cell->to > cell->from)
        samvad_layout_draw_lines (cell->layout, cr, cell->x, y, cell->from, cell->to);
    }
  if (!row->open)
    draw_rule (cr, row->width, height - 0.4, row->head);
}

static Row *
row_new (const Grid *grid,
         gboolean    head)
{
  Row *row = g_new0 (Row, 1);

  row->cells = g_array_new (FALSE, TRUE, sizeof (SetCell));
  g_array_set_clear_func (row->cells, clear_set_cell);
  row->padding = grid->padding;
  row->width = grid->width;
  row->head = head;
  row->ink = samvad_type_get_ink (head ? SAMVAD_FACE_HEAD : SAMVAD_FACE_CELL);
  return row;
}

static void
add_cell (const Grid *grid,
          Row        *row,
          guint       position,
          SamvadFace  face,
          const char *text)
{
  guint index = g_array_index (grid->columns, guint, position);
  double width = g_array_index (grid->widths, double, position);
  SetCell cell = { NULL, 0, 0, 0 };

  for (guint i = 0; i < position; i++)
    cell.x += g_array_index (grid->widths, double, i) + grid->gutter;
  cell.layout = samvad_type_set (grid->type, face, text, width, grid->shrink);
  if (samvad_column_is_numeric (samvad_table_get_column (grid->table, index)))
    pango_layout_set_alignment (cell.layout, PANGO_ALIGN_RIGHT);
  cell.to = pango_layout_get_line_count (cell.layout);
  g_array_append_val (row->cells, cell);
}

/* Devanagari letters have more above the baseline than Latin ones: side by side, both stand on
 * the same line. */
static void
align_baselines (Row *row)
{
  double lowest = 0;

  for (guint i = 0; i < row->cells->len; i++)
    lowest = MAX (lowest, samvad_layout_get_ascent (g_array_index (row->cells, SetCell, i).layout));
  for (guint i = 0; i < row->cells->len; i++)
    {
      SetCell *cell = &g_array_index (row->cells, SetCell, i);

      cell->drop = lowest - samvad_layout_get_ascent (cell->layout);
    }
}

static double
measure_row (const Row *row)
{
  double height = 0;

  for (guint i = 0; i < row->cells->len; i++)
    height = MAX (height, measure_cell (&g_array_index (row->cells, SetCell, i)));
  return height + 2 * row->padding;
}

static SamvadPiece *
row_piece_new (Row *row)
{
  return samvad_piece_new (draw_row, row, free_row, measure_row (row));
}

static SamvadPiece *
set_head (const Grid *grid)
{
  Row *row = row_new (grid, TRUE);
  SamvadPiece *piece;

  for (guint i = 0; i < grid->columns->len; i++)
    add_cell (grid, row, i, SAMVAD_FACE_HEAD,
              samvad_table_get_column (grid->table, g_array_index (grid->columns, guint, i))->title);
  piece = row_piece_new (row);
  piece->keep = TRUE;
  piece->gap = grid->type->paper->size * 0.8;
  return piece;
}

static Row *
set_row (const Grid *grid,
         guint       index)
{
  Row *row = row_new (grid, FALSE);
  SamvadFace face = samvad_table_is_strong (grid->table, index) ? SAMVAD_FACE_STRONG : SAMVAD_FACE_CELL;

  for (guint i = 0; i < grid->columns->len; i++)
    {
      guint column = g_array_index (grid->columns, guint, i);
      g_autofree char *text = samvad_cell_to_text (samvad_table_get_cell (grid->table, index, column),
                                                   samvad_table_get_column (grid->table, column));

      add_cell (grid, row, i, face, text);
    }
  align_baselines (row);
  return row;
}

/* How many lines of @cell, from its first, fit into @room; at least one. */
static int
count_fitting (const SetCell *cell,
               double         room)
{
  int to = cell->to;

  while (to > cell->from + 1 && samvad_layout_draw_lines (cell->layout, NULL, 0, 0, cell->from, to) > room)
    to = cell->from + MAX ((to - cell->from) / 2, 1);
  while (to < cell->to && samvad_layout_draw_lines (cell->layout, NULL, 0, 0, cell->from, to + 1) <= room)
    to++;
  return to;
}

/* Cuts what is higher than @room off @row. Returns: (nullable): the rest, as a row of its own */
static Row *
split_row (const Grid *grid,
           Row        *row,
           double      room)
{
  Row *rest;

  if (measure_row (row) <= room)
    return NULL;
  rest = row_new (grid, FALSE);
  for (guint i = 0; i < row->cells->len; i++)
    {
      SetCell *cell = &g_array_index (row->cells, SetCell, i);
      SetCell tail = { g_object_ref (cell->layout), cell->x, 0, cell->to };

      cell->to = cell->to > cell->from ? count_fitting (cell, room - 2 * row->padding - cell->drop) : cell->to;
      tail.from = cell->to;
      g_array_append_val (rest->cells, tail);
    }
  row->open = TRUE;
  return rest;
}

static void
add_row (const Grid  *grid,
         guint        index,
         SamvadPiece *head,
         GPtrArray   *pieces)
{
  double room = samvad_paper_get_depth (grid->type->paper) - head->height;
  Row *row = set_row (grid, index);

  while (row != NULL)
    {
      Row *rest = split_row (grid, row, room);
      SamvadPiece *piece = row_piece_new (row);

      piece->repeat = head;
      g_ptr_array_add (pieces, piece);
      row = rest;
    }
}

/** Sets a table: its heading is repeated on every page, a row stays whole where a page can hold it. */
void
samvad_set_table (SamvadType        *type,
                  const SamvadBlock *block,
                  GPtrArray         *pieces)
{
  g_autoptr (GArray) columns = samvad_table_list_columns (block->table, SAMVAD_COLUMN_PAPER);
  g_autoptr (GArray) widths = NULL;
  guint n_rows = samvad_table_get_n_rows (block->table);
  Grid grid = { type, block->table, columns };
  guint first;
  SamvadPiece *head;

  if (columns->len == 0)
    return;
  grid.gutter = type->paper->size * 1.3;
  widths = grid.widths = samvad_table_fit (type, block->table, columns, samvad_paper_get_measure (type->paper),
                                           grid.gutter, &grid.shrink);
  grid.padding = type->paper->size * 0.22 * grid.shrink;
  grid.width = -grid.gutter;
  for (guint i = 0; i < widths->len; i++)
    grid.width += g_array_index (widths, double, i) + grid.gutter;
  head = set_head (&grid);
  g_ptr_array_add (pieces, head);
  first = pieces->len;
  for (guint i = 0; i < n_rows; i++)
    add_row (&grid, i, head, pieces);
  /* The first rows stay with the heading, the last one with the one before it. */
  head->keep = n_rows > 0;
  for (guint i = 0; i + 1 < MIN (n_rows, KEPT_ROWS); i++)
    ((SamvadPiece *) g_ptr_array_index (pieces, first + i))->keep = TRUE;
  if (n_rows > 2)
    ((SamvadPiece *) g_ptr_array_index (pieces, pieces->len - 2))->keep = TRUE;
}
