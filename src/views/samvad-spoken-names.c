/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-spoken-names.h"

#include <adwaita.h>

#include "samvad-text.h"

#define NAMED "samvad-named"    /* of a widget: it was looked after */

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  if (name != NULL && *name != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child);

      if (label != NULL)
        return label;
    }
  return NULL;
}

/* A picture says nothing: its tooltip does. That of a menu button is on the button around it. */
static void
name_by_tooltip (GtkWidget *widget)
{
  GtkWidget *outer = gtk_widget_get_parent (widget);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (tooltip == NULL && outer != NULL && (GTK_IS_MENU_BUTTON (outer) || GTK_IS_DROP_DOWN (outer)))
    tooltip = gtk_widget_get_tooltip_text (outer);
  set_name (widget, tooltip);
}

static void
name_button (GtkWidget *widget)
{
  GtkWidget *label = find_label (widget);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return;
  if (label == NULL)
    {
      name_by_tooltip (widget);
      g_signal_connect (widget, "notify::tooltip-text", G_CALLBACK (name_by_tooltip), NULL);
    }
  else
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

static void
name_search (GtkWidget *widget)
{
  g_autofree char *placeholder = NULL;

  g_object_get (widget, "placeholder-text", &placeholder, NULL);
  set_name (widget, placeholder != NULL && *placeholder != '\0' ? placeholder : _("Search"));
}

/* What libadwaita derives from a button names itself. */
static gboolean
is_plain_button (GtkWidget *widget)
{
  GType type = G_OBJECT_TYPE (widget);

  return type == GTK_TYPE_BUTTON || type == GTK_TYPE_TOGGLE_BUTTON || type == GTK_TYPE_MENU_BUTTON;
}

static void
name (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), NAMED) != NULL)
    return;
  if (GTK_IS_SEARCH_ENTRY (widget))
    name_search (widget);
  else if (is_plain_button (widget))
    name_button (widget);
  else
    return;
  g_object_set_data (G_OBJECT (widget), NAMED, widget);
}

/* Also what is hidden in the window yet: a reader of the tree may find it there. */
static void
name_all (GtkWidget *widget)
{
  name (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_all (child);
}

static gboolean
on_map (GSignalInvocationHint *hint,
        guint                  n_values,
        const GValue          *values,
        gpointer               data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_WINDOW (widget))
    name_all (widget);
  else
    name (widget);
  return TRUE;
}

/**
 * samvad_spoken_names_init:
 *
 * From now on every button and search entry that comes to the screen has a name that a screen reader says: GTK 4.8
 * names a button with a picture “GtkImage”, and one with widgets inside “GtkButton”.
 */
void
samvad_spoken_names_init (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, NULL, NULL);
}
