/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-columns.h"

#define SPACING 24
#define DEFAULT_WIDTH 560

struct _SamvadColumns {
  GtkWidget parent;
  int       column_width;
};

G_DEFINE_FINAL_TYPE (SamvadColumns, samvad_columns, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_COLUMN_WIDTH, N_PROPERTIES };

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
count_children (SamvadColumns *self)
{
  int count = 0;

  for (GtkWidget *child = next_visible (gtk_widget_get_first_child (GTK_WIDGET (self)));
       child != NULL; child = next_visible (gtk_widget_get_next_sibling (child)))
    count++;
  return count;
}

static int
count_columns (SamvadColumns *self,
               int            width)
{
  int room = (width + SPACING) / (self->column_width + SPACING);

  return MAX (1, MIN (room, count_children (self)));
}

static int
get_column_width (int width,
                  int columns)
{
  return MAX (0, (width - (columns - 1) * SPACING) / columns);
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int minimal_width, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimal_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, minimal_width), NULL, &natural,
                      NULL, NULL);
  return natural;
}

/* Row by row from @y; allocates where @allocate, and returns the height in any case. */
static int
lay_out (SamvadColumns *self,
         int            width,
         gboolean       allocate)
{
  int columns = count_columns (self, width);
  int column_width = get_column_width (width, columns);
  GtkWidget *child = next_visible (gtk_widget_get_first_child (GTK_WIDGET (self)));
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *start = child;
      int height = 0, i;

      for (i = 0; i < columns && child != NULL; i++)
        {
          height = MAX (height, measure_height (child, column_width));
          child = next_visible (gtk_widget_get_next_sibling (child));
        }
      for (GtkWidget *cell = start; allocate && i > 0; i--)
        {
          GtkAllocation place = { 0, y, column_width, height };
          int column = columns - i;

          place.x = (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                     ? columns - 1 - column : column) * (column_width + SPACING);
          gtk_widget_size_allocate (cell, &place, -1);
          cell = next_visible (gtk_widget_get_next_sibling (cell));
        }
      y += height + (child != NULL ? SPACING : 0);
    }
  return y;
}

static int
measure_width (SamvadColumns *self,
               gboolean       natural)
{
  int width = 0;

  for (GtkWidget *child = next_visible (gtk_widget_get_first_child (GTK_WIDGET (self)));
       child != NULL; child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int minimal, wanted;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimal, &wanted, NULL, NULL);
      width = MAX (width, natural ? wanted : minimal);
    }
  return width;
}

static void
samvad_columns_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimal,
                        int            *natural,
                        int            *minimal_baseline,
                        int            *natural_baseline)
{
  SamvadColumns *self = SAMVAD_COLUMNS (widget);

  *minimal_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimal = measure_width (self, FALSE);
      *natural = measure_width (self, TRUE);
    }
  else
    *minimal = *natural = lay_out (self, for_size >= 0 ? for_size : measure_width (self, TRUE), FALSE);
}

static void
samvad_columns_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  lay_out (SAMVAD_COLUMNS (widget), width, TRUE);
}

static GtkSizeRequestMode
samvad_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
samvad_columns_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SAMVAD_COLUMNS (object)->column_width = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
samvad_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (samvad_columns_parent_class)->dispose (object);
}

static void
samvad_columns_class_init (SamvadColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_columns_dispose;
  G_OBJECT_CLASS (klass)->set_property = samvad_columns_set_property;
  widget_class->measure = samvad_columns_measure;
  widget_class->size_allocate = samvad_columns_size_allocate;
  widget_class->get_request_mode = samvad_columns_get_request_mode;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_COLUMN_WIDTH,
    g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT, DEFAULT_WIDTH,
                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
samvad_columns_init (SamvadColumns *self)
{
  self->column_width = DEFAULT_WIDTH;
}
