/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-chart-view.h"

#include <adwaita.h>

#define SCREEN_RESOLUTION 96

struct _SamvadChartView {
  GtkWidget         parent;
  SamvadChart      *chart;
  SamvadChartStyle *style;      /* of the theme and font now; NULL: to be made */
  gboolean          quiet;
};

G_DEFINE_FINAL_TYPE (SamvadChartView, samvad_chart_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_READOUT, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];
enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static SamvadChartFlags
get_flags (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  SamvadChartFlags flags = SAMVAD_CHART_LIGHT;

  if (adw_style_manager_get_dark (manager))
    flags |= SAMVAD_CHART_DARK;
  if (adw_style_manager_get_high_contrast (manager))
    flags |= SAMVAD_CHART_HIGH_CONTRAST;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    flags |= SAMVAD_CHART_RIGHT_TO_LEFT;
  return flags;
}

static const SamvadChartStyle *
get_style (SamvadChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autofree char *font = NULL;

  if (self->style != NULL)
    return self->style;
  font = pango_font_description_to_string (pango_context_get_font_description (context));
  self->style = samvad_chart_style_new (get_flags (GTK_WIDGET (self)), font);
  self->style->resolution = SCREEN_RESOLUTION;
  return self->style;
}

static void
on_style_changed (SamvadChartView *self)
{
  g_clear_pointer (&self->style, samvad_chart_style_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static const char *
get_readout (SamvadChartView *self)
{
  int focus = self->chart != NULL ? samvad_chart_get_focus (self->chart) : -1;

  return focus >= 0 ? samvad_chart_get_point_text (self->chart, (guint) focus) : NULL;
}

static void
set_focus (SamvadChartView *self,
           int              index)
{
  if (self->quiet || self->chart == NULL || samvad_chart_get_focus (self->chart) == index)
    return;
  samvad_chart_set_focus (self->chart, index);
  if (index >= 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    get_readout (self), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READOUT]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (SamvadChartView *self,
           double           x,
           double           y)
{
  if (self->chart != NULL)
    set_focus (self, samvad_chart_find_point (self->chart, x, y));
}

static void
on_leave (SamvadChartView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    set_focus (self, -1);
}

static void
activate (SamvadChartView *self)
{
  int focus = samvad_chart_get_focus (self->chart);

  if (focus >= 0)
    g_signal_emit (self, signals[ACTIVATED], 0, samvad_chart_get_point_key (self->chart, (guint) focus));
}

/* A click is where the reader looks: nothing is to move under the pointer, however tall the chart. */
static void
grab_focus_in_place (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  gboolean scrolls = viewport != NULL && gtk_viewport_get_scroll_to_focus (GTK_VIEWPORT (viewport));

  if (scrolls)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_widget_grab_focus (widget);
  if (scrolls)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
}

static void
on_pressed (SamvadChartView *self,
            int              n_press,
            double           x,
            double           y)
{
  grab_focus_in_place (GTK_WIDGET (self));
  on_motion (self, x, y);
  if (self->chart != NULL)
    activate (self);
}

/* Returns: the point that @key leads to from @focus, or -2 where the key is not for charts */
static int
step (guint keyval,
      int   focus,
      int   n_points)
{
  switch (keyval)
    {
    case GDK_KEY_Right: case GDK_KEY_Down:
    case GDK_KEY_KP_Right: case GDK_KEY_KP_Down:
      return MIN (focus + 1, n_points - 1);
    case GDK_KEY_Left: case GDK_KEY_Up:
    case GDK_KEY_KP_Left: case GDK_KEY_KP_Up:
      return MAX (focus - 1, 0);
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      return 0;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      return n_points - 1;
    case GDK_KEY_Escape:
      return -1;
    default:
      return -2;
    }
}

static gboolean
on_key_pressed (SamvadChartView *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  int n_points = self->chart != NULL ? (int) samvad_chart_get_n_points (self->chart) : 0;
  int next;

  if (n_points == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space)
    {
      activate (self);
      return GDK_EVENT_STOP;
    }
  next = step (keyval, samvad_chart_get_focus (self->chart), n_points);
  if (next == -2 || (next == -1 && samvad_chart_get_focus (self->chart) == -1))
    return GDK_EVENT_PROPAGATE;
  set_focus (self, next);
  return GDK_EVENT_STOP;
}

static void
samvad_chart_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SamvadChartView *self = SAMVAD_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  samvad_chart_draw (self->chart, cr, width, height, get_style (self));
  cairo_destroy (cr);
}

static void
samvad_chart_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimal,
                           int            *natural,
                           int            *minimal_baseline,
                           int            *natural_baseline)
{
  SamvadChartView *self = SAMVAD_CHART_VIEW (widget);
  double minimal_width = 0, minimal_height = 0, natural_height = 0;

  if (self->chart != NULL)
    samvad_chart_measure (self->chart, get_style (self), for_size > 0 ? for_size : 0,
                          &minimal_width, &minimal_height, &natural_height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimal = *natural = (int) minimal_width;
  else
    {
      *minimal = (int) minimal_height;
      *natural = MAX ((int) natural_height, *minimal);
    }
}

static GtkSizeRequestMode
samvad_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
samvad_chart_view_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (samvad_chart_view_parent_class)->css_changed (widget, change);
  on_style_changed (SAMVAD_CHART_VIEW (widget));
}

static void
samvad_chart_view_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_set_string (value, get_readout (SAMVAD_CHART_VIEW (object)));
}

