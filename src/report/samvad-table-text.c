/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-table.h"

static void
append_line (GString    *text,
             GPtrArray  *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *field = g_strdelimit (g_strdup (g_ptr_array_index (fields, i)), "\t\r\n", ' ');

      g_string_append_printf (text, i > 0 ? "\t%s" : "%s", field);
    }
  g_string_append_c (text, '\n');
}

static void
append_row (GString           *text,
            const SamvadTable *self,
            GArray            *columns,
            guint              row)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);

      g_ptr_array_add (fields, samvad_cell_to_text (samvad_table_get_cell (self, row, column),
                                                    samvad_table_get_column (self, column)));
    }
  append_line (text, fields);
}

/**
 * samvad_table_to_text:
 *
 * Returns: (transfer full): the table as it stands on paper, one line a row, with tabs between the
 *   cells: what a spreadsheet or a letter takes from the clipboard
 */
char *
samvad_table_to_text (const SamvadTable *self)
{
  g_autoptr (GArray) columns = samvad_table_list_columns (self, SAMVAD_COLUMN_PAPER);
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n", self->title, self->query);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (heads, g_strdup (samvad_table_get_column (self, g_array_index (columns, guint, i))->title));
  append_line (text, heads);
  for (guint row = 0; row < samvad_table_get_n_rows (self); row++)
    append_row (text, self, columns, row);
  return g_string_free (text, FALSE);
}
