/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-table.h"

#include <math.h>

#include "samvad-text.h"

static void
clear_cell (gpointer data)
{
  g_free (((SamvadCell *) data)->text);
}

static void
clear_column (gpointer data)
{
  SamvadColumn *column = data;

  g_free (column->key);
  g_free (column->title);
}

SamvadTable *
samvad_table_new (const char *key,
                  const char *title,
                  const char *query,
                  const char *note)
{
  SamvadTable *self = g_new0 (SamvadTable, 1);

  self->refs = 1;
  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->query = g_strdup (query);
  self->note = g_strdup (note);
  self->columns = g_array_new (FALSE, TRUE, sizeof (SamvadColumn));
  self->cells = g_array_new (FALSE, TRUE, sizeof (SamvadCell));
  self->strong = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_array_set_clear_func (self->columns, clear_column);
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

SamvadTable *
samvad_table_ref (SamvadTable *self)
{
  self->refs++;
  return self;
}

void
samvad_table_unref (SamvadTable *self)
{
  if (--self->refs > 0)
    return;
  g_free (self->key);
  g_free (self->title);
  g_free (self->query);
  g_free (self->note);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_array_unref (self->strong);
  g_free (self);
}

/** All columns come before the first cell. */
void
samvad_table_add_column (SamvadTable       *self,
                         const char        *key,
                         const char        *title,
                         SamvadCellType     type,
                         guint              decimals,
                         SamvadColumnPlace  place)
{
  SamvadColumn column = { g_strdup (key), g_strdup (title), type, decimals, place };

  g_return_if_fail (self->cells->len == 0);
  g_array_append_val (self->columns, column);
}

static void
add_cell (SamvadTable *self,
          SamvadCell   cell)
{
  g_assert (self->columns->len > 0);
  g_array_append_val (self->cells, cell);
}

static SamvadCellType
get_next_type (const SamvadTable *self)
{
  return samvad_table_get_column (self, self->cells->len % self->columns->len)->type;
}

/** @text: (nullable): the next cell; cells are given row by row, in the order of the columns */
void
samvad_table_add_text (SamvadTable *self,
                       const char  *text)
{
  samvad_table_take_text (self, g_strdup (text));
}

void
samvad_table_take_text (SamvadTable *self,
                        char        *text)
{
  g_warn_if_fail (get_next_type (self) == SAMVAD_CELL_TEXT);
  add_cell (self, (SamvadCell) { text != NULL ? SAMVAD_CELL_TEXT : SAMVAD_CELL_EMPTY, text, 0, NAN });
}

/** @count: negative where it does not exist */
void
samvad_table_add_count (SamvadTable *self,
                        gint64       count)
{
  g_warn_if_fail (get_next_type (self) == SAMVAD_CELL_COUNT);
  add_cell (self, (SamvadCell) { count >= 0 ? SAMVAD_CELL_COUNT : SAMVAD_CELL_EMPTY, NULL, count, NAN });
}

/** @number: a share or a decimal number, as the column says; NAN where it does not exist */
void
samvad_table_add_number (SamvadTable *self,
                         double       number)
{
  SamvadCellType type = get_next_type (self);

  g_warn_if_fail (type == SAMVAD_CELL_NUMBER || type == SAMVAD_CELL_SHARE);
  add_cell (self, (SamvadCell) { isfinite (number) ? type : SAMVAD_CELL_EMPTY, NULL, 0, number });
}

void
samvad_table_add_time (SamvadTable *self,
                       SamvadTime   time)
{
  g_warn_if_fail (get_next_type (self) == SAMVAD_CELL_TIME);
  add_cell (self, (SamvadCell) { time != SAMVAD_TIME_NONE ? SAMVAD_CELL_TIME : SAMVAD_CELL_EMPTY, NULL, time, NAN });
}

void
samvad_table_add_day (SamvadTable *self,
                      SamvadDay    day)
{
  g_warn_if_fail (get_next_type (self) == SAMVAD_CELL_DAY);
  add_cell (self, (SamvadCell) { day != SAMVAD_DAY_NONE ? SAMVAD_CELL_DAY : SAMVAD_CELL_EMPTY, NULL, day, NAN });
}

/** The row that was finished last stands out. */
void
samvad_table_set_strong (SamvadTable *self)
{
  guint n_rows = samvad_table_get_n_rows (self);

  g_return_if_fail (n_rows > 0);
  g_array_set_size (self->strong, n_rows);
  g_array_index (self->strong, gboolean, n_rows - 1) = TRUE;
}

guint
samvad_table_get_n_rows (const SamvadTable *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

guint
samvad_table_get_n_columns (const SamvadTable *self)
{
  return self->columns->len;
}

const SamvadColumn *
samvad_table_get_column (const SamvadTable *self,
                         guint              column)
{
  return &g_array_index (self->columns, SamvadColumn, column);
}

const SamvadCell *
samvad_table_get_cell (const SamvadTable *self,
                       guint              row,
                       guint              column)
{
  return &g_array_index (self->cells, SamvadCell, row * self->columns->len + column);
}

gboolean
samvad_table_is_strong (const SamvadTable *self,
                        guint              row)
{
  return row < self->strong->len && g_array_index (self->strong, gboolean, row);
}

/** Returns: (transfer full) (element-type guint): the columns that belong there, in order */
GArray *
samvad_table_list_columns (const SamvadTable *self,
                           SamvadColumnPlace  place)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->columns->len; i++)
    {
      SamvadColumnPlace of = samvad_table_get_column (self, i)->place;

      if (of == SAMVAD_COLUMN_EVERYWHERE || of == place)
        g_array_append_val (columns, i);
    }
  return columns;
}

gboolean
samvad_column_is_numeric (const SamvadColumn *column)
{
  return column->type == SAMVAD_CELL_COUNT || column->type == SAMVAD_CELL_NUMBER ||
         column->type == SAMVAD_CELL_SHARE;
}

/** Returns: (transfer full): the cell as a person reads it, "–" where there is no value */
char *
samvad_cell_to_text (const SamvadCell   *cell,
                     const SamvadColumn *column)
{
  switch (cell->type)
    {
    case SAMVAD_CELL_TEXT:
      return g_strdup (cell->text);
    case SAMVAD_CELL_COUNT:
      return samvad_text_number (cell->integer);
    case SAMVAD_CELL_NUMBER:
      /* A whole number in a column of decimal ones is given as such: "500", not "500.0". */
      return samvad_text_decimal (cell->number, cell->number == floor (cell->number) ? 0 : column->decimals);
    case SAMVAD_CELL_SHARE:
      return samvad_text_percent (cell->number);
    case SAMVAD_CELL_TIME:
      return samvad_text_time (cell->integer);
    case SAMVAD_CELL_DAY:
      return samvad_text_day ((SamvadDay) cell->integer);
    case SAMVAD_CELL_EMPTY:
    default:
      return g_strdup ("–");
    }
}