static void
samvad_chart_view_dispose (GObject *object)
{
  SamvadChartView *self = SAMVAD_CHART_VIEW (object);

  g_clear_pointer (&self->chart, samvad_chart_unref);
  g_clear_pointer (&self->style, samvad_chart_style_free);
  G_OBJECT_CLASS (samvad_chart_view_parent_class)->dispose (object);
}

static void
samvad_chart_view_class_init (SamvadChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = samvad_chart_view_dispose;
  object_class->get_property = samvad_chart_view_get_property;
  widget_class->snapshot = samvad_chart_view_snapshot;
  widget_class->measure = samvad_chart_view_measure;
  widget_class->get_request_mode = samvad_chart_view_get_request_mode;
  widget_class->css_changed = samvad_chart_view_css_changed;
  properties[PROP_READOUT] = g_param_spec_string ("readout", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
add_controllers (SamvadChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
samvad_chart_view_init (SamvadChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
samvad_chart_view_new (void)
{
  return g_object_new (SAMVAD_TYPE_CHART_VIEW, NULL);
}

/* What is read out or selected stays so when newer figures come. */
static void
keep_place (SamvadChart *from,
            SamvadChart *to)
{
  int focus = samvad_chart_get_focus (from);
  const char *key = focus >= 0 ? samvad_chart_get_point_key (from, (guint) focus) : NULL;

  if (key != NULL)
    samvad_chart_set_focus (to, samvad_chart_find_key (to, key));
  samvad_chart_set_selected (to, samvad_chart_get_selected (from));
}

/* A small one in a cell has no title; what it says is its name too. */
static void
name_chart (SamvadChartView *self,
            SamvadChart     *chart)
{
  const char *title = samvad_chart_get_title (chart), *description = samvad_chart_get_description (chart);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL && *title != '\0' ? title : description,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

/** @chart: (transfer none) (nullable) */
void
samvad_chart_view_set_chart (SamvadChartView *self,
                             SamvadChart     *chart)
{
  g_return_if_fail (SAMVAD_IS_CHART_VIEW (self));

  if (chart != NULL && self->chart != NULL)
    keep_place (self->chart, chart);
  g_clear_pointer (&self->chart, samvad_chart_unref);
  self->chart = chart != NULL ? samvad_chart_ref (chart) : NULL;
  if (chart != NULL)
    name_chart (self, chart);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READOUT]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** Returns: (transfer none) (nullable) */
SamvadChart *
samvad_chart_view_get_chart (SamvadChartView *self)
{
  return self->chart;
}

/** @key: (nullable): of the points to mark as chosen; %NULL: none */
void
samvad_chart_view_select (SamvadChartView *self,
                          const char      *key)
{
  g_return_if_fail (SAMVAD_IS_CHART_VIEW (self));

  if (self->chart == NULL || g_strcmp0 (samvad_chart_get_selected (self->chart), key) == 0)
    return;
  samvad_chart_set_selected (self->chart, key);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** What a click or Enter on the point of that @index does. */
void
samvad_chart_view_activate (SamvadChartView *self,
                            int              index)
{
  g_return_if_fail (SAMVAD_IS_CHART_VIEW (self) && self->chart != NULL);

  set_focus (self, index);
  activate (self);
}

/** For a chart in a table's cell: it is read with its row, and takes no focus of its own. */
void
samvad_chart_view_set_quiet (SamvadChartView *self)
{
  self->quiet = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}
