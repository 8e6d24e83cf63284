/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-piece.h"

/* Columns are measured on so many rows: more change the widths by nothing that is seen, and a
 * longer word further down is broken inside, never cut off. */
#define MEASURED_ROWS 120

/* A table is set smaller rather than with broken words, but not below this share of its size. */
#define LEAST_SHRINK 0.7

/* In multiples of the body size: a heading over numbers is wrapped at about this width; and a
 * column gets no more white space than this, so that the eye finds from the name to its number. */
#define HEAD_WIDTH 6
#define MOST_SLACK 3.5

typedef struct {
  double least;         /* the longest word */
  double natural;       /* the longest cell on one line */
} Width;

static void
measure_text (SamvadType *type,
              SamvadFace  face,
              const char *text,
              double      shrink,
              Width      *width)
{
  g_autoptr (PangoLayout) layout = samvad_type_set (type, face, text, -1, shrink);

  width->natural = MAX (width->natural, samvad_layout_get_width (layout));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  width->least = MAX (width->least, samvad_layout_get_width (layout));
}

static Width
measure_column (SamvadType        *type,
                const SamvadTable *table,
                guint              index,
                double             shrink)
{
  const SamvadColumn *column = samvad_table_get_column (table, index);
  guint n_rows = MIN (samvad_table_get_n_rows (table), MEASURED_ROWS);
  Width width = { 0, 0 };

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *text = samvad_cell_to_text (samvad_table_get_cell (table, row, index), column);
      gboolean strong = samvad_table_is_strong (table, row);

      measure_text (type, strong ? SAMVAD_FACE_STRONG : SAMVAD_FACE_CELL, text, shrink, &width);
    }
  /* A number or a date is never broken over two lines; a heading may be. */
  if (column->type != SAMVAD_CELL_TEXT)
    width.least = width.natural;
  measure_text (type, SAMVAD_FACE_HEAD, column->title, shrink, &width);
  if (column->type != SAMVAD_CELL_TEXT)
    width.natural = MAX (width.least, MIN (width.natural, HEAD_WIDTH * type->paper->size * shrink));
  /* Rounding of the layout's own units must not wrap what just fits. */
  width.least += 0.5;
  width.natural += 0.5;
  return width;
}

static double
sum_least (const Width *widths,
           guint        n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += widths[i].least;
  return sum;
}

static double
sum_natural (const Width *widths,
             guint        n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += widths[i].natural;
  return sum;
}

/* Between the longest words and the longest cells, every column gives way by the same share;
 * room that is left is spread over them. */
static double
choose_width (const Width *width,
              double       least,
              double       natural,
              double       room,
              double       slack)
{
  if (room >= natural)
    return width->natural + slack;
  if (room >= least)
    return width->least + (width->natural - width->least) * (room - least) / (natural - least);
  return width->least * room / least;
}

/**
 * samvad_table_fit:
 * @columns: (element-type guint): those shown
 * @measure: width for all of them, in points
 * @shrink: (out): by how much smaller the table is set
 *
 * Returns: (transfer full) (element-type double): the widths, which with a @gutter between two of
 *   them add up to @measure or less
 */
GArray *
samvad_table_fit (SamvadType        *type,
                  const SamvadTable *table,
                  GArray            *columns,
                  double             measure,
                  double             gutter,
                  double            *shrink)
{
  g_autofree Width *widths = g_new0 (Width, columns->len);
  GArray *fitted = g_array_new (FALSE, FALSE, sizeof (double));
  double room = measure - gutter * (columns->len - 1);
  double least, natural, slack;

  for (*shrink = 1; ; *shrink -= 0.05)
    {
      for (guint i = 0; i < columns->len; i++)
        widths[i] = measure_column (type, table, g_array_index (columns, guint, i), *shrink);
      least = sum_least (widths, columns->len);
      natural = sum_natural (widths, columns->len);
      if (least <= room || *shrink < LEAST_SHRINK)
        break;
    }
  slack = MIN (MAX (room - natural, 0) / columns->len, MOST_SLACK * type->paper->size);
  for (guint i = 0; i < columns->len; i++)
    {
      double width = choose_width (&widths[i], least, natural, room, slack);

      g_array_append_val (fitted, width);
    }
  return fitted;
}
