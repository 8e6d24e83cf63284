/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-banner.h"

struct _SamvadBanner {
  AdwBin       parent;
  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkButton   *button;
};

G_DEFINE_FINAL_TYPE (SamvadBanner, samvad_banner, ADW_TYPE_BIN)

static void
samvad_banner_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (samvad_banner_parent_class)->dispose (object);
}

static void
samvad_banner_class_init (SamvadBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = samvad_banner_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/samvad/Supervisor/views/samvad-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SamvadBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, SamvadBanner, label);
  gtk_widget_class_bind_template_child (widget_class, SamvadBanner, button);
}

static void
samvad_banner_init (SamvadBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * samvad_banner_say:
 * @text: (nullable): %NULL hides the banner
 * @button: (nullable): what the button says
 * @action: (nullable): what it does: the name of an action
 */
void
samvad_banner_say (SamvadBanner *self,
                   const char   *text,
                   const char   *button,
                   const char   *action)
{
  g_return_if_fail (SAMVAD_IS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (self->label, text);
  if (button != NULL)
    gtk_button_set_label (self->button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
}
