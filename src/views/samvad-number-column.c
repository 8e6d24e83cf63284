/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-number-column.h"

#include "samvad-text.h"

typedef struct {
  SamvadCellFunc       show;
  SamvadNumberOpenFunc open;
  gpointer             data;
} Column;

static void
show (GObject     *item,
      GParamSpec  *pspec,
      GtkListItem *list_item)
{
  const Column *column = g_object_get_data (G_OBJECT (list_item), "samvad-column");
  GtkWidget *button = gtk_list_item_get_child (list_item);

  column->show (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), item, column->data);
}

static void
on_clicked (GtkListItem *list_item)
{
  const Column *column = g_object_get_data (G_OBJECT (list_item), "samvad-column");
  gpointer item = gtk_list_item_get_item (list_item);

  if (item != NULL)
    column->open (item, column->data);
}

static void
on_setup (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          Column             *column)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), GTK_WIDGET (samvad_label_new_cell (TRUE)));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "number");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, _("Show the calls that this counts"));
  g_object_set_data (G_OBJECT (list_item), "samvad-column", column);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), list_item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, button);
}

static void
on_bind (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         Column             *column)
{
  GObject *item = gtk_list_item_get_item (list_item);

  show (item, NULL, list_item);
  g_signal_connect (item, "notify", G_CALLBACK (show), list_item);
}

static void
on_unbind (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           Column             *column)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

/**
 * samvad_number_column_append:
 * @show: as for samvad_column_append()
 * @open: the reader asks for the records behind the number of a row
 *
 * Adds a column of numbers that are buttons.
 *
 * Returns: (transfer none): the column
 */
GtkColumnViewColumn *
samvad_number_column_append (GtkColumnView        *view,
                             const char           *title,
                             SamvadCellFunc        show_cell,
                             SamvadNumberOpenFunc  open,
                             gpointer              user_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new0 (Column, 1);
  g_autoptr (GtkColumnViewColumn) added = NULL;

  *column = (Column) { show_cell, open, user_data };
  g_object_set_data_full (G_OBJECT (factory), "samvad-column", column, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), column);
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_append_column (view, added);
  samvad_column_align_heading (view);
  return added;
}
