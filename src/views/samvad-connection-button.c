/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-connection-button.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadConnectionButton {
  SamvadPage     parent;
  GtkMenuButton *button;
  GtkImage      *icon;
  GtkLabel      *label;
  GtkLabel      *detail;
  GtkLabel      *age;
};

G_DEFINE_FINAL_TYPE (SamvadConnectionButton, samvad_connection_button, SAMVAD_TYPE_PAGE)

static char *
describe_age (SamvadTime checked,
              SamvadTime now)
{
  g_autofree char *age = NULL;

  if (checked == SAMVAD_TIME_NONE)
    return g_strdup (_("The server was never reached from here."));
  age = samvad_text_age (checked, now);
  /* Translators: %s is an age such as "5 minutes ago" */
  return g_strdup_printf (_("The server last answered %s."), age);
}

static void
show_connection (SamvadConnectionButton *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  const SamvadConnection *connection = samvad_view_model_get_connection (model);
  SamvadTime checked = samvad_view_model_get_checked (model);
  SamvadTime now = samvad_view_model_get_now (model);

  gtk_image_set_from_icon_name (self->icon, samvad_connection_get_icon (connection->state));
  samvad_label_take (self->label, samvad_connection_get_label (connection, checked, now));
  samvad_label_take_optional (self->detail, g_strdup (connection->detail));
  samvad_label_take (self->age, describe_age (checked, now));
  samvad_widget_set_class (self->label, "warning",
                           !samvad_connection_is_current (connection->state) &&
                           connection->state != SAMVAD_CONNECTION_CONNECTING);
}

static void
samvad_connection_button_refresh (SamvadPage *page)
{
  show_connection (SAMVAD_CONNECTION_BUTTON (page));
}

static void
samvad_connection_button_show (SamvadPage     *page,
                               SamvadSnapshot *snapshot)
{
  show_connection (SAMVAD_CONNECTION_BUTTON (page));
}

static void
samvad_connection_button_class_init (SamvadConnectionButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAMVAD_PAGE_CLASS (klass)->show = samvad_connection_button_show;
  SAMVAD_PAGE_CLASS (klass)->connection_changed = samvad_connection_button_refresh;
  SAMVAD_PAGE_CLASS (klass)->tick = samvad_connection_button_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-connection-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectionButton, button);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectionButton, icon);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectionButton, label);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectionButton, detail);
  gtk_widget_class_bind_template_child (widget_class, SamvadConnectionButton, age);
}

static void
samvad_connection_button_init (SamvadConnectionButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
