/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told of the controls under a widget. It is read inside the program: GTK 4.8 ends where its tree is
 * read over the bus while widgets come and go, and what only opens on a click is not in that tree at all. */
#include "spoken.h"

#include <string.h>

static gboolean
has_property (GtkWidget             *widget,
              GtkAccessibleProperty  property)
{
  g_autofree char *value = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property))
    return FALSE;
  /* The value where it is not this one. */
  value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "");
  return value != NULL && strpbrk (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\340") != NULL;
}

static gboolean
has_text (GtkWidget *widget)
{
  if ((GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0') ||
      has_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && has_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return tooltip != NULL && *tooltip != '\0';
}

/* What is made of texts says them; what is entered into, switched or drawn does not. */
static gboolean
speaks_by_its_texts (GtkWidget *widget)
{
  return !GTK_IS_TEXT (widget) && !GTK_IS_EDITABLE (widget) && !GTK_IS_SWITCH (widget) && !GTK_IS_DROP_DOWN (widget) &&
         !GTK_IS_RANGE (widget) && !GTK_IS_TEXT_VIEW (widget);
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (has_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  return speaks_by_its_texts (widget) && (has_text (widget) || has_tooltip (widget) || (parent != NULL && has_tooltip (parent)));
}

/* The text inside an entry is the entry, and the button inside a choice the choice. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_TEXT (widget) || (parent != NULL && (GTK_IS_DROP_DOWN (parent) || GTK_IS_SPIN_BUTTON (parent)));
}

/* Containers of controls that take the focus for no purpose of their own. */
static gboolean
is_frame (GtkWidget *widget)
{
  return GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget) ||
         GTK_IS_LIST_BASE (widget) || GTK_IS_STACK (widget);
}

static gboolean
is_drawing (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_IMG && !GTK_IS_IMAGE (widget) &&
         !GTK_IS_PICTURE (widget);
}

static gboolean
is_control (GtkWidget *widget)
{
  if (is_frame (widget) || is_part (widget))
    return FALSE;
  return is_drawing (widget) || gtk_widget_get_focusable (widget) || GTK_IS_BUTTON (widget) || GTK_IS_EDITABLE (widget);
}

static gboolean
has_role (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  /* GTK's own rows and cells have none that is better. */
  return (role != GTK_ACCESSIBLE_ROLE_WIDGET && role != GTK_ACCESSIBLE_ROLE_NONE && role != GTK_ACCESSIBLE_ROLE_GENERIC) ||
         strncmp (G_OBJECT_TYPE_NAME (widget), "Samvad", 6) != 0;
}

static void
check_control (GtkWidget  *widget,
               SpokenFunc  func,
               gpointer    user_data)
{
  if (!has_name (widget))
    func (widget, "has no name", user_data);
  if (!has_role (widget))
    func (widget, "has no role", user_data);
  if (is_drawing (widget) && !has_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION) && !has_tooltip (widget))
    func (widget, "has no description", user_data);
}

guint
spoken_check (GtkWidget  *root,
              SpokenFunc  func,
              gpointer    user_data)
{
  guint count = 0;

  /* Of what is on another page that page tells; a popover is closed. */
  if (!gtk_widget_get_mapped (root) && gtk_widget_get_ancestor (root, GTK_TYPE_POPOVER) == NULL)
    return 0;
  if (is_control (root))
    {
      check_control (root, func, user_data);
      count++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += spoken_check (child, func, user_data);
  return count;
}
