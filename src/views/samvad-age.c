/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-age.h"

#include "samvad-text.h"
#include "samvad-widgets.h"

struct _SamvadAge {
  SamvadPage parent;
  GtkLabel  *label;
};

G_DEFINE_FINAL_TYPE (SamvadAge, samvad_age, SAMVAD_TYPE_PAGE)

static void
refresh (SamvadPage *page)
{
  SamvadAge *self = SAMVAD_AGE (page);
  SamvadViewModel *model = samvad_page_get_model (page);
  SamvadTime checked = samvad_view_model_get_checked (model);
  SamvadTime now = samvad_view_model_get_now (model);
  char *text = samvad_connection_get_age (samvad_view_model_get_connection (model), checked, now);
  g_autofree char *age = text != NULL ? samvad_text_age (checked, now) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), age);
  samvad_label_take_optional (self->label, text);
}

static void
samvad_age_show (SamvadPage     *page,
                 SamvadSnapshot *snapshot)
{
  refresh (page);
}

static void
samvad_age_class_init (SamvadAgeClass *klass)
{
  SAMVAD_PAGE_CLASS (klass)->show = samvad_age_show;
  SAMVAD_PAGE_CLASS (klass)->connection_changed = refresh;
  SAMVAD_PAGE_CLASS (klass)->tick = refresh;
}

static void
samvad_age_init (SamvadAge *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}
